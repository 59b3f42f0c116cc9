"""Vectors: rows of articles weigh what is rare, by block, and stay within their length."""

import math

import numpy as np
import pytest

from hexapla.events import columns as columns_
from hexapla.events import vectors
from hexapla.events.columns import Ints, columns
from hexapla.events.signals import read
from hexapla.events.vectors import BLOCKS, MOST, Rows
from hexapla.values.article import Article

COMMON = "the council met the mayor in the hall"


def rows(texts: list[str], languages: list[int] | None = None) -> Rows:
    traits = [read(Article(id=f"{k:03}", text=text, language="en")) for k, text in enumerate(texts)]
    spoken: Ints = np.array(languages or [0] * len(texts), dtype=np.int64)
    return vectors.rows(columns(traits), spoken)


def lengths(found: Rows) -> list[float]:
    """Return the greatest squared length that a row has in each block."""
    matrix = found.between(0, len(found)).toarray().astype(np.float64) ** 2
    return [block.sum(axis=1).max() for block in np.split(matrix, found.ends[:-1], axis=1)]


def test_no_block_is_longer_than_its_share() -> None:
    texts = [f"{COMMON} Velbarin Dostrakel {k % 3} crossed 4{k % 2}7 times" for k in range(12)]
    found = lengths(rows(texts))
    assert len(found) == len(BLOCKS)
    for length, block in zip(found, BLOCKS, strict=True):
        assert 0 < length <= block.share + 1e-6


def test_what_one_article_alone_has_is_in_no_row() -> None:
    found = rows([f"{COMMON} Velbarin", f"{COMMON} Dostrakel", f"{COMMON} Murgentas"])
    assert found.carriers().min() >= 2


def test_what_is_rare_weighs_more_than_what_is_common() -> None:
    found = rows([f"{COMMON} Velbarin"] * 2 + [COMMON] * 20)
    first = found.between(0, 1).toarray()[0, : found.ends[0]]
    carriers = found.carriers()[: found.ends[0]]
    assert first[carriers == 2].min() > first[carriers == 22].max()


def test_the_weightiest_features_are_kept_of_a_long_text() -> None:
    vowels = "bcdfghjklmnpqrstvwxz"
    words = [f"{a}a{b}e{c}o{d}i" for a in vowels[:6] for b in vowels[6:12] for c in vowels[12:17] for d in "kst"]
    found = rows([" ".join(words)] * 2 + [" ".join(words[:200])] * 9)
    kept = np.diff(np.searchsorted(found.between(0, 1).indices, [0, *found.ends]))
    assert kept.max() == MOST
    weights = found.between(0, 1).toarray()[0, : found.ends[0]]
    carriers = found.carriers()[: found.ends[0]]
    assert carriers[weights > 0].max() == 2


def test_rows_are_the_same_however_many_are_read_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{COMMON} Velbarin {k % 4} Dostrakel {k % 3}" for k in range(20)]
    whole = rows(texts, [k % 2 for k in range(20)])
    for module in (vectors, columns_):
        monkeypatch.setattr(module, "CHUNK", 3)
    monkeypatch.setattr(vectors, "PART", 16)
    parts = rows(texts, [k % 2 for k in range(20)])
    assert sorted(parts.features.tolist()) == sorted(whole.features.tolist())
    gram = [found.between(0, 20) @ found.between(0, 20).T for found in (whole, parts)]
    assert np.allclose(gram[0].toarray(), gram[1].toarray(), atol=1e-6)
    some = parts.some(np.array([0, 4, 19])).toarray()
    assert np.array_equal(some, parts.between(0, 20).toarray()[[0, 4, 19]])


def test_nothing_has_no_rows() -> None:
    assert len(rows([])) == 0
    assert math.isclose(sum(lengths(rows(["", "a"]))), 0.0)
