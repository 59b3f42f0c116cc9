import itertools
import math

import numpy as np

from hexapla.versions.beads import BEADS
from hexapla.versions.lattice import NOTHING, best_path, corner, forward, posteriors


def scores(height, width, seed):
    values = np.random.default_rng(seed)
    return {bead: values.normal(size=(height, width)) for bead in BEADS}


def paths(height, width, row=0, column=0):
    if (row, column) == (height - 1, width - 1):
        yield ()
        return
    for m, n in BEADS:
        if row + m < height and column + n < width:
            for rest in paths(height, width, row + m, column + n):
                yield (((m, n), row + m, column + n), *rest)


def total(path, given):
    return sum(given[bead][row, column] for bead, row, column in path)


def test_the_sum_over_paths_is_that_of_all_paths_counted_one_by_one():
    given = scores(4, 5, 1)
    summed = forward(given, corner(4, 5))[-1, -1]
    counted = math.log(sum(math.exp(total(path, given)) for path in paths(4, 5)))
    assert math.isclose(summed, counted, abs_tol=1e-9)


def test_the_best_path_is_the_best_of_all_paths():
    given = scores(4, 4, 2)
    best = max(paths(4, 4), key=lambda path: total(path, given))
    steps = best_path(given, corner(4, 4, last=True))
    assert tuple((step.bead, step.row, step.column) for step in steps) == best


def test_the_probabilities_of_what_consumes_a_sentence_sum_to_one():
    given = scores(5, 4, 3)
    chances = posteriors(given, corner(5, 4, last=True))
    for sentence in range(4):
        over = [
            chances[m, n][row, column]
            for (m, n), row, column in itertools.product(BEADS, range(5), range(4))
            if row - m <= sentence < row
        ]
        assert math.isclose(sum(over), 1.0, abs_tol=1e-9)


def test_a_path_may_end_anywhere_on_an_open_border():
    given = scores(3, 3, 4)
    ends = np.full((3, 3), NOTHING)
    ends[-1, :] = 0.0
    assert best_path(given, ends)[-1].row == 2
