"""The traits of a page's segments: numbers that say how each looks, where it stands and what stands around it.

No trait knows a language: text counts by marks of any script, names of classes and ids by what designers write.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from hexapla.articles.class_names import hint_names
from hexapla.articles.page import Indices, Numbers, Page, is_title

LEVELS = 4
"""Enclosing blocks whose contents are looked at, from the one around a segment's own block outwards."""

NEAR = (1, 2, 3)
"""Steps to the neighbours that are looked at."""

_TAGS = (
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "td",
    "div",
    "blockquote",
    "section",
    "article",
    "figcaption",
    "pre",
    "dd",
    "span",
)
_ALIKE = {"h5": "h4", "h6": "h4", "th": "td", "dt": "dd", "body": "div", "main": "div", "figure": "figcaption"}
_REASONS = (
    *("related headlines", "comment counter", "share", "cookie notice", "newsletter", "sign-in", "pagination"),
    *("advert placeholder", "footer", "navigation", "tags", "sidebar", "byline", "date line", "aside", "form"),
    "site name",
)
_KINDS = ("heading", "list", "quote", "caption")


def traits_of(page: Page) -> Numbers:
    """Return the traits of a page's segments, one row each, in the order of ``trait_names``."""
    columns = [*_own(page), *_named(page), *_placed(page), *_around(page), *_enclosed(page)]
    found = np.empty((len(page.texts), trait_count()))
    at = 0
    for column in columns:
        end = at + (1 if column.ndim == 1 else column.shape[1])
        found[:, at:end] = column.reshape(len(column), -1)
        at = end
    return found


def _own(page: Page) -> list[Numbers]:
    marks, width = page.marks, np.maximum(page.width, 1.0)
    return [
        np.log1p(page.width),
        np.log1p(page.width * (1 - page.linked)),
        page.linked,
        (page.linked > 0.5) * 1.0,
        (page.linked == 1) * 1.0,
        np.log1p(marks.finals),
        np.log1p(marks.commas),
        np.minimum(marks.finals / width, 0.1) * 10,
        np.minimum(marks.commas / width, 0.1) * 10,
        marks.digits / width,
        marks.capitals / width,
        marks.others / width,
        marks.closed,
        (page.prose > 0) * 1.0,
        *((page.width > size) * 1.0 for size in (25, 60, 120, 250)),
    ]


def bits_of(hints: Indices) -> Numbers:
    """Return the hints of each row as numbers, one column a hint."""
    return ((hints[:, None] >> np.arange(len(hint_names()))) & 1) * 1.0


def _flags(values: list[object], names: tuple[object, ...]) -> list[Numbers]:
    order = {name: i for i, name in enumerate(names)}
    numbers = np.array([order.get(value, -1) for value in values], dtype=np.int64)
    return [(numbers == i) * 1.0 for i in range(len(names))]


def _named(page: Page) -> list[Numbers]:
    """Tags, kinds, reasons, and the hints of the names of the own block, the two around it and all around it."""
    segments = page.segments
    parent = page.parents[page.block]
    near = page.hints[parent] | page.hints[page.parents[parent]]
    hints = [page.hints[page.block], near, page.hints_above[parent]]
    return [
        *_flags([_ALIKE.get(s.name, s.name) for s in segments], _TAGS),
        *_flags([s.place.kind for s in segments], _KINDS),
        *_flags([s.place.reason for s in segments], _REASONS),
        np.array([s.place.article for s in segments]) * 1.0,
        np.array([s.bold for s in segments]) * 1.0,
        np.array([s.pictured for s in segments]) * 1.0,
        np.array([s.place.table > 0 for s in segments]) * 1.0,
        np.minimum(np.array([len(s.trail) for s in segments]), 30) / 10.0,
        *(bits_of(group) for group in hints),
    ]


def _placed(page: Page) -> list[Numbers]:
    """Where a segment stands: in the page, in its prose, and to the title."""
    count = len(page.texts)
    order = np.arange(count)
    before = np.cumsum(page.prose) - page.prose
    whole = max(float(page.prose.sum()), 1.0)
    texts: dict[str, int] = {}
    for text in page.texts:
        texts[text] = texts.get(text, 0) + 1
    titled = page.title
    behind = order - titled if titled >= 0 else np.zeros(count)
    return [
        order / count,
        np.minimum(order, 50) / 50.0,
        np.minimum(count - order, 50) / 50.0,
        before / whole,
        (before == 0) * 1.0,
        (before + page.prose >= whole - 0.5) * 1.0,
        np.full(count, np.log1p(whole) / 10),
        np.array([texts[text] > 1 for text in page.texts]) * 1.0,
        np.full(count, titled >= 0) * 1.0,
        (behind > 0) * 1.0,
        (behind < 0) * 1.0,
        (behind == 0) * float(titled >= 0),
        np.sign(behind) * np.log1p(np.abs(behind)) / 5,
        np.array([is_title(text, page.titles) for text in page.texts]) * 1.0,
    ]


