"""Limits: how much a request may carry and a page may hold."""

from __future__ import annotations

from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from hexapla.web.options import WebOptions
from hexapla.web.problems import Problem, answer_problem

LONGEST_PATH = 512
"""Bytes, as sent. Ids of ours have 16 letters; those of articles that came as JSON Lines may be longer."""
LONGEST_QUERY = 2_000
"""Bytes, as sent: what browsers and servers agree to carry. A query of 500 Chinese characters fits."""
LARGEST_BODY = 64 * 1024
"""Bytes: a review with its note; nothing that is sent to us is larger."""
PAGE, LARGEST_PAGE = 20, 100
"""Events, people or hits on a page of the API when nothing is said, and at most."""
LARGEST_OFFSET = 1_000_000
_LONGEST_LENGTH = 20  # digits that a length may have; h11 refuses more


class Limits:
    """Refuses requests that carry too much before anything reads them."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or say what is too long."""
        problem = _refused(scope) if scope["type"] == "http" else None
        if problem is None:
            await self._app(scope, receive, send)
        else:
            response = await answer_problem(Request(scope, receive), problem)
            await response(scope, receive, send)


def _refused(scope: Scope) -> Problem | None:
    strange = _strange(scope)
    if strange:
        told = f"this place is for its own machine and is not {strange}; --base-url says how readers know it"
        return Problem(421, told)
    if len(scope.get("raw_path") or scope["path"].encode()) > LONGEST_PATH:
        return Problem(414, f"the path is longer than {LONGEST_PATH} bytes")
    if len(scope["query_string"]) > LONGEST_QUERY:
        return Problem(414, f"the query is longer than {LONGEST_QUERY} bytes; ask for less at once")
    if _declared(scope) > LARGEST_BODY:
        return Problem(413, f"what is sent here has at most {LARGEST_BODY} bytes")
    return None


def _strange(scope: Scope) -> str:
    """Return the name that a private place is asked by where it is not its own, empty where all is well.

    A page of a stranger whose name leads to this machine all of a sudden would else read what is meant for nobody else.
    """
    options: WebOptions = scope["app"].state.options
    host = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1").lower()
    name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    ours = {"", "localhost", urlsplit((options.base_url or "").lower()).hostname}
    if not options.private or name in ours or name.endswith(".localhost"):
        return ""
    with suppress(ValueError):
        if ip_address(name).is_loopback:
            return ""
    return name


def _declared(scope: Scope) -> int:
    """Return how many bytes a request says that it sends; what it does send is counted elsewhere."""
    told = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
    return int(told) if told.isdigit() and len(told) <= _LONGEST_LENGTH else 0
