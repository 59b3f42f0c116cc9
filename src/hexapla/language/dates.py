"""Dates by value in any language and calendar that CLDR knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from hexapla.language.cues import cues
from hexapla.language.date_mentions import DateMention, day_value, without_overlaps
from hexapla.language.date_resolution import resolve
from hexapla.language.date_shapes import bare_years, numeric_dates
from hexapla.language.digit_runs import digit_runs
from hexapla.language.east_asian_dates import east_asian_dates
from hexapla.language.folding import fold
from hexapla.language.hebrew_letters import letter_dates, may_hold_letter_dates
from hexapla.language.memory import remembered
from hexapla.language.pattern_dates import pattern_dates
from hexapla.language.surroundings import surroundings
from hexapla.language.written_dates import written_dates

__all__ = ["DateMention", "find_dates", "find_days", "resolve"]

REACH = 64
"""Codepoints around the figure of a day in which its month and year stand: 40 with the words between, and the name."""

# What may be the day of a date: not the beginning of 1,250 or 12:30, nor a share.
_DAY = re.compile(r"(?:[12][0-9]?|3[01]?|0?[1-9])(?![0-9%‰]|[,:][0-9])")
# These write days without figures.
_SIGNS = ("年", "月")
_DAYS = ("day", "minute")


def find_dates(text: str, language: str | None, day_first: bool | None = None) -> list[DateMention]:
    """Return the dates of ``text`` from left to right, without overlaps.

    ``day_first`` settles 03/04/2024 where the caller knows the outlet's habit; otherwise a date of the text
    that leaves no choice does (25/12/2023), and else the language's CLDR short pattern.
    """
    return _dates(text, language, day_first)


def find_days(text: str, language: str | None) -> list[DateMention]:
    """Return the dates of a whole article that are precise to the day or more, from left to right.

    They are those of :func:`find_dates` but for days in words: of 346 days in 2,900 open articles in 105 languages
    three were in words, and all three were no dates (November 2026). What stands far from what may be the figure of a
    day is not read, but in texts with ideographs of year and month or with days in Hebrew letters.
    """
    if any(sign in text for sign in _SIGNS) or may_hold_letter_dates(text):
        return [each for each in _read(text, language, None) if each.date.precision in _DAYS]
    folded = fold(text)
    near = surroundings(text, [run for run in digit_runs(folded) if _DAY.match(folded, run)], REACH)
    return [
        replace(each, start=near.origin(each.start), end=near.origin(each.end - 1) + 1)
        for each in (_read(near.text, language, None) if near.text else ())
        if each.date.precision in _DAYS
    ]


@remembered
def _dates(text: str, language: str | None, day_first: bool | None) -> tuple[DateMention, ...]:
    return _read(text, language, day_first)


def _read(text: str, language: str | None, day_first: bool | None) -> tuple[DateMention, ...]:
    folded = fold(text)
    runs = digit_runs(folded)
    found = _by_rules(folded, text, runs, (language, day_first))
    if runs:
        # In front: of two readings of equal length that of the language's own pattern stays.
        found = [*pattern_dates(text, language, day_first, _read_by_rules), *found]
    return tuple(_with_shared_years(folded, without_overlaps(found), language))


def _by_rules(folded: str, text: str, runs: Sequence[int], how: tuple[str | None, bool | None]) -> list[DateMention]:
    language, day_first = how
    found = written_dates(folded, text, language)
    found += east_asian_dates(folded)
    found += letter_dates(folded)
    if runs:
        found += numeric_dates(folded, runs, language, day_first)
        found += bare_years(folded, text, runs, language)
    return found


def _read_by_rules(text: str, language: str | None) -> list[DateMention]:
    folded = fold(text)
    return without_overlaps(_by_rules(folded, text, digit_runs(folded), (language, None)))


def _with_shared_years(folded: str, mentions: list[DateMention], language: str | None) -> list[DateMention]:
    """Give the first day of "28 February to 3 March 2024" the year that stands with the last."""
    if len(mentions) < 2:
        return mentions
    between = {form.strip(" .") for form in cues("date_words.tsv", language, "range")}
    between |= {form.strip(" .") for form in cues("date_words.tsv", language, "range_between")}
    found = list(mentions)
    for position in range(len(found) - 2, -1, -1):
        first, last = found[position], found[position + 1]
        if not first.date.value.startswith("--") or folded[first.end : last.start].strip(" .,") not in between:
            continue
        if last.date.precision == "day" and last.date.value[0] != "-":
            year = int(last.date.value[:4]) - (first.date.value[1:] > last.date.value[4:])
            value = day_value(year, int(first.date.value[2:4]), int(first.date.value[5:7]))
            found[position] = first if value is None else replace(first, date=value)
    return found
