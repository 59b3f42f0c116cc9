"""HTML as lines: every visible text of a tree in document order, with what its place says of it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from msgspec import Struct

from hexapla.values.article import BlockKind

MAX_ELEMENTS = 60_000
"""Elements of the largest page that is read; the largest of the open benchmark pages has some 20,000."""

MAX_ATTRIBUTES = 10_000
"""Attributes of one tag; this many take the parser a third of a second, ten times as many half a minute."""

MAX_TRAIL = 64
"""Levels of blocks that are remembered of a text."""

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
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list"),
    "blockquote": "quote",
    "figcaption": "caption",
}
_PLACES = {"nav": "navigation", "footer": "footer", "aside": "aside", "button": "navigation", "label": "form"}
_ROLES = {
    "navigation": "navigation",
    "contentinfo": "footer",
    "complementary": "aside",
    "search": "navigation",
    "banner": "site name",
}
_NAMED = (
    (
        "related headlines",
        r"relat|recommend|similar|most-?(?:read|popular|view)|popular|trending|also-?|read-?(?:next|more)|outbrain|taboola|upnext|more-?(?:news|from|stories)",
    ),
    ("comment counter", r"comment|disqus|talk|letters|responses"),
    ("share", r"share|sharing|social|addthis|addtoany|follow"),
    ("cookie notice", r"cookie|consent|gdpr|cc-window"),
    ("newsletter", r"newsletter|subscri|bulletin|signup|mailing"),
    ("sign-in", r"login|log-in|signin|sign-in|account"),
    ("pagination", r"paginat|pager|page-numbers"),
    ("advert placeholder", r"(?:^|[\s_-])ads?(?:[\s_-]|$)|advert|sponsor|promo|code-block|dfp|banner-?ad"),
    ("footer", r"footer|imprint|copyright|legal|colophon"),
    (
        "navigation",
        r"(?:^|[\s_-])nav|menu|breadcrumb|crumb|skip|toolbar|top-?bar|tabs|lang-?(?:switch|select|link)|sitemap",
    ),
    ("tags", r"(?:^|[\s_-])tags?(?:[\s_-]|$)|keywords|topics"),
    ("sidebar", r"sidebar|widget|rail|side-?col"),
    ("byline", r"byline|author"),
    ("date line", r"(?:^|[\s_-])date|dateline|pubdate|published|timestamp"),
)
_CAPTION_NAME = re.compile(
    r"caption|cutline|photo-?(?:text|desc|title)|image-?(?:text|desc)|wp-caption-text|(?:^|[\s_-])(?:legend|pie|bildtext|bildetekst)(?:[\s_-]|$)",
    re.I,
)
_CAPTION_NOT = re.compile(
    r"caption(?:ed|s)?-?(?:img|image|toggle|button|box|wrap)|video|player|slider|(?:has|with|no)-caption", re.I
)
# Possessive, so that a page of nothing but "<a" is read once.
_FLOOD = re.compile(rf"<[a-zA-Z](?:[^<>\s]*+\s++){{{MAX_ATTRIBUTES}}}")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


class Place(Struct, frozen=True):
    """What the ancestors of a text say: the reason to set it aside, its kind, its language; its nearest table."""

    reason: str | None = None
    kind: BlockKind | None = None
    language: str | None = None
    link: bool = False
    table: int = 0
    article: bool = False


class Segment(Struct, frozen=True):
    """One run of visible text between block boundaries.

    ``linked`` is the share of its characters inside links; ``pictured`` says that a picture stands between it and
    the text before it; ``name`` is the tag of its block; ``path`` names that block and the two around it by tag and
    class; ``trail`` numbers the blocks it stands in, outermost first.
    """

    text: str
    place: Place
    name: str
    linked: float
    pictured: bool
    bold: bool
    path: str
    trail: tuple[int, ...]


class Picture(Struct, frozen=True):
    """A picture's address and the number of segments before it."""

    address: str
    order: int


class Reading(Struct, frozen=True):
    """All segments and pictures of a tree, which tables hold a picture, and how deep the tree is."""

    segments: tuple[Segment, ...]
    pictures: tuple[Picture, ...]
    pictured_tables: frozenset[int]
    depth: int


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


def read(root: HtmlElement) -> Reading:
    """Walk a tree once and return its visible text as segments in document order."""
    walker = _Walker()
    body = root.find(".//body")
    events = etree.iterwalk(body if body is not None else root, events=("start", "end"))
    for event, element in events:
        if event == "start":
            if walker.enter(element):
                events.skip_subtree()
        else:
            walker.leave(element)
    walker.flush()
    return Reading(tuple(walker.segments), tuple(walker.pictures), frozenset(walker.pictured_tables), walker.depth)


