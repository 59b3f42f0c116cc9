"""The main content of an HTML page: which of its segments are the article's.

What the page looks like decides (``weighing``); where that finds nothing, the density of prose does.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from lxml.html import HtmlElement
from msgspec import Struct
from numpy.typing import NDArray

from hexapla.articles.class_names import hint_bits
from hexapla.articles.page import Page
from hexapla.articles.segments import Reading
from hexapla.articles.shape import is_prose
from hexapla.articles.weighing import Weighed, weigh

LIKELY = 0.5
"""Score from which a segment is the article's."""

BETWEEN, OUTSIDE, CELL, HEADING = 0.4, 0.7, 0.15, 0.05
"""Scores from which a segment is taken between the home's paragraphs, outside the home, as a cell of a table and as
a heading in it (open extraction set, folds over pages, November 2026)."""

LISTED = 0.25
"""Score from which an item of a list or a heading of the home is taken wherever it stands (open site pages)."""

SECTIONS = 10
"""Headings of a home from which it is a document whose every part belongs to it (open site pages)."""

LINKED = 0.3
"""Share of links from which a text does not count as a part of a document."""

UNLIKELY = 0.15
"""Score of a page's best prose under which its scores are not believed."""

SURE = 0.9
"""Score from which a text is taken although the names around it say that it is no part of an article."""

SOLID = 25
"""Width from which a text stands for prose on a page that has none."""

TICKER = 3
"""Texts of one path from which those that the page repeats elsewhere are a ticker of headlines."""

REST = 0.2
"""Share of the chosen prose that must be left where a ticker is taken away."""

MAX_SEGMENTS = 10_000
"""Segments of the largest page that is weighed; of a larger one density decides alone, in little memory."""

Numbers = NDArray[np.floating[Any]]
Flags = NDArray[np.bool_]

_NEVER = frozenset({"cookie notice", "newsletter", "sign-in", "pagination", "navigation", "footer", "comment counter"})
_MISNAMED = frozenset({"share", "tags", "sidebar"})


class Selection(Struct, frozen=True):
    """The numbers of the segments that are the article's, in order, and of the block that is its home."""

    chosen: tuple[int, ...]
    home: int = 0


def select(root: HtmlElement, reading: Reading) -> Selection:
    """Return which segments of ``reading`` are main content."""
    if not reading.segments:
        return Selection(())
    if len(reading.segments) > MAX_SEGMENTS:
        return Selection(_densest(reading))
    page = Page(reading, titles_of(root))
    chosen = choose(page, weigh(page))
    return chosen if chosen.chosen else Selection(_densest(reading))


def choose(page: Page, weighed: Weighed) -> Selection:
    """Return what the scores of a page's segments choose; nothing where no score is believed."""
    home = _named_home(page, weighed.home)
    return Selection(_chosen(page, weighed.scores, home), home)


def _named_home(page: Page, home: int) -> int:
    """Return the nearest block around ``home`` that names itself an article's text and is no list of links."""
    named = hint_bits("text body")
    linked, width = page.held(page.width * page.linked), page.held(page.width)
    block = home
    while block:
        if page.hints[block] & named and linked[block] < LINKED * width[block]:
            return block
        block = page.blocks.parents[block]
    return home


def _chosen(page: Page, scores: Numbers, block: int) -> tuple[int, ...]:
    """Choose by score, with more readiness between the paragraphs of the home and with less outside of it."""
    order = np.arange(len(scores))
    solid = page.prose > 0
    if not solid.any():
        solid = (page.width >= SOLID) & (page.linked < 0.5)
    best = float(np.max(scores * solid))
    if best < UNLIKELY:
        return ()
    home = (order >= page.firsts[block]) & (order < page.ends[block])
    least = min(LIKELY, best / 2)
    core = np.flatnonzero((scores >= least) & solid & home)
    likely = np.where(home, least, max(least, OUTSIDE))
    if len(core):
        within = home & (order >= core[0]) & (order <= core[-1])
        _lower(likely, within, BETWEEN)
        _lower_structure(likely, page, within, home, core)
    taken = (scores >= likely) & ((scores >= SURE) | ~_set_aside(page, block))
    _complete_lists(taken, page, home)
    taken &= ~_in_other_entries(page, taken & solid, block)
    return tuple(np.flatnonzero(taken & ~_tickers(page, taken & solid, block)).tolist())


