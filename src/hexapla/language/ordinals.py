"""Ordinals: the numbers of a text that say the how-manieth a thing is.

Most reports hold none, and that is quick to see: nothing stands at their figures that makes an ordinal, and no word of
theirs ends one. Only the others are read as :func:`hexapla.language.numerals.find_numbers` reads all numbers.
"""

from __future__ import annotations

import re

from hexapla.language.dates import find_dates
from hexapla.language.digit_runs import digit_runs
from hexapla.language.figure_numbers import REACH
from hexapla.language.folding import fold
from hexapla.language.memory import of_language
from hexapla.language.number_grammar import grammar
from hexapla.language.number_mentions import Number
from hexapla.language.number_words import number_words
from hexapla.language.numerals import find_numbers
from hexapla.language.quantity_words import quantity_words
from hexapla.language.roman import roman_numerals
from hexapla.language.word_trees import word_tree

_DIGITS = re.compile(r"[0-9]+")


def find_ordinals(text: str, language: str | None, values: range) -> list[Number]:
    """Return the ordinals of ``text`` outside dates, from left to right, whose value is one of ``values``.

    They are those of :func:`hexapla.language.numerals.find_numbers`, in less than half of the
    time on beginnings of reports in 105 languages, nine of ten of which have none (November 2026).
    """
    if not _may_hold_one(text, language, values):
        return []
    found = [n for n in find_numbers(text, language) if n.kind == "ordinal" and not n.part_of_date]
    return [number for number in found if number.value in values]


def _may_hold_one(text: str, language: str | None, values: range) -> bool:
    folded = fold(text)
    dated = [(date.start, date.end) for date in find_dates(text, language)]
    places = _of_figures(folded, language, values)
    places += [(start, end) for start, end, value, _ in roman_numerals(text) if value in values]
    places += _of_words(folded, text, language, values)
    return any(all(end <= first or last <= start for first, last in dated) for start, end in places)


def _of_figures(folded: str, language: str | None, values: range) -> list[tuple[int, int]]:
    """Return the runs of digits beside which something stands that makes an ordinal of them."""
    words = quantity_words(language)
    found = []
    for start in digit_runs(folded):
        end = _end(folded, start)
        if end - start > len(str(values.stop)) or int(folded[start:end]) not in values:
            continue
        dot = words.dotted_ordinals and folded.startswith(". ", end)
        before = folded[max(0, start - REACH) : start]
        if dot or words.ordinal_after.match(folded, end) or words.ordinal_before.search(before):
            found.append((start, end))
    return found


def _end(folded: str, start: int) -> int:
    match = _DIGITS.match(folded, start)
    return match.end() if match else start


def _of_words(folded: str, text: str, language: str | None, values: range) -> list[tuple[int, int]]:
    last_words = _last_words(language)
    if last_words is None or not last_words.search(folded):
        return []
    read = number_words(folded, text, language)
    return [(word.start, word.end) for word in read if word.ordinal and word.value in values]


@of_language
def _last_words(language: str | None) -> re.Pattern[str] | None:
    """Return a pattern of the words that make an ordinal of a number in words, wherever they stand."""
    words = grammar(language)
    forms = [form for form, atoms in words.atoms.items() if any(a.kind == "o" for a in atoms)] if words else []
    return re.compile(word_tree(forms)) if forms else None
