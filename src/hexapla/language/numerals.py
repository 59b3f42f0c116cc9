"""Numbers by value, in any writing: digits of any script, words, Roman numerals, scale words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import cast

from msgspec.structs import replace

from hexapla.language.compound_numbers import compound_numbers
from hexapla.language.dates import find_dates
from hexapla.language.digit_runs import digit_runs, matches
from hexapla.language.digits import figures
from hexapla.language.figure_numbers import REACH, Text, figure_numbers, unit_beside
from hexapla.language.folding import fold
from hexapla.language.memory import remembered
from hexapla.language.number_codes import addresses
from hexapla.language.number_mentions import Number, plain_value
from hexapla.language.number_words import WordNumber, number_words
from hexapla.language.quantity_words import quantity_words
from hexapla.language.roman import roman_numerals
from hexapla.values.fact import Comparator

__all__ = ["Number", "find_numbers"]

_MONTHS = 12
# 10:30, 10h30, 10.30 with a word of time beside it.
_CLOCK = re.compile(r"(?<![\d:.,])\d{1,2}(?:(?::|h ?)\d{2}(?::\d{2})?(?![\d:])| ?h(?!\w))")


def find_numbers(text: str, language: str | None) -> list[Number]:
    """Return the numbers of ``text`` from left to right, without overlaps.

    What stands in addresses and telephone numbers is left out. Words are read in the languages of
    ``number_words.tsv``; the number one in words is not, for it is an article in too many languages.
    """
    return _numbers(text, language)


@remembered
def _numbers(text: str, language: str | None) -> tuple[Number, ...]:
    parts = Text(text, fold(text), quantity_words(language))
    words = number_words(parts.folded, text, language)
    words += [WordNumber(*place, ordinal=False) for place in compound_numbers(parts.folded, language)]
    roman = _roman(parts)
    runs = digit_runs(parts.folded)
    if not (words or roman or runs):
        return ()
    clock = [match.span() for match in matches(_CLOCK, parts.folded, runs)]
    when = _Spans([(d.start, d.end) for d in find_dates(text, language)] + clock)
    found = _in_figures(parts, runs, language, when) if runs else []
    found += [_of_words(parts, word) for word in words]
    found += roman
    return tuple(_finished(parts, number, when) for number in _without_overlaps(found))


def _in_figures(parts: Text, runs: Sequence[int], language: str | None, when: _Spans) -> list[Number]:
    outside = _Spans(addresses(parts.original, runs))
    all_figures = figures(parts.folded, runs, language)
    dated = [f for f in all_figures if when.touches(f.start, f.end)]
    counted = [f for f in all_figures if not when.touches(f.start, f.end) and not outside.touches(f.start, f.end)]
    found = [Number(f.start, f.end, plain_value(f.value), "cardinal", part_of_date=True) for f in dated]
    return found + figure_numbers(parts, counted)


class _Spans:
    """Places of a text, to ask whether another touches one of them."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def touches(self, start: int, end: int) -> bool:
        position = bisect_right(self._starts, end - 1)
        return any(s < end and start < e for s, e in self._spans[max(0, position - 3) : position])


def _of_words(parts: Text, word: WordNumber) -> Number:
    if word.ordinal:
        return Number(word.start, word.end, word.value, "ordinal")
    before = parts.folded[max(0, word.start - REACH) : word.start]
    kind, unit, end = unit_beside(parts, before, word.end)
    return Number(word.start, end, word.value, kind, unit=unit)


def _roman(parts: Text) -> list[Number]:
    found = []
    for start, end, value, certain in roman_numerals(parts.original):
        cue = parts.words.ordinal_before.search(parts.folded[max(0, start - REACH) : start])
        if certain or cue:
            glued = len(cue.group()) if cue and not cue.group().endswith(" ") else 0
            found.append(Number(start - glued, end, value, "ordinal"))
    return found


def _without_overlaps(numbers: list[Number]) -> list[Number]:
    kept: list[Number] = []
    for number in sorted(numbers, key=lambda n: (n.start, -n.end, n.kind)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _finished(parts: Text, number: Number, when: _Spans) -> Number:
    if number.part_of_date:
        return number
    if when.touches(number.start, number.end) or _is_time(parts, number):
        return replace(number, part_of_date=True)
    return number if number.kind in ("code", "ordinal") else _compared(parts, number)


def _is_time(parts: Text, number: Number) -> bool:
    if number.kind != "cardinal" or not 0 <= number.value < 25:
        return False
    if parts.words.time_after.match(parts.folded, number.end):
        return True
    before = parts.folded[max(0, number.start - REACH) : number.start]
    if 1 <= number.value <= _MONTHS and parts.words.month_before.search(before):
        return True
    return isinstance(number.value, float) and parts.words.time_before.search(before) is not None


def _compared(parts: Text, number: Number) -> Number:
    words = parts.words
    floor = max(0, number.start - REACH)
    before = words.before.search(parts.folded[floor : number.start])
    if before:
        sign = cast(Comparator, words.before_values[before[1]])
        return replace(number, comparator=sign, comparator_start=floor + before.start(1))
    after = words.after.match(parts.folded, number.end)
    if after:
        sign = cast(Comparator, words.after_values[after[1]])
        return replace(number, comparator=sign, comparator_start=after.start(1))
    return number
