"""How alike two names are across spellings, scripts and word order.

Words are compared by a weighted edit distance on romanised spellings (Levenshtein 1966, with costs that
follow what transcriptions confuse: vowels among themselves, voiced and voiceless consonants, h, doubled
letters), then matched one to one. The weights and bounds were set on the pairs in
``tests/language/test_name_similarity.py``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate, pairwise

from hexapla.language.cues import rows
from hexapla.language.folding import fold_bare
from hexapla.language.name_keys import name_key

# Two words are one name's spellings from here on.
_SAME_WORD = 0.72
# Whole names that differ in a word on each side are different people, however much they share.
_CONTRADICTED = 0.45
_VOWELS = frozenset("aeiouy")
_CLASSES = {
    letter: number for number, group in enumerate(("kgqhx", "td", "pbfvw", "szcj", "lr", "mn")) for letter in group
}
_DIGRAPHS = (
    *(("ce", "se"), ("ci", "si"), ("cy", "si")),
    *(("tsch", "s"), ("shch", "s"), ("tch", "s"), ("sch", "s"), ("tkh", "t"), ("dzh", "j"), ("kh", "h"), ("gh", "g")),
    *(("ph", "f"), ("th", "t"), ("ch", "s"), ("sh", "s"), ("zh", "j"), ("cz", "s"), ("sz", "s"), ("dj", "j")),
    *(("ts", "s"), ("tz", "s"), ("ck", "k"), ("qu", "ku"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ng", "n")),
    *(("nh", "n"), ("gi", "j"), ("x", "ks"), ("y", "i"), ("w", "u")),
)
_DOUBLED = re.compile(r"(.)\1+")
# A name of fewer letters says too little to stand for a longer one.
_LONGEST_COMPARED = 40


def similarity(a: str, b: str) -> float:
    """Return in [0, 1] how likely two spellings (in any scripts) name the same person or body.

    Above .8 they are the same words; between .6 and .8 one is a part of the other ("Sallow" of "Ingrid
    Sallow") or the scripts leave doubt; below .5 they are different names.
    """
    first, second = sorted((name_key(a), name_key(b)))
    if not first or not second:
        return 0.0
    return 1.0 if first == second else _similar_keys(first, second)


@lru_cache(maxsize=1 << 16)
def _similar_keys(first: str, second: str) -> float:
    one, two = _content(first), _content(second)
    if one == two:
        return 1.0
    score = _matched(one, two)
    # Scripts without spaces between words (and syllables written apart) are compared run together.
    if len(one) != len(two) or score < _CONTRADICTED:
        joined = word_similarity("".join(one), "".join(two))
        if joined > 0.8:
            score = max(score, joined * 0.95)
    return score


@cache
def _particles() -> frozenset[str]:
    joiners = {fold_bare(row.form) for row in rows("titles.tsv") if row.kind == "joiner"}
    return frozenset(joiners | {"al", "el", "bin", "ibn", "bint", "ben", "bn"})


def _content(key: str) -> list[str]:
    words = key.split()
    kept = [word for word in words if word not in _particles()] if len(words) > 2 else words
    return kept if len(kept) > 1 else words


def _matched(one: list[str], two: list[str]) -> float:
    shorter, longer = (one, two) if len(one) <= len(two) else (two, one)
    pairs = sorted(
        ((word_similarity(x, y), -abs(i - j), i, j) for i, x in enumerate(shorter) for j, y in enumerate(longer)),
        key=lambda p: (-p[0], -p[1], p[2], p[3]),
    )
    left, right, total = set(range(len(shorter))), set(range(len(longer))), 0.0
    for score, _, i, j in pairs:
        if score < _SAME_WORD:
            break
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            total += score
    if left:  # a word on the shorter side that the longer one lacks: another name
        return _CONTRADICTED * total / len(longer)
    mean = total / len(shorter)
    if not right:
        return mean
    # One name is part of the other: the more words it has, the less it can be another's.
    return mean * (0.62 if len(shorter) == 1 else 0.72 + 0.2 * len(shorter) / len(longer))


@lru_cache(maxsize=1 << 16)
def word_similarity(a: str, b: str) -> float:
    """Return in [0, 1] how alike two romanised words sound."""
    if a == b:
        return 1.0
    one, two = sounds(a), sounds(b)
    if one == two:
        return 0.97
    longest = max(len(one), len(two))
    return 0.0 if longest == 0 else max(0.0, 1 - _distance(one, two) / longest)


@lru_cache(maxsize=1 << 16)
def sounds(word: str) -> str:
    """Return a romanised word as transcriptions agree on it: digraphs as one letter, nothing doubled."""
    if word.startswith("al") and len(word) > 4 and word[2] not in _VOWELS:
        word = word[2:]
    if word.endswith("ic"):  # -ić, -ič
        word = word[:-1] + "s"
    for digraph, letter in _DIGRAPHS:
        word = word.replace(digraph, letter)
    return _DOUBLED.sub(r"\1", word.replace("c", "k"))[:_LONGEST_COMPARED]


def _distance(a: str, b: str) -> float:
    gaps = [_gap(letter) for letter in b]
    previous = [0.0, *accumulate(gaps)]
    for letter in a:
        gap, swaps = _gap(letter), [_swap(letter, other) for other in b]
        last = previous[0] + gap
        row = [last]
        for (before, above), swap, other_gap in zip(pairwise(previous), swaps, gaps, strict=True):
            last = min(before + swap, above + gap, last + other_gap)
            row.append(last)
        previous = row
    return previous[-1]


@lru_cache(maxsize=1 << 8)
def _gap(letter: str) -> float:
    return 0.4 if letter in _VOWELS or letter == "h" else 0.9


@lru_cache(maxsize=1 << 12)
def _swap(a: str, b: str) -> float:
    if a == b:
        return 0.0
    if a in _VOWELS and b in _VOWELS:
        return 0.35
    same = _CLASSES.get(a, -1) == _CLASSES.get(b, -2)
    return 0.4 if same else 1.0
