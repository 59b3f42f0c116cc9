"""Lists in the archive: a row for each event, and marks that it is found by; no record is read for a list."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, func, select

from hexapla.archive import tables
from hexapla.archive.storing import Store, add, chunks, pack, replace, set_state, unpack
from hexapla.values.listing import DayCount, Facets, Listing, ListingEntry, ListingRequest, ListingRow

if TYPE_CHECKING:
    from hexapla.archive.list_index import Chosen, ListIndex

PERSON, DOCUMENT = "person", "document"
GATHERED = (PERSON, DOCUMENT)  # marks of these kinds are of what was gathered, and stay when a row is made anew
_LISTED = "listed"
_CHANGES = ("linked", _LISTED, "gathered")
_HASH_BITS = 128
_BETWEEN = "\n"  # ids of events: no id has a line's end
_listing, _marks = tables.listing, tables.listing_marks


class ListingStore(Store):
    """The part of an archive that lists are read from."""

    def __init__(self, address: str) -> None:
        """Open or make the archive at ``address``."""
        super().__init__(address)
        self._indexing = Lock()
        self._indexed: tuple[str, ListIndex] | None = None

    def listing_keys(self) -> dict[str, str]:
        """Return event id -> key that its row was made from."""
        with self._reading() as connection:
            return {row.event: row.key for row in connection.execute(select(_listing.c.event, _listing.c.key))}

    def put_listing(self, entries: Sequence[ListingEntry]) -> None:
        """Let these rows stand for their events, in place of what stood for them."""
        last = {entry.row.event: entry for entry in entries}
        with self._writing() as connection:
            gone = _keys(connection, list(last))
            for chunk in chunks(list(last)):
                connection.execute(delete(_marks).where(_marks.c.event.in_(chunk), _marks.c.kind.not_in(GATHERED)))
            replace(connection, _listing, "event", [_row(entry) for entry in last.values()])
            add(connection, _marks, [mark for entry in last.values() for mark in _marks_of(entry)])
            _note(connection, gone, {event: entry.key for event, entry in last.items()})
        self._indexed = None

    def keep_listing(self, events: Collection[str]) -> None:
        """Let the rows of all events but these go."""
        with self._writing() as connection:
            gone = sorted(set(connection.execute(select(_listing.c.event)).scalars()) - set(events))
            keys = _keys(connection, gone)
            for chunk in chunks(gone):
                connection.execute(delete(_marks).where(_marks.c.event.in_(chunk)))
                connection.execute(delete(_listing).where(_listing.c.event.in_(chunk)))
            if gone:  # the marks of people and documents went too: they are gathered anew, even if the event returns
                connection.execute(delete(tables.state).where(tables.state.c.name == "gathered"))
            _note(connection, keys, {})
        self._indexed = None

    def listing(self, request: ListingRequest, offset: int = 0, limit: int = 20) -> Listing:
        """Return some of the events that are asked for: the newest first, those of one day by id, the undated last."""
        with self._reading() as connection:
            index = self._index(connection)
            events, total = index.page(_chosen(connection, index, request), offset, limit)
            rows = _rows(connection, events)
        return Listing(tuple(rows[event] for event in events if event in rows), total)

    def days(self, request: ListingRequest) -> tuple[DayCount, ...]:
        """Return what happened on each date of the events that are asked for, in order; none of those without one."""
        with self._reading() as connection:
            index = self._index(connection)
            return tuple(index.days(_chosen(connection, index, request)))

    def sizes(self) -> Mapping[str, int]:
        """Return how many languages, outlets, series and years events are asked for by, and how many articles."""
        with self._reading() as connection:
            return self._index(connection).sizes()

    def newest(self, kind: str, values: Iterable[str]) -> dict[str, ListingRow]:
        """Return value -> row of the newest event that has it, of a kind that events are asked for by."""
        with self._reading() as connection:
            found = self._index(connection).newest(kind, values)
            rows = _rows(connection, sorted(set(found.values())))
        return {value: rows[event] for value, event in found.items() if event in rows}

    def listed(self, events: Iterable[str]) -> dict[str, ListingRow]:
        """Return event id -> row, of those of ``events`` that have one."""
        return {row.event: row for row in self._values(_listing, ListingRow, events, "event")}

    def events_of(self, articles: Iterable[str]) -> dict[str, str]:
        """Return article id -> the event that lists have it in, of those of ``articles`` that are in one."""
        found: dict[str, str] = {}
        with self._reading() as connection:
            for chunk in chunks(sorted(set(articles))):
                query = select(_marks.c.value, _marks.c.event)
                rows = connection.execute(query.where(_marks.c.kind == "article", _marks.c.value.in_(chunk)))
                found.update((row.value, row.event) for row in rows)
        return found

    def facets(self, request: ListingRequest, most: int = 40) -> Facets:
        """Return by what the events that are asked for can be asked for further, at most so many of each kind."""
        with self._reading() as connection:
            index = self._index(connection)
            return index.facets(_chosen(connection, index, request), most)

    def revision(self) -> str:
        """Return what changes whenever lists, what was gathered, or what reviewers said changes."""
        with self._reading() as connection:
            table = tables.state
            query = select(table.c.name, table.c.value).where(table.c.name.in_(_CHANGES)).order_by(table.c.name)
            parts = [f"{row.name} {row.value}" for row in connection.execute(query)]
            last = connection.execute(select(func.max(tables.verdicts.c.number))).scalar()
        return hashlib.sha256("\n".join([*parts, str(last)]).encode()).hexdigest()[:32]

    def _index(self, connection: Connection) -> ListIndex:
        """Return the lists as ``connection`` sees them; they are kept until they change."""
        noted = str(connection.execute(select(tables.state.c.value).where(tables.state.c.name == _LISTED)).scalar())
        with self._indexing:
            if self._indexed is None or self._indexed[0] != noted:
                self._indexed = noted, _read_index(connection)
            return self._indexed[1]


def _read_index(connection: Connection) -> ListIndex:
    from hexapla.archive.list_index import KINDS, ListIndex  # noqa: PLC0415  # numpy: only lists wait for it

    columns = (
        _listing.c.event,
        _listing.c.day,
        _listing.c.begins,
        _listing.c.ends,
        _listing.c.versions,
        _listing.c.open,
    )
    rows = connection.execute(select(*columns).order_by(_listing.c.day.desc(), _listing.c.event)).all()
    those = _marks.c.event, _marks.c.kind, _marks.c.value
    together = func.aggregate_strings(_marks.c.event, _BETWEEN)
    grouped = select(_marks.c.kind, _marks.c.value, func.count(), together).where(_marks.c.kind.in_(KINDS))
    marks = []
    for kind, value, count, joined in connection.execute(grouped.group_by(_marks.c.kind, _marks.c.value)).all():
        events = joined.split(_BETWEEN)
        if len(events) != count:  # there are databases that cut what is so long
            query = select(those[0]).where(those[1] == kind, those[2] == value)
            events = list(connection.execute(query).scalars())
        marks.append((kind, value, events))
    return ListIndex([tuple(row) for row in rows], marks)


def _chosen(connection: Connection, index: ListIndex, request: ListingRequest) -> Chosen:
    """Return which events are asked for; people are met too seldom to be kept in memory with their events."""
    found: list[Collection[str]] = [request.events] if request.events is not None else []
    if request.person is not None:
        query = select(_marks.c.event).where(_marks.c.kind == PERSON, _marks.c.value == request.person)
        found.append(list(connection.execute(query).scalars()))
    return index.chosen(request, found)


def _rows(connection: Connection, events: Sequence[str]) -> dict[str, ListingRow]:
    """Return event id -> row, of those of ``events`` that have one."""
    found: dict[str, ListingRow] = {}
    for chunk in chunks(events):
        query = select(_listing.c.event, _listing.c.value).where(_listing.c.event.in_(chunk))
        found.update((row.event, unpack(row.value, ListingRow)) for row in connection.execute(query))
    return found


def _keys(connection: Connection, events: Sequence[str]) -> dict[str, str]:
    """Return event id -> key of its row, of those of ``events`` that have one."""
    found: dict[str, str] = {}
    for chunk in chunks(events):
        query = select(_listing.c.event, _listing.c.key).where(_listing.c.event.in_(chunk))
        found.update((row.event, row.key) for row in connection.execute(query))
    return found


def _note(connection: Connection, gone: Mapping[str, str], come: Mapping[str, str]) -> None:
    """Note by what rows lists are made: the sum of their hashes, which no order and no history changes."""
    state = tables.state
    noted = connection.execute(select(state.c.value).where(state.c.name == _LISTED)).scalar()
    total = int(noted or "0", 16) + _sum(come) - _sum(gone)
    set_state(connection, _LISTED, f"{total % (1 << _HASH_BITS):x}")


def _sum(keys: Mapping[str, str]) -> int:
    rows = (f"{event}\0{key}".encode("utf-8", "surrogatepass") for event, key in keys.items())
    return sum(int.from_bytes(hashlib.blake2b(row, digest_size=_HASH_BITS // 8).digest()) for row in rows)


def _row(entry: ListingEntry) -> dict[str, Any]:
    return {
        "event": entry.row.event,
        "key": entry.key,
        "day": entry.row.date[:10],
        "begins": entry.begins,
        "ends": entry.ends,
        "versions": entry.row.versions,
        "open": entry.row.open,
        "value": pack(entry.row),
    }


def _marks_of(entry: ListingEntry) -> Iterator[dict[str, str]]:
    row = entry.row
    values = {
        "language": row.languages,
        "outlet": row.outlets,
        "series": (row.series.id,) if row.series is not None else (),
        "year": (row.date[:4],) if row.date else (),
        "article": entry.articles,
    }
    for kind, several in values.items():
        for value in dict.fromkeys(several):
            yield {"kind": kind, "value": value, "event": row.event}
