"""Tables as text: the cells of a data table as rows, "cell | cell | cell"; tables that only lay out a page are left."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from msgspec.structs import replace

from hexapla.articles.line import Line
from hexapla.articles.segments import Reading
from hexapla.articles.shape import is_prose, width

CELL_MARK, ROW_MARK = " | ", "\n"

MAX_CELL = 60
"""Median width up to which cells hold data; the cells of layout tables hold paragraphs or whole columns."""

MIN_ROWS, MIN_COLUMNS = 2, 2

Placed = tuple[int, Line]
"""A segment's number and its line."""


def joined(placed: Sequence[Placed], reading: Reading) -> list[Placed]:
    """Return the lines of an article with those of each data table joined to one: a row a line, kind ``list``."""
    segments = reading.segments
    found: list[Placed] = []
    at = 0
    while at < len(placed):
        table = segments[placed[at][0]].place.table
        end = at + 1
        while table and end < len(placed) and segments[placed[end][0]].place.table == table:
            end += 1
        run = placed[at:end]
        rows = _rows(run, reading) if table and len(run) >= MIN_ROWS * MIN_COLUMNS else None
        if rows is None:
            found.extend(run)
        else:
            text = ROW_MARK.join(CELL_MARK.join(row) for row in rows)
            found.append((run[0][0], replace(run[0][1], text=text, kind="list")))
        at = end
    return found


def is_table(text: str) -> bool:
    """Say whether a line is a table made by ``joined``."""
    return ROW_MARK in text


def _rows(run: Sequence[Placed], reading: Reading) -> list[list[str]] | None:
    """Return the cells of a data table row by row; ``None`` where the table only lays out other things."""
    if any(line.kind == "caption" or is_prose(line.text) for _, line in run):
        return None
    tags, parents = reading.blocks.tags, reading.blocks.parents
    rows: dict[int, dict[int, list[str]]] = {}
    for i, line in run:
        cell = next((b for b in reversed(reading.segments[i].trail) if tags[b] in ("td", "th")), None)
        if cell is None:
            return None
        rows.setdefault(parents[cell], {}).setdefault(cell, []).append(line.text)
    cells = [[" ".join(parts) for parts in row.values()] for row in rows.values()]
    wide = sum(len(row) >= MIN_COLUMNS for row in cells)
    if len(cells) < MIN_ROWS or wide < MIN_ROWS or wide * 2 < len(cells):
        return None
    return cells if median(width(cell) for row in cells for cell in row) <= MAX_CELL else None
