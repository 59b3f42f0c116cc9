"""Shingles: a text as the runs of words that it is made of, so that two texts can be laid over each other.

Words are compared without case and compatibility forms (as Unicode's NFKC case folding), punctuation, spaces, soft
hyphens and invisible controls. A run has :data:`WORDS` words; where a script writes no spaces between words, each
codepoint of it is a piece, and a run has :data:`PIECES` of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import category, combining, decomposition, normalize

import numpy as np
import regex
from msgspec import Struct
from numpy.typing import NDArray

from hexapla.language.codepoints import CodepointTable, codepoints_of, text_of
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
# What a character folds to is at most three: they are packed, 21 bits each, the first lowest; this is none.
_PACKED, _BITS, _NOTHING = 3, 21, 1 << 63
_FREE, _BOUND, _LOOSE = 1, 2, 3
# Where Unicode has characters that two others compose to; Hangul is composed by rule.
_COMPOSED = (range(0xC0, 0x2300), range(0x2A00, 0x2B00), range(0x3040, 0x3100), range(0x11000, 0x12000))
_JAMO = frozenset(map(chr, range(0x1160, 0x1200)))
_ONE = np.uint64((1 << _BITS) - 1)
_SPACE, _LINE = " ", "\n"
_BREAK = ord(_LINE)


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
    (one,) = all_shingles([article])
    return one


def all_shingles(articles: Sequence[Article]) -> list[Shingles]:
    """Return the shingles of each article, as :func:`shingles` does, all their texts read as one."""
    if not articles:
        return []
    letters = folded_texts([article.text[:READ] for article in articles])
    solid = text_of(letters[letters != ord(_SPACE)]).encode("utf-8", "surrogatepass").split(_LINE.encode())
    words = _words(letters)
    ends = np.searchsorted(words.starts, np.append(np.flatnonzero(letters == _BREAK), len(letters)))
    begun = np.append(0, ends[:-1])
    sizes = np.append(0, np.cumsum(words.sizes))
    widths = np.where(sizes[ends] - sizes[begun] < LONGEST_WORD * (ends - begun), PIECES, WORDS)
    runs = {width: _runs(words.hashes, width) for width in np.unique(widths).tolist()}
    found = []
    for text, first, end, width in zip(solid, begun.tolist(), ends.tolist(), widths.tolist(), strict=True):
        own = runs[width][first : max(end - width + 1, first)]
        found.append(Shingles(width, own.tobytes(), hashlib.blake2b(text, digest_size=16).digest()) if text else NONE)
    return found


def folded_texts(texts: Sequence[str]) -> NDArray[np.uint32]:
    """Return the codepoints of texts: words as they are compared, spaces between, and a line break between texts."""
    codepoints = codepoints_of(_LINE.join(texts))
    loose = _loose(texts, codepoints)
    if loose:
        texts = [normalize("NFKC", text) if place in loose else text for place, text in enumerate(texts)]
        codepoints = codepoints_of(_LINE.join(texts))
    packed = _CODES.of_codepoints(codepoints)
    packed[np.cumsum(np.fromiter(map(len, texts), dtype=np.intp, count=len(texts)) + 1)[:-1] - 1] = _BREAK
    letters = _unpacked(packed)
    if not loose:
        return letters
    # Folding may part a mark from its letter, or bring them together; of most texts nothing is left to compose.
    folded = text_of(letters).split(_LINE)
    composed = [normalize("NFKC", text) if place in loose else text for place, text in enumerate(folded)]
    return letters if composed == folded else codepoints_of(_LINE.join(composed))


def _loose(texts: Sequence[str], codepoints: NDArray[np.uint32]) -> frozenset[int]:
    """Return which texts hold anything that may join what stands before it; of others each character is by itself."""
    bonds = _BONDS.of_codepoints(codepoints)
    places = np.flatnonzero(bonds >= _BOUND)
    follows = np.diff(places, prepend=-2) == 1
    places = places[follows | (bonds[places] == _LOOSE)]
    ends = np.cumsum(np.fromiter(map(len, texts), dtype=np.intp, count=len(texts)) + 1)
    return frozenset(np.searchsorted(ends, places, side="right").tolist())


def _unpacked(packed: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """Return the codepoints that are packed, in their order."""
    several = np.flatnonzero(packed > _ONE)
    if not len(several):
        return packed.astype(np.uint32)
    each = np.stack([packed[several] >> np.uint64(_BITS * place) & _ONE for place in range(_PACKED)])
    sizes = np.ones(len(packed), dtype=np.intp)
    sizes[several] = np.count_nonzero(each, axis=0)
    found = np.repeat(packed, sizes)
    starts = (np.cumsum(sizes) - sizes)[several]
    for place, codes in enumerate(each):
        there = np.flatnonzero(codes)
        found[starts[there] + place] = codes[there]
    return found.astype(np.uint32)


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


def _compared(character: str) -> str:
    """Return what a character by itself is compared as."""
    return normalize("NFKC", character).translate(_table())


def _code(character: str) -> int:
    """Return the codepoints that a character is compared as, packed."""
    return sum(ord(each) << _BITS * place for place, each in enumerate(_compared(character))) or _NOTHING


def _bond(character: str) -> int:
    """Say whether a character joins what stands before it: never, not but behind another such one, or maybe.

    Unicode Standard Annex 15: what composes with nothing before it, and stands behind a letter, stays where it is.
    """
    folded = _compared(character)
    if len(folded) > _PACKED or normalize("NFKC", folded) != folded or not _seconds().isdisjoint(character + folded):
        return _LOOSE
    if combining(character) or not folded:
        return _BOUND if folded in ("", character) else _LOOSE
    return _LOOSE if any(map(combining, normalize("NFKC", character) + folded)) else _FREE


@cache
def _seconds() -> frozenset[str]:
    """Return what may compose with a character before it: the second halves of compositions; vowels and finals."""
    composed = (decomposition(chr(code)) for block in _COMPOSED for code in block)
    parts = (each.split() for each in composed if each[:1] != "<")
    return frozenset(chr(int(both[1], 16)) for both in parts if len(both) > 1) | _JAMO


_CODES = CodepointTable(_code, np.uint64)
_BONDS = CodepointTable(_bond, np.uint8)


@dataclass(frozen=True)
class _Words:
    """The words of some texts: where each begins, how many codepoints it has, its hash of 64 bits."""

    starts: NDArray[np.intp]
    sizes: NDArray[np.intp]
    hashes: NDArray[np.uint64]


def _words(letters: NDArray[np.uint32]) -> _Words:
    """Return the words of folded texts. The hash of one is that of its codepoints with their places in it."""
    inside = (letters != ord(_SPACE)) & (letters != _BREAK)
    edges = np.flatnonzero(np.diff(inside, prepend=False, append=False))
    starts, sizes = edges[::2], edges[1::2] - edges[::2]
    places = np.flatnonzero(inside)
    own = (places - np.repeat(starts, sizes)).astype(np.uint64)
    known = np.append(np.uint64(0), np.cumsum(mixed(letters[places] | own << np.uint64(32)), dtype=np.uint64))
    ends = np.cumsum(sizes)
    return _Words(starts, sizes, mixed(known[ends] - known[ends - sizes]))


def _runs(hashes: NDArray[np.uint64], width: int) -> Hashes:
    """Return the hashes of the runs of so many words; there are fewer than words by one less than that."""
    runs = np.zeros(max(len(hashes) - width + 1, 0), dtype=np.uint64)
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
