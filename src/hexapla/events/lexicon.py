"""A lexicon of features: articles of any language told in the words of one, as far as aligned sentences taught them.

Consonants tell a name in any script, but not that two words mean the same. One language is the hub; each feature of
another stands for the one of the hub's that it surest goes with, and what two articles then share is a block of its
own in their rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hexapla.events.columns import Entries, Floats, Ints
from hexapla.events.features import Features
from hexapla.events.meetings import NO_FEATURES, Counts, base, left_of, right_of
from hexapla.values.lexicon import Meetings

SHARE, SOFTNESS = 0.08, 50.0
"""The lexicon's part of the product of two rows, and what is added to a row's squared length, so that a text of one
known word cannot match another wholly. Measured in docs/decisions/0010 (November 2026)."""

LEAST_SENTENCES = 150
"""Aligned sentences of two languages under which nothing is taken from them: chance says as much. From 160 on each
language, small sets of articles that share no script were linked better (B-cubed F1 .842 for .832), from 540 .876."""

SURER = 2.0
"""Exponent of how sure it is that two words stand for each other; with 1 the 160 sentences did harm (.826)."""

COMMON, ABOVE_CHANCE = 0.1, np.e
"""A feature in a larger share of all sentences stands for nothing; nor do two that meet about as often as by chance."""

MOST_TIMES = 3.0
"""What a word that stands many times counts at most."""


class Glosses(Struct, frozen=True):
    """What features of the languages of a set stand for, by ``feature * kinds + language`` in order.

    ``places`` are the columns of the hub's features, ``sure`` how sure it is; ``hubs`` is the feature of each column,
    in order, and ``rarity`` how rare it is.
    """

    keys: Ints
    places: NDArray[np.int32]
    sure: Floats
    hubs: Features
    rarity: Floats
    kinds: int

    def weigh(self, entries: Entries, languages: Ints) -> tuple[Ints, NDArray[np.int32], NDArray[np.float32]]:
        """Return some rows told in the hub's words: row, column and weight of each entry, in order.

        ``languages`` are those of all rows.
        """
        found, places = self._known(entries.features, languages[entries.rows])
        weights = self.sure[places] ** SURER * (1.0 + np.log(entries.counts[found].astype(np.float64)))
        cells, where = np.unique(entries.rows[found] * (len(self.hubs) + 1) + self.places[places], return_inverse=True)
        rows, columns = np.divmod(cells, len(self.hubs) + 1)
        sums = np.minimum(np.bincount(where, weights, len(cells)), MOST_TIMES) * self.rarity[columns]
        first = int(rows[0]) if len(rows) else 0
        scale = np.sqrt(SHARE / (np.bincount(rows - first, sums**2) + SOFTNESS))
        return rows, columns.astype(np.int32), (sums * scale[rows - first]).astype(np.float32)

    def stand_for(self, features: Features, language: int) -> dict[int, int]:
        """Return those features of a text in one language that stand for something: feature -> feature of the hub."""
        found, places = self._known(features, np.full(len(features), language))
        return dict(zip(features[found].tolist(), self.hubs[self.places[places]].tolist(), strict=True))

    def _known(self, features: Features, languages: Ints) -> tuple[Ints, Ints]:
        """Return which entries are known, and where."""
        keys = features.astype(np.int64) * self.kinds + languages
        if not len(self.keys):
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        where = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        found = np.flatnonzero(self.keys[where] == keys)
        return found, where[found]


NOTHING = Glosses(np.zeros(0, np.int64), np.zeros(0, np.int32), np.zeros(0), NO_FEATURES, np.zeros(0), 1)
"""What is known before anything was learned."""


def glosses(known: Iterable[Meetings], tags: Sequence[str]) -> Glosses:
    """Return what is known of languages with these tags (in the order of their numbers), told in the hub's words.

    The hub is the language that is known together with most others, then by most sentences, then the first by tag.
    """
    taught = [one for one in known if one.sentences >= LEAST_SENTENCES]
    hub = _hub(taught)
    spoken = [base(tag) for tag in tags]
    found = [(NO_FEATURES, NO_FEATURES, np.zeros(0), 0)]
    share: dict[int, float] = {}
    for one in taught:
        other = {one.a: one.b, one.b: one.a}.get(hub)
        if other in spoken:
            counts = Counts.of(one) if one.b == hub else Counts.of(one).turned()
            words, hubs, sure = _surest(counts, one.sentences, share)
            found += [(words, hubs, sure, number) for number, tag in enumerate(spoken) if tag == other]
    hubs = np.unique(np.concatenate([each[1] for each in found]))
    own = [(hubs, hubs, np.ones(len(hubs)), number) for number, tag in enumerate(spoken) if tag == hub]
    return _table([*found, *own], hubs, share, len(tags))


def _hub(known: Sequence[Meetings]) -> str:
    partners: dict[str, int] = {}
    sentences: dict[str, int] = {}
    for one in known:
        for tag in (one.a, one.b):
            partners[tag] = partners.get(tag, 0) + 1
            sentences[tag] = sentences.get(tag, 0) + one.sentences
    return min(partners, key=lambda tag: (-partners[tag], -sentences[tag], tag), default="")


def _surest(counts: Counts, sentences: int, share: dict[int, float]) -> tuple[Features, Features, Floats]:
    """Return features in order, the hub's that each stands for, and how sure that is.

    ``share`` is told in how large a share of the sentences each of the hub's stands, at most in any language.
    """
    most = COMMON * sentences
    telling = counts.both * sentences > ABOVE_CHANCE * counts.left * counts.right
    kept = counts.at(np.flatnonzero(telling & (counts.left <= most) & (counts.right <= most)))
    sure = kept.dice()
    order = np.lexsort((kept.pairs, -sure))
    words, first = np.unique(left_of(kept.pairs)[order], return_index=True)
    best = order[first]
    hubs = right_of(kept.pairs)[best]
    for hub, times in zip(hubs.tolist(), kept.right[best].tolist(), strict=True):
        share[hub] = max(share.get(hub, 0.0), times / sentences)
    return words, hubs, sure[best]


def _table(
    found: Sequence[tuple[Features, Features, Floats, int]], hubs: Features, share: dict[int, float], kinds: int
) -> Glosses:
    keys = np.concatenate([words.astype(np.int64) * kinds + number for words, _, _, number in found])
    places = np.searchsorted(hubs, np.concatenate([each[1] for each in found])).astype(np.int32)
    sure = np.concatenate([each[2] for each in found])
    order = np.argsort(keys)
    rarity = -np.log(np.array([share[hub] for hub in hubs.tolist()], dtype=np.float64))
    return Glosses(keys[order], places[order], sure[order], hubs, rarity, kinds)
