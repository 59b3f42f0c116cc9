"""Homes: the blocks of a page that may hold its article, and the traits by which one of them is chosen."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hexapla.articles.page import Page
from hexapla.articles.traits import bits_of

Numbers = NDArray[np.floating[Any]]
Indices = NDArray[np.int64]

MIN_SHARE = 0.12
"""Share of the page's prose, or of what the first scores take for the article, from which a block may be its home."""

MAX_HOMES = 60
"""Blocks that are compared."""

_TAGS = ("article", "main", "div", "section", "td", "li", "ul", "p", "aside", "blockquote", "tbody")


def candidates(page: Page, scores: Numbers) -> tuple[Indices, Numbers]:
    """Return the blocks that may be the article's home, and their traits, one row each.

    ``scores`` are the first scores of the segments. Of blocks that hold the same segments the innermost stands for
    all, with the hints of all their names.
    """
    found = page.width * scores * (scores > 0.3)
    mass, prose = page.held(found), page.held(page.prose)
    whole, all_prose = max(float(mass[0]), 1.0), max(float(prose[0]), 1.0)
    share = np.maximum(mass / whole, prose / all_prose)
    wide = np.flatnonzero(share >= MIN_SHARE)
    hints, inner = _merged(page)
    homes = np.array([block for block in wide if block not in inner], dtype=np.int64)
    if len(homes) > MAX_HOMES:
        homes = np.sort(homes[np.argsort(-share[homes], kind="stable")[:MAX_HOMES]])
    if not len(homes):
        homes = np.zeros(1, dtype=np.int64)
    return homes, np.column_stack(
        [*_masses(page, homes, scores, mass, prose), *_positions(page, homes), *_names(page, homes, hints)]
    )


def _merged(page: Page) -> tuple[list[int], set[int]]:
    """Return the hints of each block joined with those of the blocks around it that hold the same segments; these."""
    hints, around = page.hints.tolist(), set()
    parents, firsts, ends = page.blocks.parents, page.blocks.firsts, page.blocks.ends
    for block in range(1, len(parents)):
        above = parents[block]
        if firsts[block] == firsts[above] and ends[block] == ends[above]:
            hints[block] |= hints[above]
            around.add(above)
    return hints, around


def _masses(page: Page, homes: Indices, scores: Numbers, mass: Numbers, prose: Numbers) -> list[Numbers]:
    whole, all_prose = max(float(mass[0]), 1.0), max(float(prose[0]), 1.0)
    width = np.maximum(page.held(page.width), 1.0)
    net = page.held(page.width * (2 * scores - 1))
    direct = np.bincount(page.parents[page.block], page.prose, len(page.parents))
    sizes = page.ends - page.firsts
    values = [
        mass / whole,
        prose / all_prose,
        np.clip(net / whole, -1, 1),
        prose / width,
        mass / width,
        page.held(page.width * page.linked) / width,
        np.log1p(page.held((page.prose > 0) * 1.0)),
        np.log1p(sizes),
        np.log1p(prose) / 5,
        _largest_below(page, homes, mass) / np.maximum(mass, 1.0),
        _largest_below(page, homes, prose) / np.maximum(prose, 1.0),
        direct / all_prose,
    ]
    return [value[homes] for value in values]


def _largest_below(page: Page, homes: Indices, values: Numbers) -> Numbers:
    """Return for each block the largest value of the homes inside it."""
    found = np.zeros(len(values))
    for home in homes:
        block = int(home)
        while block and (found[page.blocks.parents[block]] < values[home]):
            block = page.blocks.parents[block]
            found[block] = values[home]
    return found


def _positions(page: Page, homes: Indices) -> list[Numbers]:
    first, end, title = page.firsts[homes], page.ends[homes], page.title
    count, titled = len(page.texts), float(title >= 0)
    around = (first <= title) & (title < end)
    innermost = around & (np.arange(len(homes)) == np.flatnonzero(around).max(initial=-1))
    return [
        (homes == 0) * 1.0,
        around * titled,
        innermost * titled,
        (first > title) * titled,
        (end <= title) * titled,
        np.log1p(np.maximum(first - title, 0)) * titled / 3,
        first / count,
        end / count,
        np.minimum(page.depth[homes], 30) / 10,
    ]


def _names(page: Page, homes: Indices, hints: list[int]) -> list[Numbers]:
    blocks = page.blocks
    alike: dict[tuple[int, str, str], int] = {}
    keys = [
        (above, tag, name.split(" ")[0])
        for above, tag, name in zip(blocks.parents, blocks.tags, blocks.names, strict=True)
    ]
    for key in keys:
        alike[key] = alike.get(key, 0) + 1
    bits = np.array([hints[home] for home in homes], dtype=np.int64)
    above = page.hints_above[page.parents[homes]]
    return [
        np.log1p(np.array([alike[keys[home]] for home in homes]) - 1.0),
        *(np.array([blocks.tags[home] == tag for home in homes]) * 1.0 for tag in _TAGS),
        bits_of(bits),
        bits_of(above),
    ]
