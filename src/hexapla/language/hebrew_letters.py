"""Dates of the Hebrew calendar in letters: י״א בטבת ה׳תשפ״ד, the eleventh of Tevet 5784."""

from __future__ import annotations

import re
from functools import cache

from hexapla.language.calendars import hebrew_to_gregorian
from hexapla.language.cues import rows
from hexapla.language.date_mentions import DateMention, converted

_VALUES = dict(zip("אבגדהוזחטיכלמנסעפצקרשת", (*range(1, 10), *range(10, 100, 10), *range(100, 500, 100)), strict=True))
_VALUES |= dict(zip("ךםןףץ", (20, 40, 50, 80, 90), strict=True))
_THIS_MILLENNIUM = 5000
# Folded: geresh and apostrophes are one mark; gershayim may be two of them or a quotation mark.
_MARK = r"(?:[\"״”“]|'{1,2}|׳{1,2})"
_DAY = rf"(?P<day>[א-ת]{_MARK}|[א-ת]{_MARK}[א-ת])"
_YEAR = rf"(?P<year>(?:ה{_MARK})?[א-ת]{{2,4}}{_MARK}[א-ת])"
_ANY = re.compile(_MARK)


def may_hold_letter_dates(text: str) -> bool:
    """Return whether a text has what every day in letters has; most have not, and it is quick to see."""
    return "ת" in text and _ANY.search(text) is not None


def letter_dates(text: str) -> list[DateMention]:
    """Return the days of the Hebrew calendar that a text (folded or not) writes in letters, with their year."""
    if not may_hold_letter_dates(text):
        return []
    found = []
    for match in _pattern().finditer(text):
        year = _number(match["year"])
        year = year - _VALUES["ה"] if match["year"][0] == "ה" and not match["year"][1].isalpha() else year
        day = hebrew_to_gregorian(_THIS_MILLENNIUM + year, _months()[match["month"]], _number(match["day"]))
        value = converted(day)
        if value is not None:
            found.append(DateMention(match.start(), match.end(), value))
    return found


def _number(letters: str) -> int:
    return sum(_VALUES.get(letter, 0) for letter in letters)


@cache
def _months() -> dict[str, int]:
    listed = (row for row in rows("calendar_months.tsv") if row.kind == "hebrew" and "he" in row.languages)
    return {row.form: int(row.value) for row in listed}


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_months(), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<![א-ת]){_DAY} ב?(?P<month>{names}),? {_YEAR}(?![א-ת])")