def moved(values: Numbers, step: int) -> Numbers:
    """Return ``values`` of the segments ``step`` behind each (before it where negative); 0 past the ends."""
    found = np.zeros(len(values))
    if 0 < step < len(values):
        found[:-step] = values[step:]
    elif 0 < -step < len(values):
        found[-step:] = values[:step]
    return found


def _window(values: Numbers, reach: int) -> Numbers:
    """Return the sums of ``values`` from ``reach`` before to ``reach`` behind each segment, without its own."""
    sums = np.concatenate((np.zeros(1), np.cumsum(values)))
    order = np.arange(len(values))
    ends, starts = np.minimum(order + reach + 1, len(values)), np.maximum(order - reach, 0)
    return np.asarray(sums[ends] - sums[starts] - values)


def _since(flags: NDArray[np.bool_]) -> Numbers:
    """Return for each segment how many segments before it the last flag stands, 100 at most."""
    order = np.arange(len(flags))
    last = np.maximum.accumulate(np.where(flags, order, -100))
    last = np.concatenate(([-100], last[:-1]))
    return np.asarray(np.minimum(order - last, 100) * 1.0)


def _around(page: Page) -> list[Numbers]:
    """What stands before and behind."""
    size = np.log1p(page.width) / 5
    prose = (page.prose > 0) * 1.0
    heads = np.array([s.place.kind == "heading" for s in page.segments]) * 1.0
    found = []
    for step in (*NEAR, *(-near for near in NEAR)):
        same = (moved(page.path + 1.0, step) == page.path + 1.0) * 1.0
        found += [moved(size, step), moved(page.linked, step), moved(prose, step), same, moved(heads, step)]
    for reach in (4, 10, 25):
        found += [np.log1p(_window(page.prose, reach)) / 5, _window(prose, reach) / reach]
        found.append(_window(page.width * page.linked, reach) / np.maximum(_window(page.width, reach), 1))
    flags = page.prose > 0
    found += [np.log1p(_since(flags)) / 3, np.log1p(_since(flags[::-1])[::-1]) / 3]
    return found


def _enclosed(page: Page) -> list[Numbers]:
    """What the path and the enclosing blocks hold, and where the block of most prose stands."""
    whole = max(float(page.prose.sum()), 1.0)
    prose, width = page.held(page.prose), np.maximum(page.held(page.width), 1.0)
    linked, count = page.held(page.width * page.linked), np.maximum(page.held(np.ones(len(page.width))), 1.0)
    mates, theirs = page.on_path(np.ones(len(page.width))), np.maximum(page.on_path(page.width), 1.0)
    found = [
        np.log1p(mates) / 3,
        page.on_path(page.prose) / whole,
        page.on_path(page.prose) / theirs,
        page.on_path(page.width * page.linked) / theirs,
        np.log1p(theirs / mates) / 5,
    ]
    block = page.block
    for _ in range(LEVELS):
        block = page.parents[block]
        found += [
            prose[block] / whole,
            prose[block] / width[block],
            linked[block] / width[block],
            np.log1p(count[block]) / 5,
            np.log1p(width[block] / count[block]) / 5,
        ]
    for home in (_deepest(page, prose, 0.5), _deepest(page, prose, 0.8), _densest(page)):
        first, end = page.firsts[home], page.ends[home]
        order = np.arange(len(page.width))
        found += [
            ((order >= first) & (order < end)) * 1.0,
            (order < first) * 1.0,
            np.where(order < first, np.log1p(np.maximum(first - order, 0)), 0) / 3,
            np.where(order >= end, np.log1p(np.maximum(order - end + 1, 0)), 0) / 3,
            np.isin(page.block, _close_to(page, home)) * 1.0,
        ]
    return found


def _deepest(page: Page, prose: Numbers, share: float) -> int:
    """Return the innermost block that holds a share of the page's prose."""
    return int(np.flatnonzero(prose >= share * prose[0])[-1])


def _densest(page: Page) -> int:
    """Return the block with the most prose in itself and its children, less in theirs, as readability reckons."""
    own = np.bincount(page.block, page.prose, len(page.parents))
    scores = own + 0.0
    np.add.at(scores, page.parents[1:], own[1:])
    np.add.at(scores, page.parents[page.parents[1:]], own[1:] / 2)
    return int(np.argmax(scores))


def _close_to(page: Page, home: int) -> Indices:
    """Return a block and its children."""
    return np.concatenate(([home], np.flatnonzero(page.parents == home)))


@cache
def trait_count() -> int:
    """Return how many traits a segment has."""
    return (
        18
        + len(_TAGS)
        + len(_KINDS)
        + len(_REASONS)
        + 5
        + 3 * len(hint_names())
        + 14
        + 6 * 5
        + 9
        + 2
        + 5
        + 5 * LEVELS
        + 15
    )
