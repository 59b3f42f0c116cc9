"""Article -> sketch: the lines of a cleaned page without their text, from which an outlet's furniture is learned."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

import regex
from msgspec import Struct

from hexapla.articles.dates import ORDER_BY_LANGUAGE, Order, order_evidence, reordered
from hexapla.articles.shape import is_prose, width
from hexapla.language.folding import fold
from hexapla.values.article import Article, Block, DateValue
from hexapla.values.outlet import LineMark, LineRole, PageSketch

SKETCH_VERSION = "1"

MAX_LINES = 3_000
"""Lines of a page that teaches anything: the open pages have at most some 400 in body and ledger, hostile ones more."""

MAX_SIZE = 10_000
"""A wider line counts as this wide."""

MAX_DATES = 12
"""Printed dates of a page that vote on the order of day and month."""

_NUMERIC_DATE = regex.compile(r"(?<!\p{Nd})\p{Nd}{1,2}\s?[./\-]\s?\p{Nd}{1,2}\s?[./\-]\s?\p{Nd}{2,4}(?!\p{Nd})")


class BodyLine(Struct, frozen=True):
    """One line of an article's blocks: the number of its block, and of the item where the block is a list."""

    block: int
    item: int
    text: str


def sketch(article: Article) -> PageSketch:
    """Return the sketch of an article as its page alone had it cleaned; of too many lines it names none."""
    language = base_language(article)
    places: dict[str, int] = {}
    marks: tuple[LineMark, ...] = ()
    if sum(1 for _ in body_lines(article.blocks)) + len(article.furniture) <= MAX_LINES:
        marks = (*_body_marks(article, language, places), *_furniture_marks(article, language, places))
    return PageSketch(
        article=article.id,
        outlet=outlet_of(article),
        language=language,
        title=line_key(article.title, language) if article.title else None,
        lines=marks,
        places=tuple(places),
        order=_order(article),
        doubtful=is_doubtful(article.published) or is_doubtful(article.modified),
    )


def outlet_of(article: Article) -> str | None:
    """Return who published an article: the host of its address, else the name of the site, else ``None``."""
    try:
        host = urlsplit(article.url).hostname if article.url else None
    except ValueError:
        host = None
    if host:
        return host.removeprefix("www.")
    return " ".join(article.outlet.split()) or None if article.outlet else None


def base_language(article: Article) -> str:
    """Return the base subtag of an article's language, empty where it is unknown."""
    return (article.language or "").partition("-")[0]


def line_key(text: str, language: str) -> str:
    """Return a line's key: the same for the same words in the same language, however they are set."""
    folded = " ".join(fold(text).split())
    return hashlib.blake2b(f"{language}\0{folded}".encode("utf-8", "replace"), digest_size=8).hexdigest()


def body_lines(blocks: tuple[Block, ...]) -> Iterator[BodyLine]:
    """Yield the lines of an article's blocks in order: the items of a list, and every other block whole."""
    for i, block in enumerate(blocks):
        items = block.text.split("\n") if block.kind == "list" else [block.text]
        for j, text in enumerate(items):
            yield BodyLine(i, j, text)


def is_doubtful(date: DateValue | None) -> bool:
    """Say whether nothing but its language decided the order of a date's day and month."""
    return date is not None and date.shown is not None and date.inferred == ORDER_BY_LANGUAGE


def _body_marks(article: Article, language: str, places: dict[str, int]) -> Iterator[LineMark]:
    for line in body_lines(article.blocks):
        block = article.blocks[line.block]
        role: LineRole = "caption" if block.kind == "caption" else "body"
        mark = _mark(line.text, language, role, _number(block.path, places))
        yield LineMark(mark.key, mark.size, role, mark.place, mark.prose, block.kind == "heading")


def _furniture_marks(article: Article, language: str, places: dict[str, int]) -> Iterator[LineMark]:
    for piece in article.furniture[:MAX_LINES]:
        mark = _mark(piece.text, language, "furniture", _number(piece.path, places))
        yield LineMark(mark.key, mark.size, mark.role, mark.place, mark.prose, False, piece.reason)


def _mark(text: str, language: str, role: LineRole, place: int) -> LineMark:
    key, size, prose = _remembered(text, language) if len(text) <= _LINE else _measured(text, language)
    return LineMark(key, size, role, place, prose, False)


def _measured(text: str, language: str) -> tuple[str, int, bool]:
    return line_key(text, language), min(width(text), MAX_SIZE), is_prose(text)


# The lines of a site's menus and footers stand on all of its pages.
_LINE = 300
_remembered = lru_cache(maxsize=8192)(_measured)


def _number(place: str | None, places: dict[str, int]) -> int:
    return -1 if place is None else places.setdefault(place, len(places))


def _order(article: Article) -> Order | None:
    """Return the order of day and month that a page's short lines agree on."""
    texts = [block.text for block in article.blocks] + [piece.text for piece in article.furniture[:MAX_LINES]]
    dated = [text for text in texts if len(text) <= 110 and _NUMERIC_DATE.search(text)][:MAX_DATES]
    found = {vote for text in dated if (vote := _vote(text, article))}
    return found.pop() if len(found) == 1 else None


def _vote(text: str, article: Article) -> Order | None:
    """Return the order of a printed date: the only one it can have, or the one in which the page declares it too."""
    evident = order_evidence(text, article.language)
    declared = article.published
    if evident or declared is None or declared.read_from in ("text", "address") or is_doubtful(declared):
        return evident
    printed = DateValue("", "day", shown=text)
    day, month = (reordered(printed, article.language, first).value[:10] for first in (True, False))
    if day == month:
        return None
    votes: dict[str, Order] = {day: "day first", month: "month first"}
    return votes.get(declared.value[:10])
