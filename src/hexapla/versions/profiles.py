"""What a sentence shows that survives translation: length, numbers, romanised words, skeletons, punctuation."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from hexapla.language.numerals import Number, find_numbers
from hexapla.language.scripts import romanise, skeleton, word_texts

FAMILIES = ("numbers", "words", "skeletons", "grams")
# A sentence longer than this is no sentence; what follows adds cost and no evidence.
LONGEST_SENTENCE = 5_000
_PLAIN = regex.compile(r"[a-z0-9]+")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]", regex.V1)
_GRAM = 4
_SKELETON_PREFIX = 3
_STEM = 5
_RUN = 3
PUNCTUATION = ("question", "exclamation", "colon", "semicolon", "comma", "quote", "bracket", "dash")
_MARKS = {
    "question": "?؟？;՞፧",
    "exclamation": "!！՜",
    "colon": ":：：",
    "semicolon": ";؛；",
    "comma": ",،，、՝፣",
    "quote": '"“”„«»「」『』〈〉《》‹›',
    "bracket": "()（）[]",
    "dash": "–—―",
}
_CLASS = {mark: number for number, group in enumerate(PUNCTUATION) for mark in _MARKS[group]}


@dataclass(frozen=True, slots=True)
class Profile:
    """One sentence: ``length`` in letters and digits, its keys by family, its marks by class, its words."""

    length: float
    keys: tuple[Counter[str], ...]
    marks: tuple[int, ...]
    tokens: tuple[str, ...]


def profiles(sentences: Sequence[str], language: str | None) -> list[Profile]:
    """Return one profile a sentence, in order."""
    return list(_profiles(tuple(sentences), language))


@lru_cache(maxsize=64)
def _profiles(sentences: tuple[str, ...], language: str | None) -> tuple[Profile, ...]:
    """Remember the last texts: each version of an event is aligned with several others."""
    return tuple(_profile(sentence[:LONGEST_SENTENCE], language) for sentence in sentences)


def _profile(sentence: str, language: str | None) -> Profile:
    surface = word_texts(sentence)
    plain = [_plain(word) for word in surface]
    keys = (
        Counter(_numbers(sentence, language)),
        Counter(_words(surface, plain)),
        Counter(_skeletons(surface)),
        Counter(_grams(plain)),
    )
    length = float(sum(len(word) for word in surface))
    return Profile(max(length, 1.0), keys, _marks(sentence), _tokens(surface))


def tokens(sentence: str) -> tuple[str, ...]:
    """Return what a lexicon counts of a sentence, each once: folded words, stems, pairs of unspaced signs."""
    return _tokens(word_texts(sentence[:LONGEST_SENTENCE]))


@lru_cache(maxsize=1 << 17)
def _plain(word: str) -> str:
    return "".join(_PLAIN.findall(romanise(word)))


@lru_cache(maxsize=1 << 13)
def numbers_in(sentence: str, language: str | None) -> tuple[Number, ...]:
    """Return the numbers of a sentence, remembered: alignment, comparison and conflicts all ask for them."""
    return tuple(find_numbers(sentence, language))


def _numbers(sentence: str, language: str | None) -> list[str]:
    """Return numbers by value; below 2 they say nothing ("one" is an article in many languages)."""
    return [f"{number.value:g}" for number in numbers_in(sentence, language) if number.value >= 2]


def _words(surface: list[str], plain: list[str]) -> list[str]:
    """Return romanised words, ideographs as they are (romanised alone they collide)."""
    found = []
    for word, roman in zip(surface, plain, strict=True):
        if _UNSPACED.match(word):
            found.append(word)
        elif len(roman) > 1 and not roman.isdigit():
            found.append(roman)
    return found


def _skeletons(surface: list[str]) -> list[str]:
    """Return consonant skeletons, their first consonants, and those of short runs where nothing is spaced."""
    found = []
    for position, word in enumerate(surface):
        if _UNSPACED.match(word) and len(word) == 1:
            runs = ["".join(surface[position : position + size]) for size in range(2, _RUN + 1)]
        else:
            runs = [word]
        for run in runs:
            bones = skeleton(run)
            if len(bones) > 1 and not bones.isdigit():
                found.append(bones)
            if len(bones) > _SKELETON_PREFIX:
                found.append(bones[:_SKELETON_PREFIX] + "…")
    return found


def _grams(plain: list[str]) -> list[str]:
    """Return the four-letter runs of romanised words, short words whole."""
    found = []
    for word in plain:
        if word.isdigit():
            continue
        if len(word) <= _GRAM:
            found.append(word)
        else:
            found.extend(word[start : start + _GRAM] for start in range(len(word) - _GRAM + 1))
    return found


def _marks(sentence: str) -> tuple[int, ...]:
    counts = [0] * len(PUNCTUATION)
    for mark in sentence:
        group = _CLASS.get(mark)
        if group is not None:
            counts[group] += 1
    return tuple(counts)


def _tokens(surface: list[str]) -> tuple[str, ...]:
    """Return what a lexicon counts: folded words, their stems, and pairs of neighbours where nothing is spaced."""
    found: list[str] = []
    for position, word in enumerate(surface):
        folded = unicodedata.normalize("NFC", word).casefold()
        found.append(folded)
        if _UNSPACED.match(word):
            if position + 1 < len(surface) and _UNSPACED.match(surface[position + 1]):
                found.append(folded + surface[position + 1])
        elif len(folded) > _STEM:
            found.append(folded[:_STEM] + "…")
    return tuple(dict.fromkeys(found))


def rarity(frequency: int, sentences: int) -> float:
    """Return the inverse document frequency of a key that stands in ``frequency`` of ``sentences`` sentences."""
    return math.log((sentences + 1.0) / (frequency + 0.5))
