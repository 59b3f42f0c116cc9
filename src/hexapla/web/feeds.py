"""Feeds, sitemaps and what else programs that follow a place ask for: whole addresses, and the newest only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from xml.sax.saxutils import escape, quoteattr

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hexapla import pipeline
from hexapla.archive import Archive
from hexapla.editions import (
    FORMATS,
    MEDIA_TYPES,
    Cut,
    Edition,
    Feed,
    Listed,
    Table,
    article_path,
    document_path,
    event_path,
    feed_of_differences,
    feed_of_events,
    feed_of_search,
    feed_of_series,
    news_sitemap,
    outlet_path,
    person_path,
    robots_txt,
    series_path,
    sitemap_index,
    urlset,
    written,
)
from hexapla.errors import UnknownSeries
from hexapla.values.listing import ListingRequest
from hexapla.values.record import Record
from hexapla.web.conditional import Made, Recipe, respond
from hexapla.web.library import Library
from hexapla.web.problems import Problem
from hexapla.web.queries import read_id
from hexapla.web.visits import edition_of

NEWEST = 200
"""Events that feeds are made of: what a reader of feeds looks at again."""
_SHOWN = 50
"""Differences, or hits, of a feed."""
_XML = "application/xml; charset=utf-8"
_LONGEST_QUERY = 500
_AHEAD = 16
"""Events whose articles are read together."""
PAGES_A_SITEMAP = 300
"""In all languages of the interface, near 2 MB."""
_FIRST = ("index.html", *(f"{folder}/index.html" for folder in ("series", "people", "documents", "outlets")))
_PATHS: dict[str, Callable[[str], str]] = {
    "event": event_path,
    "article": article_path,
    "person": person_path,
    "series": series_path,
    "document": document_path,
    "outlet": outlet_path,
}
_MOST_PAGES = 100
_NUMBER = re.compile("[1-9][0-9]{0,5}", re.ASCII)


class _Form(Convertor[str]):
    """The format of a feed as the ending of its address."""

    regex = "|".join(FORMATS)

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("form", _Form())


def outward(request: Request) -> Edition:
    """Return the edition that a request reads, with the address that the world knows it by.

    Raises:
        Problem: 400, nobody said that address, and the request says none that could be.
    """
    edition = edition_of(request)
    if edition.base_url is None:
        raise Problem(400, "the Host of the request is none")
    return edition


async def _feed(request: Request, make: Callable[[Request, Library, Edition], Feed]) -> Response:
    form = request.path_params["form"]
    library: Library = request.app.state.library

    def read() -> Recipe:
        edition = outward(request)
        key = f"{library.archive.revision()} {edition.language} {edition.base_url}"
        return Recipe(
            key,
            MEDIA_TYPES[form],
            lambda: Made(written(make(request, library, edition), form)),
            vary=("Accept-Language", "Host"),
        )

    return await respond(request, read)


def _events(request: Request, library: Library, edition: Edition) -> Feed:
    tables = _Tables(library, _newest(library))
    return feed_of_events(tables.records, tables, edition, _cut(request))


def _differences(request: Request, library: Library, edition: Edition) -> Feed:
    tables = _Tables(library, _newest(library))
    return feed_of_differences(tables.records, tables, edition, _cut(request))


def _series(request: Request, library: Library, edition: Edition) -> Feed:
    name = read_id(request, "series")
    card = library.archive.series_card(name)
    if card is None:
        raise UnknownSeries(f"there is no series {name}")
    tables = _Tables(library, [turn.event for turn in reversed(card.turns[-_SHOWN:])])
    return feed_of_series(card, {record.id: record for record in tables.records}, tables, edition)


def _search(request: Request, library: Library, edition: Edition) -> Feed:
    query = request.query_params.get("q", "")[:_LONGEST_QUERY]
    answer = pipeline.find(library.archive, query, 0, _SHOWN, loosely=False)  # who waits for words waits for all
    tables = _Tables(library, [hit.event for hit in answer.hits])
    return feed_of_search(answer, {record.id: record for record in tables.records}, tables, edition)


def _cut(request: Request) -> Cut:
    """Return which page of a feed is asked for.

    Raises:
        Problem: 404, feeds have no such page.
    """
    number = request.query_params.get("page", "1")
    if not (_NUMBER.fullmatch(number) and int(number) <= _MOST_PAGES):
        raise Problem(404, f"feeds have pages 1 to {_MOST_PAGES}")
    return Cut(int(number), _SHOWN, linked=True)


def _newest(library: Library) -> list[str]:
    return [row.event for row in library.archive.listing(ListingRequest(), 0, NEWEST).rows]


class _Tables:
    """Records with the articles of their versions, which are read some at a time: a query for each costs as much again.

    ``events`` stand in the order in which they are likely to be wanted.
    """

    def __init__(self, library: Library, events: Sequence[str]) -> None:
        self._archive = library.archive
        self.records = list(library.records(events))
        known = {record.id: record for record in self.records}
        self._order = [known[event] for event in dict.fromkeys(events) if event in known]
        self._made: dict[str, Table] = {}

    def __call__(self, record: Record) -> Table:
        """Return a record with its articles."""
        if record.id not in self._made:
            place = next(number for number, one in enumerate(self._order) if one.id == record.id)
            some = [one for one in self._order[place : place + _AHEAD] if one.id not in self._made]
            told = {one.id: one for one in self._archive.articles(v.id for each in some for v in each.articles)}
            for each in some:
                self._made[each.id] = Table(each, {v.id: told[v.id] for v in each.articles if v.id in told})
        return self._made[record.id]


async def _document(request: Request, make: Callable[[Request, Library, Edition], bytes], media_type: str) -> Response:
    library: Library = request.app.state.library

    def read() -> Recipe:
        edition = outward(request)
        key = f"{library.archive.revision()} {edition.base_url}"
        return Recipe(key, media_type, lambda: Made(make(request, library, edition)), vary=("Host",), asked=False)

    return await respond(request, read)


def _sitemap(request: Request, library: Library, edition: Edition) -> bytes:
    """Return the pages, or an index of the parts that they are told in, or one of these.

    The protocol lets a part be far larger, but then making it would keep all others waiting.
    """
    archive, number = library.archive, request.path_params.get("number")
    parts = max(1, -(-(len(_FIRST) + sum(archive.size(kind) for kind in _PATHS)) // PAGES_A_SITEMAP))
    if number is None and parts > 1:
        return sitemap_index(parts, edition)
    if (number is not None and not 1 <= number <= parts) or number == parts == 1:
        raise Problem(404, f"there is no sitemap {number}")
    return urlset(_listed(archive, ((number or 1) - 1) * PAGES_A_SITEMAP), edition)


def _listed(archive: Archive, skipped: int) -> Iterator[Listed]:
    """Yield the pages of a part: after the first ones those of one kind after the other, by id."""
    first = _FIRST[skipped : skipped + PAGES_A_SITEMAP]
    yield from map(Listed, first)
    skipped, wanted = max(0, skipped - len(_FIRST)), PAGES_A_SITEMAP - len(first)
    for kind, path in _PATHS.items():
        ids = archive.ids(kind, skipped, wanted) if wanted else []
        yield from (Listed(path(one)) for one in ids)
        skipped, wanted = max(0, skipped - archive.size(kind)), wanted - len(ids)


def _news(request: Request, library: Library, edition: Edition) -> bytes:
    return news_sitemap(library.records(_newest(library)), edition)


def _robots(request: Request, library: Library, edition: Edition) -> bytes:
    return robots_txt(edition)


def _opensearch(request: Request, library: Library, edition: Edition) -> bytes:
    """Return how browsers search here (OpenSearch 1.1)."""
    place = edition.base_url or ""
    return (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>Hexapla</ShortName>'
        f"<Description>{escape('Events, their versions and people')}</Description><InputEncoding>UTF-8</InputEncoding>"
        f'<Url type="text/html" template={quoteattr(place + "search?q={searchTerms}")}/>'
        f'<Url type="application/atom+xml" template={quoteattr(place + "search.atom?q={searchTerms}")}/>'
        "</OpenSearchDescription>\n"
    ).encode()


def feed_routes() -> list[Route]:
    """Return the routes of feeds and of what leads to pages."""
    feeds: dict[str, Callable[[Request, Library, Edition], Feed]] = {
        "/feed.{form:form}": _events,
        "/differences.{form:form}": _differences,
        "/search.{form:form}": _search,
        "/series/{id}.{form:form}": _series,
    }
    documents: dict[str, tuple[Callable[[Request, Library, Edition], bytes], str]] = {
        "/sitemap.xml": (_sitemap, _XML),
        "/sitemap-{number:int}.xml": (_sitemap, _XML),
        "/news-sitemap.xml": (_news, _XML),
        "/robots.txt": (_robots, "text/plain; charset=utf-8"),
        "/opensearch.xml": (_opensearch, "application/opensearchdescription+xml"),
    }
    return [
        *(Route(path, partial(_feed, make=make)) for path, make in feeds.items()),
        *(Route(path, partial(_document, make=make, media_type=kind)) for path, (make, kind) in documents.items()),
    ]
