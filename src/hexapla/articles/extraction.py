"""The main content of an HTML page: which of its segments are the article's.

trafilatura chooses (the best of seven by measurement, libraries.md table 1); its choice is mapped back to the
tree by text, so that the tree's own knowledge (captions, headings, lists, places) is kept.
"""

from __future__ import annotations

import logging
from bisect import bisect_left

import regex
from lxml import etree
from lxml.html import HtmlElement
from msgspec import Struct
from trafilatura.core import bare_extraction

from hexapla.articles.captions import is_caption
from hexapla.articles.html import Reading, Segment
from hexapla.articles.line import Line
from hexapla.articles.shape import is_prose, width

MAX_DEPTH = 200
"""Levels of a tree above which trafilatura is not asked (its cost grows with their square): density decides alone."""

MIN_NEIGHBOURS = 3
"""Chosen paragraphs in one place from which its other paragraphs are taken too (open extraction set, November 2026)."""

PROSE_HELD, CHOSEN_HELD = 0.9, 0.6
"""Shares of the prose and of all chosen text that the article's own block must hold (open extraction set and the
sample's six templates: lower lets side columns in, higher cuts articles in sections)."""

_SHORT = 24
"""Letters and digits under which a text must be the whole of an extracted element: "Source" stands inside many."""

_MOST_SEARCHED = 400_000_000
"""Segments times letters of a page up to which each segment is sought in the whole extracted text (some 0.3 s)."""

_NEAR = 20_000
"""Letters behind the segment before, within which a segment of a larger page is sought."""

_LETTERS = regex.compile(r"[^\p{L}\p{M}\p{N}]+")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


class Selection(Struct, frozen=True):
    """The numbers of the segments that are the article's, in order."""

    chosen: tuple[int, ...]


def select(root: HtmlElement, reading: Reading) -> Selection:
    """Return which segments of ``reading`` are main content."""
    body = _extracted(root) if reading.depth <= MAX_DEPTH else None
    if body is not None:
        chosen = _mapped(body, reading)
        if chosen:
            return Selection(_continued(chosen, reading))
    return Selection(_densest(reading))


def lines_of(
    reading: Reading, selection: Selection, texts: list[str], title: str | None, description: str | None = None
) -> list[tuple[int, Line]]:
    """Return the article's lines with their segment numbers: what was chosen and the captions between.

    ``texts`` are the tidied texts of all segments. What was chosen outside of the paragraphs' range is kept only
    where paragraphs stand, or between ``title`` and the first of them.
    """
    if not selection.chosen:
        return []
    kept, container = _kept(reading, selection, texts, title, description)
    first, last = min(kept, default=0), max(kept, default=0)
    tables = _small_tables(reading, texts)
    found: list[tuple[int, Line]] = []
    for i, segment in enumerate(reading.segments):
        text, place = texts[i], segment.place
        if not text:
            continue
        framed = place.table in tables and place.table in reading.pictured_tables
        caption = (place.kind == "caption" or framed) and segment.linked < 0.5 and width(text) < 900
        caption = caption or (segment.pictured and segment.linked < 0.5 and is_caption(text))
        near = first - 3 <= i <= last + 3
        if i in kept or (caption and near and place.reason not in _NOT_CAPTION):
            kind = "caption" if caption else place.kind or ("paragraph" if segment.name in ("td", "th") else None)
            reason = place.reason or (None if container in segment.trail else "outside the article")
            found.append((i, Line(text, kind, reason, place.language, segment.linked, segment.pictured, True)))
    return found


def _kept(
    reading: Reading, selection: Selection, texts: list[str], title: str | None, description: str | None
) -> tuple[set[int], int]:
    """Return what is kept of a selection and the article's own block.

    Kept are the range of its paragraphs, what else stands in its own block, and between the title and the first
    paragraph what was chosen or is the standfirst.
    """
    segments = reading.segments
    prose = [i for i in selection.chosen if _is_body(segments[i], texts[i])]
    if not prose:
        return set(selection.chosen), 0
    container = _container(reading, selection, texts, prose)
    named = next((i for i in range(prose[0]) if title and texts[i] == title), prose[0])
    kept = set()
    for i in selection.chosen:
        if prose[0] <= i <= prose[-1] or named <= i < prose[0] or container in segments[i].trail:
            kept.add(i)
    wanted = _letters(description or "")
    for i in range(named + 1, prose[0]):
        described = len(wanted) > _SHORT and _letters(texts[i]) == wanted
        if described or (_is_body(segments[i], texts[i]) and segments[i].place.reason is None):
            kept.add(i)
    return kept, container


