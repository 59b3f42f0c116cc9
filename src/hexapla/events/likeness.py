"""Likeness: whether the telling in one language keeps the order of the telling in another."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct


class Trail(Struct, frozen=True):
    """The marks of a text that stand in it once: its longer words by their consonants and its figures, with places."""

    places: Mapping[int, int]
    marks: frozenset[int]
    length: int


class Order(Struct, frozen=True):
    """What two trails share: marks that stand once in both.

    ``in_order`` is the share of them that stand in one order, ``drift`` how far apart they stand on average, as a share
    of the text's length.
    """

    shared: int
    in_order: float
    drift: float


def trail(marks: Sequence[int]) -> Trail:
    """Return the trail of a text by its marks in their order (see :class:`hexapla.events.tally.Tally`)."""
    places = dict(zip(marks, range(len(marks)), strict=True))
    if len(places) < len(marks):
        for mark, times in Counter(marks).items():
            if times > 1:
                del places[mark]
    return Trail(places, frozenset(places), len(marks))


def order(a: Trail, b: Trail, least: int = 1) -> Order:
    """Return how two trails share their unique marks: a translation keeps their order, a report of its own does not.

    Of trails that share fewer than ``least`` it is only said how many.
    """
    common = a.marks & b.marks
    if len(common) < least:
        return Order(len(common), 0.0, 1.0)
    shared = sorted((a.places[mark], b.places[mark]) for mark in common)
    run = _longest_rise([place for _, place in shared])
    drift = sum(abs(x / a.length - y / b.length) for x, y in shared) / len(shared)
    return Order(len(shared), run / len(shared), drift)


def _longest_rise(places: Sequence[int]) -> int:
    """Return the length of the longest strictly rising subsequence (patience sorting)."""
    tops: list[int] = []
    for place in places:
        where = bisect_left(tops, place)
        tops[where : where + 1] = [place]
    return len(tops)
