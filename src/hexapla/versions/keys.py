"""Keys of texts: what of each sentence survives translation, as numbers that two texts have in common.

Numbers by value, romanised words, consonant skeletons, runs of four plain letters; and words as a lexicon counts them.
A key is a number of 40 bits: its family, and a hash of it (a text has some 5,000 keys, so that one text in a million
holds two that fall together).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from hexapla.language.digit_runs import digit_runs
from hexapla.language.digits import figures
from hexapla.language.folding import fold
from hexapla.language.numerals import Number, find_numbers
from hexapla.language.roman import roman_numerals
from hexapla.versions.marks import Marks, marks
from hexapla.versions.surface import Hashes, Numbers, Pieces, Surface, composed, folded_pieces, skeletons, surface

Grid = NDArray[np.float64]

FAMILIES = ("numbers", "words", "skeletons", "grams")
# A sentence longer than this is no sentence; what follows adds cost and no evidence.
LONGEST_SENTENCE = 5_000
STEM = 5
_GRAM, _SKELETON_PREFIX, _RUN = 4, 3, 3
_TOKENS = len(FAMILIES)
_HASH_BITS, _ROW_BITS = 37, 24
_LOW = np.uint64((1 << _ROW_BITS) - 1)
# Odd numbers without pattern: the golden ratio's and that of SplitMix64 (Steele et al. 2014).
_BASE, _MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
# Marks that tell what was hashed: the beginning of a word or of a skeleton, signs that stand for themselves.
_PLAIN, _BEGINNING, _SIGN = (np.uint64(number) for number in (0, 1, 2))


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys in order: each stands in ``counts`` sentences, whose numbers stand in ``rows`` one key after the other."""

    keys: Hashes
    counts: Numbers
    rows: Numbers


@dataclass(frozen=True, slots=True)
class Reading:
    """A text by sentences: letters and digits, and marks by class; all keys, all words; its size when romanised."""

    lengths: Grid
    marks: Marks
    keys: Keys
    words: Keys
    size: int


def readings(texts: Sequence[Sequence[str]], languages: Sequence[str | None] | None = None) -> list[Reading]:
    """Return the readings of texts, many at once: what is asked of one is asked of all.

    Where the language of a text is known (BCP 47), its numbers are read in it: words, scales, its own marks.
    """
    sentences = [composed(sentence[:LONGEST_SENTENCE]) for text in texts for sentence in text]
    bounds = np.cumsum([0, *map(len, texts)])
    found = surface(sentences)
    numbers = _numbers(sentences, bounds, languages or [None] * len(texts))
    entries = np.concatenate([*numbers, *_entries(found), *_tokens(found)])
    entries.sort()
    fresh = np.concatenate(([True], entries[1:] != entries[:-1]))[: len(entries)]
    entries = entries[fresh]
    # One text after the other, in each by key, then sentence.
    text_of = (np.searchsorted(bounds, (entries & _LOW).astype(np.int64), side="right") - 1).astype(np.uint16)
    entries = entries[np.argsort(text_of, kind="stable")]
    counts = np.bincount(text_of, minlength=len(texts))
    ends = np.cumsum(counts)
    marked = marks(sentences)
    letters = np.bincount(found.rows, weights=found.plain.ends - found.plain.starts, minlength=len(sentences))
    sizes = np.diff(np.concatenate(([0], np.cumsum(letters)))[bounds]).astype(int).tolist()
    return [
        _reading(entries[end - count : end], found.characters[first:last], marked.between(first, last), size, first)
        for first, last, end, count, size in zip(bounds[:-1], bounds[1:], ends, counts, sizes, strict=True)
    ]


def family_of(keys: Hashes) -> Numbers:
    """Return the family of each key."""
    return (keys >> np.uint64(_HASH_BITS)).astype(np.int64)


def hashed(words: Sequence[str]) -> Hashes:
    """Return the keys of words that :func:`hexapla.versions.profiles.tokens` gives, as a text's words have them."""
    parts = [word.partition("…") for word in words]
    pieces = folded_pieces([head for head, _, _ in parts])
    tags = np.array([_BEGINNING if dots else _PLAIN for _, dots, _ in parts], np.uint64)
    return _key(_TOKENS, _hash(pieces), tags)


