"""Words of many texts at once, as arrays: where they begin, their plain letters, their consonant skeletons.

What :mod:`hexapla.language.scripts` says of one word, here for all words of a text in a few array operations.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import regex
from anyascii import anyascii
from numpy.typing import NDArray

from hexapla.language.codepoints import CodepointTable

Numbers = NDArray[np.int64]
Hashes = NDArray[np.uint64]

# Classes of characters. Marks stay with their letters; ideographs stand alone; a run of katakana or of hiragana is one
# word; Thai, Lao, Khmer and Myanmar are cut into letters with their marks.
_NOTHING, _LETTER, _MARK, _HAN, _KATAKANA, _HIRAGANA, _CLUSTER, _CLUSTER_MARK = range(1, 9)
_CLASSES = (
    (_HAN, regex.compile(r"[\p{Han}々]")),
    (_KATAKANA, regex.compile(r"[\p{Katakana}ー]")),
    (_HIRAGANA, regex.compile(r"\p{Hiragana}")),
    (_CLUSTER, regex.compile(r"[[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]&&\p{L}]", regex.V1)),
    (_CLUSTER_MARK, regex.compile(r"[[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]&&\p{M}]", regex.V1)),
    (_MARK, regex.compile(r"\p{M}")),
    (_LETTER, regex.compile(r"[\p{L}\p{N}]")),
)
# A class -> those before it with which it makes one word.
_CONTINUES: Final = {
    _LETTER: (_LETTER, _MARK),
    _MARK: (_LETTER, _MARK, _CLUSTER, _CLUSTER_MARK),
    _KATAKANA: (_KATAKANA,),
    _HIRAGANA: (_HIRAGANA,),
    _CLUSTER_MARK: (_CLUSTER, _CLUSTER_MARK),
}
_ENCODING = "utf-32-le"
# Letters that a codepoint may become; the longest of anyascii's tables are whole phrases of one Arabic sign.
_MOST_LETTERS = 31
_BREAK = 10


@dataclass(frozen=True, slots=True)
class Pieces:
    """Pieces of an array laid end to end: the ``values``, and where each piece begins and ends."""

    values: NDArray[np.uint8] | NDArray[np.uint32]
    starts: Numbers
    ends: Numbers

    def taken(self, starts: Numbers, ends: Numbers) -> Pieces:
        """Return other pieces of the same values, laid end to end."""
        sizes = ends - starts
        last = np.cumsum(sizes)
        where = np.repeat(starts - (last - sizes), sizes) + np.arange(int(sizes.sum()))
        return Pieces(self.values[where], last - sizes, last)


@dataclass(frozen=True, slots=True)
class Surface:
    """Words of sentences: the sentence of each (``rows``), its letters, its plain letters, whether it is unspaced.

    ``characters`` are the letters and digits of each sentence.
    """

    rows: Numbers
    letters: Pieces
    plain: Pieces
    unspaced: NDArray[np.bool_]
    characters: Numbers


def surface(sentences: Sequence[str]) -> Surface:
    """Return the words of sentences in any scripts."""
    whole = "\n".join(sentences)
    sizes = np.fromiter((len(sentence) + 1 for sentence in sentences), np.int64, len(sentences))
    classes = _classes().of(whole)
    inside = np.flatnonzero(classes > _NOTHING)
    row_of = np.repeat(np.arange(len(sentences)), sizes)[:-1] if len(sentences) else np.zeros(0, np.int64)
    before = np.concatenate(([_NOTHING], classes[:-1]))[: len(classes)]
    begins = (classes > _NOTHING) & ~_joins()[before, classes]
    starts = np.flatnonzero(begins[inside])
    ends = np.append(starts[1:], len(inside))[: len(starts)]
    letters = Pieces(_folded().of(whole)[inside], starts, ends)
    first = inside[starts]
    return Surface(
        rows=row_of[first],
        letters=letters,
        plain=_romanised(whole, inside, letters),
        unspaced=classes[first] > _MARK,
        characters=np.bincount(row_of[inside], minlength=len(sentences)),
    )


def composed(sentence: str) -> str:
    """Return a sentence with its marks composed, so that equal words are equal."""
    return sentence if sentence.isascii() else unicodedata.normalize("NFC", sentence)


def folded(word: str) -> str:
    """Return a word as lexicons keep it: composed, each letter folded into one."""
    return "".join(map(_fold, composed(word)))


def folded_pieces(words: Sequence[str]) -> Pieces:
    """Return folded words as codepoints."""
    sizes = np.fromiter(map(len, words), np.int64, len(words))
    last = np.cumsum(sizes)
    codes = np.frombuffer("".join(words).encode(_ENCODING, "surrogatepass"), np.uint32)
    return Pieces(codes, last - sizes, last)


def skeletons(plain: Pieces) -> Pieces:
    """Return the consonant skeletons of words in plain letters: what transcriptions between languages keep.

    As :func:`hexapla.language.scripts.skeleton` has it, but for words with three letters of two digraphs at once.
    """
    sizes = plain.ends - plain.starts
    count = len(plain.values) + len(sizes)
    buffer = np.full(count, _BREAK, np.uint8)
    buffer[np.arange(len(plain.values)) + np.repeat(np.arange(len(sizes)), sizes)] = plain.values
    spread = np.frombuffer(buffer.tobytes().replace(b"x", b"ks"), np.uint8)
    bones = _bones(spread)
    kept = bones[bones != 0]
    if len(kept):
        fresh = np.concatenate(([True], (kept[1:] != kept[:-1]) | (kept[1:] == _BREAK)))
        kept = kept[fresh]
    breaks = np.flatnonzero(kept == _BREAK)
    ends = breaks - np.arange(len(breaks))
    starts = np.concatenate(([0], ends[:-1])) if len(ends) else ends
    return Pieces(kept[kept != _BREAK], starts, ends)


# One letter each, for what transcriptions keep of a consonant: voiced and voiceless fall together, sibilants and
# affricates are one class; vowels, semivowels and h go.
_SINGLE = {
    "k": "cgkq", "s": "jsz", "t": "dt", "p": "bp", "f": "fvw", "l": "l", "r": "r", "m": "m", "n": "n", "\n": "\n",
}  # fmt: skip
_DOUBLE = {
    "f": ("ph",), "t": ("th",), "k": ("kh", "gh", "ck", "qu"),
    "s": ("ch", "sh", "zh", "cz", "sz", "dj", "ts", "tz"),
}  # fmt: skip
# Of three letters: the first says nothing beside the two that follow, or the two that follow beside the first.
_TRIPLE_LAST = ("tch", "dzh")
_TRIPLE_FIRST = ("tkh",)


@cache
def _bone_tables() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    single = np.zeros(256, np.uint8)
    for bone, letters in _SINGLE.items():
        single[[ord(letter) for letter in letters]] = ord(bone)
    double = np.zeros(1 << 16, np.uint8)
    for bone, pairs in _DOUBLE.items():
        double[[ord(pair[0]) << 8 | ord(pair[1]) for pair in pairs]] = ord(bone)
    return single, double


def _bones(letters: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return for each letter the bone that it begins, or zero."""
    single, double = _bone_tables()
    bones = single[letters]
    pairs = letters[:-1].astype(np.uint16) << 8 | letters[1:]
    digraphs = double[pairs]
    triples = pairs[:-1].astype(np.uint32) << 8 | letters[2:]
    places = np.flatnonzero(digraphs)
    bones[places] = digraphs[places]
    # The second letter is silent, unless it begins another pair: two such pairs are of one class and fall together.
    silent = places + 1
    bones[silent[np.concatenate((digraphs[silent[:-1]] == 0, [True]))] if len(silent) else silent] = 0
    for triple in _TRIPLE_LAST:
        bones[np.flatnonzero(triples == _code(triple))] = 0
    for triple in _TRIPLE_FIRST:
        bones[np.flatnonzero(triples == _code(triple)) + 1] = 0
    return bones


