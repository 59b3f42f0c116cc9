"""What is pinned of an article: each block and each piece of furniture in short, and of the seeds no word of theirs."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from hexapla import sources
from hexapla.articles import clean
from hexapla.values.article import Article
from hexapla.values.page import Page

PINS = Path(__file__).parent / "quality" / "blocks.json"

BEGINNING = 40
"""Codepoints of a piece that say which it is."""

MAX_PAGE = 20_000_000

Line = list[str | int]
Pins = dict[str, list[Line]]


def of_sample(folder: Path) -> Pins:
    """Return the lines of every page of the sample: ``[kind, beginning, length]`` and ``["-", reason, beginning]``."""
    return _pinned(folder / "pages", lambda text: text[:BEGINNING])


def of_seeds(folder: Path) -> Pins:
    """Return the same of the seeds, with hashes for words."""
    return _pinned(folder, lambda text: hashlib.sha256(text.encode()).hexdigest()[:12])


def _pinned(folder: Path, shown: Callable[[str], str]) -> Pins:
    pages = (page for page in sources.read_pages([str(folder)], MAX_PAGE) if isinstance(page, Page))
    return {Path(page.location).relative_to(folder).as_posix(): list(_lines(page, shown)) for page in pages}


def _lines(page: Page, shown: Callable[[str], str]) -> Iterable[Line]:
    article = clean(page)
    if not isinstance(article, Article):
        yield ["refused", article.reason]
        return
    yield ["title", shown(article.title or ""), len(article.title or "")]
    day = article.published.value if article.published else ""
    said = (article.outlet, article.source, article.place, *article.authors, article.standfirst)
    yield ["about", article.language or "", day, *(shown(each) for each in said if each)]
    for block in article.blocks:
        count = f" x{block.repeated}" if block.repeated > 1 else ""
        language = f" {block.language}" if block.language != article.language else ""
        yield [block.kind + count + language, shown(block.text), len(block.text)]
    for piece in article.furniture:
        yield ["-", piece.reason, shown(piece.text)]
