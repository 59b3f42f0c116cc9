"""The archive in SQLite, written in SQLAlchemy Core that any of its databases understands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, select, update

from hexapla.archive import tables
from hexapla.archive.contract import ArticleRow, Cleaned, PageRow
from hexapla.archive.events import EventStore
from hexapla.archive.gathered import GatheredStore
from hexapla.archive.listing import ListingStore
from hexapla.archive.outlets import OutletStore
from hexapla.archive.reviews import ReviewStore
from hexapla.archive.searching import SearchStore
from hexapla.archive.storing import add, chunks, encode, pack, replace, set_state, unpack
from hexapla.values.article import Article
from hexapla.values.lexicon import Lexicon, Meetings, PairCounts
from hexapla.values.record import Record
from hexapla.values.rejection import Refusals, Rejection

_LEARNED = "learned "
# What every request asks for is put together once.
_RECORD_KEY = select(tables.records.c.key).where(tables.records.c.id == bindparam("event"))
_KEYS = select(tables.articles.c.id, tables.articles.c.key)
_SOME_KEYS = _KEYS.where(tables.articles.c.id.in_(bindparam("ids", expanding=True)))


class SqliteArchive(OutletStore, EventStore, ReviewStore, SearchStore, ListingStore, GatheredStore):
    """One archive, opened for one process."""

    def known_keys(self, keys: Sequence[str]) -> set[str]:
        """Return those of ``keys`` under which a cleaning is kept."""
        known: set[str] = set()
        with self._reading() as connection:
            for chunk in chunks(keys):
                query = select(tables.cleanings.c.key).where(tables.cleanings.c.key.in_(chunk))
                known.update(connection.execute(query).scalars())
        return known

    def add_pages(self, rows: Sequence[PageRow], cleaned: Sequence[Cleaned]) -> None:
        """Keep cleanings and note which page has which."""
        with self._writing() as connection:
            replace(connection, tables.pages, "location", [msgspec.structs.asdict(row) for row in rows])
            values = [
                {
                    "key": one.key,
                    "kind": "article" if isinstance(one.result, Article) else "rejection",
                    "value": pack(one.result),
                }
                for one in cleaned
            ]
            replace(connection, tables.cleanings, "key", values)

    def set_refusals(self, locations: Sequence[str], rejections: Sequence[Rejection]) -> None:
        """Replace what the step ``sources`` refused at ``locations``; a page refused now is no page any more."""
        with self._writing() as connection:
            table = tables.rejections
            for chunk in chunks(locations):
                connection.execute(delete(table).where(table.c.step == "sources", table.c.subject.in_(chunk)))
            for chunk in chunks([r.subject for r in rejections]):
                connection.execute(delete(tables.pages).where(tables.pages.c.location.in_(chunk)))
            _add_rejections(connection, rejections)

    def pages(self) -> list[PageRow]:
        """Return all pages in the order of their locations."""
        with self._reading() as connection:
            rows = connection.execute(select(tables.pages).order_by(tables.pages.c.location))
            return [PageRow(*row) for row in rows]

    def cleaned(self, keys: Iterable[str]) -> Iterator[tuple[str, Article]]:
        """Yield the articles that are kept as cleanings under ``keys``, by key."""
        table = tables.cleanings
        with self._reading() as connection:
            for chunk in chunks(sorted(set(keys))):
                query = select(table.c.key, table.c.value).where(table.c.key.in_(chunk), table.c.kind == "article")
                for key, value in connection.execute(query.order_by(table.c.key)):
                    yield key, unpack(value, Article)

    def refused(self) -> Iterator[Cleaned]:
        """Yield the cleanings that a page points at and that gave no article, by key."""
        table = tables.cleanings
        query = select(table.c.key, table.c.value).where(
            table.c.kind == "rejection", table.c.key.in_(select(tables.pages.c.key))
        )
        with self._reading() as connection:
            for key, value in connection.execute(query.order_by(table.c.key)):
                yield Cleaned(key, unpack(value, Rejection))

    def article_rows(self) -> dict[str, ArticleRow]:
        """Return where each article comes from, by id."""
        table = tables.articles
        query = select(table.c.id, table.c.key, table.c.location, table.c.cleaned, table.c.learned)
        with self._reading() as connection:
            return {row.id: ArticleRow(*row) for row in connection.execute(query)}

    def put_articles(self, articles: Sequence[tuple[ArticleRow, Article | None]]) -> None:
        """Keep articles; ``None`` stands for one whose content stays as it is."""
        table = tables.articles
        with self._writing() as connection:
            replace(connection, table, "id", [_article_row(row, article) for row, article in articles if article])
            for row, article in articles:
                if article is None:
                    where = {"cleaned": row.cleaned, "learned": row.learned}
                    connection.execute(update(table).where(table.c.id == row.id).values(where))

    def keep_articles(self, ids: Iterable[str], rejections: Sequence[Rejection]) -> None:
        """Let all articles but ``ids`` go, and replace what the step ``articles`` refused."""
        with self._writing() as connection:
            table = tables.articles
            gone = sorted(set(connection.execute(select(table.c.id)).scalars()) - set(ids))
            for chunk in chunks(gone):
                connection.execute(delete(table).where(table.c.id.in_(chunk)))
            connection.execute(delete(tables.rejections).where(tables.rejections.c.step == "articles"))
            _add_rejections(connection, rejections)

    def article_keys(self, ids: Iterable[str] | None = None) -> dict[str, str]:
        """Return article id -> key of its content, of all or of those named that are there."""
        parts: Iterable[Sequence[str] | None] = [None] if ids is None else chunks(sorted(set(ids)))
        found: dict[str, str] = {}
        with self._reading() as connection:
            for chunk in parts:
                rows = connection.execute(_KEYS if chunk is None else _SOME_KEYS, {"ids": chunk})
                found.update((row.id, row.key) for row in rows)
        return found

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """Yield articles by id, all or the ones named that are there."""
        yield from self._values(tables.articles, Article, ids)

    def record_keys(self) -> dict[str, str]:
        """Return event id -> key under which its record was made."""
        with self._reading() as connection:
            rows = connection.execute(select(tables.records.c.id, tables.records.c.key))
            return {row.id: row.key for row in rows}

    def record_key(self, event: str) -> str | None:
        """Return the key under which the record of an event was made, if it has one."""
        with self._reading() as connection:
            found: str | None = connection.execute(_RECORD_KEY, {"event": event}).scalar()
        return found

    def article_key(self, article: str) -> str | None:
        """Return the key of an article's content, if there is such an article."""
        with self._reading() as connection:
            query = select(tables.articles.c.key).where(tables.articles.c.id == article)
            found: str | None = connection.execute(query).scalar()
        return found

    def add_records(self, records: Sequence[tuple[str, Record]], rejections: Sequence[Rejection] = ()) -> None:
        """Keep records with their keys, and what could not become one."""
        with self._writing() as connection:
            rows = [{"id": r.id, "key": key, "value": pack(r)} for key, r in records]
            replace(connection, tables.records, "id", rows)
            done = [r.id for _, r in records] + [r.subject for r in rejections]
            for chunk in chunks(done):
                table = tables.rejections
                connection.execute(delete(table).where(table.c.step == "records", table.c.subject.in_(chunk)))
            _add_rejections(connection, rejections)

    def records(self, ids: Iterable[str] | None = None) -> Iterator[Record]:
        """Yield the records by id, all or the ones named that are there."""
        yield from self._values(tables.records, Record, ids)

    def rejections(self) -> list[Rejection]:
        """Return what was refused, in order."""
        with self._reading() as connection:
            rows = connection.execute(select(tables.rejections))
            return sorted(Rejection(row.subject, row.step, row.reason, row.detail) for row in rows)

    def refusals(self, most: int) -> Refusals:
        """Return what was refused in sum, with at most so many reasons and subjects."""
        table, times = tables.rejections, func.count()
        reasons = select(table.c.reason, times).group_by(table.c.reason).order_by(times.desc(), table.c.reason)
        first = select(table).order_by(table.c.subject, table.c.step, table.c.reason, table.c.detail)
        with self._reading() as connection:
            total = connection.execute(select(times).select_from(table)).scalar_one()
            told = tuple((row[0], row[1]) for row in connection.execute(reasons.limit(most)))
            rows = connection.execute(first.limit(most))
            return Refusals(total, told, tuple(Rejection(r.subject, r.step, r.reason, r.detail) for r in rows))

    def lexicon(self) -> Lexicon:
        """Return what the archive has learned of words, by pairs of languages in order."""
        return Lexicon(tuple(self._values(tables.lexicon, PairCounts, None, "languages")))

    def meetings(self) -> list[Meetings]:
        """Return what was learned of features of two languages, by languages in order."""
        return list(self._values(tables.meetings, Meetings, None, "languages"))

    def set_lexicon(self, lexicon: Lexicon, learned: Sequence[str], meetings: Sequence[Meetings] = ()) -> None:
        """Keep what was learned, and under which names it was."""
        with self._writing() as connection:
            rows = [{"languages": f"{pair.a} {pair.b}", "value": pack(pair)} for pair in lexicon.pairs]
            replace(connection, tables.lexicon, "languages", rows)
            rows = [{"languages": f"{one.a} {one.b}", "value": pack(one)} for one in meetings]
            replace(connection, tables.meetings, "languages", rows)
            for name in learned:
                set_state(connection, _LEARNED + name, "")
            set_state(connection, "lexicon", hashlib.sha256(encode(lexicon)).hexdigest())
            if meetings:
                set_state(connection, "meetings", hashlib.sha256(encode(meetings)).hexdigest())

    def learned(self, names: Sequence[str]) -> set[str]:
        """Return those of ``names`` that the lexicon was learned from already."""
        found: set[str] = set()
        with self._reading() as connection:
            for chunk in chunks([_LEARNED + name for name in names]):
                query = select(tables.state.c.name).where(tables.state.c.name.in_(chunk))
                found.update(name.removeprefix(_LEARNED) for name in connection.execute(query).scalars())
        return found

    def state(self, name: str) -> str | None:
        """Return a note that a run left under ``name``."""
        with self._reading() as connection:
            found = connection.execute(select(tables.state.c.value).where(tables.state.c.name == name)).scalar()
        return None if found is None else str(found)


def _add_rejections(connection: Connection, rejections: Sequence[Rejection]) -> None:
    last = {(r.step, r.subject): msgspec.structs.asdict(r) for r in sorted(rejections, reverse=True)}
    add(connection, tables.rejections, list(last.values()))


def _article_row(row: ArticleRow, article: Article) -> dict[str, Any]:
    return {
        **msgspec.structs.asdict(row),
        "language": article.language,
        "outlet": article.outlet,
        "published": article.published.value if article.published else None,
        "value": pack(article),
    }
