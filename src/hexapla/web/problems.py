"""Problems: what is answered instead of what was asked, as RFC 9457 for programs and as a page for people."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, TypeAlias

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ExceptionHandler

from hexapla.errors import (
    ArchiveError,
    HexaplaError,
    UnknownArticle,
    UnknownDocument,
    UnknownEvent,
    UnknownOutlet,
    UnknownPerson,
    UnknownSeries,
)
from hexapla.web.headers import HEADERS

MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger("hexapla.web")
_UNKNOWN = (UnknownArticle, UnknownDocument, UnknownEvent, UnknownOutlet, UnknownPerson, UnknownSeries)


class Problem(Exception):
    """Raised by whoever cannot answer: a status, one line that says why, and members that help a program."""

    def __init__(
        self,
        status: int,
        detail: str,
        members: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Say what is wrong; ``detail`` is fit for a reader."""
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.members = dict(members or {})
        self.headers = dict(headers or {})

    @property
    def title(self) -> str:
        """The status in words."""
        return HTTPStatus(self.status).phrase


ProblemPage: TypeAlias = Callable[[Request, Problem], Response]
"""Makes the page of a problem; whoever makes pages sets it as ``app.state.problem_page``."""


async def answer_problem(request: Request, problem: Problem) -> Response:
    """Return the page of a problem where a person asks and there are pages, else its JSON."""
    page: ProblemPage | None = getattr(request.scope["app"].state, "problem_page", None)
    if page is not None and not _for_programs(request):
        response = await run_in_threadpool(page, request, problem)
        response.status_code = problem.status
    else:
        body = {"type": "about:blank", "title": problem.title, "status": problem.status, "detail": problem.detail}
        content = msgspec.json.encode(body | problem.members)
        response = Response(content, problem.status, media_type=MEDIA_TYPE)
    response.headers.update({"Cache-Control": "no-store", **problem.headers})
    return response


def _for_programs(request: Request) -> bool:
    path = request.url.path
    return path.startswith("/api/") or path.endswith(".json") or "text/html" not in request.headers.get("accept", "*/*")


def problem_of(error: Exception) -> Problem:
    """Return what to say of an error; of one that nobody foresaw nothing but that it is ours."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, HTTPException):
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            allowed = ", ".join(sorted((error.headers or {}).get("Allow", "").split(", ")))
            return Problem(405, f"only {allowed} are answered here", headers={"Allow": allowed})
        told = error.detail if error.status_code != HTTPStatus.NOT_FOUND else "there is nothing at this address"
        return Problem(error.status_code, told, headers=error.headers)
    if isinstance(error, _UNKNOWN):
        return Problem(404, str(error))
    if isinstance(error, ArchiveError):
        _log.error("%s", error)
        return Problem(503, "the archive cannot be read just now; try again in a while", headers={"Retry-After": "30"})
    if isinstance(error, HexaplaError):
        return Problem(400, str(error))
    return Problem(500, "an error of ours; it was logged")


async def _answered(request: Request, error: Exception) -> Response:
    response = await answer_problem(request, problem_of(error))
    # An error that nobody foresaw is answered outside of everything that adds headers.
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


HANDLERS: Mapping[Any, ExceptionHandler] = {
    Problem: _answered,
    HTTPException: _answered,
    HexaplaError: _answered,
    Exception: _answered,
}
