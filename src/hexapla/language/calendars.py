"""Calendars other than the Gregorian: their names in the data, their days turned into Gregorian days."""

from __future__ import annotations

from datetime import date
from functools import cache

from hexapla.language.cues import rows

# 1 Muharram 1 of the civil epoch is 19 July 622 (Gregorian), day 227,015 counted from 0001-01-01 as day 1.
_HIJRI_EPOCH = 227_014


def _is_jalali_leap(year: int) -> bool:
    # The 33-year cycle, which agrees with the observed calendar from 1178 to 1633 (Heydari-Malayeri 2004).
    return (25 * year + 11) % 33 < 8


def jalali_to_gregorian(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a day of the Persian solar calendar, or ``None`` outside 1178-1633."""
    if not (1178 <= year <= 1633 and 1 <= month <= 12 and 1 <= day <= 31) or (month > 6 and day > 30):
        return None
    if month == 12 and day == 30 and not _is_jalali_leap(year):
        return None
    # 1 Farvardin 1178 was 21 March 1799; whole years are counted from there.
    start = date(1799, 3, 21).toordinal()
    years = sum(366 if _is_jalali_leap(y) else 365 for y in range(1178, year))
    months = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return date.fromordinal(start + years + months + day - 1)


def hijri_to_gregorian(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a day of the tabular Hijri calendar (civil epoch, 30-year cycle 2, 5, 7 ...).

    The observed calendar may differ by a day or two.
    """
    if not (1 <= year <= 1600 and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    months = (59 * (month - 1) + 1) // 2
    return date.fromordinal(_HIJRI_EPOCH + 354 * (year - 1) + (3 + 11 * year) // 30 + months + day)


def era_year(era: str, year: int) -> int | None:
    """Return the Gregorian year of a year of an era named in ``eras.tsv``, or ``None`` for another name."""
    first = _eras().get(era)
    return None if first is None or not 1 <= year <= 200 else first + year - 1


@cache
def _eras() -> dict[str, int]:
    return {row.form: int(row.value) for row in rows("eras.tsv")}


def era_names() -> tuple[str, ...]:
    """Return the names of the eras that count years from a reign or a foundation."""
    return tuple(_eras())
