"""Passages and alignments: which sentences say the same."""

from __future__ import annotations

from msgspec import Struct

from hexapla.values.text import Cell


class Alignment(Struct, frozen=True):
    """The sentence alignment of two texts.

    ``links`` are pairs of sentence numbers counted from 0; an empty side says that the sentence has no
    counterpart. Every sentence of both texts stands in exactly one link. ``scores`` has one confidence
    in [0, 1] a link.
    """

    links: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    scores: tuple[float, ...]


class Passage(Struct, frozen=True):
    """One row of the parallel table: article id -> the cells that say the same, and how many versions do.

    ``texts`` counts the texts that say it, where all versions of one text count once. ``core``: nearly every text keeps
    it. ``added`` are the versions that have this where what they rest on has it not (÷), ``omitted`` those that lack it
    where what they rest on has it (※); ids of articles, in the order of columns.
    """

    cells: dict[str, tuple[Cell, ...]]
    kept_by: int
    texts: int = 1
    core: bool = False
    added: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
