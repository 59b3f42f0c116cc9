"""Closeness: how near articles are to each other by the rows of a model, beside what is usual between their languages.

A cosine means nothing by itself: some models give .8 to any two texts, and most give more to two Spanish ones than to a
Thai and a Finnish one. It is therefore standardised, as products of words, names and numbers are; but what is usual is
taken from the articles alone, as no model is known beforehand.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from hexapla.events.background import Background, Spreads, sampled
from hexapla.events.columns import Bools, Floats, Ints
from hexapla.events.embedding import Embedding

SAMPLE = 1000
"""Texts among which it is measured what is usual."""

PRIOR_PAIRS = 60.0
"""Pairs of texts that weigh as much as what all pairs of the same kind (one language, two languages) say; as for the
background of words."""

CLASS_PAIRS, PRIOR = 30.0, (0.4, 0.25)
"""Pairs that weigh as much as a mean and spread set by hand, beside which nothing is close: two texts alone are not."""

LEAST_SPREAD = 0.3
"""Share of the spread of all pairs of the same kind that the spread of two languages has at least."""

LOW = 0.16
"""The share of a normal distribution that is more than one spread below its middle. Pairs of one event stand above what
is usual, so the middle and what lies under it say most of the others."""

QUIET, LOUD = 2.5, 5.5
"""Spreads from which a pair is close, and from which it is as close as can be."""

ALONE = 6.0
"""Spreads above the background as which a pair counts at least that is as close as can be, whatever words it shares.
With 8 or more a made-up model that knows topics alone began to join what are two events (judgement.py)."""

NEAREST = 10
"""Texts that each text brings among the candidates."""

ROWS, COLUMNS = 512, 8192
"""Texts that are compared with so many others at a time: some 50 MB."""


class Closeness(Struct, frozen=True):
    """The rows of texts, the place among them of each article's text, the language of each text, and what is usual."""

    embedding: Embedding
    text: Ints
    spoken: Ints
    usual: Background

    def cosines(self, first: Ints, second: Ints) -> Spreads:
        """Return the cosines of pairs of articles, 0 where one has no row."""
        return self.embedding.cosines(self.text[first], self.text[second])

    def spreads(self, first: Ints, second: Ints) -> Floats:
        """Return how many spreads pairs of articles are above what is usual, 0 where one has no row."""
        ours, theirs = self.text[first], self.text[second]
        high = self.usual.spreads(self.embedding.cosines(ours, theirs), self.spoken[ours], self.spoken[theirs])
        known = self.embedding.known[ours] & self.embedding.known[theirs]
        found: Floats = np.where(known, np.round(high.astype(np.float64), 3), 0.0)
        return found

    def value(self, first: Ints, second: Ints) -> Floats:
        """Return from 0 to 1 how close pairs of articles are."""
        close: Floats = np.clip((self.spreads(first, second) - QUIET) / (LOUD - QUIET), 0.0, 1.0)
        return close

    def said(self, first: int, second: int) -> str:
        """Return what a person can check of two articles: the cosine, and how far it is above what is usual."""
        if not self.embedding.known[self.text[[first, second]]].all():
            return f"{self.embedding.model} has no vector of one of them"
        ends = np.array([first]), np.array([second])
        high = float(self.spreads(*ends)[0])
        where = f"{high:.1f} above" if high >= 0 else f"{-high:.1f} below"
        return f"cosine {float(self.cosines(*ends)[0]):.2f}, {where} what is usual"

    def nearest(self) -> tuple[Ints, Ints]:
        """Return the pairs of texts of which one is among the :data:`NEAREST` that are close to the other."""
        found = [np.zeros((2, 0), dtype=np.int64)]
        found.extend(self._nearest(low) for low in range(0, len(self.spoken), ROWS))
        rows, others = np.concatenate(found, axis=1)
        texts = max(len(self.spoken), 1)
        first, second = np.divmod(np.unique(np.minimum(rows, others) * texts + np.maximum(rows, others)), texts)
        return first, second

    def _nearest(self, low: int) -> Ints:
        """Return the nearest of :data:`ROWS` texts: rows and others."""
        rows, others, high = np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32)
        for begin in range(0, len(self.spoken), COLUMNS):
            more = self._close(low, begin)
            rows, others = np.concatenate([rows, more[0]]), np.concatenate([others, more[1]])
            high = np.concatenate([high, more[2]])
            # Of texts that are equally close each has others for neighbours, and none is everybody's.
            order = np.lexsort(((others - rows) % len(self.spoken), -high, rows))
            rank = np.arange(len(order)) - np.searchsorted(rows[order], rows[order])
            kept = order[rank < NEAREST]
            rows, others, high = rows[kept], others[kept], high[kept]
        return np.stack([rows, others])

    def _close(self, low: int, begin: int) -> tuple[Ints, Ints, Spreads]:
        """Return the pairs of some texts with some others that are close, with their spreads."""
        ours, theirs = slice(low, low + ROWS), slice(begin, begin + COLUMNS)
        cosines = self.embedding.rows[ours].astype(np.float32) @ self.embedding.rows[theirs].astype(np.float32).T
        # Most pairs are far from what is close between any two languages: only the others are looked at one by one.
        rows, others = np.nonzero(cosines > (self.usual.mean + QUIET * self.usual.spread).min())
        cosines, rows, others = cosines[rows, others], rows + low, others + begin
        high = np.round(self.usual.spreads(cosines, self.spoken[rows], self.spoken[others]), 3)
        near = (high > QUIET) & (rows != others) & self.embedding.known[rows] & self.embedding.known[others]
        return rows[near], others[near], high[near]


