"""Times that a page's markup states: microdata, ``<time>``, and the class names of hentry and its like."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from lxml.html import HtmlElement
from msgspec import Struct

from hexapla.articles.declared import clean

MAX_TIMES = 10
"""Marked times of a page that are read."""

_MAX_ELEMENTS = 400
_LONGEST = 200
_PUBLISHED = regex.compile(
    r"(?:^|\s)(?:dt-published|published|pubdate|entry-date|post-date|date-published|published-date|publish-date|"
    r"article-date|article__date|post__date|entry-time|timestamp-published)(?:\s|$)",
    regex.IGNORECASE,
)
_MODIFIED = regex.compile(
    r"(?:^|\s)(?:dt-updated|updated|modified|date-modified|modified-date|last-modified|updated-date|date-updated)(?:\s|$)",
    regex.IGNORECASE,
)
# Others' times: of comments, of other articles, of the site.
_OTHERS = regex.compile(
    r"comment|disqus|relat|recommend|sidebar|widget|teaser|card|popular|trending|latest|footer|promo|more-|"
    r"tweet|carousel|slider|archive|listing|ticker|menu|nav",
    regex.IGNORECASE,
)
_OTHER_TAGS = frozenset(("aside", "footer", "nav", "li"))
_MAX_ABOVE = 12


class MarkedTime(Struct, frozen=True):
    """A time as the markup states it, and whether it is that of the last change."""

    text: str
    read_from: str
    modified: bool


def marked_times(root: HtmlElement, marks: dict[str, list[HtmlElement]]) -> list[MarkedTime]:
    """Return the times that elements state of the article itself, microdata (``marks``, by property) first."""
    found = []
    for key, modified in (("datePublished", False), ("dateModified", True)):
        for element in marks.get(key, [])[:3]:
            found += [MarkedTime(text, "microdata", modified) for text in _stated(element)]
    for element in _timed(root):
        found += _of_class(element)
    return found[:MAX_TIMES]


def _timed(root: HtmlElement) -> Iterator[HtmlElement]:
    for position, element in enumerate(root.iter("time", "abbr")):
        if position >= _MAX_ELEMENTS:
            return
        yield element


def _of_class(element: HtmlElement) -> list[MarkedTime]:
    name = element.get("class") or ""
    modified, published = _MODIFIED.search(name), _PUBLISHED.search(name) or element.get("pubdate") is not None
    if not (modified or published) or _is_others(element):
        return []
    return [MarkedTime(text, "time", bool(modified and not published)) for text in _stated(element)]


def _stated(element: HtmlElement) -> list[str]:
    text = (
        element.get("content") or element.get("datetime") or element.get("title") or element.text_content()[:_LONGEST]
    )
    text = clean(text[:_LONGEST]) if text else ""
    return [text] if text else []


def _is_others(element: HtmlElement) -> bool:
    for level, above in enumerate(element.iterancestors()):
        if level >= _MAX_ABOVE or above.tag == "body":
            return False
        if above.tag in _OTHER_TAGS:
            return True
        name = f"{above.get('class') or ''} {above.get('id') or ''}"[:300]
        if above.tag not in ("article", "main") and _OTHERS.search(name):
            return True
    return False
