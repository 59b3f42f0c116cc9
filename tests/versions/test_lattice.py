import itertools
import math

import numpy as np

from hexapla.versions.beads import BEADS
from hexapla.versions.lattice import NOTHING, best_paths, corners, forward, posteriors, sure_steps


def scores(height, width, seed, count=1):
    values = np.random.default_rng(seed)
    return {bead: values.normal(size=(count, height, width)) for bead in BEADS}


def paths(height, width, row=0, column=0):
    if (row, column) == (height - 1, width - 1):
        yield ()
        return
    for m, n in BEADS:
        if row + m < height and column + n < width:
            for rest in paths(height, width, row + m, column + n):
                yield (((m, n), row + m, column + n), *rest)


def total(path, given, lattice=0):
    return sum(given[bead][lattice, row, column] for bead, row, column in path)


def test_the_sum_over_paths_is_that_of_all_paths_counted_one_by_one():
    given = scores(4, 5, 1)
    summed = forward(given, corners((4, 5)))[0, -1, -1]
    counted = math.log(sum(math.exp(total(path, given)) for path in paths(4, 5)))
    assert math.isclose(summed, counted, abs_tol=1e-9)


def test_the_best_path_is_the_best_of_all_paths():
    given = scores(4, 4, 2)
    best = max(paths(4, 4), key=lambda path: total(path, given))
    (steps,) = best_paths(given, corners((4, 4), [(3, 3)]))
    assert tuple((step.bead, step.row, step.column) for step in steps) == best


def test_a_lattice_padded_beside_others_has_the_paths_it_has_alone():
    given = scores(6, 5, 5, count=3)
    sizes = [(5, 4), (3, 2), (2, 4)]
    ends = corners((6, 5), sizes)
    chances, found = posteriors(given, ends), best_paths(given, ends)
    for lattice, (rows, columns) in enumerate(sizes):
        alone = {bead: grid[lattice : lattice + 1, : rows + 1, : columns + 1] for bead, grid in given.items()}
        end = corners((rows + 1, columns + 1), [(rows, columns)])
        assert best_paths(alone, end) == [found[lattice]]
        for bead, grid in posteriors(alone, end).items():
            assert np.allclose(grid[0], chances[bead][lattice, : rows + 1, : columns + 1], atol=1e-12)
            assert np.all(chances[bead][lattice, rows + 1 :] == 0)


def test_the_probabilities_of_what_consumes_a_sentence_sum_to_one():
    given = scores(5, 4, 3)
    chances = posteriors(given, corners((5, 4), [(4, 3)]))
    for sentence in range(4):
        over = [
            chances[m, n][0, row, column]
            for (m, n), row, column in itertools.product(BEADS, range(5), range(4))
            if row - m <= sentence < row
        ]
        assert math.isclose(sum(over), 1.0, abs_tol=1e-9)


def test_sure_steps_are_those_of_this_probability_in_order():
    given = scores(5, 4, 3)
    given[1, 1][0, 1, 1] = given[1, 2][0, 2, 3] = 50.0
    (steps,) = sure_steps(posteriors(given, corners((5, 4), [(4, 3)])), 0.9)
    assert [tuple(step) for step in steps[:2]] == [((1, 1), 1, 1), ((1, 2), 2, 3)]


def test_a_path_may_end_anywhere_on_an_open_border():
    given = scores(3, 3, 4)
    ends = np.full((1, 3, 3), NOTHING)
    ends[:, -1, :] = 0.0
    assert best_paths(given, ends)[0][-1].row == 2
