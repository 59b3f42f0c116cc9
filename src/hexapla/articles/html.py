"""HTML as lines: every visible text of a tree in document order, with what its place says of it."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from hexapla.articles.elements import METADATA
from hexapla.articles.segments import Reading
from hexapla.articles.walker import Walker

MAX_ELEMENTS = 60_000
"""Elements of the largest page that is read; the largest of the open benchmark pages has some 20,000."""

MAX_ATTRIBUTES = 10_000
"""Attributes of one tag; this many take the parser a third of a second, ten times as many half a minute."""

# Possessive, so that a page of nothing but "<a" is read once.
_FLOOD = re.compile(rf"<[a-zA-Z](?:[^<>\s]*+\s++){{{MAX_ATTRIBUTES}}}")


def is_flooded(text: str) -> bool:
    """Say whether a tag has so many attributes that the parser, which compares each with all, would take minutes."""
    longest = max(map(len, text.replace(">", "<").split("<")))
    return longest > 2 * MAX_ATTRIBUTES and bool(_FLOOD.search(text))


def parse(text: str) -> HtmlElement | None:
    """Return the tree of a page, or ``None`` where there is none.

    The parser stops at its own depth limit (2,048 levels), so hostile nesting costs no stack. What it leaves in the
    head though it is no metadata opens the body.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True, recover=True
    )
    # One class for all elements: lxml.html's own parser asks Python for the class of each, every time it is met.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    try:
        root = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError, TypeError):
        return None
    if not isinstance(root, HtmlElement):
        return None
    _open_body(root)
    return root


def _open_body(root: HtmlElement) -> None:
    """Move what a head shows to the beginning of the body.

    The tags of head and body may be left out, and the parser (HTML 4) does not know that ``article``, ``main`` or an
    element of a site's own ends the head.
    """
    head = root.find("head")
    shown = [child for child in head if child.tag not in METADATA] if head is not None else []
    if not shown:
        return
    body = root.find("body")
    if body is None:
        behind = list(head.itersiblings())
        body = etree.SubElement(root, "body")
        body.text, head.tail = head.tail, None
        body.extend(behind)
    if body.text:  # it stands behind what is moved
        shown[-1].tail = (shown[-1].tail or "") + body.text
        body.text = None
    body[:0] = shown


def element_count(root: HtmlElement) -> int:
    """Return the elements of a tree."""
    return int(root.xpath("count(//*)"))


def read(root: HtmlElement) -> Reading:
    """Walk a tree once and return its visible text as segments in document order."""
    body = root.find(".//body")
    walker = Walker()
    walker.walk(body if body is not None else root)
    return walker.reading()
