"""How values read on a page: languages, dates, numbers, and text from pages made safe to show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import localcontext
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_datetime_format
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal
from markupsafe import Markup, escape
from msgspec import Struct

from hexapla.language.locales import base_language, locale_of
from hexapla.language.scripts import direction
from hexapla.values.article import DateValue
from hexapla.values.fact import DateFact

INTERFACE = "en"  # the language of the interface where nobody says another
# Of the English-speaking regions most write the day before the month, as the other languages of the interface do.
_REGIONS = {"en": "en-GB"}
_TO_THE_DAY = 10  # codepoints of an ISO date
_SKELETONS = {4: "y", 7: "yMMMM"}
_SHORT_MONTH = re.compile("(?<!M)MMM(?!M)")
_CLOCK = re.compile(r"T([01]\d|2[0-3]):([0-5]\d)")
# What HTML forbids in text: control characters but tab and line feed, lone surrogates, non-characters.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MOST_DIGITS = 400  # no number that a page may say has more; with the 28 of the interpreter Babel fails on longer ones
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Words(Struct, frozen=True):
    """Words with the language they are in (``None`` where unknown) and its direction."""

    text: str
    language: str | None
    direction: str


def words(text: str, language: str | None) -> Words:
    """Return ``text`` as words of ``language``."""
    return Words(text, language, direction(language))


def rank(tag: str | None, order: Sequence[str] = (), language: str = INTERFACE) -> tuple[bool, int, str]:
    """Return the key that sorts languages, best first: the interface's, then as in ``order``, then by tag."""
    place = order.index(tag) if tag in order else len(order)
    return (base_language(tag) != base_language(language), place, tag or "")


def in_languages(mapping: Mapping[str, str], order: Sequence[str] = (), language: str = INTERFACE) -> tuple[Words, ...]:
    """Return the words of each language that has some, in the order of :func:`rank`."""
    return tuple(
        words(mapping[tag], tag)
        for tag in sorted(mapping, key=lambda t: rank(t, order, language))
        if mapping[tag].strip()
    )


def sound(text: str) -> str:
    """Return ``text`` without what HTML forbids, each such character shown as U+FFFD."""
    # What HTML forbids is never printable: most texts need no second look.
    return text if text.isprintable() else _FORBIDDEN.sub("\ufffd", text)


