"""Identifiers: what records, articles and facts are called in formats that ask for a URI.

A URN of the shape ``urn:hexapla:event:303eed6344440297``, a fact or a block behind ``#``. The name space is
Hexapla's own and not registered with IANA: it holds apart and joins, it is no address to fetch.
"""

from __future__ import annotations

import unicodedata
from hashlib import sha256
from urllib.parse import quote

from hexapla.values.difference import Difference

TITLE = -1  # the block number of an article's title


def event_urn(event: str, fact: str = "") -> str:
    """Return the URN of an event, or of one of its facts by name."""
    return _urn("event", event, fact)


def series_urn(series: str) -> str:
    """Return the URN of a series of events."""
    return _urn("series", series)


def article_urn(article: str, block: int | None = None) -> str:
    """Return the URN of an article, or of one of its blocks."""
    return _urn("article", article, "" if block is None else block_name(block))


def feed_urn(name: str, *parts: str) -> str:
    """Return the URN of a feed: of events, of differences, of a series, of a search."""
    return ":".join((f"urn:hexapla:feed:{name}", *(_escaped(part) for part in parts)))


def difference_urn(difference: Difference) -> str:
    """Return the URN of a difference: of what it is known by again when all is made anew, wherever it then stands.

    That is what a verdict of a reviewer knows it by: the kind, the two articles, the values, and the words on either
    side, white space and forms of letters aside; where nothing is quoted, the line that tells of it.
    """
    sides = [place for place in (difference.original, difference.version) if place is not None]
    quotes = sorted(f"{place.article}\0{_folded(place.text)}" for place in sides) or [_folded(difference.detail)]
    articles = (difference.original_article or "", difference.version_article or "")
    known_by = (difference.kind, *articles, *map(_folded, difference.values), "", *quotes)
    return _urn("difference", sha256("\0".join(known_by).encode("utf-8", "surrogatepass")).hexdigest()[:32])


def block_name(block: int) -> str:
    """Return the name of a block of an article, counted from 0, or of its title."""
    return "title" if block == TITLE else f"block-{block}"


def _urn(kind: str, identifier: str, fragment: str = "") -> str:
    named = f"urn:hexapla:{kind}:{_escaped(identifier)}"
    return f"{named}#{fragment}" if fragment else named


def _escaped(text: str) -> str:
    # What arrives as JSON Lines may call itself anything: all but the unreserved characters of RFC 3986 is escaped.
    return quote(text.encode("utf-8", "replace"), safe="")


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
