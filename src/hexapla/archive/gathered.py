"""What several events tell together, in the archive: people over time, and series."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import Select, delete, func, select

from hexapla.archive import tables
from hexapla.archive.listing import PERSON
from hexapla.archive.storing import Store, add, pack, set_state, unpack
from hexapla.values.gathered import People, PersonEntry, SeriesCards
from hexapla.values.person import Profile
from hexapla.values.series import SeriesCard

T = TypeVar("T")
_SERIES = "series"
_table = tables.gathered


class GatheredStore(Store):
    """The part of an archive that keeps people and series."""

    def set_gathered(self, people: Sequence[PersonEntry], series: Sequence[SeriesCard], key: str) -> None:
        """Keep what events tell together, in this order, in place of what was."""
        rows = [
            {"kind": PERSON, "id": e.profile.id, "place": n, "names": f" {e.names} ", "value": pack(e.profile)}
            for n, e in enumerate(people)
        ]
        rows += [
            {"kind": _SERIES, "id": card.id, "place": n, "names": "", "value": pack(card)}
            for n, card in enumerate(series)
        ]
        met = {(entry.profile.id, seen.event) for entry in people for seen in entry.profile.appearances}
        marks = tables.listing_marks
        with self._writing() as connection:
            connection.execute(delete(_table))
            add(connection, _table, rows)
            connection.execute(delete(marks).where(marks.c.kind == PERSON))
            add(connection, marks, [{"kind": PERSON, "value": who, "event": event} for who, event in sorted(met)])
            set_state(connection, "gathered", key)

    def people(self, words: Sequence[str] = (), offset: int = 0, limit: int | None = None) -> People:
        """Return some of the people one of whose names has words that begin with each of ``words``, in their order."""
        query = select(_table.c.value).where(_table.c.kind == PERSON)
        for word in words:
            query = query.where(_table.c.names.contains(f" {word}", autoescape=True))
        return People(*self._page(query, Profile, offset, limit))

    def person(self, person: str) -> Profile | None:
        """Return a person by id."""
        return self._one(PERSON, person, Profile)

    def people_at(self, event: str) -> tuple[Profile, ...]:
        """Return the people of an event, in their order."""
        marks = tables.listing_marks
        those = select(marks.c.value).where(marks.c.kind == PERSON, marks.c.event == event)
        query = select(_table.c.value).where(_table.c.kind == PERSON, _table.c.id.in_(those))
        return self._page(query, Profile, 0, None)[0]

    def gathered_ids(self, kind: str) -> list[str]:
        """Return the ids of all that was gathered of a kind (``person``, ``series``), in order."""
        with self._reading() as connection:
            query = select(_table.c.id).where(_table.c.kind == kind).order_by(_table.c.id)
            return list(connection.execute(query).scalars())

    def series(self, offset: int = 0, limit: int | None = None) -> SeriesCards:
        """Return some of the series, in their order."""
        return SeriesCards(
            *self._page(select(_table.c.value).where(_table.c.kind == _SERIES), SeriesCard, offset, limit)
        )

    def series_card(self, series: str) -> SeriesCard | None:
        """Return a series by id."""
        return self._one(_SERIES, series, SeriesCard)

    def _page(self, query: Select[Any], kind: type[T], offset: int, limit: int | None) -> tuple[tuple[T, ...], int]:
        with self._reading() as connection:
            total = connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
            page = query.order_by(_table.c.place).limit(total if limit is None else limit).offset(offset)
            return tuple(unpack(value, kind) for value in connection.execute(page).scalars()), total

    def _one(self, kind: str, name: str, type_: type[T]) -> T | None:
        with self._reading() as connection:
            query = select(_table.c.value).where(_table.c.kind == kind, _table.c.id == name)
            value: bytes | None = connection.execute(query).scalar()
            return None if value is None else unpack(value, type_)
