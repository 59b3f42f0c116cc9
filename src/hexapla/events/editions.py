"""Editions: the ordinals that articles are counted by, and which of two count one thing differently."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hexapla.events.columns import Bools, Ints
from hexapla.events.signals import UNKNOWN, Edition

CALLED_ALIKE = 2
"""Words around two ordinals that must agree: "diplomatic", "conference"."""


def same_thing(a: Edition | None, b: Edition | None) -> bool:
    """Say whether two ordinals count what is called alike: two of the words around them agree."""
    return a is not None and b is not None and len(a.near & b.near) >= CALLED_ALIKE


class Editions:
    """The ordinals of articles as long rows of numbers: all values, and the words around each article's first."""

    def __init__(self) -> None:
        """Start without any."""
        self._values, self._near = _Lists(), _Lists()

    def append(self, editions: Sequence[Edition]) -> None:
        """Take the ordinals of the next article, the most prominent first."""
        self._values.append([one.value for one in editions])
        self._near.append(sorted(editions[0].near) if editions else [])

    @property
    def counted(self) -> Ints:
        """The first ordinal of each article, or ``UNKNOWN``."""
        return self._values.first(UNKNOWN)

    def at_odds(self, first: Ints, second: Ints) -> Bools:
        """Say of pairs of articles whether they count what is called alike, and have no ordinal in common.

        Articles that have any ordinal in common may count several things.
        """
        common = self._values.shared(first, second)
        return np.asarray((common == 0) & (self._near.shared(first, second) >= CALLED_ALIKE))


class _Lists:
    """Lists of numbers, one after the other; no list holds a number twice."""

    def __init__(self) -> None:
        self._starts, self._numbers = array("q", [0]), array("q")

    def append(self, numbers: Sequence[int]) -> None:
        self._numbers.extend(numbers)
        self._starts.append(len(self._numbers))

    def first(self, nothing: int) -> Ints:
        starts = np.array(self._starts, dtype=np.int64)
        found = np.full(len(starts) - 1, nothing, dtype=np.int64)
        some = np.flatnonzero(np.diff(starts))
        found[some] = np.array(self._numbers, dtype=np.int64)[starts[some]]
        return found

    def shared(self, first: Ints, second: Ints) -> Ints:
        """Return how many numbers the lists of pairs have in common."""
        entries = np.concatenate([self._entries(first), self._entries(second)], axis=1)
        order = np.lexsort(entries)
        pairs, numbers = entries[1][order], entries[0][order]
        again = np.flatnonzero((pairs[1:] == pairs[:-1]) & (numbers[1:] == numbers[:-1]))
        return np.bincount(pairs[again], minlength=len(first))

    def _entries(self, lists: Ints) -> NDArray[np.int64]:
        """Return the numbers of some lists, and the place of each among these."""
        starts = np.frombuffer(self._starts, dtype=np.int64)
        numbers = np.frombuffer(self._numbers, dtype=np.int64) if len(self._numbers) else np.zeros(0, dtype=np.int64)
        widths = starts[lists + 1] - starts[lists]
        owners = np.repeat(np.arange(len(lists)), widths)
        within = np.arange(len(owners)) - np.repeat(np.cumsum(widths) - widths, widths)
        return np.stack([numbers[starts[lists][owners] + within], owners])
