"""robots.txt (RFC 9309): who reads the web for others is welcome, but not to searches and not to review."""

from __future__ import annotations

from urllib.parse import urlsplit

from hexapla.editions.absolute import file_address
from hexapla.editions.news_sitemap import NEWS_SITEMAP
from hexapla.editions.sitemap import SITEMAP
from hexapla.editions.standpoint import Edition

ROBOTS = "robots.txt"
# Answers to searches are endless, and a review is for those who have a token. `*` and `$` as in RFC 9309, 2.2.3.
_CLOSED = ("search", "login", "*/review")


def robots_txt(edition: Edition) -> bytes:
    """Return the robots.txt of an edition. It is heeded only where the edition stands at the root of its host."""
    root = urlsplit(edition.base_url or "/").path or "/"
    folders = ("", *(f"{language}/" for language in edition.languages)) if edition.served else ()
    closed = [f"Disallow: {root}{folder}{name}" for folder in folders for name in _CLOSED]
    lines = ["# Hexapla", "User-agent: *", *closed, "Allow: /"]
    if edition.base_url is not None:
        lines += [f"Sitemap: {file_address(edition, path)}" for path in (SITEMAP, NEWS_SITEMAP)]
    return ("\n".join(lines) + "\n").encode()
