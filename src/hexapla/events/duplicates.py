"""Duplicates: articles of one text, nearly one text, and briefs that were cut from a longer one.

Texts that are equal when folded are one *text*; all that follows looks at texts, so that a report printed ten thousand
times costs as much as one. Candidates come from two indexes, neither of which compares all with all: bands of a MinHash
signature (Broder 1997) for texts nearly alike, and the runs of a text with the lowest hashes, looked up among all runs,
for a brief inside a longer text. Every candidate is then laid over the other, run by run.

Two issues of one template differ in little but their figures. So pairs whose figures differ are no duplicates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from rensa import RMinHash

from hexapla.events.rarity import Bools, Floats, Ints
from hexapla.events.shingles import Hashes, Shingles, mixed
from hexapla.events.signals import Traits

NEAR = 0.7
"""Resemblance (Jaccard, of runs) from which two texts are nearly one: one word in fifteen may be another."""

CONTAINED = 0.8
"""Share of the shorter text's words that stand in runs of the longer from which it was cut from it."""

LEAST = 8
"""Runs under which a text says too little to be anybody's copy: it is two short sentences."""

FIGURES = 0.7
STRAY = 1
"""A text has other figures where more than ``STRAY`` of them, or any day, are not in the other and under ``FIGURES`` of
its own are. Of the pairs so alike on a site of 20 stories in 14 languages, where neighbouring days differ in little
but the date, 126 were one story and 54 two before this was asked, 126 and 4 after; of the open linking and confusable
articles all were one (November 2026)."""

PERMUTATIONS, BAND = 128, 4
"""A signature of 32 bands of 4: two texts of resemblance .7 meet in one with probability .9998, of .3 with .23."""

SEED = 7
CHUNK = 2048
ALL_PAIRS = 8
"""Texts in a band's bucket up to which all are paired; of more each meets the first alone."""

PROBES = 16
VOTES = 0.3
"""Runs of a brief that are looked up, and the share of them that must stand in a longer text before they are compared:
a brief of which .8 does has so few with probability .0001."""

CARRIERS = 8
"""Longer texts that each run is looked up in, the longest first: a run that all carry costs as little as another."""


class Duplicates(Struct, frozen=True):
    """The texts of some articles, by row, and which are alike.

    ``texts`` is for each article the first that has the same text in the same language, itself where it is the first;
    ``near`` and ``contained`` are 0 to 1 for the pairs ``first < second`` of texts, 0 where they do not say so.
    """

    texts: Ints
    first: Ints
    second: Ints
    near: Floats
    contained: Floats

    def same(self, first: Ints, second: Ints) -> Bools:
        """Say of pairs of articles whether they have one text."""
        return np.asarray((self.texts[first] == self.texts[second]) & (first != second))

    def nearly(self, first: Ints, second: Ints) -> Floats:
        """Return how much pairs of articles resemble each other, 0 where they are not nearly alike."""
        return self._of(self.near, first, second)

    def inside(self, first: Ints, second: Ints) -> Floats:
        """Return how much of the shorter stands in the longer of pairs of articles, 0 where it was not cut from it."""
        return self._of(self.contained, first, second)

    def few(self, most: int) -> Ints:
        """Return the rows of at most so many articles of each text, in order."""
        order = np.argsort(self.texts, kind="stable")
        _, starts, sizes = np.unique(self.texts[order], return_index=True, return_counts=True)
        rank = np.arange(len(order)) - np.repeat(starts, sizes)
        return np.sort(order[rank < most])

    def pairs(self) -> tuple[Ints, Ints]:
        """Return the pairs of rows that are alike in any way, ``first < second``: copies with their first alone."""
        copies = np.flatnonzero(self.texts != np.arange(len(self.texts)))
        return np.concatenate([self.first, self.texts[copies]]), np.concatenate([self.second, copies])

    def _of(self, values: Floats, first: Ints, second: Ints) -> Floats:
        a, b = self.texts[first], self.texts[second]
        wanted = np.minimum(a, b) * len(self.texts) + np.maximum(a, b)
        keys = self.first * len(self.texts) + self.second
        places = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        found = keys[places] == wanted if len(keys) else np.zeros(len(wanted), dtype=bool)
        return np.where(found, values[places] if len(keys) else 0.0, 0.0)


