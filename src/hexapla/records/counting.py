"""What numbers count: which do, and which are part of a date, a score, a range, an address or a name."""

from __future__ import annotations

from bisect import bisect_left

import regex

from hexapla.language.numerals import Number
from hexapla.records import cues
from hexapla.records.reading import Line

_DIGIT = regex.compile(r"\p{Nd}")
# What stands right before a number that counts nothing: a letter or sign it is joined to, the other half of a score, a
# clock, a measure, a range or a fraction ("10-0", "4 : 43", "1440 x 900", "2004-05", "41 / 2"), the head of a number
# that a space broke, a point without a zero before it (".32").
_JOINED_BEFORE = regex.compile(
    r"(?:[\p{Latin}\p{Cyrillic}\p{Greek}][-‑–]?|[#§/]|№\s?|\p{Nd}\s?[-‑–—:x×/]\s?|(?<!\p{Nd})\p{Nd}{1,3},\s|(?<![\p{L}\p{N}])\.)$"
)
# "an 18-article text" counts articles; "the A-7" and "5-bis" count nothing.
_JOINED_AFTER = regex.compile(
    r"[\p{Latin}\p{Cyrillic}\p{Greek}/]|[-‑](?!\p{Ll}{3}|[\p{Zs}\s])"
    r"|\s?[-‑–—:x×]\s?\p{Nd}|,\s\p{Nd}{3}(?!\p{Nd})|\s[-‑]\s\p{Ll}+\s[-‑]\s"
)
_BROKEN = regex.compile(r",\s\p{Nd}{3}(?!\p{Nd})|\s?[-‑–—]\s?\p{Nd}|\s[-‑]\s\p{L}")
_PLAIN_YEAR = regex.compile(r"\p{Nd}{4}")
_GAP_WORD = regex.compile(r"[\s\p{Zs}]*(\p{L}[\p{L}\p{M}'’]*)[\s\p{Zs}]*")
_CLAUSE = regex.compile(r"[,.;:!?()，。；]")
_BEFORE = 8  # codepoints before a number in which what it is joined to stands
_DEFINITE_REACH = 12  # codepoints before a number in which the definite article is looked for
_STREET_REACH = 40  # codepoints after a house number in which the word for a street stands
_SMALL = 10  # up to here a number in words beside "over" is as likely a place or a time as a bound


def counts(line: Line, number: Number) -> bool:
    """Return whether a number can count something: no date, ordinal, code, part of a name or of a word."""
    if number.kind in {"ordinal", "code"} or number.part_of_date or not number.value:
        return False
    if any(date.start < number.end and number.start < date.end for date in line.dates):
        return False
    if number.kind != "cardinal":
        return _BROKEN.match(line.text, number.end) is None
    if _is_beside_another(line, number):
        return False
    return _in_figures(line, number) if not is_spelled(line, number) else _in_words(line, number)


def _is_beside_another(line: Line, number: Number) -> bool:
    """Return whether another number that is no date stands right before: "3 of 4 three attempts"."""
    place = bisect_left(line.numbers, number.start, key=lambda other: other.start)
    before = line.numbers[place - 1] if place else None
    return (
        before is not None
        and before.kind == "cardinal"
        and not before.part_of_date
        and not may_be_year(line, before)
        and before.end + 1 == number.start
        and line.text[before.end].isspace()
    )


def _in_figures(line: Line, number: Number) -> bool:
    if _JOINED_BEFORE.search(line.text[max(0, number.start - _BEFORE) : number.start]):
        return False
    if _JOINED_AFTER.match(line.text, number.end):
        return False
    return not (is_label(line, number) or _is_address(line, number) or is_in_range(line, number))


def _in_words(line: Line, number: Number) -> bool:
    return (
        number.value > 1
        and not _in_name(line, number)
        and not is_reference(line, number.start, number.end, number.value)
        and not _is_fraction(line, number)
        and not _is_decade(line, number)
        and not is_in_range(line, number)
    )


def is_spelled(line: Line, number: Number) -> bool:
    """Return whether a number stands in words."""
    return _DIGIT.search(line.text, number.start, number.end) is None


def may_be_year(line: Line, number: Number) -> bool:
    """Return whether a number looks like a year: four digits without a mark between."""
    written = line.text[number.start : number.end]
    return _PLAIN_YEAR.fullmatch(written) is not None and 1500 <= number.value <= 2100


