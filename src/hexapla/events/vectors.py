"""Vectors: an article as one row of weighted features; the product of two rows says how alike they are.

A feature weighs ``(1 + log count) * (-log p) ** 1.5`` where p is the share of the articles of a language that carry it.
With few articles p is drawn towards the share over all languages, and that towards a prior by the feature's length, so
that five articles are weighed as soberly as five thousand.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import scipy.sparse as sp
from msgspec import Struct
from numpy.typing import NDArray

from hexapla.events.columns import CHUNK, Bools, Column, Columns, Entries, Floats, Ints
from hexapla.events.features import Features, lengths
from hexapla.events.lexicon import NOTHING, Glosses
from hexapla.events.sorting import ranked
from hexapla.events.spool import Spool

Weights = NDArray[np.float32]

POWER = 1.5
"""Exponent of the weight: average precision of pairs of the open linking articles was .915 with 1 and .927 with 1.5,
of the confusable articles .878 and .875 (November 2026)."""

LANGUAGE_STRENGTH = 20.0
"""Articles of a language that weigh as much as what all languages together say of a feature."""

PRIOR_STRENGTH = 30.0
"""Articles that weigh as much as the prior by length."""

MOST = 128
"""Features kept of an article in each block, the weightiest: what the rest adds is small and costs memory."""

PART = 1 << 20
"""Entries that are sorted at a time."""

_LENGTHS = 8
"""Lengths of features that are told apart (see :mod:`hexapla.events.features`)."""


class Block(Struct, frozen=True):
    """How one kind of feature counts.

    ``share`` is its part of the product of two rows, ``prior`` the share of articles that carry a feature of length 0,
    1, 2 ..., and ``softness`` is added to a row's squared length, so that a text of one number cannot match another
    wholly.
    """

    name: str
    share: float
    prior: tuple[float, ...]
    softness: float


_WORD_PRIOR = (0.5, 0.5, 0.25, 0.08, 0.03, 0.012, 0.006, 0.004)
_WRITTEN_PRIOR = (0.5, 0.5, 0.5, 0.3, 0.1, 0.05, 0.03, 0.01)
_NUMBER_PRIOR = (0.5, 0.30, 0.10, 0.03, 0.02, 0.004, 0.004, 0.004)

BLOCKS = (
    Block("words", 1.0, _WORD_PRIOR, 1e-6),
    Block("names", 0.5, _WORD_PRIOR, 1e-6),
    Block("numbers", 0.3, _NUMBER_PRIOR, 200.0),
    Block("top", 0.5, _WRITTEN_PRIOR, 1e-6),
)
"""Shares and softness: of 1, .5 and .1 to .5 the best for both open sets; without the softness of numbers, articles in
scripts that share nothing but a single number were taken for one event (of Chinese and
Tibetan articles .80 and .74 had one of their event nearest without it, .95 and .87 with it, before figures inside
unspaced text were read). The top is of .3, .5, .8 the best for halves and small mixes of the confusable articles
together (.961, .963, .962 and .934, .942, .942; November 2026). Priors set by hand and not tuned."""

_TIMES = (1.0 + np.log(np.maximum(np.arange(256), 1).astype(np.uint8))).astype(np.float64)
"""What a feature weighs by how often it stands in an article."""

NAMES = (*(block.name for block in BLOCKS), "lexicon")
"""The blocks of a row, in order; the last only where something was learned of the languages."""


class Rows(Struct, frozen=True):
    """The rows of all articles, of length 1.54 at most, and which columns belong to which block (by its end)."""

    places: Spool[np.int32]
    weights: Spool[np.float32]
    ends: tuple[int, ...]
    features: Features
    """The feature that each column stands for."""

    def __len__(self) -> int:
        """Return how many articles there are."""
        return len(self.places)

    def between(self, low: int, high: int) -> sp.csr_matrix:
        """Return the rows from ``low`` up to ``high``, without it."""
        starts = np.concatenate([[0], np.cumsum(self.places.widths(low, high))])
        entries = self.weights.read(low, high), self.places.read(low, high), starts
        return sp.csr_matrix(entries, shape=(len(starts) - 1, len(self.features)))

    def some(self, rows: Ints) -> sp.csr_matrix:
        """Return some rows, which are given in order."""
        parts = [self.between(0, 0)]
        for low in range(0, len(self), CHUNK):
            first, last = np.searchsorted(rows, (low, low + CHUNK)).tolist()
            if first < last:
                parts.append(self.between(low, low + CHUNK)[rows[first:last] - low])
        return sp.vstack(parts, format="csr")

    def carriers(self) -> Ints:
        """Return how many articles carry the feature of each column."""
        found = np.zeros(len(self.features), dtype=np.int64)
        for low in range(0, len(self), CHUNK):
            found += np.bincount(self.places.read(low, low + CHUNK), minlength=len(found))
        return found


class _Table(Struct, frozen=True):
    """What a feature weighs in a language that has it, by ``feature * languages + language`` in order.

    ``places`` are the columns of the features, ``alone`` what a feature weighs that one article alone has, by its
    length and the article's language.
    """

    keys: Ints
    places: NDArray[np.int32]
    weights: Weights
    features: Features
    alone: Weights

    def look_up(self, entries: Entries, spoken: Ints) -> tuple[NDArray[np.int32], Floats]:
        """Return for each entry the column, -1 where no other article has it, and what it weighs if it stands once."""
        keys = entries.features.astype(np.int64) * self.alone.shape[1] + spoken
        where = np.minimum(np.searchsorted(self.keys, keys), max(len(self.keys) - 1, 0))
        known: Bools = self.keys[where] == keys if len(self.keys) else np.zeros(len(keys), dtype=bool)
        weights = self.alone[np.minimum(lengths(entries.features), _LENGTHS - 1), spoken].astype(np.float64)
        places = np.full(len(keys), -1, dtype=np.int32)
        places[known], weights[known] = self.places[where[known]], self.weights[where[known]]
        return places, weights


def rows(columns: Columns, languages: Ints, told: Glosses = NOTHING) -> Rows:
    """Return the rows of articles: features that more than one article carries, then what a lexicon makes of them."""
    each = columns.words, columns.names, columns.numbers, columns.top
    spoken = np.bincount(languages, minlength=1)
    tables = [_table(column, (languages, spoken), block) for column, block in zip(each, BLOCKS, strict=True)]
    features = [table.features for table in tables] + ([told.hubs] if len(told.hubs) else [])
    ends = np.cumsum([len(own) for own in features])
    found = Rows(Spool(np.int32), Spool(np.float32), tuple(ends.tolist()), np.concatenate(features))
    for low in range(0, len(columns), CHUNK):
        parts = [
            _weigh(column.read(low, low + CHUNK), table, block, languages)
            for column, table, block in zip(each, tables, BLOCKS, strict=True)
        ]
        if len(told.hubs):
            parts.append(_told(columns.words.read(low, low + CHUNK), told, languages))
        owners, weights = (np.concatenate([part[k] for part in parts]) for k in (0, 2))
        places = np.concatenate([part[1] + np.int32(start) for part, start in zip(parts, [0, *ends[:-1]], strict=True)])
        order = np.argsort(owners * len(found.features) + places, kind="stable")
        widths = np.bincount(owners - low, minlength=min(CHUNK, len(columns) - low))
        found.places.extend(places[order], widths)
        found.weights.extend(weights[order], widths)
    return found


def _weigh(entries: Entries, table: _Table, block: Block, languages: Ints) -> tuple[Ints, NDArray[np.int32], Weights]:
    """Return the entries that are kept of one block of some rows: row, column of the block, and weight."""
    places, weights = table.look_up(entries, languages[entries.rows])
    weights *= _TIMES[entries.counts]
    first = int(entries.rows[0]) if len(entries.rows) else 0
    squares = np.bincount(entries.rows - first, weights**2)
    weights *= (np.sqrt(block.share) / np.sqrt(squares + block.softness))[entries.rows - first]
    shared = np.flatnonzero(places >= 0)
    rows, places, scaled = entries.rows[shared], places[shared], weights[shared].astype(np.float32)
    kept = _heaviest(rows, scaled)
    return rows[kept], places[kept], scaled[kept]


def _told(entries: Entries, told: Glosses, languages: Ints) -> tuple[Ints, NDArray[np.int32], Weights]:
    """Return the entries that are kept of what a lexicon makes of some rows."""
    rows, places, weights = told.weigh(entries, languages)
    kept = _heaviest(rows, weights)
    return rows[kept], places[kept], weights[kept]


def _heaviest(rows: Ints, weights: Weights) -> Bools:
    """Say which entries are kept: at most :data:`MOST` of a row, of equals the first; rows are in order."""
    kept = np.ones(len(rows), dtype=bool)
    own = rows - rows[0] if len(rows) else rows
    widths = np.bincount(own)
    begins = np.cumsum(widths) - widths
    asked = np.flatnonzero(widths[own] > MOST)
    owners, places = ranked(own[asked], asked - begins[own[asked]], weights[asked])
    rank = np.arange(len(owners)) - np.searchsorted(owners, owners)
    dropped = rank >= MOST
    kept[begins[owners[dropped]] + places[dropped]] = False
    return kept


def _table(column: Column, spoken: tuple[Ints, Ints], block: Block) -> _Table:
    """Return what each feature weighs in each language that has it, but features that one article alone has.

    ``spoken`` is the language of each article, and how many articles each language has.
    """
    found = [(np.zeros(0, np.int64), np.zeros(0, np.int32), np.zeros(0, np.float32), np.zeros(0, np.uint32))]
    before = 0
    for keys, carried, times in _counted(column, *spoken):
        own, place = np.unique(keys // len(spoken[1]), return_inverse=True)
        features = own.astype(np.uint32)
        weights = _weight(times, (carried, lengths(features)[place]), spoken[1], keys % len(spoken[1]), block)
        found.append((keys, (place + before).astype(np.int32), weights, features))
        before += len(own)
    length, language = np.divmod(np.arange(_LENGTHS * len(spoken[1])), len(spoken[1]))
    once = np.ones(len(length), dtype=np.int64)
    alone = _weight(once, (once, length), spoken[1], language, block).reshape(_LENGTHS, -1)
    keys, places = np.concatenate([part[0] for part in found]), np.concatenate([part[1] for part in found])
    weights, features = np.concatenate([part[2] for part in found]), np.concatenate([part[3] for part in found])
    return _Table(keys, places, weights, features, alone)


def _counted(column: Column, languages: Ints, spoken: Ints) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Yield features in their languages as numbers, how many articles have the feature, and how many in this one.

    Only features that several articles have, in order and a part of all at a time: to sort them at once takes more
    memory.
    """
    count = int(column.features.starts[-1]) // PART + 1
    for number in range(count):
        keys = np.sort(
            np.concatenate([np.zeros(0, dtype=np.int64), *_some(column, (number, count), languages, len(spoken))])
        )
        begins = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)])
        times, keys = np.diff(np.append(begins, len(keys))), keys[begins]
        _, place = np.unique(keys // len(spoken), return_inverse=True)
        carried = np.bincount(place, times, minlength=1).astype(np.int64)[place]
        yield keys[carried > 1], carried[carried > 1], times[carried > 1]


def _some(column: Column, part: tuple[int, int], languages: Ints, kinds: int) -> list[Ints]:
    """Return a part of all features, each as a number with its language."""
    number, count = part
    found = []
    for entries in column.chunks():
        # The highest bits of a feature are of a hash, and split evenly.
        mine = np.flatnonzero((entries.features.astype(np.uint64) * np.uint64(count)) >> np.uint64(32) == number)
        found.append(entries.features[mine].astype(np.int64) * kinds + languages[entries.rows[mine]])
    return found


def _weight(times: Ints, carried: tuple[Ints, Ints], spoken: Ints, language: Ints, block: Block) -> Weights:
    """Return the weight of features that so many articles of a language have; ``carried``: how many at all, length."""
    articles, length = carried
    prior = np.array(block.prior)[np.minimum(length, len(block.prior) - 1)]
    pooled = (articles + PRIOR_STRENGTH * prior) / (int(spoken.sum()) + PRIOR_STRENGTH)
    share = (times + LANGUAGE_STRENGTH * pooled) / (spoken[language] + LANGUAGE_STRENGTH)
    weights: Weights = (np.maximum(-np.log(share), 0.0) ** POWER).astype(np.float32)
    return weights
