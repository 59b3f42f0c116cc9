"""Rarity: how much a shared feature says, from how rare it is in its language.

The weight of a feature is ``(-log p) ** 1.5`` where p is the share of a language's articles that carry it. With few
articles p is drawn towards the share over all languages, and that towards a prior by the feature's length, so that
five articles are weighed as soberly as five thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import scipy.sparse as sp
from msgspec import Struct
from numpy.typing import NDArray

from hexapla.events.signals import Traits

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

POWER = 1.5
"""Exponent of the weight; 1, 1.5 and 2 gave .638, .659, .667 of pairs at one false in a thousand (open linking, words
alone); with numbers 1.5 was as good as 2 and is less at the mercy of one rare misprint."""

LANGUAGE_STRENGTH = 20.0
"""Articles of a language that weigh as much as what all languages together say of a feature."""

PRIOR_STRENGTH = 30.0
"""Articles that weigh as much as the prior by length."""

WORD_PRIOR = (0.5, 0.5, 0.25, 0.08, 0.03, 0.012, 0.006, 0.004)
"""Prior share of articles with a word of 0, 1, 2 ... consonants (7 and more: the last): set by hand and not tuned; with
it the cosines of unrelated articles are the same in sets of 5 and of 60 (.009 to .011 across languages)."""

SOFTNESS = {"words": 1000.0, "names": 500.0, "numbers": 200.0}
"""Added to a row's squared length, so that a text of three features cannot match another wholly: set by hand, a tenth
of the squared length of an article of 200 words, and what five middling numbers weigh."""

COMMON = 0.05
MOST_CARRIED = 4000.0
"""A feature is compared where at most this share or number of articles carry it: the longest list a product walks."""

NUMBER_PRIOR = (0.5, 0.30, 0.10, 0.03, 0.02, 0.004)
"""The same for a number of 0, 1, 2 ... digits (5 and more: the last); a date counts as one of five."""


class Block(Struct, frozen=True):
    """One block of weighted features: a row an article, no row longer than 1, columns in the order of ``features``."""

    name: str
    matrix: sp.csr_matrix
    features: tuple[str, ...]


def languages_of(traits: Sequence[Traits]) -> Ints:
    """Return the number of each article's language, numbered in the order of their tags."""
    tags = {tag: k for k, tag in enumerate(sorted({t.language for t in traits}))}
    return np.array([tags[t.language] for t in traits], dtype=np.int64)


def word_prior(feature: str) -> float:
    """Return the prior share of articles that carry a word feature."""
    length = len(feature) - 1 if feature[0] == "~" else len(feature)
    return WORD_PRIOR[min(length, len(WORD_PRIOR) - 1)]


def number_prior(feature: str) -> float:
    """Return the prior share of articles that carry a number or a date."""
    if feature[0] == "@":
        return NUMBER_PRIOR[-1]
    return NUMBER_PRIOR[min(sum(c.isdigit() for c in feature), len(NUMBER_PRIOR) - 1)]


def blocks_of(traits: Sequence[Traits], languages: Ints) -> tuple[Block, ...]:
    """Return the weighted blocks ``words``, ``names`` and ``numbers`` of the articles, rows in their order."""
    words = _weigh("words", [t.words for t in traits], languages, word_prior)
    names = _weigh("names", [t.names for t in traits], languages, word_prior)
    numbers = _weigh("numbers", [t.numbers for t in traits], languages, number_prior)
    return words, names, numbers


def _weigh(name: str, counts: Sequence[Mapping[str, int]], languages: Ints, prior: Callable[[str], float]) -> Block:
    features = sorted({feature for row in counts for feature in row})
    raw = _counts(counts, {feature: k for k, feature in enumerate(features)})
    shares = _shares(raw, languages, np.array([prior(f) for f in features]))
    weights = (1.0 + np.log(raw.data)) * np.maximum(-np.log(shares), 0.0) ** POWER
    weighted = sp.csr_matrix((weights, raw.indices, raw.indptr), shape=raw.shape)
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel() + SOFTNESS[name])
    scaled = sp.diags(1.0 / lengths) @ weighted
    carried = np.bincount(raw.indices, minlength=raw.shape[1])
    useful = np.flatnonzero((carried > 1) & (carried <= max(raw.shape[0] * COMMON, MOST_CARRIED)))
    matrix = scaled.tocsc()[:, useful].tocsr().astype(np.float32)
    return Block(name, matrix, tuple(features[k] for k in useful))


def _counts(counts: Sequence[Mapping[str, int]], columns: Mapping[str, int]) -> sp.csr_matrix:
    starts = np.cumsum([0, *(len(row) for row in counts)])
    indices = np.array([columns[f] for row in counts for f in sorted(row)], dtype=np.int64)
    data = np.array([float(row[f]) for row in counts for f in sorted(row)])
    return sp.csr_matrix((data, indices, starts), shape=(len(counts), len(columns)))


def _shares(raw: sp.csr_matrix, languages: Ints, prior: Floats) -> Floats:
    """Return for every entry of ``raw`` the share of its language's articles that carry its feature."""
    articles, width = raw.shape
    sizes = np.bincount(languages)
    rows = np.repeat(np.arange(articles), np.diff(raw.indptr))
    cells = languages[rows] * width + raw.indices
    kinds, inverse = np.unique(cells, return_inverse=True)
    in_language = np.bincount(inverse, minlength=len(kinds))[inverse]
    overall = np.bincount(raw.indices, minlength=width)
    pooled = (overall + PRIOR_STRENGTH * prior) / (articles + PRIOR_STRENGTH)
    spoken = sizes[languages[rows]]
    shares: Floats = (in_language + LANGUAGE_STRENGTH * pooled[raw.indices]) / (spoken + LANGUAGE_STRENGTH)
    return shares