def closeness(embedding: Embedding, text: Ints, spoken: Ints) -> Closeness:
    """Return how close articles are; ``text`` is the place of each article's text, ``spoken`` the texts' languages."""
    return Closeness(embedding, text, spoken, _usual(embedding, spoken))


def _usual(embedding: Embedding, spoken: Ints) -> Background:
    """Return mean and spread of the cosines of texts that have nothing to do with one another, by their languages."""
    kinds = int(spoken.max(initial=0)) + 1
    known = np.flatnonzero(embedding.known)
    rows = known[sampled(spoken[known], SAMPLE)]
    part = embedding.rows[rows].astype(np.float32)
    upper = np.triu_indices(len(rows), 1)
    cosines = np.round((part @ part.T)[upper], 4).astype(np.float64)
    ends = spoken[rows][upper[0]], spoken[rows][upper[1]]
    cells = np.minimum(*ends) * kinds + np.maximum(*ends)
    within = np.zeros(kinds * kinds, dtype=bool)
    within[np.arange(kinds) * (kinds + 1)] = True
    tables = [table.reshape(kinds, kinds).astype(np.float32) for table in _shrunk(cosines, cells, within)]
    lower = np.tril_indices(kinds, -1)
    for table in tables:
        table[lower] = table.T[lower]
    return Background(*tables)


def _shrunk(cosines: Floats, cells: Ints, within: Bools) -> tuple[Floats, Floats]:
    """Return mean and spread of each pair of languages, drawn to those of its kind where it has few pairs."""
    count, mean, spread = _measured(cosines, cells, len(within))
    for members in (~within, within):
        mine = members[cells]
        (number,), (middle,), (width,) = _measured(cosines[mine], np.zeros(int(mine.sum()), dtype=np.int64), 1)
        middle = (number * middle + CLASS_PAIRS * PRIOR[0]) / (number + CLASS_PAIRS)
        width = np.sqrt((number * width**2 + CLASS_PAIRS * PRIOR[1] ** 2) / (number + CLASS_PAIRS))
        many = count[members]
        mean[members] = (many * mean[members] + PRIOR_PAIRS * middle) / (many + PRIOR_PAIRS)
        square = (many * spread[members] ** 2 + PRIOR_PAIRS * width**2) / (many + PRIOR_PAIRS)
        spread[members] = np.maximum(np.sqrt(square), LEAST_SPREAD * width)
    return mean, spread


def _measured(cosines: Floats, cells: Ints, size: int) -> tuple[Floats, Floats, Floats]:
    """Return of each cell how many pairs it has, their middle, and how far under it one spread is."""
    count = np.bincount(cells, minlength=size)
    ordered = np.append(cosines[np.lexsort((cosines, cells))], 0.0)
    begins, last = np.cumsum(count) - count, np.maximum(count - 1, 0)
    middle = np.where(count > 0, ordered[begins + last // 2], 0.0)
    low = np.where(count > 0, ordered[begins + (last * LOW).astype(np.int64)], 0.0)
    return count.astype(np.float64), middle, middle - low
