"""Grouping: average link by reciprocal nearest neighbours, in small made-up likenesses."""

from collections.abc import Iterable, Sequence
from itertools import combinations, product
from random import Random

import numpy as np
import scipy.sparse as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.events.grouping import JOIN, JOIN_ACROSS, average_link
from hexapla.events.linking import APART

Pair = tuple[int, int, float]


def alike(pairs: Iterable[Pair], articles: int) -> sp.csr_matrix:
    whole = np.zeros((articles, articles))
    for a, b, value in pairs:
        whole[a, b] = whole[b, a] = value
    return sp.csr_matrix(whole)


def grouped(
    pairs: Iterable[Pair], articles: int, languages: Sequence[int] = (), start: Sequence[int] = ()
) -> list[list[int]]:
    spoken = np.array(languages or [0] * articles, dtype=np.int64)
    held = np.array(start or range(articles), dtype=np.int64)
    labels = average_link(alike(pairs, articles), held, spoken).tolist()
    return sorted([k for k in range(articles) if labels[k] == label] for label in set(labels))


def between(first: Iterable[int], second: Iterable[int], value: float) -> list[Pair]:
    return [(a, b, value) for a, b in product(first, second)]


def inside(group: Iterable[int], value: float = 1.0) -> list[Pair]:
    return [(a, b, value) for a, b in combinations(group, 2)]


HERE, THERE = range(4), range(4, 8)
BOTH = [*inside(HERE), *inside(THERE)]
TWO_GROUPS = [list(HERE), list(THERE)]
ONE_GROUP = [list(range(8))]


def test_without_likeness_every_article_is_alone() -> None:
    assert grouped([], 3) == [[0], [1], [2]]
    assert grouped([], 1) == [[0]]
    assert grouped([], 0) == []


def test_two_articles_join_from_the_least_mean_on_whatever_their_languages() -> None:
    for languages in ([0, 0], [0, 1]):
        assert grouped([(0, 1, JOIN)], 2, languages) == [[0, 1]]
        assert grouped([(0, 1, JOIN - 0.01)], 2, languages) == [[0], [1]]


def test_a_lone_article_of_another_language_is_held_to_what_holds_in_one() -> None:
    group = [*inside(HERE), *between(HERE, [4], JOIN - 0.01)]
    assert grouped(group, 5, [0, 1, 2, 3, 4]) == [[0, 1, 2, 3], [4]]
    assert grouped([*inside(HERE), *between(HERE, [4], JOIN)], 5, [0, 1, 2, 3, 4]) == [[0, 1, 2, 3, 4]]


def test_one_strong_pair_does_not_join_two_groups() -> None:
    assert grouped([*BOTH, (2, 5, 0.95)], 8) == TWO_GROUPS


def test_two_groups_of_one_language_stay_apart_under_the_mean_that_joins() -> None:
    assert grouped([*BOTH, *between(HERE, THERE, JOIN - 0.01)], 8) == TWO_GROUPS
    assert grouped([*BOTH, *between(HERE, THERE, JOIN)], 8) == ONE_GROUP


def test_two_groups_of_other_languages_join_at_less() -> None:
    least = JOIN_ACROSS + (JOIN - JOIN_ACROSS) / 4
    for value, expected in ((least + 0.001, ONE_GROUP), (least - 0.001, TWO_GROUPS), (JOIN_ACROSS, TWO_GROUPS)):
        assert grouped([*BOTH, *between(HERE, THERE, value)], 8, [0] * 4 + [1] * 4) == expected


def test_the_more_languages_two_groups_share_the_more_alike_they_must_be() -> None:
    half = [0, 1, 2, 3, 0, 1, 4, 5]
    least = JOIN_ACROSS + (JOIN - JOIN_ACROSS) * 0.5
    assert grouped([*BOTH, *between(HERE, THERE, least + 0.001)], 8, half) == ONE_GROUP
    assert grouped([*BOTH, *between(HERE, THERE, least - 0.001)], 8, half) == TWO_GROUPS


