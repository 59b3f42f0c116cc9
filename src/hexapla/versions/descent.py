"""Descent: marks that a version shares with another version and not with the text that both rest on.

Whoever translated the text anew would have to make the same mistake: a number changed to the same other number in the
same sentence, the same sentences left out before the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from hexapla.versions.pairing import SURE, Pairing

Departures = frozenset[Hashable]

# A passage that fewer characters tell may fall out of two translations by chance.
_LONG = 80
# What so many versions share, and more than one in three, is no slip of one of them: the text was another then.
_PAIR, _SHARE = 2, 1 / 3


def departures(pairing: Pairing) -> Departures:
    """Return where the right text departs from the left: numbers changed, and runs of sentences left out."""
    return _changed(pairing) | _left_out(pairing)


def telling(versions: Sequence[Departures]) -> Departures:
    """Return the departures of a text's versions that show the descent of one from another: those of few of them.

    That both versions of a text lack a passage shows nothing: it may have been added since.
    """
    times = Counter(departure for version in versions for departure in version)
    most = max(_PAIR, _SHARE * len(versions))
    few = {departure for departure, count in times.items() if count <= most}
    return frozenset(few if len(versions) > _PAIR else {each for each in few if isinstance(each, _Change)})


class _Change(NamedTuple):
    """The first sentence of a link in which numbers were changed, with those gone and those come."""

    sentence: int
    gone: frozenset[float]
    come: frozenset[float]


def _changed(pairing: Pairing) -> Departures:
    """Return the numbers that were changed in sure links."""
    found = []
    for link in pairing.links:
        if link.caption or not link.left or not link.right or link.score < SURE:
            continue
        numbers = [
            frozenset(value for number in side for value in reading.numbers(number))
            for reading, side in ((pairing.left, link.left), (pairing.right, link.right))
        ]
        gone, come = numbers[0] - numbers[1], numbers[1] - numbers[0]
        if gone and come:
            found.append(_Change(link.left[0], gone, come))
    return frozenset(found)


def _left_out(pairing: Pairing) -> Departures:
    """Return the runs of sentences that the version left out, long ones, the end of the text apart."""
    runs: list[list[int]] = []
    last = None
    for link in pairing.links:
        if link.caption or not link.left:
            continue
        if link.right:
            last = None
        elif last is not None:
            runs[-1].extend(link.left)
        else:
            runs.append(list(link.left))
            last = link
    end = pairing.left.body[-1] if pairing.left.body else None
    sentences = pairing.left.sentences
    return frozenset(tuple(run) for run in runs if run[-1] != end and sum(len(sentences[n].text) for n in run) >= _LONG)
