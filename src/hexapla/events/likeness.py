"""Likeness: whether the telling in one language keeps the order of the telling in another."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from hexapla.events.signals import Traits


class Order(Struct, frozen=True):
    """What two trails share: marks that stand once in both.

    ``in_order`` is the share of them that stand in one order, ``drift`` how far apart they stand on average, as a share
    of the text's length.
    """

    shared: int
    in_order: float
    drift: float


def order(a: Traits, b: Traits) -> Order:
    """Return how two trails share their unique marks: a translation keeps their order, a report of its own does not."""
    places_a, places_b = _unique(a.trail), _unique(b.trail)
    shared = sorted((places_a[mark], places_b[mark]) for mark in places_a.keys() & places_b.keys())
    if not shared:
        return Order(0, 0.0, 1.0)
    run = _longest_rise([place for _, place in shared])
    drift = sum(abs(x / len(a.trail) - y / len(b.trail)) for x, y in shared) / len(shared)
    return Order(len(shared), run / len(shared), drift)


def _unique(trail: Sequence[str]) -> dict[str, int]:
    times = Counter(trail)
    return {mark: place for place, mark in enumerate(trail) if times[mark] == 1}


def _longest_rise(places: Sequence[int]) -> int:
    """Return the length of the longest strictly rising subsequence (patience sorting)."""
    tops: list[int] = []
    for place in places:
        where = bisect_left(tops, place)
        tops[where : where + 1] = [place]
    return len(tops)
