"""Comparison: everything that pairs of articles are compared by, as a function of their set."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Protocol

import numpy as np
import scipy.sparse as sp
from msgspec import Struct
from msgspec.structs import replace
from scipy.sparse.csgraph import connected_components

from hexapla.engines import Embedder
from hexapla.events import background, candidates, vectors
from hexapla.events.background import Background
from hexapla.events.bounds import Bounds, bounds
from hexapla.events.candidates import Pairs
from hexapla.events.circumstances import Circumstances, Noted, circumstances
from hexapla.events.closeness import ALONE, closeness
from hexapla.events.columns import Columns, Ints
from hexapla.events.duplicates import Texts
from hexapla.events.embedding import embed
from hexapla.events.kept import Kept
from hexapla.events.lexicon import Glosses, glosses
from hexapla.events.matrix import PART, Matrix, owners_of
from hexapla.events.shelf import Shelf
from hexapla.events.signals import Traits, batches, read_all
from hexapla.events.sorting import distinct
from hexapla.events.vectors import Rows
from hexapla.values.article import Article
from hexapla.values.lexicon import Meetings
from hexapla.values.ties import UNTIED, Ties


class Held(Struct, frozen=True):
    """What is grouped: texts, and parts of a text that a person says is of several events.

    ``linked`` is for each text the number of those whose pages are linked. ``texts`` is the text of each part, ``of``
    the part of each article, ``start`` the number of the parts that each is held together with, ``bounds`` what people
    said of them where they did.
    """

    linked: Ints
    texts: Ints
    of: Ints
    start: Ints
    bounds: Bounds | None = None


class Comparison(Struct, frozen=True):
    """What articles are compared by; articles, traits and languages in the order of article ids.

    ``chosen`` are the articles that stand for their text, one each, and ``text`` is the place among them of each
    article's text; ``rows`` are of these. A text that is printed ten thousand times makes no word common.
    """

    articles: Shelf
    traits: Kept
    languages: Ints
    chosen: Ints
    text: Ints
    rows: Rows
    background: Background
    known: Circumstances
    texts: Texts
    lexicon: Glosses

    @property
    def spoken(self) -> Ints:
        """The language of each text."""
        return self.languages[self.chosen]

    def pairs(self, first: Ints, second: Ints) -> Pairs:
        """Return given pairs of articles with how far they are above the background, candidates or not."""
        ends = self.text[first], self.text[second]
        found = candidates.compare(self.rows, self.background, self.spoken, *ends)
        return self._raised(replace(found, first=first, second=second))

    def pairs_of(self, low: int, part: sp.csr_matrix) -> Pairs:
        """Return the entries of some rows of a matrix of texts, the first of them ``low``, as pairs of articles."""
        rows, columns = owners_of(part).astype(np.int64) + low, part.indices.astype(np.int64)
        ends = self.chosen[np.minimum(rows, columns)], self.chosen[np.maximum(rows, columns)]
        return Pairs(*ends, part.data)

    def candidates(self) -> Matrix:
        """Return how far the candidates are above the background: a row a text, a column each later text.

        They are the pairs that share features, and those that are close, nearly one text or linked.
        """
        texts = len(self.chosen)
        partners = candidates.find(self.rows, self.background, self.spoken)
        told, found = self._told(), Matrix(texts)
        for low in range(0, texts, PART):
            first, second = partners.pairs(low, low + PART)
            begin, end = np.searchsorted(told, (low * texts, (low + PART) * texts)).tolist()
            keys = distinct(np.concatenate([first * texts + second, told[begin:end]]))
            first, second = np.divmod(keys, texts)
            pairs = self.pairs(self.chosen[first], self.chosen[second])
            starts = np.searchsorted(first, np.arange(low, min(low + PART, texts) + 1))
            found.append(sp.csr_matrix((pairs.spreads, second, starts), shape=(len(starts) - 1, texts)))
        return found

    def _told(self) -> Ints:
        """Return the pairs of texts that are close, nearly one or linked, as ``first * texts + second``, in order."""
        groups = self.known.groups
        linked = np.flatnonzero(groups != np.arange(len(groups)))
        first, second = self.known.duplicates.pairs()
        close = self._close()
        ends = (
            self.text[np.concatenate([groups[linked], first, close[0]])],
            self.text[np.concatenate([linked, second, close[1]])],
        )
        low, high = np.minimum(*ends), np.maximum(*ends)
        return distinct((low * len(self.chosen) + high)[low < high])

    def _close(self) -> tuple[Ints, Ints]:
        """Return the pairs of articles that a model finds close, none where there is no model."""
        if self.known.closeness is None:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        first, second = self.known.closeness.nearest()
        return self.chosen[first], self.chosen[second]

    def _raised(self, pairs: Pairs) -> Pairs:
        """Return pairs of articles with those that a model finds close at least as high as that alone makes them."""
        if self.known.closeness is None:
            return pairs
        alone = (ALONE * self.known.closeness.value(pairs.first, pairs.second)).astype(np.float32)
        return replace(pairs, spreads=np.where(alone > 0, np.maximum(pairs.spreads, alone), pairs.spreads))

    def held(self) -> Held:
        """Return what is grouped: texts, held together where their pages are linked.

        Of articles that a person says are of two events neither one text nor a link makes one.
        """
        linked = _linked(self.text, self.known.groups)
        if self.known.bounds is None:
            return Held(linked, np.arange(len(self.chosen)), self.text, linked)
        held = self.known.bounds.united(self.text).united(self.known.groups)
        count = int(held.kin.max()) + 1
        parts, of = np.unique(self.text * count + held.kin, return_inverse=True)
        pages = np.unique(self.known.groups * count + held.kin, return_index=True, return_inverse=True)
        return Held(linked, parts // count, of, _linked(of, pages[1][pages[2]]), Bounds(parts % count, held.odds))


def _linked(parts: Ints, groups: Ints) -> Ints:
    """Return for each part the number of those it is held with; ``groups`` are articles, one for linked ones."""
    count = int(parts.max(initial=-1)) + 1
    ends = sp.coo_matrix((np.ones(len(parts)), (parts, parts[groups])), (count, count))
    return np.asarray(connected_components(ends, directed=False)[1], dtype=np.int64)


class Run(Protocol):
    """Runs what reads articles over batches and gives the results in their order, as the built-in ``map`` does."""

    def __call__(
        self, function: Callable[[Sequence[Article]], Sequence[Traits]], batches: Iterable[Sequence[Article]], /
    ) -> Iterator[Sequence[Traits]]:
        """Yield what ``function`` gives for each batch of articles."""
        ...


def compare(
    articles: Iterable[Article],
    run: Run = map,
    embedder: Embedder | None = None,
    lexicon: Iterable[Meetings] = (),
    ties: Ties = UNTIED,
) -> Comparison:
    """Read the articles and weigh what they have in common. Of articles with one id the longest is taken."""
    ordered = Shelf.of(articles)
    known, columns, texts, noted = _read(ordered, run)
    languages = known.languages()
    alike = texts.duplicates()
    around = replace(circumstances(noted, languages, alike), bounds=bounds(ties, ordered.ids))
    del noted
    chosen, text = np.unique(alike.texts, return_inverse=True)
    spoken = languages[chosen]
    words = glosses(lexicon, known.tags)
    rows = vectors.rows(columns, spoken, words)
    del columns
    measured = background.measure(rows, spoken)
    if embedder is not None:
        found = embed((ordered[k] for k in chosen.tolist()), embedder)
        around = replace(around, closeness=closeness(found, text, spoken))
    return Comparison(ordered, known, languages, chosen, text, rows, measured, around, texts, words)


def _read(articles: Shelf, run: Run) -> tuple[Kept, Columns, Texts, Noted]:
    """Return what is kept of the traits of articles; those that agree in all that is read are read once.

    Traits are taken apart as they come: what they are compared by goes into columns, a row for each text.
    """
    first = articles.first()
    waiting: deque[Article] = deque()

    def once() -> Iterator[Article]:
        for k in np.flatnonzero(first == np.arange(len(first))).tolist():
            waiting.append(articles[k])
            yield waiting[-1]

    found = chain.from_iterable(run(read_all, batches(once())))
    known = Kept(articles.ids)
    columns, texts, noted, places = Columns(), Texts(), Noted(), array("q")
    for row, before in enumerate(first.tolist()):
        places.append(len(columns))
        if before < row:
            known.again(before)
            noted.add(articles[row], known[row])
            if texts.again(before):
                columns.again(places[before])
            continue
        one = next(found)
        if texts.add(one):
            columns.append(one)
        known.add(one)
        noted.add(waiting.popleft(), one)
    return known, columns, texts, noted
