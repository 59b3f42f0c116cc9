"""Candidates: the pairs of articles that are worth a judgement, found through an index of features.

Each article looks up its own features among the articles that carry them, the most telling for their cost first, until
it has walked :data:`BUDGET` entries: so the cost of an article stays what it is, however many others there are. The
index is made and walked a part of the articles at a time, so that it is never held as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import scipy.sparse as sp
from msgspec import Struct
from numpy.typing import NDArray

from hexapla.events.background import Background, Spreads
from hexapla.events.columns import Bools, Ints
from hexapla.events.vectors import Rows

BUDGET = 15_000
"""Entries of the index that one article walks; B-cubed F1 of the open linking articles was .9889 with 30,000 and with
15,000, .9876 with 10,000 (November 2026)."""

PARTNERS = 110
"""Partners kept of each article: an event of a hundred languages must find itself."""

LEADING, FOLLOWING = 5, 0.2
"""A partner is kept that is at least so large a share as high above the background as the mean of the best so many."""

ROWS = 128
"""Articles that look up their features at a time."""

INDEXED = 1 << 13
"""Articles that are in the index at a time."""

PAIRS, ENDS = 2048, 64
"""Pairs of which the products are found at a time, and first ends that they have: the table of the features of the
first ends stays so within the processor's cache."""

_PLACE, _HEIGHT = 26, 31
"""Bits of a key: above them the row within its :data:`ROWS`, then how high, the highest first, then how far on the
partner is: of a thousand texts that are equally alike each has others for partners, and none is everybody's."""

_BEYOND = np.uint64((1 << _PLACE) - 1)

Keys = NDArray[np.uint64]
"""Partners of some rows as sorted numbers: to sort these takes a fifth of what a sort by three columns does."""


class Pairs(Struct, frozen=True):
    """Pairs ``first < second`` in order, with how many spreads they are above the background of their languages."""

    first: Ints
    second: Ints
    spreads: Spreads

    def at(self, chosen: Ints) -> Pairs:
        """Return some of the pairs."""
        return Pairs(self.first[chosen], self.second[chosen], self.spreads[chosen])


def find(rows: Rows, background: Background, languages: Ints) -> Pairs:
    """Return the candidate pairs of all rows; a pair that one end alone has found is one too."""
    articles = len(languages)
    carriers = rows.carriers()
    found: list[Keys] = []
    for low in range(0, articles, INDEXED):
        index = rows.between(low, low + INDEXED).T.tocsr()
        here = list(_found(rows, (index, low, carriers), background, languages))
        found = here if not low else [_best(np.concatenate(both)) for both in zip(found, here, strict=True)]
    first, second = np.divmod(_pairs(found, articles), max(articles, 1))
    return compare(rows, background, languages, first, second)


def _pairs(found: list[Keys], articles: int) -> Ints:
    """Return the pairs of rows and partners as ``first * articles + second``, each once and in order."""
    pairs = [np.zeros(0, dtype=np.int64)]
    for number, keys in enumerate(found):
        owners = (keys >> np.uint64(_PLACE + _HEIGHT)).astype(np.int64) + number * ROWS
        partners = (owners + (keys & _BEYOND).astype(np.int64)) & int(_BEYOND)
        pairs.append(np.minimum(owners, partners) * articles + np.maximum(owners, partners))
    return np.unique(np.concatenate(pairs))


def compare(rows: Rows, background: Background, languages: Ints, first: Ints, second: Ints) -> Pairs:
    """Return given pairs with how far they are above the background, candidates or not."""
    products = products_of(rows, first, second).sum(axis=1)
    return Pairs(first, second, np.round(background.spreads(products, languages[first], languages[second]), 3))


def products_of(rows: Rows, first: Ints, second: Ints) -> Spreads:
    """Return the products of pairs of rows: a row a pair, a column for each block of features."""
    products = np.zeros((len(first), len(rows.ends)), dtype=np.float32)
    table = np.full(len(rows.features), -1, dtype=np.int32)
    for chosen in _tiled(first, second):
        low, other = int(first[chosen[0]]) // INDEXED * INDEXED, int(second[chosen[0]]) // INDEXED * INDEXED
        ours = rows.between(low, low + INDEXED)
        theirs = ours if low == other else rows.between(other, other + INDEXED)
        for part in _few(chosen, first[chosen]):
            pairs, columns, values = _common((ours, theirs), first[part] - low, second[part] - other, table)
            cells = pairs * len(rows.ends) + np.searchsorted(np.array(rows.ends), columns, side="right")
            sums = np.bincount(cells, values, minlength=len(part) * len(rows.ends))
            products[part] = sums.reshape(len(part), -1)
    return products


def _tiled(first: Ints, second: Ints) -> list[Ints]:
    """Return the numbers of pairs by the parts of the articles that their ends are in, in the order of their ends."""
    tiles = first // INDEXED * (int(second.max(initial=0)) // INDEXED + 1) + second // INDEXED
    order = np.lexsort((second, first, tiles))
    return np.split(order, np.flatnonzero(np.diff(tiles[order])) + 1) if len(order) else []


