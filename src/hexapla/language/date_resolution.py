"""Giving a day without a year its year."""

from __future__ import annotations

from datetime import date as calendar_date

from msgspec.structs import replace

from hexapla.values.article import DateValue

# From which and until which month a yearly review of a year that has just ended, or is ending, is held.
_REVIEW_OPENS, _REVIEW_CLOSES = 10, 4


def resolve(date: DateValue, reference: DateValue | None, years: tuple[int, ...] = ()) -> DateValue | None:
    """Give ``--MM-DD`` a year and say why in ``inferred``, or return ``None`` where nothing safe can be said.

    ``reference`` is when the page was published (the nearest date on or before it, ``inferred`` "year of
    publication"). Without it, ``years`` are years that the text reviews and looks forward to ("review of
    2023, tasks for 2024" puts 3 January in 2024, and 23 December in 2023). A date with a year is returned as it is.
    """
    if not date.value.startswith("--"):
        return date
    month, day = int(date.value[2:4]), int(date.value[5:7])
    if reference is not None and reference.value[:4].isdigit():
        return _dated(date, _year_of_publication(reference.value, month, day), "year of publication")
    return _from_years(date, month, sorted(set(years)))


def _year_of_publication(published: str, month: int, day: int) -> int:
    year = int(published[:4])
    # Precise to the day: the nearest such day on or before. To the month or year: as far as can be compared.
    return year - 1 if f"{month:02d}-{day:02d}"[: len(published[5:10])] > published[5:10] else year


def _from_years(date: DateValue, month: int, years: list[int]) -> DateValue | None:
    """Two years in a row: a review of the first and tasks for the second meet at the turn of the year."""
    if len(years) == 1 and _REVIEW_CLOSES < month < _REVIEW_OPENS:
        return _dated(date, years[0], "the only year the text speaks of")
    if len(years) < 2 or years[-1] - years[-2] != 1:
        return None
    reviewed, ahead = years[-2:]
    if month <= _REVIEW_CLOSES:
        return _dated(date, ahead, f"the text reviews {reviewed} and looks forward to {ahead}")
    if month >= _REVIEW_OPENS:
        return _dated(date, reviewed, f"the text reviews {reviewed} and looks forward to {ahead}")
    return None


def _dated(date: DateValue, year: int, why: str) -> DateValue | None:
    month, day = int(date.value[2:4]), int(date.value[5:7])
    try:
        calendar_date(year, month, day)
    except ValueError:
        return None
    return replace(date, value=f"{year:04d}{date.value[1:]}", inferred=why)
