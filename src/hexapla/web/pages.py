"""Pages: the addresses that people read, in the language of their browser or of the address."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hexapla.editions import INTERFACES, Edition, ListKind, asset, problem_page
from hexapla.web.conditional import Made, Recipe, respond
from hexapla.web.front import Leafed, print_front, read_asked
from hexapla.web.library import Library
from hexapla.web.printing import (
    MOST_PAGES,
    print_article,
    print_document,
    print_event,
    print_former,
    print_list,
    print_outlet,
    print_person,
    print_search,
    print_series,
    print_series_index,
)
from hexapla.web.problems import Problem
from hexapla.web.queries import read_id
from hexapla.web.security import reviewer
from hexapla.web.visits import edition_of

HTML = "text/html; charset=utf-8"
VARY = ("Accept-Language", "Cookie", "Host")
LISTS: tuple[ListKind, ...] = ("people", "documents", "outlets")
Printer: TypeAlias = Callable[[Library, str, Edition], bytes]


class _Interface(Convertor[str]):
    """A language of the interface as the first part of an address."""

    regex = "|".join(INTERFACES)

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("interface", _Interface())


def both(path: str, endpoint: Callable[..., object], methods: tuple[str, ...] = ("GET",)) -> list[Route]:
    """Return the routes of a page: at its address, and under each language of the interface."""
    return [
        Route(path, endpoint, methods=list(methods)),
        Route("/{interface:interface}" + path, endpoint, methods=list(methods)),
    ]


async def page(request: Request, kind: str, printer: Printer) -> Response:
    """Answer with the page of one thing, made unless it was made since the archive last changed."""
    library: Library = request.app.state.library
    return await run_in_threadpool(_page, request, library, read_id(request, kind), printer)


def _page(request: Request, library: Library, name: str, printer: Printer) -> Response:
    return respond_page(request, lambda edition: printer(library, name, edition))


def respond_page(request: Request, make: Callable[[Edition], bytes]) -> Response:
    """Answer with a page that is made for the edition that the request reads."""
    library: Library = request.app.state.library
    edition = edition_of(request, reviewer(request, request.app.state.options) is not None)
    told = (edition.language, edition.prefix, str(edition.reviewing), edition.base_url or "")
    key = " ".join((library.archive.revision(), *told))
    return respond(request, Recipe(key, HTML, lambda: Made(make(edition)), vary=VARY, private=edition.reviewing))


async def event(request: Request) -> Response:
    """Answer with an event, or where its reports are now told."""
    library: Library = request.app.state.library
    name = read_id(request, "event")
    try:
        await run_in_threadpool(library.event_key, name, lambda one: str(request.url_for("event", id=one).path))
    except Problem as problem:
        if problem.status in {HTTPStatus.MULTIPLE_CHOICES, HTTPStatus.GONE}:
            answer = await run_in_threadpool(_page, request, library, name, print_former)
            answer.status_code = problem.status
            return answer
        raise
    return await run_in_threadpool(_page, request, library, name, print_event)


async def front(request: Request) -> Response:
    """Answer with a page of the list of events that a reader asks for."""
    return await run_in_threadpool(_front, request, request.app.state.library, read_asked(request))


def _front(request: Request, library: Library, asked: Leafed) -> Response:
    return respond_page(request, lambda edition: print_front(library, asked, edition))


async def found(request: Request) -> Response:
    """Answer with what a search finds."""
    query = request.query_params.get("q", "")
    number = request.query_params.get("page", "1")
    if not (number.isascii() and number.isdecimal() and 1 <= int(number[:9]) <= MOST_PAGES):
        raise Problem(404, f"a search has pages 1 to {MOST_PAGES}")
    return await run_in_threadpool(_found, request, request.app.state.library, (query, int(number)))


def _found(request: Request, library: Library, asked: tuple[str, int]) -> Response:
    return respond_page(request, lambda edition: print_search(library, *asked, edition))


async def listed(request: Request, kind: ListKind) -> Response:
    """Answer with a sheet of the list of all people, documents or outlets."""
    library: Library = request.app.state.library
    number = request.path_params.get("number", 1)
    return await run_in_threadpool(respond_page, request, partial(print_list, library, kind, number))


async def series_index(request: Request) -> Response:
    """Answer with all series."""
    library: Library = request.app.state.library
    return await run_in_threadpool(respond_page, request, partial(print_series_index, library))


def problem(request: Request, problem: Problem) -> Response:
    """Answer with the page of a problem, in the language of the reader."""
    edition = edition_of(request)
    path = request.url.path.lstrip("/").removeprefix(edition.prefix)
    wait = problem.headers.get("Retry-After", "0")
    content = problem_page(problem.status, problem.detail, edition, path, int(wait) if wait.isdecimal() else 0)
    return Response(content, problem.status, media_type=HTML)


async def static(request: Request) -> Response:
    """Answer with a file that pages stand on."""
    name = request.path_params["name"]
    found = asset(name)
    if found is None:
        raise Problem(404, f"there is no file {name}")
    return respond(request, Recipe(found.digest, found.media_type, lambda: Made(found.content)))


def page_routes() -> list[Route]:
    """Return the routes of all pages."""
    return [
        Route("/static/{name}", static),
        *both("/", front),
        *both("/search", found),
        *both("/series/", series_index),
        *(route for kind in LISTS for route in both(f"/{kind}/", partial(listed, kind=kind))),
        *(route for kind in LISTS for route in both(f"/{kind}/index.{{number:int}}", partial(listed, kind=kind))),
        *both("/documents/{id}", partial(page, kind="document", printer=print_document)),
        *both("/outlets/{id}", partial(page, kind="outlet", printer=print_outlet)),
        *both("/events/{id}", event),
        *both("/articles/{id}", partial(page, kind="article", printer=print_article)),
        *both("/people/{id}", partial(page, kind="person", printer=print_person)),
        *both("/series/{id}", partial(page, kind="series", printer=print_series)),
    ]
