"""Search in the archive: an index of SQLite's FTS5 over keys that came ready made, and which event each entry is of.

The index holds no text (it is contentless): what SQLite needs to take an entry out again, its keys, is kept under zlib
with the event, a third of the size. Entries are numbered by day, the newest first, and within a day by a hash: of a
query that matches more than can be ranked the newest are taken, whatever the order in which they came.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import astuple
from sqlalchemy import Connection, delete, select

from hexapla.archive import tables
from hexapla.archive.ranking import Candidate, ranked
from hexapla.archive.search_reading import WEIGHTS, SearchReading, article_number, head_number
from hexapla.archive.storing import Store, chunks, pack, replace, unpack
from hexapla.errors import ArchiveError
from hexapla.values.search import SearchEntry, SearchMatch, SearchMatches, SearchRequest, SearchRow

# An event that has less than this share of what the best one has of the words wanted is left out.
_LEAST_SHARE = 0.5
_FIELDS = ", ".join(WEIGHTS)
_PLACES = ", ".join("?" * (len(WEIGHTS) + 1))
_ADD = f"INSERT INTO search_index(rowid, {_FIELDS}) VALUES ({_PLACES})"
_TAKE_OUT = f"INSERT INTO search_index(search_index, rowid, {_FIELDS}) VALUES ('delete', {_PLACES})"
_CHUNK = 500


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
        with self._reading() as connection:
            reading = SearchReading(connection, request)
            found = reading.candidates()
            order = ranked(found, reading.evidence()) if found else []
        kept = [one for one in order if not request.wanted or one[0] >= order[0][0] * _LEAST_SHARE]
        page = tuple(_match(score, one) for score, one in kept[offset : offset + limit])
        return SearchMatches(page, len(kept), reading.more)


def _match(score: float, found: Candidate) -> SearchMatch:
    return SearchMatch(found.event, score, found.day, tuple(article for _, article in found.articles))


def _put_in(connection: Connection, entries: Sequence[tuple[str, SearchEntry]]) -> None:
    if not entries:
        return
    numbered = _numbered(connection, entries)
    places = [(number, event, one.article, one.begins, one.ends) for number, (event, one) in numbered.items()]
    connection.exec_driver_sql("INSERT INTO search_entries VALUES (?, ?, ?, ?, ?)", places)
    connection.exec_driver_sql(_ADD, [(number, *_keys(one)) for number, (_, one) in numbered.items()])


def _numbered(connection: Connection, entries: Sequence[tuple[str, SearchEntry]]) -> dict[int, tuple[str, SearchEntry]]:
    """Return entries by number: of its day, then a hash of it; the next one that is free where that is taken."""
    wanted = [(_number(event, entry), event, entry) for event, entry in entries]
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


def _number(event: str, entry: SearchEntry) -> int:
    if entry.article:
        return article_number(event, entry.article, entry.begins)
    return head_number(event, entry.begins)


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
