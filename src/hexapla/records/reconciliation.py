"""Reconciliation: the mentions of several versions made one fact, by value and by the passage they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from hexapla.language.scripts import romanise, word_texts
from hexapla.records import cues
from hexapla.records.coverage import root_of
from hexapla.records.reading import Line, Scene
from hexapla.records.time_units import time_unit
from hexapla.values.text import Evidence, Span

T = TypeVar("T")
V = TypeVar("V", bound=Hashable)
# Values below this are so frequent that two texts may hold the same one by chance; unaligned they need like words.
COMMON_VALUE = 10
_LASTING = ("conference", "commission", "donors", "visit", "meeting")  # kinds of events that take so many days
# Mentions of one value that are compared; what a hostile page repeats beyond that is no further evidence.
MOST_MENTIONS = 400


class Mention(Struct, frozen=True):
    """One statement of a fact in one line: ``span`` is what is quoted, ``words`` how the version says it."""

    line: Line
    span: Span
    words: str | None = None

    def evidence(self) -> Evidence:
        return self.line.quote(self.span.start, self.span.end)


class Groups:
    """Sets of numbered things that are found to be one (union by least number)."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, a: int, b: int) -> None:
        a, b = self.find(a), self.find(b)
        self._parent[max(a, b)] = min(a, b)

    def sets(self) -> list[list[int]]:
        """Return the sets in the order of their least members."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._parent)):
            found.setdefault(self.find(item), []).append(item)
        return [found[key] for key in sorted(found)]


def same_words(a: str | None, b: str | None) -> bool:
    """Return whether two phrases begin alike or one is within the other, romanised ("23 sessions", "sessions")."""
    if not a or not b:
        return False
    one, two = word_texts(romanise(a)), word_texts(romanise(b))
    if not one or not two:
        return False
    return one[0] == two[0] or set(one) <= set(two) or set(two) <= set(one)


def reconcile(mentions: Sequence[Mention], distinctive: bool, scene: Scene) -> list[list[Mention]]:
    """Return the mentions of one value, grouped into facts.

    In one version, mentions that use the same words are one fact, and a title restates its text. Across
    versions, mentions of one row are one fact, the first with the first where a row has several. What is left
    is joined where the two share no version and either say it with the same words or speak different
    languages, when the value is ``distinctive`` or both rest on one text. ``mentions`` must stand in the order
    of columns and of reading.
    """
    mentions = mentions[:MOST_MENTIONS]
    groups = Groups(len(mentions))
    for i, one in enumerate(mentions):
        for j in range(i):
            two = mentions[j]
            restated = distinctive and "title" in {one.line.kind, two.line.kind}
            if one.line.article == two.line.article and (restated or same_words(one.words, two.words)):
                groups.join(i, j)
    _join_rows(mentions, groups, distinctive)
    _join_rest(mentions, groups, distinctive, scene)
    return [[mentions[number] for number in numbers] for numbers in groups.sets()]


def _join_rows(mentions: Sequence[Mention], groups: Groups, distinctive: bool) -> None:
    seen: dict[tuple[int, int], list[int]] = {}
    ranks: Counter[tuple[int, str]] = Counter()
    for number, mention in enumerate(mentions):
        row = mention.line.row
        if row is None:
            continue
        rank = ranks[row, mention.line.article]
        ranks[row, mention.line.article] += 1
        others = seen.setdefault((row, rank), [])
        like = next((n for n in others if distinctive or not _differ(mention, mentions[n])), None)
        others.append(number)
        if like is not None:
            groups.join(number, like)


def _differ(one: Mention, two: Mention) -> bool:
    """Return whether two mentions in one language count different things: "three years", "three games"."""
    return one.line.language == two.line.language and bool(
        one.words and two.words and not same_words(one.words, two.words)
    )


def _join_rest(mentions: Sequence[Mention], groups: Groups, distinctive: bool, scene: Scene) -> None:
    """Join each set that is left with the first before it that it may be joined with."""
    settled: list[list[int]] = []
    for numbers in groups.sets():
        one = [mentions[number] for number in numbers]
        home = next((s for s in settled if _joinable([mentions[n] for n in s], one, distinctive, scene)), None)
        if home is None:
            settled.append(list(numbers))
        else:
            groups.join(home[0], numbers[0])
            home.extend(numbers)


def _joinable(one: list[Mention], two: list[Mention], distinctive: bool, scene: Scene) -> bool:
    if {m.line.article for m in one} & {m.line.article for m in two}:
        return False
    pairs = [(a, b) for a in one for b in two if a.line.language == b.line.language]
    if pairs:
        return any(same_words(a.words, b.words) for a, b in pairs)
    return (
        distinctive
        or bool({root_of(m.line.article, scene) for m in one} & {root_of(m.line.article, scene) for m in two})
        or bool(_lasted(one) & _lasted(two))
    )


def _lasted(mentions: Iterable[Mention]) -> set[str]:
    """Return the units of time that are counted where a conference or the like is told of: what it took, most often."""
    return {
        unit
        for one in mentions
        if (unit := time_unit(one.words, one.line.language)) is not None
        and cues.has("events", one.line.language, one.line.text, *_LASTING)
    }


def wording(mentions: Iterable[Mention]) -> dict[str, str]:
    """Return language -> words, the first that each language gives."""
    found: dict[str, str] = {}
    for mention in mentions:
        if mention.words:
            found.setdefault(mention.line.language or "und", mention.words)
    return dict(sorted(found.items()))


def places(mentions: Iterable[Mention], scene: Scene) -> tuple[Evidence, ...]:
    """Return the evidence of the mentions, each once, in the order of columns and of reading."""
    return tuple(sorted({mention.evidence() for mention in mentions}, key=scene.sort_key))


def most_stated(values: Sequence[V]) -> V:
    """Return the value that most of ``values`` give, the first of equals; ``values`` must not be empty."""
    counts = Counter(values)
    best = max(counts.values())
    return next(value for value in values if counts[value] == best)


def in_order(facts: Iterable[T], evidence: Callable[[T], tuple[Evidence, ...]], scene: Scene) -> tuple[T, ...]:
    """Return facts in the order of their first evidence."""
    return tuple(sorted(facts, key=lambda fact: tuple(scene.sort_key(place) for place in evidence(fact)[:1])))
