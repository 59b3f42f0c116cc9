"""Neighbourhoods: two articles that resemble the same others report one event, even where they share little themselves.

Each article keeps its nearest neighbours, weighed by how near they are beside its very nearest; two articles are alike
as far as their neighbourhoods are (the cosine of the two rows), and this is done twice, the second time with what came
out of the first. In a first try (no :data:`SELF`, :data:`FAR` .3 to .4, ten neighbours), the average precision of
pairs rose so on the open confusable articles from .880 to .966 to .978, on 24 languages of the open linking articles
from .927 to .970 to .976 (November 2026).
"""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from hexapla.events.columns import Floats, Ints

NEIGHBOURS = 110
"""Neighbours of an article: an event of a hundred languages must find itself."""

IN_ONE_LANGUAGE = 10
"""Neighbours in any one language. Of 8, 10, 12 the best for the open confusable articles, whose events have 4 to 21
articles (B-cubed F1 .954, .969, .945 in the first try; the constants below came later); the linking articles do not
care."""

NEAREST, FAR = 5, 0.2
"""A neighbour weighs what its likeness is, as a share of the mean of the nearest so many, above so much."""

SELF = 0.8
"""Weight of an article in its own neighbourhood: an event of two has no other neighbours."""

LEAST_SPREADS, LEAST_LIKENESS = 14.0, 0.9
"""What the nearest count as at least, in spreads the first time and in likeness the second: whoever has no near
neighbour has none. Of pairs of one event in the open sets .95 are 6.5 spreads above the background and .75 are 16, of
all others .01 are 8. Chosen with :data:`FAR` and :data:`SELF` so that the seeds, small sets of both kinds and both
halves of the confusable topics do well together: B-cubed F1 1, .93, .96 and .95 (November 2026)."""

DIRECT = 0.1
"""Weight of the logarithm of spreads above the background beside the likeness of neighbourhoods; of .05, .07, .1 the
best for small sets and the confusable articles together (November 2026)."""

LEAST = 0.05
"""What two neighbourhoods share under which it is nothing; with .02, .05, .1 B-cubed F1 of the open linking articles
was .989, .989, .988 (November 2026)."""

ROWS = 4096
"""Rows that are compared at a time: most of what they share is too little to be kept."""


def likeness(articles: int, languages: Ints, pairs: tuple[Ints, Ints], spreads: Floats) -> sp.csr_matrix:
    """Return how alike articles are, 0 to about 1.3, symmetric and without a diagonal; only what is above 0.

    ``spreads`` says of each of ``pairs`` how many spreads they are above their background.
    """
    near = _symmetric(articles, pairs, spreads)
    direct = near.copy()
    direct.data = DIRECT * np.log1p(near.data)
    once = (_shared(near, languages, LEAST_SPREADS) + direct).tocsr()
    twice = (0.5 * once + 0.5 * _shared(once, languages, LEAST_LIKENESS)).tocsr()
    twice.data = np.round(twice.data, 5)
    twice.eliminate_zeros()
    twice.sort_indices()
    return twice


def _symmetric(articles: int, pairs: tuple[Ints, Ints], values: Floats) -> sp.csr_matrix:
    good = np.flatnonzero(values > 0)
    first, second, found = pairs[0][good], pairs[1][good], values[good].astype(np.float32)
    rows, columns = np.concatenate([first, second]), np.concatenate([second, first])
    matrix: sp.csr_matrix = sp.coo_matrix((np.tile(found, 2), (rows, columns)), (articles, articles)).tocsr()
    return matrix


def _shared(near: sp.csr_matrix, languages: Ints, least: float) -> sp.csr_matrix:
    """Return the cosines of neighbourhoods, without the diagonal."""
    rows = _neighbourhoods(near, languages, least)
    others = rows.T.tocsr()
    parts = [_above(rows[low : low + ROWS] @ others, low) for low in range(0, rows.shape[0], ROWS)]
    shared: sp.csr_matrix = sp.vstack(parts, format="csr") if parts else rows
    return shared


def _above(shared: sp.csr_matrix, first: int) -> sp.csr_matrix:
    """Return some rows of cosines, the first of them row ``first``, without the diagonal and what is too little."""
    own = first + np.repeat(np.arange(shared.shape[0]), np.diff(shared.indptr))
    shared.data[(own == shared.indices) | (shared.data < LEAST)] = 0.0
    shared.eliminate_zeros()
    return shared


def _neighbourhoods(near: sp.csr_matrix, languages: Ints, least: float) -> sp.csr_matrix:
    """Return the neighbours of each article, itself among them, in rows of length 1; being near is mutual."""
    articles = near.shape[0]
    owners = np.repeat(np.arange(articles), np.diff(near.indptr))
    order = np.lexsort((near.indices, -near.data, owners))
    owners, others, values = owners[order], near.indices[order], near.data[order]
    rank = np.arange(len(order)) - near.indptr[owners]
    number = np.clip(np.diff(near.indptr), 1, NEAREST)
    nearest = np.bincount(owners[rank < NEAREST], values[rank < NEAREST], minlength=articles) / number
    weights = (values / np.maximum(nearest, least)[owners] - FAR).astype(np.float32)
    kept = (weights > 0) & (rank < NEIGHBOURS) & (_rank_in_language(owners, languages[others]) < IN_ONE_LANGUAGE)
    matrix = sp.csr_matrix((weights[kept], (owners[kept], others[kept])), (articles, articles))
    matrix = (0.5 * (matrix + matrix.T) + SELF * sp.identity(articles)).tocsr()
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scaled: sp.csr_matrix = (sp.diags(1.0 / lengths) @ matrix).tocsr().astype(np.float32)
    scaled.sort_indices()
    return scaled


def _rank_in_language(owners: Ints, spoken: Ints) -> NDArray[np.int64]:
    """Return for each entry how many before it have its owner and its language; owners are in order."""
    order = np.lexsort((spoken, owners))
    cells = owners[order] * (int(spoken.max(initial=0)) + 1) + spoken[order]
    begins = np.concatenate([[True], cells[1:] != cells[:-1]]) if len(cells) else np.zeros(0, dtype=bool)
    places = np.arange(len(cells))
    rank = np.empty(len(cells), dtype=np.int64)
    rank[order] = places - np.maximum.accumulate(np.where(begins, places, 0))
    return rank
