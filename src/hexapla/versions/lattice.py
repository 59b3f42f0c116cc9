"""The lattice of all alignments of two texts: sums and best paths over beads, row by row in NumPy.

A node (i, j) stands after i sentences of the one text and j of the other; a bead (m, n) leads to it from
(i - m, j - n). ``scores[bead]`` has the score of the bead that *arrives* at each node; what cannot arrive
is never read. Within a row the 0-1 beads form a chain: its sum is a running log-add of what enters the
chain, so no loop over nodes is needed.
"""

from __future__ import annotations

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


def corner(height: int, width: int, last: bool = False) -> Grid:
    """Return a grid in which only the first (or the last) node is open."""
    grid = np.full((height, width), NOTHING)
    grid[(-1, -1) if last else (0, 0)] = 0.0
    return grid


def forward(scores: Scores, starts: Grid, best: bool = False) -> Grid:
    """Return for each node the log-sum (or the maximum) over all paths that lead to it from ``starts``."""
    totals: Grid = _totals([scores], [starts], best)[0]
    return totals


def _turned(scores: Scores) -> Scores:
    """Return the scores of the lattice read from its last node to its first."""
    height, width = scores[BEADS[0]].shape
    turned: Scores = {}
    for m, n in BEADS:
        grid = np.full((height, width), NOTHING)
        if height > m and width > n:
            grid[m:, n:] = scores[m, n][::-1, ::-1][: height - m, : width - n]
        turned[m, n] = grid
    return turned


def _totals(lattices: list[Scores], starts: list[Grid], best: bool) -> Grid:
    """Return the log-sums (or maxima) of several lattices of one size, row by row of all at once."""
    height, width = starts[0].shape
    count = len(lattices)
    entering = np.empty((height, count, len(_ENTERING) + 1, width))
    for k, scores in enumerate(lattices):
        for bead, shape in enumerate(_ENTERING):
            entering[:, k, bead] = scores[shape]
            # What would come from before the first sentence does not come.
            entering[: shape[0], k, bead] = NOTHING
            entering[:, k, bead, : shape[1]] = NOTHING
        entering[:, k, -1] = starts[k]
    chains = np.zeros((height, count, width))
    for k, scores in enumerate(lattices):
        np.cumsum(scores[_ADDED][:, 1:], axis=1, out=chains[:, k, 1:])
    totals = np.zeros((height + LONGEST, count, width + LONGEST))
    from_where = _sources(count, width)
    before, flat, size = np.empty(from_where.shape), totals.reshape(-1), count * (width + LONGEST)
    join = np.maximum if best else np.logaddexp
    for row in range(height):
        arriving = entering[row]
        np.take(flat[row * size :], from_where, out=before, mode="clip")
        arriving[:, :-1] += before
        entered = np.maximum.reduce(arriving, axis=1)
        if not best:
            arriving -= entered[:, None, :]
            np.exp(arriving, out=arriving)
            entered += np.log(np.add.reduce(arriving, axis=1))
        totals[row + LONGEST, :, LONGEST:] = join.accumulate(entered - chains[row], axis=1) + chains[row]
    return np.ascontiguousarray(np.moveaxis(totals[LONGEST:, :, LONGEST:], 1, 0))


def _sources(count: int, width: int) -> NDArray[np.int64]:
    """Return, for the first row, where in the padded totals each bead of each node of each lattice comes from."""
    back = np.array([(LONGEST - m) * count * (width + LONGEST) + LONGEST - n for m, n in _ENTERING])
    lattices = np.arange(count) * (width + LONGEST)
    found: NDArray[np.int64] = lattices[:, None, None] + back[None, :, None] + np.arange(width)[None, None, :]
    return found


def posteriors(scores: Scores, ends: Grid) -> Scores:
    """Return the probability of each bead at each node it arrives at, over all paths that end in ``ends``.

    The forward-backward algorithm (Rabiner 1989).
    """
    height, width = ends.shape
    ahead, turned = _totals([scores, _turned(scores)], [corner(height, width), ends[::-1, ::-1]], best=False)
    behind = turned[::-1, ::-1]
    found: Scores = {}
    for m, n in BEADS:
        grid = np.zeros((height, width))
        if height > m and width > n:
            inner = ahead[: height - m, : width - n] + scores[m, n][m:, n:] + behind[m:, n:]
            grid[m:, n:] = np.exp(np.minimum(inner - behind[0, 0], 0.0))
        found[m, n] = grid
    return found


def sure_steps(chances: Scores, least: float) -> tuple[Step, ...]:
    """Return, in order, the beads of at least this probability (above one half, so that no two exclude each other)."""
    found = []
    for order, (bead, grid) in enumerate(chances.items()):
        rows, columns = np.nonzero(grid >= least)
        found += [(row, column, order, bead) for row, column in zip(rows.tolist(), columns.tolist(), strict=True)]
    return tuple(Step(bead, row, column) for row, column, _, bead in sorted(found))


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
