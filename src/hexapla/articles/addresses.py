"""Addresses a page names: its own, those of its versions in other languages; resolved, and never fetched."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from hexapla.language.identify import normalise

MAX_ADDRESS = 3_000
"""Characters of the longest address that is read."""

MAX_SWITCHER = 300
"""Links of a page's language switcher that are looked at."""

_MOBILE = ("www.", "m.", "amp.", "mobile.")


def resolved(base: str, address: str) -> str | None:
    """Return an address joined to the page's own, or ``None`` where that makes no address."""
    address = address.strip()
    if address.startswith(("https://", "http://")):  # most are whole, and joining costs more than reading
        return address if len(address) < MAX_ADDRESS else None
    try:
        return urljoin(base, address) if len(address) < MAX_ADDRESS else None
    except ValueError:
        return None


def web_address(base: str, address: str) -> str | None:
    """Return a resolved address that a reader could open: http or https, with a host."""
    found = resolved(base, address)
    try:
        parts = urlsplit(found) if found else None
        return found if parts and parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def own_address(root: HtmlElement, named: list[str], address: str | None) -> str | None:
    """Return the page's own address: its canonical link, else one of ``named``, else where it was found.

    A page may only speak for its own site, and a link to the front page is no address of an article.
    """
    links = [e.get("href") for e in root.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]
    fallback = None
    for candidate in (*links, *named):
        found = web_address(address or "", candidate) if candidate else None
        if found is None or (address and not same_site(found, address)):
            continue
        if _path(found) or not _path(address):
            return found
        fallback = fallback or found
    return address or fallback


def base_address(root: HtmlElement, address: str | None) -> str:
    """Return what relative addresses of a page are joined to."""
    for element in root.iter("base"):
        return web_address(address or "", element.get("href") or "") or address or ""
    return address or ""


def same_site(one: str, other: str) -> bool:
    """Say whether two addresses are of one site: one host, or a host under the other, or two under one name."""
    first, second = host(one), host(other)
    if first is None or second is None:
        return False
    if first == second or first.endswith(f".{second}") or second.endswith(f".{first}"):
        return True
    tail, end = first.split(".")[-2:], second.split(".")[-2:]
    # Names of three letters and less before the last label are no owners: co.uk, com.vn, go.kr.
    return tail == end and len(tail) == 2 and len(tail[0]) > 3


def host(address: str | None) -> str | None:
    """Return the host of an address in lower case without "www." and what marks a telephone's version."""
    try:
        name = urlsplit(address).hostname if address else None
    except ValueError:
        return None
    if name is None:
        return None
    for prefix in _MOBILE:
        if name.startswith(prefix) and name.count(".") > 1:
            name = name.removeprefix(prefix)
    return name


def same_page(one: str, other: str) -> bool:
    """Say whether two addresses differ in nothing but scheme, mobile host, query, fragment and a last stroke."""
    return host(one) == host(other) and _path(one) == _path(other)


def _path(address: str | None) -> str:
    try:
        return urlsplit(address).path.rstrip("/") if address else ""
    except ValueError:
        return ""


def alternates(root: HtmlElement, url: str | None) -> dict[str, str]:
    """Return the page's versions by language: the links of its head, or else its own language switcher.

    ``x-default`` names no language and is left out.
    """
    found: dict[str, str] = {}
    for link in root.iter("link"):
        if "alternate" in (link.get("rel") or "").lower().split() and link.get("hreflang"):
            _add(found, link, url)
    if not found:
        for link in _switcher(root.xpath("//a[@hreflang][@href]")[:MAX_SWITCHER]):
            _add(found, link, url)
    return dict(sorted(found.items()))


def _switcher(links: list[HtmlElement]) -> list[HtmlElement]:
    """Return the links that stand together with the first two: a footer may list the front pages by language."""
    for link in links[:1]:
        above = link.getparent()
        while above is not None:
            inside = [other for other in links if above in other.iterancestors()]
            if len(inside) > 1:
                return inside
            above = above.getparent()
    return links


def _add(found: dict[str, str], link: HtmlElement, url: str | None) -> None:
    name = link.get("hreflang").strip()
    tag = normalise(name) if name.lower() != "x-default" else None
    address = web_address(url or "", link.get("href") or "")
    if tag and address and tag not in found:
        found[tag] = address
