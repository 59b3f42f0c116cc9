"""Units of measure beside numbers, and quantities in two systems of units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.language.measures import Unit, converted, unit_at

MILE, FAHRENHEIT = Unit("length-mile"), Unit("temperature-fahrenheit")


@pytest.mark.parametrize(
    ("language", "text", "number", "unit"),
    [
        ("en", "some 130 miles of coast", "130", "length-mile"),
        ("sw", "maili 130 za pwani", "130", "length-mile"),
        ("ru", "в 320 км от города", "320", "length-kilometer"),
        ("zh-Hans", "约320公里", "320", "length-kilometer"),
        ("en", "130 people", "130", None),
        (None, "130 miles", "130", None),
    ],
)
def test_the_unit_beside_a_number_is_named(language, text, number, unit):
    start = text.index(number)
    found = unit_at(text, start, start + len(number), language)
    assert (found.name if found else None) == unit


@pytest.mark.parametrize(
    ("value", "unit", "other", "one"),
    [
        (200, MILE, 320, True),
        (200, MILE, 300, True),
        (200, MILE, 200, False),
        (20, Unit("length-foot"), 6, True),
        (1, Unit("length-inch"), 25, True),
        (80, FAHRENHEIT, 26, True),
        (80, FAHRENHEIT, 62, False),
        (0, MILE, 0, False),
    ],
)
def test_a_quantity_is_known_in_the_other_system(value, unit, other, one):
    assert converted(value, unit, other) is one


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60), st.sampled_from(["en", "ar", "th", "xx", None]))
def test_any_text_is_read(text, start, end, language):
    found = unit_at(text, min(start, end), max(start, end), language)
    assert found is None or found.kind
