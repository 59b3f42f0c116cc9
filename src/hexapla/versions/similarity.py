"""How alike the beads of two texts are: one grid of numbers for each feature and bead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from hexapla.versions.beads import LONGEST, TWO_SIDED
from hexapla.versions.lattice import Grid
from hexapla.versions.profiles import FAMILIES, Profile, rarity

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
ONE_SIDED_FEATURES = ("long", "best elsewhere", "numbers elsewhere", "lexicon elsewhere")
# Gale and Church (1993): the variance of a translation's length, per character.
_VARIANCE = 6.8
_LENGTH_CAP = 6.0


@dataclass(frozen=True, slots=True)
class Side:
    """One text as matrices: a row a sentence; ``families`` in the order of ``FAMILIES``, weighted by rarity."""

    lengths: Grid
    marks: Grid
    families: tuple[csr_matrix, ...]

    def __len__(self) -> int:
        return len(self.lengths)

    def window(self, rows: slice) -> Side:
        """Return some of the sentences."""
        return Side(self.lengths[rows], self.marks[rows], tuple(family[rows] for family in self.families))


@dataclass(frozen=True, slots=True)
class Known:
    """What a lexicon says of two runs of sentences: ``shared`` for each pair, and the words each sentence has."""

    shared: Grid
    sizes_a: Grid
    sizes_b: Grid


def sides(a: Sequence[Profile], b: Sequence[Profile]) -> tuple[Side, Side]:
    """Return both texts as matrices over one vocabulary: the keys that both have.

    Keys that only one has would only change norms: between languages most words are such.
    """
    families_a, families_b = [], []
    for family in range(len(FAMILIES)):
        matrix_a, matrix_b = _matrices([p.keys[family] for p in a], [p.keys[family] for p in b])
        families_a.append(matrix_a)
        families_b.append(matrix_b)
    return _side(a, families_a), _side(b, families_b)


def _side(profiles: Sequence[Profile], families: list[csr_matrix]) -> Side:
    lengths = np.array([profile.length for profile in profiles])
    marks = np.array([profile.marks for profile in profiles], dtype=np.float64)
    return Side(lengths, marks, tuple(families))


def _matrices(a: list[Counter[str]], b: list[Counter[str]]) -> tuple[csr_matrix, csr_matrix]:
    frequency_a = Counter(key for keys in a for key in keys)
    frequency_b = Counter(key for keys in b for key in keys)
    shared = sorted(frequency_a.keys() & frequency_b.keys())
    columns = {key: column for column, key in enumerate(shared)}
    sentences = len(a) + len(b)
    weights = np.array([rarity(frequency_a[key] + frequency_b[key], sentences) for key in shared])
    return _matrix(a, columns, weights), _matrix(b, columns, weights)


def _matrix(rows: list[Counter[str]], columns: dict[str, int], weights: Grid) -> csr_matrix:
    indices, indptr = [], [0]
    for keys in rows:
        indices.extend(sorted(columns[key] for key in keys if key in columns))
        indptr.append(len(indices))
    return csr_matrix((weights[indices], indices, indptr), shape=(len(rows), len(columns)))


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


def norms(matrix: csr_matrix) -> list[Grid]:
    """Return the norms of the rows merged by 1, 2 and 3."""
    products = np.asarray((matrix @ matrix.T).todense())
    squares = [np.diagonal(products).copy()]
    for size in range(2, LONGEST + 1):
        # The square of a sum of rows grows by its new row's square and twice its products with those before it.
        longer = squares[-1][: max(0, len(products) - size + 1)] + np.diagonal(products)[size - 1 :]
        for back in range(1, size):
            longer = longer + 2 * np.diagonal(products, back)[size - 1 - back :]
        squares.append(longer)
    return [np.sqrt(np.maximum(square, 0.0)) for square in squares]


class Features:
    """The features of all beads of two windows; ``two_sided[bead]`` is (rows, columns, features) by bead start."""

    def __init__(self, a: Side, b: Side) -> None:
        """Measure everything but what a lexicon says."""
        self.shape = (len(a), len(b))
        self._ratio = float(b.lengths.sum() / a.lengths.sum())
        self._dots = [np.asarray((x @ y.T).todense()) for x, y in zip(a.families, b.families, strict=True)]
        self._norms = [(norms(x), norms(y)) for x, y in zip(a.families, b.families, strict=True)]
        self._counts = tuple(np.asarray((side.families[0] > 0).sum(axis=1)).ravel().astype(float) for side in (a, b))
        self.common = np.asarray(((a.families[0] > 0).astype(float) @ (b.families[0] > 0).astype(float).T).todense())
        self.two_sided = {bead: self._two_sided(a, b, bead) for bead in TWO_SIDED if self._fits(bead)}
        best = (self.cosine(1, (1, 1)) + self.cosine(2, (1, 1)) + self.cosine(3, (1, 1))) / 3
        self.one_sided = (self._one_sided(a, best, 0), self._one_sided(b, best.T, 1))

    def rescale(self, a: Side, b: Side, ratio: float) -> None:
        """Measure lengths anew, in place: a character of ``a`` is ``ratio`` characters of ``b``."""
        self._ratio = ratio
        for (m, n), layers in self.two_sided.items():
            apart = self._lengths(runs(a.lengths, m), runs(b.lengths, n))
            layers[:, :, TWO_SIDED_FEATURES.index("length")] = apart
            layers[:, :, TWO_SIDED_FEATURES.index("length squared")] = np.minimum(apart**2, _LENGTH_CAP**2)

    def learn(self, lexicon: Known) -> None:
        """Take in, in place, what a lexicon says of each pair of sentences.

        Long sentences share words by chance: the sum is set against the number of words as well.
        """
        shared, cosine = (TWO_SIDED_FEATURES.index(f"lexicon {name}") for name in ("shared", "cosine"))
        for (m, n), layers in self.two_sided.items():
            known = blocks(lexicon.shared, m, n)
            layers[:, :, shared] = np.log1p(known)
            layers[:, :, cosine] = known / np.sqrt(np.outer(runs(lexicon.sizes_a, m), runs(lexicon.sizes_b, n)) + 1.0)
        elsewhere = ONE_SIDED_FEATURES.index("lexicon elsewhere")
        likeness = lexicon.shared / np.sqrt(np.outer(lexicon.sizes_a, lexicon.sizes_b) + 1.0)
        self.one_sided[0][:, elsewhere] = likeness.max(axis=1)
        self.one_sided[1][:, elsewhere] = likeness.max(axis=0)

    def _fits(self, bead: tuple[int, int]) -> bool:
        return bead[0] <= self.shape[0] and bead[1] <= self.shape[1]

    def cosine(self, family: int, bead: tuple[int, int]) -> Grid:
        """Return the smoothed cosine of one family for each start of a bead."""
        dots = blocks(self._dots[family], *bead)
        norm_a, norm_b = self._norms[family][0][bead[0] - 1], self._norms[family][1][bead[1] - 1]
        # Smoothed by one common key: two sentences that share their only key are not yet alike.
        cosine: Grid = dots / (np.outer(norm_a, norm_b) + 4.0)
        return cosine

    def _two_sided(self, a: Side, b: Side, bead: tuple[int, int]) -> Grid:
        m, n = bead
        apart = self._lengths(runs(a.lengths, m), runs(b.lengths, n))
        marks_a, marks_b = runs(a.marks, m), runs(b.marks, n)
        marks = np.abs(marks_a[:, None, :] - marks_b[None, :, :])
        common = blocks(self.common, m, n)
        alone = runs(self._counts[0], m)[:, None] + runs(self._counts[1], n)[None, :] - 2 * common
        layers = [apart, np.minimum(apart**2, _LENGTH_CAP**2)]
        layers += [np.log1p(blocks(self._dots[0], m, n)), np.maximum(alone, 0.0)]
        for family in (1, 2, 3):
            layers += [np.log1p(blocks(self._dots[family], m, n)), self.cosine(family, bead)]
        layers += [np.log1p(marks[:, :, 2:]).sum(axis=2), np.minimum(marks[:, :, :2], 1.0).sum(axis=2)]
        layers += [np.zeros(common.shape)] * 2  # a lexicon's, until one is learned
        return np.stack(layers, axis=2)

    def _lengths(self, lengths_a: Grid, lengths_b: Grid) -> Grid:
        expected = lengths_a[:, None] * self._ratio
        spread = np.sqrt(_VARIANCE * (expected + lengths_b[None, :]) / 2)
        return np.minimum(np.abs(lengths_b[None, :] - expected) / spread, _LENGTH_CAP)

    def _one_sided(self, side: Side, best: Grid, axis: int) -> Grid:
        common = self.common if axis == 0 else self.common.T
        shares = common.max(axis=1)
        mean = side.lengths.mean()
        layers = [np.log(side.lengths / mean), best.max(axis=1), shares, np.zeros(len(side))]
        return np.stack(layers, axis=1)
