"""Endpoints: an address of the API, what it may be asked, what it gives, and how both are told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol
from urllib.parse import quote, urlencode

import msgspec
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hexapla.web.conditional import Made, Recipe, respond
from hexapla.web.library import Library
from hexapla.web.queries import PageQuery, Query, read_id, read_query

API = "/api/v1"
JSON = "application/json"
encode = msgspec.json.Encoder(order="deterministic").encode


class Asked(Struct, frozen=True):
    """A request that was read: of which library, with which id (empty where the address has none) and parameters."""

    request: Request
    library: Library
    id: str
    query: Any


class Page(Protocol):
    """What a page of a list says: of how many it is."""

    @property
    def total(self) -> int:
        """How many there are in all."""
        ...


class Endpoint(Struct, frozen=True):
    """One address: its ``path``, of which an id may be the last part but one, and what answers there.

    ``subject`` is what the id names. ``gives`` is the shape of the answer, ``None`` for bytes of ``media_type``.
    """

    name: str
    path: str
    summary: str
    view: Callable[[Asked], Recipe]
    gives: Any = None
    query: type[Query] = Query
    subject: str = ""
    media_type: str = JSON

    def route(self) -> Route:
        """Return the route that answers here."""
        return Route(self.path, self._answer, name=self.name)

    async def _answer(self, request: Request) -> Response:
        asked = Asked(
            request=request,
            library=request.app.state.library,
            id=read_id(request, self.subject) if self.subject else "",
            query=read_query(request, self.query),
        )
        return await respond(request, partial(self.view, asked))


def json_of(key: str, make: Callable[[], Any]) -> Recipe:
    """Return how a value is told as JSON."""
    return Recipe(key, JSON, lambda: Made(encode(make())))


def page_of(asked: Asked, key: str, make: Callable[[], Page]) -> Recipe:
    """Return how a page of a list is told, with links to those before and after it (RFC 8288)."""

    def made() -> Made:
        page = make()
        return Made(encode(page), {"Link": _links(asked, page.total)})

    return Recipe(key, JSON, made)


def event_address(event: str) -> str:
    """Return the address of an event's record."""
    return f"{API}/events/{quote(event, safe='')}"


def _links(asked: Asked, total: int) -> str:
    query: PageQuery = asked.query
    offsets = {"first": 0}
    if query.offset:
        offsets["prev"] = max(0, query.offset - query.limit)
    if query.offset + query.limit < total:
        offsets["next"] = query.offset + query.limit
    return ", ".join(f'<{_address(asked, at)}>; rel="{rel}"' for rel, at in offsets.items())


def _address(asked: Asked, offset: int) -> str:
    given = [(name, value) for name, value in asked.request.query_params.multi_items() if name != "offset"]
    return f"{asked.request.url.path}?{urlencode([*given, ('offset', offset)])}"
