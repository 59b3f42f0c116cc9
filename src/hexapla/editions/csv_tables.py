"""CSV after RFC 4180, in UTF-8: the tables of records, one file a table."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from hexapla.editions.csv_cells import safe_cell
from hexapla.editions.tables import Row, Sheet, Value


class CsvWriter:
    """Writes one table to a file; ``close`` leaves the file open for who opened it."""

    suffix = ".csv"

    def __init__(self, out: BinaryIO, sheet: Sheet) -> None:
        # A lone surrogate, which UTF-8 has no form for, becomes a question mark.
        self._text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="", write_through=True)
        self._writer = csv.writer(self._text)
        self._writer.writerow(sheet.columns)

    def write(self, row: Row) -> None:
        """Write one row."""
        self._writer.writerow([_cell(value) for value in row])

    def close(self) -> None:
        """Write what is still held back."""
        self._text.detach()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return safe_cell(value) if isinstance(value, str) else str(value)
