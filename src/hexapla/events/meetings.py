"""Meetings: which features of two languages stand in sentences that say the same, and how often.

A feature stands for the one that it meets most often for how often both stand at all (Dice's coefficient, as hunalign
and versions do it with words). What is counted here is what a lexicon is made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

import numpy as np
import scipy.sparse as sp
from msgspec import Struct
from numpy.typing import NDArray

from hexapla.events.columns import Floats, Ints
from hexapla.events.features import Features, lengths
from hexapla.events.tally import tally
from hexapla.values.lexicon import Meetings

LEAST_MEETINGS, LEAST_DICE, OWN = 2, 0.2, 0.7
"""Two features that met once say nothing, and of all meetings a part is taken off: two of two are no certainty."""

MOST = 20_000
"""Pairs of features kept of two languages, the surest: 400 kB."""

READ = 1_000
"""Codepoints of a sentence that are read; longer ones are none, and hostile text is bounded."""

LEAST_LENGTH = 3
"""Consonants of a feature that is learned of."""

_ROWS = 2048


class Aligned(Protocol):
    """Two sentences that say the same, with their BCP 47 tags."""

    @property
    def language_a(self) -> str:
        """The tag of the first sentence."""
        ...

    @property
    def text_a(self) -> str:
        """The first sentence."""
        ...

    @property
    def language_b(self) -> str:
        """The tag of the second sentence."""
        ...

    @property
    def text_b(self) -> str:
        """The second sentence."""
        ...


Pairs = NDArray[np.uint64]
"""Two features as one number: above that of the first language, below that of the second."""


class Counts(Struct, frozen=True):
    """Pairs of features in order, in how many sentences each of the two stands, and in how many both."""

    pairs: Pairs
    left: Ints
    right: Ints
    both: Ints

    @staticmethod
    def of(known: Meetings) -> Counts:
        """Return what is kept of two languages."""
        left, right, alone, other, both = (
            np.frombuffer(column, dtype="<u4") for column in (known.left, known.right, *known.counts)
        )
        return Counts(_paired(left, right), *(column.astype(np.int64) for column in (alone, other, both)))

    def packed(self, languages: tuple[str, str], sentences: int) -> Meetings:
        """Return what is kept."""
        left, right = (column.astype("<u4").tobytes() for column in (left_of(self.pairs), right_of(self.pairs)))
        alone, other, both = (column.astype("<u4").tobytes() for column in (self.left, self.right, self.both))
        return Meetings(*languages, sentences, left, right, (alone, other, both))

    def dice(self) -> Floats:
        """Return how sure it is that two features stand for each other, at most 1."""
        found: Floats = np.minimum(2.0 * (self.both - OWN) / np.maximum(self.left + self.right, 1), 1.0)
        return found

    def at(self, chosen: Ints) -> Counts:
        """Return some of the pairs."""
        return Counts(self.pairs[chosen], self.left[chosen], self.right[chosen], self.both[chosen])

    def turned(self) -> Counts:
        """Return the same with the languages the other way round, no longer in order."""
        return Counts(_paired(right_of(self.pairs), left_of(self.pairs)), self.right, self.left, self.both)


class _Incidence(Struct, frozen=True):
    """Features in order, and a row for each with 1 for the texts that it stands in."""

    features: Features
    matrix: sp.csr_matrix

    def texts(self) -> Ints:
        """Return in how many texts each feature stands."""
        times: Ints = np.diff(self.matrix.indptr).astype(np.int64)
        return times


NO_FEATURES = np.zeros(0, dtype=np.uint32)
_NONE = Counts(np.zeros(0, dtype=np.uint64), *(np.zeros(0, dtype=np.int64),) * 3)


def base(tag: str) -> str:
    """Return the primary language of a BCP 47 tag, lower case: a lexicon does not tell pt-BR from pt."""
    return tag.replace("_", "-").split("-")[0].lower()


def learn(known: Iterable[Meetings], pairs: Iterable[Aligned]) -> tuple[Meetings, ...]:
    """Return ``known`` with the meetings of ``pairs`` added, by languages; the order of the pairs changes nothing."""
    texts: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for pair in pairs:
        told = sorted([(base(pair.language_a), pair.text_a[:READ]), (base(pair.language_b), pair.text_b[:READ])])
        if told[0][0] != told[1][0]:
            texts.setdefault((told[0][0], told[1][0]), set()).add((told[0][1], told[1][1]))
    old = {(one.a, one.b): one for one in known}
    for languages, sentences in texts.items():
        old[languages] = _learned(languages, old.get(languages), sorted(sentences))
    return tuple(old[languages] for languages in sorted(old))


def _learned(languages: tuple[str, str], known: Meetings | None, texts: Sequence[tuple[str, str]]) -> Meetings:
    before = Counts.of(known) if known is not None else _NONE
    left, right = (_incidence([text[side] for text in texts]) for side in (0, 1))
    fresh, times = _met(left, right, before.pairs)
    pairs = np.union1d(before.pairs, fresh)
    both = _looked_up(before.pairs, before.both, pairs) + _looked_up(fresh, times, pairs)
    alone = [
        _earlier(feature(before.pairs), counts, feature(pairs))
        + _looked_up(side.features, side.texts(), feature(pairs))
        for feature, counts, side in ((left_of, before.left, left), (right_of, before.right, right))
    ]
    counts = Counts(pairs, alone[0], alone[1], both)
    sure = counts.dice()
    order = np.lexsort((pairs, -sure))
    kept = np.sort(order[sure[order] >= LEAST_DICE][:MOST])
    return counts.at(kept).packed(languages, len(texts) + (known.sentences if known is not None else 0))


def _incidence(texts: Sequence[str]) -> _Incidence:
    read = [tally(text).words for text in texts]
    read = [words[lengths(words) >= LEAST_LENGTH] for words in read]
    features, rows = np.unique(np.concatenate([NO_FEATURES, *read]), return_inverse=True)
    columns = np.repeat(np.arange(len(read)), [len(words) for words in read])
    matrix = sp.coo_matrix((np.ones(len(rows), dtype=np.int64), (rows, columns)), (len(features), len(read)))
    return _Incidence(features, matrix.tocsr())


def _met(left: _Incidence, right: _Incidence, known: Pairs) -> tuple[Pairs, Ints]:
    """Return the pairs of features that met and how often, in order; of those that are not known the frequent ones."""
    found: list[tuple[Pairs, Ints]] = [(_NONE.pairs, _NONE.both)]
    others = right.matrix.T.tocsr()
    for low in range(0, len(left.features), _ROWS):
        met = (left.matrix[low : low + _ROWS] @ others).tocoo()
        times = met.data.astype(np.int64)
        pairs = _paired(left.features[met.row + low], right.features[met.col])
        asked = np.flatnonzero((times >= LEAST_MEETINGS) | np.isin(pairs, known))
        found.append((pairs[asked], times[asked]))
    pairs, times = np.concatenate([each[0] for each in found]), np.concatenate([each[1] for each in found])
    order = np.argsort(pairs)
    return pairs[order], times[order]


def _paired(left: Features, right: Features) -> Pairs:
    pairs: Pairs = left.astype(np.uint64) << np.uint64(32) | right
    return pairs


def left_of(pairs: Pairs) -> Features:
    """Return the features of the first language."""
    return (pairs >> np.uint64(32)).astype(np.uint32)


def right_of(pairs: Pairs) -> Features:
    """Return the features of the second language."""
    return (pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32)


def _looked_up(keys: NDArray[np.generic], values: Ints, asked: NDArray[np.generic]) -> Ints:
    """Return the values of what is asked for among keys in order; 0 where it is not there."""
    if not len(keys):
        return np.zeros(len(asked), dtype=np.int64)
    place = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
    return np.where(keys[place] == asked, values[place], 0)


def _earlier(features: Features, counts: Ints, asked: Features) -> Ints:
    """Return how often features stood before, as far as a pair that is kept says so."""
    own, first = np.unique(features, return_index=True)
    return _looked_up(own, counts[first], asked)
