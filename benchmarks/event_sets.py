"""The public sets whose events are known, as articles with the event of each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec
import public_data

from hexapla.articles import clean
from hexapla.values.article import Article
from hexapla.values.page import Page

EVERY_LANGUAGE, QUICK = 7, 14
"""Of the languages of data/linking, one in so many is taken for the part; one in twice so many in the short form."""
QUICK_STORIES = 5
"""Of the stories of data/site, one in so many is taken in the short form, whole."""


class Set(NamedTuple):
    """Articles by id and the event of each."""

    title: str
    articles: tuple[Article, ...]
    gold: tuple[str, ...]

    def part(self, title: str, wanted: Callable[[Article, str], bool]) -> Set:
        """Return the articles that are wanted, by themselves and their events."""
        kept = [both for both in zip(self.articles, self.gold, strict=True) if wanted(*both)]
        return Set(title, tuple(article for article, _ in kept), tuple(event for _, event in kept))


def language(article: Article) -> str:
    """Return the language or variant that an id of data/linking names."""
    return article.id.partition(":")[0]


def texts(name: str) -> Set:
    """Return a set of texts: ``linking`` or ``confusable``."""
    data = public_data.folder(name)
    gold = public_data.labels(data / "gold.tsv")
    rows = sorted((row["id"], row["text"]) for row in public_data.lines(data / "articles.jsonl.gz"))
    articles = tuple(Article(id=each, text=text) for each, text in rows)
    return Set(name, articles, tuple(gold[each] for each, _ in rows))


def site(quick: bool) -> Set:
    """Return the pages of data/site as ``hexapla clean`` makes articles of them."""
    data = public_data.folder("site")
    gold = public_data.labels(data / "gold.tsv")
    stories = sorted(set(gold.values()))[:: QUICK_STORIES if quick else 1]
    names = sorted(name for name, story in gold.items() if story in stories)
    articles = []
    for name in names:
        content = (data / "pages" / name).read_bytes()
        article = clean(Page(name, content, hashlib.sha256(content).hexdigest(), "text/html"))
        if not isinstance(article, Article):
            raise ValueError(f"{name} became no article: {article}")
        articles.append(article)
    return Set("site, with its links", tuple(articles), tuple(gold[name] for name in names))


def unlinked(linked: Set) -> Set:
    """Return the articles without what says which pages are versions of each other: hreflang and the own address."""
    bare = tuple(msgspec.structs.replace(article, alternates={}, url=None) for article in linked.articles)
    return Set("site, hreflang and canonical links removed", bare, linked.gold)


def measured(quick: bool) -> Iterator[Set]:
    """Yield the sets of the measure of accuracy."""
    linking = texts("linking")
    languages = sorted(set(map(language, linking.articles)))
    some = set(languages[:: QUICK if quick else EVERY_LANGUAGE])
    yield linking.part(f"linking, {len(some)} languages", lambda article, _: language(article) in some)
    if not quick:
        yield linking._replace(title=f"linking, {len(languages)} languages")
    yield texts("confusable")
    pages = site(quick)
    yield unlinked(pages)
    yield pages
