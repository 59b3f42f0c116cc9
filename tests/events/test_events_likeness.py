"""Likeness: the order of what two texts share."""

from hypothesis import given
from hypothesis import strategies as st

from hexapla.events.likeness import Order, Trail, order
from hexapla.events.likeness import trail as trail_of
from hexapla.events.tally import tally

EN = "Montalvo of Quintara and Halvorsdatter of Skarvland signed 18 articles over 4,250 kilometres in Puerto Albor."
DE = "Montalvo aus Quintara und Halvorsdatter aus Skarvland zeichneten 18 Artikel über 4.250 Kilometer in Puerto Albor."


def trail(text: str) -> Trail:
    return trail_of(tally(text).marks.tolist())


def test_a_translation_keeps_the_order_of_names_and_figures() -> None:
    found = order(trail(EN), trail(DE))
    assert (found.in_order, found.shared >= 6, found.drift < 0.1) == (1.0, True, True)


def test_the_same_marks_in_another_order_are_less_in_order() -> None:
    turned = " ".join(reversed(EN.rstrip(".").split()))
    assert order(trail(EN), trail(turned)).in_order < 0.5


def test_figures_are_compared_by_value_in_any_digits() -> None:
    assert order(trail("٤٢٥٠ and 18"), trail("4,250 18")).shared == 2


def test_texts_without_common_marks_share_nothing() -> None:
    assert order(trail(""), trail(EN)) == Order(0, 0.0, 1.0)


def test_a_mark_that_stands_twice_is_in_no_trail_and_counts_for_its_length() -> None:
    assert trail_of([7, 3, 7, 5]) == Trail({3: 1, 5: 3}, frozenset({3, 5}), 4)


@given(st.text(max_size=200), st.text(max_size=200))
def test_order_and_drift_are_shares(a: str, b: str) -> None:
    found = order(trail(a), trail(b))
    assert 0.0 <= found.in_order <= 1.0
    assert 0.0 <= found.drift <= 1.0
