"""Readings: the sentences, captions and title of every version, with their numbers, dates, names and rows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import regex
from msgspec import Struct, field, structs

from hexapla.language.dates import DateMention, find_dates
from hexapla.language.names import Name, find_names
from hexapla.language.numerals import Number, find_numbers
from hexapla.language.sentences import sentences_of, split
from hexapla.values.article import Article
from hexapla.values.record import ParallelTable, Version
from hexapla.values.text import Evidence

# Bounds for hostile pages: codepoints of a line (longer sentences are cut) and lines of an article that are read.
LONGEST_LINE = 4000
MOST_LINES = 5000
TITLE = -1  # the block number that the contract gives to the title
LONGEST_QUOTATION = 1200  # codepoints; what is longer is a mark that lost its partner
# Straight marks open after a space and close before one; two apostrophes close them in text that was taken apart.
_QUOTED = regex.compile(
    rf"«([^«»]{{2,{LONGEST_QUOTATION}}})»"
    rf"|“([^“”]{{2,{LONGEST_QUOTATION}}})”"
    rf"|„([^“”„]{{2,{LONGEST_QUOTATION}}})[“”]"
    rf"|(?<![\p{{L}}\p{{N}}.,!?…])\"((?:(?!'')[^\"]){{2,{LONGEST_QUOTATION}}})(?:\"|'')"
    rf"|「([^「」]{{2,{LONGEST_QUOTATION}}})」"
    rf"|『([^『』]{{2,{LONGEST_QUOTATION}}})』"
    rf"|»([^«»]{{2,{LONGEST_QUOTATION}}})«"
)
# A paragraph that opens a quotation and does not close it: the next one goes on.
_OPEN = regex.compile(r"^[“\"«„]([^“”\"«»„]+)$")


class Line(Struct, frozen=True, dict=True):
    """One sentence of a version: of its title, a paragraph, heading, list, quote or caption.

    ``start`` is where it begins in its block, in codepoints; ``order`` counts the lines of its article;
    ``row`` is the passage it stands in. ``quotations`` are where quoted words stand, without their marks; of a
    quotation of several sentences each line has its part. ``twin`` is an earlier line of the same words (copies
    share most of theirs), which is read instead. Numbers, dates and names are read when first asked for.
    """

    article: str
    block: int
    start: int
    text: str
    kind: str
    language: str | None
    order: int
    row: int | None = None
    quotations: tuple[tuple[int, int], ...] = ()
    twin: Line | None = None

    def quote(self, start: int, end: int) -> Evidence:
        """Return the place of ``text[start:end]``, white space at its ends left out."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        return Evidence(self.article, self.block, self.start + start, self.start + start + len(piece), piece)

    def whole(self) -> Evidence:
        """Return the place of the whole line."""
        return self.quote(0, len(self.text))

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        return tuple(find_numbers(self.text, self.language)) if self.twin is None else self.twin.numbers

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        return tuple(find_dates(self.text, self.language)) if self.twin is None else self.twin.dates

    @cached_property
    def names(self) -> tuple[Name, ...]:
        return tuple(find_names(self.text, self.language)) if self.twin is None else self.twin.names


