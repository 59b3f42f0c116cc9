"""What a text is found by, and a query is read as: words folded alike, pairs of characters, values of numbers.

A query and a text that say the same in another case, with or without diacritics, in other digits or with marks of
direction in between give the same keys; every key knows its place in the text, in codepoints.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import regex

from hexapla.language.codepoints import CodepointTable
from hexapla.language.digit_runs import digit_runs
from hexapla.language.digits import figures
from hexapla.language.folding import fold
from hexapla.language.scripts import romanise

# What is written without spaces between words: the East Asian scripts, and those of Unicode's class of line breaking
# "complex context" (Thai, Lao, Khmer, Myanmar and their kin). Hangul has spaces, but ties particles to its words.
_CLOSE = regex.compile(
    r"[[\p{Line_Break=SA}\p{Han}ー\p{Hiragana}\p{Katakana}\p{Hangul}\p{Bopomofo}\p{Yi}\p{Tangut}\p{Nushu}ｰﾞﾟ\u3099\u309A]"
    r"&&[\p{L}\p{M}\p{N}]]",
    regex.V1,
)
_GAP, _LETTER, _DIGIT, _TIGHT, _GOES_ON = 1, 2, 3, 4, 5
# A syllable of Hangul in its parts, or a character with a mark of voice.
_UNIT = regex.compile(
    r"[\u1100-\u115f\ua960-\ua97f]+[\u1160-\u11a7]*[\u11a8-\u11ff]*|[^\u200b-\u200f\u2060][\u3099\u309aﾞﾟ]?"
)
_HIDDEN = regex.compile(r"[\u200b-\u200f\u2060]")
_LATIN = regex.compile(r"\p{Latin}")
_NOT_PLAIN = regex.compile(r"[^a-z0-9]+")
_LONGEST_KEY = 40
_LONGEST_NUMBER = 24


class SearchWord(NamedTuple):
    """What is found at ``[start, end)`` of a text, in codepoints.

    ``named`` where it is written with a capital; ``close`` where it is a piece of a run without spaces: two characters,
    or, with ``tail``, the last one.
    """

    start: int
    end: int
    key: str
    named: bool = False
    close: bool = False
    tail: bool = False


def search_words(text: str) -> list[SearchWord]:
    """Return what ``text`` is found by, from left to right.

    A number in figures is one word, by value: "1.250", "1 250" and "١٬٢٥٠" are ``1250``. Letters and digits part, so
    that "G20" and "G-20" are the same two words. What is written without spaces gives every two neighbours, and the
    last character of a run by itself: each piece of two characters or more is a row of such pairs, and what begins
    with one character is all that begins with it.
    """
    folded = fold(text)
    found: list[SearchWord] = []
    runs = digit_runs(folded)
    numbers = {f.start: (f.end, number_key(f.value)) for f in figures(folded, runs, None) if not f.code} if runs else {}
    done = 0
    for start, end, kind in _runs(folded):
        if start < done:
            continue
        if kind == _LETTER:
            key = folded_word(folded[start:end])
            if key:
                found.append(SearchWord(start, end, key, text[start].isupper()))
        elif kind == _DIGIT:
            done, key = numbers.get(start) or (end, folded[start:end].lstrip("0")[:_LONGEST_KEY] or "0")
            found.append(SearchWord(start, done, key))
        else:
            found += _pairs(folded[start:end], start)
    return found


def number_key(value: float | Decimal) -> str:
    """Return the word that a number is found by: its decimal digits, without sign, exponent or needless noughts."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    if not exact.is_finite() or abs(exact.adjusted()) > _LONGEST_NUMBER:
        return ""
    plain = f"{abs(exact):f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain)[:_LONGEST_KEY]


@lru_cache(maxsize=1 << 16)
def folded_word(word: str) -> str:
    """Return the key of one word of a script with spaces: lower case, no diacritics, ligatures spelt out.

    Latin letters become those of ASCII (anyascii's tables); of other scripts accents, points and niqqud go. Empty
    where nothing is left.
    """
    if word.isascii():
        return word.lower()[:_LONGEST_KEY]
    if _LATIN.match(word):
        plain: str = _NOT_PLAIN.sub("", romanise(word))
        return plain[:_LONGEST_KEY]
    # Signs of vowels (combining class 0) stay: in Indic scripts they are half of the word. Tatweel only stretches.
    whole = unicodedata.normalize("NFKD", word).casefold()
    kept = [c for c in whole if unicodedata.category(c)[0] in "LMN" and not unicodedata.combining(c) and c != "ـ"]
    return "".join(kept)[:_LONGEST_KEY]


def _kind(character: str) -> int:
    """Return what a character does to the run before it: ends it, begins one of its kind, or goes on with any."""
    if "0" <= character <= "9":
        return _DIGIT
    if _CLOSE.match(character):
        return _TIGHT
    category = unicodedata.category(character)
    # Marks, and what is not seen: soft hyphens, joiners, marks of direction.
    return _LETTER if category[0] in "LN" else _GOES_ON if category[0] == "M" or category == "Cf" else _GAP


_KINDS = CodepointTable(_kind, np.uint8)


def _runs(folded: str) -> Iterator[tuple[int, int, int]]:
    """Yield the runs of letters, of digits and of what is written without spaces: start, end and kind."""
    if not folded:
        return
    kinds = _KINDS.of(folded)
    if kinds[0] == _GOES_ON:
        kinds[0] = _GAP
    going_on = kinds == _GOES_ON
    if going_on.any():
        kinds = kinds[np.maximum.accumulate(np.where(going_on, 0, np.arange(len(kinds))))]
    turns = (np.flatnonzero(kinds[1:] != kinds[:-1]) + 1).tolist()
    starts, ends = [0, *turns], [*turns, len(kinds)]
    for start, end, kind in zip(starts, ends, kinds[starts].tolist(), strict=True):
        if kind != _GAP:
            yield start, end, kind


def _pairs(run: str, offset: int) -> list[SearchWord]:
    if unicodedata.is_normalized("NFKC", run) and not _HIDDEN.search(run):
        last = offset + len(run) - 1
        found = [
            SearchWord(start, start + 2, one + two, close=True)
            for start, (one, two) in enumerate(pairwise(run), offset)
        ]
        return [*found, SearchWord(last, last + 1, run[-1], close=True, tail=True)]
    units = [
        (offset + match.start(), offset + match.end(), character)
        for match in _UNIT.finditer(run)
        for character in unicodedata.normalize("NFKC", match[0])
    ]
    found = [SearchWord(a, d, one + two, close=True) for (a, _, one), (_, d, two) in pairwise(units)]
    return [*found, SearchWord(*units[-1], close=True, tail=True)] if units else []
