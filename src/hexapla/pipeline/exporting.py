"""Records -> exchange formats: one stream, one file, or a folder with a file for each event."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from hexapla import __version__
from hexapla.archive import Archive
from hexapla.editions import Languages, Table, language_pairs, write_tmx, write_xliff
from hexapla.errors import OutputError
from hexapla.pipeline.asking import record
from hexapla.pipeline.formats import Format

Open = Callable[[], BinaryIO]
_UNFINISHED = ".hexapla-part"


class ExportRequest(Struct, frozen=True):
    """What to export and where to.

    ``events`` are ids or beginnings of ids, all events where there are none; ``languages`` base subtags, all where
    there are none. ``out`` is a file, or a folder where it is one already or its name has no suffix; ``None`` for a
    stream.
    """

    format: Format
    events: tuple[str, ...] = ()
    languages: frozenset[str] = frozenset()
    out: Path | None = None


class Exported(Struct, frozen=True):
    """What an export gave: the files, and the units (TMX) or pairs of versions (XLIFF) in them."""

    files: tuple[Path, ...]
    entries: int


def export(archive: Archive, request: ExportRequest, stream: Open) -> Exported:
    """Write the parallel tables of an archive in an exchange format; ``stream`` opens where no file is named.

    Files are whole or not there.

    Raises:
        UnknownEvent, ArchiveError.
        OutputError: a file cannot be written, or the format has no one file for what is asked.
    """
    ids = [record(archive, event).id for event in request.events] or sorted(archive.record_keys())
    out = request.out
    if out is not None and (out.is_dir() or not out.suffix):
        return _into_folder(archive, request, ids, out)
    with _written(out, stream) as file:
        entries = _into_one(archive, request, ids, file)
    return Exported((out,) if out is not None else (), entries)


def _into_folder(archive: Archive, request: ExportRequest, ids: Sequence[str], folder: Path) -> Exported:
    files: list[Path] = []
    entries = 0
    for table in _tables(archive, ids):
        for name, write in _documents(table, request):
            with _written(folder / name, None) as file:
                entries += write(file)
            files.append(folder / name)
    return Exported(tuple(files), entries)


def _documents(table: Table, request: ExportRequest) -> Iterator[tuple[str, Callable[[BinaryIO], int]]]:
    """Yield the name of each file of an event and what writes it."""
    event = table.record.id
    if request.format is Format.TMX:
        yield f"{event}.tmx", lambda file: write_tmx(file, [table], __version__, request.languages)
        return
    for pair in language_pairs(table, request.languages):
        yield f"{event}.{pair.source}-{pair.target}.xlf", lambda file, pair=pair: write_xliff(file, [table], pair)  # type: ignore[misc]


def _into_one(archive: Archive, request: ExportRequest, ids: Sequence[str], file: BinaryIO) -> int:
    if request.format is Format.TMX:
        return write_tmx(file, _tables(archive, ids), __version__, request.languages)
    return write_xliff(file, _tables(archive, ids), _only_languages(archive, request, ids))


def _only_languages(archive: Archive, request: ExportRequest, ids: Sequence[str]) -> Languages:
    found: set[Languages] = set()
    for table in _tables(archive, ids):
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


def _tables(archive: Archive, ids: Sequence[str]) -> Iterator[Table]:
    """Yield events one at a time, in the order of their ids."""
    for event in ids:
        for found in archive.records([event]):
            articles = {one.id: one for one in archive.articles([version.id for version in found.articles])}
            yield Table(found, articles)


@contextmanager
def _written(path: Path | None, stream: Open | None) -> Iterator[BinaryIO]:
    """Give what to write to: a file that gets its name when it is whole, or the stream."""
    if path is None:
        assert stream is not None
        yield stream()
        return
    part = path.with_name(f".{path.name}{_UNFINISHED}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            yield file
        part.replace(path)
    except OSError as error:
        raise OutputError(
            f"Cannot write {path}: {error.strerror or error}. Make room, or name another --out."
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