def _container(reading: Reading, selection: Selection, texts: list[str], prose: list[int]) -> int:
    """Return the number of the innermost block that holds the article: nearly all prose, most of what was chosen."""
    segments = reading.segments
    chosen: dict[int, int] = {}
    total = 0
    for i in selection.chosen:
        total += width(texts[i])
        for block in segments[i].trail:
            chosen[block] = chosen.get(block, 0) + width(texts[i])
    held: dict[int, int] = {}
    for i in prose:
        for block in segments[i].trail:
            held[block] = held.get(block, 0) + width(texts[i])
    whole = sum(width(texts[i]) for i in prose)
    holding = [b for b, size in held.items() if size >= PROSE_HELD * whole and chosen[b] >= CHOSEN_HELD * total]
    return max(holding, default=0)


def _is_body(segment: Segment, text: str) -> bool:
    return (
        segment.linked < 0.5
        and segment.place.reason not in _NOT_BODY
        and segment.place.kind != "caption"
        and is_prose(text)
    )


def _home(segment: Segment) -> str:
    """Return the place of a segment's block: the two blocks around it."""
    return segment.path.rpartition("/")[0]


def _at_home(segment: Segment, homes: set[str]) -> bool:
    """Say whether a segment stands where paragraphs stand; an item's list may stand there in its place."""
    if _home(segment) in homes:
        return True
    if segment.linked > 0.5:
        return False
    outer = segment.path.split("/")[0]
    return segment.place.kind in ("list", "quote") and any(home.split("/")[-1] == outer for home in homes)


_NOT_BODY = frozenset({"cookie notice", "newsletter", "footer", "navigation", "sign-in"})
_NOT_CAPTION = frozenset({"related headlines", "comment counter", "navigation", "footer", "advert placeholder"})


def _continued(chosen: tuple[int, ...], reading: Reading) -> tuple[int, ...]:
    """Add what stands where chosen paragraphs stand: a part behind an advert, a list between two paragraphs.

    A place counts when at least three chosen paragraphs stand in it; nothing that is mostly links is added.
    """
    segments = reading.segments
    prose = [i for i in chosen if segments[i].linked < 0.5 and is_prose(" ".join(segments[i].text.split()))]
    counts: dict[str, int] = {}
    for i in prose:
        counts[segments[i].path] = counts.get(segments[i].path, 0) + 1
    homes = {_home(segments[i]) for i in prose}
    known = set(chosen)
    for i, segment in enumerate(segments):
        if i in known or segment.linked > 0.3:
            continue
        between = bool(prose) and prose[0] < i < prose[-1] and segment.place.reason is None
        if (between and segment.place.kind in ("list", "quote", "heading") and _at_home(segment, homes)) or (
            counts.get(segment.path, 0) >= MIN_NEIGHBOURS
            and segment.name == "p"
            and is_prose(" ".join(segment.text.split()))
        ):
            known.add(i)
    return tuple(sorted(known))


