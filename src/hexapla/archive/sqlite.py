"""The archive in SQLite, written in SQLAlchemy Core that any of its databases understands."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select
from sqlalchemy.exc import DatabaseError

from hexapla.archive import tables
from hexapla.archive.contract import Cleaned, PageRow
from hexapla.archive.opening import WRITING, damaged, explain, open_engine
from hexapla.values.article import Article
from hexapla.values.event import Event
from hexapla.values.lexicon import Lexicon, PairCounts
from hexapla.values.record import Record
from hexapla.values.rejection import Rejection

T = TypeVar("T")
_CHUNK = 500  # rows named in one statement; SQLite takes 999 variables in its oldest builds
_LEARNED = "learned "
_encode = msgspec.json.Encoder(order="deterministic").encode


class SqliteArchive:
    """One archive, opened for one process. Values are kept as JSON under zlib, a fifth of their size."""

    def __init__(self, address: str) -> None:
        """Open or make the archive at ``address``, a path or an SQLAlchemy URL."""
        self.address = address
        self._engine = open_engine(address)

    def known_keys(self, keys: Sequence[str]) -> set[str]:
        """Return those of ``keys`` under which a cleaning is kept."""
        known: set[str] = set()
        with self._reading() as connection:
            for chunk in _chunks(keys):
                query = select(tables.cleanings.c.key).where(tables.cleanings.c.key.in_(chunk))
                known.update(connection.execute(query).scalars())
        return known

    def add_pages(self, rows: Sequence[PageRow], cleaned: Sequence[Cleaned]) -> None:
        """Keep cleanings and note which page has which."""
        with self._writing() as connection:
            _replace(connection, tables.pages, "location", [msgspec.structs.asdict(row) for row in rows])
            values = [
                {
                    "key": one.key,
                    "kind": "article" if isinstance(one.result, Article) else "rejection",
                    "value": _pack(one.result),
                }
                for one in cleaned
            ]
            _replace(connection, tables.cleanings, "key", values)

    def set_refusals(self, locations: Sequence[str], rejections: Sequence[Rejection]) -> None:
        """Replace what the step ``sources`` refused at ``locations``; a page refused now is no page any more."""
        with self._writing() as connection:
            table = tables.rejections
            for chunk in _chunks(locations):
                connection.execute(delete(table).where(table.c.step == "sources", table.c.subject.in_(chunk)))
            for chunk in _chunks([r.subject for r in rejections]):
                connection.execute(delete(tables.pages).where(tables.pages.c.location.in_(chunk)))
            _add_rejections(connection, rejections)

    def pages(self) -> list[PageRow]:
        """Return all pages in the order of their locations."""
        with self._reading() as connection:
            rows = connection.execute(select(tables.pages).order_by(tables.pages.c.location))
            return [PageRow(*row) for row in rows]

    def cleanings(self) -> Iterator[Cleaned]:
        """Yield the cleanings that a page points at, by key."""
        table = tables.cleanings
        query = select(table).where(table.c.key.in_(select(tables.pages.c.key))).order_by(table.c.key)
        with self._reading() as connection:
            for key, kind, value in connection.execute(query):
                yield Cleaned(key, _unpack(value, Article) if kind == "article" else _unpack(value, Rejection))

    def set_articles(self, articles: Mapping[str, tuple[str, Article]], rejections: Sequence[Rejection]) -> None:
        """Make ``articles`` the archive's articles, writing only what changed."""
        with self._writing() as connection:
            table = tables.articles
            old = {row.id: (row.key, row.value) for row in connection.execute(select(table))}
            gone = sorted(old.keys() - articles.keys())
            for chunk in _chunks(gone):
                connection.execute(delete(table).where(table.c.id.in_(chunk)))
            fresh = []
            for article_id in sorted(articles):
                key, article = articles[article_id]
                value = _pack(article)
                if old.get(article_id) != (key, value):
                    fresh.append(_article_row(key, article, value))
            _replace(connection, table, "id", fresh)
            connection.execute(delete(tables.rejections).where(tables.rejections.c.step == "articles"))
            _add_rejections(connection, rejections)

    def article_keys(self) -> dict[str, str]:
        """Return article id -> key of its content."""
        with self._reading() as connection:
            rows = connection.execute(select(tables.articles.c.id, tables.articles.c.key))
            return {row.id: row.key for row in rows}

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """Yield articles by id, all or the ones named that are there."""
        yield from self._values(tables.articles, Article, ids)

    def set_events(self, events: Sequence[Event], key: str) -> None:
        """Make ``events`` the archive's events, linked under ``key``; records of other events go."""
        with self._writing() as connection:
            connection.execute(delete(tables.events))
            _add(connection, tables.events, [{"id": e.id, "value": _pack(e)} for e in events])
            keep = select(tables.events.c.id)
            connection.execute(delete(tables.records).where(tables.records.c.id.not_in(keep)))
            _set_state(connection, "linked", key)

    def events(self) -> Iterator[Event]:
        """Yield the events by id."""
        yield from self._values(tables.events, Event, None)

    def record_keys(self) -> dict[str, str]:
        """Return event id -> key under which its record was made."""
        with self._reading() as connection:
            rows = connection.execute(select(tables.records.c.id, tables.records.c.key))
            return {row.id: row.key for row in rows}

    def add_records(self, records: Sequence[tuple[str, Record]], rejections: Sequence[Rejection] = ()) -> None:
        """Keep records with their keys, and what could not become one."""
        with self._writing() as connection:
            rows = [{"id": r.id, "key": key, "value": _pack(r)} for key, r in records]
            _replace(connection, tables.records, "id", rows)
            done = [r.id for _, r in records] + [r.subject for r in rejections]
            for chunk in _chunks(done):
                table = tables.rejections
                connection.execute(delete(table).where(table.c.step == "records", table.c.subject.in_(chunk)))
            _add_rejections(connection, rejections)

    def records(self) -> Iterator[Record]:
        """Yield the records by id."""
        yield from self._values(tables.records, Record, None)

    def rejections(self) -> list[Rejection]:
        """Return what was refused, in order."""
        with self._reading() as connection:
            rows = connection.execute(select(tables.rejections))
            return sorted(Rejection(row.subject, row.step, row.reason, row.detail) for row in rows)

    def lexicon(self) -> Lexicon:
        """Return what the archive has learned of words, by pairs of languages in order."""
        return Lexicon(tuple(self._values(tables.lexicon, PairCounts, None, "languages")))

    def set_lexicon(self, lexicon: Lexicon, learned: Sequence[str]) -> None:
        """Keep what was learned, and under which names it was."""
        with self._writing() as connection:
            rows = [{"languages": f"{pair.a} {pair.b}", "value": _pack(pair)} for pair in lexicon.pairs]
            _replace(connection, tables.lexicon, "languages", rows)
            for name in learned:
                _set_state(connection, _LEARNED + name, "")
            _set_state(connection, "lexicon", hashlib.sha256(_encode(lexicon)).hexdigest())

    def learned(self, names: Sequence[str]) -> set[str]:
        """Return those of ``names`` that the lexicon was learned from already."""
        found: set[str] = set()
        with self._reading() as connection:
            for chunk in _chunks([_LEARNED + name for name in names]):
                query = select(tables.state.c.name).where(tables.state.c.name.in_(chunk))
                found.update(name.removeprefix(_LEARNED) for name in connection.execute(query).scalars())
        return found

    def state(self, name: str) -> str | None:
        """Return a note that a run left under ``name``."""
        with self._reading() as connection:
            found = connection.execute(select(tables.state.c.value).where(tables.state.c.name == name)).scalar()
        return None if found is None else str(found)

    def set_state(self, name: str, value: str) -> None:
        """Leave a note for the next run."""
        with self._writing() as connection:
            _set_state(connection, name, value)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _values(self, table: Table, kind: type[T], ids: Iterable[str] | None, key: str = "id") -> Iterator[T]:
        chunks: Iterable[Sequence[str] | None] = [None] if ids is None else _chunks(sorted(set(ids)))
        with self._reading() as connection:
            for chunk in chunks:
                query = select(table.c.value).order_by(table.c[key])
                if chunk is not None:
                    query = query.where(table.c[key].in_(chunk))
                for value in connection.execute(query).scalars():
                    yield _unpack(value, kind)

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


def _pack(value: object) -> bytes:
    return zlib.compress(_encode(value), 6)


def _unpack(value: bytes, kind: type[T]) -> T:
    return msgspec.json.decode(zlib.decompress(value), type=kind)


def _chunks(items: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]


def _add(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), list(rows))


def _replace(connection: Connection, table: Table, key: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Delete and insert: slower than an upsert, and understood by every database; the last row of a key wins."""
    last = {row[key]: row for row in rows}
    for chunk in _chunks(list(last)):
        connection.execute(delete(table).where(table.c[key].in_(chunk)))
    _add(connection, table, list(last.values()))


def _add_rejections(connection: Connection, rejections: Sequence[Rejection]) -> None:
    last = {(r.step, r.subject): msgspec.structs.asdict(r) for r in sorted(rejections, reverse=True)}
    _add(connection, tables.rejections, list(last.values()))


def _set_state(connection: Connection, name: str, value: str) -> None:
    _replace(connection, tables.state, "name", [{"name": name, "value": value}])


def _article_row(key: str, article: Article, value: bytes) -> dict[str, Any]:
    return {
        "id": article.id,
        "key": key,
        "language": article.language,
        "outlet": article.outlet,
        "published": article.published.value if article.published else None,
        "value": value,
    }
