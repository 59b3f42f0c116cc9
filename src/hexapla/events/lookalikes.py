"""Look-alikes: the pairs of texts that may be nearly one, or of which one may be cut from the other, by their runs.

They come from two indexes, neither of which compares all with all: bands of a MinHash signature (Broder 1997) for texts
nearly alike, and the runs of a text with the lowest hashes, looked up among all runs, for a brief inside a longer text.
Runs are read some texts at a time, so that they are never all in memory.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from rensa import RMinHash

from hexapla.events.columns import Bools, Ints
from hexapla.events.shingles import Hashes, mixed
from hexapla.events.sorting import Places, begins, distinct
from hexapla.events.spool import Spool

Runs = Spool[np.uint32]
NEAR = 0.7
"""Resemblance (Jaccard, of runs) from which two texts are nearly one: one word in fifteen may be another."""

PERMUTATIONS, BAND = 128, 4
"""A signature of 32 bands of 4: two texts of resemblance .7 meet in one with probability .9998, of .3 with .23."""

SEED = 7
_FIRST_BITS = 22
"""Bits of a run by which most runs that nobody asks for are told: a table of 4 MB."""

CHUNK = 512
ALL_PAIRS = 8
"""Texts in a band's bucket up to which all are paired; of more each meets the first alone."""

PROBES = 16
VOTES = 0.3
"""Runs of a brief that are looked up, and the share of them that must stand in a longer text before they are compared:
a brief of which .8 does has so few with probability .0001."""

SEVERAL = 2
CARRIERS = 8
"""Longer texts that each run is looked up in, the longest first: a run that all carry costs as little as another."""


def lookalikes(runs: Runs) -> Ints:
    """Return pairs of texts as ``first * texts + second``, each once and in order."""
    ordered = _Ordered(runs)
    return distinct(np.concatenate([_banded(ordered), _probed(ordered)]))


class _Part(Struct, frozen=True):
    """The runs of some texts, each once and in order, one text after the other; ``sizes`` are their numbers."""

    hashes: Hashes
    sizes: Ints

    def places(self) -> Ints:
        """Return the place of each run within its text."""
        return np.arange(len(self.hashes)) - np.repeat(np.cumsum(self.sizes) - self.sizes, self.sizes)


class _Ordered:
    """The runs of texts, each once and in order: sorted once, and read as often as they are asked for."""

    def __init__(self, runs: Runs) -> None:
        self._runs: Runs = Spool(np.uint32)
        for low in range(0, len(runs), CHUNK):
            widths = runs.widths(low, low + CHUNK)
            owners = np.repeat(np.arange(len(widths), dtype=np.uint64), widths)
            keys = np.sort((owners << np.uint64(32)) | runs.read(low, low + CHUNK))
            keys = keys[begins(keys)]
            sizes = np.bincount((keys >> np.uint64(32)).astype(np.int64), minlength=len(widths))
            self._runs.extend(keys.astype(np.uint32), sizes)

    def __len__(self) -> int:
        return len(self._runs)

    def parts(self) -> Iterator[_Part]:
        """Yield the runs, those of :data:`CHUNK` texts at a time."""
        for low in range(0, len(self), CHUNK):
            yield _Part(self._runs.read(low, low + CHUNK), self._runs.widths(low, low + CHUNK))


