"""Visits: in which language somebody reads, and whether they may review."""

from __future__ import annotations

import re
from collections.abc import Iterable

from starlette.requests import Request

from hexapla.editions import INTERFACES, Edition, base_url
from hexapla.errors import OutputError
from hexapla.language.locales import base_language

_HOST = re.compile(r"(?:[^\W_][\w.-]*|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?", re.ASCII)
_MOST_ASKED = 20  # languages that a browser names; more says nothing


def edition_of(request: Request, reviewing: bool = False) -> Edition:
    """Return the edition that a request reads: in the language of its address, else the first it can read."""
    named = request.path_params.get("interface")
    language = named or _negotiated(request.headers.get("accept-language", ""))
    return Edition(
        language,
        INTERFACES,
        served=True,
        prefix=f"{named}/" if named else "",
        base_url=_place(request),
        reviewing=reviewing,
        reviewable=bool(request.app.state.options.token),
        least=request.app.state.options.least,
    )


def _place(request: Request) -> str | None:
    """Return the address that the world knows this place by: as it was told, else as the request has it."""
    told = request.app.state.options.base_url
    host = request.headers.get("host", "")
    if not told and not _HOST.fullmatch(host):
        return None
    try:
        return base_url(told or f"{request.url.scheme}://{host}")
    except OutputError:
        return None


def _negotiated(header: str) -> str:
    """Return the first language of the interface that an Accept-Language header asks for (RFC 9110, 12.5.4)."""
    for tag in _asked(header):
        base = base_language(tag)
        if base in INTERFACES:
            return str(base)
    return INTERFACES[0]


def _asked(header: str) -> Iterable[str]:
    found: list[tuple[float, int, str]] = []
    for place, part in enumerate(header.split(",")[:_MOST_ASKED]):
        tag, _, quality = part.partition(";")
        found.append((-_quality(quality), place, tag.strip()))
    return [tag for weight, _, tag in sorted(found) if weight < 0]


def _quality(text: str) -> float:
    name, _, value = text.replace(" ", "").partition("=")
    if name != "q":
        return 1.0
    try:
        return min(1.0, max(0.0, float(value)))
    except ValueError:
        return 0.0
