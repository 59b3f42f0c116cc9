"""Moments: dates as formats want them that ask for more, or for other, than ISO 8601 at the precision that is known."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_TO_THE_MINUTE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?")
_A_DAY_OR_LESS = re.compile(r"\d{4}(?:-\d\d){0,2}")


def full_moment(value: str) -> str | None:
    """Return a date as RFC 3339 asks for it, with seconds and zone, or ``None`` where it has no time or no zone."""
    match = _TO_THE_MINUTE.fullmatch(value)
    return f"{match[1]}{match[2] or ':00'}{match[3]}" if match is not None and match[3] else None


def with_seconds(value: str) -> str:
    """Return a date with the seconds that XML Schema asks for where it has a time, else as it is."""
    match = _TO_THE_MINUTE.fullmatch(value)
    return f"{match[1]}{match[2] or ':00'}{match[3] or ''}" if match is not None else value


def in_utc(value: str) -> str:
    """Return a date in UTC, to the minute and without naming the zone; one that has no time or no zone as it is."""
    moment = full_moment(value)
    if moment is None:
        return value
    try:
        return datetime.fromisoformat(moment).astimezone(UTC).strftime("%Y-%m-%dT%H:%M")
    except (ValueError, OverflowError):  # what calls itself a date in JSON Lines need not be one
        return value


def moment_in_utc(value: str) -> str | None:
    """Return a date at any precision as RFC 3339 in UTC, ``None`` where it is no date of the calendar.

    What is not known is taken as early as it can be: of a month its first day, of a day midnight, of a time without
    zone UTC. So ``2023-12`` gives ``2023-12-01T00:00:00Z``.
    """
    match = _TO_THE_MINUTE.fullmatch(value)
    if match is not None:
        value = f"{match[1]}{(match[2] or ':00')[:3]}{match[3] or 'Z'}"
    elif _A_DAY_OR_LESS.fullmatch(value):
        value += "-01-01T00:00:00Z"[len(value) - 4 :]
    try:
        return datetime.fromisoformat(value).astimezone(UTC).isoformat().replace("+00:00", "Z")
    except (ValueError, OverflowError):
        return None
