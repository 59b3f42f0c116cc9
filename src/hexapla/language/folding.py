"""Folding text codepoint by codepoint, so that a place in the folded text is the same place in the text.

Digits of any script become 0-9; spaces, dashes and apostrophes become one of each; letters become lower case;
variants of Arabic letters become one. What cannot be folded into exactly one codepoint stays as it is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

import numpy as np

from hexapla.language.codepoints import CodepointTable, text_of

# Letters that writers and keyboards interchange: Russian yo, Romanian comma and cedilla; in Arabic hamza
# carriers, Persian forms, final yeh and teh marbuta.
_LETTERS = {"ё": "е", "ș": "ş", "ț": "ţ", "Ё": "е", "Ș": "ş", "Ț": "ţ"}
_LETTERS |= dict(zip("أإآٱىیئيكکة", "ااااييييككه", strict=True))
_DASHES = frozenset("‐‑‒–—―−﹣－")
_APOSTROPHES = frozenset("’‘ʼ′´`＇")
_LONGEST_SENTENCE = 1000
# From so many codepoints on a table of numbers is quicker than ``str.translate`` (measured November 2026).
_SHORT = 120
_STROKES = {"đ": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i", "ŧ": "t"}


def _fold_character(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.digit(character))
    if category == "Zs":
        return " "
    if character in _DASHES:
        return "-"
    if character in _APOSTROPHES:
        return "'"
    if "\uff01" <= character <= "\uff5e":
        character = chr(ord(character) - 0xFEE0)
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def _strip_marks(character: str) -> str:
    folded = _fold_character(character)
    if folded in _STROKES:
        return _STROKES[folded]
    decomposed = unicodedata.normalize("NFD", folded)
    if len(decomposed) > 1 and all(unicodedata.combining(mark) for mark in decomposed[1:]):
        return decomposed[0]
    return folded


class _Table:
    """What each character folds to."""

    def __init__(self, folded: Callable[[str], str]) -> None:
        self._characters = _Characters(folded)
        self._codepoints = CodepointTable(lambda character: ord(folded(character)), np.uint32)

    def translated(self, text: str) -> str:
        """Return ``text`` folded codepoint by codepoint."""
        if len(text) < _SHORT:
            return text.translate(self._characters)
        return text_of(self._codepoints.of(text))


class _Characters(dict[int, str]):
    """A table for ``str.translate`` that fills itself as characters are met (at most one entry a codepoint)."""

    def __init__(self, folded: Callable[[str], str]) -> None:
        super().__init__()
        self._folded = folded

    def __missing__(self, codepoint: int) -> str:
        self[codepoint] = folded = self._folded(chr(codepoint))
        return folded


@cache
def _table(strip: bool) -> _Table:
    return _Table(_strip_marks if strip else _fold_character)


# Numbers, dates and names of one sentence are read one after the other: each folds it.
@lru_cache(maxsize=64)
def _sentence(text: str, strip: bool) -> str:
    return _table(strip).translated(text)


@lru_cache(maxsize=2)
def _page(text: str, strip: bool) -> str:
    return _table(strip).translated(text)


def fold(text: str) -> str:
    """Return ``text`` folded, diacritics kept; the length in codepoints does not change."""
    if text.isascii():  # quicker still, and the same
        return text.lower().replace("`", "'")
    return _sentence(text, False) if len(text) <= _LONGEST_SENTENCE else _page(text, False)


def fold_bare(text: str) -> str:
    """Return ``text`` folded and without diacritics; the length in codepoints does not change."""
    if text.isascii():
        return fold(text)
    return _sentence(text, True) if len(text) <= _LONGEST_SENTENCE else _page(text, True)
