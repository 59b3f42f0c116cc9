"""Files and folders: which files of an input are read, in an order that the file system does not choose."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from hexapla.errors import MissingInput, UnreadableInput
from hexapla.values.rejection import Rejection

STEP = "sources"
SUFFIXES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".jsonl": "application/jsonl",
    ".warc": "application/warc",
}


class SourceFile(Struct, frozen=True):
    """One file to read: its path, the location its pages are named by, its media type, whether it is gzipped."""

    path: Path
    location: str
    media_type: str
    gzipped: bool


def media_type_of(name: str) -> tuple[str | None, bool]:
    """Return the media type that a file's name says (``None``: not ours) and whether it is gzipped."""
    lower = name.lower()
    gzipped = lower.endswith(".gz")
    stem = lower[:-3] if gzipped else lower
    return SUFFIXES.get(os.path.splitext(stem)[1]), gzipped  # noqa: PTH122 -- a name, not a path


def printable(name: str) -> str:
    """Return a file's name with what is not UTF-8 in it replaced, so that it can be stored and shown."""
    return os.fsencode(name).decode("utf-8", "replace")


def check_input(name: str) -> None:
    """Raise :class:`MissingInput` or :class:`UnreadableInput` where an input that was named cannot be used at all."""
    if name == "-":
        return
    path = Path(name)
    try:
        path.stat()
    except FileNotFoundError:
        hint = "it is a broken symbolic link" if path.is_symlink() else "check the spelling and the folder you are in"
        raise MissingInput(f"cannot read {name}: there is no such file or folder ({hint})") from None
    except OSError as error:
        raise UnreadableInput(f"cannot read {name}: {error.strerror or error}") from None
    if path.is_file() and media_type_of(name)[0] is None:
        known = " ".join(SUFFIXES)
        raise UnreadableInput(f"cannot read {name}: its name ends in none of {known} (each also .gz)")
    if not path.is_file() and not path.is_dir():
        raise UnreadableInput(f"cannot read {name}: it is neither a file nor a folder")


def files_of(name: str) -> Iterator[SourceFile | Rejection]:
    """Yield the files of one input in the order of their locations.

    Locations are paths as the input was named, so that two inputs never share one. A folder is walked to
    its end; files whose names say nothing we read are passed over, as hidden files and folders are. Links
    are followed once: a folder that was already entered is not entered again, so loops end. Folders that
    cannot be listed are rejections.
    """
    path = Path(name)
    if path.is_dir():
        found: list[SourceFile | Rejection] = []
        _walk(path, "" if path == Path() else printable(path.as_posix()).rstrip("/") + "/", set(), found)
        if not found:
            known = " ".join(SUFFIXES)
            found.append(Rejection(printable(name), STEP, "no pages", f"no file in it ends in {known} (each also .gz)"))
        yield from sorted(found, key=lambda f: f.location if isinstance(f, SourceFile) else f.subject)
        return
    media_type, gzipped = media_type_of(name)
    if media_type is not None:
        yield SourceFile(path, printable(path.as_posix()), media_type, gzipped)


def _walk(folder: Path, prefix: str, entered: set[tuple[int, int]], found: list[SourceFile | Rejection]) -> None:
    stack = [(folder, prefix)]
    while stack:
        here, location = stack.pop()
        try:
            status = here.stat()
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            entries = sorted(os.scandir(here), key=lambda e: (e.is_symlink(), e.name))
        except OSError as error:
            subject = location.rstrip("/") or str(here)
            found.append(Rejection(subject, STEP, "unreadable folder", error.strerror or str(error)))
            continue
        deeper = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            where = location + printable(entry.name)
            rejection = _take(entry, where, found)
            if rejection == "folder":
                deeper.append((here / entry.name, where + "/"))
        stack.extend(reversed(deeper))


def _take(entry: os.DirEntry[str], where: str, found: list[SourceFile | Rejection]) -> str | None:
    try:
        if entry.is_dir():
            return "folder"
        media_type, gzipped = media_type_of(entry.name)
        if media_type is None:
            return None
        if entry.is_file():
            found.append(SourceFile(Path(entry.path), where, media_type, gzipped))
        else:
            reason = "broken link" if entry.is_symlink() else "not a file"
            found.append(Rejection(where, STEP, reason, "the link leads nowhere" if entry.is_symlink() else ""))
    except OSError as error:
        found.append(Rejection(where, STEP, "unreadable file", error.strerror or str(error)))
    return None