def _banded(runs: _Ordered) -> Ints:
    """Return the candidates that share a band of their signatures, as ``first * texts + second``."""
    # Of a signature all that is kept is a number for each band and a byte for each hash: they tell almost as much.
    bands = np.zeros((PERMUTATIONS // BAND, len(runs)), dtype=np.uint32)
    sketches = np.zeros((len(runs), PERMUTATIONS), dtype=np.uint8)
    low = 0
    for part in runs.parts():
        signatures = _signatures(part)
        here = slice(low, low + len(signatures))
        sketches[here] = signatures.astype(np.uint8)
        for number, band in enumerate(bands):
            band[here] = _joined(signatures[:, number * BAND : (number + 1) * BAND])
        low += len(signatures)
    keys = distinct(np.concatenate([np.zeros(0, dtype=np.int64), *(_paired(band) for band in bands)]))
    likely = [_resembling(sketches, part, len(runs)) for part in np.array_split(keys, len(keys) // CHUNK + 1)]
    chosen: Ints = keys[np.concatenate(likely)]
    return chosen


def _joined(band: Hashes) -> Hashes:
    """Return each row of a band as one number."""
    value = np.zeros(len(band), dtype=np.uint64)
    for column in band.T:
        value = mixed(value ^ column)
    return (value >> np.uint64(32)).astype(np.uint32)


def _resembling(sketches: NDArray[np.uint8], keys: Ints, texts: int) -> Bools:
    """Say of candidates whether their signatures agree in half as much as they must resemble each other."""
    first, second = np.divmod(keys, max(texts, 1))
    return np.asarray((sketches[first] == sketches[second]).mean(axis=1) >= NEAR / 2)


def _signatures(part: _Part) -> NDArray[np.uint32]:
    offsets = np.concatenate([[0], np.cumsum(part.sizes)]).astype(np.uint64)
    flat = part.hashes.astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(flat, offsets, PERMUTATIONS, SEED)
    return np.array(matrix.to_rows(), dtype=np.uint32)


def _paired(band: Hashes) -> Ints:
    """Return the pairs of texts with one number, as ``first * texts + second``; of many enough to connect them."""
    keys = np.sort(band.astype(np.uint64) << np.uint64(32) | np.arange(len(band), dtype=np.uint64))
    order = (keys & np.uint64((1 << 32) - 1)).astype(np.int64)
    first = begins(keys >> np.uint64(32))
    sizes = np.diff(np.append(first, len(keys)))
    place = np.arange(len(order)) - np.repeat(first, sizes)
    crowded = np.repeat(sizes > ALL_PAIRS, sizes)
    found = [np.zeros(0, dtype=np.int64)]
    for back in range(1, ALL_PAIRS):
        second = np.flatnonzero((place >= back) & ~crowded)
        found.append(order[second - back] * len(band) + order[second])
    second = np.flatnonzero(crowded & (place > 0))
    found.append(order[second - place[second]] * len(band) + order[second])
    return np.concatenate(found)


def _probed(runs: _Ordered) -> Ints:
    """Return the candidates of which the longer carries runs of the shorter, as ``first * texts + second``."""
    asked, sizes = _asked(runs)
    known = _carriers(runs, distinct(asked), sizes)
    ends = np.concatenate([[0], np.cumsum(np.minimum(sizes, PROBES))])
    elected = [np.zeros(0, dtype=np.int64)]
    for low in range(0, len(sizes), CHUNK):
        high = min(low + CHUNK, len(sizes))
        elected.append(_elected(known, (low, high), asked[ends[low] : ends[high]]))
    return np.concatenate(elected)


def _asked(runs: _Ordered) -> tuple[Hashes, Ints]:
    """Return the runs of each text that are looked up, one text after the other, and how many runs each text has."""
    sizes = np.zeros(len(runs), dtype=np.int64)
    asked = np.empty(len(runs) * PROBES, dtype=np.uint32)
    low, begin = 0, 0
    for part in runs.parts():
        probes = part.hashes[part.places() < PROBES]
        sizes[low : low + len(part.sizes)], asked[begin : begin + len(probes)] = part.sizes, probes
        low, begin = low + len(part.sizes), begin + len(probes)
    return asked[:begin], sizes


class _Carriers(Struct, frozen=True):
    """The texts that carry each of ``keys``, the longest first, from one of ``starts`` to the next.

    None of a run that a single text carries: it is that text's own. ``sizes`` are the numbers of runs of all texts.
    """

    keys: Hashes
    starts: Ints
    texts: NDArray[np.int32]
    sizes: Ints


def _carriers(runs: _Ordered, keys: Hashes, sizes: Ints) -> _Carriers:
    times = np.zeros(len(keys), dtype=np.int32)
    for where, _ in _answers(runs, keys):
        np.add.at(times, where, 1)
    times[times < SEVERAL] = 0
    longest = np.argsort(-sizes, kind="stable").astype(np.int32)
    rank = np.empty(len(sizes), dtype=np.uint64)
    rank[longest] = np.arange(len(sizes), dtype=np.uint64)
    starts = np.concatenate([[0], np.cumsum(times, dtype=np.int64)])
    entries = np.empty(int(starts[-1]), dtype=np.uint64)
    begin = 0
    for where, owners in _answers(runs, keys):
        some = np.flatnonzero(times[where])
        entries[begin : begin + len(some)] = where[some].astype(np.uint64) << np.uint64(32) | rank[owners[some]]
        begin += len(some)
    entries.sort()
    entries &= np.uint64((1 << 32) - 1)
    return _Carriers(keys, starts, longest[entries], sizes)


def _elected(known: _Carriers, briefs: tuple[int, int], asked: Hashes) -> Ints:
    """Return the candidates of some briefs, whose runs that are looked up are given."""
    sizes, texts = known.sizes, len(known.sizes)
    question = np.searchsorted(known.keys, asked)
    asking = np.repeat(np.arange(*briefs), np.minimum(sizes[slice(*briefs)], PROBES))
    voted = [np.zeros(0, dtype=np.int64)]
    for rank in range(CARRIERS):
        there = known.starts[question] + rank
        inside = np.flatnonzero(there < known.starts[question + 1])
        brief, longer = asking[inside], known.texts[there[inside]].astype(np.int64)
        fits = (brief != longer) & (sizes[brief] <= sizes[longer])
        voted.append((brief * texts + longer)[fits])
    ballot = np.sort(np.concatenate(voted))
    pairs = ballot[begins(ballot)]
    votes = np.diff(np.append(begins(ballot), len(ballot)))
    brief, longer = np.divmod(pairs, max(texts, 1))
    enough = votes >= VOTES * np.minimum(sizes[brief], PROBES)
    found: Ints = (np.minimum(brief, longer) * texts + np.maximum(brief, longer))[enough]
    return found


def _answers(runs: _Ordered, keys: Hashes) -> Iterator[tuple[Places, Places]]:
    """Yield which texts carry the runs that are asked for, as places among these and texts, some texts at a time."""
    # Most runs are not asked for, and their first bits say so faster than a search.
    asked = np.zeros(1 << _FIRST_BITS, dtype=bool)
    asked[keys >> np.uint32(32 - _FIRST_BITS)] = True
    low = 0
    for part in runs.parts():
        likely = np.flatnonzero(asked[part.hashes >> np.uint32(32 - _FIRST_BITS)])
        where = np.minimum(np.searchsorted(keys, part.hashes[likely]), max(len(keys) - 1, 0))
        found = np.flatnonzero(keys[where] == part.hashes[likely])
        owners = np.repeat(np.arange(low, low + len(part.sizes), dtype=np.int32), part.sizes)
        yield where[found], owners[likely[found]]
        low += len(part.sizes)
