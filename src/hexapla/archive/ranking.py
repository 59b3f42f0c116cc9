"""Events that were found, in their order: by where what is asked stands, then the newest, then by id."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
"""Events by the number of what stands for them, in rising order."""

# Tuned on one half of the queries of benchmarks/search_relevance.py, 22 November 2026; the other half is in its README.
_IN_TITLE, _IN_FACTS, _IN_ORDER, _IN_TEXT = 1.0, 0.6, 0.5, 0.2
# A text that has the words more often says less than a newer day, unless it has them much more often.
_STEPS_OF_TEXT, _STEPS = 4, 20


class Candidate(Struct):
    """An event that was found: its day, the number of what stands for it, and its articles, the best first.

    With each article is how well it does, as SQLite has it: the less the better.
    """

    event: str
    day: int
    head: int
    articles: list[tuple[float, str]]


class Evidence(Struct, frozen=True):
    """Which events have what is asked, term by term: in their titles, and in their facts.

    ``pairs`` are those that have two neighbours side by side in a title; ``events`` is how many there are in all.
    """

    titles: Sequence[Numbers]
    facts: Sequence[Numbers]
    pairs: Sequence[Numbers]
    events: int


def ranked(candidates: Sequence[Candidate], evidence: Evidence) -> list[tuple[float, Candidate]]:
    """Return candidates with how well they do, the best first."""
    heads = np.array([one.head for one in candidates], dtype=np.int64)
    texts = np.array([-one.articles[0][0] if one.articles else 0.0 for one in candidates])
    scores = _IN_TEXT * np.rint(texts / (texts.max(initial=0.0) or 1.0) * _STEPS_OF_TEXT) / _STEPS_OF_TEXT
    counts = [len(np.union1d(*both)) for both in zip(evidence.titles, evidence.facts, strict=True)]
    weights = np.array([_rarity(count, evidence.events) for count in counts])
    if len(weights):
        facts, titles = (np.array([holds(one, heads) for one in sets]) for sets in (evidence.facts, evidence.titles))
        scores += weights @ np.maximum(_IN_FACTS * facts, _IN_TITLE * titles) / weights.sum()
    weights = np.array([_rarity(len(one), evidence.events) for one in evidence.pairs])
    if len(weights):
        scores += _IN_ORDER * (weights @ np.array([holds(one, heads) for one in evidence.pairs])) / weights.sum()
    steps = np.rint(scores * _STEPS) / _STEPS
    return sorted(zip(steps.tolist(), candidates, strict=True), key=lambda one: (-one[0], -one[1].day, one[1].event))


def holds(numbers: Numbers, asked: Numbers) -> NDArray[np.bool_]:
    """Return which of some numbers are among others, which are in order."""
    if not len(numbers):
        return np.zeros(len(asked), dtype=bool)
    places = np.minimum(np.searchsorted(numbers, asked), len(numbers) - 1)
    found: NDArray[np.bool_] = numbers[places] == asked
    return found


def _rarity(count: int, events: int) -> float:
    """Return what it says of an event to have what so many have (the idf of BM25, above zero as Lucene has it)."""
    return float(np.log1p((max(events, count) - count + 0.5) / (count + 0.5)))
