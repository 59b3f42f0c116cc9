"""Embedding: every text has the row that the model gives it, or none, and no text takes others with it."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.engines import Vectors
from hexapla.errors import ArchiveFull, UnusableModel
from hexapla.events import embedding
from hexapla.events.embedding import Embedding, embed
from hexapla.values.article import Article, Block
from made_up_model import WIDTH, Failing, MadeUp


def articles(*texts: str) -> list[Article]:
    return [Article(id=f"a{k}", text=text) for k, text in enumerate(texts)]


def failed(rows: Vectors) -> object:
    raise RuntimeError("the model stumbled")


def unmade(rows: Vectors) -> Vectors:
    return np.full_like(rows, np.nan)


def endless(rows: Vectors) -> Vectors:
    return np.full_like(rows, np.inf)


def nothing(rows: Vectors) -> Vectors:
    return np.zeros_like(rows)


def narrower(rows: Vectors) -> Vectors:
    return rows[:, :5]


def fewer(rows: Vectors) -> Vectors:
    return rows[1:]


def flat(rows: Vectors) -> Vectors:
    return rows.ravel()


def words(rows: Vectors) -> str:
    return "rows"


def test_rows_are_those_of_the_model_and_of_length_1() -> None:
    model = MadeUp({})
    found = embed(articles("one", "two", "three"), model)
    assert found.rows.dtype == np.float16
    np.testing.assert_allclose(found.rows, model.embed(["one", "two", "three"]), atol=1e-3)
    assert found.known.all()
    assert found.missing == ()


def test_what_is_read_is_title_text_and_captions_as_far_as_the_model_goes() -> None:
    model = MadeUp({}, reads=24)
    caption = Block("caption", "The bridge at night")
    embed([Article(id="a", title="Bridge opens", text="Ostrin", blocks=(caption,))], model)
    assert model.given == ["", "Bridge opens\nOstrin\nThe "]


def test_batches_change_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    some = articles(*(f"text {k}" for k in range(9)))
    whole = embed(some, MadeUp({}))
    monkeypatch.setattr(embedding, "BATCH", 2)
    np.testing.assert_array_equal(embed(some, MadeUp({})).rows, whole.rows)


@pytest.mark.parametrize("wrong", [failed, unmade, endless, nothing, fewer, flat, words])
def test_a_text_that_goes_wrong_has_no_row_and_the_others_have_theirs(wrong: object) -> None:
    found = embed(articles("one", "two", "bad", "three"), Failing("bad", wrong))  # type: ignore[arg-type]
    sound = embed(articles("one", "two", "three"), MadeUp({}))
    assert found.known.tolist() == [True, True, False, True]
    np.testing.assert_array_equal(found.rows[found.known], sound.rows)
    assert not found.rows[2].any()
    assert [(one.subject, one.step, one.reason) for one in found.missing] == [
        ("a2", "embedding", "the model made-up:words gives it no vector")
    ]
    assert found.missing[0].detail


def test_a_row_of_another_width_than_most_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "BATCH", 1)
    found = embed(articles("bad", "one", "two"), Failing("bad", narrower))
    assert found.known.tolist() == [False, True, True]
    assert found.missing[0].detail == f"a row of 5 columns, where others have {WIDTH}"


def test_a_text_in_which_the_model_finds_nothing_to_read_has_no_row_and_did_not_go_wrong() -> None:
    class Blind(MadeUp):
        def embed(self, texts: Sequence[str]) -> Vectors:
            return super().embed(["" if "☐" in text else text for text in texts])

    found = embed(articles("one", "☐☐", ""), Blind({}))
    assert found.known.tolist() == [True, False, False]
    assert found.missing == ()


def test_a_model_that_cannot_be_used_at_all_ends_the_run() -> None:
    class Broken(MadeUp):
        def embed(self, texts: Sequence[str]) -> Vectors:
            raise UnusableModel("cannot load the model")

    with pytest.raises(UnusableModel, match="cannot load the model"):
        embed(articles("one"), Broken({}))


def test_an_archive_without_room_is_no_fault_of_a_text() -> None:
    def full(rows: Vectors) -> object:
        raise ArchiveFull("no room")

    with pytest.raises(ArchiveFull):
        embed(articles("one", "bad"), Failing("bad", full))


def test_cosines_are_those_of_the_rows_and_0_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    found = embed(articles("one", "two", "bad", "three"), Failing("bad", failed))
    monkeypatch.setattr(embedding, "PAIRS", 2)
    first, second = np.array([0, 0, 1, 3]), np.array([1, 2, 3, 3])
    rows = found.rows.astype(np.float64)
    np.testing.assert_allclose(found.cosines(first, second), (rows[first] * rows[second]).sum(axis=1), atol=1e-6)
    assert found.cosines(np.array([2]), np.array([0])).tolist() == [0.0]


def test_no_articles_have_no_rows() -> None:
    found = embed([], MadeUp({}))
    assert (found.rows.shape, found.known.shape, found.missing) == ((0, 0), (0,), ())


@given(st.lists(st.text(max_size=40), max_size=12))
def test_any_texts_have_rows_of_length_1_or_none(texts: list[str]) -> None:
    found: Embedding = embed(articles(*texts), MadeUp({}))
    assert found.rows.shape in ((len(texts), WIDTH), (len(texts), 0))
    lengths = np.linalg.norm(found.rows.astype(np.float64), axis=1)
    np.testing.assert_allclose(lengths, found.known.astype(float), atol=1e-2)
