"""Marking: which runs of a text a difference speaks of, so that a reader's eye falls on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from hexapla.values.difference import Difference, Severity
from hexapla.values.text import Cell, Evidence

RANK: dict[str, int] = {"error": 0, "warning": 1, "note": 2}
# What a whole sentence or more says is marked at the row, not under every letter.
_LONGEST_MARK = 60
_MOST_MARKS = 40  # a cell; a page whose every word is at fault is not helped by more


class Mark(Struct, frozen=True, order=True):
    """A run of one block that a difference speaks of; ``number`` counts the differences from 1."""

    start: int
    end: int
    severity: Severity
    number: int


class Piece(Struct, frozen=True):
    """A run of text, marked with the severity of a difference or not at all; ``number`` is which difference."""

    text: str
    severity: Severity | None = None
    number: int = 0


class Underlines:
    """The runs of each article that differences speak of, which are counted from 1.

    Evidence that is short and prints none of its difference's values is marked whole, unless ``whole`` is false:
    where nothing but the evidence is shown, marking all of it says nothing.
    """

    def __init__(self, differences: Iterable[Difference], whole: bool = True) -> None:
        self._whole = whole
        self._differences = tuple(differences)
        self._marks: dict[tuple[str, int], list[Mark]] = {}
        self._touched: dict[tuple[str, int], list[Mark]] = {}
        for number, difference in enumerate(self._differences, start=1):
            for evidence in (difference.original, difference.version):
                if evidence is not None:
                    self._add(evidence, number, difference)

    def _add(self, evidence: Evidence, number: int, difference: Difference) -> None:
        key = (evidence.article, evidence.block)
        touched = Mark(evidence.start, evidence.end, difference.severity, number)
        self._touched.setdefault(key, []).append(touched)
        for start, end in _spoken_of(evidence, difference.values, self._whole):
            self._marks.setdefault(key, []).append(Mark(start, end, difference.severity, number))

    def within(self, article: str, run: Cell) -> list[Mark]:
        """Return the marks inside one run, in order and apart from one another; the worst wins where they meet."""
        inside = [
            Mark(max(mark.start, run.start), min(mark.end, run.end), mark.severity, mark.number)
            for mark in self._marks.get((article, run.block), [])
            if mark.start < run.end and mark.end > run.start
        ]
        kept: list[Mark] = []
        for mark in sorted(inside, key=lambda m: (RANK[m.severity], m)):
            if all(mark.end <= one.start or mark.start >= one.end for one in kept) and len(kept) < _MOST_MARKS:
                kept.append(mark)
        return sorted(kept)

    def concerning(self, runs: Iterable[tuple[str, Cell]]) -> dict[str, tuple[int, ...]]:
        """Return for each version the numbers of the differences that are told of it and begin in one of the runs.

        A difference begins where the version has it, or, where the version has nothing, where the original has it.
        """
        found: dict[str, dict[int, None]] = {}
        for article, run in runs:
            for mark in self._touched.get((article, run.block), []):
                difference = self._differences[mark.number - 1]
                place = difference.version or difference.original
                whose = difference.version_article or difference.original_article
                if place is None or whose is None or place.article != article:
                    continue
                if place.start == mark.start and run.start <= mark.start < run.end:
                    found.setdefault(whose, {})[mark.number] = None
        return {whose: tuple(sorted(numbers)) for whose, numbers in found.items()}

    def worst(self, runs: Iterable[tuple[str, Cell]]) -> Severity | None:
        """Return the worst severity of the differences that begin in one of the runs."""
        found = [
            mark.severity
            for article, run in runs
            for mark in self._touched.get((article, run.block), [])
            if run.start <= mark.start < run.end
        ]
        return min(found, key=RANK.__getitem__, default=None)


def _spoken_of(evidence: Evidence, values: Sequence[str], whole: bool) -> Iterator[tuple[int, int]]:
    """The printed values inside a piece of evidence, or all of it where it is short and prints none."""
    found = False
    for value in values[:_MOST_MARKS]:
        place = evidence.text.find(value) if value else -1
        if place >= 0 and len(value) <= _LONGEST_MARK:
            found = True
            yield evidence.start + place, evidence.start + place + len(value)
    if whole and not found and len(evidence.text) <= _LONGEST_MARK:
        yield evidence.start, evidence.end


def pieces(text: str, run: Cell, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Cut the text of a run at its marks; the pieces joined are ``text``."""
    at = 0
    for mark in marks:
        first, last = mark.start - run.start, min(mark.end - run.start, len(text))
        if first >= last:
            continue
        if first > at:
            yield Piece(text[at:first])
        yield Piece(text[first:last], mark.severity, mark.number)
        at = last
    if at < len(text):
        yield Piece(text[at:])
