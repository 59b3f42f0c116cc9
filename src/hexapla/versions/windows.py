"""Windows: pieces of the lattice of one pair of texts, what is sure in each, and what they say together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from hexapla.values.passage import Alignment
from hexapla.versions.lattice import Scores, Step

_SMALLEST = 1e-3

Node = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Window:
    """A window of one pair's lattice: its first node, the node at which the next starts, steps, probabilities.

    ``steps`` lead from the first node to the next window's where they are ``whole``; else they are the sure ones.
    """

    start: tuple[int, int]
    end: tuple[int, int]
    steps: tuple[Step, ...]
    chances: Scores
    whole: bool = True


def covers(steps: Sequence[Step], size: tuple[int, int]) -> bool:
    return sum(step.bead[0] for step in steps) == size[0] and sum(step.bead[1] for step in steps) == size[1]


def correspondence(pairs: Sequence[Sequence[Window]], widths: tuple[int, int]) -> csr_matrix:
    """Return the probability that sentence i of the one corresponds to sentence j of the other.

    The sentences of a pair, given by its windows, have the numbers from the pair's times ``widths`` on.
    """
    rows, columns, data = [], [], []
    for pair, windows in enumerate(pairs):
        for window in windows:
            top, left = pair * widths[0] + window.start[0], pair * widths[1] + window.start[1]
            height, width = (end - start + 1 for start, end in zip(window.start, window.end, strict=True))
            for (m, n), grid in window.chances.items():
                at_row, at_column = np.nonzero(grid[:height, :width] > _SMALLEST)
                for back in range(m * n):
                    rows.append(top + at_row - 1 - back // n)
                    columns.append(left + at_column - 1 - back % n)
                    data.append(grid[at_row, at_column])
    joined = (np.concatenate(data), (np.concatenate(rows), np.concatenate(columns))) if data else ([], ([], []))
    return csr_matrix(joined, shape=(len(pairs) * widths[0], len(pairs) * widths[1]))


def links_of(windows: Iterable[Window]) -> Alignment:
    links, scores = [], []
    for window in windows:
        for step in window.steps:
            (m, n), i, j = step.bead, window.start[0] + step.row, window.start[1] + step.column
            links.append((tuple(range(i - m, i)), tuple(range(j - n, j))))
            scores.append(min(1.0, float(window.chances[step.bead][step.row, step.column])))
    return Alignment(tuple(links), tuple(scores))
