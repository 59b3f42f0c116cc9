"""Shingles: a text as the runs of words that it is made of, so that two texts can be laid over each other.

Words are compared without case and compatibility forms (as Unicode's NFKC case folding), punctuation, spaces, soft
hyphens and invisible controls. A run has :data:`WORDS` words; where a script writes no spaces between words, each
codepoint of it is a piece, and a run has :data:`PIECES` of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from unicodedata import category, normalize

import numpy as np
import regex
from msgspec import Struct
from numpy.typing import NDArray
from rensa import RMinHash

from hexapla.language.codepoints import CodepointTable, text_of
from hexapla.values.article import Article

Hashes = NDArray[np.uint32]

READ = 60_000
"""Codepoints of a text that are read, so that hostile text is bounded."""

WORDS = 4
"""Words of a run; Broder (1997) and the measure of bodies take four."""

PIECES = 8
"""Pieces of a run in scripts without spaces: two ideographs are about a word."""

LONGEST_WORD = 2
"""Mean codepoints of a word under which a text is taken for one of pieces: it is 1.0 to 1.4 in Chinese, Japanese, Thai
and Burmese and from 3 up in languages with spaces (linking articles, November 2026)."""

_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_KEPT = ("L", "M", "N")
_TATWEEL = "\u0640"
# Above all codepoints: what folds to none, and what folds to several.
_NOTHING, _LONGER = 0x110000, 0x110001


class Shingles(Struct, frozen=True):
    """A text as hashes of its runs, in the order of reading: ``runs`` are 32-bit unsigned integers, little-endian.

    ``width`` is the number of words in each run; ``digest`` is equal for texts that differ in case, punctuation,
    spaces and the form of their diacritics alone.
    """

    width: int
    runs: bytes
    digest: bytes

    @property
    def hashes(self) -> Hashes:
        """The hashes of the runs, in the order of reading."""
        return np.frombuffer(self.runs, dtype="<u4")


NONE = Shingles(WORDS, b"", b"")
"""What a text without words has."""


def shingles(article: Article) -> Shingles:
    """Return the shingles of an article's text, without its title and its captions: copies change those."""
    words = folded_words(article.text[:READ])
    if not words:
        return NONE
    joined = "".join(words)
    width = PIECES if len(joined) < LONGEST_WORD * len(words) else WORDS
    digest = hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return Shingles(width, _hashed(words, width).tobytes(), digest)


def folded_words(text: str) -> list[str]:
    """Return the words of a text as they are compared; pieces where its script writes no spaces."""
    composed = normalize("NFKC", text)
    folded = _CODES.of(composed)
    folded = folded[folded != _NOTHING]
    plain = composed.translate(_table()) if (folded == _LONGER).any() else text_of(folded)
    return normalize("NFKC", plain).split()


class _Table(dict[int, str]):
    """A table for ``str.translate`` that fills itself as characters are met (at most one entry a codepoint)."""

    def __missing__(self, codepoint: int) -> str:
        folded = self[codepoint] = _folded(chr(codepoint))
        return folded


@cache
def _table() -> _Table:
    # Dotless i has no upper case of its own; dotted capital I folds to an i with a dot.
    return _Table({ord("ı"): "i", ord("İ"): "i", 0x307: "", ord(_TATWEEL): ""})


def _folded(character: str) -> str:
    kind = category(character)
    if kind == "Cf":
        return ""
    if kind[0] not in _KEPT:
        return " "
    return f" {character} " if _UNSPACED.match(character) else character.casefold()


def _code(character: str) -> int:
    """Return the codepoint that a character folds to, where it is one."""
    folded = _table()[ord(character)]
    return ord(folded) if len(folded) == 1 else _LONGER if folded else _NOTHING


_CODES = CodepointTable(_code, np.uint32)


def _hashed(words: Sequence[str], width: int) -> Hashes:
    """Return the hashes of the runs of ``words``; a text shorter than one run has none."""
    (each,) = RMinHash.hash_token_sets([words])
    hashes = np.array(each, dtype=np.uint64)
    runs = np.zeros(max(len(words) - width + 1, 0), dtype=np.uint64)
    for place in range(width):
        runs = mixed(runs ^ hashes[place : place + len(runs)])
    return (runs >> np.uint64(32)).astype("<u4")


# Steele, Lea and Flood (2014), and how far each of their two shifts goes here.
_STEP, _FIRST, _SECOND = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))
_NEAR, _FAR = np.uint64(27), np.uint64(31)


def mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return 64-bit values stirred as SplitMix64 does (Steele, Lea and Flood 2014), so that order counts."""
    values = values + _STEP
    values *= _FIRST
    values ^= values >> _NEAR
    values *= _SECOND
    values ^= values >> _FAR
    return values
