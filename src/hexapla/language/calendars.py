"""Calendars other than the Gregorian: their names in the data, their days turned into Gregorian days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from msgspec import Struct

from hexapla.language.cues import rows

# 1 Muharram 1 of the civil epoch is 19 July 622 (Gregorian), day 227,015 counted from 0001-01-01 as day 1.
_HIJRI_EPOCH = 227_014
# Days counted likewise: 1 Tishri 1, 1 Meskerem 1 and 1 Thout 1 (Calendrical Calculations).
_HEBREW_EPOCH, _ETHIOPIC_EPOCH, _COPTIC_EPOCH = -1_373_427, 2_796, 103_605


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


def hebrew_to_gregorian(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Hebrew day, months counted from Tishri as CLDR does: 6 Adar I, 7 Adar, 8 Nisan.

    Arithmetic after Reingold and Dershowitz, Calendrical Calculations (2018), chapter 8.
    """
    lengths = _hebrew_months(year) if 5000 <= year <= 6500 and 1 <= month <= 13 else ()
    if not lengths or not 1 <= day <= lengths[month - 1]:
        return None
    return date.fromordinal(_hebrew_new_year(year) + sum(lengths[: month - 1]) + day - 1)


def _hebrew_months(year: int) -> tuple[int, ...]:
    days = _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    heshvan, kislev = (30 if days % 10 == 5 else 29), (29 if days % 10 == 3 else 30)
    first_adar = 30 if (7 * year + 1) % 19 < 7 else 0
    return (30, heshvan, kislev, 29, 30, first_adar, 29, 30, 29, 30, 29, 30, 29)


def _hebrew_new_year(year: int) -> int:
    before, this, after = (_hebrew_elapsed(y) for y in (year - 1, year, year + 1))
    put_off = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _HEBREW_EPOCH + this + put_off


def _hebrew_elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


def ethiopic_to_gregorian(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a day of the Ethiopic calendar (Amete Mihret)."""
    return _alexandrian(_ETHIOPIC_EPOCH, year, month, day)


def coptic_to_gregorian(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a day of the Coptic calendar (era of the Martyrs)."""
    return _alexandrian(_COPTIC_EPOCH, year, month, day)


def _alexandrian(epoch: int, year: int, month: int, day: int) -> date | None:
    """Twelve months of thirty days and a short thirteenth, of six days every fourth year."""
    longest = 30 if month <= 12 else 5 + (year % 4 == 3)
    if not (1 <= year <= 3000 and 1 <= month <= 13 and 1 <= day <= longest):
        return None
    return date.fromordinal(epoch - 1 + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day)


def saka_to_gregorian(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a day of the Indian national calendar (Saka era, reformed in 1957)."""
    if not (1 <= year <= 3000 and 1 <= month <= 12):
        return None
    first = year + 78
    leap = first % 4 == 0 and (first % 100 != 0 or first % 400 == 0)
    lengths = (30 + leap, *(31,) * 5, *(30,) * 6)
    if not 1 <= day <= lengths[month - 1]:
        return None
    start = date(first, 3, 21 if leap else 22).toordinal()
    return date.fromordinal(start + sum(lengths[: month - 1]) + day - 1)


class Calendar(Struct, frozen=True):
    """A calendar with months of its own: which of its years a text may mean, and the way to a Gregorian day.

    ``inferred`` is what to say of a day that is reckoned and may have been another where the moon was watched.
    """

    years: range
    to_gregorian: Callable[[int, int, int], date | None]
    inferred: str | None = None


TABULAR_HIJRI = "tabular Hijri calendar, may differ by a day"
CALENDARS = {
    "jalali": Calendar(range(1300, 1500), jalali_to_gregorian),
    "hijri": Calendar(range(1300, 1500), hijri_to_gregorian, TABULAR_HIJRI),
    "hebrew": Calendar(range(5600, 5900), hebrew_to_gregorian),
    "ethiopic": Calendar(range(1850, 2100), ethiopic_to_gregorian),
    "coptic": Calendar(range(1600, 1850), coptic_to_gregorian),
    "saka": Calendar(range(1850, 2000), saka_to_gregorian),
}
"""The calendars whose months have names of their own, with the years that news of 1850 to 2100 may write."""


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
