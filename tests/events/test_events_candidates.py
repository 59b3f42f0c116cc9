"""Candidates: few pairs an article, however many there are, and the same for every part of the index."""

import random

import numpy as np
import pytest

from hexapla.events import background, candidates, vectors
from hexapla.events.candidates import PARTNERS, Pairs, find, products_of
from hexapla.events.columns import columns
from hexapla.events.signals import read
from hexapla.events.vectors import Rows
from hexapla.values.article import Article


def rows_of(texts: list[str]) -> Rows:
    """Return the rows of some texts in one language."""
    traits = [read(Article(id=f"{k:04}", text=text, language="en")) for k, text in enumerate(texts)]
    return vectors.rows(columns(traits), np.zeros(len(texts), dtype=np.int64))


def found(rows: Rows) -> Pairs:
    spoken = np.zeros(len(rows), dtype=np.int64)
    return find(rows, background.measure(rows, spoken), spoken)


def invented(count: int) -> list[str]:
    """Return so many texts, each two of which share a few of 90 invented words."""
    chance = random.Random(1)
    words = ["".join(chance.choices("bdfklmnprstv", k=6)) for _ in range(90)]
    return [" ".join(chance.sample(words, 20)) for _ in range(count)]


def test_products_are_those_of_the_rows_by_block() -> None:
    rows = rows_of(invented(40))
    first, second = np.triu_indices(40, 1)
    expected = (rows.between(0, 40) @ rows.between(0, 40).T).toarray()[first, second]
    products = products_of(rows, first, second)
    assert products.shape == (780, 3)
    assert np.allclose(products.sum(axis=1), expected, atol=1e-5)


@pytest.mark.parametrize("size", [7, 32, 100])
def test_an_index_in_parts_finds_the_same(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    rows = rows_of(invented(200))
    whole = found(rows)
    monkeypatch.setattr(candidates, "INDEXED", size)
    parts = found(rows)
    assert parts.first.tolist() == whole.first.tolist()
    assert parts.second.tolist() == whole.second.tolist()
    assert parts.spreads.tolist() == whole.spreads.tolist()


def test_texts_that_are_equally_alike_have_different_partners() -> None:
    pairs = found(rows_of(["Photo gallery"] * 600 + invented(600)))
    met = np.bincount(pairs.first, minlength=1200) + np.bincount(pairs.second, minlength=1200)
    assert met[:600].max() <= 2 * PARTNERS
    assert (pairs.first < pairs.second).all()


def test_nothing_has_no_candidates() -> None:
    assert len(found(rows_of([])).first) == len(found(rows_of(["", "word", "40"])).first) == 0
