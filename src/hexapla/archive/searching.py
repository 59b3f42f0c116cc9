"""Search in the archive: an index of SQLite's FTS5 over keys that came ready made, and which event each entry is of.

The index holds no text (it is contentless): what SQLite needs to take an entry out again, its keys, is kept under zlib
with the event, a third of the size. Entries are numbered by day, the newest first, and within a day by a hash: of a
query that matches more than can be ranked the newest are taken, whatever the order in which they came.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from msgspec.structs import astuple
from sqlalchemy import Connection, delete, select

from hexapla.archive import tables
from hexapla.archive.storing import Store, chunks, pack, replace, unpack
from hexapla.errors import ArchiveError
from hexapla.values.search import Phrase, SearchEntry, SearchMatch, SearchMatches, SearchRequest, SearchRow, SearchTerm

Row = tuple[str, str, int, float]
"""Event, article, first day, score."""
RANKED = 1000
"""Articles that are ranked, the newest that match. Ranking one takes some ten microseconds, so a query of words that
stand in half of 100,000 articles costs some ten milliseconds (November 2026, benchmarks/search.py)."""

# Titles and people before the text; what an article merely is (its language, its outlet) makes it no better.
_WEIGHTS = {
    "title": 8.0, "text": 1.0, "people": 6.0, "names": 1.0, "numbers": 1.0, "documents": 3.0, "language": 0.0,
    "outlet": 0.0,
}  # fmt: skip
_FIELDS = ", ".join(_WEIGHTS)
_PLACES = ", ".join("?" * (len(_WEIGHTS) + 1))
_ADD = f"INSERT INTO search_index(rowid, {_FIELDS}) VALUES ({_PLACES})"
_TAKE_OUT = f"INSERT INTO search_index(search_index, rowid, {_FIELDS}) VALUES ('delete', {_PLACES})"
_RANK = f"-bm25(search_index, {', '.join(map(str, _WEIGHTS.values()))})"
_BY_WORDS = f"""
SELECT e.event, e.article, e.begins, {_RANK} FROM search_index
CROSS JOIN search_entries AS e ON e.number = search_index.rowid
WHERE search_index MATCH ? AND search_index.rowid >= ? AND search_index.rowid < ? AND e.ends >= ?
ORDER BY search_index.rowid LIMIT ?"""
_BY_DAYS = """
SELECT event, article, begins, 0.0 FROM search_entries
WHERE number >= ? AND number < ? AND ends >= ? ORDER BY number LIMIT ?"""
_LAST_DAY = date.max.toordinal()
_HASH_BITS = 24
_CHUNK = 500
# An event of unknown end may last this many days; a longer one is found by its beginning.
_LONGEST_EVENT = 400


class SearchStore(Store):
    """The part of an archive that is searched."""

    @property
    def searchable(self) -> bool:
        """Whether this database can be searched: SQLite can."""
        return self._engine.dialect.name == "sqlite"

    def search_keys(self) -> dict[str, str]:
        """Return event id -> key that its entries were made from."""
        table = tables.search_events
        with self._reading() as connection:
            return {row.id: row.key for row in connection.execute(select(table.c.id, table.c.key))}

    def search_ready(self) -> bool:
        """Return whether there is anything to be found, or no record that could be."""
        with self._reading() as connection:
            found = connection.execute(select(tables.search_events.c.id).limit(1)).scalar()
            return found is not None or connection.execute(select(tables.records.c.id).limit(1)).scalar() is None

    def put_search(self, rows: Sequence[SearchRow]) -> None:
        """Let these entries stand for their events, in place of what stood for them."""
        with self._writing() as connection:
            _take_out(connection, [row.event for row in rows])
            _put_in(connection, [(row.event, entry) for row in rows for entry in row.entries])
            kept = [{"id": row.event, "key": row.key, "value": pack(row.entries)} for row in rows]
            replace(connection, tables.search_events, "id", kept)

    def keep_search(self, events: Collection[str]) -> None:
        """Let the entries of all events but these go."""
        with self._writing() as connection:
            known = connection.execute(select(tables.search_events.c.id)).scalars()
            _take_out(connection, sorted(set(known) - set(events)))

    def search(self, request: SearchRequest, offset: int = 0, limit: int = 100) -> SearchMatches:
        """Return some of the events that are asked for, the best first, then the newest, then by id.

        Raises:
            ArchiveError: this database cannot be searched.
        """
        if not self.searchable:
            raise ArchiveError(f"the archive {self.address} cannot be searched: only SQLite can; build one in a file")
        if request.empty:
            return SearchMatches(())
        first = request.first_day
        span = _number_of(request.last_day or _LAST_DAY), _numbers_since(request)
        query, asked = (_BY_WORDS, (_expression(request.terms),)) if request.terms else (_BY_DAYS, ())
        with self._reading() as connection:
            result = connection.exec_driver_sql(query, (*asked, *span, first or 0, RANKED + 1))
            rows: list[Row] = [tuple(row) for row in result.fetchall()]
        page, total = _ordered(rows[:RANKED], offset, limit)
        return SearchMatches(page, total, len(rows) > RANKED)


def _ordered(rows: Iterable[Row], offset: int, limit: int) -> tuple[tuple[SearchMatch, ...], int]:
    """Return some of the events of rows, the best first, and how many there are in all."""
    found: dict[str, list[tuple[float, str]]] = {}
    days: dict[str, int] = {}
    for event, article, day, score in rows:
        found.setdefault(event, []).append((score, article))
        days[event] = day
    order = sorted((-round(max(scored)[0], 6), -days[event], event) for event, scored in found.items())
    page = []
    for score, day, event in order[offset : offset + limit]:
        articles = sorted(found[event], key=lambda one: (-one[0], one[1]))
        page.append(SearchMatch(event, 0.0 - score, -day, tuple(article for _, article in articles)))
    return tuple(page), len(order)


def _expression(terms: Iterable[SearchTerm]) -> str:
    """Return an FTS5 expression: of each term one phrase at least. Keys are quoted, so nothing in them is syntax."""
    return " AND ".join(f"({' OR '.join(map(_phrase, term.phrases))})" for term in terms)


def _phrase(phrase: Phrase) -> str:
    keys = " ".join(phrase.keys).replace('"', '""').replace("\0", " ")
    return f'{{{" ".join(phrase.fields)}}} : "{keys}"{" *" if phrase.begins else ""}'


def _number_of(day: int) -> int:
    """Return the least number of an entry of a day."""
    return (_LAST_DAY - min(max(day, -1), _LAST_DAY)) << _HASH_BITS


def _numbers_since(request: SearchRequest) -> int:
    """Return the number that all entries stay below which may last until the first day asked for.

    Where days are asked for, an event without one is none of those.
    """
    if request.first_day is None and request.last_day is None:
        return _number_of(-1)
    return _number_of(max(0, (request.first_day or 0) - _LONGEST_EVENT))


def _put_in(connection: Connection, entries: Sequence[tuple[str, SearchEntry]]) -> None:
    if not entries:
        return
    numbered = _numbered(connection, entries)
    places = [(number, event, one.article, one.begins, one.ends) for number, (event, one) in numbered.items()]
    connection.exec_driver_sql("INSERT INTO search_entries VALUES (?, ?, ?, ?, ?)", places)
    connection.exec_driver_sql(_ADD, [(number, *_keys(one)) for number, (_, one) in numbered.items()])


def _numbered(connection: Connection, entries: Sequence[tuple[str, SearchEntry]]) -> dict[int, tuple[str, SearchEntry]]:
    """Return entries by number: of its day, then a hash of it; the next one that is free where that is taken."""
    wanted = [(_number_of(entry.begins) + _hash(event, entry.article), event, entry) for event, entry in entries]
    column = tables.search_entries.c.number
    taken: set[int] = set()
    for start in range(0, len(wanted), _CHUNK):
        some = [number for number, _, _ in wanted[start : start + _CHUNK]]
        taken.update(connection.execute(select(column).where(column.in_(some))).scalars())
    found: dict[int, tuple[str, SearchEntry]] = {}
    for number, event, entry in wanted:
        free = number
        while free in found or free in taken:
            free += 1
            if connection.execute(select(column).where(column == free)).scalar() is not None:
                taken.add(free)
        found[free] = event, entry
    return found


def _hash(event: str, article: str) -> int:
    salted = f"{event} {article}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(salted, digest_size=_HASH_BITS // 8).digest())


def _take_out(connection: Connection, events: Sequence[str]) -> None:
    """Take out what stands for events; the keys must be those that were put in, or the index would be damaged."""
    kept, places = tables.search_events, tables.search_entries
    for chunk in chunks(events):
        numbers = {
            (row.event, row.article): row.number
            for row in connection.execute(select(places).where(places.c.event.in_(chunk)))
        }
        for event, value in connection.execute(select(kept.c.id, kept.c.value).where(kept.c.id.in_(chunk))).all():
            for entry in unpack(value, tuple[SearchEntry, ...]):
                connection.exec_driver_sql(_TAKE_OUT, (numbers[event, entry.article], *_keys(entry)))
        connection.execute(delete(places).where(places.c.event.in_(chunk)))
        connection.execute(delete(kept).where(kept.c.id.in_(chunk)))


def _keys(entry: SearchEntry) -> tuple[str, ...]:
    _article, _begins, _ends, *keys = astuple(entry)
    return tuple(keys)
