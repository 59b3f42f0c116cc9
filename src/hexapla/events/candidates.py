"""Candidates: the pairs of articles that are worth a judgement, with the score of each block.

The products walk only lists of the articles that carry a feature, row block by row block, and each row keeps its best
partners: time grows with the lists, memory with the number of articles.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from msgspec import Struct

from hexapla.events.background import Background
from hexapla.events.rarity import Block, Floats, Ints

WEIGHTS = {"words": 0.56, "names": 0.98, "numbers": 0.49}
"""Weights of the blocks, in log-odds for each e-fold of spreads above the background: logistic regression over pairs of
half of the stories of the open linking and confusable articles, November 2026; see judgement.py."""

ROWS = 256
PARTNERS = 300
"""Partners kept of each article: an event of a hundred languages must find itself."""

FLOOR = 0.8
"""Resemblance under this is no candidate."""


class Pairs(Struct, frozen=True):
    """Pairs ``first < second`` in order, with the z-scores of their blocks."""

    first: Ints
    second: Ints
    words: Floats
    names: Floats
    numbers: Floats

    def at(self, rows: Ints) -> Pairs:
        """Return the pairs of some rows."""
        return Pairs(self.first[rows], self.second[rows], self.words[rows], self.names[rows], self.numbers[rows])


def find(blocks: Sequence[Block], backgrounds: Sequence[Background], languages: Ints) -> Pairs:
    """Return the candidate pairs of all articles."""
    articles = len(languages)
    kept = [
        _best(np.arange(start, min(start + ROWS, articles)), blocks, backgrounds, languages)
        for start in range(0, articles, ROWS)
    ]
    if not kept:
        nothing = np.zeros(0)
        return Pairs(nothing.astype(np.int64), nothing.astype(np.int64), nothing, nothing, nothing)
    first, second, words, names, numbers = (np.concatenate([k[part] for k in kept]) for part in range(5))
    low, high = np.minimum(first, second), np.maximum(first, second)
    _, unique = np.unique(low * articles + high, return_index=True)
    return Pairs(low, high, words, names, numbers).at(unique)


def joined(a: Pairs, b: Pairs) -> Pairs:
    """Return the pairs of both, those of ``a`` first."""
    parts = ("first", "second", "words", "names", "numbers")
    return Pairs(*(np.concatenate([getattr(a, part), getattr(b, part)]) for part in parts))


def strength(spreads: Floats) -> Floats:
    """Return z-scores on the scale that evidence counts on: the tenth shared name says less than the first."""
    scaled: Floats = np.sign(spreads) * np.log1p(np.abs(spreads))
    return scaled


def resemblance(pairs: Pairs) -> Floats:
    """Return what the blocks of each pair say for it, in log-odds: a block that is silent does not speak against."""
    total = np.zeros(len(pairs.first))
    for name, spreads in (("words", pairs.words), ("names", pairs.names), ("numbers", pairs.numbers)):
        total += WEIGHTS[name] * np.maximum(strength(spreads), 0.0)
    return total


def compare(
    blocks: Sequence[Block], backgrounds: Sequence[Background], languages: Ints, first: Ints, second: Ints
) -> Pairs:
    """Return the scores of given pairs, candidates or not."""
    scores = []
    for block, background in zip(blocks, backgrounds, strict=True):
        cosines = np.asarray(block.matrix[first].multiply(block.matrix[second]).sum(axis=1)).ravel()
        cells = languages[first], languages[second]
        scores.append(np.round((cosines - background.mean[cells]) / background.spread[cells], 3))
    return Pairs(first, second, *scores)


def _best(
    rows: Ints, blocks: Sequence[Block], backgrounds: Sequence[Background], languages: Ints
) -> tuple[Ints, Ints, Floats, Floats, Floats]:
    """Return the best partners of some rows: row, partner, and the z-scores of the blocks."""
    products = [block.matrix[rows] @ block.matrix.T for block in blocks]
    shared = sum(abs(product) for product in products).tocsr()
    here = np.repeat(rows, np.diff(shared.indptr))
    there = shared.indices.astype(np.int64)
    cells = languages[here], languages[there]
    scores = []
    for product, background in zip(products, backgrounds, strict=True):
        cosines = _aligned(product.tocsr(), shared)
        scores.append(np.round((cosines - background.mean[cells]) / background.spread[cells], 3))
    total = resemblance(Pairs(here, there, *scores))
    good = np.flatnonzero((total >= FLOOR) & (here != there))
    order = good[np.lexsort((there[good], -total[good], here[good]))]
    rank = np.arange(len(order)) - np.searchsorted(here[order], here[order])
    top = order[rank < PARTNERS]
    return here[top], there[top], *(score[top] for score in scores)


def _aligned(product: sp.csr_matrix, shape: sp.csr_matrix) -> Floats:
    """Return the values of ``product`` at the stored places of ``shape``, 0 where it stores none."""
    width = shape.shape[1]
    places = np.repeat(np.arange(shape.shape[0]), np.diff(shape.indptr)) * width + shape.indices
    own = np.repeat(np.arange(product.shape[0]), np.diff(product.indptr)) * width + product.indices
    dense = np.zeros(shape.shape[0] * width, dtype=np.float32)
    dense[own] = product.data
    values: Floats = dense[places].astype(np.float64)
    return values
