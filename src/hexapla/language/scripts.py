"""Scripts: words of any writing, romanising, consonant skeletons, direction."""

from __future__ import annotations

import re
from functools import lru_cache

import regex
from anyascii import anyascii

from hexapla.language.locales import locale_of
from hexapla.values.text import Span

# Word characters are letters, marks and digits by category: `\w` would cut Indic words at their vowel
# signs. An ideograph stands for itself; the scripts that write no spaces are cut into a letter with its
# marks, which callers join into n-grams as they need.
_CLUSTERS = r"\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_WORD = regex.compile(
    rf"[\p{{Han}}々]|[\p{{Katakana}}ー]+|\p{{Hiragana}}+|[{_CLUSTERS}&&[\p{{L}}\p{{M}}]]\p{{M}}*"
    rf"|[[\p{{L}}\p{{M}}\p{{N}}]--[\p{{Han}}\p{{Katakana}}\p{{Hiragana}}]--[{_CLUSTERS}&&[\p{{L}}\p{{M}}]]]+",
    regex.V1,
)

# What transcriptions between languages keep of a consonant. Digraphs first: the longest wins.
_FOLDS = {
    "tsch": "s", "tkh": "t", "dzh": "s", "tch": "s", "sch": "s", "shch": "s", "ph": "f", "th": "t", "kh": "k",
    "gh": "k", "ch": "s", "sh": "s", "zh": "s", "cz": "s", "sz": "s", "dj": "s", "ts": "s", "tz": "s", "ck": "k",
    "qu": "k", "c": "k", "q": "k", "g": "k", "k": "k", "x": "ks", "z": "s", "s": "s", "j": "s", "d": "t", "t": "t",
    "b": "p", "p": "p", "f": "f", "v": "f", "w": "f", "l": "l", "r": "r", "m": "m", "n": "n",
}  # fmt: skip
_CONSONANTS = re.compile("|".join(sorted(_FOLDS, key=lambda s: (-len(s), s))))
_DOUBLED = re.compile(r"(.)\1+")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def words(text: str) -> list[Span]:
    """Return the words of ``text`` from left to right, in codepoints.

    Marks stay with their letters. Each ideograph is a word of its own, a run of katakana or of hiragana is
    one, and Thai, Lao, Khmer and Myanmar are cut into letters with their marks.
    """
    return [Span(m.start(), m.end()) for m in _WORD.finditer(text)]


def word_texts(text: str) -> list[str]:
    """Return the words of ``text`` as strings; what :func:`words` spans, for loops that need no places."""
    found: list[str] = _WORD.findall(text)
    return found


def romanise(text: str) -> str:
    """Return ``text`` in lower-case ASCII, spaces and punctuation kept (anyascii's tables)."""
    return (text if text.isascii() else anyascii(text)).lower()


@lru_cache(maxsize=1 << 17)
def skeleton(word: str) -> str:
    """Return the consonant skeleton of one word in any script.

    Vowels, semivowels and h go, voiced and voiceless consonants fall together, sibilants and affricates
    are one class, doubled letters count once; digits stay. Empty for a word without consonants.
    """
    plain = _NOT_PLAIN.sub("", romanise(word))
    if plain.isdigit():
        return plain
    return _DOUBLED.sub(r"\1", "".join([_FOLDS[m] for m in _CONSONANTS.findall(plain)]))


@lru_cache(maxsize=512)
def direction(language: str | None) -> str:
    """Return ``rtl`` or ``ltr`` for a BCP 47 tag, by CLDR's character order; ``ltr`` for what CLDR does not know."""
    locale = locale_of(language)
    return str(locale.text_direction) if locale else "ltr"
