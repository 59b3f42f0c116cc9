"""Sitemaps: what pages there are, for those who search the web (sitemaps.org 0.9), with the languages of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
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


def sitemaps(pages: Iterable[Listed], edition: Edition, bounds: Bounds = _PROTOCOL) -> dict[str, Callable[[], bytes]]:
    """Return how the sitemaps are made, by their paths: ``sitemap.xml`` alone, or an index of that name and its parts.

    Every page stands there in every language of the interface, and each names all the others. The order of ``pages``
    does not matter. Each is made by itself: those of a large archive in many languages take gigabytes together.
    """
    parts = list(_cut(sorted(set(pages), key=_order), edition, bounds)) or [[]]
    if len(parts) == 1:
        return {SITEMAP: partial(urlset, parts[0], edition)}
    numbered = {_part(number): partial(urlset, part, edition) for number, part in enumerate(parts, start=1)}
    return {SITEMAP: partial(sitemap_index, len(parts), edition), **numbered}


def urlset(pages: Iterable[Listed], edition: Edition) -> bytes:
    """Return one sitemap, of pages that fit into it."""
    addresses = (address for page in sorted(set(pages), key=_order) for address in _addresses(page, edition))
    return document("urlset", addresses, xhtml=_XHTML)


def sitemap_index(parts: int, edition: Edition) -> bytes:
    """Return the index of so many sitemaps."""
    # At the root, as the index: a sitemap lists nothing that stands above or beside its own folder.
    paths = (_part(number) for number in range(1, parts + 1))
    children = (f"<sitemap><loc>{escape(file_address(edition, path))}</loc></sitemap>\n" for path in paths)
    return document("sitemapindex", children)


def document(root: str, children: Iterable[str], **prefixes: str) -> bytes:
    """Return a document of sitemaps: its root in their namespace, with the prefixes that its children use."""
    named = "".join(f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in sorted(prefixes.items()))
    return f'{_OPENING}<{root} xmlns="{NAMESPACE}"{named}>\n{"".join(children)}</{root}>\n'.encode()


def _part(number: int) -> str:
    return f"sitemap-{number}.xml"


def _order(page: Listed) -> tuple[str, str]:
    return page.path, page.changed or ""


def _cut(pages: Iterable[Listed], edition: Edition, bounds: Bounds) -> Iterator[list[Listed]]:
    """Yield the pages that go into one sitemap; the languages of a page stay together."""
    part: list[Listed] = []
    size = count = 0
    for page in pages:
        addresses = list(_addresses(page, edition))
        length = sum(len(address.encode()) for address in addresses)
        if part and (count + len(addresses) > bounds.addresses or size + length > bounds.size - _SPARE):
            yield part
            part, size, count = [], 0, 0
        part.append(page)
        size, count = size + length, count + len(addresses)
    if part:
        yield part


def _addresses(page: Listed, edition: Edition) -> Iterator[str]:
    """Yield a page in each language of the interface."""
    changed = f"<lastmod>{escape(page.changed)}</lastmod>" if page.changed else ""
    told = dict(in_all_languages(edition, page.path)) or {edition.language: page_address(edition, page.path)}
    others = "".join(
        f'\n<xhtml:link rel="alternate" hreflang={quoteattr(other)} href={quoteattr(at)}/>'
        for other, at in told.items()
    )
    for language in edition.languages:
        rest = others if len(edition.languages) > 1 else ""
        yield f"<url><loc>{escape(told[language])}</loc>{changed}{rest}</url>\n"
