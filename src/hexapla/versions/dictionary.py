"""A dictionary of two languages: what an archive has learned of them, in a form to look up many words at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import itemgetter

import numpy as np
from scipy.sparse import csr_matrix

from hexapla.language.locales import base_language
from hexapla.values.lexicon import Lexicon, PairCounts
from hexapla.versions.keys import hashed
from hexapla.versions.sides import Grid, rarity
from hexapla.versions.surface import Hashes, Numbers

# Dictionaries of two languages that are kept made: more than the languages of an event with one of them.
_REMEMBERED = 256
# By way of a third language: what is weaker stands for too many words.
LEAST_STRENGTH = 0.1
# A word with two translations has half of the coefficient for each, and is as sure (of .7, 1 and 1.5 the best for
# strict F1 of 80 pairs of NTREX-128, 2026-11).
_FLATTENED = 0.7


@dataclass(frozen=True)
class Vocabulary:
    """The words of a language, in order, and how rare each is."""

    words: Hashes
    rarity: Grid

    def rarities(self, words: Hashes) -> Grid:
        """Return how rare words are; 0 for what is not known."""
        place = np.searchsorted(self.words, words)
        place[place == len(self.words)] = 0
        return np.where(self.words[place] == words, self.rarity[place], 0.0)

    def joined(self, other: Vocabulary) -> Vocabulary:
        """Return the words of both; how rare a word is that both know, this one says."""
        words, first = np.unique(np.concatenate((self.words, other.words)), return_index=True)
        return Vocabulary(words, np.concatenate((self.rarity, other.rarity))[first])


@dataclass(frozen=True)
class Dictionary:
    """Words of one language (``a``, in order) and those of the other (``b``) with the strength of each."""

    a: Hashes
    b: Hashes
    strength: Grid
    known_a: Vocabulary
    known_b: Vocabulary

    def between(self, a: Hashes, b: Hashes) -> tuple[Numbers, Numbers, Grid]:
        """Return which words of a text stand for which of another's (both in order), by number, and how strongly."""
        first, last = np.searchsorted(self.a, a), np.searchsorted(self.a, a, side="right")
        sizes = last - first
        rows = np.repeat(np.arange(len(a)), sizes)
        at = np.repeat(first - (np.cumsum(sizes) - sizes), sizes) + np.arange(len(rows))
        place = np.searchsorted(b, self.b[at])
        place[place == len(b)] = 0
        met = np.flatnonzero(b[place] == self.b[at]) if len(b) else np.zeros(0, np.int64)
        return rows[met], place[met], self.strength[at[met]]

    @cached_property
    def turned(self) -> Dictionary:
        """The dictionary from the other language to the one."""
        order = np.argsort(self.b, kind="stable")
        return Dictionary(self.b[order], self.a[order], self.strength[order], self.known_b, self.known_a)

    def joined(self, other: Dictionary) -> Dictionary:
        """Return the words of both; of two words that both know, the greater strength."""
        left, right = (np.concatenate(each) for each in ((self.a, other.a), (self.b, other.b)))
        strength = np.concatenate((self.strength, other.strength))
        order = np.lexsort((-strength, right, left))
        left, right, strength = left[order], right[order], strength[order]
        first = np.ones(len(order), dtype=bool)
        first[1:] = (left[1:] != left[:-1]) | (right[1:] != right[:-1])
        known = self.known_a.joined(other.known_a), self.known_b.joined(other.known_b)
        return Dictionary(left[first], right[first], strength[first], *known)


def dice(together: Grid, times_a: Grid, times_b: Grid, sentences: int) -> Grid:
    """Return how much words stand for each other, by how often each was seen, and both: Dice's coefficient.

    Only of the meetings that are more than chance, and half of one less: two of two are no certainty.
    """
    expected = times_a * times_b / max(1, sentences)
    found: Grid = np.clip(2 * (together - expected - 0.5) / np.maximum(times_a + times_b, 1.0), 0.0, 1.0)
    return found


