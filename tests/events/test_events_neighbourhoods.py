"""Neighbourhoods: how alike articles are by the others that they resemble, from made-up spreads."""

from itertools import combinations
from random import Random

import numpy as np
import scipy.sparse as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from hexapla.events.matrix import Matrix, mirrored
from hexapla.events.neighbourhoods import DIRECT, IN_ONE_LANGUAGE, LEAST, LEAST_SPREADS, NEIGHBOURS, likeness

Spread = dict[tuple[int, int], float]


def alike(spreads: Spread, articles: int, languages: list[int] | None = None) -> sp.csr_matrix:
    spoken = np.array(range(articles) if languages is None else languages, dtype=np.int64)
    above = [key for key in sorted(spreads) if spreads[key] > 0]
    ends = np.array(above, dtype=np.int64).reshape(-1, 2).T
    upper = Matrix(articles)
    values = np.array([spreads[key] for key in above], dtype=np.float32)
    upper.append(sp.coo_matrix((values, (ends[0], ends[1])), shape=(articles, articles)).tocsr())
    return likeness(mirrored(upper), spoken).between(0, articles)


def whole(spreads: Spread, articles: int, languages: list[int] | None = None) -> NDArray[np.float64]:
    return alike(spreads, articles, languages).toarray().astype(np.float64)


def clique(members: range, spread: float) -> Spread:
    return dict.fromkeys(combinations(members, 2), spread)


def test_no_pairs_are_no_likeness() -> None:
    for articles in (0, 1, 5):
        found = alike({}, articles)
        assert found.shape == (articles, articles)
        assert found.nnz == 0


def test_what_is_not_above_the_background_is_no_neighbour() -> None:
    assert alike({(0, 1): 0.0, (1, 2): -40.0}, 3).nnz == 0


def test_no_entry_is_kept_that_says_nothing() -> None:
    found = alike({(0, 1): 0.0001, (1, 2): 0.00001}, 3)
    assert (found.data > 0).all()


def test_two_articles_with_one_neighbour_each_are_alike_by_their_spreads() -> None:
    direct = 0.5 * DIRECT * np.log1p(20.0)
    assert np.allclose(whole({(0, 1): 20.0}, 2), [[0.0, 1.0 + direct], [1.0 + direct, 0.0]], atol=1e-5)


def test_who_has_no_near_neighbour_has_none() -> None:
    assert whole({(0, 1): LEAST_SPREADS / 10}, 2)[0, 1] < 0.1
    assert whole({(0, 1): LEAST_SPREADS}, 2)[0, 1] > 1.0


def test_two_that_resemble_the_same_others_are_alike_though_they_share_nothing() -> None:
    others = range(2, 6)
    same = {(a, b): 30.0 for a in (0, 1) for b in others} | clique(others, 30.0)
    found = whole(same, 6)
    assert found[0, 1] > 0.4
    assert found[2, 3] > found[0, 1]


def test_two_events_do_not_become_alike_through_a_weak_pair() -> None:
    spreads = clique(range(4), 60.0) | clique(range(4, 8), 60.0) | {(0, 4): 8.0}
    found = whole(spreads, 8)
    assert found[:4, :4][~np.eye(4, dtype=bool)].min() > 1.0
    assert found[:4, 4:].max() < 0.15


def test_neighbours_of_one_language_beyond_the_first_do_not_count() -> None:
    twins = IN_ONE_LANGUAGE + 4
    spreads = {(0, k): 40.0 - k for k in range(1, twins + 1)}
    one, many = whole(spreads, twins + 1, [0] + [1] * twins), whole(spreads, twins + 1)
    last = IN_ONE_LANGUAGE, IN_ONE_LANGUAGE + 1
    assert one[0, last[0]] > one[0, last[1]] + 0.05
    assert abs(many[0, last[0]] - many[0, last[1]]) < 0.05


def test_an_event_of_a_hundred_languages_finds_itself() -> None:
    size = NEIGHBOURS - 10
    found = whole(clique(range(size), 25.0), size)
    assert found[~np.eye(size, dtype=bool)].min() > 1.0


@st.composite
def resemblances(draw: st.DrawFn) -> tuple[Spread, list[int], list[int]]:
    """Draw spreads without ties, languages and an order of the articles."""
    articles = draw(st.integers(1, 24))
    ends = list(combinations(range(articles), 2))
    dice = Random(draw(st.integers(0, 2**32)))
    share = draw(st.floats(0.0, 1.0))
    spreads = {pair: dice.uniform(-2.0, 90.0) for pair in ends if dice.random() < share}
    languages = draw(st.lists(st.integers(0, 2), min_size=articles, max_size=articles))
    return spreads, languages, list(draw(st.permutations(range(articles))))


@settings(max_examples=80, deadline=None)
@given(resemblances())
def test_likeness_is_symmetric_positive_bounded_and_has_no_diagonal(
    drawn: tuple[Spread, list[int], list[int]],
) -> None:
    spreads, languages, _ = drawn
    matrix = alike(spreads, len(languages), languages)
    found = matrix.toarray()
    assert np.isfinite(found).all()
    assert np.array_equal(found, found.T)
    assert not found.diagonal().any()
    assert (matrix.data > 0).all()
    assert found.max(initial=0.0) <= 1.0 + 0.5 * DIRECT * np.log1p(90.0) + 1e-4


@settings(max_examples=80, deadline=None)
@given(resemblances())
def test_what_is_no_pair_is_alike_from_a_least_value_on(drawn: tuple[Spread, list[int], list[int]]) -> None:
    spreads, languages, _ = drawn
    found = whole(spreads, len(languages), languages)
    for a, b in combinations(range(len(languages)), 2):
        if spreads.get((a, b), 0.0) <= 0:
            assert found[a, b] == 0 or found[a, b] >= round(0.5 * LEAST, 5) - 1e-6


@settings(max_examples=80, deadline=None)
@given(resemblances())
def test_a_permutation_of_the_articles_permutes_the_likeness(drawn: tuple[Spread, list[int], list[int]]) -> None:
    spreads, languages, order = drawn
    place = {old: new for new, old in enumerate(order)}
    moved = {(min(place[a], place[b]), max(place[a], place[b])): value for (a, b), value in spreads.items()}
    expected = whole(spreads, len(order), languages)[order][:, order]
    found = whole(moved, len(order), [languages[k] for k in order])
    assert np.allclose(found, expected, atol=3e-5)
