"""Names in Han characters beside the same names in other letters: characters read as Vietnamese or Korean reads them.

阮富仲 is ruan fu zhong in pinyin, and nobody would find Nguyễn Phú Trọng in it; read character by character as
Vietnamese reads them it is just that. Readings are Unihan's, which lacks some (永 is given as vắng, not as vĩnh);
what is read alike in the other languages stands in for them, for all come from one old reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

import regex

from hexapla.language.folding import fold
from hexapla.language.name_similarity import word_similarity
from hexapla.language.scripts import romanise
from hexapla.values.text import Span

_HAN = regex.compile(r"\p{Han}{2,4}")
_LETTERS = regex.compile(r"[\p{L}\p{M}]+")
_HANGUL = regex.compile(r"\p{Hangul}+")
_PLAIN = re.compile(r"[^a-z]+")
_LONGEST = 4  # characters of a name; a longer one is foreign and spelt by sound
_NO_HAN = "\u2e7f"  # no character before this one is Han
_MARKED = re.compile(r"[^\x00-\x7f]")
# Least likeness of a reading that stands in for the one that is wanted, as of the words of one name in Latin letters.
_NEAR = 0.72


def is_han_name(text: str) -> bool:
    """Return whether a text is as long as a name in characters is, and nothing else."""
    return _HAN.fullmatch(text) is not None


def read_as(han: str, name: str) -> float:
    """Return in [0, 1] how well characters are read as ``name``, in another script, syllable by syllable.

    0 unless each character has a reading near its syllable and half of them have just that syllable. A name whose
    letters have marks is compared with them in the readings that must be just so. Of the names in 60 Vietnamese
    texts, those so read in a Chinese text of another story, all syllables just so, were the same names (November
    2026); one of two syllables just so is met by chance in some 5 of 100 texts, which is enough to join two names
    that are marked as such, but not to find one.
    """
    syllables = _syllables(name)
    if len(syllables) != len(han) or not is_han_name(han):
        return 0.0
    scores = [_near(*pair) for pair in zip(han, syllables, strict=True)]
    if min(scores) < _NEAR or 2 * sum(score == 1.0 for score in scores) < len(scores):
        return 0.0
    return sum(scores) / len(scores)


def find_read(text: str, names: Iterable[str]) -> Span | None:
    """Return the first characters of ``text`` that are read as one of the names, each syllable of it just so."""
    wanted = {syllables for name in names if 1 < len(syllables := _syllables(name)) <= _LONGEST}
    firsts = {syllables[0] for syllables in wanted}
    for start, character in enumerate(text):
        if not any(_near(character, first) == 1.0 for first in firsts if character > _NO_HAN):
            continue
        for syllables in sorted(wanted, key=len, reverse=True):
            end = start + len(syllables)
            if end <= len(text) and all(_near(*pair) == 1.0 for pair in zip(text[start:end], syllables, strict=True)):
                return Span(start, end)
    return None


def readings(character: str) -> tuple[str, ...]:
    """Return how Vietnamese and Korean read a character."""
    return _table().get(character, ())


@lru_cache(maxsize=1 << 14)
def _syllables(name: str) -> tuple[str, ...]:
    """Return the syllables of a name: its words, or its signs where it is in Hangul."""
    joined = name.replace(" ", "")
    if _HANGUL.fullmatch(joined):
        return tuple(joined)
    return tuple(fold(word) for word in _LETTERS.findall(unicodedata.normalize("NFC", name)))


@lru_cache(maxsize=1 << 16)
def _near(character: str, syllable: str) -> float:
    every = readings(character)
    if syllable in every or (not _MARKED.search(syllable) and syllable in {_bare(reading) for reading in every}):
        return 1.0
    bare = _bare(syllable)
    scores = [word_similarity(_bare(reading), bare) for reading in (*every, romanise(character))]
    return min(0.99, max(scores, default=0.0))


@lru_cache(maxsize=1 << 14)
def _bare(reading: str) -> str:
    return _PLAIN.sub("", romanise(reading))


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Return character -> its readings."""
    lines = files("hexapla").joinpath("data", "han_readings.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            characters, vietnamese, korean = line.split("\t")
            every = tuple(fold(reading) for reading in (*vietnamese.split(), *korean.split()))
            found.update(dict.fromkeys(characters, every))
    return found
