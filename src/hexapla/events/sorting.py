"""Sorting: what each number is once, and which entries of rows weigh most, by sorts of plain numbers.

To sort these takes a fifth of what a sort by three columns does, and less than NumPy's ``unique``, which hashes.
"""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.signedinteger[Any]]
Keys = NDArray[np.uint64]

Number = TypeVar("Number", bound=np.generic)

ROWS = 1 << 12
"""Rows whose entries can be ranked at a time."""

_ROW, _WEIGHT, _PLACE = 12, 31, 21
_MOST = np.uint64((1 << _WEIGHT) - 1)


def ranked(rows: Places, places: Places, weights: NDArray[np.float32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return rows and places of entries, rows in order and in each the heaviest first, of equals the first place.

    ``rows`` are below :data:`ROWS`, ``places`` below two million, ``weights`` not negative.
    """
    # The bits of floats that are not negative are in the order of the floats.
    depth = _MOST - np.ascontiguousarray(weights, dtype=np.float32).view(np.uint32).astype(np.uint64)
    keys: Keys = rows.astype(np.uint64) << np.uint64(_WEIGHT + _PLACE)
    keys |= depth << np.uint64(_PLACE)
    keys |= places.astype(np.uint64)
    keys.sort()
    return (keys >> np.uint64(_WEIGHT + _PLACE)).astype(np.int64), (keys & np.uint64((1 << _PLACE) - 1)).astype(
        np.int64
    )


def distinct(numbers: NDArray[Number]) -> NDArray[Number]:
    """Return each number once, in order."""
    ordered = np.sort(numbers)
    return ordered[begins(ordered)]


def begins(ordered: NDArray[Number]) -> NDArray[np.int64]:
    """Return the places of numbers in order at which another one begins."""
    return np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(ordered)])