def find(traits: Sequence[Traits]) -> Duplicates:
    """Return which articles are alike, as their shingles tell; a function of the traits in the order of their ids."""
    texts = _texts(traits)
    rows = np.array([k for k in np.unique(texts).tolist() if len(traits[k].shingles.hashes) >= LEAST], dtype=np.int64)
    runs = _Runs([traits[k].shingles.hashes for k in rows.tolist()])
    candidates = np.unique(np.concatenate([_banded(runs), _probed(runs)]))
    found = []
    for key in candidates.tolist():
        a, b = divmod(key, len(rows))
        ends = int(rows[a]), int(rows[b])
        near, contained = _laid_over(traits[ends[0]], traits[ends[1]], runs.of(a), runs.of(b))
        if near or contained:
            found.append((*ends, near, contained))
    table = np.array(found, dtype=np.float64).reshape(-1, 4)
    first, second = table[:, :2].astype(np.int64).T
    return Duplicates(texts, first, second, table[:, 2], table[:, 3])


def _texts(traits: Sequence[Traits]) -> Ints:
    first: dict[tuple[bytes, str], int] = {}
    return np.array(
        [
            first.setdefault((one.shingles.digest, one.language), row) if len(one.shingles.hashes) >= LEAST else row
            for row, one in enumerate(traits)
        ],
        dtype=np.int64,
    )


class _Runs:
    """The runs of some texts, each once and in order, one text after the other; ``sizes`` are their numbers."""

    def __init__(self, hashes: Sequence[Hashes]) -> None:
        each = [np.unique(one) for one in hashes]
        self.sizes = np.array([len(one) for one in each], dtype=np.int64)
        self.starts = np.concatenate([[0], np.cumsum(self.sizes)]).astype(np.int64)
        self.hashes = np.concatenate([*each, np.zeros(0, dtype=np.uint32)])

    def of(self, text: int) -> Hashes:
        return self.hashes[self.starts[text] : self.starts[text + 1]]

    def owners(self) -> NDArray[np.int32]:
        return np.repeat(np.arange(len(self.sizes), dtype=np.int32), self.sizes)


