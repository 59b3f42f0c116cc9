"""Ordinals: the numbers of a text that say the how-manieth a thing is.

Most reports hold none, and that is quick to see: nothing stands at their figures that makes an ordinal, and no word of
theirs ends one. Only the others are read as :func:`hexapla.language.numerals.find_numbers` reads all numbers.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

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
from hexapla.language.surroundings import surroundings
from hexapla.language.word_trees import word_tree

_DIGITS = re.compile(r"[0-9]+")


NEAR = 160
"""Codepoints around what may be an ordinal that are read to see whether it is one."""

LONGEST = 80
"""Codepoints before the last word of a number in words in which its first one stands."""


def find_ordinals(text: str, language: str | None, values: range, folded: str | None = None) -> list[Number]:
    """Return the ordinals of ``text`` outside dates, from left to right, whose value is one of ``values``.

    ``folded`` is the text as :func:`hexapla.language.folding.fold` has it, from who has folded it already.

    They are those of :func:`hexapla.language.numerals.find_numbers`, in a small part of its time on beginnings of
    reports in 105 languages, nine of ten of which have none (November 2026).
    """
    near = surroundings(text, _places(fold(text) if folded is None else folded, text, language, values), NEAR)
    found = find_numbers(near.text, language) if near.text else []
    return [
        replace(number, start=near.origin(number.start), end=near.origin(number.end - 1) + 1)
        for number in found
        if number.kind == "ordinal" and not number.part_of_date and number.value in values
    ]


def _places(folded: str, text: str, language: str | None, values: range) -> list[int]:
    """Return where something stands that may be an ordinal of a value, in rising order."""
    found = _of_figures(folded, language, values)
    before = quantity_words(language).ordinal_before
    for start, _, value, certain in roman_numerals(text):
        if value in values and (certain or before.search(folded[max(0, start - REACH) : start])):
            found.append(start)
    return sorted(found + _of_words(folded, text, language, values))


def _of_figures(folded: str, language: str | None, values: range) -> list[int]:
    """Return where runs of digits begin beside which something stands that makes an ordinal of them."""
    words = quantity_words(language)
    found = []
    for start in digit_runs(folded):
        end = _end(folded, start)
        if end - start > len(str(values.stop)) or int(folded[start:end]) not in values:
            continue
        dot = words.dotted_ordinals and folded.startswith(". ", end)
        before = folded[max(0, start - REACH) : start]
        if dot or words.ordinal_after.match(folded, end) or words.ordinal_before.search(before):
            found.append(start)
    return found


def _end(folded: str, start: int) -> int:
    match = _DIGITS.match(folded, start)
    return match.end() if match else start


def _of_words(folded: str, text: str, language: str | None, values: range) -> list[int]:
    """Return where numbers in words begin that are ordinals: only what stands before their last words is read."""
    last_words = _last_words(language)
    found: list[int] = []
    read = 0
    for last in last_words.finditer(folded) if last_words is not None else ():
        if last.start() < read:
            continue
        start, read = max(read, last.start() - LONGEST), last.end() + LONGEST
        words = number_words(folded[start:read], text[start:read], language)
        found += [start + word.start for word in words if word.ordinal and word.value in values]
    return found


@of_language
def _last_words(language: str | None) -> re.Pattern[str] | None:
    """Return a pattern of the words that make an ordinal of a number in words, wherever they stand."""
    words = grammar(language)
    forms = [form for form, atoms in words.atoms.items() if any(a.kind == "o" for a in atoms)] if words else []
    return re.compile(word_tree(forms)) if forms else None
