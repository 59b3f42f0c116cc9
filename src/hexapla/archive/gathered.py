"""What several events tell together, in the archive: people over time, and series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Select, Table, delete, func, select

from hexapla.archive import tables
from hexapla.archive.listing import DOCUMENT, GATHERED, PERSON
from hexapla.archive.storing import Store, add, chunks, encode, pack, set_state, unpack
from hexapla.values.document import DocumentCard
from hexapla.values.gathered import CitedAs, Gathering, Lines, People, SeriesCards
from hexapla.values.lines import DocumentLine, Line, OutletLine, PersonLine, SeriesLine
from hexapla.values.outlet_card import OutletCard
from hexapla.values.person import PORTRAYED, Portrait, Profile
from hexapla.values.series import SeriesCard

T = TypeVar("T")
L = TypeVar("L", bound=Line)
_SERIES, _DOCUMENT, _OUTLET, _HOME = "series", "document", "outlet", "home"
_PORTRAIT, _FORMER = "portrait", "former"
_KINDS: dict[type[Any], str] = {PersonLine: PERSON, SeriesLine: _SERIES, DocumentLine: _DOCUMENT, OutletLine: _OUTLET}
_table, _told = tables.gathered, tables.gathered_lines


class GatheredStore(Store):
    """The part of an archive that keeps people, series, documents and outlets."""

    def set_gathered(self, gathering: Gathering, key: str) -> None:
        """Keep what events tell together, in this order, in place of what was."""
        marks = tables.listing_marks
        with self._writing() as connection:
            found = _found(gathering)
            connection.execute(delete(_table))
            former = {old: e.profile.id for e in gathering.people for old in e.profile.former}
            for rows in _rows(found, {_HOME: gathering.homes, _FORMER: former}):
                add(connection, _table, rows)
            connection.execute(delete(_told))
            for rows in _line_rows(found, gathering.shelves):
                add(connection, _told, rows)
            connection.execute(delete(marks).where(marks.c.kind.in_(GATHERED)))
            add(connection, marks, list(_marks(gathering)))
            set_state(connection, "gathered", key)

    def lines(self, kind: type[L], words: Sequence[str] = (), offset: int = 0, limit: int = 20) -> Lines[L]:
        """Return some lines of a kind, those of most events first; ``words`` as in :meth:`people`."""
        return self._cut(kind, _named(_told, words), _told.c.place, slice(offset, offset + limit))

    def shelf(self, kind: type[L], offset: int = 0, limit: int = 20) -> Lines[L]:
        """Return some lines of a kind in the order of a list of all."""
        return self._cut(kind, [], _told.c.shelf, slice(offset, offset + limit))

    def letters(self, kind: type[Line]) -> list[tuple[str, int]]:
        """Return the letters that a list of all of a kind has, in its order, and where each begins in it."""
        first = func.min(_told.c.shelf)
        query = select(_told.c.letter, first).where(_told.c.kind == _KINDS[kind]).group_by(_told.c.letter)
        with self._reading() as connection:
            return [(row[0], row[1]) for row in connection.execute(query.order_by(first))]

    def names(self, kind: str, ids: Iterable[str]) -> dict[str, str]:
        """Return id -> name, of those of ``ids`` that there are of a kind; of a document what it is listed as."""
        found: dict[str, str] = {}
        with self._reading() as connection:
            for chunk in chunks(sorted(set(ids))):
                query = select(_table.c.id, _table.c.name).where(_table.c.kind == kind, _table.c.id.in_(chunk))
                found.update((row.id, row.name) for row in connection.execute(query))
        return found

    def documents(self, ids: Sequence[str]) -> tuple[DocumentCard, ...]:
        """Return the documents of these ids that there are."""
        return self._several(_DOCUMENT, ids, DocumentCard)

    def documents_at(self, event: str) -> tuple[CitedAs, ...]:
        """Return the documents that an event cites, by id, as it calls them."""
        return tuple(
            CitedAs(document, code, title, dated)
            for document, said in self._said(DOCUMENT, event)
            for code, title, dated in msgspec.json.decode(said, type=list[tuple[str | None, str | None, str | None]])
        )

    def outlet_cards(self, ids: Sequence[str]) -> tuple[OutletCard, ...]:
        """Return the outlets of these ids that there are."""
        return self._several(_OUTLET, ids, OutletCard)

    def homes(self, articles: Iterable[str]) -> dict[str, str]:
        """Return article id -> the id of its outlet, of those of ``articles`` that have one."""
        return self.names(_HOME, articles)

    def people(self, words: Sequence[str] = (), offset: int = 0, limit: int | None = None) -> People:
        """Return some of the people one of whose names has words that begin with each of ``words``, in their order."""
        query = select(_table.c.value).where(_table.c.kind == PERSON, *_named(_table, words))
        return People(*self._page(query, Profile, offset, limit))

    def person(self, person: str) -> Profile | None:
        """Return a person by id."""
        return self._one(PERSON, person, Profile)

    def portrait(self, person: str) -> Portrait | None:
        """Return what a page tells of a person; who is met very often has a portrait that is kept."""
        kept = self._one(_PORTRAIT, person, Portrait)
        if kept is not None:
            return kept
        profile = self.person(person)
        return None if profile is None else Portrait.of(profile)

    def former_person(self, former: str) -> str | None:
        """Return the id that a person has now who had the id ``former`` earlier."""
        return self.names(_FORMER, [former]).get(former)

    def people_at(self, event: str) -> dict[str, str]:
        """Return the ids of the people of an event -> what it calls them."""
        return dict(self._said(PERSON, event))

    def ids(self, kind: str, offset: int = 0, limit: int | None = None) -> list[str]:
        """Return the ids of all of a kind, or of some, in order; ``event`` and ``article`` are kinds too."""
        column, wanted = _identified(kind)
        query = select(column).where(*wanted).order_by(column)
        with self._reading() as connection:
            return list(connection.execute(query if limit is None else query.limit(limit).offset(offset)).scalars())

    def size(self, kind: str) -> int:
        """Return how many there are of a kind; ``event`` and ``article`` are kinds too."""
        column, wanted = _identified(kind)
        with self._reading() as connection:
            return connection.execute(select(func.count(column)).where(*wanted)).scalar_one()

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

    def _cut(
        self, kind: type[L], wanted: Sequence[ColumnElement[bool]], order: ColumnElement[int], cut: slice
    ) -> Lines[L]:
        conditions = _told.c.kind == _KINDS[kind], *wanted
        query = select(_told.c.value).where(*conditions).order_by(order)
        with self._reading() as connection:
            total = connection.execute(select(func.count()).select_from(_told).where(*conditions)).scalar_one()
            found = connection.execute(query.limit(cut.stop - cut.start).offset(cut.start)).scalars()
            return Lines(tuple(unpack(line, kind) for line in found), total)

    def _said(self, kind: str, event: str) -> list[tuple[str, str]]:
        """Return the ids of a kind that an event names, in order, with what it says of them."""
        marks = tables.listing_marks
        query = select(marks.c.value, marks.c.said).where(marks.c.kind == kind, marks.c.event == event)
        with self._reading() as connection:
            rows = connection.execute(query.where(marks.c.said.is_not(None)).order_by(marks.c.value))
            return [(row.value, row.said) for row in rows]

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


def _identified(kind: str) -> tuple[ColumnElement[str], list[ColumnElement[bool]]]:
    """Return where the ids of a kind stand."""
    if kind == "event":
        return tables.listing.c.event, []
    if kind == "article":
        return tables.articles.c.id, []
    return _table.c.id, [_table.c.kind == kind]


def _named(table: Table, words: Sequence[str]) -> list[ColumnElement[bool]]:
    return [table.c.names.contains(f" {word}", autoescape=True) for word in words]


class _Found(Struct, frozen=True):
    """Something that was gathered, in full and in a line, with all words that it is found by."""

    value: object
    line: Line
    name: str = ""
    names: str = ""

    @property
    def often(self) -> bool:
        """Whether it is somebody whose page leaves events out."""
        return isinstance(self.value, Profile) and len(self.value.appearances) > PORTRAYED


def _found(gathering: Gathering) -> dict[str, list[_Found]]:
    """Return what was gathered of each kind, in its order."""
    documents = [(card, DocumentLine.of(card)) for card in gathering.documents]
    return {
        PERSON: [_Found(e.profile, PersonLine.of(e.profile), e.profile.name, f" {e.names} ") for e in gathering.people],
        _SERIES: [_Found(card, SeriesLine.of(card)) for card in gathering.series],
        _DOCUMENT: [_Found(card, line, line.called) for card, line in documents],
        _OUTLET: [_Found(card, OutletLine.of(card), card.name) for card in gathering.outlets],
    }


def _rows(
    found: Mapping[str, Sequence[_Found]], leading: Mapping[str, Mapping[str, str]]
) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of each kind, place by place; ``leading`` are ids that lead to others, by kind."""
    for kind, several in found.items():
        yield [
            {"kind": kind, "id": o.line.id, "place": n, "name": o.name, "names": o.names, "value": pack(o.value)}
            for n, o in enumerate(several)
        ]
    portraits = [Portrait.of(one.value) for one in found[PERSON] if isinstance(one.value, Profile) and one.often]
    plain = {"kind": _PORTRAIT, "names": "", "name": ""}
    yield [{**plain, "id": one.profile.id, "place": n, "value": pack(one)} for n, one in enumerate(portraits)]
    for kind, ids in leading.items():
        yield [
            {"kind": kind, "id": identifier, "place": n, "name": other, "names": "", "value": b""}
            for n, (identifier, other) in enumerate(sorted(ids.items()))
        ]