def _extracted(root: HtmlElement) -> HtmlElement | None:
    try:
        document = bare_extraction(root, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    except (ValueError, TypeError, AttributeError, RecursionError, KeyError, IndexError, etree.LxmlError):
        return None
    return getattr(document, "body", None)


def _mapped(body: HtmlElement, reading: Reading) -> tuple[int, ...]:
    """Map extracted text to segments: the heaviest chain of matches that keeps the order of both."""
    pieces = [_letters(text) for text in body.itertext()]
    stream = "".join(pieces)
    wholes = _whole_elements(body)
    matches: list[tuple[int, int, int]] = []
    if len(reading.segments) * len(stream) > _MOST_SEARCHED:
        return _mapped_in_order(stream, reading)
    for i, segment in enumerate(reading.segments):
        key = _letters(segment.text)
        if not key:
            continue
        if len(key) < _SHORT:
            matches.extend((i, at, len(key)) for at in wholes.get(key, ())[:8])
            continue
        at = stream.find(key)
        seen = 0
        while at >= 0 and seen < 4:
            matches.append((i, at, len(key)))
            at = stream.find(key, at + 1)
            seen += 1
        if not seen:
            at = _partial(key, stream)
            if at >= 0:
                matches.append((i, at, len(key) // 2))
    return _heaviest_chain(matches)


def _mapped_in_order(stream: str, reading: Reading) -> tuple[int, ...]:
    """Map as ``_mapped`` does, in time that grows with the page alone: each segment is sought near the one before."""
    found: list[int] = []
    position = 0
    for i, segment in enumerate(reading.segments):
        key = _letters(segment.text)
        at = stream.find(key, position, position + len(key) + _NEAR) if key else -1
        if at >= 0:
            found.append(i)
            position = at + len(key)
    return tuple(found)


def _partial(key: str, stream: str) -> int:
    """Return where a segment stands that the extractor has cut inside: its head and its tail are both there."""
    if len(key) < 4 * _SHORT:
        return -1
    at = stream.find(key[:40])
    end = stream.find(key[-40:], at) if at >= 0 else -1
    return at if 0 <= at < end < at + len(key) + 40 else -1


def _whole_elements(body: HtmlElement) -> dict[str, list[int]]:
    """Return the letters of each extracted element and each of its runs -> where they start in the stream."""
    found: dict[str, list[int]] = {}
    position = 0
    starts: dict[HtmlElement, int] = {}
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            starts[element] = position
            run = _letters(element.text or "")
            _note(found, run, position)
            position += len(run)
        else:
            start = starts.pop(element)
            whole = _letters("".join(element.itertext())) if position - start < _SHORT else ""
            _note(found, whole, start)
            run = _letters(element.tail or "") if element is not body else ""
            _note(found, run, position)
            position += len(run)
    return found


def _note(found: dict[str, list[int]], key: str, at: int) -> None:
    if key and at not in found.get(key, ()):
        found.setdefault(key, []).append(at)


def _heaviest_chain(matches: list[tuple[int, int, int]]) -> tuple[int, ...]:
    """Return the segments of the heaviest chain of matches whose positions do not overlap and grow with the segments.

    Weighted longest increasing subsequence over (segment, start, length), by a Fenwick tree of prefix maxima.
    """
    if not matches:
        return ()
    ends = sorted({start + length for _, start, length in matches})
    tree: list[tuple[int, int]] = [(0, -1)] * (len(ends) + 1)
    best: list[int] = []
    back: list[int] = []
    order = sorted(range(len(matches)), key=lambda k: (matches[k][0], -matches[k][1]))
    pending: list[tuple[int, tuple[int, int]]] = []
    current = -1
    best, back = [0] * len(matches), [-1] * len(matches)
    for k in order:
        segment, start, length = matches[k]
        if segment != current:
            for slot, value in pending:
                _raise(tree, slot, value)
            pending, current = [], segment
        weight, previous = _reach(tree, bisect_left(ends, start + 1))
        best[k], back[k] = weight + length, previous
        pending.append((bisect_left(ends, start + length) + 1, (best[k], k)))
    last = max(range(len(matches)), key=lambda k: (best[k], -matches[k][0]))
    chain = []
    while last >= 0:
        chain.append(matches[last][0])
        last = back[last]
    return tuple(reversed(chain))


def _raise(tree: list[tuple[int, int]], slot: int, value: tuple[int, int]) -> None:
    while slot < len(tree):
        if value[0] > tree[slot][0]:
            tree[slot] = value
        slot += slot & -slot


def _reach(tree: list[tuple[int, int]], slot: int) -> tuple[int, int]:
    found = (0, -1)
    while slot > 0:
        if tree[slot][0] > found[0]:
            found = tree[slot]
        slot -= slot & -slot
    return found


def _densest(reading: Reading) -> tuple[int, ...]:
    """Choose by density alone: the paragraphs outside links and furniture places, and what stands between them."""
    prose = [
        i
        for i, s in enumerate(reading.segments)
        if s.linked < 0.3 and s.place.reason is None and is_prose(" ".join(s.text.split()))
    ]
    if not prose:
        return ()
    between = range(prose[0], prose[-1] + 1)
    return tuple(i for i in between if reading.segments[i].linked < 0.5 and reading.segments[i].place.reason is None)


def _small_tables(reading: Reading, texts: list[str]) -> set[int]:
    """Return the tables whose whole text is no longer than a caption."""
    sizes: dict[int, int] = {}
    for segment, text in zip(reading.segments, texts, strict=True):
        if segment.place.table:
            sizes[segment.place.table] = sizes.get(segment.place.table, 0) + width(text)
    return {table for table, size in sizes.items() if size < 400}


def _letters(text: str) -> str:
    return str(_LETTERS.sub("", text))
