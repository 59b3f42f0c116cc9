"""Products: those of the rows themselves, however many pairs are asked for at a time."""

import random

import numpy as np
import pytest

from hexapla.events import products, vectors
from hexapla.events.columns import columns
from hexapla.events.signals import read
from hexapla.events.vectors import Rows
from hexapla.values.article import Article


def rows(count: int) -> Rows:
    """Return the rows of so many texts, each two of which share a few of 90 invented words."""
    chance = random.Random(1)
    words = ["".join(chance.choices("bdfklmnprstv", k=6)) for _ in range(90)]
    texts = [" ".join(chance.sample(words, 20)) + f" {k % 7}1{k % 5}" for k in range(count)]
    traits = [read(Article(id=f"{k:04}", text=text, language="en")) for k, text in enumerate(texts)]
    return vectors.rows(columns(traits), np.zeros(count, dtype=np.int64))


@pytest.mark.parametrize(("read_at_once", "ends", "pairs"), [(4096, 32, 1024), (7, 2, 5), (1, 1, 1)])
def test_products_are_those_of_the_rows(
    monkeypatch: pytest.MonkeyPatch, read_at_once: int, ends: int, pairs: int
) -> None:
    for name, value in {"READ": read_at_once, "ENDS": ends, "PAIRS": pairs}.items():
        monkeypatch.setattr(products, name, value)
    some = rows(30)
    matrix = some.between(0, 30).toarray().astype(np.float64)
    first, second = np.triu_indices(30)
    assert np.allclose(products.products(some, first, second), (matrix @ matrix.T)[first, second], atol=1e-6)
    assert np.allclose(products.products(some, second, first), (matrix @ matrix.T)[first, second], atol=1e-6)
    begin = 0
    for number, end in enumerate(some.ends):
        block = matrix[:, begin:end]
        found = products.products_by_block(some, first, second)
        assert np.allclose(found[:, number], (block @ block.T)[first, second], atol=1e-6)
        begin = end


def test_no_pairs_have_no_products() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    assert products.products(rows(3), nothing, nothing).shape == (0,)
    assert products.products_by_block(rows(3), nothing, nothing).shape == (0, len(rows(3).ends))
