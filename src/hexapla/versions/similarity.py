"""How alike the beads of two texts are: one grid of numbers for each feature and bead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hexapla.versions.beads import LONGEST, TWO_SIDED
from hexapla.versions.lattice import Grid
from hexapla.versions.profiles import FAMILIES, rarity
from hexapla.versions.texts import Entries, Text

# Features of a bead with two sides, of one with one side; a weight for each stands in data/alignment.json.
TWO_SIDED_FEATURES = (
    "length",
    "length squared",
    "numbers shared",
    "numbers alone",
    "words shared",
    "words cosine",
    "skeletons shared",
    "skeletons cosine",
    "grams shared",
    "grams cosine",
    "marks apart",
    "question apart",
    "lexicon shared",
    "lexicon cosine",
)
_LAYER = {feature: number for number, feature in enumerate(TWO_SIDED_FEATURES)}
ONE_SIDED_FEATURES = ("long", "best elsewhere", "numbers elsewhere", "lexicon elsewhere")
# Gale and Church (1993): the variance of a translation's length, per character.
_VARIANCE = 6.8
_LENGTH_CAP = 6.0
# Meetings of sentences over a key that are counted at once: some 50 MB.
_MEETINGS = 1_000_000
# The first two classes of marks are the question and the exclamation mark; beyond so many marks all are many.
_ASKING, _MOST_MARKS = 2, 100
_LOGARITHMS = np.log1p(np.arange(_MOST_MARKS + 1.0))


@dataclass(frozen=True, slots=True)
class Side:
    """One text: its sentences' lengths and marks, and the keys that the other text has too.

    An entry is a sentence (``rows``) with one of its keys (``columns``), by column, then row; ``families`` and
    ``weights`` are those of the columns. ``products[k][family]`` are the products of each sentence with the k-th
    after it.
    """

    lengths: Grid
    marks: Grid
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    families: NDArray[np.int64]
    weights: Grid
    products: tuple[Grid, ...]

    def __len__(self) -> int:
        return len(self.lengths)

    def window(self, rows: slice) -> Side:
        """Return some of the sentences."""
        if rows.start == 0 and rows.stop >= len(self):
            return self
        inside = (self.rows >= rows.start) & (self.rows < rows.stop)
        count = rows.stop - rows.start
        products = tuple(each[:, rows.start : rows.start + max(0, count - k)] for k, each in enumerate(self.products))
        entries = self.rows[inside] - rows.start, self.columns[inside]
        return Side(self.lengths[rows], self.marks[rows], *entries, self.families, self.weights, products)


@dataclass(frozen=True, slots=True)
class Known:
    """What a lexicon says of two runs of sentences: ``shared`` for each pair, and the words each sentence has."""

    shared: Grid
    sizes_a: Grid
    sizes_b: Grid


def sides(a: Text, b: Text) -> tuple[Side, Side]:
    """Return both texts over one vocabulary: the keys that both have, weighted by rarity.

    Keys that only one has would only change norms: between languages most words are such.
    """
    shared = [sorted(x.keys() & y.keys()) for x, y in zip(a.families, b.families, strict=True)]
    families = np.repeat(np.arange(len(shared)), [len(keys) for keys in shared])
    of_a, of_b = (
        Entries([rows[key] for rows, keys in zip(text.families, shared, strict=True) for key in keys], len(text))
        for text in (a, b)
    )
    weights = rarity(of_a.sizes + of_b.sizes, len(a) + len(b))
    return _side(a, of_a, families, weights), _side(b, of_b, families, weights)


def _side(text: Text, entries: Entries, families: NDArray[np.int64], weights: Grid) -> Side:
    products = _products(entries, families, weights, len(text))
    return Side(text.lengths, text.marks, entries.rows, entries.columns, families, weights, products)


def _products(entries: Entries, families: NDArray[np.int64], weights: Grid, count: int) -> tuple[Grid, ...]:
    """Return, by family, the products of ``count`` rows with themselves and with those next to them."""
    rows, columns = entries.rows, entries.columns
    squares, places = weights[columns] ** 2, families[columns] * count + rows
    size = len(FAMILIES) * count
    own: Grid = np.asarray(np.bincount(places, weights=squares, minlength=size), dtype=np.float64)
    totals: list[Grid] = [own.reshape(len(FAMILIES), count)]
    for apart in range(1, LONGEST):
        total = np.zeros(size)
        for ahead in range(1, apart + 1):
            met = (rows[ahead:] - rows[:-ahead] == apart) & (columns[ahead:] == columns[:-ahead])
            total += np.bincount(places[:-ahead][met], weights=squares[:-ahead][met], minlength=size)
        totals.append(total.reshape(len(FAMILIES), count)[:, : max(0, count - apart)])
    return tuple(totals)


def shared_keys(a: Side, b: Side) -> tuple[Grid, Grid]:
    """Return the products of each pair of sentences by family, and how many numbers each pair shares."""
    shape = (len(FAMILIES), len(a), len(b))
    sizes = np.bincount(b.columns, minlength=len(b.weights))
    meetings, starts = sizes[a.columns], (np.cumsum(sizes) - sizes)[a.columns]
    dots, common = np.zeros(shape), np.zeros(shape[1:])
    # Piece by piece: texts that say the same word in every sentence would take all memory at once.
    pieces = np.searchsorted(np.cumsum(meetings), np.arange(_MEETINGS, int(meetings.sum()) + 1, _MEETINGS))
    for entries in np.split(np.arange(len(meetings)), pieces):
        here = np.repeat(entries, meetings[entries])
        ends = np.cumsum(meetings[entries])
        there = starts[here] + np.arange(len(here)) - np.repeat(ends - meetings[entries], meetings[entries])
        columns, at = a.columns[here], a.rows[here] * len(b) + b.rows[there]
        families = a.families[columns]
        size = shape[1] * shape[2]
        found = np.bincount(families * size + at, weights=a.weights[columns] ** 2, minlength=dots.size)
        dots += found.reshape(shape)
        # A number in nearly all sentences says nothing, and its rarity is below nothing.
        telling = (families == 0) & (a.weights[columns] > 0)
        common += np.bincount(at[telling], minlength=size).reshape(shape[1:])
    return dots, common


def blocks(grid: Grid, m: int, n: int) -> Grid:
    """Return for each start the sum over a block of ``m`` rows and ``n`` columns."""
    height, width = grid.shape[0] - m + 1, grid.shape[1] - n + 1
    total = np.zeros((height, width))
    for row in range(m):
        for column in range(n):
            total += grid[row : row + height, column : column + width]
    return total


def runs(values: Grid, size: int) -> Grid:
    """Return for each start the sum over ``size`` neighbours, along the first axis."""
    count = len(values) - size + 1
    total = values[:count].copy()
    for step in range(1, size):
        total += values[step : step + count]
    return total


def norms(products: Sequence[Grid]) -> list[Grid]:
    """Return the norms of the rows merged by 1, 2 and 3, from the products of rows with those next to them."""
    squares = [products[0]]
    for size in range(2, LONGEST + 1):
        count = max(0, len(products[0]) - size + 1)
        # The square of a sum of rows grows by its new row's square and twice its products with those before it.
        longer = squares[-1][:count] + products[0][size - 1 :]
        for back in range(1, size):
            longer = longer + 2 * products[back][size - 1 - back :]
        squares.append(longer)
    return [np.sqrt(np.maximum(square, 0.0)) for square in squares]


class Features:
    """The features of all beads of two windows: ``two_sided[bead]`` is (features, rows, columns) by bead start."""

    def __init__(self, a: Side, b: Side, ratio: float = 1.0) -> None:
        """Measure everything but what a lexicon says; ``ratio`` characters of ``b`` stand for one of ``a``."""
        self.shape = (len(a), len(b))
        self._ratio = ratio
        self._dots, self.common = shared_keys(a, b)
        self._norms = [
            tuple(norms([each[family] for each in side.products]) for side in (a, b)) for family in range(len(FAMILIES))
        ]
        self._counts = tuple(_numbers(side) for side in (a, b))
        self.two_sided = {bead: self._two_sided(a, b, bead) for bead in TWO_SIDED if self._fits(bead)}
        best = (self.cosine(1, (1, 1)) + self.cosine(2, (1, 1)) + self.cosine(3, (1, 1))) / 3
        self.one_sided = (self._one_sided(a, best, 0), self._one_sided(b, best.T, 1))

    def rescale(self, a: Side, b: Side, ratio: float) -> None:
        """Measure lengths anew: a character of ``a`` is ``ratio`` characters of ``b``."""
        self._ratio = ratio
        for (m, n), layers in self.two_sided.items():
            self._lengths(runs(a.lengths, m), runs(b.lengths, n), layers)

    def learn(self, lexicon: Known) -> None:
        """Take in what a lexicon says of each pair of sentences.

        Long sentences share words by chance: the sum is set against the number of words as well.
        """
        for (m, n), layers in self.two_sided.items():
            known = blocks(lexicon.shared, m, n)
            np.log1p(known, out=layers[_LAYER["lexicon shared"]])
            chance = np.outer(runs(lexicon.sizes_a, m), runs(lexicon.sizes_b, n))
            np.divide(known, np.sqrt(chance + 1.0), out=layers[_LAYER["lexicon cosine"]])
        elsewhere = ONE_SIDED_FEATURES.index("lexicon elsewhere")
        likeness = lexicon.shared / np.sqrt(np.outer(lexicon.sizes_a, lexicon.sizes_b) + 1.0)
        self.one_sided[0][:, elsewhere] = likeness.max(axis=1)
        self.one_sided[1][:, elsewhere] = likeness.max(axis=0)

    def _fits(self, bead: tuple[int, int]) -> bool:
        return bead[0] <= self.shape[0] and bead[1] <= self.shape[1]

    def cosine(self, family: int, bead: tuple[int, int]) -> Grid:
        """Return the smoothed cosine of one family for each start of a bead."""
        return self._smoothed(blocks(self._dots[family], *bead), family, bead)

    def _smoothed(self, dots: Grid, family: int, bead: tuple[int, int]) -> Grid:
        norm_a, norm_b = self._norms[family][0][bead[0] - 1], self._norms[family][1][bead[1] - 1]
        # Smoothed by one common key: two sentences that share their only key are not yet alike.
        cosine: Grid = dots / (np.outer(norm_a, norm_b) + 4.0)
        return cosine

    def _two_sided(self, a: Side, b: Side, bead: tuple[int, int]) -> Grid:
        m, n = bead
        layers = np.zeros((len(TWO_SIDED_FEATURES), self.shape[0] - m + 1, self.shape[1] - n + 1))
        self._lengths(runs(a.lengths, m), runs(b.lengths, n), layers)
        np.log1p(blocks(self._dots[0], m, n), out=layers[_LAYER["numbers shared"]])
        alone = runs(self._counts[0], m)[:, None] + runs(self._counts[1], n)[None, :]
        np.maximum(alone - 2 * blocks(self.common, m, n), 0.0, out=layers[_LAYER["numbers alone"]])
        for family in (1, 2, 3):
            dots = blocks(self._dots[family], m, n)
            np.log1p(dots, out=layers[_LAYER[f"{FAMILIES[family]} shared"]])
            layers[_LAYER[f"{FAMILIES[family]} cosine"]] = self._smoothed(dots, family, bead)
        _marks_apart(runs(a.marks, m), runs(b.marks, n), layers)
        return layers

    def _lengths(self, lengths_a: Grid, lengths_b: Grid, layers: Grid) -> None:
        expected = lengths_a[:, None] * self._ratio
        spread = np.sqrt(_VARIANCE / 2 * (expected + lengths_b[None, :]))
        apart = layers[_LAYER["length"]]
        np.minimum(np.abs(lengths_b[None, :] - expected) / spread, _LENGTH_CAP, out=apart)
        np.square(apart, out=layers[_LAYER["length squared"]])

    def _one_sided(self, side: Side, best: Grid, axis: int) -> Grid:
        common = self.common if axis == 0 else self.common.T
        shares = common.max(axis=1)
        mean = side.lengths.mean()
        layers = [np.log(side.lengths / mean), best.max(axis=1), shares, np.zeros(len(side))]
        return np.stack(layers, axis=1)


def _numbers(side: Side) -> Grid:
    """Return how many shared numbers each sentence has."""
    numbers = (side.families[side.columns] == 0) & (side.weights[side.columns] > 0)
    return np.bincount(side.rows[numbers], minlength=len(side)).astype(float)


def _marks_apart(marks_a: Grid, marks_b: Grid, layers: Grid) -> None:
    """Count how many of question and exclamation mark only one side has, and how far the other marks differ."""
    asked, apart = layers[_LAYER["question apart"]], layers[_LAYER["marks apart"]]
    for number in np.flatnonzero(marks_a.any(axis=0) | marks_b.any(axis=0)).tolist():
        difference = np.abs(marks_a[:, number][:, None] - marks_b[:, number][None, :])
        if number < _ASKING:
            asked += np.minimum(difference, 1.0)
        else:
            apart += _LOGARITHMS[np.minimum(difference, _MOST_MARKS).astype(np.int64)]
