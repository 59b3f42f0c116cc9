from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.language.date_resolution import resolve
from hexapla.language.dates import find_dates, find_days
from hexapla.values.article import DateValue


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on December 23, 2023"),
        ("en", "on the 23rd of December 2023"),
        ("en", "on the twenty-third of December 2023"),
        ("fr", "le 23 décembre 2023"),
        ("es", "el 23 de diciembre de 2023"),
        ("pt", "em 23 de dezembro de 2023"),
        ("it", "il 23 dicembre 2023"),
        ("de", "am 23. Dezember 2023"),
        ("nl", "op 23 december 2023"),
        ("nb", "den 23. desember 2023"),
        ("nn", "23. desember 2023"),
        ("da", "den 23. december 2023"),
        ("sv", "den 23 december 2023"),
        ("fi", "23. joulukuuta 2023"),
        ("is", "23. desember 2023"),
        ("vi", "ngày 23 tháng 12 năm 2023"),
        ("vi", "sáng 23/12/2023"),
        ("ms", "pada 23 Disember 2023"),
        ("id", "pada 23 Desember 2023"),
        ("ru", "23 декабря 2023 года"),
        ("uk", "23 грудня 2023 року"),
        ("pl", "23 grudnia 2023 r."),
        ("cs", "23. prosince 2023"),
        ("cs", "23. 12. 2023"),
        ("zh", "2023年12月23日"),
        ("zh", "二〇二三年十二月二十三日"),
        ("ja", "令和5年12月23日"),
        ("ko", "2023년 12월 23일"),
        ("ar", "٢٣ ديسمبر ٢٠٢٣"),
        ("ar", "23 كانون الأول/ديسمبر 2023"),
        ("ar", "الثالث والعشرين من ديسمبر 2023"),
        ("he", "23 בדצמבר 2023"),
        ("fa", "۲ دی ۱۴۰۲"),
        ("tr", "23 Aralık 2023'te"),
        ("th", "23 ธันวาคม 2566"),
        ("hi", "23 दिसंबर 2023"),
        ("el", "23 Δεκεμβρίου 2023"),
        ("hu", "2023. december 23-án"),
        ("lt", "2023 m. gruodžio 23 d."),
        ("lv", "2023. gada 23. decembrī"),
        ("eu", "2023ko abenduaren 23an"),
        (None, "2023-12-23"),
        (None, "23.12.2023"),
    ],
)
def test_one_day_in_any_writing(language, text):
    assert [d.date.value for d in find_dates(text, language)] == ["2023-12-23"]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("vi", "sáng 23/12", ["--12-23"]),
        ("vi", "từ 20-23/12", ["--12-20", "--12-23"]),
        ("fr", "le 1er janvier", ["--01-01"]),
        ("es", "El 6 de enero, en la capital", ["--01-06"]),
        ("nb", "Om morgenen 3. januar", ["--01-03"]),
        ("es", "en enero de 2024", ["2024-01"]),
        ("ru", "в декабре 2023 года", ["2023-12"]),
        ("vi", "tháng 12/2023", ["2023-12"]),
        ("en", "5-6 March 2024", ["2024-03-05", "2024-03-06"]),
        ("en", "March 5-6, 2024", ["2024-03-05", "2024-03-06"]),
        ("zh", "3月5日至6日", ["--03-05", "--03-06"]),
        ("en", "28 February to 3 March 2024", ["2024-02-28", "2024-03-03"]),
        ("en", "from December 30 to January 2, 2024", ["2023-12-30", "2024-01-02"]),
        ("es", "los días 5 y 6 de marzo", ["--03-05", "--03-06"]),
        ("es", "del 28 de febrero al 3 de marzo de 2024", ["2024-02-28", "2024-03-03"]),
        ("ru", "с 28 февраля по 3 марта 2024 года", ["2024-02-28", "2024-03-03"]),
        ("vi", "từ 28/2 đến 3/3/2024", ["2024-02-28", "2024-03-03"]),
        ("ar", "٥ و٦ مارس ٢٠٢٤", ["2024-03-05", "2024-03-06"]),
        ("vi", "tháng 9 năm 2024", ["2024-09"]),
        ("vi", "sáu tháng một lần", []),
        ("id", "Kamis (4/1)", ["--01-04"]),
        (None, "23 grudnia 2023 r.", ["2023-12-23"]),
        (None, "3 марта 2024 года", ["2024-03-03"]),
        ("de", "5. und 6. März 2024", ["2024-03-05", "2024-03-06"]),
        ("en", "in 2023 and for 2024", ["2023", "2024"]),
        ("en", "from 2021-2025", ["2021", "2025"]),
        ("th", "พ.ศ. 2567", ["2024"]),
    ],
)
def test_precision_is_what_was_written(language, text, values):
    assert sorted(d.date.value for d in find_dates(text, language)) == sorted(values)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "23 may attend"),
        ("en", "2,024 people"),
        ("en", "$2024"),
        ("vi", "2/3 số đại biểu"),
        ("vi", "12/CT-DL"),
        ("en", "COP2024"),
        ("en", "31 February 2023"),
        ("en", "version 1.2"),
    ],
)
def test_what_is_no_date(language, text):
    assert [d for d in find_dates(text, language) if d.date.precision == "day"] == []
    assert "2024" not in [d.date.value for d in find_dates(text, language)]


