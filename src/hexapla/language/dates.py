"""Dates by value in any language and calendar that CLDR knows."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from hexapla.language.cues import cues
from hexapla.language.date_mentions import DateMention, day_value, without_overlaps
from hexapla.language.date_resolution import resolve
from hexapla.language.date_shapes import bare_years, numeric_dates
from hexapla.language.digit_runs import digit_runs
from hexapla.language.east_asian_dates import east_asian_dates
from hexapla.language.folding import fold
from hexapla.language.hebrew_letters import letter_dates
from hexapla.language.memory import remembered
from hexapla.language.pattern_dates import pattern_dates
from hexapla.language.written_dates import written_dates

__all__ = ["DateMention", "find_dates", "resolve"]


def find_dates(text: str, language: str | None, day_first: bool | None = None) -> list[DateMention]:
    """Return the dates of ``text`` from left to right, without overlaps.

    ``day_first`` settles 03/04/2024 where the caller knows the outlet's habit; otherwise a date of the text
    that leaves no choice does (25/12/2023), and else the language's CLDR short pattern.
    """
    return _dates(text, language, day_first)


@remembered
def _dates(text: str, language: str | None, day_first: bool | None) -> tuple[DateMention, ...]:
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
