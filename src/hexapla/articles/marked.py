"""Elements that a page marks up by property (microdata) or relation: found in one walk."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

MAX_MARKED = 5
"""Elements of one mark that are kept: the first are the article's, later ones of lists beside it."""

_MARKED = etree.XPath("//*[@itemprop or @rel]")


def marked(root: HtmlElement) -> dict[str, list[HtmlElement]]:
    """Return the first elements of each mark, by the name that ``itemprop`` or ``rel`` gives, in document order."""
    found: dict[str, list[HtmlElement]] = {}
    for element in _MARKED(root):
        for name in f"{element.get('itemprop') or ''} {element.get('rel') or ''}"[:200].split():
            elements = found.setdefault(name, [])
            if len(elements) < MAX_MARKED:
                elements.append(element)
    return found
