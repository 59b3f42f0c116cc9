"""Dates that name their month: 23 December 2023, le 1er janvier, 3 Januari, ٢٣ ديسمبر, 23 ธันวาคม 2566.

The month is found first; the day and the year are read to its left and right, in the order that the
language's CLDR pattern prefers.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from hexapla.language.calendars import CALENDARS
from hexapla.language.cues import cues, flagged
from hexapla.language.date_mentions import DateMention, converted, day_value, month_value
from hexapla.language.date_shapes import BUDDHIST_OFFSET, BUDDHIST_YEARS, SHORT_BUDDHIST
from hexapla.language.folding import fold_bare
from hexapla.language.locales import locale_of
from hexapla.language.memory import of_language
from hexapla.language.months import Month, MonthNames, NamedMonth, month_names
from hexapla.language.number_words import number_ending_at
from hexapla.values.article import DateValue

# How far from a month its day and year may stand, with the words between.
_REACH = 40
_JOINING = frozenset("-/")
_GREGORIAN_YEARS = range(1000, 2400)


class _Patterns(Struct, frozen=True):
    """What may stand around a month's name in one language."""

    day_left: re.Pattern[str]
    day_right: re.Pattern[str]
    year_right: re.Pattern[str]
    year_left: re.Pattern[str]
    short_year: re.Pattern[str]
    between: re.Pattern[str]
    announced: re.Pattern[str] | None
    day_after: bool
    year_before: bool
    buddhist: bool


class _Parts(Struct):
    start: int
    end: int
    day: int | None = None
    year: int | None = None
    # Another day of the same month, before it ("5-6 March") or after it ("March 5-6, 2024").
    other: tuple[int, int, int] | None = None
    other_follows: bool = False


def written_dates(text: str, original: str, language: str | None) -> list[DateMention]:
    """Return the dates of a folded text (of equal length with ``original``) that name their month."""
    names = month_names(language)
    if names is None:
        return []
    bare = fold_bare(original)
    patterns = _patterns(language)
    found: list[DateMention] = []
    for match in names.found_in(bare):
        # "23 may attend": a name that is written with a capital must have it.
        if not (match.month.capital and original[match.start].islower()):
            found += _mentions((bare, text), match, (names, patterns, language))
    return found


def _mentions(
    texts: tuple[str, str], match: NamedMonth, how: tuple[MonthNames, _Patterns, str | None]
) -> list[DateMention]:
    (bare, text), (names, patterns, language) = texts, how
    parts = _Parts(match.start, match.end)
    _read_left(bare, match, parts, patterns)
    if parts.day is None:
        _read_words(text, parts, patterns, language)
    # كانون الثاني/يناير: the same month under its second name.
    second = names.at(bare, parts.end + 1) if bare[parts.end : parts.end + 1] == "/" else None
    if second:
        parts.end = second.end
    _read_right(bare, match, parts, patterns)
    if parts.day is None and parts.year is None:
        return []
    value = _value(match.month, parts.year, parts.day, patterns.buddhist)
    if value is None:
        return []
    return _with_other_day(DateMention(parts.start, _trim(bare, parts.end), value), match.month, parts, patterns)


def _with_other_day(mention: DateMention, month: Month, parts: _Parts, patterns: _Patterns) -> list[DateMention]:
    if parts.other is None:
        return [mention]
    start, end, day = parts.other
    value = _value(month, parts.year, day, patterns.buddhist)
    if value is None:
        return [mention]
    if parts.other_follows:  # the year stands with the last day
        last = DateMention(start, max(end, mention.end), value)
        return [replace(mention, end=start - 1), last]
    return [DateMention(start, end, value), mention]


def _trim(text: str, end: int) -> int:
    while end and text[end - 1] in " .,":
        end -= 1
    return end


def _read_left(bare: str, match: NamedMonth, parts: _Parts, patterns: _Patterns) -> None:
    floor = max(0, match.start - _REACH)
    left = patterns.day_left.search(bare[floor : match.start])
    if left and 1 <= int(left["day"]) <= 31:
        parts.day = int(left["day"])
        parts.start = floor + left.start("day")
        if left["first"] and 1 <= int(left["first"]) <= 31:
            parts.other = (floor + left.start("first"), floor + left.end("first"), int(left["first"]))
    year = patterns.year_left.search(bare[floor : parts.start]) if patterns.year_before else None
    if year:
        parts.year = int(year["year"])
        parts.start = floor + year.start("year")


def _read_words(text: str, parts: _Parts, patterns: _Patterns, language: str | None) -> None:
    """The day in words: the twenty-third of December."""
    between = patterns.between.search(text, max(0, parts.start - _REACH), parts.start)
    if between is None:
        return
    number = number_ending_at(text, between.start(), language)
    if number is None or not 1 <= number[1] <= 31:
        return
    # Where "six months one" and "the sixth of January" are the same words, a word must say that it is a day.
    announced = patterns.announced
    if announced is None or announced.search(text, max(0, number[0] - _REACH), number[0]):
        parts.start, parts.day = number