def _line_rows(
    found: Mapping[str, Sequence[_Found]], shelves: Mapping[str, Sequence[tuple[str, str]]]
) -> Iterator[list[dict[str, Any]]]:
    """Yield the lines of each kind; what nobody put on a shelf stands there in its own order."""
    for kind, several in found.items():
        shelf = shelves.get(kind) or [(one.line.id, "") for one in several]
        shelved = {identifier: {"shelf": n, "letter": letter} for n, (identifier, letter) in enumerate(shelf)}
        yield [
            {"kind": kind, "id": o.line.id, "place": n, "names": o.names, "value": pack(o.line), **shelved[o.line.id]}
            for n, o in enumerate(several)
        ]


def _marks(gathering: Gathering) -> Iterator[dict[str, str]]:
    """Yield who is met at each event and what it cites, with what it says of them."""
    met = {(e.profile.id, seen.event): seen.name for e in gathering.people for seen in e.profile.appearances}
    for (person, event), name in sorted(met.items()):
        yield {"kind": PERSON, "value": person, "event": event, "said": name}
    cited: dict[tuple[str, str], list[tuple[str | None, str | None, str | None]]] = {}
    for card in gathering.documents:
        for row in card.citations:
            cited.setdefault((card.id, row.event), []).append((row.code, row.title, row.dated))
    for (document, event), said in sorted(cited.items()):
        yield {"kind": DOCUMENT, "value": document, "event": event, "said": encode(said).decode()}
