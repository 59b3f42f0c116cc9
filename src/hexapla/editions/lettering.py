"""Lettering: under which letter a name stands in a list, and in which order, in any script."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from hexapla.language.folding import fold_bare

OTHER = "#"  # what begins with no letter
_HAN = "漢"
_KANA = "あ"
_DIGIT = "0–9"
_IDEOGRAPHS = ("CJK", "BOPOMOFO")
_MARKS = " \t\"'“”«»„‘’‹›()[]{}<>《》「」『』〈〉【】–—-·.,:;!?¡¿*"


@lru_cache(maxsize=1 << 14)
def letter_of(name: str) -> str:
    """Return the letter that a name is listed under.

    A capital without marks; the first consonant of a Hangul syllable; one heading for all ideographs and one for kana,
    where a first sign is no letter of an alphabet; ``0–9`` and ``#`` for what has no letter.
    """
    first = fold_bare(unicodedata.normalize("NFC", name[:80])).lstrip(_MARKS)[:1]
    if not first or not first.isalnum():
        return OTHER
    if first.isdigit() or first.isnumeric():
        return _DIGIT if not _named(first).startswith(_IDEOGRAPHS) else _HAN
    named = _named(first)
    if named.startswith(_IDEOGRAPHS):
        return _HAN
    if named.startswith(("HIRAGANA", "KATAKANA")):
        return _KANA
    if named.startswith("HANGUL SYLLABLE"):
        return _consonant(first)
    upper = first.upper()
    return upper if len(upper) == 1 else first


def order(name: str) -> tuple[bool, str, str, str]:
    """Return the key that sorts names: by letter, Latin before other scripts, what has no letter last."""
    letter = letter_of(name)
    return letter in {OTHER, _DIGIT}, letter, fold_bare(name).lstrip(_MARKS), name


def shelve(names: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the ids of what is called so (id, name) in the order of a list of all, each with its letter."""
    ordered = sorted(names, key=lambda one: (order(one[1]), one[0]))
    return tuple((identifier, letter_of(name)) for identifier, name in ordered)


def _named(character: str) -> str:
    return unicodedata.name(character, "")


def _consonant(syllable: str) -> str:
    lead = unicodedata.normalize("NFD", syllable)[0]
    try:
        return unicodedata.lookup(_named(lead).replace("CHOSEONG", "LETTER"))
    except KeyError:
        return lead
