import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.editions.wording import (
    apart,
    clip,
    day,
    decimal,
    in_languages,
    language_name,
    listed,
    number,
    own_name,
    percent,
    sound,
    span_of_days,
)
from hexapla.values.article import DateValue
from hexapla.values.fact import DateFact


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2023", "2023"),
        ("2023-12", "December 2023"),
        ("2023-12-23", "23 December 2023"),
        ("2023-12-23T10:00+07:00", "23 December 2023, 10:00"),
        ("soon", "soon"),
    ],
)
def test_a_date_is_shown_as_precisely_as_it_is_known(value, shown):
    assert day(DateValue(value, "day")) == shown


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2023-12-14", "2023-12-20", "14–20 December 2023"),
        ("2023-11-30", "2023-12-02", "30 November\u2009–\u20092 December 2023"),
        ("2023-12-30", "2024-01-02", "30 December 2023\u2009–\u20092 January 2024"),
        ("2023-12-20", "2023-12-20", "20 December 2023"),
        ("2023-12", "2024", "December 2023\u2009–\u20092024"),
    ],
)
def test_the_days_of_an_event_are_one_phrase(start, end, shown):
    assert span_of_days(DateFact(start, "day", ()), DateFact(end, "day", ())) == shown


def test_an_event_with_one_date_has_that_date():
    assert span_of_days(None, DateFact("2024-01-03", "day", ())) == "3 January 2024"
    assert span_of_days(None, None) == ""


def test_large_numbers_are_put_in_words_only_where_nothing_is_lost():
    assert [number(n) for n in (5, 1250, 8.4, 1_350_000_000, 1_350_000_001, 2_000_000)] == [
        "5", "1,250", "8.4", "1.35 billion", "1,350,000,001", "2 million",
    ]  # fmt: skip


def test_a_number_of_any_length_is_written():
    assert number(10**30 - 1) == ",".join(["999"] * 10)
    assert number(-(2**64)) == "-18,446,744,073,709,551,616"
    assert number(1e-30) == f"0.{'0' * 29}1"
    assert number(1.5e300).endswith(" trillion")


def test_languages_are_named_in_themselves():
    assert [own_name(tag) for tag in ("vi", "nb", "zh", "qqq", None)] == [
        "Tiếng Việt",
        "norsk bokmål",
        "中文",
        "qqq",
        "?",
    ]
    assert language_name("ar") == "Arabic"


def test_the_interface_language_comes_first_then_the_order_given():
    words = in_languages({"vi": "a", "fr": "b", "en-GB": "c", "ar": "d", "de": " "}, ("fr",))
    assert [(word.language, word.direction) for word in words] == [
        ("en-GB", "ltr"), ("fr", "ltr"), ("ar", "rtl"), ("vi", "ltr"),
    ]  # fmt: skip


@given(st.text(), st.integers(1, 50))
def test_a_clipped_text_is_short_and_begins_as_it_did(text, length):
    kept = clip(text, length)
    assert len(kept) <= length + 2
    assert text.startswith(kept.removesuffix(" …")) or kept == text


@given(st.text())
def test_sound_text_can_be_written_and_keeps_its_length(text):
    shown = sound(text)
    assert len(shown) == len(text)
    assert "\x00" not in shown
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "23 December 2023, 16:05"),
        ("fr", "23 décembre 2023, 16:05"),
        ("vi", "16:05 23 tháng 12, 2023"),
        ("ar", "23 ديسمبر 2023، 4:05 م"),
    ],
)
def test_a_time_is_told_as_the_language_tells_it(language, shown):
    assert day("2023-12-23T16:05+07:00", language) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "a, b and c"), ("fr", "a, b et c"), ("vi", "a, b và c"), ("nb", "a, b og c"), ("ar", "a وb وc")],
)
def test_a_list_is_joined_as_the_language_joins_it(language, shown):
    assert listed(["a", "b", "c"], language) == shown


def test_what_a_list_joins_is_escaped_unless_it_is_markup():
    assert listed(["<a>", apart("<b>")]) == '&lt;a&gt; and <bdi dir="auto">&lt;b&gt;</bdi>'
    assert not listed([])


def test_shares_and_hundredths_are_written_as_the_language_writes_them():
    assert [decimal(0.5, language) for language in ("en", "fr")] == ["0.50", "0,50"]
    assert [percent("35", language) for language in ("en", "fr")] == ["35%", "35\xa0%"]
