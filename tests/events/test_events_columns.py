"""Columns and spools: what was put in comes out, from memory and from a file."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.events import spool
from hexapla.events.columns import columns
from hexapla.events.signals import read
from hexapla.events.spool import Spool
from hexapla.values.article import Article

TEXTS = ["President Holm met 31 delegates on 3 May.", "", "Nothing", "President Holm left on 4 May."]


@given(st.lists(st.lists(st.integers(0, 2**32 - 1), max_size=5), min_size=1, max_size=20), st.integers(1, 50))
def test_a_spool_returns_its_rows(rows: list[list[int]], held: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spool, "HELD", held)
        kept = Spool(np.uint32)
        for k, row in enumerate(rows):
            kept.append(np.array(row, dtype="<u4").tobytes())
            assert kept.read(0, 1).tolist() == rows[0]
            assert len(kept) == k + 1
        kept.extend(np.array([1, 2, 3], dtype=np.uint32), np.array([2, 0, 1]))
    wanted = [*rows, [1, 2], [], [3]]
    for low in range(len(wanted)):
        assert kept.read(low, low + 2).tolist() == [one for row in wanted[low : low + 2] for one in row]
        assert kept.widths(low, low + 2).tolist() == [len(row) for row in wanted[low : low + 2]]


def test_features_of_articles_come_back_row_by_row() -> None:
    traits = [read(Article(id=str(k), text=text, language="en")) for k, text in enumerate(TEXTS)]
    found = columns(traits)
    for row, one in enumerate(traits):
        entries = found.words.read(row, row + 1)
        assert entries.features.astype("<u4").tobytes() == one.words
        assert entries.rows.tolist() == [row] * len(one.counts)
        assert len(found.numbers.read(row, row + 1).features) == len(one.times) + len(one.days)
        assert len(found.names.read(row, row + 1).features) == sum(times > 0 for times in one.named)


def test_an_article_that_comes_again_has_the_same_features() -> None:
    found = columns(read(Article(id=text, text=text, language="en")) for text in TEXTS)
    found.again(0)
    for column in (found.words, found.names, found.numbers):
        assert column.read(0, 1).features.tolist() == column.read(4, 5).features.tolist()
