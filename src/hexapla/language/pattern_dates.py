"""Dates as CLDR's own patterns write them, in languages whose habits the rules for written dates do not know.

Each pattern that the other rules do not read back becomes a regular expression: 23. M 2023, 2023 ж. 23 желтоқсан.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date

from babel import Locale
from babel.dates import format_date, tokenize_pattern
from msgspec import Struct

from hexapla.language.date_mentions import DateMention, day_value
from hexapla.language.folding import fold_bare
from hexapla.language.locales import locale_of
from hexapla.language.memory import of_language
from hexapla.language.months import month_names
from hexapla.language.word_trees import word_tree
from hexapla.values.article import DateValue

_WIDTHS = ("full", "long", "medium", "short")
# Not the skeleton of figures alone: where a locale has no own it contradicts the locale's short pattern.
_SKELETONS = ("yMMMMd", "yMMMd")
_SAMPLES = (date(2023, 12, 23), date(2024, 1, 3), date(2021, 5, 9))
_LONGEST_LITERAL = 30
# What two figures of a year are counted from.
_CENTURY = 2000
Read = Callable[[str, str | None], list[DateMention]]


class _Pattern(Struct, frozen=True):
    """One pattern; ``day_first`` where it is all numbers and the day stands before the month."""

    regex: re.Pattern[str]
    day_first: bool | None


def pattern_dates(text: str, language: str | None, day_first: bool | None, others: Read) -> list[DateMention]:
    """Return the dates that stand in ``text`` as a CLDR pattern of the language writes them (may overlap).

    ``others`` reads dates by the other rules: only patterns that it does not read back are looked for.
    """
    patterns = _patterns(language, others)
    if not patterns:
        return []
    bare = fold_bare(text)
    found = []
    for pattern in patterns:
        if day_first is not None and pattern.day_first not in (None, day_first):
            continue
        for m in pattern.regex.finditer(bare):
            value = _value(m, language)
            if value is not None:
                found.append(DateMention(m.start(), m.end(), value))
    return found


def _value(match: re.Match[str], language: str | None) -> DateValue | None:
    groups = match.groupdict()
    year, number = int(groups["y"]), groups.get("month")
    if len(groups["y"]) == 2:
        year += _CENTURY
    if number:
        return day_value(year, int(number), int(groups["d"]))
    names = month_names(language)
    month = names.names.get(groups["name"].rstrip(".")) if names else None
    return day_value(year, month.number, int(groups["d"])) if month else None


@of_language
def _patterns(language: str | None, others: Read) -> tuple[_Pattern, ...]:
    locale = locale_of(language)
    if locale is None:
        return ()
    written = dict.fromkeys(_written(locale))
    unread = (pattern for pattern in written if not _read_back(pattern, locale, language, others))
    made = (_compiled(pattern, language) for pattern in unread)
    return tuple({pattern.regex.pattern: pattern for pattern in made if pattern is not None}.values())


def _written(locale: Locale) -> Iterator[str]:
    for width in _WIDTHS:
        yield str(locale.date_formats[width].pattern)
    for skeleton in _SKELETONS:
        if skeleton in locale.datetime_skeletons:
            yield str(locale.datetime_skeletons[skeleton].pattern)


def _read_back(pattern: str, locale: Locale, language: str | None, others: Read) -> bool:
    for day in _SAMPLES:
        printed = format_date(day, pattern, locale=locale)
        if [mention.date.value for mention in others(printed, language)] != [day.isoformat()]:
            return False
    return True


def _compiled(pattern: str, language: str | None) -> _Pattern | None:
    """Return the regular expression of a pattern from its first to its last number or name."""
    tokens = list(tokenize_pattern(pattern))
    wanted = [i for i, (kind, value) in enumerate(tokens) if kind == "field" and value[0] in "yMLd"]
    letters = [tokens[i][1][0].replace("L", "M") for i in wanted]
    if sorted(letters) != ["M", "d", "y"]:
        return None
    names = _names(language)
    parts = [_part(*token, names) for token in tokens[wanted[0] : wanted[-1] + 1]]
    if None in parts:
        return None
    numeric = all(tokens[i][1][0] not in "ML" or int(tokens[i][1][1]) < 3 for i in wanted)
    order = letters.index("d") < letters.index("M") if numeric and letters[0] != "y" else None
    return _Pattern(re.compile(r"(?<![\d.,:/\-])" + "".join(filter(None, parts)) + r"(?!\d|[.,:/\-]\d)"), order)


def _part(kind: str, value: str | tuple[str, int], names: str | None) -> str | None:
    if kind == "chars":
        return _literal(str(value))
    letter, width = str(value[0]), int(value[1])
    if letter == "y":
        return r"(?P<y>\d{4}|\d\d)" if width == 2 else r"(?P<y>\d{4})"
    if letter == "d":
        return r"(?P<d>\d{1,2})"
    if letter in "ML":
        return r"(?P<month>\d{1,2})" if width < 3 else names
    # A weekday or an era within the pattern.
    return r"[^\d]{1,24}?"


def _literal(text: str) -> str | None:
    if len(text) > _LONGEST_LITERAL:
        return None
    pieces = []
    for character in fold_bare(text):
        invisible = unicodedata.category(character) == "Cf"
        pieces.append(re.escape(character) + "?" if invisible else " ?" if character == " " else re.escape(character))
    return "".join(pieces)


def _names(language: str | None) -> str | None:
    found = month_names(language)
    names = {name: month for name, month in found.names.items() if month.calendar == "gregorian"} if found else {}
    return rf"(?P<name>{word_tree(names)}\.?)" if names else None
