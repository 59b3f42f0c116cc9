"""The lattice of all alignments of two texts: sums and best paths over beads, row by row in NumPy.

A node (i, j) stands after i sentences of the one text and j of the other; a bead (m, n) leads to it from
(i - m, j - n). ``scores[bead]`` has the score of the bead that *arrives* at each node; what cannot arrive
is never read. Within a row the 0-1 beads form a chain: its sum is a running log-add of what enters the
chain, so no loop over nodes is needed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hexapla.versions.beads import BEADS

Grid = NDArray[np.float64]
Scores = dict[tuple[int, int], Grid]
NOTHING = -1e30
_ADDED = (0, 1)


@dataclass(frozen=True, slots=True)
class Step:
    """A bead and the node (``row``, ``column``) at which it arrives."""

    bead: tuple[int, int]
    row: int
    column: int


def corner(height: int, width: int, last: bool = False) -> Grid:
    """Return a grid in which only the first (or the last) node is open."""
    grid = np.full((height, width), NOTHING)
    grid[(-1, -1) if last else (0, 0)] = 0.0
    return grid


def forward(scores: Scores, starts: Grid, best: bool = False) -> Grid:
    """Return for each node the log-sum (or the maximum) over all paths that lead to it from ``starts``."""
    height, width = starts.shape
    totals = np.full((height, width), NOTHING)
    join = np.maximum if best else np.logaddexp
    for row in range(height):
        entered = starts[row].copy()
        for m, n in BEADS:
            if 0 < m <= row and n < width:
                arriving = totals[row - m, : width - n] + scores[m, n][row, n:]
                join(entered[n:], arriving, out=entered[n:])
        chain = np.concatenate(([0.0], np.cumsum(scores[_ADDED][row, 1:])))
        totals[row] = join.accumulate(entered - chain) + chain
    return totals


def backward(scores: Scores, ends: Grid) -> Grid:
    """Return for each node the log-sum over all paths that lead from it to ``ends``."""
    height, width = ends.shape
    turned: Scores = {}
    for m, n in BEADS:
        grid = np.full((height, width), NOTHING)
        if height > m and width > n:
            grid[m:, n:] = scores[m, n][::-1, ::-1][: height - m, : width - n]
        turned[m, n] = grid
    return forward(turned, ends[::-1, ::-1])[::-1, ::-1]


def posteriors(scores: Scores, ends: Grid) -> Scores:
    """Return the probability of each bead at each node it arrives at, over all paths that end in ``ends``.

    The forward-backward algorithm (Rabiner 1989).
    """
    height, width = ends.shape
    ahead = forward(scores, corner(height, width))
    behind = backward(scores, ends)
    found: Scores = {}
    for m, n in BEADS:
        grid = np.zeros((height, width))
        if height > m and width > n:
            inner = ahead[: height - m, : width - n] + scores[m, n][m:, n:] + behind[m:, n:]
            grid[m:, n:] = np.exp(np.minimum(inner - behind[0, 0], 0.0))
        found[m, n] = grid
    return found


def best_path(scores: Scores, ends: Grid) -> tuple[Step, ...]:
    """Return the steps of the path of highest score that ends in ``ends`` (Viterbi 1967)."""
    height, width = ends.shape
    totals = forward(scores, corner(height, width), best=True)
    row, column = divmod(int(np.argmax(totals + ends)), width)
    steps = []
    while row or column:
        arriving = [
            (totals[row - m, column - n] + scores[m, n][row, column], -order)
            for order, (m, n) in enumerate(BEADS)
            if row >= m and column >= n
        ]
        bead = BEADS[-max(arriving)[1]]
        steps.append(Step(bead, row, column))
        row, column = row - bead[0], column - bead[1]
    return tuple(reversed(steps))
