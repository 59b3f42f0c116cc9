"""How search ranks, held to the judged queries over the sample. Floors are what was measured, rounded down."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from math import log2
from pathlib import Path
from typing import Any

import pytest

from hexapla import search
from hexapla.archive.sqlite import SqliteArchive

JUDGED = Path(__file__).resolve().parents[2] / "benchmarks" / "search_judged.tsv"
RECIPROCAL, GAIN, RECALL = 0.97, 0.95, 0.93  # MRR@10, nDCG@10, recall@10; .976, .953 and .932 in November 2026
DEEP = 10

Asking = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def ask(sample_build: dict[str, Path], sample_gold: dict[str, Any]) -> Asking:
    """Return what asks the sample, and answers with events as the gold names them."""
    with closing(SqliteArchive(str(sample_build["archive"]))) as archive:
        names = {}
        for event in archive.events():
            for one in archive.articles([member.id for member in event.members]):
                names[event.id] = sample_gold["pages"][(one.location or "").removeprefix("pages/")]["event"]

    def asked(query: str) -> list[str]:
        with closing(SqliteArchive(str(sample_build["archive"]))) as archive:
            return [names[hit.event] for hit in search.search(archive, query).hits]

    return asked


def test_judged_queries_find_what_they_mean_first(ask: Asking) -> None:
    rows = [line.split("\t") for line in JUDGED.read_text("utf-8").splitlines() if not line.startswith("#")][1:]
    scores = [scored(ask(query), *map(set, map(str.split, f"{events}>".split(">")[:2]))) for _, query, events in rows]
    reciprocal, gain, recall = (sum(column) / len(rows) for column in zip(*scores, strict=True))
    assert reciprocal >= RECIPROCAL, reciprocal
    assert gain >= GAIN, gain
    assert recall >= RECALL, recall


def scored(found: list[str], first: set[str], others: set[str]) -> tuple[float, float, float]:
    place = next((n for n, event in enumerate(found[:DEEP], 1) if event in first), 0)
    gains = [3 if event in first else 1 if event in others else 0 for event in found[:DEEP]]
    best = [3] * len(first) + [1] * len(others)
    return (1 / place if place else 0.0), gained(gains) / gained(best), sum(map(bool, gains)) / len(best)


def gained(gains: list[int]) -> float:
    return sum(gain / log2(place + 1) for place, gain in enumerate(gains, 1))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("hoi nghi ngoai giao 15", "dl-conf-15"),
        ("14 hoi nghi ngoai giao", "dl-conf-14"),
        ("XV hoi nghi ngoai giao", "dl-conf-15"),
        ("第十五次外交会议", "dl-conf-15"),
        ("donors conference конференция", "zahira-donors"),
        ("who won the merovar prize", "veld-prize"),
    ],
)
def test_the_event_that_is_meant_comes_first(query: str, first: str, ask: Asking) -> None:
    assert ask(query)[0] == first
