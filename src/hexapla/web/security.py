"""Security: who may review, told by a token once and by a signed cookie afterwards, and whence a write comes."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from hexapla.web.options import WebOptions
from hexapla.web.problems import Problem

COOKIE = "hexapla_reviewer"
LASTS = 12 * 60 * 60
"""Seconds that a session lasts: a working day."""
_SALT = b"hexapla review session"


def may_review(request: Request) -> bool:
    """Return whether anybody reviews here."""
    return _options(request).token is not None


def is_token(request: Request, given: str) -> bool:
    """Return whether somebody knows the token; takes as long for every wrong one."""
    token = _options(request).token
    return token is not None and hmac.compare_digest(_digest(token), _digest(given))


def set_session(request: Request, response: Response, name: str) -> None:
    """Let whoever gets the answer review under ``name``. Nothing is kept here: the cookie says it, signed."""
    value = f"{_text(name)}.{int(time.time())}"
    response.set_cookie(
        COOKIE,
        f"{value}.{_signature(request, value)}",
        max_age=LASTS,
        secure=_options(request).secure,
        httponly=True,
        samesite="strict",
    )


def clear_session(response: Response) -> None:
    """Forget the session."""
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")


def reviewer_of(request: Request) -> str | None:
    """Return the name of whoever may review, ``None`` for all others."""
    if not may_review(request):
        return None
    value, _, signature = request.cookies.get(COOKIE, "").rpartition(".")
    name, _, since = value.partition(".")
    if not value or not hmac.compare_digest(signature.encode(), _signature(request, value).encode()):
        return None
    if not 0 <= time.time() - int(since) < LASTS:  # signed by us, so it is a number
        return None
    return base64.urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode()


def check_same_origin(request: Request) -> None:
    """Refuse a write that no page of ours asked for.

    Raises:
        Problem: 403, the browser says that another site asked for it, or does not say whence it comes.
    """
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin", "")
    ours = {request.headers.get("host", ""), urlsplit(_options(request).base_url or "").netloc} - {""}
    if site not in {None, "same-origin"} or (origin and urlsplit(origin).netloc not in ours) or not (site or origin):
        raise Problem(403, "what is written here must come from a page of this place")


def _signature(request: Request, value: str) -> str:
    token = _options(request).token or ""
    key = hashlib.sha256(_SALT + token.encode("utf-8", "replace")).digest()
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()


def _text(name: str) -> str:
    return base64.urlsafe_b64encode(name.encode("utf-8", "replace")).decode().rstrip("=")


def _options(request: Request) -> WebOptions:
    options: WebOptions = request.app.state.options
    return options
