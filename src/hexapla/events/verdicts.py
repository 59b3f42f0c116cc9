"""Verdicts: what people said of which articles report one event, as ties that contradict themselves nowhere.

Of two verdicts that contradict, the later one holds, as far as they do; what is left of the earlier one holds too. So
the verdicts are heard from the last to the first, and of each what the later ones leave room for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from hexapla.events.parties import Parties
from hexapla.values.review import Verdict
from hexapla.values.ties import Ties, Words

KINDS = frozenset({"merge", "split"})


class Heard(Struct, frozen=True):
    """What comes of verdicts, and the numbers of those that later ones overrule: in part, or wholly."""

    ties: Ties
    in_part: tuple[int, ...] = ()
    wholly: tuple[int, ...] = ()


def heard(verdicts: Iterable[Verdict]) -> Heard:
    """Return what comes of verdicts, which must be those in force; those of other kinds are passed over.

    The answer does not depend on their order.
    """
    asked = sorted((one for one in verdicts if one.verdict in KINDS), key=lambda one: one.number)
    parties: Parties[str] = Parties()
    in_part: list[int] = []
    wholly: list[int] = []
    for one in reversed(asked):
        held, lost = _merged(one, parties) if one.verdict == "merge" else _split(one, parties)
        if lost:
            (in_part if held else wholly).append(one.number)
    named = sorted({article for one in asked for article in (*one.articles, *one.others)})
    words = tuple(_words(one) for one in asked)
    return Heard(_ties(parties, named, words), tuple(in_part[::-1]), tuple(wholly[::-1]))


def _merged(verdict: Verdict, parties: Parties[str]) -> tuple[bool, bool]:
    """Unite what a verdict joins, those that fewest of the others are at odds with first; returns (held, lost)."""
    present = {parties.of(article) for article in (*verdict.articles, *verdict.others)}
    order = sorted(present, key=lambda one: (len(parties.foes(one) & present), min(parties.members(one))))
    lost = len(parties.gather(order)) > 1
    ours, theirs = ({parties.of(article) for article in side} for side in (verdict.articles, verdict.others))
    return not ours.isdisjoint(theirs), lost


def _split(verdict: Verdict, parties: Parties[str]) -> tuple[bool, bool]:
    """Unite what a verdict takes out of an event, and set it at odds with the rest; returns (held, lost)."""
    taken = parties.gather(sorted({parties.of(article) for article in verdict.articles}))
    rest = sorted({parties.of(article) for article in verdict.others})
    parted = [parties.part(one, other) for one in taken for other in rest]
    return any(parted), len(taken) > 1 or not all(parted)


def _ties(parties: Parties[str], named: Sequence[str], words: tuple[Words, ...]) -> Ties:
    groups = {parties.of(article): sorted(parties.members(article)) for article in named}
    together = sorted(tuple(group) for group in groups.values() if len(group) > 1)
    apart = {
        (min(group[0], groups[foe][0]), max(group[0], groups[foe][0]))
        for one, group in groups.items()
        for foe in parties.foes(one)
    }
    return Ties(tuple(together), tuple(sorted(apart)), words)


def _words(verdict: Verdict) -> Words:
    sides = frozenset(verdict.articles), frozenset(verdict.others)
    return Words(verdict.number, verdict.verdict, verdict.by, verdict.at, verdict.note, *sides)
