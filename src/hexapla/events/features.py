"""Features: what a text is told by, as numbers that articles of any language share.

A feature is a 32-bit number: 29 bits of a hash (CRC-32, the same everywhere and always) and in its lowest three bits
how long the thing is, which says how rare it is before anything is counted.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from hexapla.events.codes import codes
from hexapla.events.hashes import of_whole
from hexapla.events.runs import BREAK, UNSPACED, Runs, beginnings, owners_of, runs
from hexapla.events.transcription import LONGEST, Keys
from hexapla.events.windows import windows

Features = NDArray[np.uint32]

PREFIX = 4
"""Consonants of a prefix that stands beside a longer word, as endings differ between languages; 4 was better than 3
to 5 together and than none (open linking articles, November 2026)."""

LEAST = 2
"""Consonants of a word that says anything."""

STEM = 3
"""Consonants that a word must have to have a stem, its first :data:`PREFIX`."""

_LENGTHS = 7
_HASHES = np.uint32(0xFFFFFFFF - _LENGTHS)
_GROUPED = re.compile(r"[.,٬](?=[0-9]{3}(?![0-9]))")


def number(value: str) -> int:
    """Return the feature of a number by its value in Western digits."""
    return _feature("#" + value, min(sum(map(str.isdigit, value)), 5))


def code(cited: str) -> int:
    """Return the feature of a code (see :mod:`hexapla.events.codes`); it is as rare as a number of five digits."""
    return _feature("%" + cited, 5)


def day(month_and_day: str) -> int:
    """Return the feature of a day (``12-23``); it is as rare as a number of five digits."""
    return _feature("@" + month_and_day, 5)


def _feature(key: str, length: int) -> int:
    return zlib.crc32(key.encode()) & ~_LENGTHS | min(length, _LENGTHS)


def lengths(features: Features) -> NDArray[np.int64]:
    """Return how long the things are: consonants of words, digits of numbers; 7 stands for more."""
    return (features & np.uint32(_LENGTHS)).astype(np.int64)


def worded(keys: Keys) -> Features:
    """Return the features of words; zero where one has too few consonants."""
    features = of_whole(b"", keys, LONGEST) & _HASHES | np.minimum(keys.lengths, _LENGTHS).astype(np.uint32)
    return features * (keys.lengths >= LEAST)


def stemmed(keys: Keys) -> Features:
    """Return the features of the stems of words; zero where one has none."""
    features = of_whole(b"~", keys, PREFIX) & _HASHES | np.minimum(keys.lengths, PREFIX).astype(np.uint32)
    return features * (keys.lengths >= STEM)


def stems(texts: Sequence[str]) -> list[frozenset[int]]:
    """Return the first consonants of each word of each text, as features; words of fewer than three are passed over."""
    if not texts:
        return []
    found = runs(BREAK.join(texts))
    which = found.words()
    features, starts = stemmed(found.keys(which)), found.starts[which]
    if (found.kinds == UNSPACED).any():
        cut = windows(found, b"~", PREFIX)
        features, starts = np.append(features, cut.features), np.append(starts, cut.starts)
    carried: list[list[int]] = [[] for _ in texts]
    for owner, feature in zip(owners_of(beginnings(texts), starts).tolist(), features.tolist(), strict=True):
        if feature:
            carried[owner].append(feature)
    return [frozenset(each) for each in carried]


def written(texts: Sequence[str], languages: Sequence[str]) -> list[Features]:
    """Return the words of texts as they write them, but for capitals, as features in rising order, each once.

    Each language has features of its own.
    """
    found = runs(BREAK.join(texts))
    which = found.words()
    owners = owners_of(beginnings(texts), found.starts[which])
    seeds = np.array(list(map(_seed, languages)), dtype=np.int64)[owners]
    features = _written(found.texts(which), seeds.tolist())
    placed = np.unique(owners.astype(np.uint64) << np.uint64(32) | features)
    ends = np.searchsorted(placed, np.arange(len(texts) + 1, dtype=np.uint64) << np.uint64(32)).tolist()
    placed = placed.astype("<u4")
    return [placed[a:b] for a, b in pairwise(ends)]


def _seed(language: str) -> int:
    return zlib.crc32(language.encode() + b"=")


def _written(words: Sequence[str], seeds: Sequence[int]) -> Features:
    """Return the features of words as they are written, each with the seed of its language; folded all at once."""
    folded = BREAK.join(words).casefold().encode().split(BREAK.encode())
    hashes = np.fromiter(map(zlib.crc32, folded, seeds), dtype=np.uint32, count=len(words))
    sizes = np.minimum(np.fromiter(map(len, words), dtype=np.uint32, count=len(words)), np.uint32(_LENGTHS))
    return hashes & _HASHES | sizes


def figure(run: str) -> str:
    """Return a digit run in Western digits, grouping marks dropped, a decimal mark as a point."""
    western = run if run.isascii() else "".join(str(int(c)) if c.isdecimal() else "." if c == "٫" else c for c in run)
    plain = _GROUPED.sub("", western).replace(",", ".")
    return plain.lstrip("0") or "0"


def packed(features: Iterable[int]) -> bytes:
    """Return features as bytes, little-endian."""
    return np.fromiter(features, dtype="<u4").tobytes()


def printed(text: str, language: str, wanted: set[int]) -> dict[int, str]:
    """Return for each wanted feature that a text carries what it first prints there, prefixes and parts aside."""
    found = runs(text)
    first: dict[int, str] = {}
    for _, token in found.figures():
        first.setdefault(number(figure(token)), token)
    for cited, token in codes(text):
        first.setdefault(code(cited), token)
    which = found.words()
    for feature, word in zip(worded(found.keys(which)).tolist(), found.texts(which), strict=True):
        first.setdefault(feature, word)
    words = found.texts(which)
    for feature, word in zip(_written(words, [_seed(language)] * len(words)).tolist(), words, strict=True):
        first.setdefault(feature, word)
    for feature, piece in _windows_printed(found, wanted):
        first.setdefault(feature, piece)
    return {feature: first[feature] for feature in first if feature in wanted}


def _windows_printed(found: Runs, wanted: set[int]) -> Iterator[tuple[int, str]]:
    cut = windows(found)
    for place in np.flatnonzero(np.isin(cut.features, list(wanted))).tolist():
        yield int(cut.features[place]), found.text[cut.starts[place] : cut.ends[place]]
