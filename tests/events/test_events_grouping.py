"""Grouping: average link by reciprocal nearest neighbours."""

import numpy as np

from hexapla.events.grouping import average_link, reassigned, symmetric


def grouped(pairs: list[tuple[int, int, float]], articles: int, languages: list[int] | None = None) -> list[int]:
    first, second, score = (np.array(part) for part in zip(*pairs, strict=True))
    spoken = np.array(languages or [0] * articles)
    return average_link(symmetric(first, second, score, articles), np.arange(articles), spoken).tolist()


def test_groups_form_where_the_mean_is_high() -> None:
    assert grouped([(0, 1, 3.0), (2, 3, 3.0), (0, 2, -2.0)], 4) == [0, 0, 1, 1]


INSIDE = [(a + 4 * group, b + 4 * group, 4.0) for group in (0, 1) for a in range(4) for b in range(a + 1, 4)]


def test_one_strong_pair_does_not_join_two_groups() -> None:
    assert grouped([*INSIDE, (2, 5, 4.0)], 8) == [0, 0, 0, 0, 1, 1, 1, 1]


def test_siblings_of_one_language_stay_apart_and_other_languages_join() -> None:
    across = [(a, b, 1.0) for a in range(4) for b in range(4, 8)]
    assert grouped([*INSIDE, *across], 8) == [0, 0, 0, 0, 1, 1, 1, 1]
    assert grouped([*INSIDE, *across], 8, list(range(8))) == [0] * 8


def test_linked_pages_start_together() -> None:
    scores = symmetric(np.array([0]), np.array([1]), np.array([-5.0]), 3)
    assert average_link(scores, np.array([0, 1, 0]), np.zeros(3, dtype=int)).tolist() == [0, 1, 0]


def test_an_article_moves_where_it_scores_higher() -> None:
    pairs = [(0, 1, 0.5), (0, 2, 4.0), (0, 3, 4.0), (2, 3, 4.0)]
    first, second, score = (np.array(part) for part in zip(*pairs, strict=True))
    labels = reassigned(symmetric(first, second, score, 4), np.array([0, 0, 1, 1]), np.arange(4))
    assert labels.tolist() == [1, 0, 1, 1]
