"""Candidates: the pairs of articles that are worth a judgement, found through an index of features.

Each article looks up its own features among the articles that carry them, the most telling for their cost first, until
it has walked :data:`BUDGET` entries: so the cost of an article stays what it is, however many others there are. The
index is made and walked a part of the articles at a time, so that it is never held as a whole; nor are the pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import numpy as np
import scipy.sparse as sp
from msgspec import Struct
from numpy.typing import NDArray

from hexapla.events.background import Background, Spreads
from hexapla.events.columns import Bools, Ints
from hexapla.events.matrix import Matrix, product
from hexapla.events.products import products
from hexapla.events.sorting import distinct, ranked
from hexapla.events.spool import Spool
from hexapla.events.vectors import Rows

Number = TypeVar("Number", bound=np.generic)

BUDGET = 15_000
"""Entries of the index that one article walks; B-cubed F1 of the open linking articles was .9889 with 30,000 and with
15,000, .9876 with 10,000 (November 2026)."""

PARTNERS = 110
"""Partners kept of each article: an event of a hundred languages must find itself."""

LEADING, FOLLOWING = 5, 0.2
"""A partner is kept that is at least so large a share as high above the background as the mean of the best so many."""

_LEAST = np.float32(FOLLOWING / LEADING - 0.001)
"""Share of the highest under which a partner is never kept: the mean of the best so many is no less than the highest of
them over their number."""

ROWS = 128
"""Articles that look up their features at a time."""

INDEXED = 1 << 13
"""Articles that are in the index at a time."""

_PLACE, _HEIGHT = 26, 31
"""Bits of a key: above them the row within its :data:`ROWS`, then how high, the highest first, then how far on the
partner is: of a thousand texts that are equally alike each has others for partners, and none is everybody's."""

_BEYOND = np.uint64((1 << _PLACE) - 1)
_DEEPEST = np.uint64((1 << _HEIGHT) - 1)

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


