"""Lists in the archive: a row for each event, and marks that it is found by; no record is read for a list."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, delete, func, select, union_all

from hexapla.archive import tables
from hexapla.archive.storing import Store, add, chunks, pack, replace, set_state, unpack
from hexapla.values.listing import Count, DayCount, Facets, Listing, ListingEntry, ListingRequest, ListingRow

PERSON, DOCUMENT = "person", "document"
GATHERED = (PERSON, DOCUMENT)  # marks of these kinds are of what was gathered, and stay when a row is made anew
_FACETS = {"language": "languages", "outlet": "outlets", "series": "series", "year": "years"}
_LISTED = "listed"
_CHANGES = ("linked", _LISTED, "gathered")
_HASH_BITS = 128
_listing, _marks = tables.listing, tables.listing_marks


class ListingStore(Store):
    """The part of an archive that lists are read from."""

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

    def keep_listing(self, events: Collection[str]) -> None:
        """Let the rows of all events but these go."""
        with self._writing() as connection:
            gone = sorted(set(connection.execute(select(_listing.c.event)).scalars()) - set(events))
            keys = _keys(connection, gone)
            for chunk in chunks(gone):
                connection.execute(delete(_marks).where(_marks.c.event.in_(chunk)))
                connection.execute(delete(_listing).where(_listing.c.event.in_(chunk)))
            _note(connection, keys, {})

    def listing(self, request: ListingRequest, offset: int = 0, limit: int = 20) -> Listing:
        """Return some of the events that are asked for: the newest first, those of one day by id, the undated last."""
        wanted = list(_asked(request))
        query = select(_listing.c.value).where(*wanted).order_by(_listing.c.day.desc(), _listing.c.event)
        with self._reading() as connection:
            total = connection.execute(select(func.count()).select_from(_listing).where(*wanted)).scalar_one()
            values = connection.execute(query.limit(limit).offset(offset)).scalars()
            return Listing(tuple(unpack(value, ListingRow) for value in values), total)

    def days(self, request: ListingRequest) -> tuple[DayCount, ...]:
        """Return what happened on each date of the events that are asked for, in order; none of those without one."""
        days, counted = _listing.c.day, func.count()
        differing = func.coalesce(func.sum(case((_listing.c.open, 1), else_=0)), 0)
        query = select(days, counted, func.sum(_listing.c.versions), differing)
        query = query.where(days != "", *_asked(request)).group_by(days).order_by(days)
        with self._reading() as connection:
            return tuple(DayCount(*row) for row in connection.execute(query))

    def sizes(self) -> Mapping[str, int]:
        """Return how many values there are of each kind that events are asked for by, ``article`` among them."""
        query = select(_marks.c.kind, func.count(_marks.c.value.distinct())).group_by(_marks.c.kind)
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

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
        wanted = list(_asked(request))
        with self._reading() as connection:
            return Facets(**{name: _counts(connection, kind, wanted, most) for kind, name in _FACETS.items()})

    def revision(self) -> str:
        """Return what changes whenever lists, what was gathered, or what reviewers said changes."""
        with self._reading() as connection:
            table = tables.state
            query = select(table.c.name, table.c.value).where(table.c.name.in_(_CHANGES)).order_by(table.c.name)
            parts = [f"{row.name} {row.value}" for row in connection.execute(query)]
            last = connection.execute(select(func.max(tables.verdicts.c.number))).scalar()
        return hashlib.sha256("\n".join([*parts, str(last)]).encode()).hexdigest()[:32]


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


def _asked(request: ListingRequest) -> Iterator[ColumnElement[bool]]:
    for kind in ("outlet", "series", "person", "year"):
        value = getattr(request, kind)
        if value is not None:
            yield _listing.c.event.in_(_marked(kind, _marks.c.value == value))
    if request.language is not None:
        base, value = request.language, _marks.c.value
        # All tags that begin with "zh-" stand between "zh-" and "zh.". Asked apart, an index finds both; not with OR.
        longer = _marked("language", and_(value > f"{base}-", value < f"{base}."))
        yield _listing.c.event.in_(union_all(_marked("language", value == base), longer))
    if request.first_day is not None:
        yield _listing.c.ends >= request.first_day
    if request.last_day is not None:
        yield _listing.c.begins <= request.last_day
        yield _listing.c.begins > 0
    if request.events is not None:
        yield _listing.c.event.in_(request.events)


def _marked(kind: str, wanted: ColumnElement[bool]) -> Select[Any]:
    return select(_marks.c.event).where(_marks.c.kind == kind, wanted)


def _counts(connection: Connection, kind: str, wanted: Sequence[ColumnElement[bool]], most: int) -> tuple[Count, ...]:
    times = func.count().label("times")
    query = select(_marks.c.value, times).where(_marks.c.kind == kind).group_by(_marks.c.value)
    if wanted:
        query = query.where(_marks.c.event.in_(select(_listing.c.event).where(*wanted)))
    order = (_marks.c.value.desc(),) if kind == "year" else (times.desc(), _marks.c.value)
    query = query.order_by(*order)
    rows = connection.execute(query if kind == "year" else query.limit(most))
    return tuple(Count(row.value, row.times) for row in rows)
