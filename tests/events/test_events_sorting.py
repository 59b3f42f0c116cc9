"""Sorting: what NumPy's slower ways give, for any numbers."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.events.sorting import begins, distinct, ranked


@settings(deadline=None)
@given(st.lists(st.integers(-9, 9)))
def test_each_number_is_there_once_and_in_order(numbers: list[int]) -> None:
    assert distinct(np.array(numbers, dtype=np.int64)).tolist() == sorted(set(numbers))


@settings(deadline=None)
@given(st.lists(st.integers(0, 5)))
def test_a_number_begins_where_it_first_stands(numbers: list[int]) -> None:
    ordered = sorted(numbers)
    assert begins(np.array(ordered, dtype=np.int64)).tolist() == [ordered.index(one) for one in sorted(set(ordered))]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4095), st.floats(0, 2.0**90, width=32, allow_subnormal=False))))
def test_entries_are_ranked_by_row_then_weight_then_place(entries: list[tuple[int, float]]) -> None:
    rows, weights = [row for row, _ in entries], [weight for _, weight in entries]
    found = ranked(np.array(rows, dtype=np.int64), np.arange(len(rows)), np.array(weights, dtype=np.float32))
    expected = sorted((row, -weight, place) for place, (row, weight) in enumerate(entries))
    assert found[0].tolist() == [row for row, _, _ in expected]
    assert found[1].tolist() == [place for _, _, place in expected]
