"""Records -> exchange formats: one stream, one file, or a folder with a file for each event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from hexapla import __version__
from hexapla.archive import Archive
from hexapla.editions import (
    Languages,
    Table,
    file_name,
    items,
    language_pairs,
    write_ftm,
    write_item,
    write_jsonld,
    write_ninjs,
    write_tmx,
    write_xliff,
)
from hexapla.errors import OutputError
from hexapla.pipeline.asking import event_of
from hexapla.pipeline.formats import Format
from hexapla.pipeline.reviewing import Reviews
from hexapla.pipeline.tabulating import write_tables
from hexapla.pipeline.whole_files import Open, written

_TABLES = frozenset({Format.CSV, Format.PARQUET})
_BY_LANGUAGE = frozenset({Format.TMX, Format.XLIFF, Format.NINJS})
_Document = tuple[str, Callable[[BinaryIO], int]]  # the name of a file, and what writes it


class ExportRequest(Struct, frozen=True):
    """What to export and where to.

    ``events`` are ids or beginnings of ids, all events where there are none; ``languages`` base subtags, all where
    there are none. ``out`` is a file, or a folder where it is one already or its name has no suffix; ``None`` for a
    stream. Facts of a confidence below ``least`` are left out.
    """

    format: Format
    events: tuple[str, ...] = ()
    languages: frozenset[str] = frozenset()
    out: Path | None = None
    least: float = 0.0


class Exported(Struct, frozen=True):
    """What an export gave: the files, and what is in them, counted as ``Format.counted`` says."""

    files: tuple[Path, ...]
    entries: int


def export(archive: Archive, request: ExportRequest, stream: Open) -> Exported:
    """Write the events of an archive in an exchange format; ``stream`` opens where no file is named.

    Files are whole or not there.

    Raises:
        UnknownEvent, ArchiveError.
        MissingExtra: the format needs a package that is not installed.
        OutputError: a file cannot be written, or the format has no one file for what is asked.
    """
    out = request.out
    folder = out if out is not None and (out.is_dir() or not out.suffix) else None
    _check(request, folder)
    ids = _ids(archive, request.events)
    if folder is None:
        with written(out, stream) as file:
            entries = _into_one(archive, request, ids, file)
        return Exported((out,) if out is not None else (), entries)
    if request.format in _TABLES:
        return Exported(*write_tables(request.format, _tables(archive, ids, request.least), folder))
    return _into_folder(archive, request, ids, folder)


def _check(request: ExportRequest, folder: Path | None) -> None:
    form = request.format
    if form in _TABLES and folder is None:
        raise OutputError(f"{form.value} is several tables, a file each. Name a folder with --out.")
    if request.languages and form not in _BY_LANGUAGE:
        raise OutputError(
            f"{form.value} tells of events with all of their versions; --languages is for "
            f"{', '.join(sorted(one.value for one in _BY_LANGUAGE))}."
        )


def _ids(archive: Archive, events: Sequence[str]) -> list[str]:
    """Return the ids of the events that are named, each once, or of all."""
    return list(dict.fromkeys(event_of(archive, event) for event in events)) or sorted(archive.record_keys())


def _into_folder(archive: Archive, request: ExportRequest, ids: Sequence[str], folder: Path) -> Exported:
    files: list[Path] = []
    entries = 0
    for table in _tables(archive, ids, request.least):
        for name, write in _documents(table, request):
            with written(folder / name, None) as file:
                entries += write(file)
            files.append(folder / name)
    return Exported(tuple(files), entries)


def _documents(table: Table, request: ExportRequest) -> Iterator[_Document]:
    """Yield the name of each file of an event and what writes it."""
    event = file_name(table.record.id)
    match request.format:
        case Format.XLIFF:
            for pair in language_pairs(table, request.languages):
                name = f"{event}.{pair.source}-{pair.target}.xlf"
                yield name, partial(write_xliff, tables=[table], between=pair)
        case Format.NINJS:
            for article, item in items(table, request.languages):
                yield f"{file_name(article)}.json", partial(write_item, item=item)
        case form:
            suffix = "ftm.jsonl" if form is Format.FTM else form.value
            yield f"{event}.{suffix}", partial(_write, tables=[table], request=request)


def _into_one(archive: Archive, request: ExportRequest, ids: Sequence[str], file: BinaryIO) -> int:
    if request.format is Format.XLIFF:
        return write_xliff(file, _tables(archive, ids, request.least), _only_languages(archive, request, ids))
    return _write(file, _tables(archive, ids, request.least), request)


def _write(file: BinaryIO, tables: Iterable[Table], request: ExportRequest) -> int:
    match request.format:
        case Format.TMX:
            return write_tmx(file, tables, __version__, request.languages)
        case Format.NINJS:
            return write_ninjs(file, tables, request.languages)
        case Format.FTM:
            return write_ftm(file, tables)
        case _:
            return write_jsonld(file, tables)


def _only_languages(archive: Archive, request: ExportRequest, ids: Sequence[str]) -> Languages:
    found: set[Languages] = set()
    for table in _tables(archive, ids, request.least):
        found.update(language_pairs(table, request.languages))
    if not found:
        raise OutputError("Nothing to export: no version among these events rests on another one.")
    if len(found) > 1:
        shown = ", ".join(f"{pair.source}-{pair.target}" for pair in sorted(found)[:8])
        raise OutputError(
            f"An XLIFF document has one pair of languages, and these events have {len(found)} ({shown}). "
            "Name a folder with --out, or two languages with --languages."
        )
    return found.pop()


def _tables(archive: Archive, ids: Sequence[str], least: float) -> Iterator[Table]:
    """Yield events one at a time, in the order of their ids."""
    reviews = Reviews(archive)
    for event in ids:
        for found in reviews.records([event], least):
            articles = {one.id: one for one in archive.articles([version.id for version in found.articles])}
            yield Table(found, articles)
