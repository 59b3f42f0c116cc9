"""Printing: what each page is made of, fetched from the archive and given to the templates that files are made with."""

from __future__ import annotations

from collections.abc import Iterable

from hexapla import pipeline
from hexapla.archive import Archive
from hexapla.editions import (
    ENTRIES_A_SHEET,
    MOST_ARTICLES,
    MOST_SERIES,
    Edition,
    Entry,
    Headline,
    ListKind,
    ListSheet,
    Neighbours,
    article_page,
    article_path,
    document_entries,
    document_key,
    document_page,
    document_path,
    dossier_page,
    event_page,
    evidence_of,
    headline,
    headline_of,
    in_order,
    index_page,
    letters_begin,
    moved_page,
    order,
    outlet_entries,
    outlet_page,
    outlet_path,
    people_entries,
    person_page,
    person_path,
    quoted,
    search_page,
    series_index_page,
    series_lines,
    series_page,
    series_path,
)
from hexapla.errors import UnknownDocument, UnknownOutlet, UnknownPerson, UnknownSeries
from hexapla.values.article import Article
from hexapla.values.record import Record
from hexapla.values.text import Evidence
from hexapla.web.library import Library
from hexapla.web.problems import Problem

HITS_A_PAGE = 20
_KINDS: dict[ListKind, str] = {"people": "person", "documents": "document", "outlets": "outlet"}
MOST_PAGES = 50  # search ranks a thousand events


def print_event(library: Library, event: str, edition: Edition) -> bytes:
    """Return the page of an event."""
    record = library.record(event)
    archive = library.archive
    series = record.series
    near = _headlines(archive, (series.previous, series.next) if series else (), edition)
    neighbours = Neighbours(
        near.get(series.previous or "") if series else None,
        near.get(series.next or "") if series else None,
        _people(archive, event),
        series_path(series.id) if series and archive.has_series(series.id) else None,
        _documents(archive, event),
        {one: outlet_path(outlet) for one, outlet in archive.homes(v.id for v in record.articles).items()},
    )
    return event_page(record, _articles(archive, record), headline(record, edition.language), neighbours, edition)


def print_former(library: Library, event: str, edition: Edition) -> bytes:
    """Return the page of an id that an event had: where its reports are told now."""
    now = library.former(event)
    found = _headlines(library.archive, now, edition)
    return moved_page(event, [found[one] for one in now if one in found], edition)


def print_article(library: Library, article: str, edition: Edition) -> bytes:
    """Return the page of an article, with what its event says of it."""
    one = library.article(article)
    event = library.archive.events_of([article]).get(article)
    record = library.record(event) if event else None
    versions = _articles(library.archive, record) if record else {}
    home = library.archive.homes([article]).get(article)
    own = headline(record, edition.language) if record else None
    return article_page(one, record, versions, own, edition, outlet_path(home) if home else None)


def print_person(library: Library, person: str, edition: Edition) -> bytes:
    """Return the page of a person.

    Raises:
        UnknownPerson: there is none with this id.
    """
    archive = library.archive
    profile = archive.person(person)
    if profile is None:
        raise UnknownPerson(f"there is no person {person}")
    told = _headlines(archive, (row.event for row in profile.appearances), edition)
    return person_page(profile, told, _cited(archive, [p for role in profile.roles for p in role.evidence]), edition)


def print_series(library: Library, series: str, edition: Edition) -> bytes:
    """Return the page of a series.

    Raises:
        UnknownSeries: there is none with this id.
    """
    archive = library.archive
    card = archive.series_card(series)
    if card is None:
        raise UnknownSeries(f"there is no series {series}")
    events = {turn.event for turn in card.turns}
    events |= {event for one in card.follow_ups for event in (one.task.event, one.later.event)}
    return series_page(card, _headlines(archive, events, edition), _cited(archive, evidence_of(card)), edition)


def print_document(library: Library, document: str, edition: Edition) -> bytes:
    """Return the page of a document.

    Raises:
        UnknownDocument: there is none with this id.
    """
    archive = library.archive
    for card in archive.documents([document]):
        told = _headlines(archive, (row.event for row in card.citations), edition)
        return document_page(card, told, _cited(archive, quoted(card)), edition)
    raise UnknownDocument(f"there is no document {document}")