def _reading(entries: Hashes, lengths: Numbers, marks: Marks, size: int, first: int) -> Reading:
    split = np.searchsorted(entries, np.uint64(_TOKENS) << np.uint64(_HASH_BITS + _ROW_BITS))
    keys, words = (_grouped(some, first) for some in (entries[:split], entries[split:]))
    return Reading(np.maximum(lengths, 1).astype(float), marks, keys, words, size)


def _grouped(entries: Hashes, first: int) -> Keys:
    """Return the keys of entries in order, rows counted from the text's first sentence."""
    keys = entries >> np.uint64(_ROW_BITS)
    begins = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))[: len(keys)])
    rows = (entries & _LOW).astype(np.int64) - first
    return Keys(keys[begins], np.diff(begins, append=len(keys)), rows)


def _key(family: int, hashes: Hashes, tags: Hashes | np.uint64 = _PLAIN) -> Hashes:
    mixed = (hashes ^ np.multiply(tags, _BASE, dtype=np.uint64)) * _MIX
    mixed = (mixed ^ mixed >> np.uint64(31)) * _BASE
    found: Hashes = np.uint64(family << _HASH_BITS) | mixed >> np.uint64(64 - _HASH_BITS)
    return found


def _at(keys: Hashes, rows: Numbers) -> Hashes:
    found: Hashes = keys << np.uint64(_ROW_BITS) | rows.astype(np.uint64)
    return found


@cache
def _powers() -> Hashes:
    with np.errstate(over="ignore"):
        return np.cumprod(np.full(LONGEST_SENTENCE * 32, _BASE), dtype=np.uint64)


def _hash(pieces: Pieces) -> Hashes:
    """Return a number for each piece: a polynomial of its values."""
    sizes = pieces.ends - pieces.starts
    longest = int(sizes.max()) if len(sizes) else 0
    whole = pieces.taken(pieces.starts, pieces.ends)
    places = np.arange(len(whole.values)) - np.repeat(whole.starts, sizes)
    powers = _powers()[: max(longest, 1)][np.minimum(places, longest)]
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum((whole.values + np.uint64(1)) * powers)))
    found: Hashes = sums[whole.ends] - sums[whole.starts]
    return found


def _entries(found: Surface) -> Iterator[Hashes]:
    """Yield the entries of romanised words, skeletons and runs of letters."""
    sizes, numeral = found.plain.ends - found.plain.starts, _numerals(found.plain)
    spaced = ~found.unspaced
    words = spaced & (sizes > 1) & ~numeral
    yield _at(_key(1, _hash(_only(found.plain, words))), found.rows[words])
    # Ideographs stay as they are: romanised alone they collide.
    yield _at(_key(1, _hash(_only(found.letters, found.unspaced)), _SIGN), found.rows[found.unspaced])
    first, last = _runs(found)
    bones = skeletons(found.plain.taken(found.plain.starts[first], found.plain.ends[last]))
    sizes = bones.ends - bones.starts
    rows = found.rows[first]
    enough, long = sizes > 1, sizes > _SKELETON_PREFIX
    yield _at(_key(2, _hash(_only(bones, enough))), rows[enough])
    beginnings = Pieces(bones.values, bones.starts[long], bones.starts[long] + _SKELETON_PREFIX)
    yield _at(_key(2, _hash(beginnings), _BEGINNING), rows[long])
    yield _grams(found, numeral)


def _only(pieces: Pieces, which: NDArray[np.bool_]) -> Pieces:
    return Pieces(pieces.values, pieces.starts[which], pieces.ends[which])


def _numerals(plain: Pieces) -> NDArray[np.bool_]:
    """Return which words are digits alone."""
    letters = np.concatenate(([0], np.cumsum(plain.values > ord("9"))))
    found: NDArray[np.bool_] = letters[plain.ends] == letters[plain.starts]
    return found


def _runs(found: Surface) -> tuple[Numbers, Numbers]:
    """Return the first and the last word of what has a skeleton: a word, or a short run where nothing is spaced."""
    single = found.unspaced & (found.letters.ends - found.letters.starts == 1)
    firsts, lasts = [np.flatnonzero(~single)], [np.flatnonzero(~single)]
    for size in range(1, _RUN):
        first = np.flatnonzero(single[: len(single) - size])
        first = first[found.rows[first] == found.rows[first + size]]
        firsts.append(first)
        lasts.append(first + size)
    return np.concatenate(firsts), np.concatenate(lasts)


