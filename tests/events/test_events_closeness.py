"""Closeness: how far a cosine is above what is usual, the nearest of each text, and linking by it."""

import random

import msgspec
import numpy as np
import pytest

from hexapla.events import closeness as room
from hexapla.events import link, why
from hexapla.events.closeness import NEAREST, QUIET, Closeness, closeness
from hexapla.events.columns import Ints
from hexapla.events.embedding import Embedding
from hexapla.values.article import Article
from made_up_model import WIDTH, Failing, MadeUp

BRIDGE = Article(id="bridge-fi", language="fi", text="Silta avattiin uudelleen pitkän korjauksen jälkeen aamulla.")
QIAO = Article(id="bridge-zh", language="zh", text="大桥经过长时间维修后重新开放,市民步行过河。")
MODEL = {"Silta": "bridge", "大桥": "bridge"}


def others(count: int) -> list[Article]:
    """Return so many articles of invented words, half of them in Finnish and half in Chinese."""
    chance = random.Random(4)
    made = []
    for k in range(count):
        letters, tag = ("aeiouklmnprstv", "fi") if k % 2 else ("山水火木金土日月星河海石风雨雪田村路门车", "zh")
        words = ["".join(chance.choices(letters, k=7)) for _ in range(30)]
        made.append(Article(id=f"other-{k:02}", language=tag, text=(" " if k % 2 else "").join(words)))
    return made


