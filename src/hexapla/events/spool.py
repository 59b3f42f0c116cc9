"""Spool: rows of numbers that are written once and read in spans, in memory while they are few and in a file after."""

from __future__ import annotations

from array import array
from io import SEEK_END, FileIO
from tempfile import TemporaryFile
from typing import Generic, TypeVar
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", bound=np.generic)

HELD = 1 << 20
"""Bytes up to which a spool stays in memory: those of about 800 articles."""


WAITING = 1 << 16
"""Bytes that wait in memory until they are written to a file."""


class Spool(Generic[Number]):
    """Rows of any length, of one kind of number; the file is gone when the spool is."""

    def __init__(self, kind: type[Number]) -> None:
        """Start an empty spool of numbers of a kind, which are little-endian in the file."""
        self._kind: np.dtype[Number] = np.dtype(kind).newbyteorder("<")
        self._held = bytearray()
        self._file: FileIO | None = None
        self._starts = array("q", [0])

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._starts) - 1

    @property
    def size(self) -> int:
        """How many numbers there are."""
        return self._starts[-1]

    @property
    def starts(self) -> NDArray[np.int64]:
        """The place of each row's first number, and the end of the last row."""
        return np.array(self._starts, dtype=np.int64)

    def append(self, row: bytes) -> None:
        """Add one row, as the bytes of its numbers."""
        self._write(row)
        self._starts.append(self._starts[-1] + len(row) // self._kind.itemsize)

    def extend(self, numbers: NDArray[Number], widths: NDArray[np.int64]) -> None:
        """Add rows of so many numbers each, which stand one after the other."""
        self._write(np.ascontiguousarray(numbers, dtype=self._kind).tobytes())
        self._starts.extend((np.cumsum(widths) + self._starts[-1]).tolist())

    def read(self, low: int, high: int) -> NDArray[Number]:
        """Return the numbers of the rows from ``low`` up to ``high``, without it, one after the other."""
        begin, end = self._starts[low], self._starts[min(high, len(self))]
        return np.frombuffer(self._bytes(begin * self._kind.itemsize, end * self._kind.itemsize), dtype=self._kind)

    def widths(self, low: int, high: int) -> NDArray[np.int64]:
        """Return how many numbers each row has, from ``low`` up to ``high``, without it."""
        starts = np.array(self._starts[low : high + 1], dtype=np.int64)
        return starts[1:] - starts[:-1]

    def _write(self, row: bytes) -> None:
        self._held += row
        if len(self._held) > (HELD if self._file is None else WAITING):
            self._empty()

    def _empty(self) -> None:
        """Write to the file what waits in memory."""
        if self._file is None:
            self._file = TemporaryFile(buffering=0)  # noqa: SIM115
            finalize(self, self._file.close)
        self._file.seek(0, SEEK_END)
        rest = memoryview(self._held)
        while rest:
            rest = rest[self._file.write(rest) :]
        rest.release()
        self._held = bytearray()

    def _bytes(self, begin: int, end: int) -> bytes:
        if self._file is None:
            return bytes(self._held[begin:end])
        if self._held:
            self._empty()
        self._file.seek(begin)
        found = b""
        # One call gives at most two gigabytes.
        while len(found) < end - begin and (more := self._file.read(end - begin - len(found))):
            found += more
        return found