def dictionary_of(counts: PairCounts) -> Dictionary | None:
    """Return the dictionary that counts give, or ``None`` where they give nothing: Dice's coefficient of two words."""
    numbers_a, numbers_b = (
        {word: number for number, word in enumerate(words)} for words in (counts.words_a, counts.words_b)
    )
    rows = [
        (numbers_a[word], numbers_b[other], count)
        for word, found in counts.together.items()
        for other, count in found.items()
    ]
    if not rows:
        return None
    a, b, together = np.array(rows, np.int64).T
    times_a, times_b = (np.array(list(words.values()), float) for words in (counts.words_a, counts.words_b))
    keys_a, keys_b = hashed(list(counts.words_a)), hashed(list(counts.words_b))
    strength = dice(together, times_a[a], times_b[b], counts.sentences) ** _FLATTENED
    order = np.argsort(keys_a[a], kind="stable")
    known = _vocabulary(keys_a, times_a, counts.sentences), _vocabulary(keys_b, times_b, counts.sentences)
    return Dictionary(keys_a[a][order], keys_b[b][order], strength[order], *known)


def _vocabulary(keys: Hashes, times: Grid, sentences: int) -> Vocabulary:
    order = np.argsort(keys)
    return Vocabulary(keys[order], rarity(times, sentences)[order])


def dictionary_for(lexicon: Lexicon, language_a: str | None, language_b: str | None) -> Dictionary | None:
    """Return what a lexicon knows of two languages (BCP 47), from the first to the second.

    Where it knows nothing of the two, what it knows by way of a third: that with the most sentences on both ways.
    """
    a, b = base_language(language_a), base_language(language_b)
    if not a or not b or a == b:
        return None
    counts = {frozenset((pair.a, pair.b)): pair for pair in lexicon.pairs}
    direct = counts.get(frozenset((a, b)))
    if direct is not None:
        return _towards(direct, a)
    ways = []
    for pair in lexicon.pairs:
        third = pair.b if pair.a == a else pair.a if pair.b == a else None
        other = counts.get(frozenset((third, b))) if third is not None else None
        if other is not None and third is not None:
            ways.append((-min(pair.sentences, other.sentences), third, pair, other))
    if not ways:
        return None
    _, third, pair, other = min(ways, key=itemgetter(0, 1))
    return _by_way(_Same(pair), _Same(other), a, third)


class _Same:
    """Counts as a key: the same object, not equal ones, which would be read whole to be compared."""

    __slots__ = ("counts",)

    def __init__(self, counts: PairCounts) -> None:
        self.counts = counts

    def __hash__(self) -> int:
        return id(self.counts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.counts is self.counts


@lru_cache(maxsize=_REMEMBERED)
def _dictionary(same: _Same) -> Dictionary | None:
    return dictionary_of(same.counts)


def _towards(counts: PairCounts, a: str) -> Dictionary | None:
    """Return the dictionary from ``a`` to the other language of counts."""
    found = _dictionary(_Same(counts))
    return found.turned if found is not None and counts.a != a else found


@lru_cache(maxsize=_REMEMBERED)
def _by_way(first: _Same, second: _Same, a: str, third: str) -> Dictionary | None:
    """Return the dictionary that two make: a word stands for what stands for its translation, as far as both do."""
    here, there = _towards(first.counts, a), _towards(second.counts, third)
    if here is None or there is None:
        return None
    middle = np.unique(np.concatenate((here.b, there.a)))
    (keys_a, rows), (keys_b, columns) = (np.unique(keys, return_inverse=True) for keys in (here.a, there.b))
    left = csr_matrix((here.strength, (rows, np.searchsorted(middle, here.b))), (len(keys_a), len(middle)))
    right = csr_matrix((there.strength, (np.searchsorted(middle, there.a), columns)), (len(middle), len(keys_b)))
    both = (left @ right).tocoo()
    order = np.lexsort((both.col, both.row))
    order = order[both.data[order] >= LEAST_STRENGTH]
    strength = np.minimum(both.data[order], 1.0)
    return Dictionary(keys_a[both.row[order]], keys_b[both.col[order]], strength, here.known_a, there.known_b)
