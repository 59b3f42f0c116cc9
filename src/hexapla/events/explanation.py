"""Explanation: a judgement of two articles in the signals that made its score, because a person will ask why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from hexapla.events import judgement, vectors
from hexapla.events.candidates import Pairs
from hexapla.events.columns import Floats, Ints
from hexapla.events.comparison import Comparison
from hexapla.events.grouping import JOIN
from hexapla.events.neighbourhoods import DIRECT
from hexapla.events.products import products_by_block
from hexapla.events.shared import shared
from hexapla.values.event import Judgement, Signal, Verdict
from hexapla.values.ties import UNTIED, Ties, Words

SLOPE = 9.0
"""Log-odds for each unit of likeness, by logistic regression on halves of the open confusable topics (8 to 9): of pairs
of the other halves that score .85 to .95, .89 to .92 are right; with 16 it was .73 to .84. On the linking articles few
pairs lie between, and what they score says less (November 2026)."""

CERTAIN = 20.0
"""What settles a pair outweighs all that is said besides."""

EVEN = 0.5
_THOUSAND = 1000
"""Values are said in thousandths."""

_DETAILS = {
    "words": "rare words they share",
    "names": "rare names they share",
    "numbers": "numbers and dates they share, by value",
    "top": "words that both print at their beginning",
    "lexicon": "words that stand for each other in sentences that say the same",
}


class Judged(Struct, frozen=True):
    """Some pairs of articles with their likeness and everything that is said of them, an entry a pair."""

    pairs: Pairs
    likeness: Floats
    parts: tuple[Floats, ...]
    """The product of two rows in each block."""
    rules: tuple[Floats, ...]
    words: Floats
    """Spreads above the background by these products alone, where a model may find the pair closer."""

    def confidence(self) -> Floats:
        """Return in [0, 1] how sure it is that each pair is one event."""
        rules = zip(judgement.RULES, self.rules, strict=True)
        settled = [rule.weight * values for rule, values in rules if rule.effect == "settles"]
        return _sure(self.likeness, settled)


def confidence(compared: Comparison, first: Ints, second: Ints, likeness: Floats) -> Floats:
    """Return the confidence of :func:`judged` pairs, and nothing else that is said of them."""
    pairs = compared.pairs(first, second)
    rules = [rule for rule in judgement.RULES if rule.effect == "settles"]
    settling = [rule.weight * rule.value(pairs, compared.known) for rule in rules]
    return _sure(likeness, settling)


def _sure(likeness: Floats, settled: Sequence[Floats]) -> Floats:
    odds = SLOPE * (likeness - JOIN) + CERTAIN * np.add.reduce(settled)
    sure: Floats = np.round(1.0 / (1.0 + np.exp(-np.clip(odds, -40.0, 40.0))), 4)
    return sure


def judged(compared: Comparison, first: Ints, second: Ints, likeness: Floats) -> Judged:
    """Return pairs of articles with all that speaks for and against them."""
    pairs = compared.pairs(first, second)
    ends = compared.text[first], compared.text[second]
    rules = tuple(rule.value(pairs, compared.known) for rule in judgement.RULES)
    parts = tuple(products_by_block(compared.rows, *ends).astype(np.float64).T)
    words = pairs.spreads
    if compared.known.closeness is not None:
        words = compared.background.spreads(np.add.reduce(parts), *(compared.spoken[end] for end in ends))
    return Judged(pairs, likeness, parts, rules, words.astype(np.float64))


class Said(Struct, frozen=True):
    """One signal of some pairs: what each makes of it, 0 where it says nothing, rounded so that many say the same."""

    name: str
    weight: float
    values: Floats
    detail: str
    against: str = ""


class Judgements:
    """Judgements of pairs as tables of small numbers: each is made when it is asked for, and equal signals are one."""

    def __init__(self, compared: Comparison, found: Judged) -> None:
        """Take all that is said of the pairs."""
        said = sorted(_said(found), key=lambda one: one.name)
        values = np.stack([one.values for one in said], axis=1)
        order = np.argsort(-np.abs(values * np.array([one.weight for one in said])), axis=1, kind="stable")
        self._said = [replace(one, values=np.zeros(0)) for one in said]
        self._values, self._order = np.rint(values * _THOUSAND).astype(np.int16), order.astype(np.int8)
        self._ends, self._ids = (found.pairs.first, found.pairs.second), compared.articles.ids
        self._scores = found.confidence()
        self._signals: dict[tuple[int, int], Signal] = {}

    def score(self, number: int) -> float:
        """Return the score of one judgement."""
        return float(self._scores[number])

    def ends(self, number: int) -> tuple[str, str]:
        """Return the two articles of one judgement."""
        return self._ids[self._ends[0][number]], self._ids[self._ends[1][number]]

    def __getitem__(self, number: int) -> Judgement:
        """Return one judgement with its signals, the weightiest first."""
        row = self._values[number].tolist()
        signals = tuple(self._signal(k, row[k]) for k in self._order[number].tolist() if row[k])
        return _judgement(self.ends(number), self.score(number), signals)

    def _signal(self, number: int, value: int) -> Signal:
        known = self._signals.get((number, value))
        if known is None:
            one = self._said[number]
            detail = one.against if value < 0 and one.against else one.detail
            known = Signal(one.name, value / _THOUSAND, round(one.weight, 4), detail)
            self._signals[number, value] = known
        return known


def explained(compared: Comparison, found: Judged, row: int, score: float) -> Judgement:
    """Return one judgement with its signals, the weightiest first."""
    return replace(Judgements(compared, found)[row], score=score)


def _judgement(ends: tuple[str, str], score: float, signals: tuple[Signal, ...]) -> Judgement:
    verdict: Verdict = "same event" if score >= EVEN else "different"
    if any(signal.name == "edition" and signal.value < 0 for signal in signals):
        verdict = "same series"
    return Judgement(*ends, score, verdict, signals)


def _said(found: Judged) -> Iterator[Said]:
    high = np.maximum(found.pairs.spreads.astype(np.float64), 0.0)
    product = np.maximum(np.add.reduce(found.parts), 1e-9)
    own = 0.5 * DIRECT * np.log1p(np.maximum(found.words, 0.0))
    for name, part in zip(vectors.NAMES, found.parts, strict=False):
        yield Said(name, SLOPE, _rounded(own * part / product), _DETAILS[name])
    direct = np.zeros(len(high))
    for rule, values in zip(judgement.RULES, found.rules, strict=True):
        if rule.effect == "factor":
            direct += rule.weight * values
        if rule is judgement.EMBEDDING:
            close = 0.5 * DIRECT * (np.log1p(high) + rule.weight * values) - own
            yield Said(rule.name, SLOPE, _rounded(np.where(values > 0, close, 0.0)), rule.detail)
            continue
        weight = CERTAIN * rule.weight if rule.effect == "settles" else SLOPE * 0.5 * DIRECT * rule.weight
        yield Said(rule.name, weight, _rounded(values), rule.detail, rule.against)
    alike = found.likeness - 0.5 * DIRECT * np.log1p(high * np.exp(direct))
    yield Said("neighbours", SLOPE, _rounded(np.maximum(alike, 0.0)), "they resemble the same other articles")
    yield Said("prior", SLOPE * JOIN, np.full(len(high), -1.0), "two articles seldom report one event")


def _rounded(values: Floats) -> Floats:
    return np.asarray(np.round(np.clip(values, -1.0, 1.0), 3) + 0.0, dtype=np.float64)


def spelt_out(compared: Comparison, judgement_: Judgement, ends: tuple[int, int], ties: Ties = UNTIED) -> Judgement:
    """Return a judgement whose signals name the words and numbers that both articles print, and who said what."""
    first, second = ends
    details = shared(compared, first, second)
    details[judgement.VERDICT.name] = _who(ties.said_of(judgement_.a, judgement_.b))
    signals = judgement_.signals
    if compared.known.closeness is not None:
        details[judgement.EMBEDDING.name] = compared.known.closeness.said(first, second)
        if all(one.name != judgement.EMBEDDING.name for one in signals):
            signals = (*signals, Signal(judgement.EMBEDDING.name, 0.0, SLOPE, judgement.EMBEDDING.detail))
    named = (
        replace(one, detail=f"{one.detail}: {details[one.name]}") if details.get(one.name) else one for one in signals
    )
    return replace(judgement_, signals=tuple(named))


def _who(words: Words | None) -> str:
    """Return who said of two articles what holds of them, or that it follows from what was said of others."""
    if words is None:
        return "it follows from what was said of other articles"
    note = f": {words.note}" if words.note else ""
    return f"#{words.number} {words.kind} by {words.by}, {words.at}{note}"
