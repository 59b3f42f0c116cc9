"""Dates of publication: declared, shown, stated by an address; the order of day and month."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.articles import dates, shown_dates
from hexapla.articles.dates import (
    BEFORE_PUBLICATION,
    ORDER_BY_BODY,
    ORDER_BY_LANGUAGE,
    ORDER_BY_LINE,
    ORDER_BY_OUTLET,
    address_date,
    after_publication,
    declared_dates,
    is_after,
    order_evidence,
    read_date,
    reordered,
    visible_date,
)
from hexapla.values.article import DateValue


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023-12-23", "2023-12-23"),
        ("2023-12-23T10:30:00+07:00", "2023-12-23T10:30+07:00"),
        ("2023-12-23T10:30:00.123Z", "2023-12-23T10:30+00:00"),
        ("2023-12-23 10:30:00 UTC", "2023-12-23T10:30+00:00"),
        ("2023-12-23T10:30:00+0530", "2023-12-23T10:30+05:30"),
        ("2023-12-23T10:30", "2023-12-23T10:30"),
        ("2023-12-23T00:00:00", "2023-12-23"),
        ("2023-12-23T10:30:00+99:99", "2023-12-23T10:30"),
        ("20231223", "2023-12-23"),
        ("20231223T1030Z", "2023-12-23T10:30+00:00"),
        ("1703327400", "2023-12-23T10:30+00:00"),
        ("1703327400000", "2023-12-23T10:30+00:00"),
        ("Sat Dec 23 10:30:00 EST 2023", "2023-12-23T10:30"),
        ("Sat Dec 23 10:30:00 2023", "2023-12-23T10:30"),
        ("Sat, 23 Dec 2023 10:30:00 GMT", "2023-12-23T10:30+00:00"),
        ("Sat, 23 Dec 2023 10:30:00 +0700", "2023-12-23T10:30+07:00"),
        ("Sat Dec 23 2023 10:30:00 GMT+0000 (Coordinated Universal Time)", "2023-12-23T10:30+00:00"),
        ("December 23, 2023", "2023-12-23"),
        ("23 tháng 12, 2023", "2023-12-23"),
    ],
)
def test_declared_forms(text: str, value: str) -> None:
    found = read_date(text, "vi", "meta")
    assert found is not None
    assert (found.value, found.read_from) == (value, "meta")


@pytest.mark.parametrize(
    "text",
    [
        *("1970-01-01T00:00:00Z", "0001-01-01T00:00:00", "1900-01-01", "0000-00-00", "2023-02-30", "9999-12-31"),
        *("2023", "", "soon", "1000000000000000000000", "2 hours ago"),
    ],
)
def test_default_values_and_what_is_no_day(text: str) -> None:
    assert read_date(text, "en", "meta") is None


def test_precision_goes_with_the_value() -> None:
    assert read_date("2023-12-23T10:30Z", "en", "meta") == DateValue("2023-12-23T10:30+00:00", "minute", None, "meta")
    assert read_date("2023-12-23", "en", "meta") == DateValue("2023-12-23", "day", None, "meta")


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://merovar-post.example/2023/12/23/talks-close", "2023-12-23"),
        ("https://merovar-post.example/news/20231223-talks", "2023-12-23"),
        ("https://merovar-post.example/news/2023-12-23_talks.html", "2023-12-23"),
        ("https://merovar-post.example/2023/13/23/talks", None),
        ("https://merovar-post.example/2023/02/30/talks", None),
        ("https://merovar-post.example/articles/120231223991", None),
        ("https://merovar-post.example/2023/12/talks", None),
        (None, None),
    ],
)
def test_dates_in_addresses(url: str | None, value: str | None) -> None:
    found = address_date(url)
    assert (found.value if found else None) == value
    assert found is None or found.read_from == "address"


def test_the_claim_that_agrees_with_the_address_goes_first() -> None:
    claims = (("2024-03-01T08:00Z", "json-ld"), ("1970-01-01", "meta"), ("2023-12-23T23:30Z", "meta"))
    assert [date.value[:10] for date in declared_dates(claims, "en")] == ["2024-03-01", "2023-12-23"]
    stated = DateValue("2023-12-24", "day", None, "address")
    found = [(date.value[:10], date.read_from) for date in declared_dates(claims, "en", stated)]
    assert found == [("2023-12-23", "meta"), ("2024-03-01", "json-ld")]


def test_what_lies_behind_the_fetch_is_told() -> None:
    day = DateValue("2023-12-23", "day")
    assert is_after(day, "2023-12-21T23:00:00Z")
    assert not is_after(day, "2023-12-22T23:00:00Z")
    assert not is_after(day, None)
    assert not is_after(day, "yesterday")
    assert not is_after(DateValue("2023", "year"), "2023-06-01")


def test_a_change_before_publication_is_kept_and_says_so() -> None:
    published = DateValue("2023-12-23", "day", None, "meta")
    day_before, month_before = DateValue("2023-12-22", "day"), DateValue("2023-11-22", "day")
    assert after_publication(day_before, published) is day_before
    assert after_publication(month_before, published).inferred == BEFORE_PUBLICATION
    assert after_publication(month_before, None) is month_before
    assert after_publication(None, published) is None


@pytest.mark.parametrize(
    ("text", "language", "order"),
    [
        ("23/12/2023 10:30", "vi", "day first"),
        ("12/23/2023", "en", "month first"),
        ("23.12.2023", "de", "day first"),
        ("٢٣/١٢/٢٠٢٣", "ar", "day first"),
        ("03/04/2024", "en", None),
        ("03/04/2024 – 25/04/2024", "en", "day first"),
        ("2023-12-23", "en", None),
        ("23 December 2023", "en", None),
        ("no date at all", "en", None),
    ],
)
def test_what_a_printed_date_says_of_the_order(text: str, language: str, order: str | None) -> None:
    assert order_evidence(text, language) == order


def test_a_doubtful_date_keeps_its_print_and_says_why_it_was_read_so() -> None:
    english, french = visible_date("03/04/2024", "en"), visible_date("Publié le 03/04/2024", "fr")
    assert (english.value, english.inferred, english.shown) == ("2024-03-04", ORDER_BY_LANGUAGE, "03/04/2024")
    assert (french.value, french.inferred, french.shown) == ("2024-04-03", ORDER_BY_LANGUAGE, "03/04/2024")
    assert visible_date("23/12/2023", "en").shown is None
    assert visible_date("04/04/2024", "en").shown is None
    line = visible_date("03/04/2024, updated 25/04/2024", "en")
    assert (line.value, line.inferred) == ("2024-04-03", ORDER_BY_LINE)


def test_the_body_settles_the_order() -> None:
    found = visible_date("03/04/2024", "en", "text", "The ministers met on 3 April in Vinh Ha.")
    assert (found.value, found.inferred) == ("2024-04-03", ORDER_BY_BODY)
    kept = visible_date("03/04/2024", "en", "text", "The ministers met on March 4 in Vinh Ha.")
    assert (kept.value, kept.inferred) == ("2024-03-04", ORDER_BY_BODY)


def test_an_outlets_order_rereads_a_doubtful_date_only() -> None:
    doubtful = visible_date("03/04/2024", "en", "text")
    assert reordered(doubtful, "en", True) == DateValue("2024-04-03", "day", ORDER_BY_OUTLET, "text", "03/04/2024")
    assert reordered(doubtful, "en", False).value == "2024-03-04"
    clear = visible_date("5 May 2024", "en")
    assert reordered(clear, "en", True) is clear


def test_of_two_calendars_the_exact_one_is_read() -> None:
    found = visible_date("10 جمادى الآخرة 1445 هـ الموافق 23 ديسمبر 2023", "ar")
    assert (found.value, found.inferred) == ("2023-12-23", None)


@pytest.mark.parametrize(
    ("language", "texts", "published", "modified"),
    [
        ("en", ["Updated 24 Dec 2023", "Published 23 Dec 2023"], "2023-12-23", "2023-12-24"),
        ("en", ["Published 23 Dec 2023, updated 24 Dec 2023"], "2023-12-23", "2023-12-24"),
        ("en", ["Last updated:", "24 December 2023", "23 December 2023"], "2023-12-23", "2023-12-24"),
        ("ja", ["公開 2023-12-23 更新 2023-12-24"], "2023-12-23", "2023-12-24"),
        ("ko", ["입력 2023-12-23 10:00 | 수정 2023-12-24 11:00"], "2023-12-23", "2023-12-24"),
        ("fr", ["Publié le 23/12/2023 – Mis à jour le 24/12/2023"], "2023-12-23", "2023-12-24"),
        ("hi", ["Dec 23, 2023"], "2023-12-23", None),
        ("de", ["Stand: 23.12.2023"], "2023-12-23", None),
        ("en", ["2 hours ago", "yesterday", "© 2023 The Merovar Post"], None, None),
        ("en", [], None, None),
    ],
)
def test_publication_and_change_are_told_apart(
    language: str, texts: list[str], published: str | None, modified: str | None
) -> None:
    found = shown_dates.read(texts, language, "")
    assert [date and date.value for date in (found.published, found.modified)] == [published, modified]
    assert found.only_change is None


def test_a_change_alone_stands_for_publication_and_says_so() -> None:
    found = shown_dates.read(["Cập nhật: 23/12/2023 10:30"], "vi", "")
    assert (found.published, found.modified.value) == (None, "2023-12-23")
    assert (found.only_change.value, found.only_change.inferred) == ("2023-12-23", shown_dates.ONLY_CHANGE)


def test_nothing_shown_behind_the_fetch_is_believed() -> None:
    found = shown_dates.read(["The launch: 1 May 2031", "23 December 2023"], "en", "", "2023-12-24T08:00:00Z")
    assert found.published.value == "2023-12-23"


@given(st.text(max_size=120), st.sampled_from([None, "en", "vi", "ar", "th", "zh"]))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_plausible_date_or_none(text: str, language: str | None) -> None:
    for found in (read_date(text, language, "meta"), visible_date(text, language, "text", text), address_date(text)):
        if found is not None:
            assert dates.FIRST_YEAR <= int(found.value[:4]) <= dates.LAST_YEAR
            assert reordered(found, language, True).precision == found.precision
    order_evidence(text, language)
    shown_dates.read([text, text[::-1]], language, text)
