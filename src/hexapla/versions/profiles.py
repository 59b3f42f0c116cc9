"""What a sentence shows that survives translation: length, numbers, romanised words, skeletons, punctuation."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import regex
from msgspec import Struct
from numpy.typing import NDArray

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
_MARK = regex.compile("[" + regex.escape("".join(_CLASS)) + "]")


class Profile(Struct, frozen=True, gc=False):
    """One sentence: ``length`` in letters and digits, its keys by family, its marks by class, its words.

    Keys and words stand once each. ``size`` is the length when romanised: nearer to content across scripts.
    """

    length: float
    size: int
    keys: tuple[tuple[str, ...], ...]
    marks: tuple[int, ...]
    tokens: tuple[str, ...]


class _Word(Struct, frozen=True, gc=False):
    """What one word gives: its romanised key or nothing, skeletons, four-letter runs, tokens."""

    unspaced: bool
    size: int
    key: tuple[str, ...]
    bones: tuple[str, ...]
    grams: tuple[str, ...]
    tokens: tuple[str, ...]


def profiles(sentences: Sequence[str], language: str | None) -> list[Profile]:
    """Return one profile a sentence, in order."""
    return [profile(sentence, language) for sentence in sentences]


def profile(sentence: str, language: str | None) -> Profile:
    """Return the profile of one sentence in a language (BCP 47)."""
    return _profile(sentence[:LONGEST_SENTENCE], language)


@lru_cache(maxsize=1 << 11)
def _profile(sentence: str, language: str | None) -> Profile:
    """Return a profile, the latest remembered: pages of one outlet say much again."""
    surface = word_texts(sentence)
    words = [_word(word) for word in surface]
    bones = [each for word in words for each in word.bones]
    tokens = [each for word in words for each in word.tokens]
    if any(word.unspaced for word in words):
        bones += _run_skeletons(surface, words)
        tokens += _pairs(surface, words)
    keys = (
        _once(_numbers(sentence, language)),
        _once([each for word in words for each in word.key]),
        _once(bones),
        _once([each for word in words for each in word.grams]),
    )
    length = float(sum(map(len, surface)))
    return Profile(max(length, 1.0), sum(word.size for word in words), keys, _marks(sentence), _once(tokens))


def _once(keys: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def tokens(sentence: str) -> tuple[str, ...]:
    """Return what a lexicon counts of a sentence, each once: folded words, stems, pairs of unspaced signs."""
    surface = word_texts(sentence[:LONGEST_SENTENCE])
    words = [_word(word) for word in surface]
    return _once([each for word in words for each in word.tokens] + _pairs(surface, words))


@lru_cache(maxsize=1 << 15)
def _word(word: str) -> _Word:
    """Return what a word gives, remembered: a text says most of its words again."""
    plain = "".join(_PLAIN.findall(romanise(word)))
    unspaced = _UNSPACED.match(word) is not None
    # Ideographs stay as they are: romanised alone they collide.
    key = (word,) if unspaced else (plain,) if len(plain) > 1 and not plain.isdigit() else ()
    alone = () if unspaced and len(word) == 1 else tuple(_bones(word))
    folded = unicodedata.normalize("NFC", word).casefold()
    stem = (folded[:_STEM] + "…",) if not unspaced and len(folded) > _STEM else ()
    return _Word(unspaced, len(plain), key, alone, tuple(_grams(plain)), (folded, *stem))


@lru_cache(maxsize=1 << 13)
def numbers_in(sentence: str, language: str | None) -> tuple[Number, ...]:
    """Return the numbers of a sentence, remembered: alignment, comparison and conflicts all ask for them."""
    return tuple(find_numbers(sentence, language))


def _numbers(sentence: str, language: str | None) -> list[str]:
    """Return numbers by value; below 2 they say nothing ("one" is an article in many languages)."""
    return [f"{number.value:g}" for number in numbers_in(sentence, language) if number.value >= 2]


def _bones(run: str) -> list[str]:
    """Return a consonant skeleton and its first consonants; nothing of what has fewer than two."""
    bones = skeleton(run)
    if len(bones) < 2 or bones.isdigit():
        return []
    return [bones, bones[:_SKELETON_PREFIX] + "…"] if len(bones) > _SKELETON_PREFIX else [bones]


def _run_skeletons(surface: list[str], words: list[_Word]) -> list[str]:
    """Return the skeletons of short runs where nothing is spaced."""
    found = []
    for position, word in enumerate(words):
        if word.unspaced and len(surface[position]) == 1:
            for size in range(2, _RUN + 1):
                found += _bones("".join(surface[position : position + size]))
    return found


def _grams(plain: str) -> list[str]:
    """Return the four-letter runs of a romanised word, a short word whole."""
    if plain.isdigit():
        return []
    if len(plain) <= _GRAM:
        return [plain]
    return [plain[start : start + _GRAM] for start in range(len(plain) - _GRAM + 1)]


def _marks(sentence: str) -> tuple[int, ...]:
    counts = [0] * len(PUNCTUATION)
    for mark in _MARK.findall(sentence):
        counts[_CLASS[mark]] += 1
    return tuple(counts)


def _pairs(surface: list[str], words: list[_Word]) -> list[str]:
    """Return pairs of neighbours where nothing is spaced."""
    return [
        word.tokens[0] + surface[position + 1]
        for position, word in enumerate(words[:-1])
        if word.unspaced and words[position + 1].unspaced
    ]


def rarity(frequency: NDArray[np.int64] | NDArray[np.float64], sentences: int) -> NDArray[np.float64]:
    """Return the inverse document frequency of keys that stand in ``frequency`` of ``sentences`` sentences."""
    found: NDArray[np.float64] = np.log((sentences + 1.0) / (frequency + 0.5))
    return found
