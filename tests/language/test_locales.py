"""What is read of a locale is the same whatever was read before, in this locale or in another."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from datetime import date

import pytest
from babel import Locale, UnknownLocaleError, localedata
from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.language.locales import _OwnLocale, locale_of, number_marks

# With regions of one language, and languages that take names of another context or of the root.
TAGS = (
    *("ar", "ar-EG", "bg", "bn", "ca", "cs", "da", "de", "de-AT", "el", "en", "en-AU", "en-CA", "en-GB", "es", "es-MX"),
    *("fa", "ff-Adlm", "fi", "fr", "fr-CA", "he", "hi", "hr", "hu", "id", "it", "ja", "kk", "nb", "nl", "pl", "pt"),
    *("pt-PT", "ru", "sr-Latn", "sw", "th", "tr", "uk", "vi", "yo", "zh", "zh-Hant"),
)
CONTEXTS = ("format", "stand-alone")
MONTH_WIDTHS = ("wide", "abbreviated", "narrow")
PATTERN_WIDTHS = ("full", "long", "medium", "short")
LISTS = ("standard", "standard-short", "or", "unit")


def known(tag: str) -> Locale:
    locale = locale_of(tag)
    assert locale is not None
    return locale


def read(locale: Locale, backwards: bool = False) -> dict[str, object]:
    """Return the names and patterns of a locale, read in one order or in the other."""
    step = -1 if backwards else 1
    found: dict[str, object] = {}
    for context in CONTEXTS[::step]:
        for width in MONTH_WIDTHS[::step]:
            found[f"months {context} {width}"] = dict(locale.months[context][width])
            found[f"days {context} {width}"] = dict(locale.days[context][width])
    for width in PATTERN_WIDTHS[::step]:
        found[f"date {width}"] = str(locale.date_formats[width].pattern)
    for kind in LISTS[::step]:
        found[f"list {kind}"] = dict(locale.list_patterns.get(kind, {}))
    found["marks"] = sorted(locale.number_symbols)
    return dict(sorted(found.items()))


def digest() -> str:
    return hashlib.sha256(repr([read(known(tag)) for tag in TAGS]).encode()).hexdigest()


@pytest.fixture
def own_cache() -> object:
    locale_of.cache_clear()
    yield
    locale_of.cache_clear()


@pytest.mark.usefixtures("own_cache")
def test_the_order_in_which_locales_are_read_changes_nothing() -> None:
    forward = {tag: read(known(tag)) for tag in TAGS}
    locale_of.cache_clear()
    backward = {tag: read(known(tag), backwards=True) for tag in reversed(TAGS)}
    assert [tag for tag in TAGS if forward[tag] != backward[tag]] == []


@pytest.mark.usefixtures("own_cache")
@settings(max_examples=8, deadline=None)
@given(st.permutations(TAGS[10:20]), st.booleans())
def test_no_order_of_reading_changes_anything(order: list[str], backwards: bool) -> None:
    locale_of.cache_clear()
    found = {tag: read(known(tag), backwards) for tag in order}
    assert found == {tag: read(_OwnLocale.parse(tag, sep="-")) for tag in order}


@pytest.mark.usefixtures("own_cache")
def test_what_others_read_of_babel_changes_nothing() -> None:
    for tag in reversed(TAGS):
        for width in MONTH_WIDTHS:
            get_month_names(width, "stand-alone", tag.replace("-", "_"))
    code = "from tests.language.test_locales import digest; print(digest())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == digest(), done.stderr


def test_reading_our_locales_leaves_babels_own_as_they_are() -> None:
    before = dict(localedata._cache)
    read(_OwnLocale.parse("de-CH", sep="-"))
    assert {name: id(data) for name, data in localedata._cache.items()} == {n: id(d) for n, d in before.items()}


def test_babels_functions_use_the_locale_they_are_given() -> None:
    locale = _OwnLocale("de")
    locale.months["format"]["wide"][5] = "Blütemond"
    assert format_date(date(2023, 5, 9), "d. MMMM y", locale=locale) == "9. Blütemond 2023"
    assert format_date(date(2023, 5, 9), "d. MMMM y", locale=known("de")) == "9. Mai 2023"
    assert format_decimal(1234.5, locale=locale) == "1.234,5"


def test_an_alias_keeps_what_stands_beside_the_alias_it_leads_to() -> None:
    months = _OwnLocale("en").months
    assert months["stand-alone"]["abbreviated"][9] == months["format"]["abbreviated"][9] == "Sep"


def test_a_tag_is_known_by_its_language_at_least() -> None:
    assert str(locale_of("de-Latn-XQ")) == "de"
    assert str(locale_of("no")) == "nb"
    for tag in (None, "", "xx", "-", "qqq-Latn"):
        assert locale_of(tag) is None


@given(st.text(alphabet="abdeEnLt-_@. 9é\u0000\ud800", max_size=12))
def test_no_tag_breaks_it(tag: str) -> None:
    locale = locale_of(tag)
    marks = number_marks(tag)
    assert (locale is None) == (marks is None)


def test_any_locale_that_babel_has_can_be_read() -> None:
    for name in sorted(localedata.locale_identifiers())[::3]:
        try:
            locale = _OwnLocale.parse(name)
        except UnknownLocaleError:
            continue
        assert len(read(locale)["months format wide"]) >= 12, name  # type: ignore[arg-type]
