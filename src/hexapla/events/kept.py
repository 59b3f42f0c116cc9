"""Kept: what of the traits of articles is asked for one article at a time, in a file where they are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from msgspec import Struct

from hexapla.events.columns import Ints
from hexapla.events.signals import Edition, Traits
from hexapla.events.spool import Spool


class _Row(Struct, frozen=True, array_like=True):
    days: tuple[int, ...]
    early_day: int
    dated: int
    year: int
    editions: tuple[Edition, ...]
    weekdays: tuple[int, ...]


class Kept:
    """The traits of articles in order, without their features and runs; marks are asked for by themselves."""

    def __init__(self, ids: Sequence[str]) -> None:
        """Start without any; ``ids`` are those of all articles that will come."""
        self._ids = ids
        self._rows = Spool(np.uint8)
        self._marks = Spool(np.uint32)
        self._languages: list[str] = []
        self._tags: dict[str, str] = {}
        self._decode = msgspec.msgpack.Decoder(_Row).decode

    def add(self, one: Traits) -> None:
        """Take the traits of the next article."""
        row = _Row(one.days, one.early_day, one.dated, one.year, one.editions, one.weekdays)
        self._rows.append(msgspec.msgpack.encode(row))
        self._marks.append(one.marks)
        self._languages.append(self._tags.setdefault(one.language, one.language))

    def again(self, before: int) -> None:
        """Take the next article, whose traits are those of an earlier one."""
        self._rows.append(self._rows.read(before, before + 1).tobytes())
        self._marks.append(self._marks.read(before, before + 1).tobytes())
        self._languages.append(self._languages[before])

    def __len__(self) -> int:
        """Return how many articles there are."""
        return len(self._languages)

    def __getitem__(self, number: int) -> Traits:
        """Return the traits of an article by its number."""
        row = self._decode(self._rows.read(number, number + 1).data)
        nothing = (b"",) * 5
        name, language = self._ids[number], self._languages[number]
        said = row.days, row.early_day, row.dated, row.year, row.editions
        return Traits(name, language, *nothing, *said, weekdays=row.weekdays)

    def marks(self, number: int) -> list[int]:
        """Return the marks of an article's text by its number."""
        found: list[int] = self._marks.read(number, number + 1).tolist()
        return found

    def __iter__(self) -> Iterator[Traits]:
        """Yield the traits of all articles."""
        return map(self.__getitem__, range(len(self)))

    @property
    def tags(self) -> list[str]:
        """The languages there are, in order."""
        return sorted(self._tags)

    def languages(self) -> Ints:
        """Return the number of each article's language among :attr:`tags`."""
        numbers = {tag: number for number, tag in enumerate(self.tags)}
        return np.fromiter((numbers[tag] for tag in self._languages), dtype=np.int64, count=len(self))
