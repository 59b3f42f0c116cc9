"""Explanation: a judgement of two articles in the signals that made its score, because a person will ask why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from hexapla.events import candidates, judgement, vectors
from hexapla.events.candidates import Pairs
from hexapla.events.columns import Floats
from hexapla.events.comparison import Comparison
from hexapla.events.grouping import JOIN
from hexapla.events.neighbourhoods import DIRECT
from hexapla.events.shared import shared
from hexapla.values.event import Judgement, Signal, Verdict

SLOPE = 16.0
"""Log-odds for each unit of likeness; set by hand: scores order pairs, how often they are right was not measured."""

CERTAIN = 20.0
"""What settles a pair outweighs all that is said besides."""

EVEN = 0.5
_DETAILS = {
    "words": "rare words they share",
    "names": "rare names they share",
    "numbers": "numbers and dates they share, by value",
}


class Judged(Struct, frozen=True):
    """Some pairs of articles with their likeness and everything that is said of them, an entry a pair."""

    pairs: Pairs
    likeness: Floats
    parts: tuple[Floats, ...]
    """The product of two rows in each block."""
    rules: tuple[Floats, ...]

    def confidence(self) -> Floats:
        """Return in [0, 1] how sure it is that each pair is one event."""
        settled = [v for r, v in zip(judgement.RULES, self.rules, strict=True) if r.effect == "settles"]
        odds = SLOPE * (self.likeness - JOIN) + CERTAIN * np.add.reduce(settled)
        sure: Floats = np.round(1.0 / (1.0 + np.exp(-np.clip(odds, -40.0, 40.0))), 4)
        return sure


def judged(compared: Comparison, pairs: Pairs, likeness: Floats) -> Judged:
    """Return pairs of articles with all that speaks for and against them."""
    ends = compared.text[pairs.first], compared.text[pairs.second]
    rules = tuple(rule.value(pairs, compared.known) for rule in judgement.RULES)
    parts = tuple(candidates.products_of(compared.rows, *ends).astype(np.float64).T)
    return Judged(pairs, likeness, parts, rules)


class Said(Struct, frozen=True):
    """One signal of some pairs: what each makes of it, 0 where it says nothing, rounded so that many say the same."""

    name: str
    weight: float
    values: Floats
    detail: str
    against: str = ""


def judgements(compared: Comparison, found: Judged) -> list[Judgement]:
    """Return the judgements of pairs with their signals, the weightiest first; equal signals are one object."""
    said = sorted(_said(found), key=lambda one: one.name)
    values = np.stack([one.values for one in said], axis=1)
    order = np.argsort(-np.abs(values * np.array([one.weight for one in said])), axis=1, kind="stable").tolist()
    signals: dict[tuple[int, float], Signal] = {}
    return [
        _judgement(
            (compared.articles[first].id, compared.articles[second].id),
            score,
            tuple(_signal(signals, said, k, row[k]) for k in ranked if row[k]),
        )
        for first, second, score, row, ranked in zip(
            found.pairs.first.tolist(),
            found.pairs.second.tolist(),
            found.confidence().tolist(),
            values.tolist(),
            order,
            strict=True,
        )
    ]


def explained(compared: Comparison, found: Judged, row: int, score: float) -> Judgement:
    """Return one judgement with its signals, the weightiest first."""
    return replace(judgements(compared, found)[row], score=score)


def _judgement(ends: tuple[str, str], score: float, signals: tuple[Signal, ...]) -> Judgement:
    verdict: Verdict = "same event" if score >= EVEN else "different"
    if any(signal.name == "edition" and signal.value < 0 for signal in signals):
        verdict = "same series"
    return Judgement(*ends, score, verdict, signals)


def _signal(signals: dict[tuple[int, float], Signal], said: Sequence[Said], number: int, value: float) -> Signal:
    known = signals.get((number, value))
    if known is None:
        one = said[number]
        detail = one.against if value < 0 and one.against else one.detail
        known = signals[number, value] = Signal(one.name, value, round(one.weight, 4), detail)
    return known


def _said(found: Judged) -> Iterator[Said]:
    high = np.maximum(found.pairs.spreads.astype(np.float64), 0.0)
    product = np.maximum(np.add.reduce(found.parts), 1e-9)
    own = 0.5 * DIRECT * np.log1p(high)
    for block, part in zip(vectors.BLOCKS, found.parts, strict=True):
        yield Said(block.name, SLOPE, _rounded(own * part / product), _DETAILS[block.name])
    direct = np.zeros(len(high))
    for rule, values in zip(judgement.RULES, found.rules, strict=True):
        if rule.effect == "factor":
            direct += rule.weight * values
        weight = CERTAIN if rule.effect == "settles" else SLOPE * 0.5 * DIRECT * rule.weight
        yield Said(rule.name, weight, _rounded(values), rule.detail, rule.against)
    alike = found.likeness - 0.5 * DIRECT * np.log1p(high * np.exp(direct))
    yield Said("neighbours", SLOPE, _rounded(np.maximum(alike, 0.0)), "they resemble the same other articles")
    yield Said("prior", SLOPE * JOIN, np.full(len(high), -1.0), "two articles seldom report one event")


def _rounded(values: Floats) -> Floats:
    return np.asarray(np.round(np.clip(values, -1.0, 1.0), 3) + 0.0, dtype=np.float64)


def spelt_out(compared: Comparison, judgement_: Judgement, first: int, second: int) -> Judgement:
    """Return a judgement whose signals name the words and numbers that both articles print."""
    details = shared(compared, first, second)
    named = (
        replace(one, detail=f"{one.detail}: {details[one.name]}") if details.get(one.name) else one
        for one in judgement_.signals
    )
    return replace(judgement_, signals=tuple(named))