class _Walker:
    """The state of one walk: the places above, the text since the last block boundary."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.pictures: list[Picture] = []
        self.pictured_tables: set[int] = set()
        self._places: list[tuple[Place, str, bool]] = [(Place(), "body", False)]
        self._blocks: list[str] = ["body"]
        self._trail: list[int] = []
        self._count = 0
        self.depth = 0
        self._skipped = 0
        self._parts: list[str] = []
        self._linked = 0
        self._bold = 0
        self._size = 0
        self._pictured = False
        self._tables = 0
        self._table_stack: list[int] = [0]

    def enter(self, element: HtmlElement) -> bool:
        """Take an element's start; return whether its subtree shows nothing."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in ("img", "picture", "video"):
            self._picture(element)
        attributes = element.attrib
        if tag in _HIDDEN or not tag or "hidden" in attributes or _is_invisible(attributes.get("style")):
            self._skipped += 1
            if tag in _BLOCKS:
                self.flush()
            return True
        if tag in _BLOCKS or tag in ("br", "hr"):
            self.flush()
        if tag == "table":
            self._tables += 1
            self._table_stack.append(self._tables)
        place, block, bold = self._places[-1]
        here = _below(place, tag, element, self._table_stack[-1])
        self.depth = max(self.depth, len(self._places))
        self._places.append((here, tag if tag in _BLOCKS else block, bold or tag in ("b", "strong")))
        if tag in _BLOCKS:
            self._blocks.append(f"{tag}.{attributes.get('class', '')[:60]}")
            self._count += 1
            self._trail.append(self._count)
        self._add(element.text)
        return False

    def leave(self, element: HtmlElement) -> None:
        """Take an element's end and the text behind it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if self._skipped:
            self._skipped -= 1
            self._add(element.tail)
            return
        if tag in _BLOCKS:
            self.flush()
            self._blocks.pop()
            self._trail.pop()
        if tag == "table":
            self._table_stack.pop()
        self._places.pop()
        if len(self._places) > 1 or tag != "body":
            self._add(element.tail)

    def flush(self) -> None:
        """Close the segment under way."""
        if not self._parts:
            return
        text = "".join(self._parts)
        size = self._size
        if size:
            place, name, _ = self._places[-1]
            bold, path = self._bold * 10 >= size * 9, "/".join(self._blocks[-3:])
            trail = tuple(self._trail[:MAX_TRAIL])
            segment = Segment(text, place, name, self._linked / size, self._pictured, bold, path, trail)
            self.segments.append(segment)
            self._pictured = False
        self._parts, self._linked, self._bold, self._size = [], 0, 0, 0

    def _add(self, text: str | None) -> None:
        if not text:
            return
        self._parts.append(text)
        size = len(text.strip())
        if size:
            place, _, bold = self._places[-1]
            self._size += size
            self._linked += size if place.link else 0
            self._bold += size if bold else 0

    def _picture(self, element: HtmlElement) -> None:
        if _is_icon(element):
            return
        self.flush()
        self._pictured = True
        self.pictured_tables.add(self._table_stack[-1])
        address = element.get("src") or element.get("data-src") or ""
        if address and not address.startswith("data:") and len(address) < 3000:
            self.pictures.append(Picture(address, len(self.segments)))


def _is_invisible(style: str | None) -> bool:
    return bool(style) and bool(_INVISIBLE.search(style or ""))


def _is_icon(element: HtmlElement) -> bool:
    size = element.get("width") or element.get("height") or ""
    return size.isdecimal() and int(size[:6]) < 60


def _below(place: Place, tag: str, element: HtmlElement, table: int) -> Place:
    """Return the place inside ``element``; most elements change nothing and share their parent's."""
    attributes = element.attrib
    if not attributes and tag not in _KINDS and tag not in _PLACES and tag != "a" and table == place.table:
        return place
    reason, kind, language = place.reason, _KINDS.get(tag, place.kind), place.language
    if place.kind in ("caption", "quote") and kind != place.kind:
        kind = place.kind
    if tag not in ("body", "html", "main", "article"):
        name = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:300]
        named = _reason_of(name) if name != " " else None
        reason = named or _PLACES.get(tag) or _ROLES.get(attributes.get("role", "")) or reason
        if name != " " and tag not in ("figure", "img", "a") and _names_caption(name):
            kind = "caption"
    if "lang" in attributes and tag not in ("body", "article"):
        language = attributes["lang"][:20]
    link = place.link or (tag == "a" and "href" in attributes)
    article = place.article or tag == "article"
    return Place(reason, kind, language, link, table, article)


@cache
def _named_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in _NAMED)


@lru_cache(maxsize=20_000)
def _reason_of(name: str) -> str | None:
    """Return the reason that class and id names give."""
    return next((reason for reason, pattern in _named_patterns() if pattern.search(name)), None)


@lru_cache(maxsize=20_000)
def _names_caption(name: str) -> bool:
    return bool(_CAPTION_NAME.search(name)) and not _CAPTION_NOT.search(name)
