"""The application: what answers at which address, and what stands around all of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from anyio import to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Match, Route, Router
from starlette.types import Receive, Scope, Send

from hexapla.editions import prepare
from hexapla.web.conditional import Answers
from hexapla.web.feeds import feed_routes
from hexapla.web.headers import SecurityHeaders
from hexapla.web.library import Library
from hexapla.web.limits import LARGEST_BODY, Limits
from hexapla.web.openapi import ENDPOINTS
from hexapla.web.options import WebOptions
from hexapla.web.pages import page_routes, problem
from hexapla.web.problems import HANDLERS
from hexapla.web.reviewing import review_routes
from hexapla.web.shelf import Shelf

THREADS = 6
"""Requests that are worked on at once in a process: each may hold two of the 15 connections that SQLAlchemy's pool
gives out before it makes others wait."""


def create_app(options: WebOptions, shelf: Path | None = None) -> Starlette:
    """Return the application over one archive, which it opens when it starts and closes when it ends.

    ``shelf`` is a folder for what several processes that serve the same share, which nobody else may enter.
    """
    app = Starlette(
        routes=[
            Route("/healthz", _health),
            *(endpoint.route() for endpoint in ENDPOINTS),
            *feed_routes(),
            *review_routes(),
            *page_routes(),
        ],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(Limits),
            Middleware(RequestBodyLimitMiddleware, max_body_size=LARGEST_BODY),
        ],
        exception_handlers=HANDLERS,
        lifespan=_opened,
    )
    app.router.redirect_slashes = False
    app.router.default = partial(_otherwise, app.router)
    app.state.options = options
    app.state.shelf = Shelf(shelf) if shelf is not None else None
    app.state.problem_page = problem
    return app


@asynccontextmanager
async def _opened(app: Starlette) -> AsyncIterator[None]:
    to_thread.current_default_thread_limiter().total_tokens = THREADS
    archive = await to_thread.run_sync(app.state.options.open_archive)
    app.state.library = Library(archive, app.state.options.least)
    app.state.answers = Answers(shelf=app.state.shelf)
    await to_thread.run_sync(prepare)
    try:
        yield
    finally:
        await to_thread.run_sync(archive.close)


async def _otherwise(router: Router, scope: Scope, receive: Receive, send: Send) -> None:
    """Lead to the address that has a slash more or less at its end, where something is there; else nothing is.

    The way is told from where the reader is: who stands before this place may know it by another host or scheme.
    """
    path: str = scope["path"]
    bare = path.removesuffix("/")
    name = quote(bare.rpartition("/")[2])
    other, way = (bare, f"../{name}") if path.endswith("/") else (f"{path}/", f"{name}/")
    there = {**scope, "path": other}
    sound = scope["type"] == "http" and not path.endswith("//") and bare.strip("/")
    if sound and any(one.matches(there)[0] != Match.NONE for one in router.routes):
        asked = scope["query_string"].decode("ascii", "replace")
        answer = RedirectResponse(f"{way}?{asked}" if asked else way, HTTPStatus.TEMPORARY_REDIRECT)
        await answer(scope, receive, send)
    else:
        await router.not_found(scope, receive, send)


async def _health(request: Request) -> Response:
    """Say that the application and its archive answer."""
    await to_thread.run_sync(request.app.state.library.archive.state, "linked")
    return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})
