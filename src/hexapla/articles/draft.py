"""A draft: what was read from a page's visible text, before its metadata joins."""

from __future__ import annotations

from msgspec import Struct

from hexapla.values.article import Block, Furniture


class Draft(Struct, frozen=True):
    """The visible part of an article; ``datelines`` are the lines that show its date, in order."""

    title: str | None
    standfirst: str | None
    authors: tuple[str, ...]
    source: str | None
    site: str | None
    datelines: tuple[str, ...]
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]
    language: str | None
    language_score: float
    repairs: tuple[str, ...] = ()


class Surroundings(Struct, frozen=True):
    """What a web page shows around its article: the pictures' addresses, the outlet, short texts near the title.

    ``locality`` is the place that a line beside the title names.
    """

    images: tuple[str, ...] = ()
    outlet: str | None = None
    head: tuple[str, ...] = ()
    locality: str | None = None
