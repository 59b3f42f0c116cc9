import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.language.weekdays import weekdays


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "On Thursday the council met; it meets on Mondays.", [3, 0]),
        ("de", "Am Freitag tagte der Rat.", [4]),
        ("ru", "Совет собрался в пятницу.", [4]),
        ("fi", "Neuvosto kokoontui maanantaina.", [0]),
        ("zh", "议会星期三开会。", [2]),
        ("zh", "议会周三开会。", [2]),
        ("ja", "市議会は木曜日に開かれた。", [3]),
        ("th", "สภาประชุมวันจันทร์", [0]),
        ("ar", "اجتمع المجلس يوم الخميس", [3]),
        ("vi", "Hội đồng họp Thứ Ba tuần này.", [1]),
    ],
)
def test_weekdays_are_read_in_many_writings(language: str, text: str, days: list[int]) -> None:
    assert weekdays(text, language) == days


def test_a_name_is_read_in_its_own_language_alone() -> None:
    assert weekdays("On Thursday the council met.", "fi") == []


def test_a_word_that_begins_like_a_weekday_is_none() -> None:
    assert weekdays("The Sundance council met in Mondayville.", "en") == []


def test_a_text_of_no_known_language_names_none() -> None:
    assert weekdays("On Thursday the council met.", None) == []


@given(st.text(max_size=300), st.sampled_from(["en", "ru", "zh", "ar", "th", "pt", "sw", "hy", None]))
def test_any_text_gives_days_of_a_week(text: str, language: str | None) -> None:
    assert set(weekdays(text, language)) <= set(range(7))
