"""Columns: which versions the parallel table lays side by side, and which of them a reader sees first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from hexapla.editions.places import blocks_of
from hexapla.editions.witnesses import Witness
from hexapla.language.locales import base_language
from hexapla.values.article import Article
from hexapla.values.record import Record
from hexapla.values.text import Cell

MOST_COLUMNS = 12
_FEWEST_COLUMNS = 3
_FIRST_SEEN = 4  # columns of running text that a screen of 1,440 pixels has room for, each some 45 letters wide
_MOST_BYTES = 60_000  # of text and markup in the table
_CELL = 80  # bytes of markup around a cell's text
_WEIGHTS = {"error": 100, "warning": 10, "note": 1}
_RELATIONS = ("independent", "adaptation", "translation", "original", "copy")


class Columns(Struct, frozen=True):
    """The versions in the table, in the order of the record, those outside it, and the numbers of those seen first.

    ``first`` counts the columns from 1.
    """

    shown: tuple[Witness, ...]
    left_out: tuple[Witness, ...]
    first: frozenset[int]


def choose_columns(
    record: Record, found: Sequence[Witness], articles: Mapping[str, Article], language: str, most_rows: int
) -> Columns:
    """Return the columns for a reader of ``language``.

    Before all others come the original, the version in the reader's language and what differs most from the text that
    it rests on; a copy says what its original says and comes last.
    """
    ranked = _ranked(record, found, language)
    sizes = Counter[str]()
    for passage in record.passages[:most_rows]:
        for article, cells in passage.cells.items():
            if article in articles:
                sizes[article] += _CELL + sum(_size(articles[article], cell) for cell in cells)
    kept: set[int] = set()
    room = _MOST_BYTES
    for witness in ranked[:MOST_COLUMNS]:
        room -= sizes[witness.id]
        if room < 0 and len(kept) >= _FEWEST_COLUMNS:
            break
        kept.add(witness.number)
    shown = tuple(witness for witness in found if witness.number in kept)
    first = {witness.number for witness in ranked[:_FIRST_SEEN]}
    return Columns(
        shown,
        tuple(witness for witness in found if witness.number not in kept),
        frozenset(place for place, witness in enumerate(shown, start=1) if witness.number in first),
    )


def _size(article: Article, cell: Cell) -> int:
    """The bytes of a cell's text as UTF-8."""
    blocks = blocks_of(article)
    if cell.block >= len(blocks):
        return 0
    return len(blocks[cell.block].text[cell.start : cell.end].encode("utf-8", "replace"))


def _ranked(record: Record, found: Sequence[Witness], language: str) -> list[Witness]:
    weights = Counter[str]()
    for difference in record.differences:
        whose = difference.version_article or difference.original_article
        if whose is not None:
            weights[whose] += _WEIGHTS[difference.severity]
    own = next((w.number for w in found if base_language(w.language) == base_language(language)), None)
    original = next((w.number for w in found if w.relation == "original"), None)

    def key(witness: Witness) -> tuple[bool, bool, bool, int, int, int]:
        return (
            witness.number != original,
            witness.number != own,
            witness.relation == "copy",
            -weights[witness.id],
            _RELATIONS.index(witness.relation),
            witness.number,
        )

    return sorted(found, key=key)
