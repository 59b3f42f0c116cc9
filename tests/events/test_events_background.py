"""Background: it has a spread for every pair of languages, and none is 0."""

import numpy as np

from hexapla.events import background, vectors
from hexapla.events.columns import Ints, columns
from hexapla.events.signals import read
from hexapla.values.article import Article


def measured(texts: list[str], languages: Ints) -> background.Background:
    traits = (read(Article(id=str(k), text=text, language="en")) for k, text in enumerate(texts))
    return background.measure(vectors.rows(columns(traits), languages), languages)


def test_every_pair_of_languages_has_a_mean_and_a_spread() -> None:
    for texts, languages in ((["", "", "one"], [0, 2, 2]), (["equal words here"] * 5, [0] * 5), ([], [])):
        found = measured(texts, np.array(languages, dtype=np.int64))
        assert (found.spread > 0).all()
        assert np.isfinite(found.mean).all()
        assert (found.mean == found.mean.T).all()
        assert (found.spread == found.spread.T).all()


def test_above_gives_what_spreads_gives_where_it_is_positive() -> None:
    found = measured(["one two three"] * 3, np.array([0, 1, 1]))
    products = np.linspace(0, 0.2, 9, dtype=np.float32)
    first, second = np.tile([0, 0, 1], 3), np.tile([0, 1, 1], 3)
    entries, high = found.above(products, first, second)
    spreads = found.spreads(products, first, second)
    assert entries.tolist() == np.flatnonzero(spreads > 0).tolist()
    assert high.tolist() == spreads[entries].tolist()


def test_a_sample_has_articles_of_each_language() -> None:
    languages = np.repeat([0, 1, 2], [9_000, 3, 997])
    rows = background.sampled(languages)
    assert set(languages[rows].tolist()) == {0, 1, 2}
    assert len(rows) <= 2 * background.SAMPLE
