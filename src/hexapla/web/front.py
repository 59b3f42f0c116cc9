"""The front page as a server has it: the list of events that a reader asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
from starlette.requests import Request

from hexapla.archive import Archive
from hexapla.editions import (
    MOST_REJECTIONS,
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
from hexapla.values.lines import PersonLine
from hexapla.values.listing import DayCount, Facets, Listing
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
    days = archive.days(request) if first else ()
    view = FrontView(
        events=tuple(headline_of(row, edition.language) for row in found.rows),
        filters=_filters(archive, asked, (facets, found.total), edition),
        known=_neighbours(archive, found, edition),
        census=_census(archive, facets, found.total, days) if first and not asked.anything else None,
        timeline=_timeline(days, asked, edition) if first else None,
        years=tuple((one.value, _year(asked, one.value)) for one in facets.years),
        leaves=leaves(query.page, pages, asked.query),
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
        people[asked.person] = words(archive.names("person", [asked.person]).get(asked.person, asked.person), None)
    elif not asked.anything:
        named = archive.lines(PersonLine, (), 0, _MOST_PEOPLE).lines
        people = {one.id: words(one.name, None) for one in named}
        counts["person"] = [(one.id, one.events) for one in named if one.events > 1]
    series = [value for value, _ in counts["series"]] + ([asked.series] if asked.series else [])
    labels = {"series": _titles(archive, series, edition), "person": people}
    return asked_filters(asked, counts, labels, total)


def _titles(archive: Archive, series: Sequence[str], edition: Edition) -> dict[str, Words]:
    """Return the title of the latest event of each series that has one."""
    latest = archive.newest("series", series)
    titles = {one: headline_of(row, edition.language).title for one, row in latest.items()}
    return {one: title for one, title in titles.items() if title is not None}


def _neighbours(archive: Archive, found: Listing, edition: Edition) -> Mapping[str, Headline]:
    places = (row.series for row in found.rows if row.series is not None)
    named = {event for place in places for event in (place.previous, place.next) if event is not None}
    rows = archive.listed(sorted(named))
    return {event: headline_of(row, edition.language) for event, row in rows.items()}


def _census(archive: Archive, facets: Facets, total: int, days: Sequence[DayCount]) -> Census:
    sizes = archive.sizes()
    outlets = archive.size("outlet") or sizes["outlet"]
    return census_of(
        (total, sizes["article"], sum(day.differing for day in days)),
        [(one.value, one.events) for one in facets.languages],
        ([(one.value, one.events) for one in facets.outlets], outlets),
        archive.refusals(MOST_REJECTIONS),
    )


def _timeline(days: Sequence[DayCount], asked: Asked, edition: Edition) -> Timeline | None:
    def link(since: str, until: str) -> str:
        return asked.query(since=since, until=until)

    return timeline(days, edition.language, link)


def _year(asked: Asked, year: str) -> str:
    return asked.query(since=year, until=year) if year.isdecimal() and date.min.year <= int(year) else asked.query()
