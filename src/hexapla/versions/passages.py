"""The n-way parallel table: pair alignments along the tree of versions, merged into rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hexapla.values.passage import Passage
from hexapla.values.text import Cell
from hexapla.versions.reading import Reading

Place = tuple[str, int]  # article id, number of a sentence in its reading
Tie = tuple[Sequence[Place], Sequence[Place]]


class Rows:
    """Sentences of all versions in groups that say the same (union-find, Tarjan 1975)."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        """Start with every sentence in a group of its own."""
        self._parent: dict[Place, Place] = {
            (article, number): (article, number)
            for article, reading in readings.items()
            for number in range(len(reading.sentences))
        }

    def find(self, place: Place) -> Place:
        """Return the group of a sentence."""
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def tie(self, places: Sequence[Place]) -> None:
        """Put sentences into one group."""
        for place in places[1:]:
            first, second = sorted((self.find(places[0]), self.find(place)))
            self._parent[second] = first


def passages(order: Sequence[str], readings: Mapping[str, Reading], ties: Iterable[Tie]) -> tuple[Passage, ...]:
    """Return the rows of the table; every sentence of every version stands in exactly one.

    ``order`` is the order of columns. Rows follow the first version; what it lacks stands after the row that
    precedes it in the first version that has it.
    """
    rows = Rows(readings)
    for left, right in ties:
        if left and right:
            rows.tie([*left, *right])
    sequence = _sequence(order, readings, rows)
    cells: dict[Place, dict[str, list[Cell]]] = {row: {} for row in sequence}
    for article in order:
        for number, sentence in enumerate(readings[article].sentences):
            row = cells[rows.find((article, number))]
            row.setdefault(article, []).append(Cell(sentence.block, sentence.start, sentence.end))
    return tuple(
        Passage({article: tuple(sorted(found)) for article, found in cells[row].items()}, len(cells[row]))
        for row in sequence
    )


def _sequence(order: Sequence[str], readings: Mapping[str, Reading], rows: Rows) -> list[Place]:
    """Return the groups in reading order: a linked list into which each version inserts what is new in it."""
    following: dict[Place | None, Place | None] = {None: None}
    for article in order:
        previous: Place | None = None
        for number in range(len(readings[article].sentences)):
            row = rows.find((article, number))
            if row not in following:
                following[row] = following[previous]
                following[previous] = row
            previous = row
    sequence, row_or_end = [], following[None]
    while row_or_end is not None:
        sequence.append(row_or_end)
        row_or_end = following[row_or_end]
    return sequence
