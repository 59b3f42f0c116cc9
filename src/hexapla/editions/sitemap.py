"""Sitemaps: what pages there are, for those who search the web (sitemaps.org 0.9), with the languages of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from hexapla.editions.absolute import file_address, in_all_languages, page_address
from hexapla.editions.standpoint import Edition

SITEMAP = "sitemap.xml"
MOST_ADDRESSES = 50_000  # in a file, by the protocol
MOST_BYTES = 50 * 1024 * 1024  # likewise, unpacked

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_OPENING = "<?xml version='1.0' encoding='utf-8'?>\n<!-- Hexapla -->\n"
_SPARE = 1_000  # bytes for what stands around the addresses


class Listed(Struct, frozen=True):
    """A page as a sitemap lists it: its path, and when what is newest on it was published (RFC 3339), if known."""

    path: str
    changed: str | None = None


class Bounds(Struct, frozen=True):
    """How much one sitemap holds."""

    addresses: int = MOST_ADDRESSES
    size: int = MOST_BYTES


_PROTOCOL = Bounds()


def sitemaps(pages: Iterable[Listed], edition: Edition, bounds: Bounds = _PROTOCOL) -> dict[str, bytes]:
    """Return the sitemaps by their paths: ``sitemap.xml`` alone, or an index of that name and its parts.

    Every page stands there in every language of the interface, and each names all the others. The order of ``pages``
    does not matter.
    """
    listed = sorted(set(pages), key=lambda page: (page.path, page.changed or ""))
    addresses = (address for page in listed for address in _addresses(page, edition))
    parts = [document("urlset", part, xhtml=_XHTML) for part in _cut(addresses, bounds)]
    if len(parts) < 2:
        return {SITEMAP: parts[0] if parts else document("urlset", [], xhtml=_XHTML)}
    # At the root, as the index: a sitemap lists nothing that stands above or beside its own folder.
    numbered = {f"sitemap-{number}.xml": part for number, part in enumerate(parts, start=1)}
    index = [f"<sitemap><loc>{escape(file_address(edition, path))}</loc></sitemap>\n" for path in numbered]
    return {SITEMAP: document("sitemapindex", index), **numbered}


def document(root: str, children: Iterable[str], **prefixes: str) -> bytes:
    """Return a document of sitemaps: its root in their namespace, with the prefixes that its children use."""
    named = "".join(f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in sorted(prefixes.items()))
    return f'{_OPENING}<{root} xmlns="{NAMESPACE}"{named}>\n{"".join(children)}</{root}>\n'.encode()


def _cut(addresses: Iterable[str], bounds: Bounds) -> Iterator[list[str]]:
    part: list[str] = []
    size = _SPARE
    for address in addresses:
        length = len(address.encode())
        if part and (len(part) == bounds.addresses or size + length > bounds.size):
            yield part
            part, size = [], _SPARE
        part.append(address)
        size += length
    if part:
        yield part


def _addresses(page: Listed, edition: Edition) -> Iterator[str]:
    """Yield a page in each language of the interface."""
    changed = f"<lastmod>{escape(page.changed)}</lastmod>" if page.changed else ""
    others = "".join(
        f'\n<xhtml:link rel="alternate" hreflang={quoteattr(other)} href={quoteattr(at)}/>'
        for other, at in in_all_languages(edition, page.path)
    )
    for language in edition.languages:
        yield f"<url><loc>{escape(page_address(edition, page.path, language))}</loc>{changed}{others}</url>\n"
