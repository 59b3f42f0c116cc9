"""Columns: the features of many articles in a few long rows of numbers, in a file where they are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hexapla.events.features import Features, day
from hexapla.events.signals import Traits
from hexapla.events.spool import Spool
from hexapla.events.tally import Counts

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

CHUNK = 512
"""Articles whose features are in memory at a time."""

_SIZE = 4
_DAYS = {month * 100 + one: day(f"{month:02}-{one:02}") for month in range(1, 13) for one in range(1, 32)}


class Entries(Struct, frozen=True):
    """Features of some articles: the row of each, in order, and how often it stands there."""

    rows: Ints
    features: Features
    counts: Counts


class Column(Struct, frozen=True):
    """One kind of feature of all articles, a row each."""

    features: Spool[np.uint32]
    counts: Spool[np.uint8]

    def read(self, low: int, high: int) -> Entries:
        """Return the entries of the rows from ``low`` up to ``high``, without it, but those that are counted 0."""
        counts = self.counts.read(low, high)
        some = np.flatnonzero(counts)
        widths = self.counts.widths(low, high)
        rows = np.repeat(np.arange(low, low + len(widths)), widths)[some]
        return Entries(rows, self.features.read(low, high)[some], counts[some])

    def chunks(self) -> Iterator[Entries]:
        """Yield all entries, those of :data:`CHUNK` articles at a time."""
        for low in range(0, len(self.counts), CHUNK):
            yield self.read(low, low + CHUNK)


@dataclass(frozen=True)
class Columns:
    """What articles are compared by: words, names among them, numbers with days, and words of the top as written."""

    _words: Spool[np.uint32] = field(default_factory=lambda: Spool(np.uint32))
    _counts: Spool[np.uint8] = field(default_factory=lambda: Spool(np.uint8))
    _named: Spool[np.uint8] = field(default_factory=lambda: Spool(np.uint8))
    _numbers: Spool[np.uint32] = field(default_factory=lambda: Spool(np.uint32))
    _times: Spool[np.uint8] = field(default_factory=lambda: Spool(np.uint8))
    _top: Spool[np.uint32] = field(default_factory=lambda: Spool(np.uint32))
    _once: Spool[np.uint8] = field(default_factory=lambda: Spool(np.uint8))

    def __len__(self) -> int:
        """Return how many articles there are."""
        return len(self._counts)

    @property
    def words(self) -> Column:
        """The words of each article."""
        return Column(self._words, self._counts)

    @property
    def names(self) -> Column:
        """The names of each article."""
        return Column(self._words, self._named)

    @property
    def numbers(self) -> Column:
        """The numbers and days of each article."""
        return Column(self._numbers, self._times)

    @property
    def top(self) -> Column:
        """The words that the beginning of each article prints, each counted once."""
        return Column(self._top, self._once)

    def append(self, one: Traits) -> None:
        """Add the features of an article."""
        self._words.append(one.words)
        self._counts.append(one.counts)
        self._named.append(one.named)
        days = np.array([_DAYS[day] for day in one.days if day in _DAYS], dtype="<u4")
        self._numbers.append(one.numbers + days.tobytes())
        self._times.append(one.times + b"\1" * len(days))
        self._top.append(one.top)
        self._once.append(b"\1" * (len(one.top) // _SIZE))

    def again(self, row: int) -> None:
        """Add the features of an article that has those of another."""
        spools = self._words, self._counts, self._named, self._numbers, self._times, self._top, self._once
        for spool in spools:
            spool.append(spool.read(row, row + 1).tobytes())


def columns(traits: Iterable[Traits]) -> Columns:
    """Return the features of articles, a row each in the order given."""
    found = Columns()
    for one in traits:
        found.append(one)
    return found
