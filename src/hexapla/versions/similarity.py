"""How alike the beads of pairs of texts are: for each feature and bead a grid of numbers, several pairs at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hexapla.versions.beads import LONGEST, TWO_SIDED
from hexapla.versions.keys import FAMILIES
from hexapla.versions.marks import PUNCTUATION
from hexapla.versions.sides import Side, sides
from hexapla.versions.surface import Numbers
from hexapla.versions.texts import Text

Grid = NDArray[np.float64]
Layers = NDArray[np.float32]

# Features of a bead with two sides, of one with one side; a weight for each stands in data/alignment.json.
PLAIN_FEATURES = (
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
    "words gained",
    "skeletons gained",
    "grams gained",
    "marks apart",
    "question apart",
    "ends joined",
    "ends apart",
    "ends unmarked",
)
LEXICONS = ("own", "learned")
LEXICON_FEATURES = ("shared", "cosine", "covered", "gained", "missing")
TWO_SIDED_FEATURES = PLAIN_FEATURES + tuple(f"{which} {what}" for which in LEXICONS for what in LEXICON_FEATURES)
ONE_SIDED_FEATURES = (
    *("long", "best elsewhere", "numbers elsewhere", "numbers strange", "ends unmarked"),
    *(f"{which} {what}" for which in LEXICONS for what in ("elsewhere", "strange")),
)
_LAYER = {feature: number for number, feature in enumerate(TWO_SIDED_FEATURES)}
# Gale and Church (1993): the variance of a translation's length, per character.
_VARIANCE = 6.8
_LENGTH_CAP = 6.0
_ENDS_CAP = 3.0
# From this share of sentences on that hold another's end, lines are no sentences (.1 and more: worse for both of the
# sets that chose the weights, see benchmarks/alignment_weights.py).
_MARKED = 0.06
# So many lines of that share are added: a short text shows little.
_BELIEVED = 20
# Meetings of sentences over a key that are counted at once: some 50 MB.
_MEETINGS = 1_000_000
# Smoothed by one common key: two sentences that share their only key are not yet alike.
_SMOOTHED = 4.0
# What a sentence shares with its translation, about: so that weights are of one size.
_SCALE = 50.0
# The first two classes of marks are the question and the exclamation mark.
_ASKING = 2


def _shared_keys(a: Side, b: Side) -> tuple[Grid, Grid]:
    """Return the products of each two sentences of a pair by family, and how many numbers they share."""
    shape = (len(a.sizes), a.lengths.shape[1], b.lengths.shape[1])
    sizes = np.bincount(b.columns, minlength=len(b.weights))
    meetings, starts = sizes[a.columns], (np.cumsum(sizes) - sizes)[a.columns]
    size = shape[0] * shape[1] * shape[2]
    dots, common = np.zeros(len(FAMILIES) * size), np.zeros(size)
    # Piece by piece: texts that say the same word in every sentence would take all memory at once.
    pieces = np.searchsorted(np.cumsum(meetings), np.arange(_MEETINGS, int(meetings.sum()) + 1, _MEETINGS))
    for entries in np.split(np.arange(len(meetings)), pieces):
        here = np.repeat(entries, meetings[entries])
        ends = np.cumsum(meetings[entries])
        there = starts[here] + np.arange(len(here)) - np.repeat(ends - meetings[entries], meetings[entries])
        columns = a.columns[here]
        at = (a.pairs[here] * shape[1] + a.rows[here]) * shape[2] + b.rows[there]
        families = a.families[columns]
        dots += np.bincount(families * size + at, weights=a.weights[columns] ** 2, minlength=len(dots))
        # A number in nearly all sentences says nothing, and its rarity is below nothing.
        telling = np.flatnonzero((families == 0) & (a.weights[columns] > 0))
        common += np.bincount(at[telling], minlength=size)
    return dots.reshape(len(FAMILIES), *shape), common.reshape(shape)


def cosines(a: Text, b: Text) -> Grid:
    """Return the smoothed cosines of each two sentences of two texts, by family of keys."""
    left, right = sides([(a, b)])
    dots, _ = _shared_keys(left, right)
    norms = (np.sqrt(side.products[0][:, 0]) for side in (left, right))
    outer = np.einsum("fi,fj->fij", *norms)
    found: Grid = dots[:, 0] / (outer + _SMOOTHED)
    return found


def blocks(grid: NDArray[np.floating], m: int, n: int) -> NDArray[np.floating]:
    """Return for each start the sum over a block of ``m`` rows and ``n`` columns, along the last two axes."""
    height, width = grid.shape[-2] - m + 1, grid.shape[-1] - n + 1
    rows = sum((grid[..., row : row + height, :] for row in range(1, m)), start=grid[..., :height, :])
    return sum((rows[..., column : column + width] for column in range(1, n)), start=rows[..., :width])


def runs(values: NDArray[np.floating], size: int, axis: int = 1) -> NDArray[np.floating]:
    """Return for each start the sum over ``size`` neighbours along an axis."""
    along = np.moveaxis(values, axis, 0)
    count = len(along) - size + 1
    total = sum((along[step : step + count] for step in range(1, size)), start=along[:count])
    return np.moveaxis(np.asarray(total), 0, axis)


def norms(products: Sequence[Grid]) -> list[Grid]:
    """Return the norms of the rows merged by 1, 2 and more, from the products of rows with those next to them."""
    squares, length = [products[0]], products[0].shape[-1]
    for size in range(2, LONGEST + 1):
        count = max(0, length - size + 1)
        # The square of a sum of rows grows by its new row's square and twice its products with those before it.
        longer = squares[-1][..., :count] + products[0][..., size - 1 :]
        for back in range(1, size):
            first = size - 1 - back
            longer = longer + 2 * products[back][..., first : first + count]
        squares.append(longer)
    return [np.sqrt(np.maximum(square, 0.0)) for square in squares]


@dataclass(frozen=True, slots=True)
class Known:
    """What a lexicon says of pairs: the layers of its features by bead; what is best elsewhere; how strange."""

    two_sided: dict[tuple[int, int], Layers]
    elsewhere: tuple[Grid, Grid]
    strange: tuple[Layers, Layers]


class Features:
    """The features of all beads of pairs: ``two_sided[bead]`` is (features, pairs, rows, columns) by bead start."""

    def __init__(self, a: Side, b: Side, ratios: Grid) -> None:
        """Measure everything but what lexicons say; ``ratios`` characters of a pair's b stand for one of its a."""
        self.shape = (len(a.sizes), a.lengths.shape[1], b.lengths.shape[1])
        self.sizes = list(zip(a.sizes.tolist(), b.sizes.tolist(), strict=True))
        dots, common = _shared_keys(a, b)
        self._dots, self._common = dots.astype(np.float32), common.astype(np.float32)
        self._norms = norms(a.products), norms(b.products)
        self._counts = _numbers(a), _numbers(b)
        self._unmarked = _unmarked(a, b)
        self.two_sided = {bead: self._two_sided(a, b, bead) for bead in TWO_SIDED if self._fits(bead)}
        self.rescale(a, b, ratios)
        layers = self.two_sided[1, 1]
        best = sum(layers[_LAYER[f"{family} cosine"]] for family in FAMILIES[1:]) / (len(FAMILIES) - 1)
        self.one_sided = (self._one_sided(a, np.asarray(best), 2), self._one_sided(b, np.asarray(best), 1))

    def chosen(self, pairs: Numbers) -> Features:
        """Return the features of some of the pairs."""
        found = object.__new__(Features)
        found.shape = (len(pairs), *self.shape[1:])
        found.sizes = [self.sizes[pair] for pair in pairs.tolist()]
        found.two_sided = {bead: layers[:, pairs] for bead, layers in self.two_sided.items()}
        found.one_sided = (self.one_sided[0][pairs], self.one_sided[1][pairs])
        return found

    def rescale(self, a: Side, b: Side, ratios: Grid, pairs: Numbers | None = None) -> None:
        """Measure lengths (of ``pairs`` of the sides) anew: a character of ``a`` is so many characters of ``b``."""
        lengths_a, lengths_b = (side.lengths if pairs is None else side.lengths[pairs] for side in (a, b))
        expected = lengths_a * ratios[:, None]
        for (m, n), layers in self.two_sided.items():
            left, right = runs(expected, m)[:, :, None], runs(lengths_b, n)[:, None, :]
            apart = np.abs(right - left) / np.sqrt(_VARIANCE / 2 * (left + right))
            np.minimum(apart, _LENGTH_CAP, out=layers[_LAYER["length"]], casting="same_kind")
            np.square(layers[_LAYER["length"]], out=layers[_LAYER["length squared"]])

    def learn(self, which: str, known: Known) -> None:
        """Take in what a lexicon says: that of the texts themselves (``own``), or the archive's (``learned``)."""
        first = _LAYER[f"{which} {LEXICON_FEATURES[0]}"]
        for bead, layers in self.two_sided.items():
            layers[first : first + len(LEXICON_FEATURES)] = known.two_sided[bead]
        elsewhere = ONE_SIDED_FEATURES.index(f"{which} elsewhere")
        strange = ONE_SIDED_FEATURES.index(f"{which} strange")
        for side, best, apart in zip(self.one_sided, known.elsewhere, known.strange, strict=True):
            side[:, :, elsewhere], side[:, :, strange] = best, apart

    def _fits(self, bead: tuple[int, int]) -> bool:
        return bool(bead[0] <= self.shape[1] and bead[1] <= self.shape[2])

    def _two_sided(self, a: Side, b: Side, bead: tuple[int, int]) -> Layers:
        m, n = bead
        shape = (len(TWO_SIDED_FEATURES), self.shape[0], self.shape[1] - m + 1, self.shape[2] - n + 1)
        layers = np.zeros(shape, np.float32)
        dots = blocks(self._dots, m, n)
        norm_a, norm_b = self._norms[0][m - 1].astype(np.float32), self._norms[1][n - 1].astype(np.float32)
        for number, family in enumerate(FAMILIES):
            np.log1p(dots[number], out=layers[_LAYER[f"{family} shared"]])
            if number:
                smoothed = norm_a[number][:, :, None] * norm_b[number][:, None, :] + np.float32(_SMOOTHED)
                np.divide(dots[number], smoothed, out=layers[_LAYER[f"{family} cosine"]])
                # What adds up as the sentences do: two links say together what one of all their sentences would.
                np.divide(dots[number], np.float32(_SCALE), out=layers[_LAYER[f"{family} gained"]])
        alone = runs(self._counts[0], m)[:, :, None] + runs(self._counts[1], n)[:, None, :]
        np.maximum(alone - 2 * blocks(self._common, m, n), 0.0, out=layers[_LAYER["numbers alone"]])
        _marks_apart(runs(a.marks, m), runs(b.marks, n), layers)
        _ends_apart(a, b, bead, layers)
        missing = m + n - len(bead) - layers[_LAYER["ends joined"]]
        np.multiply(missing, self._unmarked[:, None, None], out=layers[_LAYER["ends unmarked"]])
        return layers

    def _one_sided(self, side: Side, best: NDArray[np.floating], axis: int) -> Grid:
        inside = np.arange(side.lengths.shape[1])[None, :] < side.sizes[:, None]
        mean = (side.lengths * inside).sum(axis=1) / side.sizes
        found = np.zeros((*side.lengths.shape, len(ONE_SIDED_FEATURES)))
        found[:, :, 0] = np.log(side.lengths / mean[:, None])
        found[:, :, 1] = best.max(axis=axis)
        found[:, :, 2] = self._common.max(axis=axis)
        found[:, :, 3] = side.strange
        found[:, :, 4] = self._unmarked[:, None]
        return found


