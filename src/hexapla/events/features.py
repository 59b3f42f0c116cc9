"""Features: what one text counts to, as numbers that articles of any language share.

A feature is a 32-bit number: 29 bits of a hash (CRC-32, the same everywhere and always) and in its lowest three bits
how long the thing is, which says how rare it is before anything is counted.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hexapla.events.runs import KATAKANA, UNSPACED, Runs, runs
from hexapla.events.transcription import LONGEST, Memory, transcribed
from hexapla.events.windows import windows

Features = NDArray[np.uint32]
Counts = NDArray[np.uint8]

PREFIX = 4
"""Consonants of a prefix that stands beside a longer word, as endings differ between languages; 4 was better than 3
to 5 together and than none (open linking articles, November 2026)."""

LEAST = 2
"""Consonants of a word that says anything."""

STEM = 3
"""Consonants that a word must have to have a stem, its first :data:`PREFIX`."""

MOST_COUNTED = 255

_LENGTHS = 7
_SHORT = tuple(min(size, _LENGTHS) for size in range(LONGEST + 1))
_PAIR = struct.Struct("<II").pack
_TILDE = zlib.crc32(b"~")
_GROUPED = re.compile(r"[.,٬](?=[0-9]{3}(?![0-9]))")


@dataclass(frozen=True)
class Tally:
    """What one text counts to: features of words in rising order, how often each stands and how often as a name.

    ``figures`` counts the figures by value.
    """

    words: Features
    counts: Counts
    named: Counts
    figures: Counter[str]


def tally(text: str) -> Tally:
    """Return what a text counts to.

    ``words`` are consonants of words and their prefixes. ``named`` are those of words with a capital letter inside a
    sentence; where a script has no case, all words but short runs of unspaced scripts. Figures are digit strings in
    Western digits.
    """
    found = runs(text)
    which = found.words()
    codes = _codes(found.texts(which))
    names = (found.capital & ~found.opening | (found.kinds >= KATAKANA))[which]
    words, stems = _words(codes), _stems(codes)
    longer = words & _LENGTHS > PREFIX
    carried, named = [words, stems[longer]], [names, names[longer]]
    if (found.kinds == UNSPACED).any():
        cut = windows(found)
        carried.append(cut.features)
        named.append(cut.lengths > PREFIX)
    figures = Counter(figure(each) for _, each in found.figures())
    return Tally(*_counted(np.concatenate(carried), np.concatenate(named)), figures)


def _counted(features: Features, named: NDArray[np.bool_]) -> tuple[Features, Counts, Counts]:
    """Return the features in rising order, how often each is there, and how often as a name."""
    placed = features.astype(np.uint64) << np.uint64(1) | named
    placed = np.sort(placed[features > 0])
    if not len(placed):
        return features[:0], np.zeros(0, dtype=np.uint8), np.zeros(0, dtype=np.uint8)
    ordered = (placed >> np.uint64(1)).astype("<u4")
    first = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    times = np.concatenate((first[1:], [len(ordered)])) - first
    names = np.add.reduceat((placed & np.uint64(1)).astype(np.intp), first)
    return ordered[first], _bytes(times), _bytes(names)


def _bytes(counts: NDArray[np.intp]) -> Counts:
    return np.minimum(counts, MOST_COUNTED).astype(np.uint8)


def number(value: str) -> int:
    """Return the feature of a number by its value in Western digits."""
    return _feature("#" + value, min(sum(map(str.isdigit, value)), 5))


def day(month_and_day: str) -> int:
    """Return the feature of a day (``12-23``); it is as rare as a number of five digits."""
    return _feature("@" + month_and_day, 5)


def _feature(key: str, length: int) -> int:
    return zlib.crc32(key.encode()) & ~_LENGTHS | min(length, _LENGTHS)


def lengths(features: Features) -> NDArray[np.int64]:
    """Return how long the things are: consonants of words, digits of numbers; 7 stands for more."""
    return (features & np.uint32(_LENGTHS)).astype(np.int64)


def _of_words(words: Sequence[str]) -> Iterator[bytes]:
    """Yield for each word eight bytes: its feature and that of its stem; zeros where it has none."""
    for key in transcribed(words):
        size = len(key)
        word = zlib.crc32(key) & ~_LENGTHS | _SHORT[size] if size >= LEAST else 0
        stem = zlib.crc32(key[:PREFIX], _TILDE) & ~_LENGTHS | min(size, PREFIX) if size >= STEM else 0
        yield _PAIR(word, stem)


_REMEMBERED = Memory(_of_words)


def _codes(words: Sequence[str]) -> NDArray[np.uint32]:
    """Return the features of words and of their stems, a row for each word; zeros where there is none."""
    return np.frombuffer(_REMEMBERED.of(words), dtype="<u4").reshape(-1, 2)


def _words(codes: NDArray[np.uint32]) -> Features:
    return codes[:, 0]


def _stems(codes: NDArray[np.uint32]) -> Features:
    return codes[:, 1]


def stems(text: str) -> frozenset[int]:
    """Return the first consonants of each word of a text, as features; words of fewer than three are passed over."""
    found = runs(text)
    own = _stems(_codes(found.texts(found.words())))
    cut = windows(found, b"~", PREFIX).features if (found.kinds == UNSPACED).any() else own[:0]
    return frozenset(own[own > 0].tolist() + cut.tolist())


def marks(text: str) -> list[int]:
    """Return what of a text a translation keeps, in its order: stems of words with so many consonants, and figures.

    Words of runs without spaces are passed over, as their bounds are not known.
    """
    found = runs(text)
    which = found.words()
    own = _stems(_codes(found.texts(which)))
    long = own & _LENGTHS >= PREFIX
    placed = list(zip(found.starts[which[long]].tolist(), own[long].tolist(), strict=True))
    placed += [(start, number(figure(each))) for start, each in found.figures()]
    return [mark for _, mark in sorted(placed)]


def figure(run: str) -> str:
    """Return a digit run in Western digits, grouping marks dropped, a decimal mark as a point."""
    western = run if run.isascii() else "".join(str(int(c)) if c.isdecimal() else "." if c == "٫" else c for c in run)
    plain = _GROUPED.sub("", western).replace(",", ".")
    return plain.lstrip("0") or "0"


def packed(features: Iterable[int]) -> bytes:
    """Return features as bytes, little-endian."""
    return np.fromiter(features, dtype="<u4").tobytes()


def printed(text: str, wanted: set[int]) -> dict[int, str]:
    """Return for each wanted feature that a text carries what it first prints there, prefixes and parts aside."""
    found = runs(text)
    first: dict[int, str] = {}
    for _, token in found.figures():
        first.setdefault(number(figure(token)), token)
    words = found.texts(found.words())
    for feature, word in zip(_words(_codes(words)).tolist(), words, strict=True):
        first.setdefault(feature, word)
    for feature, piece in _windows_printed(found, wanted):
        first.setdefault(feature, piece)
    return {feature: first[feature] for feature in first if feature in wanted}


def _windows_printed(found: Runs, wanted: set[int]) -> Iterator[tuple[int, str]]:
    cut = windows(found)
    for place in np.flatnonzero(np.isin(cut.features, list(wanted))).tolist():
        yield int(cut.features[place]), found.text[cut.starts[place] : cut.ends[place]]
