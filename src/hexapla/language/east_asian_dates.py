"""Dates in Chinese, Japanese and Korean writing: 2023年12月23日, 令和5年12月23日, 二〇二三年, 12월 23일."""

from __future__ import annotations

import re
from functools import cache

from hexapla.language.calendars import era_names, era_year
from hexapla.language.date_mentions import DateMention, day_value, month_value, year_value
from hexapla.values.article import DateValue

_DAY = r"(?: ?(\d{1,2})(?: ?[日号號일]|(?=[-至到~～、]\d{1,2} ?[日号號일])))?"
_MONTH_DAY = re.compile(rf"(?:(?<!\d)(\d{{4}}) ?[年년] ?)?(?<!\d)(\d{{1,2}}) ?[月월](?!间|間){_DAY}")
# 3月5日至6日; the day may also carry the range: 3月5-6日 is read by its last day.
_LAST_DAY = re.compile(r"[至到和与、~～\-—から부터]{1,2} ?(\d{1,2}) ?[日号號일](?!间|間)")
_YEAR = re.compile(r"(?<!\d)((?:1[89]|20)\d\d) ?[年년](?!间|間|代)")
_DIGITS = "〇零○一二三四五六七八九"
_ERA_YEAR = "[一二三四五六七八九十百零〇]{1,6}"
_NUMBER = "[一二三四五六七八九十]{1,3}"
_HAN = re.compile(
    rf"(?:(?<![{_DIGITS}])([{_DIGITS}]{{4}})年)?(?:(?<![{_DIGITS}十])({_NUMBER})月(?:({_NUMBER})[日号號])?)?"
)
_HAN_VALUES = str.maketrans(_DIGITS, "000123456789")
# A quick look before the patterns: texts of other scripts have none of these.
_ANY = "月年월년"


def east_asian_dates(text: str) -> list[DateMention]:
    """Return the dates of a folded text that are written with 年月日 or 년월일 (unsorted, may overlap)."""
    if text.isascii() or not any(sign in text for sign in _ANY):
        return []
    found: list[DateMention] = []
    for m in _MONTH_DAY.finditer(text):
        year = int(m[1]) if m[1] else None
        _add(found, m, _value(year, int(m[2]), int(m[3]) if m[3] else None))
        last = _LAST_DAY.match(text, m.end()) if m[3] else None
        if last:
            value = _value(year, int(m[2]), int(last[1]))
            found += [DateMention(last.start(1), last.end(), value)] if value is not None else []
    for m in _YEAR.finditer(text):
        _add(found, m, year_value(int(m[1])))
    for m in _era_pattern().finditer(text):
        year = era_year(m[1], 1 if m[2] == "元" else _figure(m[2]) or 0)
        if year is not None:
            _add(found, m, _value(year, _figure(m[3]), _figure(m[4])))
    return found + _in_ideographs(text)


def _add(found: list[DateMention], match: re.Match[str], value: DateValue | None) -> None:
    if value is not None:
        found.append(DateMention(match.start(), match.end(), value))


def _value(year: int | None, month: int | None, day: int | None) -> DateValue | None:
    if month is not None and day is not None:
        return day_value(year, month, day)
    if year is None:
        return None
    return year_value(year) if month is None else month_value(year, month)


def _in_ideographs(text: str) -> list[DateMention]:
    found: list[DateMention] = []
    for m in _HAN.finditer(text):
        if m[1] or m[3]:
            year = int(m[1].translate(_HAN_VALUES)) if m[1] else None
            _add(found, m, _value(year, _number(m[2]), _number(m[3])))
    return found


def _number(digits: str | None) -> int | None:
    """The value of up to 99 in ideographs: 十, 二十三."""
    if not digits:
        return None
    tens, ten, ones = digits.rpartition("十")
    value = int(ones.translate(_HAN_VALUES)) if ones and ones != "十" else 0
    if not ten:
        return value
    return value + 10 * (int(tens.translate(_HAN_VALUES)) if tens.isdecimal() or (tens in _DIGITS and tens) else 1)


def _figure(digits: str | None) -> int | None:
    """Return the value of a year, month or day of an era, in figures or ideographs up to 199."""
    if not digits or digits.isdecimal():
        return int(digits) if digits else None
    hundreds, hundred, rest = digits.rpartition("百")
    return (100 if hundred and hundreds in ("", "一") else 0) + (_number(rest.lstrip("零〇")) or 0)


@cache
def _era_pattern() -> re.Pattern[str]:
    eras = "|".join(sorted(era_names(), key=lambda e: (-len(e), e)))
    month, day = rf"(\d{{1,2}}|{_NUMBER})", rf"(\d{{1,2}}|{_NUMBER})"
    return re.compile(rf"({eras}) ?(\d{{1,3}}|元|{_ERA_YEAR})年(?:{month}月(?:{day}[日号號])?)?")
