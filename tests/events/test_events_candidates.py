"""Candidates: few pairs an article, however many there are, and the same for every part of the index."""

import random

import numpy as np
import pytest

from hexapla.events import background, candidates, vectors
from hexapla.events.candidates import PARTNERS, find
from hexapla.events.columns import Ints, columns
from hexapla.events.signals import read
from hexapla.events.vectors import Rows
from hexapla.values.article import Article


def rows_of(texts: list[str]) -> Rows:
    """Return the rows of some texts in one language."""
    traits = [read(Article(id=f"{k:04}", text=text, language="en")) for k, text in enumerate(texts)]
    return vectors.rows(columns(traits), np.zeros(len(texts), dtype=np.int64))


def found(rows: Rows) -> Ints:
    """Return the pairs that are found: a row of first and one of second ends."""
    spoken = np.zeros(len(rows), dtype=np.int64)
    partners = find(rows, background.measure(rows, spoken), spoken)
    return np.concatenate([np.stack(partners.pairs(low, low + 90)) for low in range(0, max(len(rows), 1), 90)], axis=1)


def invented(count: int) -> list[str]:
    """Return so many texts, each two of which share a few of 90 invented words."""
    chance = random.Random(1)
    words = ["".join(chance.choices("bdfklmnprstv", k=6)) for _ in range(90)]
    return [" ".join(chance.sample(words, 20)) for _ in range(count)]


@pytest.mark.parametrize("size", [7, 32, 100])
def test_an_index_in_parts_finds_the_same(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    rows = rows_of(invented(200))
    whole = found(rows)
    monkeypatch.setattr(candidates, "INDEXED", size)
    parts = found(rows)
    assert parts.tolist() == whole.tolist()
    assert whole.shape[1] > 200


def test_texts_that_are_equally_alike_have_different_partners() -> None:
    first, second = found(rows_of(["Photo gallery"] * 600 + invented(600)))
    met = np.bincount(first, minlength=1200) + np.bincount(second, minlength=1200)
    assert met[:600].max() <= 2 * PARTNERS
    assert (first < second).all()


def test_pairs_come_once_and_in_order() -> None:
    first, second = found(rows_of(invented(200)))
    keys = (first * 200 + second).tolist()
    assert keys == sorted(set(keys))


def test_nothing_has_no_candidates() -> None:
    assert found(rows_of([])).shape == found(rows_of(["", "word", "40"])).shape == (2, 0)