class Scene(Struct, frozen=True, dict=True):
    """An event as it is read: its versions in the order of the table's columns, and their lines."""

    table: ParallelTable
    articles: Mapping[str, Article]
    lines: dict[str, tuple[Line, ...]] = field(default_factory=dict)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The article ids, in the order of columns."""
        return tuple(version.id for version in self.table.versions if version.id in self.articles)

    @cached_property
    def versions(self) -> dict[str, Version]:
        return {version.id: version for version in self.table.versions}

    @cached_property
    def place_of(self) -> dict[str, int]:
        """Article id -> number of its column."""
        return {article: number for number, article in enumerate(self.columns)}

    @cached_property
    def all_lines(self) -> tuple[Line, ...]:
        return tuple(line for article in self.columns for line in self.lines[article])

    @cached_property
    def by_row(self) -> dict[int, tuple[Line, ...]]:
        rows: dict[int, list[Line]] = {}
        for line in self.all_lines:
            if line.row is not None:
                rows.setdefault(line.row, []).append(line)
        return {row: tuple(lines) for row, lines in rows.items()}

    def aligned(self, line: Line) -> tuple[Line, ...]:
        """Return the lines of other versions that stand in the row of ``line``."""
        if line.row is None:
            return ()
        return tuple(other for other in self.by_row[line.row] if other.article != line.article)

    def lead(self, article: str, count: int = 4) -> tuple[Line, ...]:
        """Return the first ``count`` sentences of the paragraphs of an article."""
        return tuple(line for line in self.lines[article] if line.kind in {"paragraph", "list", "quote"})[:count]

    def sort_key(self, place: Evidence) -> tuple[int, int, int, int]:
        """Return what puts evidence in order: by column, then as the article is read."""
        return (self.place_of.get(place.article, len(self.columns)), place.block, place.start, place.end)


def read(table: ParallelTable, articles: Mapping[str, Article]) -> Scene:
    """Return the scene of an event; versions whose article is not given are left out."""
    rows = _rows_of(table)
    first: dict[tuple[str, str | None], Line] = {}
    lines = {
        version.id: tuple(_twinned(line, first) for line in _lines_of(articles[version.id], rows))
        for version in table.versions
        if version.id in articles
    }
    return Scene(table, articles, lines)


def _twinned(line: Line, first: dict[tuple[str, str | None], Line]) -> Line:
    twin = first.setdefault((line.text, line.language), line)
    return line if twin is line else structs.replace(line, twin=twin)


def _rows_of(table: ParallelTable) -> dict[tuple[str, int], list[tuple[int, int, int]]]:
    rows: dict[tuple[str, int], list[tuple[int, int, int]]] = {}
    for number, passage in enumerate(table.passages):
        for article, cells in passage.cells.items():
            for cell in cells:
                rows.setdefault((article, cell.block), []).append((cell.start, cell.end, number))
    return rows


def _lines_of(article: Article, rows: dict[tuple[str, int], list[tuple[int, int, int]]]) -> tuple[Line, ...]:
    found: list[Line] = []
    if article.title:
        for span in split(article.title[:LONGEST_LINE], article.language):
            text = article.title[span.start : span.end]
            quotations = tuple(_quoted(text))
            found.append(
                Line(article.id, TITLE, span.start, text, "title", article.language, len(found), quotations=quotations)
            )
    quoted: dict[int, list[tuple[int, int]]] = {}
    for place in sentences_of(article, captions=True)[:MOST_LINES]:
        block = article.blocks[place.block]
        bracketed = block.kind == "caption" and place.text.startswith(("(", "（")) and place.text.endswith((")", "）"))
        if bracketed or (block.credit and place.text in block.credit):
            continue  # a photographer is no part of the event
        row = _row_at(rows.get((article.id, place.block), []), place.start, place.end)
        language = block.language or article.language
        if place.block not in quoted:
            quoted[place.block] = _quoted(block.text)
        for start in range(0, len(place.text), LONGEST_LINE):
            text, begin = place.text[start : start + LONGEST_LINE], place.start + start
            parts = _parts(quoted[place.block], begin, begin + len(text))
            found.append(Line(article.id, place.block, begin, text, block.kind, language, len(found), row, parts))
    return tuple(found)


def _quoted(text: str) -> list[tuple[int, int]]:
    """Return where quoted words stand, without their marks."""
    found = []
    for match in _QUOTED.finditer(text):
        group = next(number for number in range(1, 8) if match.group(number) is not None)
        found.append((match.start(group), match.end(group)))
    open_ended = _OPEN.match(text) if not found and len(text) <= LONGEST_QUOTATION else None
    if open_ended is not None and "''" not in text:
        found.append((open_ended.start(1), len(text)))
    return found


def _parts(quoted: list[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return what of the quotations stands in ``[start, end)``, counted from ``start``."""
    return tuple((max(a, start) - start, min(b, end) - start) for a, b in quoted if a < end and start < b)


def _row_at(cells: list[tuple[int, int, int]], start: int, end: int) -> int | None:
    """Return the row of the cell that shares most with ``[start, end)``; the first of equals."""
    best, shared = None, 0
    for cell_start, cell_end, row in cells:
        overlap = min(end, cell_end) - max(start, cell_start)
        if overlap > shared:
            best, shared = row, overlap
    return best
