"""Dates by value in any language and calendar that CLDR knows."""

from __future__ import annotations

from hexapla.language.date_mentions import DateMention, without_overlaps
from hexapla.language.date_resolution import resolve
from hexapla.language.date_shapes import bare_years, numeric_dates
from hexapla.language.east_asian_dates import east_asian_dates
from hexapla.language.folding import fold
from hexapla.language.written_dates import written_dates

__all__ = ["DateMention", "find_dates", "resolve"]


def find_dates(text: str, language: str | None, day_first: bool | None = None) -> list[DateMention]:
    """Return the dates of ``text`` from left to right, without overlaps.

    ``day_first`` settles 03/04/2024 where the caller knows the outlet's habit; otherwise a date of the text
    that leaves no choice does (25/12/2023), and else the language's CLDR short pattern.
    """
    folded = fold(text)
    found = written_dates(folded, text, language)
    found += numeric_dates(folded, language, day_first)
    found += east_asian_dates(folded)
    found += bare_years(folded, text, language)
    return without_overlaps(found)
