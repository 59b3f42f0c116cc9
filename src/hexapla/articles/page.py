"""A page as arrays over its segments and its blocks: what its traits are computed from."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hexapla.articles.class_names import told_by
from hexapla.articles.marks import Marks, marks_of
from hexapla.articles.segments import Blocks, Reading

Numbers = NDArray[np.floating[Any]]
Indices = NDArray[np.int64]


class Page:
    """What is computed once of a page: marks, prose, runs of blocks; arrays over segments unless it says blocks."""

    def __init__(self, reading: Reading, titles: tuple[str, ...]) -> None:
        segments = reading.segments
        self.segments = segments
        self.texts = [" ".join(segment.text.split()) for segment in segments]
        self.titles = titles
        self.blocks: Blocks = reading.blocks
        self.marks: Marks = marks_of(self.texts)
        self.width = self.marks.width
        self.linked = np.array([segment.linked for segment in segments])
        own = self.width * (1.0 - self.linked)
        sentences = self.marks.finals + self.marks.commas
        self.prose = np.where((own >= 60) & ((sentences > 0) | (own >= 150)), own, 0.0) * (self.linked < 0.5)
        self.block = np.array([segment.block for segment in segments], dtype=np.int64)
        self.parents = np.array(self.blocks.parents, dtype=np.int64)
        self.firsts = np.array(self.blocks.firsts, dtype=np.int64)
        self.ends = np.array(self.blocks.ends, dtype=np.int64)
        self.hints = np.array([told_by(name).hints for name in self.blocks.names], dtype=np.int64)
        self.hints_above, self.depth = self._handed_down()
        self.title = _title_at(self)
        paths: dict[str, int] = {}
        self.path = np.array([paths.setdefault(segment.path, len(paths)) for segment in segments], dtype=np.int64)
        self.path_count = len(paths)

    def _handed_down(self) -> tuple[Indices, Indices]:
        """Return the hints of each block and all blocks around it, and how many blocks are around it."""
        above, depth = self.hints.tolist(), [0] * len(self.hints)
        for block, parent in enumerate(self.blocks.parents[1:], start=1):
            above[block] |= above[parent]
            depth[block] = depth[parent] + 1
        return np.array(above, dtype=np.int64), np.array(depth, dtype=np.int64)

    def held(self, values: Numbers) -> Numbers:
        """Return for each block the sum of its segments' ``values``."""
        sums = np.concatenate(([0.0], np.cumsum(values)))
        return np.asarray(sums[self.ends] - sums[self.firsts])

    def on_path(self, values: Numbers) -> Numbers:
        """Return for each segment the sum of ``values`` over the segments of the same path."""
        return np.asarray(np.bincount(self.path, values, self.path_count)[self.path])


def is_title(text: str, titles: tuple[str, ...]) -> bool:
    """Say whether a text is one of the titles, or a part of one."""
    return len(text) > 4 and any(text in title for title in titles)


def _title_at(page: Page) -> int:
    """Return where the title stands: the longest heading that the page's titles hold, else the first of all."""
    headings = [i for i, s in enumerate(page.segments) if s.name in ("h1", "h2", "h3")]
    named = [i for i in headings if len(page.texts[i]) > 8 and is_title(page.texts[i], page.titles)]
    named.sort(key=lambda i: -len(page.texts[i]))
    first = [i for i in headings if page.segments[i].name == "h1"]
    return next(iter([*named, *first, *headings]), -1)