def test_a_tabular_hijri_date_says_so():
    (mention,) = find_dates("10 جمادى الآخرة 1445", "ar")
    assert mention.date.value == "2023-12-23"
    assert mention.date.inferred == "tabular Hijri calendar, may differ by a day"


def test_day_and_month_order_follows_caller_then_text_then_locale():
    assert find_dates("03/04/2024", "en")[0].date.value == "2024-03-04"
    assert find_dates("03/04/2024", "en", day_first=True)[0].date.value == "2024-04-03"
    assert find_dates("03/04/2024 and 25/12/2024", "en")[0].date.value == "2024-04-03"
    assert find_dates("03/04/2024", "fr")[0].date.value == "2024-04-03"


def test_a_day_takes_its_year_from_publication():
    day = DateValue("--12-23", "day")
    assert resolve(day, DateValue("2023-12-24", "day")).value == "2023-12-23"
    assert resolve(day, DateValue("2024-01-02", "day")).value == "2023-12-23"
    assert resolve(day, DateValue("2023-12-24", "day")).inferred == "year of publication"


def test_a_day_takes_its_year_from_a_review():
    january = resolve(DateValue("--01-03", "day"), None, (2023, 2024))
    assert january.value == "2024-01-03"
    assert january.inferred
    assert resolve(DateValue("--12-20", "day"), None, (2023, 2024)).value == "2023-12-20"


def test_what_cannot_be_said_safely_stays_unknown():
    assert resolve(DateValue("--06-10", "day"), None, (2023, 2024)) is None
    assert resolve(DateValue("--01-03", "day"), None) is None
    assert resolve(DateValue("--02-29", "day"), DateValue("2023-12-24", "day")) is None


def test_a_date_with_its_year_is_left_alone():
    whole = DateValue("2023-12-23", "day")
    assert resolve(whole, DateValue("2020-01-01", "day")) is whole


@given(st.text(max_size=200), st.sampled_from([None, "en", "vi", "zh", "ar", "fa", "th", "hu", "xx"]))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_ordered_spans_in_bounds(text, language):
    position = 0
    for mention in find_dates(text, language):
        assert position <= mention.start < mention.end <= len(text)
        position = mention.end


@given(st.dates(), st.sampled_from(["{d}.{m}.{y}", "{y}-{m:02}-{d:02}", "{y}年{m}月{d}日"]))
@settings(max_examples=80, deadline=None)
def test_numeric_dates_round_trip(day, form):
    text = form.format(d=day.day, m=day.month, y=f"{day.year:04}")
    values = [m.date.value for m in find_dates(text, "de")]
    assert values == [day.isoformat()] or not 1000 <= day.year <= 2999


@pytest.mark.parametrize("year", ["9999", "0000", "0001", "2999", "99999999999999999999"])
@pytest.mark.parametrize("language", [None, "en", "th", "fa", "ar", "he", "am", "zh", "ja", "hi"])
def test_years_that_no_news_writes_are_no_error(year: str, language: str | None) -> None:
    forms = (
        "31.12.{}",
        "{}-12-31",
        "31 December {}",
        "23-31/12/{}",
        "{}年12月31日",
        "令和{}年12月31日",
        "31 ธันวาคม {}",
        "5 رمضان {}",
    )
    found = [mention.date.value for form in forms for mention in find_dates(form.format(year), language)]
    assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}|--\d\d-\d\d", value) for value in found)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "on 12 March 2024", "2024-03-12"),
        ("vi", "ngày 23/12/2023", "2023-12-23"),
        ("zh", "二〇二三年十二月二十三日", "2023-12-23"),
        ("he", "י״א בטבת ה׳תשפ״ד", "2023-12-23"),
        ("hu", "2023. december 23-án", "2023-12-23"),
    ],
)
def test_days_of_an_article_are_read_near_their_figures_and_stand_where_they_do(
    language: str, text: str, day: str
) -> None:
    article = f"{'Havsund. ' * 40}{text}{' Havsund.' * 40} 1,250 und 2024"
    (found,) = find_days(article, language)
    assert found.date.value == day
    assert text.startswith(article[found.start : found.end]) or text.endswith(article[found.start : found.end])


@given(st.text(max_size=60), st.sampled_from(["en", "de", "zh", "ar", None]))
@settings(deadline=None)
def test_days_of_a_short_article_are_days_among_its_dates(text: str, language: str | None) -> None:
    assert all(each in find_dates(text, language) for each in find_days(text, language))


def test_days_in_words_of_an_article_are_not_read() -> None:
    assert find_days("the twelfth of March", "en") == []