def print_outlet(library: Library, outlet: str, edition: Edition) -> bytes:
    """Return the page of an outlet.

    Raises:
        UnknownOutlet: there is none with this id.
    """
    archive = library.archive
    for card in archive.outlet_cards([outlet]):
        latest = card.latest[:MOST_ARTICLES]
        homes = archive.homes(row.of for row in latest if row.of)
        others = {*homes.values(), *(one.outlet for one in (*card.sources, *card.takers))}
        names = {one.id: one.name for one in archive.outlet_cards(sorted(others))}
        sources = {article: names[home] for article, home in homes.items() if home in names}
        known = frozenset({*names, *(row.article for row in latest)})
        return outlet_page(card, _headlines(archive, (row.event for row in latest), edition), sources, known, edition)
    raise UnknownOutlet(f"there is no outlet {outlet}")


def print_list(library: Library, kind: ListKind, number: int, edition: Edition) -> bytes:
    """Return sheet ``number`` of the list of all people, documents or outlets.

    Raises:
        Problem: 404, the list has no such sheet.
    """
    archive = library.archive
    named = sorted(archive.gathered_names(_KINDS[kind]), key=lambda one: (order(one[1]), one[0]))
    sheets = [named[i : i + ENTRIES_A_SHEET] for i in range(0, len(named), ENTRIES_A_SHEET)] or [[]]
    if not 1 <= number <= len(sheets):
        raise Problem(404, f"there is no sheet {number}: the list has {len(sheets)}")
    entries = in_order(_entries(archive, kind, [one for one, _ in sheets[number - 1]], edition))
    begins = letters_begin([[name for _, name in sheet] for sheet in sheets])
    return index_page(kind, ListSheet(number, tuple(entries), len(named), begins, len(sheets)), edition)


def _entries(archive: Archive, kind: ListKind, ids: list[str], edition: Edition) -> list[Entry]:
    if kind == "people":
        return people_entries(archive.people_named(ids), edition.language)
    if kind == "outlets":
        return outlet_entries(archive.outlet_cards(ids), edition.language)
    cards = archive.documents(ids)
    told = _headlines(archive, (card.citations[-1].event for card in cards if card.citations), edition)
    return document_entries(cards, told, edition.language)


def print_series_index(library: Library, edition: Edition) -> bytes:
    """Return the page of all series."""
    found = library.archive.series(0, MOST_SERIES)
    told = _headlines(library.archive, (turn.event for card in found.series for turn in card.turns), edition)
    return series_index_page(series_lines(found.series, told), edition, found.total - len(found.series))


def print_search(library: Library, query: str, number: int, edition: Edition) -> bytes:
    """Return page ``number`` of what a query finds; of nothing where nothing is asked."""
    if not query.strip():
        return search_page("", None, edition)
    answer = pipeline.find(library.archive, query, (number - 1) * HITS_A_PAGE, HITS_A_PAGE)
    told = _headlines(library.archive, (hit.event for hit in answer.hits), edition)
    return search_page(query, answer, edition, told, HITS_A_PAGE)


def print_dossier(library: Library, event: str, edition: Edition, remark: str, reviewer: str) -> bytes:
    """Return the page on which an event is reviewed."""
    found = pipeline.dossier(library.archive, event)
    return dossier_page(found, _articles(library.archive, found.record), edition, remark, reviewer)


def path_of_article(article: str) -> str:
    """Return the address of an article's page, from the root."""
    return "/" + article_path(article).removesuffix(".html")


def _headlines(archive: Archive, events: Iterable[str | None], edition: Edition) -> dict[str, Headline]:
    rows = archive.listed(sorted({event for event in events if event}))
    return {event: headline_of(row, edition.language) for event, row in rows.items()}


def _people(archive: Archive, event: str) -> dict[str, str]:
    """Return name -> path of the page, of the people of an event as its record names them."""
    found = {
        seen.name: person_path(profile.id)
        for profile in archive.people_at(event)
        for seen in profile.appearances
        if seen.event == event
    }
    return dict(sorted(found.items()))


def _documents(archive: Archive, event: str) -> dict[str, str]:
    """Return what a document is known by within an event -> path of its page."""
    found = {
        document_key(row.code, row.title, row.dated): document_path(card.id)
        for card in archive.documents_at(event)
        for row in card.citations
        if row.event == event
    }
    return dict(sorted(found.items()))


def _articles(archive: Archive, record: Record) -> dict[str, Article]:
    return {one.id: one for one in archive.articles([version.id for version in record.articles])}


def _cited(archive: Archive, evidence: Iterable[Evidence]) -> dict[str, Article]:
    return {one.id: one for one in archive.articles({place.article for place in evidence})}