def embedded(texts: int, languages: int, seed: int = 1, unknown: tuple[int, ...] = ()) -> tuple[Embedding, Ints]:
    chance = np.random.default_rng(seed)
    rows = (
        chance.normal(size=(texts, WIDTH))
        + 0.8 * chance.normal(size=(max(texts // 4, 1), WIDTH))[np.arange(texts) % max(texts // 4, 1)]
    )
    known = ~np.isin(np.arange(texts), unknown)
    rows = np.where(known[:, None], rows / np.linalg.norm(rows, axis=1, keepdims=True), 0.0)
    return Embedding("made-up", rows.astype(np.float16), known), np.arange(texts) % languages


def close(texts: int, languages: int, unknown: tuple[int, ...] = ()) -> Closeness:
    found, spoken = embedded(texts, languages, unknown=unknown)
    return closeness(found, np.arange(texts), spoken)


def test_the_nearest_are_the_best_that_are_close_for_one_end_or_the_other() -> None:
    found = close(200, 3, unknown=(7, 8))
    first, second = np.divmod(np.arange(200 * 200), 200)
    high = np.where(first == second, 0.0, found.spreads(first, second)).reshape(200, 200)
    expected = {
        (min(row, other), max(row, other))
        for row in range(200)
        for other in np.argsort(-high[row], kind="stable")[:NEAREST].tolist()
        if high[row, other] > QUIET
    }
    assert set(zip(*(end.tolist() for end in found.nearest()), strict=True)) == expected
    assert len(expected) > 100
    assert not {7, 8} & {end for pair in expected for end in pair}


@pytest.mark.parametrize("size", [3, 64, 500])
def test_texts_compared_some_at_a_time_find_the_same(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    whole = close(150, 4).nearest()
    monkeypatch.setattr(room, "ROWS", size)
    monkeypatch.setattr(room, "COLUMNS", 2 * size + 1)
    for expected, found in zip(whole, close(150, 4).nearest(), strict=True):
        assert found.tolist() == expected.tolist()


def test_texts_that_are_equally_close_have_different_neighbours() -> None:
    found, spoken = embedded(400, 1)
    same = found.rows.copy()
    same[:100] = same[0]
    first, second = closeness(Embedding("made-up", same, found.known), np.arange(400), spoken).nearest()
    assert np.bincount(np.concatenate([first, second]))[:100].max() <= 3 * NEAREST


def test_what_is_usual_is_told_for_every_pair_of_languages() -> None:
    for texts, languages, unknown in ((60, 3, ()), (5, 5, (0, 1, 2)), (1, 1, ()), (3, 2, (0, 1, 2))):
        usual = close(texts, languages, unknown).usual
        assert (usual.spread > 0).all()
        assert np.isfinite(usual.mean).all()
        assert (usual.mean == usual.mean.T).all()
        assert (usual.spread == usual.spread.T).all()


def test_a_model_to_which_all_texts_are_alike_finds_none_close() -> None:
    found, spoken = embedded(80, 2)
    leaning = found.rows.astype(np.float64) + 5.0 * np.ones(WIDTH)
    rows = (leaning / np.linalg.norm(leaning, axis=1, keepdims=True)).astype(np.float16)
    leaned = closeness(Embedding("made-up", rows, found.known), np.arange(80), spoken)
    first, second = np.triu_indices(80, 1)
    assert float(leaned.cosines(first, second).min()) > 0.9
    assert float((leaned.value(first, second) > 0).mean()) < 0.1


def test_two_articles_alone_are_close_to_nothing() -> None:
    found = Embedding("made-up", np.tile(embedded(1, 1)[0].rows, (2, 1)), np.ones(2, dtype=bool))
    alone = closeness(found, np.arange(2), np.zeros(2, dtype=np.int64))
    assert float(alone.cosines(np.array([0]), np.array([1]))[0]) > 0.99
    assert alone.value(np.array([0]), np.array([1])).tolist() == [0.0]


def groups(articles: list[Article], model: MadeUp | None) -> list[list[str]]:
    return sorted(sorted(m.id for m in event.members) for event in link(articles, embedder=model).events)


def test_a_model_joins_two_pages_that_share_no_word_and_no_number() -> None:
    pages = [BRIDGE, QIAO, *others(20)]
    apart = groups(pages, None)
    assert ["bridge-fi"] in apart
    assert ["bridge-zh"] in apart
    joined = groups(pages, MadeUp(MODEL))
    assert ["bridge-fi", "bridge-zh"] in joined
    assert len(joined) == len(apart) - 1


def test_a_model_that_knows_nothing_changes_no_event() -> None:
    pages = [BRIDGE, QIAO, *others(20)]
    assert groups(pages, MadeUp({})) == groups(pages, None)


def test_with_a_model_too_events_are_those_of_the_set_of_articles() -> None:
    pages = [BRIDGE, QIAO, *others(12)]
    expected = msgspec.json.encode(link(pages, embedder=MadeUp(MODEL)))
    for seed in range(3):
        shuffled = random.Random(seed).sample(pages, len(pages))
        assert msgspec.json.encode(link(shuffled, embedder=MadeUp(MODEL))) == expected


def test_an_article_without_a_vector_is_linked_without_and_is_named() -> None:
    def failed(_: object) -> object:
        raise RuntimeError("the model stumbled")

    pages = [BRIDGE, QIAO, *others(12)]
    found = link(pages, embedder=Failing("大桥", failed))
    assert [(one.subject, one.detail) for one in found.rejections] == [("bridge-zh", "the model stumbled")]
    assert [event.members for event in found.events] == [event.members for event in link(pages).events]


def test_why_says_what_the_model_makes_of_two_articles() -> None:
    told = why(BRIDGE, QIAO, others(20), MadeUp(MODEL))
    said = next(one for one in told.signals if one.name == "embedding")
    assert told.verdict == "same event"
    assert said.value > 0
    assert said.detail.startswith("how close a model finds them: cosine 0.9")
    assert said.detail.endswith("above what is usual")


def test_why_says_that_a_model_finds_two_articles_not_close_and_nothing_without_a_model() -> None:
    told = why(BRIDGE, QIAO, others(20), MadeUp({}))
    said = next(one for one in told.signals if one.name == "embedding")
    assert told.verdict == "different"
    assert said.value == 0
    assert "what is usual" in said.detail
    assert "embedding" not in {one.name for one in why(BRIDGE, QIAO, others(20)).signals}
