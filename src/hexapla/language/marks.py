"""Marks of languages: small words and letters that tell one language from its neighbours."""

from __future__ import annotations

from functools import cache, cached_property
from importlib.resources import files

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hexapla.language.codepoints import CodepointTable, text_of

Floats = NDArray[np.float32]

# What parts words, and what stands at their edges alone: a mark inside a word stays.
_PARTING = frozenset('.,"“”„«»()[]:;!?…،؛؟۔।፣፤።་།')
_EDGES = (("'", (" '", "' ")), ("ʻ", (" ʻ",)), ("-", (" -", "- ")))

MOST = 3
"""Times that one mark counts: what a list or a chorus repeats is one piece of evidence."""


class Marks(Struct, frozen=True, dict=True):
    """The marks found in a text: how often each stands there, and a row each of the languages that it is a mark of.

    Numbers are small and whole, and floats because products of these are ten times as quick.
    """

    counts: Floats
    languages: Floats

    @cached_property
    def _totals(self) -> Floats:
        found: Floats = self.counts @ self.languages
        return found

    @cached_property
    def _in_common(self) -> dict[str, Floats]:
        return {}

    @cached_property
    def order(self) -> list[str]:
        """The languages that have marks, those with the most first, then as the table names them."""
        known = _table().names
        ranked = np.argsort(-self._totals, kind="stable")[: np.count_nonzero(self._totals)]
        return [known[place] for place in ranked.tolist()]

    def of(self, language: str) -> int:
        """Return how many marks ``language`` has."""
        place = _table().places.get(language)
        return 0 if place is None else int(self._totals[place])

    def between(self, a: str, b: str) -> tuple[int, int]:
        """Return how many marks of ``a`` are none of ``b``, and how many of ``b`` are none of ``a``."""
        places = _table().places
        both = int(self._shared(b)[places[a]]) if a in places and b in places else 0
        return self.of(a) - both, self.of(b) - both

    def _shared(self, language: str) -> Floats:
        """Return how many marks each language has in common with one: many are held against the same."""
        if language not in self._in_common:
            own: Floats = self.counts * self.languages[:, _table().places[language]]
            self._in_common[language] = np.dot(own, self.languages)
        return self._in_common[language]


class _Table(Struct, frozen=True):
    """The marks by their numbers, from 1 on: ``words``, letters by their codepoints, and a row of languages each.

    ``names`` are the languages as the table names them, the more widely written of near ones first, ``places`` where
    each stands there. Row 0 is of what is no mark.
    """

    names: tuple[str, ...]
    places: dict[str, int]
    words: dict[str, int]
    letters: CodepointTable
    languages: Floats


def _folded(character: str) -> int:
    """Return the codepoint of a character in small letters; a space for what parts words."""
    if character in _PARTING or not ord(character):
        return ord(" ")
    lower = character.lower()
    return ord("'") if character == "’" else ord(lower) if len(lower) == 1 else ord(character)


_FOLDED = CodepointTable(_folded, np.uint32)


def marks_in(text: str, letters: str) -> Marks:
    """Return the marks of ``text``: its words that are marks, and the letters of ``letters``, its beginning."""
    table = _table()
    spaced = f" {text_of(_FOLDED.of(text))} "
    for sign, edges in _EDGES:
        if sign in spaced:
            for each in edges:
                spaced = spaced.replace(each, " ")
    words = np.array([*filter(None, map(table.words.get, spaced.split()))], dtype=np.intp)
    found = np.bincount(words, minlength=len(table.languages))
    found += np.bincount(table.letters.of(letters), minlength=len(found) + 1)[1:]
    found[0] = 0
    rows = np.flatnonzero(found)
    return Marks(np.minimum(found[rows], MOST).astype(np.float32), table.languages.take(rows, axis=0))


@cache
def _table() -> _Table:
    rows = _rows()
    names = tuple(dict.fromkeys(row[0] for row in rows))
    places = {language: place for place, language in enumerate(names)}
    numbers: dict[str, dict[str, int]] = {"words": {}, "letters": {}}
    marked: list[tuple[int, int]] = []
    for language, kind, forms in rows:
        for form in forms.split():
            number = numbers[kind].setdefault(form, 1 + sum(map(len, numbers.values())))
            marked.append((number, places[language]))
    languages = np.zeros((1 + sum(map(len, numbers.values())), len(names)), dtype=np.float32)
    languages[tuple(np.array(marked).T)] = 1.0
    # A codepoint table holds no zeros: what is no letter of the table is 1 there, and 0 here.
    letters = CodepointTable(lambda character: 1 + numbers["letters"].get(character, 0), np.uint16)
    return _Table(names, places, numbers["words"], letters, languages)


def _rows() -> tuple[tuple[str, str, str], ...]:
    """Return the rows of ``data/language_marks.tsv``: language, kind, marks."""
    lines = files("hexapla.data").joinpath("language_marks.tsv").read_text(encoding="utf-8").splitlines()
    columns = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((language, kind, marks) for language, kind, marks in columns)
