"""The folder an edition is written to: whole files or none, only what changed, nothing that is not its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from hexapla.errors import OutputError

MANIFEST = ".hexapla-edition.json"
_UNFINISHED = ".hexapla-part"
# The only names an edition ever writes; a manifest that names others is not believed.
_OURS = re.compile(
    r"(?:[a-z]{2,3}/)?(?:index\.html|(?:events|articles|people|series|documents|outlets|languages|pages|static)"
    r"/[a-z0-9][a-z0-9._-]*\.(?:html|css|js))"
    r"|events/[a-z0-9][a-z0-9._-]*\.(?:json|csv|tmx)"
    r"|(?:feed|differences|series/[a-z0-9][a-z0-9._-]*)\.(?:atom|json)|(?:news-)?sitemap(?:-[0-9]+)?\.xml|robots\.txt"
)
_MARK = b"Hexapla"
_MARK_REACH = 400  # bytes; the generator's name stands in the first lines of every page we write
_DATA = re.compile(r"(events/.*)\.(?:json|csv|tmx)")  # bears no mark: it is ours where the page beside it is


class Published(Struct, frozen=True):
    """What publishing did, in files."""

    written: int
    unchanged: int
    removed: int


class Entry(Struct, frozen=True):
    """What is known of one file: the key of what it was made from, and the SHA-256 of its bytes."""

    key: str = ""
    digest: str = ""


class _Manifest(Struct, frozen=True):
    files: dict[str, Entry]


class Folder:
    """An edition's folder. Call :meth:`begin`, then :meth:`put` for each file, then :meth:`finish`.

    Killed at any moment it holds whole files only, and its manifest names every file that may be there.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._before: dict[str, Entry] = {}
        self._after: dict[str, Entry] = {}
        self._written = self._unchanged = 0

    def begin(self, paths: Iterable[str]) -> None:
        """Make the folder ready for files at ``paths``; raises :class:`OutputError` where that cannot be."""
        planned = sorted(paths)
        if self._root.exists() and not self._root.is_dir():
            raise OutputError(f"Cannot publish to {self._root}: it is a file. Name a folder with --out.")
        try:
            for folder in sorted({str(Path(path).parent) for path in planned}):
                (self._root / folder).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._cannot(self._root, error) from error
        self._before = self._read_manifest()
        self._refuse_foreign(planned)
        self._sweep(planned)
        self._after = {path: self._before.get(path, Entry()) for path in planned}
        self._write_manifest({**self._before, **self._after})

    def fresh(self, path: str, key: str) -> bool:
        """Return whether the file at ``path`` was made from ``key`` and still stands as written; counts it if so."""
        entry = self._before.get(path, Entry())
        if not entry.key or entry.key != key or self._digest(path) != entry.digest:
            return False
        self._unchanged += 1
        return True

    def put(self, path: str, key: str, content: bytes) -> None:
        """Write one file whole, unless the same bytes stand there."""
        digest = sha256(content).hexdigest()
        self._after[path] = Entry(key, digest)
        if self._digest(path) == digest:
            self._unchanged += 1
            return
        self._replace(path, content)
        self._written += 1

    def finish(self) -> Published:
        """Remove the files of earlier editions that this one does not have, and settle the manifest."""
        gone = sorted(set(self._before) - set(self._after))
        removed = sum(self._remove(path) for path in gone)
        self._write_manifest(self._after)
        return Published(self._written, self._unchanged, removed)

    def _read_manifest(self) -> dict[str, Entry]:
        try:
            raw = (self._root / MANIFEST).read_bytes()
            known = msgspec.json.decode(raw, type=_Manifest).files
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise self._cannot(self._root / MANIFEST, error) from error
        except (msgspec.DecodeError, UnicodeDecodeError):
            return {}  # a spoilt manifest costs a rewrite, and leaves behind what it alone knew of
        return {path: entry for path, entry in known.items() if _OURS.fullmatch(path)}

    def _write_manifest(self, known: dict[str, Entry]) -> None:
        content = msgspec.json.format(msgspec.json.encode(_Manifest(known), order="deterministic"), indent=1)
        try:
            if (self._root / MANIFEST).read_bytes() == content:
                return
        except OSError:
            pass  # not there or not readable: writing says what is wrong
        self._replace(MANIFEST, content)

    def _refuse_foreign(self, planned: Iterable[str]) -> None:
        """A file in our place that no edition wrote is somebody's work: it is not written over."""
        for path in planned:
            if path in self._before:
                continue
            data = _DATA.fullmatch(path)
            beside = f"{data[1]}.html" if data else path
            if (self._root / path).exists() and not self._is_marked(beside):
                raise OutputError(
                    f"Cannot publish to {self._root}: {path} is there and was not written by Hexapla. "
                    "Move it, or name another folder with --out."
                )

    def _is_marked(self, path: str) -> bool:
        try:
            with (self._root / path).open("rb") as file:
                return _MARK in file.read(_MARK_REACH)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise self._cannot(self._root / path, error) from error

    def _sweep(self, planned: Iterable[str]) -> None:
        """Remove what a killed run left half written."""
        folders = {str(Path(path).parent) for path in (*self._before, *planned)}
        for folder in (self._root, *(self._root / name for name in sorted(folders))):
            for part in sorted(folder.glob(f".*{_UNFINISHED}")):
                part.unlink(missing_ok=True)

    def _digest(self, path: str) -> str:
        try:
            return sha256((self._root / path).read_bytes()).hexdigest()
        except OSError:
            return ""

    def _replace(self, path: str, content: bytes) -> None:
        target = self._root / path
        part = target.with_name(f".{target.name}{_UNFINISHED}")
        try:
            part.write_bytes(content)
            part.replace(target)
        except OSError as error:
            _forget(part)
            raise self._cannot(target, error) from error

    def _remove(self, path: str) -> int:
        try:
            (self._root / path).unlink()
        except FileNotFoundError:
            return 0
        except OSError as error:
            raise self._cannot(self._root / path, error) from error
        return 1

    def _cannot(self, path: Path, error: OSError) -> OutputError:
        reason = error.strerror or str(error)
        return OutputError(
            f"Cannot write the edition to {path}: {reason}. What was published before still stands; "
            "make room or choose another folder with --out, and run again."
        )


def _forget(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return
