"""Pieces: a long pair of texts cut where both surely say the same, so that its parts are aligned as short pairs are.

What the weights weigh depends on the size of texts: among a thousand sentences every word is rare, and a name that is
in each sentence of a chapter would join its neighbours. So rarity is counted in what lies close by.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from hexapla.values.passage import Alignment
from hexapla.versions.bitexts import Bitexts, batches, whole_ratio
from hexapla.versions.lattice import NOTHING, Grid, Step, best_paths, corners, posteriors
from hexapla.versions.slices import Slices
from hexapla.versions.texts import Text

# Texts longer than LONGEST are cut into pieces that end at the first sure cut behind _PIECE sentences, or behind
# LONGEST at any: so no lattice is larger than the large window. Strict F1 of 45, 70 and 400 sentences made of NTREX-128
# in nine languages was .958, .948, .951 so; .958, .926, .949 with 25 and 40; .951, .941, .947 with 40 and 50; .940,
# .923, .951 with 30 and 150 (2026-11).
LONGEST, _PIECE = 50, 30
# Cuts are looked for in windows that are kept to their half; where little in one is sure, in a large one. So time grows
# with length, not with its square, and an omission of 140 sentences is crossed.
_SMALL, _LARGE = 80, 300
_SURE = 0.95

Node = tuple[int, int]


class Piece(NamedTuple):
    """A part of each of two texts that correspond, and where they begin."""

    a: Text
    b: Text
    start: Node


class _Window(NamedTuple):
    """Parts of two texts in which cuts are looked for, the ratio of their lengths, and which of the texts go on."""

    a: Text
    b: Text
    ratio: float
    goes_on: tuple[bool, bool]


class _Found(NamedTuple):
    """The best steps through a window, and the probability of each."""

    steps: tuple[Step, ...]
    chances: tuple[float, ...]


def pieces(pairs: Sequence[tuple[Text, Text]]) -> list[list[Piece]]:
    """Return the pieces of each of several long pairs of texts, in order; many at once cost half of one by one."""
    slices = {key: Slices(text) for key, text in {id(text): text for pair in pairs for text in pair}.items()}
    walks = [_Walk(slices[id(a)], slices[id(b)], whole_ratio(a, b)) for a, b in pairs]
    waiting = walks
    while waiting := [walk for walk in waiting if walk.goes_on]:
        windows = [walk.window() for walk in waiting]
        for walk, found in zip(waiting, _found(windows), strict=True):
            walk.take(found)
    return [walk.pieces() for walk in walks]


def joined(aligned: Sequence[tuple[Piece, Alignment]]) -> Alignment:
    """Return the alignment of the whole from those of its pieces."""
    if len(aligned) == 1:
        return aligned[0][1]
    links = [
        (tuple(i + piece.start[0] for i in left), tuple(j + piece.start[1] for j in right))
        for piece, alignment in aligned
        for left, right in alignment.links
    ]
    return Alignment(tuple(links), tuple(score for _, alignment in aligned for score in alignment.scores))


class _Walk:
    """The way through a long pair, window by window, and the nodes at which it is cut."""

    def __init__(self, a: Slices, b: Slices, ratio: float) -> None:
        """Begin at the first sentences."""
        self._slices, self._whole, self._ratio = (a, b), (len(a), len(b)), ratio
        self._begin, self._size, self._before = (0, 0), _SMALL, False
        self._cuts = [(0, 0)]

    @property
    def goes_on(self) -> bool:
        """Whether something of both texts is left."""
        return self._begin[0] < self._whole[0] and self._begin[1] < self._whole[1]

    def window(self) -> _Window:
        """Return the window that is to be looked at next."""
        to = self._to()
        a, b = (each.part(self._begin[side], to[side]) for side, each in enumerate(self._slices))
        return _Window(a, b, self._ratio, (to[0] < self._whole[0], to[1] < self._whole[1]))

    def _to(self) -> Node:
        return min(self._whole[0], self._begin[0] + self._size), min(self._whole[1], self._begin[1] + self._size)

    def take(self, found: _Found) -> None:
        """Go on by what was found in the window: its first half, or all of it where both texts end."""
        steps = found.steps
        if self._to() != self._whole:
            half = self._size // 2
            steps = tuple(step for step in steps if step.row <= half and step.column <= half) or steps[:1]
        end = self._begin[0] + steps[-1].row, self._begin[1] + steps[-1].column
        sure = [chance >= _SURE for chance in found.chances[: len(steps)]]
        if self._size == _SMALL and end != self._whole and sum(sure) * 2 < len(steps):
            self._size = _LARGE
            return
        for step, is_sure in zip(steps, sure, strict=True):
            single = step.bead == (1, 1) and is_sure
            if single and self._before:
                self._pass((self._begin[0] + step.row - 1, self._begin[1] + step.column - 1), True)
            self._before = single
        self._begin, self._size = end, _SMALL
        self._pass(end, False)

    def _pass(self, node: Node, sure: bool) -> None:
        """Cut at a node, between two sure links of one sentence each or where a window ends, if it is time."""
        far = max(node[0] - self._cuts[-1][0], node[1] - self._cuts[-1][1])
        ends = min(self._whole[0] - node[0], self._whole[1] - node[1]) == 0
        if far >= (_PIECE if sure else LONGEST) or (ends and far > 0):
            self._cuts.append(node)

    def pieces(self) -> list[Piece]:
        """Return what lies between the cuts."""
        found = []
        for start, end in zip(self._cuts, [*self._cuts[1:], self._whole], strict=True):
            if start != end:
                left, right = (each.part(start[side], end[side]) for side, each in enumerate(self._slices))
                found.append(Piece(left, right, start))
        return found


def _found(windows: Sequence[_Window]) -> list[_Found]:
    """Return what is found in each window."""
    found: dict[int, _Found] = {}
    order = sorted(range(len(windows)), key=lambda number: (_longest(windows[number]), number))
    for batch in batches(order, [_longest(window) for window in windows]):
        found.update(zip(batch, _together([windows[number] for number in batch]), strict=True))
    return [found[number] for number in range(len(windows))]


def _longest(window: _Window) -> int:
    return max(len(window.a), len(window.b))


def _together(windows: Sequence[_Window]) -> list[_Found]:
    """Return what is found in windows of about one size."""
    bitexts = Bitexts([(window.a, window.b) for window in windows], np.array([window.ratio for window in windows]))
    scores = bitexts.first_scores()
    ends = corners(scores[1, 1].shape[1:], bitexts.sizes)
    for grid, (height, width), window in zip(ends, bitexts.sizes, windows, strict=True):
        _open(grid[: height + 1, : width + 1], window.goes_on)
    chances = posteriors(scores, ends)
    return [
        _Found(steps, tuple(float(chances[step.bead][number, step.row, step.column]) for step in steps))
        for number, steps in enumerate(best_paths(scores, ends))
    ]


def _open(ends: Grid, goes_on: tuple[bool, bool]) -> None:
    """Open a window's ends: at its lower border where the first text goes on, at its right where the second does."""
    if goes_on[0]:
        ends[-1, :] = 0.0
    if goes_on[1]:
        ends[:, -1] = 0.0
    if any(goes_on):
        ends[0, 0] = NOTHING
