"""A date found in a text, and building its value from year, month and day."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from hexapla.values.article import DateValue

READ_FROM = "text"


class DateMention(Struct, frozen=True):
    """One date in a text; ``[start, end)`` in codepoints, ``date`` with its precision.

    A day and month without a year has ``date.value`` ``--MM-DD`` (ISO 8601 truncated, precision ``day``)
    until a caller resolves it.
    """

    start: int
    end: int
    date: DateValue


def day_value(year: int | None, month: int, day: int) -> DateValue | None:
    """Return the value of a Gregorian day, ``--MM-DD`` without a year, or ``None`` where there is no such day."""
    try:
        # 2000 is a leap year: 29 February may stand without a year.
        date(2000 if year is None else year, month, day)
    except ValueError:
        return None
    head = "-" if year is None else f"{year:04d}"
    return DateValue(f"{head}-{month:02d}-{day:02d}", "day", read_from=READ_FROM)


def month_value(year: int, month: int) -> DateValue | None:
    """Return the value of a month of a year, or ``None`` where there is no such month."""
    return DateValue(f"{year:04d}-{month:02d}", "month", read_from=READ_FROM) if 1 <= month <= 12 else None


def year_value(year: int) -> DateValue:
    """Return the value of a year."""
    return DateValue(f"{year:04d}", "year", read_from=READ_FROM)


def converted(day: date | None, why: str | None = None) -> DateValue | None:
    """Return the value of a day converted from another calendar; ``why`` where the conversion is a reckoning."""
    return None if day is None else DateValue(day.isoformat(), "day", inferred=why, read_from=READ_FROM)


def without_overlaps(mentions: list[DateMention]) -> list[DateMention]:
    """Return mentions from left to right; of two that overlap the longer stays, of equals the earlier."""
    kept: list[DateMention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, m.start - m.end)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
