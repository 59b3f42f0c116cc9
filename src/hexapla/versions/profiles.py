"""What one sentence shows that survives translation: numbers, romanised words, skeletons; and words for a lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex
from msgspec import Struct

from hexapla.language.scripts import romanise, skeleton, word_texts
from hexapla.versions.keys import LONGEST_SENTENCE, STEM, numbers_in
from hexapla.versions.surface import composed, folded

_PLAIN = regex.compile(r"[a-z0-9]+")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]", regex.V1)
_SKELETON_PREFIX = 3
_RUN = 3
_TELLING = 4


class Profile(Struct, frozen=True, gc=False):
    """The keys of one sentence: numbers by value, romanised words and consonant skeletons, each once."""

    keys: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]

    @property
    def telling(self) -> frozenset[str]:
        """The numbers and the longer romanised words and skeletons."""
        numbers, words, skeletons = self.keys
        return frozenset(
            (*numbers, *(key for key in (*words, *skeletons) if len(key) >= _TELLING and not key.endswith("…")))
        )


class _Word(Struct, frozen=True, gc=False):
    """What one word gives: its romanised key or nothing, skeletons."""

    unspaced: bool
    key: tuple[str, ...]
    bones: tuple[str, ...]


def profile(sentence: str, language: str | None) -> Profile:
    """Return the profile of one sentence in a language (BCP 47)."""
    return _profile(sentence[:LONGEST_SENTENCE], language)


@lru_cache(maxsize=1 << 11)
def _profile(sentence: str, language: str | None) -> Profile:
    """Return a profile, the latest remembered: pages of one outlet say much again."""
    surface = word_texts(sentence)
    words = [_word(word) for word in surface]
    bones = [each for word in words for each in word.bones]
    if any(word.unspaced for word in words):
        bones += _run_skeletons(surface, words)
    keys = (_once(_numbers(sentence, language)), _once([each for word in words for each in word.key]), _once(bones))
    return Profile(keys)


def _once(keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


@lru_cache(maxsize=1 << 15)
def _word(word: str) -> _Word:
    """Return what a word gives, remembered: a text says most of its words again."""
    roman = romanise(word)
    plain = "".join(_PLAIN.findall(roman))
    unspaced = _UNSPACED.match(word) is not None
    # Ideographs stay as they are: romanised alone they collide.
    key = (word,) if unspaced else (plain,) if len(plain) > 1 and not plain.isdigit() else ()
    alone = () if unspaced and len(word) == 1 else tuple(_bones(roman))
    return _Word(unspaced, key, alone)


@lru_cache(maxsize=1 << 12)
def tokens(sentence: str) -> tuple[str, ...]:
    """Return what a lexicon counts of a sentence, each once: folded words, stems, pairs of unspaced signs.

    The latest are remembered: a sentence is learned of with its translation into each language.
    """
    surface = [folded(word) for word in word_texts(composed(sentence[:LONGEST_SENTENCE]))]
    unspaced = [_UNSPACED.match(word) is not None for word in surface]
    stems = [word[:STEM] + "…" for word, alone in zip(surface, unspaced, strict=True) if not alone and len(word) > STEM]
    pairs = [
        surface[number] + surface[number + 1]
        for number in range(len(surface) - 1)
        if unspaced[number] and unspaced[number + 1]
    ]
    return _once([*surface, *stems, *pairs])


def _numbers(sentence: str, language: str | None) -> list[str]:
    """Return numbers by value; below 2 they say nothing ("one" is an article in many languages)."""
    return [f"{number.value:g}" for number in numbers_in(sentence, language) if number.value >= 2]


def _bones(run: str) -> list[str]:
    """Return a consonant skeleton and its first consonants; nothing of what has fewer than two."""
    bones = skeleton(run)
    if len(bones) < 2 or bones.isdigit():
        return []
    return [bones, bones[:_SKELETON_PREFIX] + "…"] if len(bones) > _SKELETON_PREFIX else [bones]


def _run_skeletons(surface: Sequence[str], words: Sequence[_Word]) -> list[str]:
    """Return the skeletons of short runs where nothing is spaced."""
    found = []
    for position, word in enumerate(words):
        if word.unspaced and len(surface[position]) == 1:
            for size in range(2, _RUN + 1):
                found += _bones("".join(surface[position : position + size]))
    return found
