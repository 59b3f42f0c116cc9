"""Lists in memory: when each event was, in which languages and by which outlets it is told, as columns of numbers.

Who asks for a language and an outlet has everything beside the list counted again. A database looks up each mark of
each kind for that, a third of a second for 50,000 events; over columns it takes a millisecond. They take some 300 bytes
an event, and are read again when lists change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from hexapla.values.listing import Count, DayCount, Facets, ListingRequest

KINDS = ("language", "outlet", "series", "year")
"""The kinds of marks that are counted."""
_FACETS = {"language": "languages", "outlet": "outlets", "series": "series", "year": "years"}
Row: TypeAlias = tuple[str, str, int, int, int, bool]
"""An event: id, date, first and last day, how many versions, whether they disagree."""
Chosen: TypeAlias = NDArray[np.bool_]


class ListIndex:
    """The events of an archive in the order of lists, each known by its place there."""

    def __init__(self, rows: Sequence[Row], marks: Iterable[tuple[str, str, Sequence[str]]]) -> None:
        """Take the rows in the order of lists, and marks as kind, value and the events that have it."""
        self.events = [row[0] for row in rows]
        self._place = {event: place for place, event in enumerate(self.events)}
        self._days, self._day = np.unique(np.array([row[1] for row in rows], dtype=object), return_inverse=True)
        self._begins, self._ends, self._versions = (
            np.array([row[column] for row in rows], dtype=np.int64) for column in (2, 3, 4)
        )
        self._open = np.array([row[5] for row in rows], dtype=np.bool_)
        grouped: dict[str, dict[str, NDArray[np.int32]]] = {kind: {} for kind in KINDS}
        for kind, value, events in marks:
            grouped[kind][value] = self._places(events)
        self._marks = {kind: _Marks(values) for kind, values in grouped.items()}

    def chosen(self, request: ListingRequest, found: Iterable[Collection[str]] = ()) -> Chosen:
        """Return which events are asked for; only those that all of ``found`` name, which somebody else has found."""
        chosen = np.ones(len(self.events), dtype=np.bool_)
        for kind in ("outlet", "series", "year"):
            value = getattr(request, kind)
            if value is not None:
                chosen &= self._among(self._marks[kind].of(value))
        if request.language is not None:
            chosen &= self._among(self._marks["language"].of_language(request.language))
        if request.first_day is not None:
            chosen &= self._ends >= request.first_day
        if request.last_day is not None:
            chosen &= (self._begins <= request.last_day) & (self._begins > 0)
        for events in found:
            chosen &= self._among(self._places(events))
        return chosen

    def page(self, chosen: Chosen, offset: int, limit: int) -> tuple[list[str], int]:
        """Return some of the events that were chosen, in their order, and how many these are."""
        places = np.flatnonzero(chosen)
        return [self.events[place] for place in places[offset : offset + limit]], len(places)

    def days(self, chosen: Chosen) -> Iterator[DayCount]:
        """Yield what happened on each date of the events that were chosen, in order; none of those without one."""
        day = self._day[chosen]
        counts = [
            np.bincount(day, weights, len(self._days)).astype(np.int64).tolist()
            for weights in (None, self._versions[chosen], self._open[chosen])
        ]
        for date, events, versions, differing in zip(self._days.tolist(), *counts, strict=True):
            if date and events:
                yield DayCount(date, events, versions, differing)

    def facets(self, chosen: Chosen, most: int) -> Facets:
        """Return by what these events can be asked for further, at most so many values of each kind but years."""
        found = {}
        for kind, name in _FACETS.items():
            counts = self._marks[kind].counts(chosen)
            if kind == "year":
                ordered = sorted(counts, reverse=True)
            else:
                ordered = sorted(counts, key=lambda pair: (-pair[1], pair[0]))[:most]
            found[name] = tuple(Count(value, times) for value, times in ordered)
        return Facets(**found)

    def sizes(self) -> Mapping[str, int]:
        """Return how many values there are of each kind, and how many articles."""
        sizes = {kind: len(marks) for kind, marks in self._marks.items()}
        return {"article": int(self._versions.sum()), **sizes}

    def newest(self, kind: str, values: Iterable[str]) -> dict[str, str]:
        """Return value -> the newest event that has it, of those of ``values`` that one has."""
        found = {value: self._marks[kind].of(value) for value in values}
        return {value: self.events[places.min()] for value, places in found.items() if len(places)}

    def _places(self, events: Iterable[str]) -> NDArray[np.int32]:
        places = (self._place.get(event, -1) for event in events)
        return np.fromiter((place for place in places if place >= 0), dtype=np.int32)

    def _among(self, places: NDArray[np.int32]) -> Chosen:
        chosen = np.zeros(len(self.events), dtype=np.bool_)
        chosen[places] = True
        return chosen


class _Marks:
    """The values of one kind in order, each with the places of the events that have it."""

    def __init__(self, found: Mapping[str, NDArray[np.int32]]) -> None:
        self._values = sorted(found)
        self._begins = np.cumsum([0, *(len(found[value]) for value in self._values)])
        parts: list[Any] = [found[value] for value in self._values]
        self._places = np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32)
        self._numbers = {value: number for number, value in enumerate(self._values)}
        self._number = np.repeat(np.arange(len(self._values), dtype=np.int32), np.diff(self._begins))

    def __len__(self) -> int:
        return len(self._values)

    def of(self, value: str) -> NDArray[np.int32]:
        number = self._numbers.get(value)
        return self._places[:0] if number is None else self._places[self._begins[number] : self._begins[number + 1]]

    def of_language(self, base: str) -> NDArray[np.int32]:
        """Return the places of a language, and of what begins with it: ``zh-Hant`` is ``zh`` too."""
        named = [self.of(value) for value in self._values if value == base or value.startswith(f"{base}-")]
        return np.concatenate(named) if named else self._places[:0]

    def counts(self, chosen: Chosen) -> list[tuple[str, int]]:
        times = np.bincount(self._number[chosen[self._places]], minlength=len(self._values))
        return [(self._values[number], int(times[number])) for number in np.flatnonzero(times)]
