"""Pages: the addresses that people read, in the language of their browser or of the address."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import TypeAlias

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hexapla.editions import INTERFACES, Edition, ListKind, asset, problem_page
from hexapla.web.conditional import Made, Recipe, respond
from hexapla.web.front import print_front, read_asked
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
_NUMBER = re.compile("[1-9][0-9]{0,5}", re.ASCII)
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
    return await _answered(request, partial(printer, library, read_id(request, kind)), asked=False)


async def article(request: Request) -> Response:
    """Answer with an article."""
    library: Library = request.app.state.library
    name = read_id(request, "article")
    make, state = partial(print_article, library, name), partial(library.article_state, name)
    return await respond(request, lambda: _recipe(request, make, False, state))


async def _answered(request: Request, make: Callable[[Edition], bytes], asked: bool = True) -> Response:
    """Answer with a page that is made for the edition that the request reads."""
    return await respond(request, lambda: _recipe(request, make, asked))


def _recipe(
    request: Request, make: Callable[[Edition], bytes], asked: bool, state: Callable[[], str | None] | None = None
) -> Recipe:
    """Return how a page is made; ``state`` says what changes whenever it would, otherwise the whole archive's does."""
    library: Library = request.app.state.library
    read = state or library.archive.revision
    edition = edition_of(request, reviewer(request, request.app.state.options) is not None)
    told = (edition.language, edition.prefix, str(edition.reviewing), edition.base_url or "")
    found = read()
    return Recipe(
        key=" ".join((str(found), *told)),
        media_type=HTML,
        make=lambda: Made(make(edition)),
        vary=VARY,
        private=edition.reviewing,
        asked=asked,
        holds=lambda: read() == found,
    )


async def event(request: Request) -> Response:
    """Answer with an event, or where its reports are now told."""
    library: Library = request.app.state.library
    name = read_id(request, "event")

    def state() -> str:
        found = library.event_state(name)
        return found or library.event_key(name, lambda one: str(request.url_for("event", id=one).path))

    try:
        return await respond(request, lambda: _recipe(request, partial(print_event, library, name), False, state))
    except Problem as problem:
        if problem.status not in {HTTPStatus.MULTIPLE_CHOICES, HTTPStatus.GONE}:
            raise
        answer = await _answered(request, partial(print_former, library, name), asked=False)
        answer.status_code = problem.status
        return answer


async def front(request: Request) -> Response:
    """Answer with a page of the list of events that a reader asks for."""
    return await _answered(request, partial(print_front, request.app.state.library, read_asked(request)))


async def found(request: Request) -> Response:
    """Answer with what a search finds."""
    query = request.query_params.get("q", "")
    number = request.query_params.get("page", "1")
    if not (_NUMBER.fullmatch(number) and int(number) <= MOST_PAGES):
        raise Problem(404, f"a search has pages 1 to {MOST_PAGES}")
    return await _answered(request, partial(print_search, request.app.state.library, query, int(number)))


async def listed(request: Request, kind: ListKind) -> Response:
    """Answer with a sheet of the list of all people, documents or outlets."""
    library: Library = request.app.state.library
    number = request.path_params.get("number", 1)
    return await _answered(request, partial(print_list, library, kind, number), asked=False)


async def series_index(request: Request) -> Response:
    """Answer with a sheet of the list of all series."""
    number = request.path_params.get("number", 1)
    return await _answered(request, partial(print_series_index, request.app.state.library, number), asked=False)


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
    recipe = Recipe(found.digest, found.media_type, lambda: Made(found.content), asked=False)
    return await respond(request, lambda: recipe)


def page_routes() -> list[Route]:
    """Return the routes of all pages."""
    return [
        Route("/static/{name}", static),
        *both("/", front),
        *both("/search", found),
        *both("/series/", series_index),
        *both("/series/index.{number:int}", series_index),
        *(route for kind in LISTS for route in both(f"/{kind}/", partial(listed, kind=kind))),
        *(route for kind in LISTS for route in both(f"/{kind}/index.{{number:int}}", partial(listed, kind=kind))),
        *both("/documents/{id}", partial(page, kind="document", printer=print_document)),
        *both("/outlets/{id}", partial(page, kind="outlet", printer=print_outlet)),
        *both("/events/{id}", event),
        *both("/articles/{id}", article),
        *both("/people/{id}", partial(page, kind="person", printer=print_person)),
        *both("/series/{id}", partial(page, kind="series", printer=print_series)),
    ]