def _read_short_year(bare: str, match: NamedMonth, parts: _Parts, patterns: _Patterns) -> None:
    """Two figures of a year: behind the mark that joins day and month too (23-Dec-23), or a Buddhist year (66)."""
    year = patterns.short_year.match(bare, parts.end)
    if year is None or parts.day is None:
        return
    joined = year["mark"] in _JOINING and bare[match.start - 1 : match.start] == year["mark"]
    if joined or (patterns.buddhist and int(year["year"]) in SHORT_BUDDHIST):
        century = 2500 if int(year["year"]) in SHORT_BUDDHIST and patterns.buddhist else 2000
        parts.year = int(year["year"]) + century
        parts.end = year.end("year")


def _read_right(bare: str, match: NamedMonth, parts: _Parts, patterns: _Patterns) -> None:
    end = parts.end
    tail = bare[end : end + _REACH]
    if parts.day is None or patterns.year_before:
        right = patterns.day_right.match(tail)
        if right and parts.day is None and 1 <= int(right["day"]) <= 31:
            parts.day = int(right["day"])
            parts.end = end + right.end("day")
            if right["last"] and 1 <= int(right["last"]) <= 31:
                parts.other = (end + right.start("last"), end + right.end("last"), int(right["last"]))
                parts.other_follows = True
            tail = tail[right.end() :]
            end += right.end()
    year = patterns.year_right.match(tail) if parts.year is None else None
    if year:
        parts.year = int(year["year"])
        parts.end = end + year.end("year")
    elif parts.year is None:
        _read_short_year(bare, match, parts, patterns)


def _value(month: Month, year: int | None, day: int | None, buddhist: bool) -> DateValue | None:
    if month.calendar == "gregorian":
        if year is not None and buddhist and year in BUDDHIST_YEARS:
            year -= BUDDHIST_OFFSET
        if year is not None and year not in _GREGORIAN_YEARS:
            return None
        if day is not None:
            return day_value(year, month.number, day)
        return None if year is None else month_value(year, month.number)
    calendar = CALENDARS[month.calendar]
    if year is None or day is None or year not in calendar.years:
        return None
    return converted(calendar.to_gregorian(year, month.number, day), calendar.inferred)


def _alternatives(language: str | None, kind: str) -> str:
    forms = {fold_bare(form) for form in cues("date_words.tsv", language, kind)}
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f))) or "(?!)"


@of_language
def _patterns(language: str | None) -> _Patterns:
    suffix = _alternatives(language, "day_suffix")
    between = _alternatives(language, "between")
    to = _alternatives(language, "range")
    years = _alternatives(language, "year")
    year_after = _alternatives(language, "year_after")
    spelled = "|".join(re.escape(form) for form in sorted(cues("date_words.tsv", language, "spelled_after")))
    locale = locale_of(language)
    long = str(locale.date_formats["long"].pattern) if locale is not None else "d MMMM y"
    day = rf"(?P<day>\d{{1,2}})(?:{suffix})?"
    return _Patterns(
        day_left=re.compile(
            rf"(?:(?<![\d.,:/])(?P<first>\d{{1,2}})(?:{suffix})?(?: ?(?:{to}) ?))?"
            rf"(?<!\d)(?<!\d[.,:/]){day}(?:,? ?(?:{between})?|[-/])$"
        ),
        day_right=re.compile(rf" (?:{between})?{day}(?:(?:{to})(?P<last>\d{{1,2}})(?:{suffix})?)?(?![\d:%]|[.,/]\d)"),
        year_right=re.compile(rf"(?:\. ?|[,،⹁၊] ?| |-|/)?(?:{years})?(?P<year>\d{{4}})(?!\d|[.,]\d)"),
        year_left=re.compile(rf"(?<![\d.,])(?P<year>\d{{4}})(?:(?:\.|-?[^\W\d]{{1,4}}\.?)? |(?:{year_after}))$"),
        short_year=re.compile(r"(?P<mark>[-/ ])(?P<year>\d\d)(?![\d%]|[.,:/\-]\d)"),
        between=re.compile(rf" ?(?:{between})?$"),
        announced=re.compile(rf"(?<!\w)(?:{spelled})$")
        if flagged("date_words.tsv", language, "spelled_after")
        else None,
        day_after=long.find("d") > long.find("M"),
        year_before=long.startswith(("y", "G")) or flagged("date_words.tsv", language, "year_after"),
        buddhist=flagged("date_words.tsv", language, "buddhist"),
    )
