"""Neighbourhoods: two articles that resemble the same others report one event, even where they share little themselves.

Each article keeps its nearest neighbours, weighed by how near they are beside its very nearest; two articles are alike
as far as their neighbourhoods are (the cosine of the two rows), and this is done twice, the second time with what came
out of the first. In a first try (no :data:`SELF`, :data:`FAR` .3 to .4, ten neighbours), the average precision of
pairs rose so on the open confusable articles from .880 to .966 to .978, on 24 languages of the open linking articles
from .927 to .970 to .976 (November 2026).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import scipy.sparse as sp
from msgspec import Struct
from numpy.typing import NDArray

from hexapla.events.columns import Bools, Floats, Ints
from hexapla.events.matrix import Matrix, filtered, owners_of, product
from hexapla.events.sorting import begins, ranked

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

ROWS = 256
"""Rows that are compared at a time: most of what they share is too little to be kept."""


def likeness(near: Matrix, languages: Ints) -> Matrix:
    """Return how alike articles are, 0 to about 1.3, symmetric and without a diagonal; only what is above 0.

    ``near`` says how many spreads articles are above their background; it is symmetric and above 0 too.
    """
    once = Matrix(len(near))
    for low, shared in _shared(near, languages, LEAST_SPREADS):
        direct = near.between(low, low + ROWS)
        direct.data = DIRECT * np.log1p(direct.data)
        once.append((shared + direct).tocsr())
    twice = Matrix(len(near))
    for low, shared in _shared(once, languages, LEAST_LIKENESS):
        both = (0.5 * once.between(low, low + ROWS) + 0.5 * shared).tocsr()
        both.data = np.round(both.data, 5)
        both.eliminate_zeros()
        both.sort_indices()
        twice.append(both)
    return twice


def _shared(near: Matrix, languages: Ints, least: float) -> Iterator[tuple[int, sp.csr_matrix]]:
    """Yield the cosines of neighbourhoods, :data:`ROWS` at a time, without the diagonal."""
    found = _neighbourhoods(near, languages, least)
    # What is near is mutual: the neighbourhoods as columns have the entries that they have as rows, scaled otherwise.
    columns = sp.csr_matrix((found.by_column, found.rows.indices, found.rows.indptr), shape=found.rows.shape)
    for low in range(0, len(near), ROWS):
        yield low, _above(product(found.rows[low : low + ROWS], columns), low)


def _above(shared: sp.csr_matrix, first: int) -> sp.csr_matrix:
    """Return some rows of cosines, the first of them row ``first``, without the diagonal and what is too little."""
    apart = owners_of(shared) + np.int32(first) != shared.indices
    found = filtered(shared, shared.data, apart & (shared.data >= LEAST))
    found.sort_indices()
    return found


class _Neighbourhoods(Struct, frozen=True):
    """The neighbours of each article, itself among them, as rows of length 1, and the same entries as columns are."""

    rows: sp.csr_matrix
    by_column: NDArray[np.float32]


def _neighbourhoods(near: Matrix, languages: Ints, least: float) -> _Neighbourhoods:
    weights = Matrix(len(near))
    for _, part in near.parts():
        weights.append(_weighed(part, languages, least))
    mutual, lengths = Matrix(len(near)), np.ones(len(near))
    for low, part in weights.parts():
        both = 0.5 * (part + weights.facing(low, low + part.shape[0]))
        both = (both + sp.eye_array(*part.shape, k=low, dtype=np.float32)).tocsr()
        mutual.append(both)
        lengths[low : low + part.shape[0]] = np.sqrt(np.bincount(owners_of(both), _own(both, low) ** 2))
    return _scaled(mutual, lengths)


def _scaled(mutual: Matrix, lengths: Floats) -> _Neighbourhoods:
    """Return neighbourhoods in rows of length 1."""
    entries = mutual.entries
    starts, places = np.zeros(len(mutual) + 1, dtype=np.int64), np.empty(entries, dtype=np.int32)
    by_row, by_column = np.empty(entries, dtype=np.float32), np.empty(entries, dtype=np.float32)
    for low, part in mutual.parts():
        begin = starts[low]
        here = slice(begin, begin + part.nnz)
        starts[low : low + len(part.indptr)] = begin + part.indptr
        values = _own(part, low)
        places[here] = part.indices
        by_row[here] = values / lengths[low + owners_of(part)]
        by_column[here] = values / lengths[part.indices]
    rows = sp.csr_matrix((by_row, places, starts), shape=(len(mutual), len(mutual)))
    return _Neighbourhoods(rows, by_column)


def _own(part: sp.csr_matrix, low: int) -> Floats:
    """Return the weights of some rows, with that of each article in its own neighbourhood."""
    values: Floats = part.data.astype(np.float64)
    values[part.indices == owners_of(part) + np.int32(low)] = SELF
    return values


def _weighed(near: sp.csr_matrix, languages: Ints, least: float) -> sp.csr_matrix:
    """Return what the neighbours of some articles weigh, those alone that are kept."""
    articles = near.shape[0]
    sizes = np.diff(near.indptr)
    owners = owners_of(near)
    own, place = ranked(owners, np.arange(near.nnz) - near.indptr[owners], near.data)
    order = near.indptr[own] + place
    others, values = near.indices[order], near.data[order]
    rank = np.arange(len(order)) - near.indptr[own]
    nearest = np.bincount(own[rank < NEAREST], values[rank < NEAREST], minlength=articles) / np.clip(sizes, 1, NEAREST)
    weights = (values / np.maximum(nearest, least)[own] - FAR).astype(np.float32)
    kept: Bools = (weights > 0) & (rank < NEIGHBOURS) & (_rank_in_language(own, languages[others]) < IN_ONE_LANGUAGE)
    starts = np.concatenate([[0], np.cumsum(np.bincount(own[kept], minlength=articles))])
    found = sp.csr_matrix((weights[kept], others[kept], starts), shape=near.shape)
    found.sort_indices()
    return found


def _rank_in_language(owners: Ints, spoken: Ints) -> NDArray[np.int64]:
    """Return for each entry how many before it have its owner and its language; owners are in order."""
    cells = owners * (int(spoken.max(initial=0)) + 1) + spoken
    keys = np.sort(cells << np.int64(32) | np.arange(len(cells)))
    order = keys & np.int64((1 << 32) - 1)
    first = begins(keys >> np.int64(32))
    rank = np.empty(len(cells), dtype=np.int64)
    rank[order] = np.arange(len(cells)) - np.repeat(first, np.diff(np.append(first, len(cells))))
    return rank