def _banded(runs: _Runs) -> Ints:
    """Return the candidates that share a band of their signatures, as ``first * texts + second``."""
    signatures = np.concatenate([*_signatures(runs), np.zeros((0, PERMUTATIONS), dtype=np.uint32)])
    found = [np.zeros(0, dtype=np.int64)]
    for place in range(0, PERMUTATIONS, BAND):
        _, bucket = np.unique(_joined(signatures[:, place : place + BAND]), return_inverse=True)
        found.append(_paired(bucket, len(runs.sizes)))
    keys = np.unique(np.concatenate(found))
    likely = [_resembling(signatures, part, len(runs.sizes)) for part in np.array_split(keys, len(keys) // CHUNK + 1)]
    return keys[np.concatenate(likely)]


def _joined(band: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Return each row of a band as one number."""
    value = np.zeros(len(band), dtype=np.uint64)
    for column in band.T:
        value = mixed(value ^ column)
    return value


def _resembling(signatures: NDArray[np.uint32], keys: Ints, texts: int) -> Bools:
    """Say of candidates whether their signatures agree in half as much as they must resemble each other."""
    first, second = np.divmod(keys, max(texts, 1))
    return np.asarray((signatures[first] == signatures[second]).mean(axis=1) >= NEAR / 2)


def _signatures(runs: _Runs) -> Iterator[NDArray[np.uint32]]:
    for low in range(0, len(runs.sizes), CHUNK):
        starts = runs.starts[low : low + CHUNK + 1]
        flat = runs.hashes[starts[0] : starts[-1]].astype(np.uint64)
        offsets = (starts - starts[0]).astype(np.uint64)
        matrix = RMinHash.digest_matrix_from_flat_token_hashes(flat, offsets, PERMUTATIONS, SEED)
        yield np.array(matrix.to_rows(), dtype=np.uint32)


def _paired(bucket: Ints, texts: int) -> Ints:
    """Return the pairs of texts in one bucket, as ``first * texts + second``; of a large one enough to connect it."""
    order = np.argsort(bucket, kind="stable")
    sizes = np.bincount(bucket)
    place = np.arange(len(order)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    crowded = sizes[bucket[order]] > ALL_PAIRS
    found = [np.zeros(0, dtype=np.int64)]
    for back in range(1, ALL_PAIRS):
        second = np.flatnonzero((place >= back) & ~crowded)
        found.append(order[second - back] * texts + order[second])
    second = np.flatnonzero(crowded & (place > 0))
    found.append(order[second - place[second]] * texts + order[second])
    return np.concatenate(found)


def _probed(runs: _Runs) -> Ints:
    """Return the candidates of which the longer carries runs of the shorter, as ``first * texts + second``."""
    texts = len(runs.sizes)
    owners = runs.owners()
    place = np.arange(len(runs.hashes)) - np.repeat(runs.starts[:-1], runs.sizes)
    asked = np.flatnonzero(place < PROBES)
    keys, question = np.unique(runs.hashes[asked], return_inverse=True)
    where = np.minimum(np.searchsorted(keys, runs.hashes), max(len(keys) - 1, 0))
    answers = np.flatnonzero(keys[where] == runs.hashes) if len(keys) else asked
    order = answers[np.lexsort((owners[answers], -runs.sizes[owners[answers]], where[answers]))]
    ends = np.concatenate([[0], np.cumsum(np.bincount(where[order], minlength=len(keys)))])
    voted = [np.zeros(0, dtype=np.int64)]
    for rank in range(CARRIERS):
        there = ends[question] + rank
        inside = np.flatnonzero(there < ends[question + 1])
        brief, longer = owners[asked[inside]].astype(np.int64), owners[order[there[inside]]].astype(np.int64)
        fits = (brief != longer) & (runs.sizes[brief] <= runs.sizes[longer])
        voted.append((brief * texts + longer)[fits])
    pairs, votes = np.unique(np.concatenate(voted), return_counts=True)
    brief, longer = np.divmod(pairs, max(texts, 1))
    enough = votes >= VOTES * np.minimum(runs.sizes[brief], PROBES)
    return (np.minimum(brief, longer) * texts + np.maximum(brief, longer))[enough]


def _laid_over(a: Traits, b: Traits, runs_a: Hashes, runs_b: Hashes) -> tuple[float, float]:
    """Return how much two texts resemble each other, or how much of the shorter is in the longer; 0 for too little."""
    if a.shingles.width != b.shingles.width:
        return 0.0, 0.0
    if len(runs_a) > len(runs_b):
        a, b, runs_a, runs_b = b, a, runs_b, runs_a
    if _others(a, b):
        return 0.0, 0.0
    near = _jaccard(runs_a, runs_b)
    if near >= NEAR and not _others(b, a):
        return round(near, 3), 0.0
    contained = coverage(a.shingles.hashes, runs_b, a.shingles.width)
    return 0.0, round(contained, 3) if contained >= CONTAINED else 0.0


def resemblance(a: Shingles, b: Shingles) -> float:
    """Return how much two texts resemble each other, 0 to 1: the share of their runs that both have."""
    return 1.0 if a.digest == b.digest else _jaccard(np.unique(a.hashes), np.unique(b.hashes))


def coverage(shorter: Hashes, longer: Hashes, width: int) -> float:
    """Return the share of a text's words that stand in a run of another text, whose runs are given in order.

    Not the share of runs: a brief of sentences that do not follow each other makes runs of its own at every seam.
    """
    hits = _inside(shorter, longer)
    covered = np.zeros(len(shorter) + width - 1, dtype=bool)
    for place in range(width):
        covered[place : place + len(hits)] |= hits
    return np.count_nonzero(covered) / len(covered)


def _jaccard(a: Hashes, b: Hashes) -> float:
    """Return the share of two sets of runs, each in order, that is in both."""
    common = int(np.count_nonzero(_inside(a, b)))
    return common / max(len(a) + len(b) - common, 1)


def _inside(runs: Hashes, others: Hashes) -> Bools:
    if not len(others):
        return np.zeros(len(runs), dtype=bool)
    return np.asarray(others[np.minimum(np.searchsorted(others, runs), len(others) - 1)] == runs)


def _others(a: Traits, b: Traits) -> bool:
    """Say whether one text has figures or days that the other has not, more than an outlet adds of its own."""
    days = {key for key in a.numbers if key[0] == "@"}
    return any(
        len(strange := own - b.numbers.keys()) > stray and len(strange) > (1.0 - FIGURES) * len(own)
        for own, stray in ((a.numbers.keys() - days, STRAY), (days, 0))
    )
