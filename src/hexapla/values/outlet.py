"""An outlet: what its pages teach together, and the ledger of what was set aside of them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

LineRole = Literal["body", "caption", "furniture"]
Where = Literal["anywhere", "edge", "among"]


class LineMark(Struct, frozen=True, array_like=True):
    """One line of a cleaned page as learning sees it: no text, only what tells it from others.

    ``key`` is a hash of the page's language and the folded text (16 hex digits), ``size`` its width in Latin letters,
    ``place`` the number of its place in the sketch (-1: none is known), ``reason`` the ledger's.
    """

    key: str
    size: int
    role: LineRole
    place: int
    prose: bool
    heading: bool
    reason: str | None = None


class PageSketch(Struct, frozen=True, array_like=True):
    """What learning keeps of one cleaned page, some kilobytes at most.

    ``outlet`` names who published it (``None`` where nobody can know), ``language`` is a base subtag, ``title`` the key
    of its title. ``order`` is the order of day and month that its printed dates leave no doubt about; ``doubtful`` says
    that nothing but the language decided that of its own date.
    """

    article: str
    outlet: str | None
    language: str
    title: str | None
    lines: tuple[LineMark, ...]
    places: tuple[str, ...]
    order: Literal["day first", "month first"] | None = None
    doubtful: bool = False


class LineRule(Struct, frozen=True, array_like=True):
    """What an outlet's pages say of a line: why it is furniture, and where.

    ``anywhere``, at an article's ``edge`` alone, or only ``among`` headlines of other pages that follow the article.
    """

    reason: str
    where: Where


class OutletKnowledge(Struct, frozen=True):
    """What is furniture on the pages of one outlet, learned from many of them.

    ``pages`` and ``stories`` count what it was learned from: pages, and those of them whose bodies differ. ``lines``
    and ``captions`` are keyed by line, ``places`` by place; ``titles`` are the keys of the outlet's headlines, which on
    another page are a list of related ones. ``day_first`` tells by language how all-number dates are ordered; the
    language ``""`` stands for those that have no entry.
    """

    outlet: str
    pages: int = 0
    stories: int = 0
    lines: dict[str, LineRule] = {}
    captions: dict[str, LineRule] = {}
    places: dict[str, str] = {}
    titles: frozenset[str] = frozenset()
    day_first: dict[str, bool] = {}


class SetAside(Struct, frozen=True):
    """One line of an outlet's ledger: a text that was set aside of its pages.

    ``pages`` counts the articles it was set aside of, ``articles`` names the first of them by id; ``foreign`` is true
    where it was in another language than the page on at least one of them.
    """

    outlet: str | None
    reason: str
    text: str
    language: str | None
    foreign: bool
    pages: int
    articles: tuple[str, ...]
