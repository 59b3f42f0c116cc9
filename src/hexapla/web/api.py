"""The API: what each address gives. Every answer is a value of the archive or a page of such values."""

from __future__ import annotations

from msgspec import Struct

from hexapla import pipeline
from hexapla.errors import UnknownSeries
from hexapla.values import lines
from hexapla.values.article import Article
from hexapla.values.difference import Difference
from hexapla.values.listing import Facets, ListingRow
from hexapla.values.person import Profile
from hexapla.values.record import Record
from hexapla.values.search import SearchAnswer
from hexapla.values.series import SeriesCard
from hexapla.web.conditional import Made, Recipe
from hexapla.web.endpoints import API, JSON, Asked, Endpoint, encode, event_address, json_of, page_of
from hexapla.web.queries import (
    DifferencesQuery,
    EventsQuery,
    FilterQuery,
    PageQuery,
    PeopleQuery,
    SearchQuery,
    listing_request,
)


class EventsPage(Struct, frozen=True):
    """A page of the ``total`` events that meet what was asked, the newest first."""

    events: tuple[ListingRow, ...]
    total: int
    offset: int


class DifferencesPage(Struct, frozen=True):
    """A page of the ``total`` differences of an event that meet what was asked, in the record's order."""

    event: str
    differences: tuple[Difference, ...]
    total: int
    offset: int


class PersonLine(Struct, frozen=True):
    """A person in a line: in how many events, and the dates of the first and the last of them, as far as known."""

    id: str
    name: str
    variants: tuple[str, ...]
    events: int
    first: str
    last: str


class PeoplePage(Struct, frozen=True):
    """A page of the ``total`` people, those of most events first."""

    people: tuple[PersonLine, ...]
    total: int
    offset: int


class SeriesLine(Struct, frozen=True):
    """A series in a line: the ids of its events, and when the first began and the last ended, as far as known."""

    id: str
    events: tuple[str, ...]
    first: str
    last: str


class SeriesPage(Struct, frozen=True):
    """A page of the ``total`` series, those of most events first."""

    series: tuple[SeriesLine, ...]
    total: int
    offset: int


def events(asked: Asked) -> Recipe:
    """Give a page of events."""
    query: EventsQuery = asked.query
    archive, wanted = asked.library.archive, listing_request(query)

    def make() -> EventsPage:
        page = pipeline.list_events(archive, wanted, query.q, query.offset, query.limit)
        return EventsPage(page.rows, page.total, query.offset)

    return page_of(asked, archive.revision(), make)


def facets(asked: Asked) -> Recipe:
    """Give counts of events by what they can be asked for."""
    query: FilterQuery = asked.query
    archive, wanted = asked.library.archive, listing_request(query)
    return json_of(archive.revision(), lambda: archive.facets(pipeline.found(archive, wanted, query.q)))


def event(asked: Asked) -> Recipe:
    """Give the record of an event."""
    key = asked.library.event_key(asked.id, event_address)
    return json_of(key, lambda: asked.library.record(asked.id))


def differences(asked: Asked) -> Recipe:
    """Give a page of the differences of an event."""
    query: DifferencesQuery = asked.query
    key = asked.library.event_key(asked.id, lambda event: f"{event_address(event)}/differences")

    def make() -> DifferencesPage:
        found = [
            one
            for one in asked.library.record(asked.id).differences
            if query.severity in {None, one.severity} and query.kind in {None, one.kind}
        ]
        some = tuple(found[query.offset :][: query.limit])
        return DifferencesPage(asked.id, some, len(found), query.offset)

    return page_of(asked, key, make)


def article(asked: Asked) -> Recipe:
    """Give an article, with a link to the event that it is a version of."""
    archive = asked.library.archive
    key, home = archive.article_key(asked.id), archive.events_of([asked.id]).get(asked.id)

    def make() -> Made:
        link = {"Link": f'<{event_address(home)}>; rel="up"'} if home else {}
        return Made(encode(asked.library.article(asked.id)), link)

    return Recipe(f"{key} {home}", JSON, make)


def people(asked: Asked) -> Recipe:
    """Give a page of people."""
    query: PeopleQuery = asked.query
    archive = asked.library.archive

    def make() -> PeoplePage:
        page = pipeline.list_people(archive, query.q, query.offset, query.limit)
        return PeoplePage(tuple(_person_line(one) for one in page.lines), page.total, query.offset)

    return page_of(asked, archive.revision(), make)


def person(asked: Asked) -> Recipe:
    """Give a person over time."""
    return json_of(asked.library.archive.revision(), lambda: asked.library.person(asked.id))


def series(asked: Asked) -> Recipe:
    """Give a page of series."""
    query: PageQuery = asked.query
    archive = asked.library.archive

    def make() -> SeriesPage:
        page = archive.lines(lines.SeriesLine, (), query.offset, query.limit)
        return SeriesPage(tuple(_series_line(one) for one in page.lines), page.total, query.offset)

    return page_of(asked, archive.revision(), make)


def series_card(asked: Asked) -> Recipe:
    """Give the turns of a series side by side."""

    def make() -> SeriesCard:
        found = asked.library.archive.series_card(asked.id)
        if found is None:
            raise UnknownSeries(f"there is no series {asked.id}")
        return found

    return json_of(asked.library.archive.revision(), make)


def search(asked: Asked) -> Recipe:
    """Give a page of what search finds."""
    query: SearchQuery = asked.query
    archive = asked.library.archive
    return page_of(asked, archive.revision(), lambda: pipeline.find(archive, query.q, query.offset, query.limit))


def _person_line(one: lines.PersonLine) -> PersonLine:
    return PersonLine(one.id, one.name, one.variants, one.events, one.first, one.last)


def _series_line(one: lines.SeriesLine) -> SeriesLine:
    return SeriesLine(one.id, one.events, one.first, one.last)


ENDPOINTS = (
    Endpoint("events", f"{API}/events", "Events, the newest first", events, EventsPage, EventsQuery),
    Endpoint("facets", f"{API}/facets", "What events can be asked for further", facets, Facets, FilterQuery),
    Endpoint("event", f"{API}/events/{{id}}", "The record of an event", event, Record, subject="event"),
    Endpoint(
        "differences",
        f"{API}/events/{{id}}/differences",
        "Where the versions of an event disagree",
        differences,
        DifferencesPage,
        DifferencesQuery,
        "event",
    ),
    Endpoint("article", f"{API}/articles/{{id:path}}", "An article", article, Article, subject="article"),
    Endpoint("people", f"{API}/people", "People", people, PeoplePage, PeopleQuery),
    Endpoint("person", f"{API}/people/{{id}}", "A person over time", person, Profile, subject="person"),
    Endpoint("series", f"{API}/series", "Series of recurring events", series, SeriesPage, PageQuery),
    Endpoint("series_card", f"{API}/series/{{id}}", "The turns of a series", series_card, SeriesCard, subject="series"),
    Endpoint("search", f"{API}/search", "Search, in any language", search, SearchAnswer, SearchQuery),
)
