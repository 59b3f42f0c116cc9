"""Keys by which a name is found across scripts: how its words sound, and the consonants that two of them keep.

They stand beside the words of a text in the same index, and begin with a sign that no word has.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import regex

from hexapla.language.name_keys import name_key
from hexapla.language.name_similarity import sounds
from hexapla.language.scripts import romanise, skeleton
from hexapla.language.search_words import SearchWord, search_words

BREAK = "_"
"""A key between names, so that no phrase runs from one into the next."""
_SOUND, _BONES = "_s", "_k"
_NOT_PLAIN = regex.compile(r"[^a-z0-9]+")
_APART = regex.compile(r"[\p{Han}\p{Hangul}]")
# Two words of a name with fewer consonants between them say too little ("Lee Ha").
_FEWEST_CONSONANTS = 3
_LONGEST_NAME = 200
_HYPHEN = regex.compile(r"[-‐‑]")
_GAP = regex.compile(r"[\s·・•,.]+")


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """Return the key of how one word sounds, as transcriptions agree on it (Шон, Sơn); empty for what has no sound."""
    heard = _heard(word)
    return _SOUND + heard if heard and not heard.isdigit() else ""


def bones(one: str, two: str) -> str:
    """Return the key of what consonants two neighbouring words of a name keep; empty where these are too few."""
    kept = skeleton(_heard(one)), skeleton(_heard(two))
    return f"{_BONES}{kept[0]}.{kept[1]}" if all(kept) and sum(map(len, kept)) >= _FEWEST_CONSONANTS else ""


@lru_cache(maxsize=1 << 14)
def name_words(name: str) -> tuple[str, ...]:
    """Return the keys that a person's name is found by, in any script.

    Its folded words in their order; how they sound; each two neighbours by their consonants. A name in ideographs or
    Hangul is also what its syllables are in Latin letters, the given name written in one.
    """
    name = name[:_LONGEST_NAME]
    keys = [word.key for word in search_words(name)]
    spellings = name_spellings(name)
    if _APART.search(name):
        keys += [key for words in spellings for key in (BREAK, *words)]
        heard_as = name_key(name).split()
        spellings += [heard_as, [*heard_as[:1], "".join(heard_as[1:])]]
    heard = dict.fromkeys(sound(word) for words in spellings for word in words)
    kept = dict.fromkeys(bones(a, b) for words in spellings for a, b in pairwise(words))
    return (*keys, BREAK, *filter(None, heard), BREAK, *filter(None, kept), BREAK)


def name_spellings(name: str) -> list[list[str]]:
    """Return the words of a name in Latin letters, as it may be written: with parts tied by hyphens apart, or in one.

    Ideographs and syllables of Hangul are words of their own, or what follows the first is one.
    """
    if _APART.search(name):
        apart = _plain(_APART.sub(lambda match: f" {match.group()} ", name))
        return [apart, [*apart[:1], "".join(apart[1:])]] if len(apart) > 1 else [apart]
    apart, tied = _plain(_HYPHEN.sub(" ", name)), _plain(_HYPHEN.sub("", name))
    return [apart] if apart == tied else [apart, tied]


def sounds_of(words: Sequence[SearchWord]) -> list[str]:
    """Return how the words sound that are written with a capital, each once, in the order of the text."""
    named = dict.fromkeys(word.key for word in words if word.named)
    return [heard for heard in dict.fromkeys(map(sound, named)) if heard]


def _plain(name: str) -> list[str]:
    return [word for part in _GAP.split(name) if (word := _NOT_PLAIN.sub("", romanise(part)))]


def _heard(word: str) -> str:
    return sounds(_NOT_PLAIN.sub("", romanise(word)))
