"""Identifiers: what records, articles and facts are called in formats that ask for a URI.

A URN of the shape ``urn:hexapla:event:303eed6344440297``, a fact or a block behind ``#``. The name space is
Hexapla's own and not registered with IANA: it holds apart and joins, it is no address to fetch.
"""

from __future__ import annotations

from urllib.parse import quote

from hexapla.values.text import Evidence

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


def evidence_urn(evidence: Evidence) -> str:
    """Return the URN of the block that a piece of evidence stands in."""
    return article_urn(evidence.article, evidence.block)


def block_name(block: int) -> str:
    """Return the name of a block of an article, counted from 0, or of its title."""
    return "title" if block == TITLE else f"block-{block}"


def _urn(kind: str, identifier: str, fragment: str = "") -> str:
    # What arrives as JSON Lines may call itself anything: all but the unreserved characters of RFC 3986 is escaped.
    named = f"urn:hexapla:{kind}:{quote(identifier.encode('utf-8', 'replace'), safe='')}"
    return f"{named}#{fragment}" if fragment else named
