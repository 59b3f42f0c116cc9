"""When a page was published: from its metadata, its address, or the dates it shows at its head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from datetime import date as calendar_date
from typing import Literal

from msgspec.structs import replace

from hexapla.language.dates import find_dates
from hexapla.language.folding import fold
from hexapla.values.article import DateValue

_ISO = re.compile(
    r"\s*(\d{4})-(\d{2})-(\d{2})(?:[T ]\s?(\d{2}):(\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
# What computers write: seconds or milliseconds since 1970, the C library's "Tue Nov 19 13:03:00 EST 2019",
# JavaScript's "Tue Nov 19 2019 03:05:46 GMT+0000" and the post's "Tue, 19 Nov 2019 13:03:00 GMT" (RFC 2822).
_SECONDS = re.compile(r"\s*1\d{9}(?:\d{3})?\s*\Z")
_MACHINE = re.compile(
    r"\b(?:(?P<before>\d{1,2}) )?(?P<month>[JFMASOND][a-z]{2}) (?:(?P<behind>[ \d]?\d) )?(?P<year>\d{4} )?"
    r"(?P<clock>\d\d:\d\d)(?::\d\d)?(?: (?P<zone>(?:GMT|UTC|Z)(?:[+-]\d{4})?|[+-]\d{4})\b)?(?: ?[A-Z]{3,5})?"
    r"(?P<last> \d{4}\b)?"
)
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})\d{0,2}(Z|[+-]\d{2}:?\d{2})?)?\Z")
_IN_ADDRESS = re.compile(
    r"[/_\-.](?P<y>(?:19|20)\d{2})[/_\-.]?(?P<m>0[1-9]|1[0-2])[/_\-.]?(?P<d>0[1-9]|[12]\d|3[01])(?=[/_\-.]|\Z)"
)
_NUMBER = re.compile(r"[0-9]{1,9}")
Order = Literal["day first", "month first"]
ORDER_BY_LANGUAGE = "order of day and month by language"
ORDER_BY_LINE = "order of day and month by another date of the line"
ORDER_BY_BODY = "order of day and month by the body"
BEFORE_PUBLICATION = "declared, though before publication"
_WIDEST_ZONE = 14
ORDER_BY_OUTLET = "order of day and month by the outlet's pages"
FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Years in which web pages were or will be published; outside of them a date is a default value or an error."""


def declared_dates(
    claims: tuple[tuple[str, str], ...], language: str | None, stated: DateValue | None = None
) -> Iterator[DateValue]:
    """Yield the declared dates that can be read, with the place they were read from, the most trusted first.

    Where the page's address states a date (``stated``), the claims within a day of it go before others: a page
    published again, or made anew by its system, declares that day too.
    """
    found = []
    for text, place in claims:
        date = read_date(text, language, place)
        if date and (stated is None or abs(_ordinal(date) - _ordinal(stated)) <= 1):
            yield date
        elif date:
            found.append(date)
    yield from found


def is_after(date: DateValue, fetched: str | None) -> bool:
    """Say whether a date lies more than a day behind the instant at which its page was fetched, where that is known."""
    seen = _ISO.match(fetched or "")
    limit = _from_parts(seen, "") if seen else None
    return limit is not None and _ordinal(date) > _ordinal(limit) + 1


def after_publication(modified: DateValue | None, published: DateValue | None) -> DateValue | None:
    """Return the date of the last change; one that lies before publication says so in ``inferred``."""
    if modified is None or published is None or _ordinal(modified) >= _ordinal(published) - 1:
        return modified
    return replace(modified, inferred=BEFORE_PUBLICATION)


def read_date(text: str, language: str | None, place: str) -> DateValue | None:
    """Read one date value: ISO 8601 first, else as visible text. ``None`` where it is no plausible date."""
    if _SECONDS.match(text):
        return _from_seconds(int(text.strip()[:10]), place)
    match = _ISO.match(text) or _COMPACT.match(text)
    if match:
        return _from_parts(match, place)
    machine = _MACHINE.search(text[:60])
    written = _iso_of(machine) if machine else None
    if written:
        return read_date(written, language, place)
    return visible_date(text[:200], language, place) or visible_date(text[:200], None, place)


def _iso_of(machine: re.Match[str]) -> str | None:
    """Return in ISO 8601 what a computer wrote with the English name of the month, ``None`` where a part is missing."""
    position = _MONTHS.find(machine["month"])
    day, year = machine["before"] or machine["behind"], machine["year"] or machine["last"]
    if position < 0 or position % 3 or not day or not year:
        return None
    zone = (machine["zone"] or "").removeprefix("GMT").removeprefix("UTC") or ("Z" if machine["zone"] else "")
    return f"{year.strip()}-{position // 3 + 1:02d}-{int(day):02d}T{machine['clock']}{zone}"


