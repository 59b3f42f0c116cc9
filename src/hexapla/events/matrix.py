"""Matrix: a sparse matrix whose rows are written once, in order, and read in spans, from a file where they are many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse import _sparsetools

from hexapla.events.spool import Spool

Places = NDArray[np.signedinteger[Any]]
Values = NDArray[np.float32]

PART = 1 << 12
"""Rows that are read at a time: some megabytes."""


class Matrix:
    """A sparse matrix of 32-bit values; the columns of each row are in order."""

    def __init__(self, columns: int) -> None:
        """Start without any rows."""
        self.columns = columns
        self._places = Spool(np.int32)
        self._values = Spool(np.float32)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._places)

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return self._places.size

    def append(self, part: sp.csr_matrix) -> None:
        """Add rows."""
        widths = np.diff(part.indptr).astype(np.int64)
        self._places.extend(part.indices.astype(np.int32, copy=False), widths)
        self._values.extend(part.data.astype(np.float32, copy=False), widths)

    def between(self, low: int, high: int) -> sp.csr_matrix:
        """Return the rows from ``low`` up to ``high``, without it; what is returned cannot be written to."""
        starts = np.concatenate([[0], np.cumsum(self._places.widths(low, high))])
        entries = self._values.read(low, high), self._places.read(low, high), starts
        return sp.csr_matrix(entries, shape=(len(starts) - 1, self.columns))

    def parts(self) -> Iterator[tuple[int, sp.csr_matrix]]:
        """Yield all rows, :data:`PART` at a time, with the number of the first of them."""
        for low in range(0, len(self), PART):
            yield low, self.between(low, low + PART)

    def facing(self, low: int, high: int) -> sp.csr_matrix:
        """Return the columns from ``low`` up to ``high``, without it, as rows."""
        owners, places, values = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)], [np.zeros(0, np.float32)]
        for first, part in self.parts():
            here = np.flatnonzero((part.indices >= low) & (part.indices < high))
            owners.append(np.int32(first) + owners_of(part)[here])
            places.append(part.indices[here] - np.int32(low))
            values.append(part.data[here])
        entries = np.concatenate(values), (np.concatenate(places), np.concatenate(owners))
        return sp.coo_matrix(entries, shape=(min(high, self.columns) - low, len(self))).tocsr()

    def at(self, rows: Places, columns: Places) -> Values:
        """Return the values at some places, 0 where there are none."""
        found = np.zeros(len(rows), dtype=np.float32)
        asked = np.unique(rows // PART).tolist()
        for number in asked:
            mine = np.flatnonzero(rows // PART == number)
            found[mine] = self._at(number * PART, rows[mine], columns[mine])
        return found

    def _at(self, low: int, rows: Places, columns: Places) -> Values:
        part = self.between(low, low + PART)
        keys = owners_of(part).astype(np.int64) * self.columns + part.indices
        wanted = (rows - low).astype(np.int64) * self.columns + columns
        places = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        if not len(keys):
            return np.zeros(len(rows), dtype=np.float32)
        return np.where(keys[places] == wanted, part.data[places], np.float32(0.0))


def owners_of(part: sp.csr_matrix) -> NDArray[np.int32]:
    """Return the row of each entry."""
    return np.repeat(np.arange(part.shape[0], dtype=np.int32), np.diff(part.indptr))


def filtered(part: sp.csr_matrix, values: NDArray[np.floating[Any]], kept: NDArray[np.bool_]) -> sp.csr_matrix:
    """Return rows with other values, and of these some."""
    some = np.flatnonzero(kept)
    starts = np.searchsorted(some, part.indptr)
    return sp.csr_matrix((values[some].astype(np.float32), part.indices[some], starts), shape=part.shape)


def mirrored(upper: Matrix) -> Matrix:
    """Return a square matrix of which only the entries above the diagonal are given with those below it too."""
    found = Matrix(upper.columns)
    for low, part in upper.parts():
        found.append((part + upper.facing(low, low + part.shape[0])).tocsr())
    return found


def product(a: sp.csr_matrix, b: sp.csr_matrix) -> sp.csr_matrix:
    """Return ``a @ b``, columns in any order; SciPy's own operator first counts the entries, a third of the work."""
    rows, columns = a.shape[0], b.shape[1]
    most = min(int(np.diff(b.indptr)[a.indices].sum()), rows * columns)
    starts, places, values = np.zeros(rows + 1, np.int32), np.empty(most, np.int32), np.empty(most, np.float32)
    _sparsetools.csr_matmat(
        rows,
        columns,
        a.indptr.astype(np.int32),
        a.indices,
        a.data,
        b.indptr.astype(np.int32),
        b.indices,
        b.data,
        starts,
        places,
        values,
    )
    return sp.csr_matrix((values[: starts[-1]], places[: starts[-1]], starts), shape=(rows, columns))