class Partners:
    """The partners that each row has found; a pair that one end alone has found is one too."""

    def __init__(self, found: Spool[np.uint64], rows: int) -> None:
        """Take what was found, the keys of :data:`ROWS` rows together."""
        self._rows = rows
        self._found = Spool(np.int32)
        for number in range(len(found)):
            keys = found.read(number, number + 1)
            owners = (keys >> np.uint64(_PLACE + _HEIGHT)).astype(np.int64)
            partners = (owners + number * ROWS + (keys & _BEYOND).astype(np.int64)) & int(_BEYOND)
            self._found.extend(partners, np.bincount(owners, minlength=min(ROWS, rows - number * ROWS)))

    def pairs(self, low: int, high: int) -> tuple[Ints, Ints]:
        """Return the pairs whose first row is from ``low`` up to ``high``, without it, each once and in order."""
        own = self._entries(low, high)
        keys = [self._keys(low, own[0], own[1])]
        for begin in range(low, self._rows, INDEXED):
            owners, partners = self._entries(begin, begin + INDEXED)
            here = np.flatnonzero((partners >= low) & (partners < high))
            keys.append(self._keys(low, partners[here], owners[here]))
        found = distinct(np.concatenate(keys))
        first, second = found >> np.int64(32), found & np.int64((1 << 32) - 1)
        return first + low, second

    def _entries(self, low: int, high: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        widths = self._found.widths(low, high)
        return np.repeat(np.arange(low, low + len(widths), dtype=np.int32), widths), self._found.read(low, high)

    def _keys(self, low: int, first: NDArray[np.int32], second: NDArray[np.int32]) -> Ints:
        rising = np.flatnonzero(first < second)
        return (first[rising].astype(np.int64) - low) << np.int64(32) | second[rising]


def find(rows: Rows, background: Background, languages: Ints) -> Partners:
    """Return the partners of all rows."""
    walked = _walked(rows)
    found: Spool[np.uint64] = Spool(np.uint64)
    for low in range(0, len(rows), INDEXED):
        before, found = found, Spool(np.uint64)
        index = rows.between(low, low + INDEXED).T.tocsr()
        for number, keys in enumerate(_found(walked, (index, low), background, languages)):
            best = keys if not low else _best(np.concatenate([before.read(number, number + 1), keys]))
            found.append(best.astype("<u8", copy=False).tobytes())
    return Partners(found, len(rows))


def compare(rows: Rows, background: Background, languages: Ints, first: Ints, second: Ints) -> Pairs:
    """Return given pairs with how far they are above the background, candidates or not."""
    above = products(rows, first, second)
    return Pairs(first, second, np.round(background.spreads(above, languages[first], languages[second]), 3))


def _found(
    walked: Matrix, indexed: tuple[sp.csr_matrix, int], background: Background, languages: Ints
) -> Iterator[Keys]:
    """Yield for :data:`ROWS` rows at a time their best partners, by what was walked.

    ``indexed`` are a part of the articles by feature, and the first of them.
    """
    index, low = indexed
    spoken = languages[low : low + index.shape[1]].astype(np.int32)
    for start in range(0, len(walked), ROWS):
        products = product(walked.between(start, start + ROWS), index)
        ours = languages[start : start + ROWS].astype(np.int32)
        likely = _likely(products, low - start, background, ours)
        starts = np.searchsorted(likely, products.indptr)
        rows, places = _spread_out(np.arange(len(ours), dtype=np.int32), starts), products.indices[likely]
        high = background.spreads(products.data[likely], _spread_out(ours, starts), spoken[places])
        kept = _near_the_best(high, starts)
        rows, high, beyond = rows[kept], high[kept], places[kept] - rows[kept] + np.int32(low - start)
        yield _best(_keys(rows, high, beyond))


def _spread_out(values: NDArray[Number], starts: NDArray[np.integer]) -> NDArray[Number]:
    """Return the value of each entry's row."""
    return np.repeat(values, np.diff(starts))


def _highest(values: Spreads, starts: NDArray[np.integer]) -> Spreads:
    """Return the highest value of each row, at least 0."""
    some = np.flatnonzero(np.diff(starts))
    found = np.zeros(len(starts) - 1, dtype=np.float32)
    if len(some):
        found[some] = np.maximum(np.maximum.reduceat(values, starts[some]), 0.0)
    return found


def _near_the_best(high: Spreads, starts: NDArray[np.integer]) -> Ints:
    """Return which entries are above 0 and as high as the last that may be kept; it spares the sort of the others."""
    return np.flatnonzero(high > _spread_out(_highest(high, starts) * _LEAST, starts))


def _likely(products: sp.csr_matrix, beyond: int, background: Background, ours: NDArray[np.int32]) -> Ints:
    """Return which products of a row with others may be among its best; ``beyond`` it is the first of the others.

    The highest is no lower than the greatest product would be in the languages with the most background, and none is
    higher than it would be in those with the least. It spares looking at the many that are hardly above it.
    """
    own = np.arange(-beyond, len(ours) - beyond, dtype=np.int32)
    products.data[np.flatnonzero(_spread_out(own, products.indptr) == products.indices)] = 0.0
    least, most = background.bounds(ours)
    high = np.maximum((_highest(products.data, products.indptr) - most[0]) / most[1], 0.0)
    cut = least[0] + high * least[1] * _LEAST
    return np.flatnonzero(products.data > _spread_out(cut, products.indptr))


def _keys(rows: NDArray[np.int32], high: Spreads, beyond: NDArray[np.int32]) -> Keys:
    """Return entries as numbers: rows, how high above 0 they are, and how many rows on the partner is, or back."""
    # The bits of floats that are not negative are in the order of the floats.
    depth = _DEEPEST - np.ascontiguousarray(high).view(np.uint32).astype(np.uint64)
    keys: Keys = rows.astype(np.uint64) << np.uint64(_HEIGHT + _PLACE)
    keys |= depth << np.uint64(_PLACE)
    keys |= beyond.astype(np.int64).view(np.uint64) & _BEYOND
    return keys


def _best(keys: Keys) -> Keys:
    """Return the best partners of each row, in order."""
    keys = np.sort(keys)
    rows = (keys >> np.uint64(_HEIGHT + _PLACE)).astype(np.int64)
    rank = np.arange(len(rows)) - np.searchsorted(rows, np.arange(ROWS))[rows]
    few = rank < PARTNERS
    keys, rows, rank = keys[few], rows[few], rank[few]
    depth = (keys >> np.uint64(_PLACE)) & _DEEPEST
    high = (_DEEPEST - depth).astype(np.uint32).view(np.float32).astype(np.float64)
    leading = rank < LEADING
    sums, many = np.bincount(rows[leading], high[leading], ROWS), np.bincount(rows[leading], minlength=ROWS)
    return keys[high >= (sums / np.maximum(many, 1) * FOLLOWING)[rows]]


def _walked(rows: Rows) -> Matrix:
    """Return of all rows what each can look up."""
    carriers = rows.carriers()
    found = Matrix(len(rows.features))
    for low in range(0, len(rows), AFFORDED):
        found.append(_affordable(rows.between(low, low + AFFORDED), carriers))
    return found


AFFORDED = 1 << 9
"""Rows of which it is found at a time what they can look up."""


def _affordable(rows: sp.csr_matrix, carriers: Ints) -> sp.csr_matrix:
    """Return rows with the features that they can look up, those first that weigh most for what they cost."""
    costs = carriers[rows.indices]
    owners = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    if len(costs) == 0 or np.bincount(owners, costs).max() <= BUDGET:
        return rows
    own, places = ranked(owners, np.arange(len(costs)) - rows.indptr[owners], rows.data / costs)
    order = places + rows.indptr[own]
    walked = np.cumsum(costs[order])
    before = np.concatenate([[0], walked])[rows.indptr[:-1]]
    kept: Bools = np.zeros(len(costs), dtype=bool)
    kept[order[walked - before[owners[order]] <= BUDGET]] = True
    starts = np.concatenate([[0], np.cumsum(kept)])[rows.indptr]
    return sp.csr_matrix((rows.data[kept], rows.indices[kept], starts), shape=rows.shape)
