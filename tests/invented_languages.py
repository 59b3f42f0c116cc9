"""Invented languages for tests: words that share no consonants, and sentences that say the same in each."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from random import Random

from hexapla.versions import SentencePair

CONSONANTS = {"xa": "bdfg", "xb": "klmn", "xc": "prst"}
"""No language has a consonant of another, so that no word looks like one of theirs."""
WORDS = 60


@cache
def words(language: str) -> tuple[str, ...]:
    """Return the words of a language; those at one place mean the same in all."""
    chance, found = Random(f"words of {language}"), dict[str, None]()
    while len(found) < WORDS:
        letters = chance.choices(CONSONANTS[language], k=4)
        if all(a != b for a, b in pairwise(letters)):
            found["".join(letters)] = None
    return tuple("".join(letter + vowel for letter, vowel in zip(word, "aoie", strict=True)) for word in found)


def said(language: str, meanings: Iterable[int]) -> str:
    """Return a sentence of words with these meanings."""
    return " ".join(words(language)[meaning] for meaning in meanings)


def meanings(number: int, most: int = 5) -> list[int]:
    """Return what the sentence of a number means."""
    return Random(f"sentence {number}").sample(range(WORDS), most)


def aligned(a: str, b: str, count: int) -> list[SentencePair]:
    """Return so many sentences in two languages."""
    return [SentencePair(a, said(a, meanings(k)), b, said(b, meanings(k))) for k in range(count)]
