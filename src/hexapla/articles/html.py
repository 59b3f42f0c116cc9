"""HTML as lines: every visible text of a tree in document order, with what its place says of it."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from msgspec import Struct

from hexapla.articles.media import picture_address
from hexapla.articles.place import Place, below, name_of

MAX_ELEMENTS = 60_000
"""Elements of the largest page that is read; the largest of the open benchmark pages has some 20,000."""

MAX_ATTRIBUTES = 10_000
"""Attributes of one tag; this many take the parser a third of a second, ten times as many half a minute."""

MAX_TRAIL = 64
"""Levels of blocks that are remembered of a text."""

MAX_ADDRESS = 3_000
"""Characters of a picture's address."""

MAX_ICON = 60
"""Pixels under which a picture is an icon."""

_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "button",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
        ),
        *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "header", "hgroup", "hr", "label", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre"),
        *("section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video", "audio"),
    )
)
_HIDDEN = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "math", "object", "embed", "canvas", "head", "iframe"),
        *("textarea", "select", "datalist"),
    )
)
# Possessive, so that a page of nothing but "<a" is read once.
_FLOOD = re.compile(rf"<[a-zA-Z](?:[^<>\s]*+\s++){{{MAX_ATTRIBUTES}}}")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


class Segment(Struct, frozen=True):
    """One run of visible text between block boundaries.

    ``linked`` is the share of its characters inside links; ``pictured`` says that a picture stands between it and
    the text before it; ``name`` is the tag of its block; ``path`` names that block and the two around it by tag and
    class; ``trail`` numbers the blocks it stands in, outermost first, ``block`` is the number of the innermost.
    """

    text: str
    place: Place
    name: str
    linked: float
    pictured: bool
    bold: bool
    path: str
    trail: tuple[int, ...]
    block: int


class Picture(Struct, frozen=True):
    """A picture's address and the number of segments before it."""

    address: str
    order: int


class Blocks(Struct, frozen=True):
    """The blocks of a tree by number, in document order; number 0 is the whole page and its own parent.

    ``firsts`` and ``ends`` bound the segments of each: what a block holds is one run of segments.
    """

    parents: list[int]
    firsts: list[int]
    ends: list[int]
    tags: list[str]
    names: list[str]


class Reading(Struct, frozen=True):
    """All segments, pictures and blocks of a tree, which tables hold a picture, and how deep the tree is."""

    segments: tuple[Segment, ...]
    pictures: tuple[Picture, ...]
    pictured_tables: frozenset[int]
    depth: int
    blocks: Blocks


def is_flooded(text: str) -> bool:
    """Say whether a tag has so many attributes that the parser, which compares each with all, would take minutes."""
    return bool(_FLOOD.search(text))


def parse(text: str) -> HtmlElement | None:
    """Return the tree of a page, or ``None`` where there is none.

    The parser stops at its own depth limit (2,048 levels), so hostile nesting costs no stack.
    """
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True, recover=True
    )
    try:
        root = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError, TypeError):
        return None
    return root if isinstance(root, HtmlElement) else None


def element_count(root: HtmlElement) -> int:
    """Return the elements of a tree."""
    return int(root.xpath("count(//*)"))


def read(root: HtmlElement) -> Reading:
    """Walk a tree once and return its visible text as segments in document order."""
    body = root.find(".//body")
    walker = _Walker()
    walker.walk(body if body is not None else root)
    return walker.reading()


class _Inside(Struct, frozen=True):
    """What holds inside an element; ``number`` tells those of one walk apart."""

    number: int
    place: Place
    block: str
    bold: bool


_NOTHING: dict[str, str] = {}
# In this order: a block breaks the line, and a film is a block of its own.
_INLINE, _UNSEEN, _PICTURE, _BREAK, _BLOCK, _FILM = range(6)
_SORTS = {
    **dict.fromkeys(_BLOCKS, _BLOCK),
    **dict.fromkeys(_HIDDEN, _UNSEEN),
    "br": _BREAK,
    "img": _PICTURE,
    "picture": _PICTURE,
    "video": _FILM,
}
_BOLD = frozenset(("b", "strong"))


