"""Printing: what each page is made of, fetched from the archive and given to the templates that files are made with."""

from __future__ import annotations

from collections.abc import Iterable

from hexapla import pipeline
from hexapla.archive import Archive
from hexapla.editions import (
    MOST_SERIES,
    Edition,
    Headline,
    Neighbours,
    article_page,
    article_path,
    dossier_page,
    event_page,
    evidence_of,
    headline,
    headline_of,
    moved_page,
    person_page,
    person_path,
    search_page,
    series_index_page,
    series_lines,
    series_page,
    series_path,
)
from hexapla.errors import UnknownPerson, UnknownSeries
from hexapla.values.article import Article
from hexapla.values.record import Record
from hexapla.values.text import Evidence
from hexapla.web.library import Library

HITS_A_PAGE = 20
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
        series_path(series.id) if series and archive.series_card(series.id) else None,
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
    return article_page(one, record, versions, headline(record, edition.language) if record else None, edition)


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


def _articles(archive: Archive, record: Record) -> dict[str, Article]:
    return {one.id: one for one in archive.articles([version.id for version in record.articles])}


def _cited(archive: Archive, evidence: Iterable[Evidence]) -> dict[str, Article]:
    return {one.id: one for one in archive.articles({place.article for place in evidence})}
