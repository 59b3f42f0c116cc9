"""What several events tell together: people over time, series, and what became of tasks; records are streamed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from hexapla import records
from hexapla.archive import Archive
from hexapla.errors import UnknownDocument, UnknownPerson, UnknownSeries
from hexapla.language.folding import fold_bare
from hexapla.language.names import name_key, similarity
from hexapla.pipeline.asking import event_of
from hexapla.pipeline.reviewing import Reviews, read_records
from hexapla.values.document import DocumentCard
from hexapla.values.person import Appearance, Profile
from hexapla.values.record import Record
from hexapla.values.series import FollowUp, SeriesCard, Told

_SAME_NAME = 0.8  # as hexapla.language.names says: the same words


class Gathered(Struct, frozen=True):
    """What an edition shows beside its events."""

    people: tuple[Profile, ...] = ()
    series: tuple[SeriesCard, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


def gather(archive: Archive, least: float = 0.0, shown: Iterable[Record] | None = None) -> Gathered:
    """Return what the records of an archive tell together, as reviewers left them.

    ``shown`` are the records where they are at hand. One record and its articles are in memory at a time besides, and a
    row for each person, task and turn.
    """
    reviews = Reviews(archive)
    agendas: list[records.Agenda] = []
    turns: list[records.TurnRow] = []
    people: list[Appearance] = []
    counts: Counter[str] = Counter()
    known = records.Translations(archive.lexicon())
    total = 0
    for record in reviews.records(None, least) if shown is None else shown:
        agendas.append(records.agenda(record))
        people.extend(records.appearances(record))
        turn = records.turn_row(record)
        if turn is not None:
            turns.append(turn)
        told = _passages(archive, record)
        for terms in records.all_terms(told):
            counts.update(terms)
            total += 1
        for passage in told:
            known.add(passage)
    persons = records.profiles(people)
    finder = records.FollowUps(records.joined(agendas, persons), counts, total, known)
    found: list[FollowUp] = []
    for event in finder.wanted:
        for record in reviews.records([event], least):
            found.extend(finder.among(event, _passages(archive, record)))
    ordered = records.in_order_of_time(found)
    return Gathered(persons, records.series_cards(turns, ordered), ordered)


def people(archive: Archive, name: str | None = None, least: float = 0.0) -> tuple[Profile, ...]:
    """Return the people of an archive by id, all or those of a name: an id, a name in any spelling, or a part of one.

    One record is in memory at a time, and a small row for each person of an event. Facts of a confidence below
    ``least`` are passed over.

    Raises:
        UnknownPerson: nobody has the name.
    """
    found = records.profiles(
        row for record in read_records(archive, None, least) for row in records.appearances(record)
    )
    if name is None:
        return found
    exact = tuple(one for one in found if name in {one.id, *one.former} or _is_called(one, name))
    named = exact or tuple(one for one in found if _contains(one, name))
    if not named:
        raise UnknownPerson(f"nobody called {name} is in the archive; `hexapla people` lists all")
    return named


def documents(archive: Archive, query: str | None = None, least: float = 0.0) -> tuple[DocumentCard, ...]:
    """Return the documents of an archive by id, all or those that are called so: an id, a code, a title, words of one.

    One record is in memory at a time, and a small row for each document of an event. Facts of a confidence below
    ``least`` are passed over.

    Raises:
        UnknownDocument: nothing is called so.
    """
    found = gather_documents(read_records(archive, None, least))
    if query is None:
        return found
    named = tuple(one for one in found if records.is_document(one, query))
    if not named:
        named = tuple(one for one in found if records.mentions_document(one, query))
    if not named:
        raise UnknownDocument(f"no document called {query} is in the archive; `hexapla documents` lists all")
    return named


def gather_documents(shown: Iterable[Record]) -> tuple[DocumentCard, ...]:
    """Return the documents that records cite, by id."""
    return records.document_cards(row for record in shown for row in records.citations(record))


def follow_ups(archive: Archive, event: str | None = None, least: float = 0.0) -> tuple[FollowUp, ...]:
    """Return the tasks that were taken up at later events, all or those set or taken up at one event.

    Raises:
        UnknownEvent: the archive has no such event, or several.
    """
    wanted = event_of(archive, event) if event is not None else None
    found = gather(archive, least).follow_ups
    return tuple(one for one in found if wanted is None or wanted in {one.task.event, one.later.event})


def series(archive: Archive, name: str | None = None, least: float = 0.0) -> tuple[SeriesCard, ...]:
    """Return the cards of all series by id, or of one: by its id, the beginning of it, or the id of one of its events.

    Raises:
        UnknownSeries: no series has it.
    """
    found = gather(archive, least).series
    if name is None:
        return found
    named = tuple(
        one for one in found if one.id.startswith(name) or any(turn.event.startswith(name) for turn in one.turns)
    )
    if not named:
        raise UnknownSeries(f"no series {name} in the archive; `hexapla series` lists them")
    return named


def _passages(archive: Archive, record: Record) -> list[Told]:
    articles = {one.id: one for one in archive.articles([version.id for version in record.articles])}
    return list(records.passages(record, articles))


def _is_called(person: Profile, name: str) -> bool:
    return any(similarity(name, spelling) >= _SAME_NAME for spelling in (person.name, *person.variants))


def _contains(person: Profile, name: str) -> bool:
    """Return whether every word of a name is a word of one spelling, in plain letters."""
    words = set(name_key(name).split()) or {fold_bare(name)}
    return any(words <= set(name_key(spelling).split()) for spelling in (person.name, *person.variants))
