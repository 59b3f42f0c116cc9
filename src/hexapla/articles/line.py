"""A line: one piece of visible text of a page, before it is known what it is."""

from __future__ import annotations

from msgspec import Struct

from hexapla.values.article import BlockKind


class Line(Struct, frozen=True):
    """One line of a text dump, or the text of one block of an HTML tree.

    ``kind`` is what the markup says (``None`` where it says nothing), ``place`` the reason that its place in the
    page gives for setting it aside (a navigation, an aside ...), ``language`` what an attribute declares,
    ``linked`` the share of its characters inside links (``None`` in a text dump, which shows no links),
    ``pictured`` whether a picture stands right before it, ``spaced`` whether blank space separates it from the
    line before, ``path`` the blocks around it by tag and class (``None`` in a text dump).
    """

    text: str
    kind: BlockKind | None = None
    place: str | None = None
    language: str | None = None
    linked: float | None = None
    pictured: bool = False
    spaced: bool = False
    path: str | None = None
