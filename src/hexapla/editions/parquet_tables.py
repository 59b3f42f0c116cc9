"""Parquet: the tables of records, one file a table. Needs pyarrow, which ``hexapla[parquet]`` brings."""

from __future__ import annotations

from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from hexapla.editions.tables import Row, Sheet, Value

# Rows that wait until they are written: some 10 MB of evidence, so that what is held does not grow with the archive.
_ROWS = 20_000
_TYPES = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "flag": pa.bool_()}
_INTEGERS = range(-(2**63), 2**63)


class ParquetWriter:
    """Writes one table to a file; ``close`` leaves the file open for who opened it."""

    suffix = ".parquet"

    def __init__(self, out: BinaryIO, sheet: Sheet) -> None:
        self._schema = pa.schema([(name, _TYPES[kind]) for name, kind in sheet.columns.items()])
        self._kinds = tuple(sheet.columns.values())
        self._writer = pq.ParquetWriter(out, self._schema, compression="zstd")
        self._waiting: list[Row] = []

    def write(self, row: Row) -> None:
        """Write one row, now or with those that come after it."""
        self._waiting.append(row)
        if len(self._waiting) >= _ROWS:
            self._flush()

    def close(self) -> None:
        """Write what is still held back."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        columns = zip(*self._waiting, strict=True) if self._waiting else [()] * len(self._kinds)
        arrays: list[Any] = [
            pa.array([_fit(value, kind) for value in column], type=_TYPES[kind])
            for column, kind in zip(columns, self._kinds, strict=True)
        ]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._waiting.clear()


def _fit(value: Value, kind: str) -> Value:
    """Return a value as its column takes it; a whole number that 64 bits do not hold is left empty there."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if kind == "integer":
        return value if value in _INTEGERS else None
    try:
        return float(value)
    except OverflowError:
        return None