def _few(pairs: Ints, first: Ints) -> Iterator[Ints]:
    """Yield pairs in order of their first ends, few enough at a time."""
    number = np.cumsum(np.diff(first, prepend=first[:1]) != 0) // ENDS
    for part in np.split(pairs, np.flatnonzero(np.diff(number)) + 1):
        yield from (part[low : low + PAIRS] for low in range(0, len(part), PAIRS))


def _common(
    matrices: tuple[sp.csr_matrix, sp.csr_matrix], first: Ints, second: Ints, table: NDArray[np.int32]
) -> tuple[Ints, NDArray[np.int32], NDArray[np.float64]]:
    """Return the features that both ends of pairs carry: number of the pair, column, and product of the weights.

    ``table`` has -1 for each column; the first ends are spread out over the columns that any of them carries.
    """
    own, place = np.unique(first, return_inverse=True)
    ours, theirs = matrices[0][own], matrices[1][second]
    carried = np.unique(ours.indices)
    table[carried] = np.arange(len(carried), dtype=np.int32)
    dense = np.zeros((len(own), len(carried)), dtype=np.float32)
    dense[np.repeat(np.arange(len(own)), np.diff(ours.indptr)), table[ours.indices]] = ours.data
    there = table[theirs.indices]
    table[carried] = -1
    known = np.flatnonzero(there >= 0)
    pairs = np.repeat(np.arange(len(second)), np.diff(theirs.indptr))[known]
    weights = dense[place[pairs], there[known]]
    both = np.flatnonzero(weights)
    entries = known[both]
    return pairs[both], theirs.indices[entries], weights[both].astype(np.float64) * theirs.data[entries]


def _found(
    all_rows: Rows, indexed: tuple[sp.csr_matrix, int, Ints], background: Background, languages: Ints
) -> Iterator[Keys]:
    """Yield for :data:`ROWS` rows at a time their best partners, by what was walked.

    ``indexed`` are a part of the articles by feature, the first of them, and how many of all carry each feature.
    """
    index, low, carriers = indexed
    spoken = languages[low : low + index.shape[1]].astype(np.int32)
    for start in range(0, len(all_rows), ROWS):
        products = _affordable(all_rows.between(start, start + ROWS), carriers) @ index
        rows = np.repeat(np.arange(products.shape[0], dtype=np.int32), np.diff(products.indptr))
        entries, high = background.above(products.data, languages[start : start + ROWS][rows], spoken[products.indices])
        rows, partners = rows[entries], products.indices[entries] + np.int32(low)
        beyond = partners - rows - np.int32(start)
        others = beyond != 0
        yield _best(_keys(rows[others], high[others], beyond[others]))


def _keys(rows: NDArray[np.int32], high: Spreads, beyond: NDArray[np.int32]) -> Keys:
    """Return entries as numbers: rows, how high above 0 they are, and how many rows on the partner is, or back."""
    # The bits of floats that are not negative are in the order of the floats.
    depth = np.uint64((1 << _HEIGHT) - 1) - np.ascontiguousarray(high).view(np.uint32).astype(np.uint64)
    keys: Keys = rows.astype(np.uint64) << np.uint64(_HEIGHT + _PLACE)
    keys |= depth << np.uint64(_PLACE)
    keys |= beyond.astype(np.int64).view(np.uint64) & _BEYOND
    return keys


def _best(keys: Keys) -> Keys:
    """Return the best partners of each row, in order."""
    keys = np.sort(keys)
    rows = (keys >> np.uint64(_HEIGHT + _PLACE)).astype(np.int64)
    begins = np.searchsorted(rows, np.arange(ROWS))
    rank = np.arange(len(rows)) - begins[rows]
    few = rank < PARTNERS
    keys, rows, rank = keys[few], rows[few], rank[few]
    depth = (keys >> np.uint64(_PLACE)) & np.uint64((1 << _HEIGHT) - 1)
    high = (np.uint64((1 << _HEIGHT) - 1) - depth).astype(np.uint32).view(np.float32).astype(np.float64)
    leading = rank < LEADING
    sums, many = np.bincount(rows[leading], high[leading], ROWS), np.bincount(rows[leading], minlength=ROWS)
    return keys[high >= (sums / np.maximum(many, 1) * FOLLOWING)[rows]]


def _affordable(rows: sp.csr_matrix, carriers: Ints) -> sp.csr_matrix:
    """Return rows with the features that they can look up, those first that weigh most for what they cost."""
    costs = carriers[rows.indices]
    owners = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    if len(costs) == 0 or np.bincount(owners, costs).max() <= BUDGET:
        return rows
    order = np.lexsort((rows.indices, costs / np.maximum(rows.data, 1e-9), owners))
    walked = np.cumsum(costs[order])
    before = np.concatenate([[0], walked])[rows.indptr[:-1]]
    kept: Bools = np.zeros(len(costs), dtype=bool)
    kept[order[walked - before[owners[order]] <= BUDGET]] = True
    starts = np.concatenate([[0], np.cumsum(kept)])[rows.indptr]
    return sp.csr_matrix((rows.data[kept], rows.indices[kept], starts), shape=rows.shape)
