"""Addresses: where a page of the edition stands, and which addresses of the world may become links."""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import quote, urlsplit

FRONT = "index.html"
SERIES = "series/index.html"
SEARCH = "search.html"  # there where pages are served
STYLESHEET = "static/hexapla.css"
SCRIPT = "static/hexapla.js"

# An id of ours is a short hash; what arrives as JSON Lines may call itself anything ("../x", "CON", 4 KB of
# text), and two names that differ in case alone are one file on some systems.
_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
# "index" is the list of all people, documents and so on.
_RESERVED = re.compile(r"(?:index|con|prn|aux|nul|com[0-9]|lpt[0-9])")
_NOT_PLAIN = re.compile(r"[^a-z0-9_-]+")
_LONGEST_LINK = 2_000  # what browsers and servers agree to carry
_UNFIT = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff<>\"\\^`{|}]")


def file_name(identifier: str) -> str:
    """Return the file name, without ending, of an event or article: its id where that is plain, else a name made of it.

    A made name ends in 16 hex digits of the id's SHA-256, so that two ids never share a file.
    """
    if _PLAIN.fullmatch(identifier) and not _RESERVED.fullmatch(identifier):
        return identifier
    shown = _NOT_PLAIN.sub("-", identifier.lower())[:32].strip("-_")
    digest = sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{shown}.{digest}" if shown else f"x.{digest}"


def event_path(identifier: str) -> str:
    """Return the path of an event's page inside the edition."""
    return f"events/{file_name(identifier)}.html"


def dossier_path(identifier: str) -> str:
    """Return the path of the page where an event is reviewed; only a server has it."""
    return f"events/{file_name(identifier)}/review.html"


def article_path(identifier: str) -> str:
    """Return the path of an article's page inside the edition."""
    return f"articles/{file_name(identifier)}.html"


def person_path(identifier: str) -> str:
    """Return the path of a person's page inside the edition."""
    return f"people/{file_name(identifier)}.html"


def series_path(identifier: str) -> str:
    """Return the path of the page of a series inside the edition."""
    return f"series/{file_name(identifier)}.html"


def language_path(language: str) -> str:
    """Return the path of the list of events that are told in a language."""
    return f"languages/{file_name(language.lower())}.html"


def document_path(identifier: str) -> str:
    """Return the path of the page of a document inside the edition."""
    return f"documents/{file_name(identifier)}.html"


def outlet_path(identifier: str) -> str:
    """Return the path of the page of an outlet inside the edition."""
    return f"outlets/{file_name(identifier)}.html"


def index_path(folder: str, number: int = 1) -> str:
    """Return the path of sheet ``number``, counted from 1, of the list of a folder; no id has a full stop so."""
    return f"{folder}/index.html" if number == 1 else f"{folder}/index.{number}.html"


def front_path(number: int) -> str:
    """Return the path of the front page's sheet ``number``, counted from 1."""
    return FRONT if number == 1 else f"pages/{number}.html"


def root_of(path: str) -> str:
    """Return what leads from ``path`` to the edition's root, so that links work from any folder or sub-path."""
    return "../" * path.count("/")


def external(address: str | None) -> str | None:
    """Return an address that may be a link, ``None`` for all but sound http and https (never ``javascript:``)."""
    if not address or len(address) > _LONGEST_LINK or _UNFIT.search(address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    return quote(address, safe="%/:=&?~#+!$,;'@()*[]")
