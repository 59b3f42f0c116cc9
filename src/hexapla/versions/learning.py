"""Learning: aligned sentences -> counts of words that stand for each other, added to what is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct
from scipy.sparse import csr_matrix

from hexapla.values.lexicon import Lexicon, PairCounts
from hexapla.versions.dictionary import dice
from hexapla.versions.profiles import tokens

# Two words that met once say nothing: most such meetings are chance (Zipf), and they are nearly all of the counts.
_LEAST_MEETINGS = 2
# Dice's coefficient below which a pair is not kept: of .08, .12, .2 the last is worse for strict F1, the others
# are alike (.9753, .9758; 2026-11). hunalign keeps .25 of a document's own; less leaves room for two translations.
_LEAST_DICE = 0.12


class SentencePair(Struct, frozen=True):
    """Two sentences that say the same, with their BCP 47 tags."""

    language_a: str
    text_a: str
    language_b: str
    text_b: str


def learn(known: Lexicon, pairs: Iterable[SentencePair]) -> Lexicon:
    """Return ``known`` with the counts of ``pairs`` added; the order of the pairs changes nothing."""
    by_languages: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for pair in pairs:
        a, b = base(pair.language_a), base(pair.language_b)
        if a == b:
            continue
        texts = (pair.text_a, pair.text_b) if a < b else (pair.text_b, pair.text_a)
        by_languages.setdefault((min(a, b), max(a, b)), []).append(texts)
    fresh = {languages: count(languages, texts) for languages, texts in by_languages.items()}
    old = {(counts.a, counts.b): counts for counts in known.pairs}
    merged = [_merged(old.get(languages), fresh.get(languages)) for languages in sorted(old.keys() | fresh.keys())]
    return Lexicon(tuple(merged))


def base(tag: str) -> str:
    """Return the primary language of a BCP 47 tag, lower case: a lexicon does not tell pt-BR from pt."""
    return tag.replace("_", "-").split("-")[0].lower()


def count(languages: tuple[str, str], texts: Sequence[tuple[str, str]]) -> PairCounts:
    """Return the counts of texts that say the same, the first of each two in the first language."""
    left, words_a = _incidence([first for first, _ in texts])
    right, words_b = _incidence([second for _, second in texts])
    meetings = (left.T @ right).tocoo()
    total_a, total_b = (np.asarray(side.sum(axis=0)).ravel() for side in (left, right))
    strength = dice(meetings.data, total_a[meetings.row], total_b[meetings.col], len(texts))
    kept = (meetings.data >= _LEAST_MEETINGS) & (strength >= _LEAST_DICE)
    together: dict[str, dict[str, int]] = {}
    for row, column, count in sorted(
        zip(meetings.row[kept].tolist(), meetings.col[kept].tolist(), meetings.data[kept].tolist(), strict=True)
    ):
        together.setdefault(words_a[row], {})[words_b[column]] = int(count)
    return PairCounts(
        a=languages[0],
        b=languages[1],
        sentences=len(texts),
        words_a={word: int(total_a[n]) for n, word in enumerate(words_a)},
        words_b={word: int(total_b[n]) for n, word in enumerate(words_b)},
        together=together,
    )


def _incidence(texts: Sequence[str]) -> tuple[csr_matrix, list[str]]:
    """Return sentences by words (1 where it stands) and the words, those that stand in one sentence alone left out."""
    found = [tokens(text) for text in texts]
    frequency = Counter(word for words in found for word in words)
    vocabulary = sorted(word for word, count in frequency.items() if count >= _LEAST_MEETINGS)
    column = {word: number for number, word in enumerate(vocabulary)}
    indices = [[column[word] for word in words if word in column] for words in found]
    pointers = np.cumsum([0, *map(len, indices)])
    flat = [number for row in indices for number in row]
    matrix = csr_matrix((np.ones(len(flat), dtype=np.int64), flat, pointers), shape=(len(texts), len(vocabulary)))
    return matrix, vocabulary


def _merged(old: PairCounts | None, fresh: PairCounts | None) -> PairCounts:
    if old is None or fresh is None:
        only = fresh or old
        assert only is not None
        return only
    together = {word: dict(found) for word, found in old.together.items()}
    for word, found in fresh.together.items():
        mine = together.setdefault(word, {})
        for other, count in found.items():
            mine[other] = mine.get(other, 0) + count
    return PairCounts(
        a=old.a,
        b=old.b,
        sentences=old.sentences + fresh.sentences,
        words_a=_summed(old.words_a, fresh.words_a),
        words_b=_summed(old.words_b, fresh.words_b),
        together={word: dict(sorted(found.items())) for word, found in sorted(together.items())},
    )


def _summed(a: dict[str, int], b: dict[str, int]) -> dict[str, int]:
    return dict(sorted((Counter(a) + Counter(b)).items()))
