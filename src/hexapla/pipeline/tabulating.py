"""Records -> tables: a folder with a file for each table, all events in each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Protocol

from hexapla.editions import SHEETS, CsvWriter, Row, Sheet, Table
from hexapla.errors import MissingExtra
from hexapla.pipeline.formats import Format
from hexapla.pipeline.whole_files import written_together


class Writer(Protocol):
    """Writes the rows of one table."""

    def write(self, row: Row, /) -> None:
        """Write one row."""
        ...

    def close(self) -> None:
        """Write what is still held back."""
        ...


def write_tables(form: Format, tables: Iterable[Table], folder: Path) -> tuple[tuple[Path, ...], int]:
    """Write all tables of events to a folder, one event in memory at a time; returns the files and how many rows.

    Raises:
        MissingExtra: the format needs a package that is not installed.
        OutputError: a file cannot be written.
    """
    make = _parquet_writer() if form is Format.PARQUET else CsvWriter
    paths = [folder / f"{sheet.name}.{form.value}" for sheet in SHEETS]
    count = 0
    with written_together(paths) as files:
        writers = [make(file, sheet) for file, sheet in zip(files, SHEETS, strict=True)]
        for table in tables:
            for sheet, writer in zip(SHEETS, writers, strict=True):
                for row in sheet.rows(table):
                    writer.write(row)
                    count += 1
        for writer in writers:
            writer.close()
    return tuple(paths), count


def _parquet_writer() -> Callable[[BinaryIO, Sheet], Writer]:
    try:
        found: Callable[[BinaryIO, Sheet], Writer] = import_module("hexapla.editions.parquet_tables").ParquetWriter
    except ImportError as error:
        raise MissingExtra(
            f"Parquet needs the Python package pyarrow, which does not load here ({error}). "
            "Install it with: pip install 'hexapla[parquet]'; or take --format csv, which has the same tables."
        ) from error
    return found