def _grams(found: Surface, numeral: NDArray[np.bool_]) -> Hashes:
    """Return the entries of runs of four plain letters; a shorter word is one run."""
    plain = found.plain
    sizes = plain.ends - plain.starts
    word_of = np.repeat(np.arange(len(sizes)), sizes)
    ahead = plain.ends[word_of] - np.arange(len(word_of))
    begins = (ahead >= _GRAM) | (sizes[word_of] == ahead)
    begins &= ~numeral[word_of]
    padded = np.concatenate((plain.values, np.zeros(_GRAM, np.uint8))).astype(np.uint64)
    grams: Hashes = padded[: len(word_of)].copy()
    for step in range(1, _GRAM):
        np.bitwise_or(grams, (padded[step:][: len(grams)] * (ahead > step)) << np.uint64(8 * step), out=grams)
    places = np.flatnonzero(begins)
    return _at(np.uint64(3 << _HASH_BITS) | grams[places], found.rows[word_of[places]])


def _tokens(found: Surface) -> Iterator[Hashes]:
    """Yield the entries of words as a lexicon counts them: folded, with stems, and pairs of unspaced signs."""
    letters, sizes = found.letters, found.letters.ends - found.letters.starts
    yield _at(_key(_TOKENS, _hash(letters)), found.rows)
    stems = ~found.unspaced & (sizes > STEM)
    beginnings = Pieces(letters.values, letters.starts[stems], letters.starts[stems] + STEM)
    yield _at(_key(_TOKENS, _hash(beginnings), _BEGINNING), found.rows[stems])
    pairs = np.flatnonzero(found.unspaced[:-1] & found.unspaced[1:] & (found.rows[:-1] == found.rows[1:]))
    both = Pieces(letters.values, letters.starts[pairs], letters.ends[pairs + 1])
    yield _at(_key(_TOKENS, _hash(both)), found.rows[pairs])


@lru_cache(maxsize=1 << 13)
def numbers_in(sentence: str, language: str | None) -> tuple[Number, ...]:
    """Return the numbers of a sentence, remembered: alignment, comparison and conflicts all ask for them."""
    return tuple(find_numbers(sentence, language))


def _numbers(sentences: Sequence[str], bounds: Numbers, languages: Sequence[str | None]) -> Iterator[Hashes]:
    """Yield the entries of numbers by value; below 2 they say nothing ("one" is an article in many languages)."""
    for first, last, language in zip(bounds[:-1].tolist(), bounds[1:].tolist(), languages, strict=True):
        text = sentences[first:last]
        found = _figures(text) if language is None else _read_numbers(text, language)
        telling = [(row + first, value) for row, value in found if value >= 2]
        values = np.array([value for _, value in telling], np.float64).view(np.uint64)
        yield _at(_key(0, values), np.array([row for row, _ in telling], np.int64))


def _read_numbers(sentences: Sequence[str], language: str) -> list[tuple[int, float]]:
    """Return the numbers of sentences in a language: the sentence and the value of each."""
    return [(row, float(n.value)) for row, sentence in enumerate(sentences) for n in numbers_in(sentence, language)]


def _figures(sentences: Sequence[str]) -> list[tuple[int, float]]:
    """Return the numbers in figures and the sure Roman ones, where no language is known: a tenth of the cost.

    Strict F1 of 240 pairs of NTREX-128 is the same with all numbers read in the language identified (2026-11).
    """
    text = "\n".join(sentences)
    begins = np.cumsum([0, *(len(sentence) + 1 for sentence in sentences)])
    folded = fold(text)
    runs = digit_runs(folded)
    found = [(each.start, float(each.value)) for each in figures(folded, runs, None)] if runs else []
    found += [(start, float(value)) for start, _, value, certain in roman_numerals(text) if certain]
    rows = np.searchsorted(begins, [start for start, _ in found], side="right") - 1
    return [(row, value) for row, (_, value) in zip(rows.tolist(), found, strict=True)]
