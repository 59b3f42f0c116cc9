"""Editions: which pairs count one thing differently, as one pair at a time says it."""

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.events.editions import Editions, same_thing
from hexapla.events.signals import UNKNOWN, Edition

WORDS = st.frozensets(st.integers(0, 5), max_size=4)
COUNTED = st.lists(st.builds(Edition, st.integers(3, 7), WORDS), max_size=3, unique_by=lambda one: one.value)


@settings(deadline=None)
@given(st.lists(COUNTED, min_size=2, max_size=8))
def test_pairs_are_at_odds_that_count_what_is_called_alike_and_share_no_ordinal(counted: list[list[Edition]]) -> None:
    editions = Editions()
    for each in counted:
        editions.append(each)
    pairs = np.array(list(combinations(range(len(counted)), 2)))
    expected = [
        bool(a) and bool(b) and not {x.value for x in a} & {y.value for y in b} and same_thing(a[0], b[0])
        for a, b in combinations(counted, 2)
    ]
    assert editions.at_odds(pairs[:, 0], pairs[:, 1]).tolist() == expected
    assert editions.counted.tolist() == [each[0].value if each else UNKNOWN for each in counted]


def test_of_no_articles_nothing_is_known() -> None:
    assert Editions().counted.tolist() == []
    nothing = np.zeros(0, dtype=np.int64)
    assert Editions().at_odds(nothing, nothing).tolist() == []
