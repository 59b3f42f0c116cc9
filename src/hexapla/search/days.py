"""Days of dates that are as precise as they were read: the first and the last day that they may mean."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from hexapla.values.record import Record

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?![\d-])", re.ASCII)


def days_of(value: str) -> tuple[int, int] | None:
    """Return the first and last day (proleptic ordinals) of ``2023``, ``2023-12`` or ``2023-12-23``.

    A time of day is left out; ``None`` where that is no date.
    """
    match = _ISO.match(value)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    last_month = month or 12
    last = first if day else date(first.year, last_month, monthrange(first.year, last_month)[1])
    return first.toordinal(), last.toordinal()


def date_of(record: Record) -> str | None:
    """Return when an event began, else ended, else was first reported; ISO 8601."""
    for fact in (record.start, record.end):
        if fact is not None:
            return fact.value
    return min((v.published.value for v in record.articles if v.published is not None), default=None)


def span_of(record: Record) -> tuple[int, int]:
    """Return the first and last day of an event, zeros where none is known."""
    begins = days_of(date_of(record) or "")
    if begins is None:
        return 0, 0
    ends = days_of(record.end.value) if record.end is not None else None
    return begins[0], max(begins[1], ends[1] if ends else 0)
