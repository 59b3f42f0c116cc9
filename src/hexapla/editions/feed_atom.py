"""Atom 1.0 (RFC 4287), with links between the pages of a long feed (RFC 5005)."""

from __future__ import annotations

from typing import Any

from lxml import etree

from hexapla.editions.feed import MEDIA_TYPES, Entry, Feed, Pages, plain, tag_of

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def write_atom(feed: Feed) -> bytes:
    """Return a feed as an Atom document, UTF-8."""
    root = etree.Element(f"{{{_ATOM}}}feed", {_LANGUAGE: feed.language}, nsmap={None: _ATOM})
    _add(root, "generator", "Hexapla")  # first: what was written by Hexapla is known by its first lines
    _add(root, "id", feed.id)
    _add(root, "title", plain(feed.title))
    if feed.subtitle:
        _add(root, "subtitle", plain(feed.subtitle))
    _add(root, "updated", feed.updated)
    _add(_add(root, "author"), "name", "Hexapla")
    _links(root, feed)
    for entry in feed.entries:
        _entry(root, entry, feed.language)
    content: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return content


def _links(root: Any, feed: Feed) -> None:
    _link(root, "alternate", feed.home, type="text/html")
    pages = feed.pages.get("atom", Pages())
    _link(root, "self", pages.own or feed.address["atom"], type=MEDIA_TYPES["atom"])
    _link(root, "alternate", feed.address["json"], type=MEDIA_TYPES["json"])
    for name in ("first", "previous", "next", "last"):
        address = getattr(pages, name)
        if address is not None:
            _link(root, name, address, type=MEDIA_TYPES["atom"])


def _entry(root: Any, entry: Entry, language: str) -> None:
    element = _add(root, "entry")
    _add(element, "id", entry.id)
    title = _add(element, "title", plain(entry.title))
    tag = tag_of(entry.language)
    if tag and tag != language:
        title.set(_LANGUAGE, tag)
    _add(element, "updated", entry.updated)
    if entry.published:
        _add(element, "published", entry.published)
    _link(element, "alternate", entry.address, type="text/html")
    for one in entry.related:
        more = {"title": plain(one.title)} if plain(one.title) else {}
        tag = tag_of(one.language)
        _link(element, "related", one.address, **more, **({"hreflang": tag} if tag else {}))
    for term in entry.tags:
        _add(element, "category").set("term", plain(term))
    if entry.summary:
        _add(element, "summary", plain(entry.summary, 1_000))
    content = _add(element, "content", entry.content)
    content.set("type", "html")


def _link(parent: Any, rel: str, address: str, **more: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": address, **more})


def _add(parent: Any, name: str, text: str | None = None) -> Any:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    element.text = text
    return element
