"""Pieces: a long pair of texts cut where both surely say the same, so that its parts are aligned as short pairs are.

What the weights weigh depends on the size of texts: among a thousand sentences every word is rare, and a name that is
in each sentence of a chapter would join its neighbours. So rarity is counted in what lies close by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from hexapla.values.passage import Alignment
from hexapla.versions.bitexts import Bitexts, whole_ratio
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


class _Found(NamedTuple):
    """The steps kept of a window, the probability of each, and the node behind the last."""

    steps: tuple[Step, ...]
    chances: tuple[float, ...]
    end: Node


def pieces(a: Text, b: Text) -> list[Piece]:
    """Return the pieces of a long pair of texts, in order."""
    slices, whole = (Slices(a), Slices(b)), (len(a), len(b))
    cuts = [(0, 0)]
    for node, sure in _nodes(slices, whole, whole_ratio(a, b)):
        far = max(node[0] - cuts[-1][0], node[1] - cuts[-1][1])
        if far >= (_PIECE if sure else LONGEST) or (min(whole[0] - node[0], whole[1] - node[1]) == 0 < far):
            cuts.append(node)
    found = []
    for start, end in zip(cuts, [*cuts[1:], whole], strict=True):
        if start != end:
            left, right = (each.part(start[side], end[side]) for side, each in enumerate(slices))
            found.append(Piece(left, right, start))
    return found


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


def _nodes(slices: tuple[Slices, Slices], whole: Node, ratio: float) -> Iterator[tuple[Node, bool]]:
    """Yield nodes at which to cut: between two sure links of one sentence each (``True``), and where windows end."""
    begin, before = (0, 0), False
    while begin[0] < whole[0] and begin[1] < whole[1]:
        found = _window(slices, begin, whole, _SMALL, ratio)
        if found.end != whole and sum(chance >= _SURE for chance in found.chances) * 2 < len(found.steps):
            found = _window(slices, begin, whole, _LARGE, ratio)
        for step, chance in zip(found.steps, found.chances, strict=True):
            sure = step.bead == (1, 1) and chance >= _SURE
            if sure and before:
                yield (begin[0] + step.row - 1, begin[1] + step.column - 1), True
            before = sure
        begin = found.end
        yield begin, False


def _window(slices: tuple[Slices, Slices], begin: Node, whole: Node, size: int, ratio: float) -> _Found:
    """Return what is found in the first half of a window, or in all of it where both texts end."""
    to = min(whole[0], begin[0] + size), min(whole[1], begin[1] + size)
    a, b = (each.part(begin[side], to[side]) for side, each in enumerate(slices))
    scores = Bitexts([(a, b)], np.array([ratio])).first_scores()
    ends = _border(corners((len(a) + 1, len(b) + 1), [(len(a), len(b))]), (to[0] < whole[0], to[1] < whole[1]))
    chances = posteriors(scores, ends)
    (steps,) = best_paths(scores, ends)
    if to != whole:
        half = size // 2
        steps = tuple(step for step in steps if step.row <= half and step.column <= half) or steps[:1]
    found = tuple(float(chances[step.bead][0, step.row, step.column]) for step in steps)
    return _Found(steps, found, (begin[0] + steps[-1].row, begin[1] + steps[-1].column))


def _border(ends: Grid, goes_on: tuple[bool, bool]) -> Grid:
    """Return a window's ends, open at its lower border where the first text goes on, at its right where the second."""
    if goes_on[0]:
        ends[:, -1, :] = 0.0
    if goes_on[1]:
        ends[:, :, -1] = 0.0
    if any(goes_on):
        ends[:, 0, 0] = NOTHING
    return ends