def test_more_languages_than_bits_in_a_word_are_told_apart() -> None:
    for languages in ([0] * 4 + [64] * 4, [63] * 4 + [127] * 4, [65] * 4 + [1] * 4):
        assert grouped([*BOTH, *between(HERE, THERE, 0.3)], 8, languages) == ONE_GROUP
    assert grouped([*BOTH, *between(HERE, THERE, 0.3)], 8, [64] * 8) == TWO_GROUPS


def test_the_nearest_join_first() -> None:
    assert grouped([(0, 1, 0.5), (1, 2, 0.9)], 3) == [[0], [1, 2]]


def test_start_groups_are_held_whatever_is_said_of_them() -> None:
    assert grouped([(0, 2, APART)], 3, start=[0, 1, 0]) == [[0, 2], [1]]
    assert grouped([], 4, start=[7, 2, 7, 7]) == [[0, 2, 3], [1]]


def test_a_start_group_joins_others_by_its_mean() -> None:
    assert grouped([(0, 2, 0.9)], 3, start=[0, 0, 2]) == [[0, 1, 2]]
    assert grouped([(0, 2, 0.7)], 3, start=[0, 0, 2]) == [[0, 1], [2]]


def test_two_that_are_kept_apart_do_not_meet_through_a_third() -> None:
    assert grouped([(0, 1, APART), (0, 2, 0.9), (1, 2, 1.0)], 3) == [[0], [1, 2]]
    assert grouped([(0, 1, APART), (0, 2, 0.9), (1, 2, 1.0)], 3, [0, 1, 2]) == [[0], [1, 2]]


def test_one_pair_that_is_kept_apart_keeps_two_groups_apart() -> None:
    group, other = range(3), range(3, 6)
    pairs = {(a, b): value for a, b, value in [*inside(group), *inside(other), *between(group, other, 0.9)]}
    assert grouped([(a, b, value) for (a, b), value in pairs.items()], 6) == [list(range(6))]
    pairs[0, 3] = APART
    assert grouped([(a, b, value) for (a, b), value in pairs.items()], 6) == [list(group), list(other)]


@st.composite
def likenesses(draw: st.DrawFn) -> tuple[sp.csr_matrix, list[int], list[int], list[int]]:
    """Draw a likeness without ties, languages, start groups and an order of the articles."""
    articles = draw(st.integers(2, 9))
    ends = list(combinations(range(articles), 2))
    steps = draw(st.permutations(range(len(ends))))
    kept = draw(st.lists(st.booleans(), min_size=len(ends), max_size=len(ends)))
    values = [Random(step).uniform(0.05, 1.25) for step in steps]
    pairs = [(a, b, value) for (a, b), value, keep in zip(ends, values, kept, strict=True) if keep]
    languages = draw(st.lists(st.integers(0, 3), min_size=articles, max_size=articles))
    start = draw(st.lists(st.integers(0, 2 * articles), min_size=articles, max_size=articles))
    return alike(pairs, articles), languages, start, list(draw(st.permutations(range(articles))))


@settings(max_examples=150, deadline=None)
@given(likenesses())
def test_a_permutation_of_the_articles_permutes_the_answer(
    drawn: tuple[sp.csr_matrix, list[int], list[int], list[int]],
) -> None:
    matrix, languages, start, order = drawn
    labels = average_link(matrix, np.array(start), np.array(languages))
    moved = average_link(matrix[order][:, order], np.array(start)[order], np.array(languages)[order])
    together = labels[order][:, None] == labels[order][None, :]
    assert np.array_equal(moved[:, None] == moved[None, :], together)


@settings(max_examples=100, deadline=None)
@given(likenesses())
def test_labels_are_numbers_of_groups_and_what_starts_together_stays(
    drawn: tuple[sp.csr_matrix, list[int], list[int], list[int]],
) -> None:
    matrix, languages, start, _ = drawn
    labels = average_link(matrix, np.array(start), np.array(languages)).tolist()
    assert sorted(set(labels)) == list(range(len(set(labels))))
    assert len(set(zip(start, labels, strict=True))) == len(set(start))