class _Walker:
    """The state of one walk: the places above, the text since the last block boundary."""

    def __init__(self) -> None:
        self.depth = 1
        self._segments: list[Segment] = []
        self._pictures: list[Picture] = []
        self._pictured_tables: set[int] = set()
        self._open: list[_Inside] = [_Inside(0, Place(), "body", False)]
        self._known: dict[tuple[object, ...], _Inside] = {}
        self._interned: dict[tuple[Place, str, bool], _Inside] = {}
        self._labels: list[str] = ["body"]
        self._trail: list[int] = []
        self._blocks = Blocks([0], [0], [0], ["body"], [""])
        self._parts: list[str] = []
        self._linked = self._bold = self._size = 0
        self._pictured = False
        self._tables = 0
        self._table_stack: list[int] = [0]

    def reading(self) -> Reading:
        """Return what was read."""
        self._flush()
        self._blocks.ends[0] = len(self._segments)
        pictured = frozenset(self._pictured_tables)
        return Reading(tuple(self._segments), tuple(self._pictures), pictured, self.depth - 1, self._blocks)

    def walk(self, start: HtmlElement) -> None:
        """Take a whole tree; its depth costs no stack."""
        if not self._enter(start, start.tag):
            return
        above = [(start, start.tag, iter(start))]
        while above:
            element, tag, children = above[-1]
            for child in children:
                name = child.tag
                if self._enter(child, name):
                    if len(child):
                        above.append((child, name, iter(child)))
                        break
                    self._leave(name)
                self._add(child.tail)
            else:
                above.pop()
                self._leave(tag)
                if above:
                    self._add(element.tail)

    def _enter(self, element: HtmlElement, tag: str) -> bool:
        """Take an element's start; return whether its subtree shows anything."""
        if tag.__class__ is not str:
            return False
        sort = _SORTS.get(tag, _INLINE)
        if sort in (_PICTURE, _FILM):
            self._picture(element)
        if sort >= _BREAK:
            self._flush()
        items = element.items()
        attributes = dict(items) if items else _NOTHING
        if sort == _UNSEEN or (attributes and _is_hidden(attributes)):
            return False
        if not attributes and sort == _INLINE and tag not in _BOLD:
            inside = self._open[-1]
        else:
            if tag == "table":
                self._tables += 1
                self._table_stack.append(self._tables)
            inside = self._inside(tag, attributes)
        self._open.append(inside)
        self.depth = max(self.depth, len(self._open))
        if sort >= _BLOCK:
            self._open_block(tag, attributes)
        self._add(element.text)
        return True

    def _inside(self, tag: str, attributes: dict[str, str]) -> _Inside:
        """Return what holds inside an element; most are like one before and share its value."""
        outer, table = self._open[-1], self._table_stack[-1]
        key: tuple[object, ...] = (outer.number, tag, table)
        if attributes:
            get = attributes.get
            key += (get("class"), get("id"), get("role"), get("lang"), "href" in attributes)
        known = self._known.get(key)
        if known is None:
            place = below(outer.place, tag, attributes, table)
            value = (place, tag if tag in _BLOCKS else outer.block, outer.bold or tag in _BOLD)
            known = self._interned.get(value)
            if known is None:
                known = self._interned[value] = _Inside(len(self._interned) + 1, *value)
            self._known[key] = known
        return known

    def _open_block(self, tag: str, attributes: dict[str, str]) -> None:
        blocks = self._blocks
        trail = self._trail
        blocks.parents.append(trail[-1] if trail else 0)
        trail.append(len(blocks.firsts))
        blocks.firsts.append(len(self._segments))
        blocks.ends.append(0)
        blocks.tags.append(tag)
        blocks.names.append(name_of(attributes) if attributes and tag != "body" else "")
        self._labels.append(f"{tag}.{attributes['class'][:60]}" if "class" in attributes else f"{tag}.")

    def _leave(self, tag: str) -> None:
        """Take an element's end."""
        if tag in _BLOCKS:
            self._flush()
            self._labels.pop()
            self._blocks.ends[self._trail.pop()] = len(self._segments)
            if tag == "table":
                self._table_stack.pop()
        self._open.pop()

    def _flush(self) -> None:
        """Close the segment under way."""
        if not self._parts:
            return
        size = self._size
        if size:
            inside = self._open[-1]
            bold, path = self._bold * 10 >= size * 9, "/".join(self._labels[-3:])
            trail = tuple(self._trail[:MAX_TRAIL])
            block = self._trail[-1] if self._trail else 0
            linked, text = self._linked / size, "".join(self._parts)
            self._segments.append(
                Segment(text, inside.place, inside.block, linked, self._pictured, bold, path, trail, block)
            )
            self._pictured = False
            self._linked = self._bold = self._size = 0
        self._parts = []

    def _add(self, text: str | None) -> None:
        if not text:
            return
        self._parts.append(text)
        size = len(text.strip())
        if size:
            inside = self._open[-1]
            self._size += size
            if inside.place.link:
                self._linked += size
            if inside.bold:
                self._bold += size

    def _picture(self, element: HtmlElement) -> None:
        if _is_icon(element):
            return
        self._flush()
        self._pictured = True
        self._pictured_tables.add(self._table_stack[-1])
        address = picture_address(element)
        if address and len(address) < MAX_ADDRESS:
            self._pictures.append(Picture(address, len(self._segments)))


def _is_hidden(attributes: dict[str, str]) -> bool:
    return "hidden" in attributes or ("style" in attributes and bool(_INVISIBLE.search(attributes["style"])))


def _is_icon(element: HtmlElement) -> bool:
    size = element.get("width") or element.get("height") or ""
    return size.isdecimal() and int(size[:6]) < MAX_ICON
