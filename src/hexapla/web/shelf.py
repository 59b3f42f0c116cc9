"""A shelf: what one process of a server made and the others need not make again, a file for each.

It stands in a folder that the server makes for its processes and nobody else may enter, and goes with the server.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TypeVar

import msgspec

ROOM = 256 * 1024 * 1024
"""Bytes of files; an event's page takes near 20,000."""
_SHARE = 16
"""The part of the room that a process fills before it looks whether old files must go: so much may it be overfull."""
T = TypeVar("T")


class Shelf:
    """Values under names, the ones asked for last; safe to use from several threads and processes.

    What cannot be written or read, as where there is no room, is not on the shelf.
    """

    def __init__(self, folder: Path, room: int = ROOM) -> None:
        """Stand in ``folder``, which is there, and keep some ``room`` bytes."""
        self._folder = folder
        self._room = room
        self._put = 0
        self._lock = Lock()

    def get(self, name: str, kind: type[T]) -> T | None:
        """Return what stands under a name."""
        path = self._path(name)
        try:
            content = path.read_bytes()
            os.utime(path)
            return msgspec.msgpack.decode(content, type=kind)
        except (OSError, msgspec.MsgspecError):
            return None

    def put(self, name: str, value: object) -> None:
        """Let a value stand under a name: whoever reads finds all of it or nothing."""
        content = msgspec.msgpack.encode(value)
        path = self._path(name)
        written = path.with_suffix(f".{os.getpid()}")
        try:
            written.write_bytes(content)
            written.replace(path)
        except OSError:
            written.unlink(missing_ok=True)
        with self._lock:
            self._put += len(content)
            full = self._put > self._room // _SHARE
            self._put = 0 if full else self._put
        if full:
            with suppress(OSError):  # the folder went with the server, or is not ours any more
                self._clear()

    def _clear(self) -> None:
        """Let those files go that nobody asked for longest, until there is room."""
        found = []
        for path in self._folder.iterdir():
            try:
                known = path.stat()
            except OSError:  # another process has just let it go
                continue
            found.append((known.st_mtime_ns, known.st_size, path))
        used = sum(size for _, size, _ in found)
        for _, size, path in sorted(found):
            if used <= self._room:
                return
            path.unlink(missing_ok=True)
            used -= size

    def _path(self, name: str) -> Path:
        return self._folder / sha256(name.encode()).hexdigest()
