"""Which words of one language stand for which of another: what the tables of an archive say, and its lexicon.

Two words stand for each other as far as they stand in the same passages of parallel tables (Dice's coefficient of the
meetings that are more than chance), or as the lexicon has counted in aligned sentences. Where neither knows two
languages, the way leads through the words of a third.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np
from scipy.sparse import csc_matrix, csr_matrix

from hexapla.language.folding import fold
from hexapla.language.locales import base_language
from hexapla.language.scripts import word_texts
from hexapla.values.lexicon import Lexicon, PairCounts
from hexapla.values.series import Told

# Letters of a longer word that are compared, with a mark behind them: as lexicons keep beginnings of words.
STEM = 5
_LONGEST = 2000  # codepoints of a sentence that are read
_MOST_ENTRIES = 20_000_000  # words in passages that are kept: 80 MB
# Below this a word stands for too many others: the lexicon of an archive keeps .12 and more for alignment, which has
# the neighbours of a sentence to go by. Of .2 and .35 the second left the right pairs of the sample where they were and
# 216 instead of 1,279 weak ones on another site (2026-11). By way of a third language the product must have it.
_LEAST = 0.35
_MOST_MEETINGS = 3000  # passages of one word that are looked at; what stands in more is a function word
_MOST_WAYS = 6  # words of third languages that a word is followed through
_MOST_LANGUAGES = 32  # of which the counts of all words are remembered
_Found = dict[str, float]
_Counts = np.ndarray | int


def word_terms(text: str, language: str) -> frozenset[str]:
    """Return the words of a sentence as they are looked up: folded, long ones by their beginning, signs in pairs."""
    return frozenset(f"{base_of(language)} {each}" for each in _stems(text[:_LONGEST]))


def base_of(language: str) -> str:
    """Return the base tag of a language, ``und`` where there is none."""
    return base_language(language) or "und"


@lru_cache(maxsize=1 << 12)
def _stems(text: str) -> frozenset[str]:
    words = word_texts(fold(text))
    found = {word if len(word) <= STEM else f"{word[:STEM]}…" for word in words if len(word) > 1}
    single = [word if len(word) == 1 and not word.isascii() else "" for word in words]
    found |= {a + b for a, b in pairwise(single) if a and b}
    return frozenset(word for word in found if not word.isdigit())


@dataclass(frozen=True)
class _Table:
    """Passages by words, once by each side, the words, and the number of each word's language, which is a word too."""

    rows: csr_matrix
    columns: csc_matrix
    words: list[str]
    languages: np.ndarray

    def places(self, word: int) -> np.ndarray:
        """Return the passages that have a word."""
        found: np.ndarray = self.columns.indices[self.columns.indptr[word] : self.columns.indptr[word + 1]]
        return found

    def times(self, language: int) -> np.ndarray:
        """Return in how many of a language's passages each word stands."""
        return np.bincount(self.rows[self.places(language)].indices, minlength=len(self.words)).astype(np.int32)


