"""Segments: the visible text of a page piece by piece, its pictures and its blocks, as one walk finds them."""

from __future__ import annotations

from msgspec import Struct

from hexapla.articles.place import Place


class Segment(Struct, frozen=True):
    """One run of visible text between block boundaries.

    ``linked`` is the share of its characters inside links; ``pictured`` says that a picture stands between it and
    the text before it; ``name`` is the tag of its block; ``path`` names that block and the two around it by tag and
    class; ``trail`` numbers the blocks it stands in, outermost first, ``block`` is the number of the innermost.
    """

    text: str
    place: Place
    name: str
    linked: float
    pictured: bool
    bold: bool
    path: str
    trail: tuple[int, ...]
    block: int


class Picture(Struct, frozen=True):
    """A picture's address and the number of segments before it."""

    address: str
    order: int


class Blocks(Struct, frozen=True):
    """The blocks of a tree by number, in document order; number 0 is the whole page and its own parent.

    ``firsts`` and ``ends`` bound the segments of each: what a block holds is one run of segments.
    """

    parents: list[int]
    firsts: list[int]
    ends: list[int]
    tags: list[str]
    names: list[str]


class Reading(Struct, frozen=True):
    """All segments, pictures and blocks of a tree, which tables hold a picture, and how deep the tree is."""

    segments: tuple[Segment, ...]
    pictures: tuple[Picture, ...]
    pictured_tables: frozenset[int]
    depth: int
    blocks: Blocks
