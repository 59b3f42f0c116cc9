"""What names an article: a hash of its own address where it has one, of its content where it has none."""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit, urlunsplit

_DIGITS = 16


def article_id(url: str | None, digest: str) -> str:
    """Return the first 16 hex digits of SHA-256: of the address without its fragment, or of the content's digest."""
    subject = plain_address(url) if url else digest
    return hashlib.sha256(subject.encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def plain_address(url: str) -> str:
    """Return an address without its fragment, its host in lower case."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", parts.query, ""))
