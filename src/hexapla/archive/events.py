"""Events in the archive: the signals and vectors they are linked by, the events, and what became of earlier ones."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from sqlalchemy import Connection, delete, exists, func, or_, select

from hexapla.archive import tables
from hexapla.archive.contract import SignalsRow
from hexapla.archive.history import Held, changes, former
from hexapla.archive.storing import Store, add, chunks, pack, replace, set_state, unpack
from hexapla.values.event import Event, EventChange


class _Reporter(Struct, frozen=True):
    id: str


class _Reported(Struct, frozen=True):
    """What is read of an event of an earlier time, whatever else that version kept of it."""

    id: str
    members: tuple[_Reporter, ...]


class EventStore(Store):
    """The part of an archive that keeps events and what they are linked by."""

    def signals(self, keys: Mapping[str, str], version: str) -> dict[str, bytes]:
        """Return article id -> its signals, of those that are kept under ``keys`` (id -> key of its content)."""
        table = tables.signals
        found: dict[str, bytes] = {}
        with self._reading() as connection:
            for chunk in chunks(sorted(keys)):
                query = select(table.c.article, table.c.key, table.c.value)
                rows = connection.execute(query.where(table.c.article.in_(chunk), table.c.version == version))
                found.update((a, zlib.decompress(value)) for a, key, value in rows if keys[a] == key)
        return found

    def add_signals(self, rows: Sequence[SignalsRow], version: str) -> None:
        """Keep what this version of reading read in articles."""
        values = [
            {"article": row.article, "key": row.key, "version": version, "value": zlib.compress(row.value, 6)}
            for row in rows
        ]
        with self._writing() as connection:
            replace(connection, tables.signals, "article", values)

    def keep_signals(self, version: str) -> None:
        """Let all signals go but what this version read in articles as they are now."""
        table, articles = tables.signals, tables.articles
        as_it_is = exists().where(articles.c.id == table.c.article, articles.c.key == table.c.key)
        with self._writing() as connection:
            connection.execute(delete(table).where(or_(table.c.version != version, ~as_it_is)))

    def vectors(self, keys: Sequence[str], version: str) -> dict[str, bytes]:
        """Return key -> vector, of those of ``keys`` that this version of a model left."""
        table = tables.vectors
        found: dict[str, bytes] = {}
        with self._reading() as connection:
            for chunk in chunks(keys):
                query = select(table.c.key, table.c.value)
                rows = connection.execute(query.where(table.c.key.in_(chunk), table.c.version == version))
                found.update((key, value) for key, value in rows)
        return found

    def add_vectors(self, rows: Mapping[str, bytes], version: str) -> None:
        """Keep what this version of a model made of texts, under keys of these."""
        values = [{"key": key, "version": version, "value": value} for key, value in rows.items()]
        with self._writing() as connection:
            replace(connection, tables.vectors, "key", values)

    def keep_vectors(self, keys: Collection[str], version: str) -> None:
        """Let all vectors go but those of ``keys`` that this version of a model left."""
        table = tables.vectors
        with self._writing() as connection:
            connection.execute(delete(table).where(table.c.version != version))
            gone = sorted(set(connection.execute(select(table.c.key)).scalars()) - set(keys))
            for chunk in chunks(gone):
                connection.execute(delete(table).where(table.c.key.in_(chunk)))

    def set_events(self, events: Sequence[Event], key: str) -> None:
        """Make ``events`` the archive's events, linked under ``key``, and log what became of those before."""
        table = tables.events
        with self._writing() as connection:
            known = {row.id: row.value for row in connection.execute(select(table.c.id, table.c.value))}
            packed = {event.id: pack(event) for event in events}
            fresh = [event for event in events if known.get(event.id) != packed[event.id]]
            stale = [unpack(value, _Reported) for i, value in known.items() if packed.get(i) != value]
            for chunk in chunks(sorted(known.keys() - packed.keys())):
                connection.execute(delete(table).where(table.c.id.in_(chunk)))
            replace(connection, table, "id", [{"id": event.id, "value": packed[event.id]} for event in fresh])
            connection.execute(delete(tables.records).where(tables.records.c.id.not_in(select(table.c.id))))
            _log(connection, _held(stale), _held(fresh))
            set_state(connection, "linked", key)

    def events(self) -> Iterator[Event]:
        """Yield the events by id."""
        yield from self._values(tables.events, Event, None)

    def event_changes(self) -> list[EventChange]:
        """Return what became of events, in the order of linkings, then of ids."""
        table = tables.event_changes
        with self._reading() as connection:
            query = select(table.c.value).order_by(table.c.number, table.c.event)
            return [unpack(value, EventChange) for value in connection.execute(query).scalars()]

    def former_events(self) -> dict[str, tuple[str, ...]]:
        """Return for each id that was an event's and is no more the events it leads to; none where it dissolved."""
        log = self.event_changes()
        with self._reading() as connection:
            return former(log, set(connection.execute(select(tables.events.c.id)).scalars()))


def _held(events: Iterable[Event | _Reported]) -> Held:
    return {event.id: [member.id for member in event.members] for event in events}


def _log(connection: Connection, stale: Held, fresh: Held) -> None:
    """Log what became of events that are not what they were; only events that are can have taken articles of them."""
    table = tables.event_changes
    number = connection.execute(select(func.coalesce(func.max(table.c.number), 0))).scalar_one() + 1
    found = changes(stale, fresh, number)
    add(connection, table, [{"number": one.number, "event": one.event, "value": pack(one)} for one in found])
