"""Every locale's own date patterns are read back, and a table of ways to write one day."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest
from babel import Locale, localedata
from babel.dates import format_date

from hexapla.language.dates import find_dates

FORMS = [
    line.split("\t")
    for line in (Path(__file__).parent / "date_forms.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
DAYS = [
    *(date(2023, 12, 23), date(2024, 1, 3), date(2024, 2, 29), date(2022, 3, 31), date(2020, 4, 9), date(2021, 5, 5)),
    *(
        date(2019, 6, 17),
        date(2018, 7, 8),
        date(2017, 8, 30),
        date(2016, 9, 12),
        date(2015, 10, 11),
        date(2014, 11, 28),
    ),
]
WIDTHS = ("full", "long", "medium", "short")
# Jola-Fonyi shortens June and July to names that differ by an accent alone.
SAME_NAMES = {"dyo", "dyo-SN"}


def has_placeholder(locale: Locale) -> bool:
    """Say whether CLDR has only placeholders ("M12") for some month names of a locale: nobody writes those."""
    names = (name for width in ("wide", "abbreviated") for name in locale.months["format"][width].values())
    return any(name.startswith("M") and name[1:].isdecimal() for name in names)


def locales() -> list[Locale]:
    found = [Locale.parse(name) for name in localedata.locale_identifiers() if name != "root"]
    return [locale for locale in found if not has_placeholder(locale)]


def test_every_locale_reads_back_its_own_patterns() -> None:
    wrong = []
    # All widths of a locale one after the other: what CLDR says of it is read once.
    for position, locale in enumerate(locales()):
        tag = str(locale).replace("_", "-")
        for width, step in itertools.product(WIDTHS, (0, 5)):
            day = DAYS[(position + step) % len(DAYS)]
            text = format_date(day, width, locale=locale)
            values = [mention.date.value for mention in find_dates(text, tag)]
            if values != [day.isoformat()] and tag not in SAME_NAMES:
                wrong.append((tag, text, values))
    assert wrong == []


def test_there_are_many_locales_to_read() -> None:
    assert len(locales()) > 700


@pytest.mark.parametrize(("language", "text"), FORMS)
def test_one_day_in_many_forms(language: str, text: str) -> None:
    assert [mention.date.value for mention in find_dates(text, language)] == ["2023-12-23"]


def test_the_table_has_many_languages() -> None:
    assert len(FORMS) >= 220
    assert len({language for language, _ in FORMS}) >= 110


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "2 hours ago"),
        ("en", "yesterday at 10:30"),
        ("vi", "hôm nay, 10 giờ trước"),
        ("de", "vor 3 Tagen"),
        ("fr", "il y a 2 jours"),
        ("en", "© 2023 The Merovar Post"),
        ("ja", "3時間前"),
        ("ar", "منذ ساعتين"),
    ],
)
def test_what_counts_from_today_is_no_day(language: str, text: str) -> None:
    assert [m for m in find_dates(text, language) if m.date.precision in ("day", "minute")] == []
