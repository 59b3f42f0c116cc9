"""Who may write: those who know the token, from pages of ours.

A person gives the token once and has a session; a program sends it with each request (``Authorization: Bearer``). The
session is a signed cookie that holds the reviewer's name and when it began, and no token. It is signed with a key that
is made of the token: all processes agree on it, and another token ends all sessions.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Literal
from urllib.parse import urlsplit

from itsdangerous import BadData, URLSafeTimedSerializer
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from hexapla.web.options import WebOptions
from hexapla.web.problems import Problem

COOKIE, SECURE_COOKIE = "hexapla", "__Host-hexapla"
LONGEST_SESSION = 12 * 60 * 60
"""Seconds: a working day."""
LONGEST_NAME = 80
_SALT = "hexapla session"
_SAFE = frozenset({"GET", "HEAD"})
_JOINERS = "\u200c\u200d"


class Reviewing(Struct, frozen=True):
    """Somebody who may write: under which name, and whether as a person in a browser or as a program."""

    name: str
    by: Literal["session", "token"]


def knows_token(given: str, options: WebOptions) -> bool:
    """Return whether somebody gave the token; how long that takes tells nothing of it. Without a token nobody does."""
    if not options.token:
        return False
    return hmac.compare_digest(_digest(given), _digest(options.token))


def open_session(response: Response, name: str, options: WebOptions) -> None:
    """Let whoever gets this response write from now on, under a name.

    Raises:
        Problem: 403, there is no token, so that nobody may write.
    """
    response.set_cookie(
        _cookie(options),
        _serializer(options).dumps(readable(name)),
        max_age=LONGEST_SESSION,
        path="/",
        secure=options.secure,
        httponly=True,
        samesite="strict",
    )


def close_session(response: Response, options: WebOptions) -> None:
    """Let whoever gets this response write no more."""
    response.delete_cookie(_cookie(options), path="/", secure=options.secure, httponly=True, samesite="strict")


def reviewer(request: Request, options: WebOptions) -> Reviewing | None:
    """Return who asks, ``None`` where it is nobody who may write."""
    if not options.token:
        return None
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        name = readable(_in_utf8(request.headers.get("hexapla-reviewer", ""))) or "API"
        return Reviewing(name, "token") if knows_token(given.strip(), options) else None
    cookie = request.cookies.get(_cookie(options))
    if cookie is None:
        return None
    try:
        told = _serializer(options).loads(cookie, max_age=LONGEST_SESSION)
    except BadData:
        return None
    return Reviewing(told, "session") if isinstance(told, str) else None


def readable(name: str) -> str:
    """Return a name as it may stand beside what its bearer says: empty where nobody could read anything of it.

    What is not seen and what turns text around is left out, but for the joiners that Persian and Indian names need.
    """
    seen = "".join(one for one in name if one.isprintable() or one in _JOINERS).strip()[:LONGEST_NAME]
    return seen if seen.strip(_JOINERS) else ""


def writer(request: Request, options: WebOptions) -> Reviewing:
    """Return who writes.

    Raises:
        Problem: 403, nobody may, or the request was made by a page of somebody else; 401, it is nobody who may.
    """
    if not options.token:
        raise Problem(403, "this place is read-only: it was started without a token")
    who = reviewer(request, options)
    if who is None:
        raise Problem(401, "give the token first", headers={"WWW-Authenticate": "Bearer"})
    if who.by == "session" and not same_origin(request, options):
        raise Problem(403, "this was sent from a page of another place, and nothing was changed")
    return who


def same_origin(request: Request, options: WebOptions) -> bool:
    """Return whether a request was made by a page of ours, as browsers say.

    What only reads is always fine. What writes needs ``Sec-Fetch-Site: same-origin`` or, of browsers that do not send
    that, an ``Origin`` that is ours: a request without either is refused.
    """
    if request.method in _SAFE:
        return True
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("origin", "").lower() in _origins(request, options)


def _origins(request: Request, options: WebOptions) -> set[str]:
    if options.base_url:
        parts = urlsplit(options.base_url.lower())
        return {f"{parts.scheme}://{parts.netloc}"}
    return {f"{request.url.scheme}://{request.headers['host'].lower()}"} if "host" in request.headers else set()


def _cookie(options: WebOptions) -> str:
    """Return the name of the cookie; browsers let no other place and no plain http set one that begins so."""
    return SECURE_COOKIE if options.secure else COOKIE


def _in_utf8(header: str) -> str:
    """Return a header as a program of today writes it, that was read as one of 1990."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except ValueError:
        return header


def _serializer(options: WebOptions) -> URLSafeTimedSerializer:
    if not options.token:
        raise Problem(403, "this place is read-only: it was started without a token")
    return URLSafeTimedSerializer(_digest(options.token), salt=_SALT, signer_kwargs={"digest_method": hashlib.sha256})


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
