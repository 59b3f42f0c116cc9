from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.language.calendars import CALENDARS, TABULAR_HIJRI
from hexapla.language.dates import find_dates


@pytest.mark.parametrize(
    ("calendar", "day", "gregorian"),
    [
        ("jalali", (1402, 10, 2), date(2023, 12, 23)),
        ("jalali", (1403, 1, 1), date(2024, 3, 20)),
        ("hijri", (1445, 6, 10), date(2023, 12, 23)),
        ("hebrew", (5784, 1, 1), date(2023, 9, 16)),
        ("hebrew", (5784, 4, 10), date(2023, 12, 22)),
        ("hebrew", (5784, 8, 15), date(2024, 4, 23)),
        ("hebrew", (5785, 1, 1), date(2024, 10, 3)),
        ("ethiopic", (2016, 1, 1), date(2023, 9, 12)),
        ("ethiopic", (2016, 4, 13), date(2023, 12, 23)),
        ("coptic", (1740, 1, 1), date(2023, 9, 12)),
        ("saka", (1945, 10, 2), date(2023, 12, 23)),
        ("saka", (1946, 1, 1), date(2024, 3, 21)),
    ],
)
def test_known_days_of_other_calendars(calendar: str, day: tuple[int, int, int], gregorian: date) -> None:
    assert CALENDARS[calendar].to_gregorian(*day) == gregorian


@pytest.mark.parametrize("name", sorted(CALENDARS))
@given(st.integers(-10, 7000), st.integers(-2, 15), st.integers(-2, 35))
@settings(max_examples=200, deadline=None)
def test_any_numbers_give_a_day_or_nothing(name: str, year: int, month: int, day: int) -> None:
    found = CALENDARS[name].to_gregorian(year, month, day)
    assert found is None or isinstance(found, date)


@pytest.mark.parametrize("name", sorted(CALENDARS))
def test_the_days_of_a_year_follow_one_another(name: str) -> None:
    """Never back; a 30th day of a short Hijri month is the 1st of the next, for the moon may be seen later."""
    calendar = CALENDARS[name]
    for year in list(calendar.years)[5:-5:17]:
        ordinals = [
            found.toordinal()
            for month in range(1, 14)
            for day in range(1, 33)
            if (found := calendar.to_gregorian(year, month, day)) is not None
        ]
        assert ordinals == sorted(ordinals)
        assert name == "hijri" or len(set(ordinals)) == len(ordinals)
        assert ordinals[-1] - ordinals[0] in range(352, 386)


def test_a_lunar_day_says_that_it_is_reckoned() -> None:
    (mention,) = find_dates("10 Jumada al-Thani 1445", "en")
    assert (mention.date.value, mention.date.inferred) == ("2023-12-23", TABULAR_HIJRI)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "10 Tevet 5784", "2023-12-22"),
        ("he", "10 בטבת 5784", "2023-12-22"),
        ("he", "י״א בטבת ה׳תשפ״ד", "2023-12-23"),
        ("he", 'יום שבת, י"א בטבת תשפ"ד', "2023-12-23"),
        ("he", "א׳ בתשרי ה'תשפ\"ה", "2024-10-03"),
        ("he", "ט״ז באדר ב׳ תשפ״ד", "2024-03-26"),
        ("he", "ל״ט בטבת תשפ״ד", None),
        ("hi", "2 पौष 1945", "2023-12-23"),
        ("ar", "13 كيهك 1740", "2023-12-23"),
        ("am", "ታኅሣሥ 13 ቀን 2016", "2023-12-23"),
        ("fa", "۱۴۰۲/۱۰/۰۲", "2023-12-23"),
        ("th", "23 ธ.ค. 66", "2023-12-23"),
        ("th", "23/12/66", "2023-12-23"),
        ("th", "5 พ.ค. 80 คน", "--05-05"),
        ("zh", "中華民國一百一十二年十二月二十三日", "2023-12-23"),
        ("en", "10 Ramadan", None),
        ("en", "10 Tevet 2023", None),
    ],
)
def test_days_of_other_calendars_in_text(language: str, text: str, value: str | None) -> None:
    days = [m.date.value for m in find_dates(text, language) if m.date.precision == "day"]
    assert days == ([value] if value else [])
