"""A page: what was fetched or read, before anything is understood of it."""

from __future__ import annotations

from msgspec import Struct


class Page(Struct, frozen=True):
    """Bytes with an address.

    ``location`` says where the page was read (a path that begins as the input was named, or
    ``archive.warc#12`` for a record inside a file); ``digest`` is the SHA-256 of ``content`` in hex.
    ``media_type`` is what the source declares or its name says (``text/html``, ``text/plain``,
    ``application/json`` for an article that arrives already cut out); ``charset`` is only what was
    declared outside the bytes (an HTTP header in a WARC record). ``url`` is the page's own address when
    the source knows it; ``fetched`` an ISO 8601 instant when the source knows it.
    """

    location: str
    content: bytes
    digest: str
    media_type: str
    charset: str | None = None
    url: str | None = None
    fetched: str | None = None
