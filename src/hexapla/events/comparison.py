"""Comparison: everything that pairs of articles are compared by, as a function of their set."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

import numpy as np
import scipy.sparse as sp
from msgspec import Struct
from msgspec.structs import replace
from scipy.sparse.csgraph import connected_components

from hexapla.events import background, candidates, vectors
from hexapla.events.background import Background
from hexapla.events.candidates import Pairs
from hexapla.events.circumstances import Circumstances, circumstances
from hexapla.events.columns import Columns, Ints
from hexapla.events.duplicates import Texts
from hexapla.events.shingles import NONE
from hexapla.events.signals import Traits, read
from hexapla.events.vectors import Rows
from hexapla.values.article import Article


class Comparison(Struct, frozen=True):
    """What articles are compared by; articles, traits and languages in the order of article ids.

    ``chosen`` are the articles that stand for their text, one each, and ``text`` is the place among them of each
    article's text; ``rows`` are of these. A text that is printed ten thousand times makes no word common.
    """

    articles: tuple[Article, ...]
    traits: tuple[Traits, ...]
    languages: Ints
    chosen: Ints
    text: Ints
    rows: Rows
    background: Background
    known: Circumstances

    @property
    def spoken(self) -> Ints:
        """The language of each text."""
        return self.languages[self.chosen]

    def pairs(self, first: Ints, second: Ints) -> Pairs:
        """Return given pairs of articles with how far they are above the background, candidates or not."""
        ends = self.text[first], self.text[second]
        found = candidates.compare(self.rows, self.background, self.spoken, *ends)
        return replace(found, first=first, second=second)

    def candidates(self) -> Pairs:
        """Return the candidates: one article of each text, with what is nearly one text or linked."""
        found = candidates.find(self.rows, self.background, self.spoken)
        pairs = replace(found, first=self.chosen[found.first], second=self.chosen[found.second])
        groups = self.known.groups
        linked = np.flatnonzero(groups != np.arange(len(groups)))
        first, second = self.known.duplicates.pairs()
        ends = (
            self.chosen[self.text[np.concatenate([groups[linked], first])]],
            self.chosen[self.text[np.concatenate([linked, second])]],
        )
        return _joined(pairs, self.pairs(np.minimum(*ends), np.maximum(*ends)), len(groups))

    def held(self) -> Ints:
        """Return for each text the number of the texts it is held together with: their pages are linked."""
        texts = len(self.chosen)
        ends = self.text, self.text[self.known.groups]
        _, held = connected_components(sp.coo_matrix((np.ones(len(ends[0])), ends), (texts, texts)), directed=False)
        return np.asarray(held, dtype=np.int64)


class Run(Protocol):
    """Runs a function over items and gives the results in their order, as the built-in ``map`` does."""

    def __call__(self, function: Callable[[Article], Traits], items: Iterable[Article], /) -> Iterator[Traits]:
        """Yield what ``function`` gives for each item."""
        ...


def compare(articles: Iterable[Article], run: Run = map) -> Comparison:
    """Read the articles and weigh what they have in common. Of articles with one id the longest is taken."""
    ordered = _ordered(articles)
    known, columns, texts = _read(ordered, run)
    languages = languages_of(known)
    alike = texts.duplicates()
    del texts
    chosen, text = np.unique(alike.texts, return_inverse=True)
    spoken = languages[chosen]
    rows = vectors.rows(columns, spoken)
    del columns
    measured = background.measure(rows, spoken)
    return Comparison(
        ordered, known, languages, chosen, text, rows, measured, circumstances(ordered, known, languages, alike)
    )


def _ordered(articles: Iterable[Article]) -> tuple[Article, ...]:
    kept: dict[str, Article] = {}
    for article in articles:
        other = kept.get(article.id)
        if other is None or (len(article.text), article.text) > (len(other.text), other.text):
            kept[article.id] = article
    return tuple(kept[key] for key in sorted(kept))


def languages_of(traits: Sequence[Traits]) -> Ints:
    """Return the number of each article's language, numbered in the order of their tags."""
    tags = {tag: k for k, tag in enumerate(sorted({t.language for t in traits}))}
    return np.array([tags[t.language] for t in traits], dtype=np.int64)


def _read(articles: Sequence[Article], run: Run) -> tuple[tuple[Traits, ...], Columns, Texts]:
    """Return what is kept of the traits of articles; those that agree in all that is read are read once.

    Traits are taken apart as they come: what they are compared by goes into columns, a row for each text.
    """
    first = _first(articles)
    found = run(read, (articles[k] for k in np.flatnonzero(first == np.arange(len(first))).tolist()))
    known: list[Traits] = []
    languages: dict[str, str] = {}
    columns, texts, places = Columns(), Texts(), array("q")
    for row, (article, before) in enumerate(zip(articles, first.tolist(), strict=True)):
        places.append(len(columns))
        if before < row:
            known.append(replace(known[before], id=article.id))
            if texts.again(before):
                columns.again(places[before])
            continue
        one = next(found)
        if texts.add(one):
            columns.append(one)
        known.append(_slim(one, article.id, languages.setdefault(one.language, one.language)))
    return tuple(known), columns, texts


def _slim(one: Traits, name: str, language: str) -> Traits:
    """Return traits without what is in the columns and among the texts."""
    return replace(
        one, id=name, language=language, words=b"", counts=b"", named=b"", numbers=b"", times=b"", shingles=NONE
    )


def _first(articles: Sequence[Article]) -> Ints:
    """Return for each article the first that agrees with it in all that is read, itself where it is the first."""
    seen: dict[int, int] = {}
    found = np.arange(len(articles))
    for row, article in enumerate(articles):
        before = seen.setdefault(hash(_content(article)), row)
        if before != row and _content(article) == _content(articles[before]):
            found[row] = before
    return found


def _content(article: Article) -> tuple[object, ...]:
    return article.language, article.title, article.text, *(b.text for b in article.blocks if b.kind == "caption")


def _joined(a: Pairs, b: Pairs, articles: int) -> Pairs:
    """Return the pairs of both, each once, in order; no article is paired with itself."""
    first, second = np.concatenate([a.first, b.first]), np.concatenate([a.second, b.second])
    keys, places = np.unique(first * articles + second, return_index=True)
    places = places[keys // max(articles, 1) != keys % max(articles, 1)]
    return Pairs(first, second, np.concatenate([a.spreads, b.spreads])).at(places)
