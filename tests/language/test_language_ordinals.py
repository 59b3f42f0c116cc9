"""Ordinals: those of find_numbers, and a quick no."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.language.numerals import find_numbers
from hexapla.language.ordinals import find_ordinals

VALUES = range(3, 1000)
LANGUAGES = ("en", "de", "fr", "es", "ru", "zh", "ja", "vi", "ar", "hi", "tr", "hu", None)
WORDS = (
    *("the 32nd", "12.", "3rd", "XIV", "XIIe", "siècle", "third", "twenty-fifth", "dritte", "fünfundzwanzigste"),
    *("quinto", "третий", "двадцать пятый", "第3届", "第十二", "lần thứ 5", "عاشر", "१२वां", "üçüncü", "tizedik"),
    *("on 12 March 2024", "am 3. März", "1,250", "12:30", "2e", "5º", "No. 7", "Konferenz", "met", "."),
)


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join) | st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_they_are_the_ordinals_among_all_numbers(text: str, language: str | None) -> None:
    numbers = [n for n in find_numbers(text, language) if n.kind == "ordinal" and not n.part_of_date]
    assert find_ordinals(text, language, VALUES) == [n for n in numbers if n.value in VALUES]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [("the 32nd session", "en", 32), ("XIV съезд", "ru", 14), ("第3届会议", "zh", 3), ("the tenth time", "en", 10)],
)
def test_marks_numerals_and_words_make_ordinals(text: str, language: str, value: int) -> None:
    assert [number.value for number in find_ordinals(text, language, VALUES)] == [value]


def test_values_outside_those_asked_for_are_left_out() -> None:
    assert find_ordinals("the 2nd and the 1200th", "en", VALUES) == []
