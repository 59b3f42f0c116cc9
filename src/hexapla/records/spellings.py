"""One name in several spellings: which two are the same person's, and which only share a family name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from hexapla.language.folding import fold_bare
from hexapla.language.han_readings import read_as
from hexapla.language.names import similarity
from hexapla.language.scripts import skeleton

# Least similarity of two spellings of one name, as hexapla.language.names says: above it they are the same words.
SAME_NAME = 0.8
# The same across scripts, for names of as many words: on the sample the least similar true pair has .75, the most
# similar false one .45.
SAME_ACROSS_SCRIPTS = 0.72
# Least similarity of what two spellings do not share; of given names that differ the most similar met has .5.
SAME_REST = 0.6


def same_name(one: str, two: str) -> bool:
    """Return whether two full spellings are one name; across scripts transcription leaves more doubt."""
    if fold_bare(one) == fold_bare(two) or same_reading(one, two):
        return True
    if not _initials(one) & _initials(two) or _of_one_family(one, two):
        return False
    across = script_of(one) != script_of(two) and len(one.split()) == len(two.split())
    return similarity(one, two) >= (SAME_ACROSS_SCRIPTS if across else SAME_NAME)


def same_reading(one: str, two: str) -> bool:
    """Return whether one is a name in Han characters and the other how Vietnamese or Korean reads them."""
    return read_as(one, two) > 0 or read_as(two, one) > 0


@lru_cache(maxsize=1 << 14)
def _of_one_family(one: str, two: str) -> bool:
    """Return whether two names share words, and what each has beside them is different: a father and his son."""
    first, second = fold_bare(one).split(), fold_bare(two).split()
    shared = set(first) & set(second)
    left = [" ".join(word for word in words if word not in shared) for words in (first, second)]
    initials = any(len(word.strip(".")) < 2 for part in left for word in part.split())
    return bool(shared and all(left)) and not initials and similarity(*left) < SAME_REST


@lru_cache(maxsize=1 << 14)
def _initials(text: str) -> frozenset[str]:
    """Return the first consonants of a name's words: names that share none are not worth comparing."""
    return frozenset(skeleton(word)[:1] for word in text.split())


def script_of(text: str) -> str:
    """Return the first word of the Unicode name of the first letter: LATIN, CYRILLIC, ARABIC, CJK ..."""
    letter = next((character for character in text if character.isalpha()), " ")
    return unicodedata.name(letter, " ").split(" ")[0]
