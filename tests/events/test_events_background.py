"""Background: it has a spread for every pair of languages, and none is 0."""

import numpy as np
import pytest

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


def test_spreads_are_counted_from_the_mean_of_two_languages() -> None:
    found = measured(["one two three"] * 3, np.array([0, 1, 1]))
    first, second = np.array([0, 0, 1], dtype=np.int32), np.array([0, 1, 1])
    at_mean, at_spread = found.mean[first, second], found.mean[first, second] + found.spread[first, second]
    assert found.spreads(at_mean, first, second).tolist() == [0.0, 0.0, 0.0]
    assert found.spreads(at_spread, first, second) == pytest.approx(1.0, abs=1e-5)


def test_a_sample_has_articles_of_each_language() -> None:
    languages = np.repeat([0, 1, 2], [9_000, 3, 997])
    rows = background.sampled(languages)
    assert set(languages[rows].tolist()) == {0, 1, 2}
    assert len(rows) <= 2 * background.SAMPLE
