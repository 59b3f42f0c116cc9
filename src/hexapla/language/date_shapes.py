"""Dates written in figures: 2023-12-23, 23.12.2023, 23/12, 12/2023, 2023年12月23日, bare years."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hexapla.language.calendars import CALENDARS
from hexapla.language.cues import cues, flagged
from hexapla.language.date_mentions import DateMention, converted, day_value, month_value, year_value
from hexapla.language.digit_runs import matches
from hexapla.language.locales import locale_of
from hexapla.language.memory import of_language
from hexapla.values.article import DateValue

# No digit stands before any of these: they are asked where runs of digits begin.
_FREE = r"(?<![\d/.\-,:+])"
_YMD = re.compile(rf"{_FREE}(\d{{4}})([-/.]) ?(\d{{1,2}})\2 ?(\d{{1,2}})(?!\d|[-/]\d)")
_DMY = re.compile(rf"{_FREE}(\d{{1,2}})([-/.]) ?(\d{{1,2}})\2 ?(\d{{4}}|\d{{2}}(?![\d.]))(?!\d|[-/.]\d|[-/]\w)")
_DM = re.compile(rf"{_FREE}(\d{{1,2}})([/.])(\d{{1,2}})(\.?)(?![\d%‰]|[/.\-,]\d|[/\-]\w| ?%)")
_MY = re.compile(rf"{_FREE}(\d{{1,2}})[/.\-]((?:19|20)\d\d)(?![\d/.\-%]|,\d)")
# Money, percent and decimals before or after four digits say that they are no year.
_YEAR = re.compile(
    r"((?:19|20)\d\d)(?!\d|[.,:]\d|[%‰°$€£¥₫]| ?%| \d{3}(?!\d)|/\d{3,}|/\w*[^\W\d])"
    r"(?<![\d.,/$€£¥₫#№+:=]\d{4})(?<!\d[' ]\d{4})(?<!(?<!\d\d\d)\d-\d{4})"
)
# A quick look before the patterns: nearly all figures are joined to no others so.
_JOINED = re.compile(r"\d{1,4}(?:[-/.] ?|\. ?- ?| - ?)\d")
BUDDHIST_OFFSET = 543
BUDDHIST_YEARS = range(2400, 2700)
SHORT_BUDDHIST = range(40, 80)
_BUDDHIST_YEAR = re.compile(r"(?<![\d.,])(2[45]\d\d)(?![\d%]|[.,]\d)")
# 20-23/12, 5.-6.3.2024: two days of one month.
_RANGE = re.compile(rf"{_FREE}(\d{{1,2}})\.? ?- ?(\d{{1,2}})([/.])(\d{{1,2}})(?:\3(\d{{4}}))?(?![\d%‰]|[/.,]\d|/\w)")
# COP2024 and A-2024 are codes; mid-2024 and 2023-2024 are years.
_CODE_BEFORE = re.compile(r"(?:[^\W\d_]|[A-Z][A-Z]+-|[/_.])$")


def numeric_dates(text: str, runs: Sequence[int], language: str | None, day_first: bool | None) -> list[DateMention]:
    """Return the dates that a folded text, with its runs of digits, writes in figures alone (unsorted, may overlap)."""
    joined = [run for run in runs if _JOINED.match(text, run)]
    if not joined:
        return []
    if day_first is None:
        day_first = _habit(text, joined)
    if day_first is None:
        day_first = _day_first(language)
    found = _year_month_day(text, joined, language)
    found += _day_month_year(text, joined, language, day_first)
    found += _month_year(text, joined)
    found += _day_month(text, joined, language, day_first)
    found += _ranges(text, joined, language)
    return found


def _year_month_day(text: str, runs: Sequence[int], language: str | None) -> list[DateMention]:
    found = []
    for m in matches(_YMD, text, runs):
        value = _day_of(int(m[1]), int(m[3]), int(m[4]), language)
        if value is not None:
            found.append(DateMention(m.start(), m.end(), value))
    return found


def _day_month_year(text: str, runs: Sequence[int], language: str | None, day_first: bool) -> list[DateMention]:
    found = []
    for m in matches(_DMY, text, runs):
        if len(m[4]) == 2 and m[2] == "-":
            continue
        year = int(m[4]) if len(m[4]) == 4 else _full_year(int(m[4]), language)
        ordered = _order(int(m[1]), int(m[3]), day_first or m[2] == ".")
        value = _day_of(year, ordered[1], ordered[0], language) if ordered else None
        if value is not None:
            found.append(DateMention(m.start(), m.end(), value))
    return found


def _full_year(year: int, language: str | None) -> int:
    """Return the Gregorian year of two figures: of this century, or of the Buddhist era where the language counts so.

    Thai writes 66 for 2566, which is 2023: 40 to 79 are 1997 to 2036.
    """
    if year in SHORT_BUDDHIST and flagged("date_words.tsv", language, "buddhist"):
        return year + 2500 - BUDDHIST_OFFSET
    return year + 2000


def _day_of(year: int, month: int, day: int, language: str | None) -> DateValue | None:
    """Return the value of a day in figures: in the calendar that the language writes such years in, else Gregorian."""
    if year in BUDDHIST_YEARS and flagged("date_words.tsv", language, "buddhist"):
        return day_value(year - BUDDHIST_OFFSET, month, day)
    for name in cues("date_words.tsv", language, "calendar").values():
        calendar = CALENDARS[name]
        if year in calendar.years:
            return converted(calendar.to_gregorian(year, month, day), calendar.inferred)
    return day_value(year, month, day) if 1000 <= year <= 2999 else None


def _month_year(text: str, runs: Sequence[int]) -> list[DateMention]:
    found = []
    for m in matches(_MY, text, runs):
        value = month_value(int(m[2]), int(m[1]))
        if value is not None:
            found.append(DateMention(m.start(), m.end(), value))
    return found


def _day_month(text: str, runs: Sequence[int], language: str | None, day_first: bool) -> list[DateMention]:
    """Day and month without a year: where the language writes so, or where a word before says so."""
    before = _before(language)
    bare = flagged("date_words.tsv", language, "bare_day")
    dotted = _writes_dots(language)
    found = []
    for m in matches(_DM, text, runs):
        if m[2] == "." and not (dotted and m[4]):
            continue
        cued = before is not None and before.search(text, max(0, m.start() - 12), m.start()) is not None
        first, second = int(m[1]), int(m[3])
        # 2/3 is a fraction sooner than a day; 23/12 is none.
        if not cued and (not (bare or m[2] == ".") or (m[2] == "/" and first < second <= 10)):
            continue
        ordered = _order(first, second, day_first or bare or m[2] == ".")
        value = day_value(None, ordered[1], ordered[0]) if ordered else None
        if value is not None:
            found.append(DateMention(m.start(), m.end(3), value))
    return found


def _ranges(text: str, runs: Sequence[int], language: str | None) -> list[DateMention]:
    bare = flagged("date_words.tsv", language, "bare_day")
    found = []
    for m in matches(_RANGE, text, runs):
        if not (m[5] or (bare and m[3] == "/")):
            continue
        year = int(m[5]) if m[5] else None
        first, last = day_value(year, int(m[4]), int(m[1])), day_value(year, int(m[4]), int(m[2]))
        if first is not None and last is not None:
            found += [DateMention(m.start(1), m.end(1), first), DateMention(m.start(2), m.end(), last)]
    return found


@of_language
def _before(language: str | None) -> re.Pattern[str] | None:
    words = [form for form in cues("date_words.tsv", language, "day_before") if form]
    if not words:
        return None
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<!\w)(?:{alternatives})$")


def _order(first: int, second: int, day_first: bool) -> tuple[int, int] | None:
    if first > 12 and second <= 12:
        return first, second
    if second > 12 and first <= 12:
        return second, first
    if first > 12:
        return None
    return (first, second) if day_first else (second, first)


def _habit(text: str, runs: Sequence[int]) -> bool | None:
    """Which comes first where a date of the text itself leaves no choice."""
    for m in matches(_DMY, text, runs):
        if m[2] != "." and int(m[1]) > 12 >= int(m[3]):
            return True
        if m[2] != "." and int(m[3]) > 12 >= int(m[1]):
            return False
    return None


@of_language
def _day_first(language: str | None) -> bool:
    locale = locale_of(language)
    if locale is None:
        return True
    pattern = str(locale.date_formats["short"].pattern)
    return pattern.index("d") < pattern.index("M") or pattern.startswith("y")


@of_language
def _writes_dots(language: str | None) -> bool:
    locale = locale_of(language)
    return locale is not None and ".M" in str(locale.date_formats["short"].pattern).replace(" ", "")


def bare_years(text: str, original: str, runs: Sequence[int], language: str | None) -> list[DateMention]:
    """Return four figures that stand for a year: 1900 to 2099, or the Buddhist year where the language counts so."""
    found = []
    for m in matches(_YEAR, text, runs):
        if not _CODE_BEFORE.search(original, max(0, m.start() - 8), m.start()):
            found.append(DateMention(m.start(), m.end(), year_value(int(m[1]))))
    if flagged("date_words.tsv", language, "buddhist"):
        for m in matches(_BUDDHIST_YEAR, text, runs):
            found.append(DateMention(m.start(1), m.end(1), year_value(int(m[1]) - BUDDHIST_OFFSET)))
    return found
