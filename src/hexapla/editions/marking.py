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


class Piece(Struct, frozen=True):
    """A run of text, marked with the severity of a difference or not at all."""

    text: str
    severity: Severity | None = None


class Underlines:
    """The runs of each article that differences speak of.

    Evidence that is short and prints none of its difference's values is marked whole, unless ``whole`` is false:
    where nothing but the evidence is shown, marking all of it says nothing.
    """

    def __init__(self, differences: Iterable[Difference], whole: bool = True) -> None:
        self._whole = whole
        self._marks: dict[tuple[str, int], list[tuple[int, int, Severity]]] = {}
        self._touched: dict[tuple[str, int], list[tuple[int, int, Severity]]] = {}
        for difference in differences:
            for evidence in (difference.original, difference.version):
                if evidence is not None:
                    self._add(evidence, difference)
        for runs in self._marks.values():
            runs.sort()

    def _add(self, evidence: Evidence, difference: Difference) -> None:
        key = (evidence.article, evidence.block)
        self._touched.setdefault(key, []).append((evidence.start, evidence.end, difference.severity))
        for start, end in _spoken_of(evidence, difference.values, self._whole):
            self._marks.setdefault(key, []).append((start, end, difference.severity))

    def within(self, article: str, run: Cell) -> list[tuple[int, int, Severity]]:
        """Return the marks inside one run, in order and apart from one another; the worst wins where they meet."""
        inside = [
            (max(start, run.start), min(end, run.end), severity)
            for start, end, severity in self._marks.get((article, run.block), [])
            if start < run.end and end > run.start
        ]
        kept: list[tuple[int, int, Severity]] = []
        for mark in sorted(inside, key=lambda m: (RANK[m[2]], m[0], m[1])):
            if all(mark[1] <= start or mark[0] >= end for start, end, _ in kept) and len(kept) < _MOST_MARKS:
                kept.append(mark)
        return sorted(kept)

    def worst(self, runs: Iterable[tuple[str, Cell]]) -> Severity | None:
        """Return the worst severity of the differences that begin in one of the runs."""
        found = [
            severity
            for article, run in runs
            for start, _, severity in self._touched.get((article, run.block), [])
            if run.start <= start < run.end
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


def pieces(text: str, run: Cell, marks: Sequence[tuple[int, int, Severity]]) -> Iterator[Piece]:
    """Cut the text of a run at its marks; the pieces joined are ``text``."""
    at = 0
    for start, end, severity in marks:
        first, last = start - run.start, min(end - run.start, len(text))
        if first >= last:
            continue
        if first > at:
            yield Piece(text[at:first])
        yield Piece(text[first:last], severity)
        at = last
    if at < len(text):
        yield Piece(text[at:])
