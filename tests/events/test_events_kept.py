"""Kept: the traits of an article as they were, without features and runs."""

import numpy as np
from msgspec.structs import replace

from hexapla.events.kept import Kept
from hexapla.events.shingles import NONE
from hexapla.events.signals import Traits, read
from hexapla.values.article import Article

TEXT = "VINH HA, 21 December 2022 - The 14th Diplomatic Conference of Dong Lam closed on 21 December after four days."


def slim(one: Traits) -> Traits:
    nothing = dict.fromkeys(("words", "counts", "named", "numbers", "times", "top", "marks"), b"")
    return replace(one, **nothing, shingles=NONE)


def test_traits_come_back_without_what_is_in_the_columns() -> None:
    articles = [Article(id="a", text=TEXT, language="en"), Article(id="b", text="", language="vi")]
    traits = [read(article) for article in articles]
    assert traits[0].editions
    kept = Kept(("a", "b", "c"))
    for one in traits:
        kept.add(one)
    kept.again(0)
    assert list(kept) == [*map(slim, traits), slim(replace(traits[0], id="c"))]
    assert kept.tags == ["en", "vi"]
    assert kept.languages().tolist() == [0, 1, 0]
    assert [kept.marks(k) for k in range(3)] == [np.frombuffer(traits[k].marks, "<u4").tolist() for k in (0, 1, 0)]
    assert kept.marks(0)
    assert len(kept) == 3


def test_nothing_is_kept_of_nothing() -> None:
    assert list(Kept(())) == []
    assert Kept(()).languages().tolist() == []