def _numbers(side: Side) -> NDArray[np.float32]:
    """Return how many shared numbers each sentence has."""
    numbers = np.flatnonzero((side.families[side.columns] == 0) & (side.weights[side.columns] > 0))
    places = side.pairs[numbers] * side.lengths.shape[1] + side.rows[numbers]
    counts = np.bincount(places, minlength=side.lengths.size)
    return counts.reshape(side.lengths.shape).astype(np.float32)


def _marks_apart(marks_a: NDArray[np.floating], marks_b: NDArray[np.floating], layers: Layers) -> None:
    """Count how many of question and exclamation mark only one side has, and how far the other marks differ."""
    asked, apart = layers[_LAYER["question apart"]], layers[_LAYER["marks apart"]]
    for number in range(len(PUNCTUATION)):
        left, right = marks_a[:, :, number].astype(np.int32), marks_b[:, :, number].astype(np.int32)
        if not left.any() and not right.any():
            continue
        difference = left[:, :, None] - right[:, None, :]
        if number < _ASKING:
            asked += difference != 0
        else:
            # Differences are few whole numbers: each has its logarithm taken once.
            most = int(max(left.max(), right.max()))
            apart += np.log1p(np.abs(np.arange(-most, most + 1, dtype=np.float32)))[difference + most]


