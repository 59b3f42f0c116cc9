"""When a page was published: from its metadata, its address, or the dates it shows at its head."""

from __future__ import annotations

import re

from hexapla.language.dates import find_dates
from hexapla.values.article import DateValue

_ISO = re.compile(
    r"\s*(\d{4})-(\d{2})-(\d{2})(?:[T ]\s?(\d{2}):(\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})\d{0,2}(Z|[+-]\d{2}:?\d{2})?)?\Z")
_IN_ADDRESS = re.compile(
    r"[/_\-.](?P<y>(?:19|20)\d{2})[/_\-.]?(?P<m>0[1-9]|1[0-2])[/_\-.]?(?P<d>0[1-9]|[12]\d|3[01])(?=[/_\-.]|\Z)"
)
FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Years in which web pages were or will be published; outside of them a date is a default value or an error."""


def declared_date(claims: tuple[tuple[str, str], ...], language: str | None) -> DateValue | None:
    """Return the first declared date that can be read, with the place it was read from."""
    for text, place in claims:
        found = read_date(text, language, place)
        if found:
            return found
    return None


def read_date(text: str, language: str | None, place: str) -> DateValue | None:
    """Read one date value: ISO 8601 first, else as visible text. ``None`` where it is no plausible date."""
    match = _ISO.match(text) or _COMPACT.match(text)
    if match:
        return _from_parts(match, place)
    return visible_date(text[:200], language, place)


def visible_date(text: str, language: str | None, place: str = "text", body: str = "") -> DateValue | None:
    """Return the first whole date that a text shows, with precision ``day`` or finer.

    Where day and month can be read in either order, the order is taken whose date the beginning of ``body`` names.
    """
    found = _first_date(text, language, place, None)
    if found is None or not body:
        return found
    other = next(
        (d for order in (True, False) if (d := _first_date(text, language, place, order)) and d.value != found.value),
        None,
    )
    if other is None:
        return found
    named = {mention.date.value.removeprefix("-")[-5:] for mention in find_dates(body[:2000], language)}
    return other if other.value[5:10] in named and found.value[5:10] not in named else found


def _first_date(text: str, language: str | None, place: str, day_first: bool | None) -> DateValue | None:
    for mention in find_dates(text, language, day_first):
        value, precision = mention.date.value, mention.date.precision
        if precision in ("day", "minute") and value[:4].isdigit() and _plausible(value):
            return DateValue(value, precision, mention.date.inferred, place)
    return None


def address_date(url: str | None) -> DateValue | None:
    """Return the date that an address states as year, month and day."""
    match = _IN_ADDRESS.search(url) if url and len(url) < 3000 else None
    if not match:
        return None
    value = f"{match['y']}-{match['m']}-{match['d']}"
    return DateValue(value, "day", None, "address") if _plausible(value) and _exists(value) else None


def _from_parts(match: re.Match[str], place: str) -> DateValue | None:
    year, month, day, hour, minute, zone = match.groups()
    value = f"{year}-{month}-{day}"
    if not _plausible(value) or not _exists(value):
        return None
    if hour is None or int(hour) > 23 or int(minute) > 59:
        return DateValue(value, "day", None, place)
    if (hour, minute) == ("00", "00") and not zone:
        return DateValue(value, "day", None, place)
    offset = "" if not zone else "+00:00" if zone in "Zz" else f"{zone[:3]}:{zone[-2:]}"
    return DateValue(f"{value}T{hour}:{minute}{offset}", "minute", None, place)


def _plausible(value: str) -> bool:
    return FIRST_YEAR <= int(value[:4]) <= LAST_YEAR


def _exists(value: str) -> bool:
    month, day = int(value[5:7]), int(value[8:10])
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return 1 <= month <= 12 and 1 <= day <= longest[month - 1]
