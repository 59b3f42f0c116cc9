"""Sentences that two independent reports have in common: without order, precision first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hexapla.versions.precedence import same_language
from hexapla.versions.profiles import Profile
from hexapla.versions.reading import Reading
from hexapla.versions.similarity import Grid, cosines

# Two reports say the same in a sentence where they share a number and names, or much wording. Chosen on the
# sample's independent pairs, 2026-11, so that no wrong match remained.
_ENOUGH = 0.45
_LEAD = 1.3
_NUMBER = 0.3
_TELLING = 10
_SPREAD = 4
_LENGTH_RATIO = 3.5
_MOST_SENTENCES = 1_000
# In one language two sentences on other things share much wording: there the likeness must be greater, and what is
# shared be rare in both reports; a telling key of only these two sentences counts 1. On 400 pairs of English reports of
# one event (ECB+) 652 of 1,360 matches are left, of 400 pairs on unrelated topics 5 of 666; of 48 that are left, read
# by eye, some 43 were right. Chosen on these same pairs (November 2026).
_ENOUGH_IN_ONE_LANGUAGE = 0.8
_RARE_IN_ONE_LANGUAGE = 3.5


@dataclass(frozen=True, slots=True)
class Match:
    """One sentence of each report (numbers into the readings), with a likeness of about 0 to 1."""

    left: int
    right: int
    score: float


def matches(left: Reading, right: Reading) -> list[Match]:
    """Return the pairs of sentences of two bodies that are each other's best match, clearly and well enough."""
    if not left.body or not right.body:
        return []
    texts = left.text.beginning(_MOST_SENTENCES), right.text.beginning(_MOST_SENTENCES)
    profiles = [[side.profiles[number] for number in side.body[:_MOST_SENTENCES]] for side in (left, right)]
    lengths = [text.reading.lengths for text in texts]
    likeness = cosines(*texts)[1:].sum(axis=0) / 2 + _NUMBER * _numbers_shared(*profiles)
    found = []
    one_language = not (left.language and right.language) or same_language(left.language, right.language)
    rarity = _Rarity(*profiles)
    for i, j in zip(*np.nonzero(likeness >= (_ENOUGH_IN_ONE_LANGUAGE if one_language else _ENOUGH)), strict=True):
        value = likeness[i, j]
        rivals = max(_second(likeness[i, :], j), _second(likeness[:, j], i))
        ratio = lengths[0][i] / lengths[1][j]
        if value < _LEAD * rivals or not 1 / _LENGTH_RATIO <= ratio <= _LENGTH_RATIO:
            continue
        if not one_language or rarity(profiles[0][i], profiles[1][j]) >= _RARE_IN_ONE_LANGUAGE:
            found.append(Match(left.body[int(i)], right.body[int(j)], min(1.0, float(value))))
    return found


class _Rarity:
    """How rare the telling keys are that two sentences of two reports share."""

    def __init__(self, a: Sequence[Profile], b: Sequence[Profile]) -> None:
        """Count in how many sentences of both reports each key stands."""
        self._spread = Counter(key for profile in (*a, *b) for key in profile.telling)

    def __call__(self, a: Profile, b: Profile) -> float:
        """Return the sum over the keys shared: 1 for a key of these two sentences only, less for one of more."""
        return sum(2 / self._spread[key] for key in a.telling & b.telling)


def _numbers_shared(a: Sequence[Profile], b: Sequence[Profile]) -> Grid:
    """Return how many telling numbers two sentences share: of two digits and more, and in few sentences."""
    spread = Counter(key for profile in (*a, *b) for key in profile.keys[0])
    telling = [
        [{key for key in profile.keys[0] if float(key) >= _TELLING and spread[key] <= _SPREAD} for profile in side]
        for side in (a, b)
    ]
    return np.array([[float(min(len(x & y), 3)) for y in telling[1]] for x in telling[0]])


def _second(values: Grid, best: int) -> float:
    others = np.delete(values, best)
    return float(others.max()) if len(others) else 0.0