def _ends_apart(a: Side, b: Side, bead: tuple[int, int], layers: Layers) -> None:
    """Count the sentences' ends within one side that the other has between its sentences, and those that it has not."""
    m, n = bead
    ends_a, ends_b = (runs(side.inside, size).astype(np.float32) for side, size in ((a, m), (b, n)))
    joined = np.minimum(ends_a, n - 1)[:, :, None] + np.minimum(ends_b, m - 1)[:, None, :]
    layers[_LAYER["ends joined"]] = joined
    apart = np.abs((ends_a + m)[:, :, None] - (ends_b + n)[:, None, :])
    layers[_LAYER["ends apart"]] = np.minimum(apart, _ENDS_CAP) * (a.stopped & b.stopped)[:, None, None]


def _unmarked(a: Side, b: Side) -> NDArray[np.float32]:
    """Return how surely each pair is cut at every end of a sentence, 0 to 1: how few hold another's end.

    What a translator joined then shows no end within; where lines were joined as they stood, what shows none was
    hardly joined.
    """
    marked = (a.inside > 0).sum(axis=1) + (b.inside > 0).sum(axis=1)
    share = (marked + _MARKED * _BELIEVED) / (a.sizes + b.sizes + _BELIEVED)
    found: NDArray[np.float32] = np.maximum(0.0, 1.0 - share / _MARKED).astype(np.float32)
    return found