def _code(letters: str) -> int:
    return int.from_bytes(letters.encode("ascii"), "big")


def _romanised(whole: str, inside: Numbers, letters: Pieces) -> Pieces:
    """Return the plain letters and digits of each word: anyascii's, in lower case."""
    places = _plain_letters().of(whole)[inside].astype(np.int64)
    sizes = places & _MOST_LETTERS
    pool = np.frombuffer(bytes(_POOL), np.uint8)
    plain = Pieces(pool, places, places).taken(places >> 5, (places >> 5) + sizes)
    bounds = np.concatenate(([0], np.cumsum(sizes)))
    return Pieces(plain.values, bounds[letters.starts], bounds[letters.ends])


_POOL = bytearray(b" ")


def _pooled(character: str) -> int:
    """Return the place in the pool and the number of a character's plain letters."""
    plain = "".join(each for each in anyascii(character).lower() if each.isalnum())[:_MOST_LETTERS].encode("ascii")
    place = _POOL.find(plain) if plain else 0
    if place < 1:
        place = len(_POOL)
        _POOL.extend(plain)
    return place << 5 | len(plain)


def _class_of(character: str) -> int:
    return next((number for number, pattern in _CLASSES if pattern.match(character)), _NOTHING)


def _fold(character: str) -> str:
    folded = character.casefold()
    return folded if len(folded) == 1 else character


@cache
def _classes() -> CodepointTable:
    return CodepointTable(_class_of, np.uint8)


@cache
def _folded() -> CodepointTable:
    return CodepointTable(lambda character: ord(_fold(character)) or 1, np.uint32)


@cache
def _plain_letters() -> CodepointTable:
    return CodepointTable(_pooled, np.uint32)


@cache
def _joins() -> NDArray[np.bool_]:
    joins = np.zeros((_CLUSTER_MARK + 1, _CLUSTER_MARK + 1), dtype=bool)
    for later, earlier in _CONTINUES.items():
        joins[list(earlier), later] = True
    return joins
