"""Runs of digits: all of them, and the patterns that begin there."""

import re

from hypothesis import given
from hypothesis import strategies as st

from hexapla.language.digit_runs import digit_runs, matches

TEXTS = st.text(alphabet="0129.- aж")
RANGE = re.compile(r"(?<![\d.])\d{1,2}-?\d{1,2}")


@given(TEXTS)
def test_every_run_of_digits_is_listed_once(text: str) -> None:
    assert digit_runs(text) == tuple(match.start() for match in re.finditer("[0-9]+", text))


@given(TEXTS)
def test_matches_are_those_of_a_search_through_the_text(text: str) -> None:
    expected = [match.span() for match in RANGE.finditer(text)]
    assert [match.span() for match in matches(RANGE, text, digit_runs(text))] == expected
