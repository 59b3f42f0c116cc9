"""The lattices of all alignments of pairs of texts: sums and best paths over beads, row by row in NumPy.

A node (i, j) stands after i sentences of the one text and j of the other; a bead (m, n) leads to it from
(i - m, j - n). ``scores[bead]`` has, for each of several lattices padded to one size, the score of the bead that
*arrives* at each node; what cannot arrive is never read. Within a row the 0-1 beads form a chain: its sum is a
running log-add of what enters the chain, so no loop over nodes is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hexapla.versions.beads import BEADS, LONGEST

Grid = NDArray[np.float64]
Scores = dict[tuple[int, int], Grid]
NOTHING = -1e30
_ADDED = (0, 1)
# Beads that enter a row from a row before it.
_ENTERING = tuple(bead for bead in BEADS if bead[0])


class Step(NamedTuple):
    """A bead and the node (``row``, ``column``) at which it arrives."""

    bead: tuple[int, int]
    row: int
    column: int


def corners(shape: tuple[int, int], sizes: Sequence[tuple[int, int]] | None = None, count: int = 1) -> Grid:
    """Return grids in which one node is open: the first, or that after all sentences (``sizes``) of each lattice."""
    grid = np.full((len(sizes) if sizes else count, *shape), NOTHING)
    if sizes:
        rows, columns = zip(*sizes, strict=True)
        grid[np.arange(len(sizes)), rows, columns] = 0.0
    else:
        grid[:, 0, 0] = 0.0
    return grid


def forward(scores: Scores, starts: Grid, best: bool = False) -> Grid:
    """Return for each node the log-sum (or the maximum) over all paths that lead to it from ``starts``."""
    count, height, width = starts.shape
    entering = np.full((height, count, len(_ENTERING) + 1, width), NOTHING)
    for bead, (m, n) in enumerate(_ENTERING):
        if m < height and n < width:
            # What would come from before the first sentence does not come.
            entering[m:, :, bead, n:] = np.moveaxis(scores[m, n], 0, 1)[m:, :, n:]
    entering[:, :, -1] = np.moveaxis(starts, 0, 1)
    chains = np.zeros((height, count, width))
    np.cumsum(np.moveaxis(scores[_ADDED], 0, 1)[:, :, 1:], axis=2, out=chains[:, :, 1:])
    totals = np.zeros((height + LONGEST, count, width + LONGEST))
    join = np.maximum if best else np.logaddexp
    for row in range(height):
        arriving = entering[row]
        for bead, (m, n) in enumerate(_ENTERING):
            arriving[:, bead] += totals[row + LONGEST - m, :, LONGEST - n : LONGEST - n + width]
        entered = arriving.max(axis=1)
        if not best:
            arriving -= entered[:, None, :]
            np.exp(arriving, out=arriving)
            entered += np.log(arriving.sum(axis=1))
        entered -= chains[row]
        totals[row + LONGEST, :, LONGEST:] = join.accumulate(entered, axis=1) + chains[row]
    return np.ascontiguousarray(np.moveaxis(totals[LONGEST:, :, LONGEST:], 1, 0))


def posteriors(scores: Scores, ends: Grid) -> Scores:
    """Return the probability of each bead at each node it arrives at, over all paths that end in ``ends``.

    The forward-backward algorithm (Rabiner 1989).
    """
    count, height, width = ends.shape
    both = {bead: np.concatenate((grid, _turned(grid, bead))) for bead, grid in scores.items()}
    totals = forward(both, np.concatenate((corners((height, width), count=count), ends[:, ::-1, ::-1])))
    ahead, behind = totals[:count], totals[count:, ::-1, ::-1]
    found: Scores = {}
    for m, n in BEADS:
        grid = np.zeros(ends.shape)
        if height > m and width > n:
            inner = ahead[:, : height - m, : width - n] + scores[m, n][:, m:, n:] + behind[:, m:, n:]
            inner -= behind[:, :1, :1]
            np.exp(np.minimum(inner, 0.0, out=inner), out=grid[:, m:, n:])
        found[m, n] = grid
    return found


def _turned(grid: Grid, bead: tuple[int, int]) -> Grid:
    """Return the scores of a bead in the lattices read from their last nodes to the first."""
    (m, n), (_, height, width) = bead, grid.shape
    turned = np.full(grid.shape, NOTHING)
    if height > m and width > n:
        turned[:, m:, n:] = grid[:, m:, n:][:, ::-1, ::-1]
    return turned


def sure_steps(chances: Scores, least: float) -> list[tuple[Step, ...]]:
    """Return, in order, the beads of at least this probability (above one half, so that no two exclude each other)."""
    found: list[list[Step]] = [[] for _ in range(len(chances[1, 1]))]
    for bead, grid in chances.items():
        for lattice, row, column in np.argwhere(grid >= least).tolist():
            found[lattice].append(Step(bead, row, column))
    return [tuple(sorted(steps, key=_place)) for steps in found]


def _place(step: Step) -> tuple[int, int]:
    return step.row, step.column


def best_paths(scores: Scores, ends: Grid) -> list[tuple[Step, ...]]:
    """Return the steps of each lattice's path of highest score that ends in ``ends`` (Viterbi 1967)."""
    count, height, width = ends.shape
    totals = forward(scores, corners((height, width), count=count), best=True)
    last = np.argmax((totals + ends).reshape(count, -1), axis=1).tolist()
    return [_best_path(scores, totals, lattice, divmod(node, width)) for lattice, node in enumerate(last)]


def _best_path(scores: Scores, totals: Grid, lattice: int, end: tuple[int, int]) -> tuple[Step, ...]:
    row, column = end
    steps = []
    while row or column:
        arriving = [
            (totals[lattice, row - m, column - n] + scores[m, n][lattice, row, column], -order)
            for order, (m, n) in enumerate(BEADS)
            if row >= m and column >= n
        ]
        bead = BEADS[-max(arriving)[1]]
        steps.append(Step(bead, row, column))
        row, column = row - bead[0], column - bead[1]
    return tuple(reversed(steps))
