"""The walker: one walk over a tree that takes every visible text with what its place says of it."""

from __future__ import annotations

import re

from lxml.html import HtmlElement
from msgspec import Struct

from hexapla.articles import elements
from hexapla.articles.elements import BLOCK, BLOCKS, BOLD, BREAK, FILM, INLINE, PICTURE, SORTS, UNSEEN
from hexapla.articles.media import picture_address
from hexapla.articles.place import Place, below, name_of
from hexapla.articles.segments import Blocks, Picture, Reading, Segment

MAX_TRAIL = 64
"""Levels of blocks that are remembered of a text."""

MAX_ADDRESS = 3_000
"""Characters of a picture's address."""

MAX_ICON = 60
"""Pixels under which a picture is an icon."""

_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


class _Inside:
    """What holds inside an element; ``below`` and ``met`` keep what was found of elements inside it before."""

    __slots__ = ("below", "block", "bold", "linked", "met", "place")

    def __init__(self, place: Place, block: str, bold: bool) -> None:
        self.place, self.block, self.bold = place, block, bold
        self.linked = place.link
        self.below: dict[object, _Inside] = {}
        self.met: dict[tuple[object, ...], _Met] = {}


class _Met(Struct, frozen=True, gc=False):
    """An element as it was met: what holds inside it (``None`` where it is hidden), its label, its names."""

    inside: _Inside | None
    label: str
    names: str


_HIDES = _Met(None, "", "")


class Walker:
    """The state of one walk: the places above, the text since the last block boundary."""

    def __init__(self) -> None:
        self.depth = 0
        self._closed = False
        self._segments: list[Segment] = []
        self._pictures: list[Picture] = []
        self._pictured_tables: set[int] = set()
        self._inside = _Inside(Place(), "body", False)
        self._interned: dict[tuple[Place, str, bool], _Inside] = {}
        self._labels: list[str] = ["body"]
        self._trail: list[int] = []
        self._blocks = Blocks([0], [0], [0], ["body"], [""])
        self._parts: list[str] = []
        self._linked = self._bold = self._size = 0
        self._pictured = False
        self._tables = 0

    def reading(self) -> Reading:
        """Return what was read."""
        self._flush()
        self._blocks.ends[0] = len(self._segments)
        pictured = frozenset(self._pictured_tables)
        return Reading(tuple(self._segments), tuple(self._pictures), pictured, self.depth, self._blocks)

    def walk(self, start: HtmlElement) -> None:
        """Take a whole tree; its depth costs no stack."""
        outer = self._inside
        if not self._enter(start, start.tag):
            return
        self.depth = 1
        above = [(start, start.tag, outer, iter(start))]
        while above:
            element, tag, outer, children = above[-1]
            inside, level = self._inside, len(above)
            for child in children:
                name = child.tag
                if self._enter(child, name):
                    if len(child):
                        above.append((child, name, inside, iter(child)))
                        break
                    if level >= self.depth:
                        self.depth = level + 1
                    self._leave(name, inside)
                tail = child.tail
                if tail:
                    self._add(tail)
            else:
                self.depth = max(self.depth, level)
                above.pop()
                self._leave(tag, outer)
                tail = element.tail if above else None
                if tail:
                    self._add(tail)

    def _enter(self, element: HtmlElement, tag: str) -> bool:
        """Take an element's start; return whether its subtree shows anything."""
        if tag.__class__ is not str:
            return False
        sort = SORTS.get(tag, INLINE)
        if sort:
            if sort == UNSEEN:
                return False
            if sort in (PICTURE, FILM):
                self._picture(element)
            if sort >= BREAK and self._parts:
                self._flush()
        names = element.keys()
        if tag in elements.VOID:
            return not (names and _is_hidden(dict(element.items())))
        if names or sort >= BLOCK or tag in BOLD:
            key: tuple[object, ...] = (tag, "href" in names)
            if not elements.TELLING.isdisjoint(names):
                key += tuple(map(element.get, elements.TELLING_NAMES))
            met = self._inside.met.get(key) or self._met(key, tag, dict(element.items()))
            if met.inside is None:
                return False
            self._inside = met.inside
            if sort >= BLOCK:
                self._open_block(tag, met)
        text = element.text
        if text:
            if self._closed and tag in elements.APART and _abut(self._parts[-1], text):
                self._parts.append(" ")
            self._add(text)
        return True

    def _met(self, key: tuple[object, ...], tag: str, attributes: dict[str, str]) -> _Met:
        """Return what an element is where it stands; most are like one before."""
        if _is_hidden(attributes):
            return _HIDES
        label = f"{tag}.{attributes.get('class', '')[:60]}"
        met = _Met(self._within(tag, attributes), label, name_of(attributes) if attributes and tag != "body" else "")
        if tag != "table":  # each has a number of its own
            self._inside.met[key] = met
        return met

    def _within(self, tag: str, attributes: dict[str, str]) -> _Inside:
        """Return what holds inside an element."""
        outer, get = self._inside, attributes.get
        key = (tag, get("class"), get("id"), get("role"), get("lang"), "href" in attributes)
        known = None if tag == "table" else outer.below.get(key)
        if known is None:
            table = outer.place.table
            if tag == "table":
                table = self._tables = self._tables + 1
            place = below(outer.place, tag, attributes, table)
            value = (place, tag if tag in BLOCKS else outer.block, outer.bold or tag in BOLD)
            known = self._interned.get(value)
            if known is None:
                known = self._interned[value] = _Inside(*value)
            outer.below[key] = known
        return known

    def _open_block(self, tag: str, met: _Met) -> None:
        blocks, trail = self._blocks, self._trail
        blocks.parents.append(trail[-1] if trail else 0)
        trail.append(len(blocks.firsts))
        blocks.firsts.append(len(self._segments))
        blocks.ends.append(0)
        blocks.tags.append(tag)
        blocks.names.append(met.names)
        self._labels.append(met.label)

    def _leave(self, tag: str, outer: _Inside) -> None:
        """Take an element's end."""
        if tag in BLOCKS:
            if self._parts:
                self._flush()
            self._labels.pop()
            self._blocks.ends[self._trail.pop()] = len(self._segments)
        self._closed = tag in elements.APART and bool(self._parts)
        self._inside = outer

    def _flush(self) -> None:
        """Close the segment under way."""
        if not self._parts:
            return
        size = self._size
        if size:
            inside = self._inside
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
        self._closed = False

    def _add(self, text: str) -> None:
        self._closed = False
        self._parts.append(text)
        size = len(text.strip())
        if size:
            inside = self._inside
            self._size += size
            if inside.linked:
                self._linked += size
            if inside.bold:
                self._bold += size

    def _picture(self, element: HtmlElement) -> None:
        if _is_icon(element):
            return
        self._flush()
        self._pictured = True
        self._pictured_tables.add(self._inside.place.table)
        address = picture_address(element)
        if address and len(address) < MAX_ADDRESS:
            self._pictures.append(Picture(address, len(self._segments)))


def _abut(before: str, after: str) -> bool:
    """Say whether two texts side by side, in elements of their own, run into each other as words: "ShareCopy link"."""
    return before[-1:].islower() and after[:1].isupper()


def _is_hidden(attributes: dict[str, str]) -> bool:
    return "hidden" in attributes or ("style" in attributes and bool(_INVISIBLE.search(attributes["style"])))


def _is_icon(element: HtmlElement) -> bool:
    size = element.get("width") or element.get("height") or ""
    return size.isdecimal() and int(size[:6]) < MAX_ICON