def _in_other_entries(page: Page, prose: Flags, home: int) -> Flags:
    """Say what stands in entries beside the one that holds the page's title and some of the chosen ``prose``."""
    found = np.zeros(len(prose), dtype=np.bool_)
    entries = [b for b in range(home + 1, len(page.parents)) if _is_entry(page, b) and _holds(page, home, b)]
    own = [b for b in entries if page.firsts[b] <= page.title < page.ends[b]]
    if not own or not prose[page.firsts[own[-1]] : page.ends[own[-1]]].any():
        return found
    for entry in entries:
        if not any(_holds(page, mine, entry) or _holds(page, entry, mine) for mine in own):
            found[page.firsts[entry] : page.ends[entry]] = True
    return found


def _is_entry(page: Page, block: int) -> bool:
    """Say whether a block is one of a page's articles: blogs name it so, or it is one by tag and has a heading."""
    if "hentry" in page.blocks.names[block].split():
        return True
    inside = page.segments[page.firsts[block] : page.ends[block]] if page.blocks.tags[block] == "article" else ()
    return any(segment.place.kind == "heading" for segment in inside)


def _holds(page: Page, outer: int, inner: int) -> bool:
    return bool(page.firsts[outer] <= page.firsts[inner] and page.ends[inner] <= page.ends[outer])


def _tickers(page: Page, prose: Flags, home: int) -> Flags:
    """Say which of the chosen ``prose`` are lists whose texts the page has once more outside the home.

    Those are tickers of headlines. An article that the page has twice as a whole is none.
    """
    first, end = page.firsts[home], page.ends[home]
    outside = {*page.texts[:first], *page.texts[end:]}
    twice = np.array([first <= i < end and text in outside for i, text in enumerate(page.texts)]) & prose
    alike = page.on_path(twice * 1.0)
    ticker = twice & (alike >= TICKER) & (2 * alike > page.on_path(prose * 1.0))
    left, whole = page.width @ (prose & ~ticker), page.width @ prose
    return ticker if left >= REST * whole else np.zeros_like(ticker)


def _complete_lists(taken: Flags, page: Page, home: Flags) -> None:
    """Take the last items of a list in the home with those before them."""
    for i in range(2, len(taken)):
        if taken[i] or not (taken[i - 1] and taken[i - 2] and home[i]) or page.linked[i] >= LINKED:
            continue
        run = page.segments[i - 2 : i + 1]
        taken[i] = all(s.name == "li" and s.trail[:-1] == run[0].trail[:-1] and s.place == run[0].place for s in run)


def _lower_structure(likely: Numbers, page: Page, within: Flags, home: Flags, core: NDArray[np.int64]) -> None:
    """Lower what headings and cells of data tables need, and what anything needs in a home of many sections."""
    bare = (page.linked < LINKED) & (np.array([s.place.reason is None for s in page.segments]) | _headed_cards(page))
    heading = np.array([s.place.kind == "heading" for s in page.segments])
    layout = {page.segments[i].place.table for i in core.tolist()}
    cells = np.array([s.name in ("td", "th") and s.place.table not in layout for s in page.segments])
    _lower(likely, within & cells, CELL)
    _lower(likely, within & bare & heading, HEADING)
    listed = np.array([s.place.kind == "list" for s in page.segments])
    _lower(likely, home & bare & (listed | heading), LISTED)
    if np.count_nonzero(home & bare & heading) >= SECTIONS:
        _lower(likely, home & bare, 0.0)


def _headed_cards(page: Page) -> Flags:
    """Say which segments stand in a block of a heading and unlinked paragraphs: a card is no row of share buttons."""
    found = np.zeros(len(page.segments), dtype=np.bool_)
    for i in np.flatnonzero(
        [s.place.kind == "heading" and s.place.reason in _MISNAMED for s in page.segments]
    ).tolist():
        card = page.parents[page.block[i]]
        first, end = int(page.firsts[card]), int(page.ends[card])
        under = page.segments[first + 1 : end]
        found[first:end] = first == i and bool(under) and all(s.name == "p" and s.linked == 0 for s in under)
    return found


def _lower(likely: Numbers, where: Flags, score: float) -> None:
    likely[where] = np.minimum(likely[where], score)


def _set_aside(page: Page, home: int) -> Flags:
    """Say which segments their place sets aside, unless most of the home stands in such a place."""
    reasons = [s.place.reason if s.place.reason in _NEVER else None for s in page.segments]
    first, end = page.blocks.firsts[home], page.blocks.ends[home]
    common = {reason for reason in reasons[first:end] if reasons[first:end].count(reason) * 2 > end - first}
    return np.array([reason is not None and reason not in common for reason in reasons])


def titles_of(root: HtmlElement) -> tuple[str, ...]:
    """Return what the page calls itself, for its window and for those who link to it."""
    named = [root.findtext(".//title") or ""]
    named += [meta.get("content") or "" for meta in root.iter("meta") if meta.get("property") == "og:title"]
    return tuple(" ".join(text.split()) for text in named if text.strip())


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
