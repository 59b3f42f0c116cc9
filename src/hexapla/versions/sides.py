"""Sides: one text of each of several pairs, with the keys that the other text has too and how many it has not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hexapla.versions.beads import LONGEST
from hexapla.versions.keys import FAMILIES, Keys, family_of
from hexapla.versions.marks import PUNCTUATION
from hexapla.versions.surface import Numbers
from hexapla.versions.texts import Text

Grid = NDArray[np.float64]

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Side:
    """One text of each of several pairs: lengths and marks of its sentences, and the keys that the other text has too.

    An entry is a sentence of a pair (``pairs``, ``rows``) with one of its keys (``columns``), by column, then row;
    ``families`` and ``weights`` are those of the columns. ``products[k][family]`` are the products of each sentence
    with the k-th after it. ``sizes`` are the numbers of sentences; what is behind them is padding. ``inside`` is how
    many sentences end within each, where a text's sentences end with stops at all (``stopped``); ``strange`` is what
    :func:`_strange` says.
    """

    sizes: Numbers
    lengths: Grid
    marks: Grid
    pairs: Numbers
    rows: Numbers
    columns: Numbers
    families: Numbers
    weights: Grid
    products: tuple[Grid, ...]
    inside: Grid
    stopped: NDArray[np.bool_]
    strange: Grid

    def window(self, rows: slice) -> Side:
        """Return some of the sentences of the only pair."""
        inside = (self.rows >= rows.start) & (self.rows < rows.stop)
        entries = self.pairs[inside], self.rows[inside] - rows.start, self.columns[inside]
        products = tuple(each[:, :, rows] for each in self.products)
        size = np.array([rows.stop - rows.start])
        lengths, marks = self.lengths[:, rows], self.marks[:, rows]
        inside, strange = self.inside[:, rows], self.strange[:, rows]
        told = size, lengths, marks, *entries, self.families, self.weights
        return Side(*told, products, inside, self.stopped, strange)

    def of(self, chosen: Numbers) -> tuple[Grid, Numbers]:
        """Return lengths and sizes of some of the pairs."""
        return self.lengths[chosen], self.sizes[chosen]


@dataclass(frozen=True, slots=True)
class _Shared:
    """The keys that both texts of a pair have, their weights and families, and by side where they stand.

    ``rows`` and ``columns`` are those of entries; ``strange`` is what :func:`_strange` says.
    """

    weights: Grid
    families: Numbers
    rows: tuple[Numbers, Numbers]
    columns: tuple[Numbers, Numbers]
    strange: tuple[Grid, Grid]


def sides(pairs: Sequence[tuple[Text, Text]]) -> tuple[Side, Side]:
    """Return both texts of each pair over one vocabulary: the keys that both have, weighted by rarity.

    Keys that only one has would only change norms: between languages most words are such.
    """
    shared = [_shared(a, b) for a, b in pairs]
    return _side([a for a, _ in pairs], shared, 0), _side([b for _, b in pairs], shared, 1)


def _shared(a: Text, b: Text) -> _Shared:
    left, right = a.reading.keys, b.reading.keys
    place = np.searchsorted(right.keys, left.keys)
    place[place == len(right.keys)] = 0
    both = right.keys[place] == left.keys if len(right.keys) else np.zeros(len(left.keys), dtype=bool)
    there = np.zeros(len(right.keys), dtype=bool)
    there[place[both]] = True
    counts = left.counts[both], right.counts[there]
    numbers = np.arange(len(counts[0]))
    return _Shared(
        weights=rarity(counts[0] + counts[1], len(a) + len(b)),
        families=family_of(left.keys[both]),
        rows=(left.rows[np.repeat(both, left.counts)], right.rows[np.repeat(there, right.counts)]),
        columns=(np.repeat(numbers, counts[0]), np.repeat(numbers, counts[1])),
        strange=(_strange(left, both, len(a)), _strange(right, there, len(b))),
    )


def _strange(keys: Keys, shared: NDArray[np.bool_], sentences: int) -> Grid:
    """Return how many numbers of each sentence, in logarithms, are nowhere in the other text."""
    alone = np.repeat((family_of(keys.keys) == 0) & ~shared, keys.counts)
    found: Grid = np.log1p(np.bincount(keys.rows[alone], minlength=sentences))
    return found


def rarity(frequency: Numbers | Grid, sentences: int | Numbers) -> Grid:
    """Return the inverse document frequency of keys that stand in ``frequency`` of ``sentences`` sentences."""
    found: Grid = np.log((np.asarray(sentences) + 1.0) / (frequency + 0.5))
    return found


def _side(texts: Sequence[Text], shared: Sequence[_Shared], which: int) -> Side:
    sizes = np.array([len(text) for text in texts])
    lengths = np.ones((len(texts), int(sizes.max())))
    counts, inside = np.zeros((*lengths.shape, len(PUNCTUATION))), np.zeros(lengths.shape)
    strange = np.zeros(lengths.shape)
    for number, (text, keys) in enumerate(zip(texts, shared, strict=True)):
        reading = text.reading
        lengths[number, : len(text)] = reading.lengths
        counts[number, : len(text)] = reading.marks.counts
        inside[number, : len(text)] = reading.marks.inside
        strange[number, : len(text)] = keys.strange[which]
    firsts = np.cumsum([0, *(len(keys.weights) for keys in shared)])[:-1]
    rows = [keys.rows[which] for keys in shared]
    columns = [keys.columns[which] + first for keys, first in zip(shared, firsts, strict=True)]
    entries = (
        np.repeat(np.arange(len(texts)), [len(each) for each in rows]),
        np.concatenate(rows),
        np.concatenate(columns),
    )
    weights = np.concatenate([keys.weights for keys in shared])
    families = np.concatenate([keys.families for keys in shared])
    return Side(
        *(sizes, lengths, counts, *entries, families, weights),
        products=_products(entries, families, weights, lengths.shape),
        inside=inside,
        stopped=np.array([text.reading.marks.ended.mean() > _HALF for text in texts]),
        strange=strange,
    )


def _products(
    entries: tuple[Numbers, Numbers, Numbers], families: Numbers, weights: Grid, shape: tuple[int, ...]
) -> tuple[Grid, ...]:
    """Return, by family, the products of sentences with themselves and with those next to them."""
    pairs, rows, columns = entries
    squares, places = weights[columns] ** 2, (families[columns] * shape[0] + pairs) * shape[1] + rows
    size = len(FAMILIES) * shape[0] * shape[1]
    totals = [np.bincount(places, weights=squares, minlength=size).astype(float)]
    for apart in range(1, LONGEST):
        total = np.zeros(size)
        for ahead in range(1, apart + 1):
            met = np.flatnonzero((rows[ahead:] - rows[:-ahead] == apart) & (columns[ahead:] == columns[:-ahead]))
            total += np.bincount(places[met], weights=squares[met], minlength=size)
        totals.append(total)
    return tuple(total.reshape(len(FAMILIES), *shape).astype(np.float64) for total in totals)
