"""What several events tell together, in the archive: people over time, and series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Select, delete, func, select

from hexapla.archive import tables
from hexapla.archive.listing import DOCUMENT, GATHERED, PERSON
from hexapla.archive.storing import Store, add, chunks, pack, set_state, unpack
from hexapla.values.document import DocumentCard
from hexapla.values.gathered import Gathering, People, SeriesCards
from hexapla.values.outlet_card import OutletCard
from hexapla.values.person import Profile
from hexapla.values.series import SeriesCard

T = TypeVar("T")
_SERIES, _DOCUMENT, _OUTLET, _HOME = "series", "document", "outlet", "home"
_table = tables.gathered


class GatheredStore(Store):
    """The part of an archive that keeps people, series, documents and outlets."""

    def set_gathered(self, gathering: Gathering, key: str) -> None:
        """Keep what events tell together, in this order, in place of what was."""
        marks = tables.listing_marks
        with self._writing() as connection:
            connection.execute(delete(_table))
            for rows in _rows(gathering):
                add(connection, _table, rows)
            connection.execute(delete(marks).where(marks.c.kind.in_(GATHERED)))
            add(connection, marks, list(_marks(gathering)))
            set_state(connection, "gathered", key)

    def gathered_names(self, kind: str) -> list[tuple[str, str]]:
        """Return id and name of all of a kind (``person``, ``document``, ``outlet``), in their order."""
        with self._reading() as connection:
            query = select(_table.c.id, _table.c.name).where(_table.c.kind == kind).order_by(_table.c.place)
            return [(row.id, row.name) for row in connection.execute(query)]

    def people_named(self, ids: Sequence[str]) -> tuple[Profile, ...]:
        """Return the people of these ids that there are."""
        return self._several(PERSON, ids, Profile)

    def documents(self, ids: Sequence[str]) -> tuple[DocumentCard, ...]:
        """Return the documents of these ids that there are."""
        return self._several(_DOCUMENT, ids, DocumentCard)

    def documents_at(self, event: str) -> tuple[DocumentCard, ...]:
        """Return the documents that an event cites."""
        marks = tables.listing_marks
        with self._reading() as connection:
            query = select(marks.c.value).where(marks.c.kind == DOCUMENT, marks.c.event == event)
            ids = list(connection.execute(query.order_by(marks.c.value)).scalars())
        return self.documents(ids)

    def outlet_cards(self, ids: Sequence[str]) -> tuple[OutletCard, ...]:
        """Return the outlets of these ids that there are."""
        return self._several(_OUTLET, ids, OutletCard)

    def homes(self, articles: Iterable[str]) -> dict[str, str]:
        """Return article id -> the id of its outlet, of those of ``articles`` that have one."""
        found: dict[str, str] = {}
        with self._reading() as connection:
            for chunk in chunks(sorted(set(articles))):
                query = select(_table.c.id, _table.c.name).where(_table.c.kind == _HOME, _table.c.id.in_(chunk))
                found.update((row.id, row.name) for row in connection.execute(query))
        return found

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

    def has_series(self, series: str) -> bool:
        """Return whether there is a series of this id, without reading its card."""
        with self._reading() as connection:
            query = select(_table.c.id).where(_table.c.kind == _SERIES, _table.c.id == series)
            return connection.execute(query).scalar() is not None

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

    def _several(self, kind: str, ids: Sequence[str], type_: type[T]) -> tuple[T, ...]:
        found: list[T] = []
        with self._reading() as connection:
            for chunk in chunks(ids):
                query = select(_table.c.value).where(_table.c.kind == kind, _table.c.id.in_(chunk))
                found += [
                    unpack(value, type_) for value in connection.execute(query.order_by(_table.c.place)).scalars()
                ]
        return tuple(found)

    def _one(self, kind: str, name: str, type_: type[T]) -> T | None:
        with self._reading() as connection:
            query = select(_table.c.value).where(_table.c.kind == kind, _table.c.id == name)
            value: bytes | None = connection.execute(query).scalar()
            return None if value is None else unpack(value, type_)


def _rows(gathering: Gathering) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of each kind, place by place."""
    yield [
        _row(PERSON, n, (e.profile.id, e.profile.name), e.profile, f" {e.names} ")
        for n, e in enumerate(gathering.people)
    ]
    yield [_row(_SERIES, n, (card.id, ""), card) for n, card in enumerate(gathering.series)]
    yield [_row(_DOCUMENT, n, (card.id, _called(card)), card) for n, card in enumerate(gathering.documents)]
    yield [_row(_OUTLET, n, (card.id, card.name), card) for n, card in enumerate(gathering.outlets)]
    homes = sorted(gathering.homes.items())
    yield [
        {"kind": _HOME, "id": article, "place": n, "name": outlet, "names": "", "value": b""}
        for n, (article, outlet) in enumerate(homes)
    ]


def _row(kind: str, place: int, named: tuple[str, str], value: object, names: str = "") -> dict[str, Any]:
    identifier, name = named
    return {"kind": kind, "id": identifier, "place": place, "name": name, "names": names, "value": pack(value)}


def _called(card: DocumentCard) -> str:
    said = (card.names[tag] for tag in sorted(card.names))
    return card.code or card.title or next(said, None) or card.date or card.id


def _marks(gathering: Gathering) -> Iterator[dict[str, str]]:
    met = {(PERSON, e.profile.id, seen.event) for e in gathering.people for seen in e.profile.appearances}
    met |= {(DOCUMENT, card.id, row.event) for card in gathering.documents for row in card.citations}
    for kind, value, event in sorted(met):
        yield {"kind": kind, "value": value, "event": event}