def visible_date(text: str, language: str | None, place: str = "text", body: str = "") -> DateValue | None:
    """Return the first whole date that a text shows, with precision ``day`` or finer.

    Where day and month can be read in either order, the order is taken whose date the beginning of ``body`` names,
    else that of another date of the text, else the language's; ``inferred`` says which, ``shown`` keeps the print.
    """
    found = _first_date(text, language, place, None)
    if found is None:
        return None
    date, shown = found
    other = _other_order(shown, date, language)
    if other is None:
        return date
    named = {mention.date.value.removeprefix("-")[-5:] for mention in find_dates(body[:2000], language)} if body else ()
    if other[5:10] in named and date.value[5:10] not in named:
        return replace(date, value=other, inferred=ORDER_BY_BODY, shown=shown)
    if date.value[5:10] in named and other[5:10] not in named:
        return replace(date, inferred=ORDER_BY_BODY, shown=shown)
    why = ORDER_BY_LINE if order_evidence(text, language) else ORDER_BY_LANGUAGE
    return replace(date, inferred=why, shown=shown)


def order_evidence(text: str, language: str | None) -> Order | None:
    """Return the order of day and month that an all-number date of a printed text leaves no doubt about.

    "23/12/2023" says ``day first``, "12/23/2023" ``month first``, "03/04/2024" and "5 May 2024" nothing.
    """
    for mention in find_dates(text, language):
        if mention.date.precision == "day" and mention.date.value[:4].isdigit():
            numbers = [int(n) for n in _NUMBER.findall(fold(text[mention.start : mention.end]))]
            if len(numbers) == 3 and not _has_letters(text[mention.start : mention.end]) and numbers[0] < 32:
                if numbers[0] > 12 >= numbers[1]:
                    return "day first"
                if numbers[1] > 12 >= numbers[0]:
                    return "month first"
    return None


def reordered(date: DateValue, language: str | None, day_first: bool) -> DateValue:
    """Return a date whose order of day and month was doubtful (``shown``) in the order that its outlet writes.

    Any other date comes back as it is.
    """
    found = _first_date(date.shown, language, date.read_from or "text", day_first) if date.shown else None
    return replace(found[0], inferred=ORDER_BY_OUTLET, shown=date.shown) if found else date


def _other_order(shown: str, date: DateValue, language: str | None) -> str | None:
    """Return the value that a printed date has in the other order of day and month, ``None`` where it has none."""
    for order in (True, False):
        found = _first_date(shown, language, "text", order)
        if found and found[0].value != date.value:
            return found[0].value
    return None


def _has_letters(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _first_date(text: str, language: str | None, place: str, day_first: bool | None) -> tuple[DateValue, str] | None:
    """Return the first whole date of a text and how it is printed."""
    reckoned = None
    for mention in find_dates(text, language, day_first):
        value, precision = mention.date.value, mention.date.precision
        if precision in ("day", "minute") and value[:4].isdigit() and _plausible(value):
            date = DateValue(value, precision, mention.date.inferred, place), text[mention.start : mention.end]
            if date[0].inferred is None:
                return date
            reckoned = reckoned or date  # a Hijri date stands beside the Gregorian one, which says the day
    return reckoned


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
    return DateValue(f"{value}T{hour}:{minute}{_offset(zone)}", "minute", None, place)


def _offset(zone: str | None) -> str:
    """Return a time zone as ISO 8601 writes it; nothing for none, and for one that no clock on earth shows."""
    if not zone or zone[0] not in "+-":
        return "+00:00" if zone else ""
    return f"{zone[:3]}:{zone[-2:]}" if int(zone[1:3]) <= _WIDEST_ZONE and int(zone[-2:]) < 60 else ""


def _from_seconds(seconds: int, place: str) -> DateValue | None:
    value = datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M+00:00")
    return DateValue(value, "minute", None, place) if _plausible(value) else None


def _ordinal(date: DateValue) -> int:
    """Return the day of a date counted from the year 1; a month or a year counts from its first day."""
    parts = [*map(int, date.value[:10].split("-")), 1, 1]
    return calendar_date(parts[0], parts[1], parts[2]).toordinal()


def _plausible(value: str) -> bool:
    return FIRST_YEAR <= int(value[:4]) <= LAST_YEAR


def _exists(value: str) -> bool:
    month, day = int(value[5:7]), int(value[8:10])
    return _is_day(int(value[:4]), month, day)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        calendar_date(year, month, day)
    except ValueError:
        return False
    return True