def skip(text: str, position: int) -> int:
    """Return where the white space at a place ends."""
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def is_reference(line: Line, start: int, end: int, value: float) -> bool:
    """Return whether the number only refers: "the two sides" tells nothing, "the two years" does."""
    if value != 2:
        return False
    head = line.text[max(0, start - _DEFINITE_REACH) : start].split()
    if not head or not cues.is_cue("measures", line.language, head[-1], "definite"):
        return False
    return not counts_time(line, end)


def counts_time(line: Line, end: int) -> bool:
    """Return whether a unit of time follows."""
    time = cues.pattern("measures", line.language, "time")
    return time is not None and time.match(line.text, skip(line.text, end)) is not None


def is_only_over(line: Line, number: Number) -> bool:
    """Return whether what stands before a small number in words is a preposition of place or time, and bounds nothing.

    "A step over two lines" and "over four days, the conference" against "over 300 delegates".
    """
    if number.comparator_start is None or number.value > _SMALL or not is_spelled(line, number):
        return False
    head = line.text[number.comparator_start : number.start].strip()
    return cues.is_cue("measures", line.language, head, "preposition")


def _in_name(line: Line, number: Number) -> bool:
    """Return whether a number in words is part of a name; at the head of a sentence its capital says nothing."""
    return number.start > 0 and any(
        name.start <= number.start and number.end <= name.end and (name.start, name.end) != (number.start, number.end)
        for name in line.names
    )


def is_label(line: Line, number: Number) -> bool:
    """Return whether a number in figures numbers the name before it: "Rocket 2", "Highway 61"."""
    if number.comparator_start is not None or number.start == 0 or not line.text[number.start - 1].isspace():
        return False
    return any(name.end + 1 == number.start for name in line.names) or _after_label(line, number)


def _after_label(line: Line, number: Number) -> bool:
    head = line.text[max(0, number.start - 20) : number.start].split()
    return bool(head) and cues.is_cue("measures", line.language, head[-1], "label")


def _is_address(line: Line, number: Number) -> bool:
    reach = line.text[number.end : number.end + _STREET_REACH]
    clause = _CLAUSE.search(reach)
    reach = reach if clause is None else reach[: clause.start()]
    streets = cues.find("measures", line.language, reach, "street")
    if not streets:
        return False
    words = reach[: streets[0].end].split()
    return len(words) == 1 or all(word[:1].isupper() or word[:1].isdigit() for word in words[:-1])


def _is_fraction(line: Line, number: Number) -> bool:
    """Return whether a number in words is the upper one of a fraction: "two-thirds"."""
    fraction = cues.pattern("measures", line.language, "fraction")
    start = number.end + (line.text[number.end : number.end + 1] in {"-", "‑", " "})
    return fraction is not None and fraction.match(line.text, start) is not None


def _is_decade(line: Line, number: Number) -> bool:
    """Return whether a number in words begins the name of a decade: "the nineteen seventies"."""
    decade = cues.pattern("measures", line.language, "decade")
    return decade is not None and decade.match(line.text, skip(line.text, number.end)) is not None


def is_in_range(line: Line, number: Number) -> bool:
    """Return whether a number is one end of a range: "75 to 100", but not "from nine to four"."""
    place = bisect_left(line.numbers, number.start, key=lambda other: other.start)
    pairs = [line.numbers[n : n + 2] for n in (place - 1, place) if n >= 0]
    return any(len(pair) == 2 and _is_range(line, *pair) for pair in pairs)


def _is_range(line: Line, low: Number, high: Number) -> bool:
    word = _GAP_WORD.fullmatch(line.text, low.end, high.start)
    if word is None or low.value >= high.value or (low.unit != high.unit and low.unit is not None):
        return False
    start = low.start if low.comparator_start is None else min(low.start, low.comparator_start)
    head = line.text[max(0, start - _DEFINITE_REACH) : start].split()
    before = head[-1] if head else ""
    if cues.is_cue("measures", line.language, before, "between"):
        return True
    return cues.is_cue("measures", line.language, word[1], "range") and not cues.is_cue(
        "measures", line.language, before, "from"
    )
