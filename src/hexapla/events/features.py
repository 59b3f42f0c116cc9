"""Features: what one text counts to, as numbers that articles of any language share.

A feature is a 32-bit number: 29 bits of a hash (CRC-32, the same everywhere and always) and in its lowest three bits
how long the thing is, which says how rare it is before anything is counted.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from hexapla.events.codes import codes
from hexapla.events.hashes import of_whole
from hexapla.events.runs import KATAKANA, UNSPACED, Runs, bounded, runs
from hexapla.events.transcription import LONGEST, Keys, Places, transcribed
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

MARKED = 2_500
"""Codepoints of a text whose marks are kept: a translation shows in its beginning."""

_LENGTHS = 7
_HASHES = np.uint32(0xFFFFFFFF - _LENGTHS)
_BREAK = "\n"
_JOINING = ".,٬٫"
_GROUPED = re.compile(r"[.,٬](?=[0-9]{3}(?![0-9]))")


@dataclass(frozen=True)
class Tally:
    """What one text counts to: features of words in rising order, how often each stands and how often as a name.

    ``figures`` counts the figures by value, in the order of these, and ``numbers`` are their features. ``marks`` are
    what of its beginning a translation keeps, in its order: stems of words with so many consonants, and figures. Words
    of runs without spaces are passed over, as their bounds are not known.
    """

    words: Features
    counts: Counts
    named: Counts
    figures: dict[str, int]
    numbers: Features
    marks: Features


def tally(text: str) -> Tally:
    """Return what a text counts to.

    ``words`` are consonants of words and their prefixes. ``named`` are those of words with a capital letter inside a
    sentence; where a script has no case, all words but short runs of unspaced scripts. Figures are digit strings in
    Western digits.
    """
    (one,) = tallies([text])
    return one


def tallies(texts: Sequence[str], bodies: Sequence[tuple[int, int]] = ()) -> list[Tally]:
    """Return what each text counts to, as :func:`tally` does.

    ``bodies`` are where the text proper begins and ends in each, which is marked; without them the whole text is.
    All are read as one with a line break between them, which ends words, sentences and figures: on texts of some 2,000
    codepoints nearly all of the time went into calls of NumPy (November 2026).
    """
    found = runs(_BREAK.join(texts))
    begun = _begun(texts)
    which = found.words()
    keys = found.keys(which)
    names = (found.capital & ~found.opening | (found.kinds >= KATAKANA))[which]
    long = np.flatnonzero(keys.lengths >= PREFIX)
    stems_of_long = _stems(keys[long])
    more = keys.lengths[long] > PREFIX
    longer = long[more]
    starts = found.starts[which]
    features, named = [_words(keys), stems_of_long[more]], [names, names[longer]]
    places = [starts, starts[longer]]
    if (found.kinds == UNSPACED).any():
        cut = windows(found)
        features.append(cut.features)
        named.append(cut.lengths > PREFIX)
        places.append(cut.starts)
    owners = _owners(begun, np.concatenate(places))
    counted = _counted(owners, np.concatenate(features), np.concatenate(named), len(texts))
    figures = found.figures()
    marked = _marks(found, (which[long], stems_of_long), figures, _marked(begun, texts, bodies))
    valued = _figures(figures, begun)
    return [Tally(*each, *values, marks) for each, values, marks in zip(counted, valued, marked, strict=True)]


def _marked(begun: Places, texts: Sequence[str], bodies: Sequence[tuple[int, int]]) -> tuple[Places, Places]:
    """Return where what is marked of each text begins and ends."""
    own = np.array(bodies or [(0, len(text)) for text in texts], dtype=np.intp).reshape(-1, 2)
    starts = begun + own[:, 0]
    return starts, np.minimum(begun + own[:, 1], starts + MARKED)


def _marks(
    found: Runs, words: tuple[Places, Features], figures: Sequence[tuple[int, str]], bounds: tuple[Places, Places]
) -> Iterator[Features]:
    """Yield the marks of each text between its ``bounds``; what a bound cuts is read up to there.

    ``words`` are the runs that are words of :data:`PREFIX` consonants and more, and their stems.
    """
    long, features = words[0], words[1].copy()
    starts = found.starts[long]
    last = bounds[1][np.maximum(_owners(bounds[0], starts), 0)]
    cut = np.flatnonzero((starts < last) & (found.ends[long] > last))
    rest = transcribed(found.codepoints, starts[cut], bounded(starts[cut], last[cut]))
    features[cut] = np.where(rest.lengths >= PREFIX, _stems(rest), 0)
    printed = list(_inside(figures, bounds))
    known = {each: number(figure(each)) for each in {each for _, each in printed}}
    starts = np.append(starts, np.array([start for start, _ in printed], dtype=np.intp))
    features = np.append(features, np.array([known[each] for _, each in printed], dtype=np.uint32))
    owners = _owners(bounds[0], starts)
    kept = np.flatnonzero((owners >= 0) & (starts < bounds[1][np.maximum(owners, 0)]) & (features > 0))
    order = kept[np.argsort(starts[kept])]
    ends = np.searchsorted(owners[order], np.arange(len(bounds[0]) + 1)).tolist()
    for a, b in pairwise(ends):
        yield features[order[a:b]]


def _inside(figures: Sequence[tuple[int, str]], bounds: tuple[Places, Places]) -> Iterator[tuple[int, str]]:
    """Yield the figures that begin between the bounds of a text, as far as they stand there."""
    owners = _owners(bounds[0], np.array([start for start, _ in figures], dtype=np.intp))
    for (start, printed), end in zip(figures, bounds[1][np.maximum(owners, 0)].tolist(), strict=True):
        if start < end:
            whole = start + len(printed) <= end
            yield start, printed if whole else printed[: end - start].rstrip(_JOINING)


def _begun(texts: Sequence[str]) -> Places:
    """Return where each text begins in all of them with a line break between."""
    sizes = np.fromiter(map(len, texts), dtype=np.intp, count=len(texts)) + 1
    return np.cumsum(sizes) - sizes


def _owners(begun: Places, places: Places) -> Places:
    """Return the number of the text in which each place lies."""
    return np.searchsorted(begun, places, side="right") - 1


def _figures(each: Sequence[tuple[int, str]], begun: Places) -> Iterator[tuple[dict[str, int], Features]]:
    """Yield the figures of each text by value, in the order of these, and their features."""
    values = {printed_as: figure(printed_as) for printed_as in {printed_as for _, printed_as in each}}
    known = {value: number(value) for value in values.values()}
    counted: list[dict[str, int]] = [{} for _ in begun]
    owners = _owners(begun, np.fromiter((start for start, _ in each), dtype=np.intp, count=len(each)))
    for owner, (_, printed_as) in zip(owners.tolist(), each, strict=True):
        own, value = counted[owner], values[printed_as]
        own[value] = own.get(value, 0) + 1
    for own in counted:
        ordered = {value: own[value] for value in sorted(own)}
        yield ordered, np.fromiter(map(known.__getitem__, ordered), dtype=np.uint32, count=len(ordered))


def _counted(
    owners: Places, features: Features, named: NDArray[np.bool_], count: int
) -> Iterator[tuple[Features, Counts, Counts]]:
    """Yield for each text its features in rising order, how often each is there, and how often as a name."""
    kept = np.flatnonzero(features)
    placed = owners[kept].astype(np.uint64) << np.uint64(32) | features[kept]
    placed = np.sort(placed << np.uint64(1) | named[kept])
    ordered = placed >> np.uint64(1)
    first = np.flatnonzero(np.append(np.ones(min(len(ordered), 1), dtype=np.bool_), ordered[1:] != ordered[:-1]))
    times = np.diff(first, append=len(ordered))
    names = np.diff(np.append(0, np.cumsum(placed & np.uint64(1), dtype=np.intp))[np.append(first, len(ordered))])
    known = ordered[first]
    words, times, names = known.astype("<u4"), _bytes(times), _bytes(names)
    ends = np.searchsorted(known, np.arange(count + 1, dtype=np.uint64) << np.uint64(32)).tolist()
    for a, b in pairwise(ends):
        yield words[a:b], times[a:b], names[a:b]


def _bytes(counts: NDArray[np.intp]) -> Counts:
    return np.minimum(counts, MOST_COUNTED).astype(np.uint8)


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


def _words(keys: Keys) -> Features:
    """Return the features of words; zero where one has too few consonants."""
    features = of_whole(b"", keys, LONGEST) & _HASHES | np.minimum(keys.lengths, _LENGTHS).astype(np.uint32)
    return features * (keys.lengths >= LEAST)


def _stems(keys: Keys) -> Features:
    """Return the features of the stems of words; zero where one has none."""
    features = of_whole(b"~", keys, PREFIX) & _HASHES | np.minimum(keys.lengths, PREFIX).astype(np.uint32)
    return features * (keys.lengths >= STEM)


def stems(texts: Sequence[str]) -> list[frozenset[int]]:
    """Return the first consonants of each word of each text, as features; words of fewer than three are passed over."""
    if not texts:
        return []
    found = runs(_BREAK.join(texts))
    which = found.words()
    features, starts = _stems(found.keys(which)), found.starts[which]
    if (found.kinds == UNSPACED).any():
        cut = windows(found, b"~", PREFIX)
        features, starts = np.append(features, cut.features), np.append(starts, cut.starts)
    carried: list[list[int]] = [[] for _ in texts]
    for owner, feature in zip(_owners(_begun(texts), starts).tolist(), features.tolist(), strict=True):
        if feature:
            carried[owner].append(feature)
    return [frozenset(each) for each in carried]


def written(texts: Sequence[str], languages: Sequence[str]) -> list[Features]:
    """Return the words of texts as they write them, but for capitals, as features in rising order, each once.

    Each language has features of its own.
    """
    found = runs(_BREAK.join(texts))
    which = found.words()
    owners = _owners(_begun(texts), found.starts[which])
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
    folded = _BREAK.join(words).casefold().encode().split(_BREAK.encode())
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
    for feature, word in zip(_words(found.keys(which)).tolist(), found.texts(which), strict=True):
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
