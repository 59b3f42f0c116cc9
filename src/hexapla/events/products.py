"""Products: how alike pairs of articles are by their rows of features, many pairs at a time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from hexapla.events.columns import Floats, Ints
from hexapla.events.sorting import distinct
from hexapla.events.vectors import Rows

READ = 1 << 12
"""Rows that are read at a time: pairs are taken in the order of the parts that their ends are in."""

PAIRS, ENDS = 1024, 32
"""Pairs of which the products are found at a time, and first ends that they have: the table of the features of the
first ends stays so within the processor's cache."""


def products(rows: Rows, first: Ints, second: Ints) -> NDArray[np.float32]:
    """Return the products of pairs of rows, in order of the pairs."""
    found = np.zeros(len(first), dtype=np.float32)
    for part, value in _multiplied(rows, (first, second), blocks=False):
        found[part] = value
    return found


def products_by_block(rows: Rows, first: Ints, second: Ints) -> NDArray[np.float32]:
    """Return the products of pairs of rows: a row a pair, a column for each block of features."""
    found = np.zeros((len(first), len(rows.ends)), dtype=np.float32)
    for part, values in _multiplied(rows, (first, second), blocks=True):
        found[part] = values
    return found


def _multiplied(rows: Rows, ends: tuple[Ints, Ints], blocks: bool) -> Iterator[tuple[Ints, Floats]]:
    """Yield the numbers of some pairs with their products."""
    first, second = ends
    table = np.zeros(len(rows.features), dtype=np.int32)
    for chosen in _tiled(first, second):
        low, other = int(first[chosen[0]]) // READ * READ, int(second[chosen[0]]) // READ * READ
        ours = rows.between(low, low + READ)
        theirs = ours if low == other else rows.between(other, other + READ)
        for part in _few(chosen, first[chosen]):
            own, place = _distinct(first[part])
            dense = _Dense(ours[own - low], table, np.array(rows.ends) if blocks else None)
            yield part, dense.times(theirs[second[part] - other], place)


class _Dense:
    """Some rows spread out over the columns that any of them has; column 0 stands for all others.

    Where ``ends`` of blocks are given, each block of columns has a layer of its own.
    """

    def __init__(self, rows: sp.csr_matrix, table: NDArray[np.int32], ends: Ints | None) -> None:
        self._table = table
        self._carried = distinct(rows.indices)
        self._width = len(self._carried) + 1
        table[self._carried] = np.arange(1, self._width, dtype=np.int32)
        self._cells = np.zeros((rows.shape[0] * self._width, 1 if ends is None else len(ends)))
        cells = np.repeat(np.arange(rows.shape[0]) * self._width, np.diff(rows.indptr)) + table[rows.indices]
        self._cells[cells, 0 if ends is None else np.searchsorted(ends, rows.indices, side="right")] = rows.data

    def times(self, others: sp.csr_matrix, place: Ints) -> Floats:
        """Return the products of other rows, each with the row in its ``place``; can be asked once."""
        cells = self._table[others.indices]
        cells += np.repeat((place * self._width).astype(np.int32), np.diff(others.indptr))
        self._table[self._carried] = 0
        matrix = sp.csr_matrix((others.data, cells, others.indptr), shape=(others.shape[0], len(self._cells)))
        flat: Floats = matrix @ (self._cells[:, 0] if self._cells.shape[1] == 1 else self._cells)
        return flat


def _tiled(first: Ints, second: Ints) -> list[Ints]:
    """Return the numbers of pairs by the parts of the articles that their ends are in, in the order of their ends."""
    tiles = first // READ * (int(second.max(initial=0)) // READ + 1) + second // READ
    order = np.lexsort((second, first, tiles))
    return np.split(order, np.flatnonzero(np.diff(tiles[order])) + 1) if len(order) else []


def _few(pairs: Ints, first: Ints) -> Iterator[Ints]:
    """Yield pairs in order of their first ends, few enough at a time."""
    number = np.cumsum(np.diff(first, prepend=first[:1]) != 0) // ENDS
    for part in np.split(pairs, np.flatnonzero(np.diff(number)) + 1):
        yield from (part[low : low + PAIRS] for low in range(0, len(part), PAIRS))


def _distinct(ordered: Ints) -> tuple[Ints, Ints]:
    """Return numbers that are in order each once, and for each of them its place among these."""
    new = np.concatenate([[True], ordered[1:] != ordered[:-1]])
    return ordered[new], np.cumsum(new) - 1
