"""Where something stands: a run of codepoints of an article's block."""

from __future__ import annotations

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """A half-open run ``[start, end)`` of one text, in codepoints."""

    start: int
    end: int


class Cell(Struct, frozen=True, order=True):
    """A run of one block of a known article: what fills a cell of the parallel table.

    ``start`` and ``end`` count codepoints of ``blocks[block].text``.
    """

    block: int
    start: int
    end: int


class Evidence(Struct, frozen=True, order=True):
    """A place in an article that quotes exactly.

    ``text`` is ``article.blocks[block].text[start:end]``, in codepoints. Block ``-1`` is the title.
    """

    article: str
    block: int
    start: int
    end: int
    text: str