class Translations:
    """Learns from passages as they are added; then tells how rare words are, and which stand for which."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        """Begin with what an archive has learned."""
        self._pairs = {(pair.a, pair.b): pair for pair in (lexicon or Lexicon()).pairs}
        self._counts: Counter[str] = Counter()
        self._passages: Counter[str] = Counter()
        self._numbers: dict[str, int] = {}
        self._entries, self._ends = array("I"), array("Q", [0])
        self._known: dict[tuple[str, str], _Found] = {}
        self._near: dict[str, _Found] = {}
        self._times: dict[int, np.ndarray] = {}
        self._turned: dict[tuple[str, str], dict[str, _Found]] = {}

    def add(self, told: Told) -> None:
        """Learn of a passage."""
        found = {term for language, text in told.text.items() for term in word_terms(text, language)}
        languages = {base_of(language) for language in told.text}
        self._counts.update(found)
        self._passages.update(languages)
        if len(languages) > 1 and len(self._entries) < _MOST_ENTRIES:
            numbers = (self._numbers.setdefault(one, len(self._numbers)) for one in sorted(found | languages))
            self._entries.extend(sorted(numbers))
            self._ends.append(len(self._entries))

    def weight(self, term: str) -> float:
        """Return how rare a word is among the passages of its language."""
        passages = self._passages[term.partition(" ")[0]]
        return math.log((1 + passages) / (1 + self._counts[term]))

    def is_rare(self, term: str, share: float, floor: float) -> bool:
        """Whether at most a ``share`` of the passages of its language, or ``floor``, have a word."""
        return self._counts[term] <= max(floor, share * self._passages[term.partition(" ")[0]])

    def of(self, term: str, language: str) -> _Found:
        """Return the words of another language (a base tag) that stand for a word, each with its strength in (0, 1]."""
        key = term, language
        if key not in self._known:
            direct = self._direct(term, language)
            self._known[key] = direct or self._by_way(term, language)
        return self._known[key]

    def _direct(self, term: str, language: str) -> _Found:
        found = {word: strength for word, strength in self._beside(term).items() if word.startswith(f"{language} ")}
        for word, strength in self._counted(term, language).items():
            found[word] = max(strength, found.get(word, 0.0))
        return found

    def _by_way(self, term: str, language: str) -> _Found:
        found: _Found = {}
        for middle, strength in _best(self._everywhere(term), _MOST_WAYS):
            for word, further in self._direct(middle, language).items():
                if strength * further >= _LEAST:
                    found[word] = max(strength * further, found.get(word, 0.0))
        return found

    def _everywhere(self, term: str) -> _Found:
        found = dict(self._beside(term))
        here = term.partition(" ")[0]
        for pair in self._pairs:
            if here in pair:
                found.update(self._counted(term, pair[1] if pair[0] == here else pair[0]))
        return found

    @cached_property
    def _table(self) -> _Table:
        shape = (len(self._ends) - 1, max(1, len(self._numbers)))
        entries = np.frombuffer(self._entries, np.uint32) if self._entries else np.zeros(0, np.uint32)
        rows = csr_matrix((np.ones(len(entries), np.int32), entries, self._ends), shape=shape)
        languages = np.array([self._numbers[word.partition(" ")[0]] for word in self._numbers], np.int64)
        return _Table(rows, rows.tocsc(), list(self._numbers), languages)

    def _beside(self, term: str) -> _Found:
        """Return the words of other languages that stand in the same passages, remembered."""
        if term not in self._near:
            self._near[term] = self._neighbours(term)
        return self._near[term]

    def _neighbours(self, term: str) -> _Found:
        """Return the words of other languages in the same passages, each counted where both languages are."""
        number = self._numbers.get(term)
        if number is None:
            return {}
        table, here = self._table, self._numbers[term.partition(" ")[0]]
        places = table.places(number)
        if not 1 < len(places) <= _MOST_MEETINGS:
            return {}
        met, together = np.unique(table.rows[places].indices, return_counts=True)
        spoken = dict(zip(met.tolist(), together.tolist(), strict=True))  # of a language's number: where it is beside
        mine = np.array([spoken[language] for language in table.languages[met].tolist()], float)
        if here not in self._times:
            if len(self._times) >= _MOST_LANGUAGES:
                self._times.clear()
            self._times[here] = table.times(here)
        times = self._times[here]
        strength = _dice(together, mine, times[met].astype(float), times[table.languages[met]])
        kept = (strength >= _LEAST) & (together > 1) & (table.languages[met] != here) & (table.languages[met] != met)
        return {table.words[met[n]]: float(strength[n]) for n in np.flatnonzero(kept)}

    def _counted(self, term: str, language: str) -> _Found:
        """Return what the lexicon has counted of a word and the words of another language."""
        here, _, word = term.partition(" ")
        pair = self._pairs.get((min(here, language), max(here, language)))
        if pair is None:
            return {}
        forward = pair.a == here
        met = pair.together.get(word, {}) if forward else self._backward(pair).get(word, {})
        mine, theirs = (pair.words_a, pair.words_b) if forward else (pair.words_b, pair.words_a)
        found = {}
        for other, count in met.items():
            if other in theirs and (len(other) <= STEM or other.endswith("…")):
                strength = _dice(np.array([count]), mine.get(word, 0), np.array([theirs[other]]), pair.sentences)[0]
                if strength >= _LEAST:
                    found[f"{language} {other}"] = float(strength)
        return found

    def _backward(self, pair: PairCounts) -> Mapping[str, Mapping[str, float]]:
        key = pair.a, pair.b
        if key not in self._turned:
            turned: dict[str, _Found] = {}
            for word, met in pair.together.items():
                for other, count in met.items():
                    turned.setdefault(other, {})[word] = count
            self._turned[key] = turned
        return self._turned[key]


def _dice(together: _Counts, mine: _Counts, theirs: _Counts, passages: _Counts) -> np.ndarray:
    """Return Dice's coefficient of the meetings that are more than chance, half of one less."""
    expected = mine * theirs / np.maximum(passages, 1)
    found: np.ndarray = np.clip(2 * (together - expected - 0.5) / np.maximum(mine + theirs, 1.0), 0.0, 1.0)
    return found


def _best(found: _Found, most: int) -> Iterable[tuple[str, float]]:
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:most]
