"""The front page as a server has it: the list of events that a reader asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
from starlette.requests import Request

from hexapla.archive import Archive
from hexapla.editions import (
    Asked,
    Census,
    Edition,
    Filters,
    FrontView,
    Headline,
    Timeline,
    Words,
    asked_filters,
    census_of,
    front_page,
    headline_of,
    leaves,
    timeline,
    words,
)
from hexapla.values.listing import Facets, Listing, ListingRequest
from hexapla.web.library import Library
from hexapla.web.limits import LARGEST_OFFSET
from hexapla.web.problems import Problem
from hexapla.web.queries import FilterQuery, allowed, listing_request

EVENTS_A_PAGE = 50
_MOST_OPTIONS = 40
_MOST_PEOPLE = 24


class Leafed(FilterQuery, frozen=True, kw_only=True):
    """A page of the list, counted from 1."""

    page: int = 1


def read_asked(request: Request) -> Leafed:
    """Return what a reader asks; what a form leaves empty and what is not ours is passed over.

    Raises:
        Problem: 400, a value is unfit.
    """
    known = allowed(Leafed)
    given = {name: value for name, value in request.query_params.items() if value.strip() and name in known}
    try:
        asked = msgspec.convert(given, Leafed, strict=False)
    except msgspec.ValidationError as error:
        raise Problem(400, str(error), {"allowed": known}) from None
    if not 1 <= asked.page <= LARGEST_OFFSET // EVENTS_A_PAGE:
        raise Problem(404, f"there is no page {asked.page}")
    return asked


def print_front(library: Library, query: Leafed, edition: Edition) -> bytes:
    """Return a page of the list of events that meet what is asked, the newest first.

    Raises:
        Problem: 400, a day is none; 404, the list has no such page.
    """
    archive, request = library.archive, listing_request(query)
    asked = Asked(
        query.language or "",
        query.outlet or "",
        query.series or "",
        query.person or "",
        query.first or "",
        query.last or "",
    )
    found = archive.listing(request, (query.page - 1) * EVENTS_A_PAGE, EVENTS_A_PAGE)
    pages = max(1, -(-found.total // EVENTS_A_PAGE))
    if query.page > pages:
        raise Problem(404, f"there is no page {query.page}: the list has {pages}")
    facets = archive.facets(request, _MOST_OPTIONS)
    first = query.page == 1
    view = FrontView(
        events=tuple(headline_of(row, edition.language) for row in found.rows),
        filters=_filters(archive, asked, (facets, found.total), edition),
        known=_neighbours(archive, found, edition),
        census=_census(archive, facets, found.total) if first and not asked.anything else None,
        timeline=_timeline(archive, request, asked, edition) if first else None,
        years=tuple((one.value, _year(asked, one.value)) for one in facets.years),
        leaves=leaves(query.page, [asked.query(n) for n in range(1, pages + 1)]),
        number=query.page,
        query=asked.query(query.page) if asked.anything or not first else "",
    )
    return front_page(view, edition)


def _filters(archive: Archive, asked: Asked, found: tuple[Facets, int], edition: Edition) -> Filters:
    facets, total = found
    counts: dict[str, list[tuple[str, int]]] = {
        "language": [(one.value, one.events) for one in facets.languages],
        "outlet": [(one.value, one.events) for one in facets.outlets],
        "series": [(one.value, one.events) for one in facets.series],
    }
    people: dict[str, Words] = {}
    if asked.person:
        known = archive.person(asked.person)
        people[asked.person] = words(known.name if known else asked.person, None)
    elif not asked.anything:
        named = archive.people((), 0, _MOST_PEOPLE).people
        seen = {one.id: len({row.event for row in one.appearances}) for one in named}
        people = {one.id: words(one.name, None) for one in named}
        counts["person"] = [(name, n) for name, n in seen.items() if n > 1]
    series = [value for value, _ in counts["series"]] + ([asked.series] if asked.series else [])
    labels = {"series": _titles(archive, series, edition), "person": people}
    return asked_filters(asked, counts, labels, total)


def _titles(archive: Archive, series: Sequence[str], edition: Edition) -> dict[str, Words]:
    """Return the title of the latest event of each series."""
    cards = {one: archive.series_card(one) for one in series}
    latest = {one: [turn.event for turn in reversed(card.turns)] for one, card in cards.items() if card is not None}
    rows = archive.listed([event for events in latest.values() for event in events])
    titles = {}
    for one, events in latest.items():
        told = (headline_of(rows[event], edition.language).title for event in events if event in rows)
        title = next((title for title in told if title is not None), None)
        if title is not None:
            titles[one] = title
    return titles


def _neighbours(archive: Archive, found: Listing, edition: Edition) -> Mapping[str, Headline]:
    places = (row.series for row in found.rows if row.series is not None)
    named = {event for place in places for event in (place.previous, place.next) if event is not None}
    rows = archive.listed(sorted(named))
    return {event: headline_of(row, edition.language) for event, row in rows.items()}


def _census(archive: Archive, facets: Facets, total: int) -> Census:
    sizes = archive.sizes()
    outlets = len(archive.gathered_ids("outlet")) or sizes.get("outlet", 0)
    differing = sum(day.differing for day in archive.days(ListingRequest()))
    return census_of(
        (total, sizes.get("article", 0), differing),
        [(one.value, one.events) for one in facets.languages],
        ([(one.value, one.events) for one in facets.outlets], outlets),
        archive.rejections(),
    )


def _timeline(archive: Archive, request: ListingRequest, asked: Asked, edition: Edition) -> Timeline | None:
    def link(since: str, until: str) -> str:
        return asked.query(since=since, until=until)

    return timeline(archive.days(request), edition.language, link)


def _year(asked: Asked, year: str) -> str:
    return asked.query(since=year, until=year) if year.isdecimal() and date.min.year <= int(year) else asked.query()
