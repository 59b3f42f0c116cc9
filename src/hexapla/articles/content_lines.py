"""The lines of an HTML page's article: what was chosen of its segments, its standfirst and its captions."""

from __future__ import annotations

import regex

from hexapla.articles.captions import is_caption
from hexapla.articles.extraction import Selection
from hexapla.articles.line import Line
from hexapla.articles.segments import Reading, Segment
from hexapla.articles.shape import width

CAPTION_WIDTH = 900
"""Width of the longest text that stands as a caption."""

TABLE_WIDTH = 400
"""Width of all text of a table that frames a picture and its caption."""

BESIDE = 3
"""Segments before and behind the article in which a caption is still its own."""

_SHORT = 24
"""Letters under which a text is no standfirst that the page describes itself by."""

_LETTERS = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_NOT_CAPTION = frozenset({"related headlines", "comment counter", "navigation", "footer", "advert placeholder"})


def lines_of(
    reading: Reading, selection: Selection, texts: list[str], title: str | None, description: str | None = None
) -> list[tuple[int, Line]]:
    """Return the article's lines with their segment numbers: what was chosen, its standfirst and its captions.

    ``texts`` are the tidied texts of all segments; the standfirst is what stands between ``title`` and the article
    and is the page's ``description`` of itself.
    """
    if not selection.chosen:
        return []
    kept = set(selection.chosen) | _described(reading, selection.chosen[0], texts, title, description)
    first, last = min(kept) - BESIDE, max(kept) + BESIDE
    tables = _small_tables(reading, texts) & reading.pictured_tables
    found: list[tuple[int, Line]] = []
    for i, segment in enumerate(reading.segments):
        if not texts[i] or not (i in kept or first <= i <= last):
            continue
        caption = _stands_as_caption(segment, texts[i], tables)
        if i in kept or (caption and segment.place.reason not in _NOT_CAPTION):
            found.append((i, _line(segment, texts[i], caption, selection.home)))
    return found


def _line(segment: Segment, text: str, caption: bool, home: int) -> Line:
    place = segment.place
    kind = "caption" if caption else place.kind or ("paragraph" if segment.name in ("td", "th") else None)
    reason = place.reason or (None if not home or home in segment.trail else "outside the article")
    return Line(text, kind, reason, place.language, segment.linked, segment.pictured, True, segment.path)


def _stands_as_caption(segment: Segment, text: str, tables: frozenset[int]) -> bool:
    if segment.linked >= 0.5 or width(text) >= CAPTION_WIDTH:
        return False
    framed = segment.place.kind == "caption" or segment.place.table in tables
    return framed or (segment.pictured and is_caption(text))


def _described(reading: Reading, start: int, texts: list[str], title: str | None, description: str | None) -> set[int]:
    """Return where the page's description of itself stands as a paragraph between the title and the article."""
    wanted = _letters(description or "")
    if len(wanted) <= _SHORT:
        return set()
    named = next((i for i in range(start) if title and texts[i] == title), start)
    between = (i for i in range(named + 1, start) if reading.segments[i].place.kind != "heading")
    return {i for i in between if _letters(texts[i]) == wanted}


def _small_tables(reading: Reading, texts: list[str]) -> frozenset[int]:
    """Return the tables whose whole text is no longer than a caption."""
    sizes: dict[int, int] = {}
    for segment, text in zip(reading.segments, texts, strict=True):
        if segment.place.table:
            sizes[segment.place.table] = sizes.get(segment.place.table, 0) + width(text)
    return frozenset(table for table, size in sizes.items() if size < TABLE_WIDTH)


def _letters(text: str) -> str:
    return str(_LETTERS.sub("", text))
