"""Marks of languages: small words and letters that tell one language from its neighbours."""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property
from importlib.resources import files

import numpy as np
from msgspec import Struct

from hexapla.language.codepoints import CodepointTable, text_of

# What parts words, and what stands at their edges alone: a mark inside a word stays.
_PARTING = frozenset('.,"“”„«»()[]:;!?…،؛؟۔।፣፤።་།')
_EDGES = (" '", "' ", " ʻ", " -", "- ")

MOST = 3
"""Times that one mark counts: what a list or a chorus repeats is one piece of evidence."""


class Mark(Struct, frozen=True):
    """How often a mark stands in a text, and the languages that it is a mark of."""

    count: int
    languages: frozenset[str]


class Marks(Struct, frozen=True, dict=True):
    """The marks found in a text."""

    found: tuple[Mark, ...]

    @cached_property
    def total(self) -> dict[str, int]:
        """How many marks each language has, the most first, then as the table names them."""
        counts: dict[str, int] = {}
        for mark in self.found:
            count = mark.count
            for language in mark.languages:
                counts[language] = counts.get(language, 0) + count
        order = _order()
        return dict(sorted(counts.items(), key=lambda item: (-item[1], order[item[0]])))

    def of(self, language: str) -> int:
        """Return how many marks ``language`` has."""
        return sum(mark.count for mark in self.found if language in mark.languages)

    def between(self, a: str, b: str) -> tuple[int, int]:
        """Return how many marks of ``a`` are none of ``b``, and how many of ``b`` are none of ``a``."""
        for_a = for_b = 0
        for mark in self.found:
            if (a in mark.languages) != (b in mark.languages):
                if a in mark.languages:
                    for_a += mark.count
                else:
                    for_b += mark.count
        return for_a, for_b


def _folded(character: str) -> int:
    """Return the codepoint of a character in small letters; a space for what parts words."""
    if character in _PARTING or not ord(character):
        return ord(" ")
    lower = character.lower()
    return ord("'") if character == "’" else ord(lower) if len(lower) == 1 else ord(character)


_FOLDED = CodepointTable(_folded, np.uint32)


def marks_in(text: str, letters: str) -> Marks:
    """Return the marks of ``text``: its words that are marks, and the letters of ``letters``, its beginning."""
    of_words, of_letters = _table("words"), _table("letters")
    spaced = f" {text_of(_FOLDED.of(text))} "
    for each in _EDGES:
        spaced = spaced.replace(each, " ")
    marking = Counter(filter(of_words.__contains__, spaced.split()))
    found = [Mark(min(count, MOST), of_words[word]) for word, count in marking.items()]
    found += [
        Mark(min(letters.count(each), MOST), of_letters[each]) for each in sorted(of_letters.keys() & set(letters))
    ]
    return Marks(tuple(found))


@cache
def _order() -> dict[str, int]:
    """Return language -> its place in the table, which names the more widely written of near languages first."""
    return {language: place for place, language in enumerate(dict.fromkeys(row[0] for row in _rows()))}


@cache
def _table(kind: str) -> dict[str, frozenset[str]]:
    """Return mark -> languages for the rows of one kind."""
    found: dict[str, set[str]] = {}
    for language, each, forms in _rows():
        for form in forms.split() if each == kind else ():
            found.setdefault(form, set()).add(language)
    return {form: frozenset(languages) for form, languages in found.items()}


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    """Return the rows of ``data/language_marks.tsv``: language, kind, marks."""
    lines = files("hexapla.data").joinpath("language_marks.tsv").read_text(encoding="utf-8").splitlines()
    columns = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((language, kind, marks) for language, kind, marks in columns)