def clip(text: str, length: int) -> str:
    """Return ``text`` cut after ``length`` codepoints, the cut shown by an ellipsis."""
    if len(text) <= length:
        return text
    kept = text[:length]
    space = kept.rfind(" ", length * 3 // 4)
    return (kept[:space] if space > 0 else kept).rstrip() + " …"


@lru_cache(maxsize=1024)
def own_name(language: str | None) -> str:
    """Return a language's name in itself, its tag where CLDR does not know it."""
    return _name(language, None)


@lru_cache(maxsize=4096)
def language_name(tag: str | None, language: str = INTERFACE) -> str:
    """Return a language's name in the interface's language."""
    return _name(tag, language)


def _name(language: str | None, shown_in: str | None) -> str:
    if not language:
        return "?"
    locale = locale_of(language)
    return str((locale.get_display_name(locale_of(shown_in)) if locale else None) or language)


def superscript(number: int) -> str:
    """Return a number in superscript digits."""
    return str(number).translate(_SUPERSCRIPT)


def ordinal_form(number: int, language: str = INTERFACE) -> str:
    """Return which form of an ordinal number a language uses (CLDR: ``one``, ``two``, ``few``, ``many``, ``other``)."""
    return str(_locale(language).ordinal_form(number))


def number(value: float, language: str = INTERFACE) -> str:
    """Return a number as the interface writes it; millions and more in words where that loses nothing."""
    return _whole(value, language) if type(value) is int else _number(value, language)


@lru_cache(maxsize=4096)
def _whole(value: int, language: str) -> str:
    return _number(value, language)


def _number(value: float, language: str) -> str:
    with localcontext(prec=_MOST_DIGITS):
        return _formatted(value, language)


def _formatted(value: float, language: str) -> str:
    for size in (1_000_000_000_000, 1_000_000_000, 1_000_000):
        if abs(value) >= size:
            exact = round(value / size, 3) * size == value
            if not exact:
                break
            return str(format_compact_decimal(value, format_type="long", locale=_locale(language), fraction_digits=3))
    return str(format_decimal(value, locale=_locale(language), decimal_quantization=False))


def decimal(value: float, language: str = INTERFACE) -> str:
    """Return a share of one, a confidence, with two decimals as the interface writes them."""
    return str(format_decimal(value, format="0.00", locale=_locale(language)))


def percent(figure: str, language: str = INTERFACE) -> str:
    """Return a figure with the sign of a hundredth where the interface puts it, and with the space that it leaves."""
    pattern = _locale(language).percent_formats[None]
    return f"{pattern.prefix[0]}{figure}{pattern.suffix[0]}"


def listed(items: Iterable[str], language: str = INTERFACE) -> Markup:
    """Return items as one phrase, joined as the interface joins a list (CLDR); what is no markup is escaped."""
    return Markup(format_list([str(escape(item)) for item in items], "standard", _locale(language)))


def apart(text: str) -> Markup:
    """Return words of a language that nobody states, so that their direction changes nothing around them."""
    return Markup('<bdi dir="auto">{}</bdi>').format(text)


def day(value: DateValue | DateFact | str | None, language: str = INTERFACE) -> str:
    """Return a date as the interface writes it, as precise as it is known; empty for none."""
    if not value:
        return ""
    iso = value if isinstance(value, str) else value.value
    known = _calendar_day(iso)
    if known is None:
        return iso
    text = _shown(known, len(iso) if len(iso) in _SKELETONS else _TO_THE_DAY, language)
    clock = _CLOCK.search(iso)
    if clock is None:
        return text
    minute = str(format_time(time(int(clock[1]), int(clock[2])), "short", locale=_locale(language)))
    return str(get_datetime_format("medium", locale=_locale(language))).format(minute, text)


def span_of_days(
    start: DateValue | DateFact | None, end: DateValue | DateFact | None, language: str = INTERFACE
) -> str:
    """Return the days from ``start`` to ``end`` as one phrase: ``14–20 December 2023``."""
    if start is None or end is None:
        return day(start or end, language)
    return period(start.value, end.value, language)


def period(start: str, end: str, language: str = INTERFACE) -> str:
    """Return the time between two ISO dates as one phrase, to the day where both are known so well."""
    if start[:10] == end[:10]:
        return day(start, language)
    first, last = _calendar_day(start), _calendar_day(end)
    if first is None or last is None or min(len(start), len(end)) < _TO_THE_DAY or last < first:
        return _from_to(day(start, language), day(end, language), language)
    return _interval(first, last, language)


def month_name(month: str, language: str = INTERFACE) -> str:
    """Return the name of ``2023-12``'s month, without the year."""
    known = _calendar_day(month)
    return str(format_date(known, "LLLL", locale=_locale(language))) if known else month


def quarter(month: str, language: str = INTERFACE) -> str:
    """Return the name of the quarter of a year that ``2023-10`` begins."""
    known = _calendar_day(month)
    if known is None:
        return month
    return str(format_skeleton("yQQQQ", datetime.combine(known, time()), locale=_locale(language)))


def short_month(month: str, language: str = INTERFACE) -> str:
    """Return the short name of ``2023-12``'s month, without the year."""
    known = _calendar_day(month)
    return str(format_date(known, "LLL", locale=_locale(language))) if known else month


@lru_cache(maxsize=4096)
def _shown(known: date, precision: int, language: str) -> str:
    if precision == _TO_THE_DAY:
        return str(format_date(known, "long", locale=_locale(language)))
    return str(format_skeleton(_SKELETONS[precision], datetime.combine(known, time()), locale=_locale(language)))


def _interval(first: date, last: date, language: str) -> str:
    """Return two days as CLDR writes an interval, with the names of months in full."""
    locale = _locale(language)
    differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    pattern = locale.interval_formats.get("yMMMd", {}).get(differs)
    if pattern is None:
        return _from_to(day(first.isoformat(), language), day(last.isoformat(), language), language)
    shown = zip((first, last), pattern, strict=True)
    return "".join(str(format_date(known, _SHORT_MONTH.sub("MMMM", part), locale=locale)) for known, part in shown)


def _from_to(first: str, last: str, language: str) -> str:
    """Return two dates as CLDR writes an interval that it knows no closer pattern for."""
    return str(_locale(language).interval_formats[None]).format(first, last)


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    locale = locale_of(_REGIONS.get(language, language)) or locale_of(INTERFACE)
    assert locale is not None  # CLDR has English
    return locale


def _calendar_day(value: str) -> date | None:
    """The first day that an ISO date cut at any precision names."""
    try:
        return date.fromisoformat((value + "-01-01"[len(value) - 4 :])[:10] if len(value) < 10 else value[:10])
    except ValueError:
        return None
