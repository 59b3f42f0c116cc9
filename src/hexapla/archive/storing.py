"""Reading and writing values in the tables of a database: what every part of the archive stands on."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select
from sqlalchemy.exc import DatabaseError

from hexapla.archive import tables
from hexapla.archive.opening import WRITING, damaged, explain, open_engine

T = TypeVar("T")
_CHUNK = 500  # rows named in one statement; SQLite takes 999 variables in its oldest builds
_KNOWN: set[object] = set()
_LEARNING = Lock()
encode = msgspec.json.Encoder(order="deterministic").encode


class Store:
    """One database, opened for one process. Values are kept as JSON under zlib, a fifth of their size."""

    def __init__(self, address: str) -> None:
        """Open or make the archive at ``address``, a path or an SQLAlchemy URL."""
        self.address = address
        self._engine = open_engine(address)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _values(self, table: Table, kind: type[T], ids: Iterable[str] | None, key: str = "id") -> Iterator[T]:
        parts: Iterable[Sequence[str] | None] = [None] if ids is None else chunks(sorted(set(ids)))
        with self._reading() as connection:
            for chunk in parts:
                query = select(table.c.value).order_by(table.c[key])
                if chunk is not None:
                    query = query.where(table.c[key].in_(chunk))
                for value in connection.execute(query).scalars():
                    yield unpack(value, kind)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except DatabaseError as error:
            raise explain(error, self.address) from None
        except (zlib.error, msgspec.MsgspecError) as error:
            raise damaged(self.address, str(error)) from None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._engine.execution_options(**WRITING).begin() as connection:
                yield connection
        except DatabaseError as error:
            raise explain(error, self.address) from None
        except (zlib.error, msgspec.MsgspecError) as error:
            raise damaged(self.address, str(error)) from None


def pack(value: object) -> bytes:
    return zlib.compress(encode(value), 6)


def unpack(value: bytes, kind: type[T]) -> T:
    _know(kind)
    return msgspec.json.decode(zlib.decompress(value), type=kind)


def _know(kind: Any) -> None:
    """Let msgspec learn how a kind is read, one thread at a time: of two that begin at once one fails in its C code."""
    if kind in _KNOWN:
        return
    with _LEARNING:
        msgspec.json.Decoder(kind)
        _KNOWN.add(kind)


def chunks(items: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]


def add(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), list(rows))


def replace(connection: Connection, table: Table, key: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Delete and insert: slower than an upsert, and understood by every database; the last row of a key wins."""
    last = {row[key]: row for row in rows}
    for chunk in chunks(list(last)):
        connection.execute(delete(table).where(table.c[key].in_(chunk)))
    add(connection, table, list(last.values()))


def set_state(connection: Connection, name: str, value: str) -> None:
    """Leave a note for the next run."""
    replace(connection, tables.state, "name", [{"name": name, "value": value}])
