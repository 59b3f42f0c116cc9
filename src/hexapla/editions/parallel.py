"""The parallel table as shown: passages as rows, versions as columns, ÷ for what is added, ※ for what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from hexapla.editions.columns import choose_columns
from hexapla.editions.marking import Piece, Underlines, pieces
from hexapla.editions.places import anchor, blocks_of
from hexapla.editions.standpoint import Standpoint
from hexapla.editions.witnesses import Witness
from hexapla.editions.wording import clip
from hexapla.language.scripts import direction
from hexapla.values.article import Article
from hexapla.values.difference import Severity
from hexapla.values.passage import Passage
from hexapla.values.record import Record
from hexapla.values.text import Cell

MOST_ROWS = 400
_LONGEST_CELL = 1_500

Sign = Literal["adds", "omits", "alone", "silent", "", "gone"]


class TableCell(Struct, frozen=True):
    """One cell: its text in pieces, its critical sign, and the link to its first sentence.

    ``adds``: the version it rests on lacks this. ``omits``: the version it rests on has this. ``alone``: only
    this independent report says it. ``silent``: an independent report that need not say it. ``gone``: the text
    stands in an article that is not at hand. ``numbers`` are the differences told of this cell that mark no word in it.
    """

    sign: Sign
    numbers: tuple[int, ...] = ()
    pieces: tuple[Piece, ...] = ()
    href: str | None = None
    kind: str = ""
    direction: str = "ltr"


class TableRow(Struct, frozen=True):
    """One passage, numbered from 1; ``severity`` is the worst of the differences that touch it.

    ``core``: nearly every text keeps it.
    """

    number: int
    cells: tuple[TableCell, ...]
    kept_by: int
    severity: Severity | None
    core: bool = False


class ShownTable(Struct, frozen=True):
    """The table within its bounds, with what stays outside them; ``first`` are the columns seen first, from 1."""

    columns: tuple[Witness, ...]
    first: frozenset[int]
    rows: tuple[TableRow, ...]
    columns_left_out: tuple[Witness, ...]
    rows_left_out: int
    added: int
    omitted: int


def shown_table(
    record: Record,
    found: Sequence[Witness],
    articles: Mapping[str, Article],
    underlines: Underlines,
    standpoint: Standpoint,
) -> ShownTable:
    """Return the parallel table of a record; links are told from ``standpoint``."""
    chosen = choose_columns(record, found, articles, standpoint.language, MOST_ROWS)
    cells = _Cells(chosen.shown, found, articles, underlines, standpoint)
    rows = tuple(cells.row(number, passage) for number, passage in enumerate(record.passages[:MOST_ROWS], start=1))
    signs = [cell.sign for row in rows for cell in row.cells]
    return ShownTable(
        columns=chosen.shown,
        first=chosen.first,
        rows=rows,
        columns_left_out=chosen.left_out,
        rows_left_out=max(0, len(record.passages) - MOST_ROWS),
        added=signs.count("adds"),
        omitted=signs.count("omits"),
    )


class _Cells:
    def __init__(
        self,
        columns: Sequence[Witness],
        found: Sequence[Witness],
        articles: Mapping[str, Article],
        underlines: Underlines,
        standpoint: Standpoint,
    ) -> None:
        self._columns = columns
        self._ids = {witness.siglum: witness.id for witness in found}
        self._original = next((witness.id for witness in found if witness.relation == "original"), None)
        self._blocks = {w.id: blocks_of(articles[w.id]) for w in columns if w.id in articles}
        self._underlines = underlines
        self._links = {one.id: standpoint.to(one.path) for one in columns if one.path}

    def row(self, number: int, passage: Passage) -> TableRow:
        runs = [(article, cell) for article in sorted(passage.cells) for cell in passage.cells[article]]
        told = self._underlines.concerning(runs)
        cells = tuple(self._cell(witness, passage, told.get(witness.id, ())) for witness in self._columns)
        return TableRow(number, cells, passage.kept_by, self._underlines.worst(runs), passage.core)

    def _cell(self, witness: Witness, passage: Passage, told: Sequence[int]) -> TableCell:
        runs = passage.cells.get(witness.id, ())
        sign = self._sign(witness, passage)
        if not runs:
            return TableCell(sign, tuple(told))
        if witness.id not in self._blocks:
            return TableCell("gone")
        blocks = self._blocks[witness.id]
        inside = [run for run in runs if 0 <= run.block < len(blocks)]
        if not inside:
            return TableCell("gone")
        first = inside[0]
        found = tuple(self._pieces(witness, inside))
        marked = {piece.number for piece in found}
        return TableCell(
            sign=sign,
            numbers=tuple(number for number in told if number not in marked),
            pieces=found,
            href=f"{self._links[witness.id]}#{anchor(first.block, first.start)}" if witness.path else None,
            kind=blocks[first.block].kind,
            direction=direction(blocks[first.block].language or witness.language),
        )

    def _pieces(self, witness: Witness, runs: Sequence[Cell]) -> Iterator[Piece]:
        room = _LONGEST_CELL
        for run, before in zip(runs, (None, *runs), strict=False):
            text = self._blocks[witness.id][run.block].text
            if before is not None:
                near = before.block == run.block and before.end <= run.start
                between = text[before.end : run.start] if near else "\n"
                yield Piece(between if not between.strip() and between else " … ")
            if room <= 0:
                yield Piece(" …")
                return
            shown = clip(text[run.start : run.end], room)
            room -= len(shown)
            yield from pieces(shown, run, self._underlines.within(witness.id, run))

    def _sign(self, witness: Witness, passage: Passage) -> Sign:
        has = bool(passage.cells.get(witness.id))
        if witness.relation == "original":
            return ""
        if not witness.dependent:
            if not has:
                return "silent"
            return "alone" if passage.kept_by <= 1 else ""
        base = self._ids.get(witness.of or "", self._original)
        if base is None:
            return ""
        base_has = bool(passage.cells.get(base))
        if has == base_has:
            return ""
        return "adds" if has else "omits"
