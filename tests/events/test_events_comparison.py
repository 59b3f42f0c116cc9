"""Comparison: hostile articles cost what others do and swallow no event."""

import random

from hexapla.events import link
from hexapla.events.comparison import compare
from hexapla.values.article import Article

CHANCE = random.Random(2)
WORDS = ["".join(CHANCE.choices("abdefgiklmnoprstuv", k=7)) for _ in range(3_000)]
LONG = " ".join(WORDS[:60])


def sizes(articles: list[Article]) -> list[int]:
    return sorted(len(event.members) for event in link(articles).events)


def test_nothing_gives_no_events() -> None:
    assert link([]).events == ()


def test_empty_and_tiny_articles_are_events_of_their_own() -> None:
    assert sizes([Article(id="a", text=""), Article(id="b", text="  \n"), Article(id="c", text="word")]) == [1, 1, 1]


def test_an_article_that_is_there_a_thousand_times_is_read_once() -> None:
    read: list[str] = []

    def run(function, batches):  # type: ignore[no-untyped-def]
        for batch in batches:
            read.extend(article.id for article in batch)
            yield function(batch)

    articles = [Article(id=f"{k:04}", text=LONG, language="en") for k in range(1000)]
    compared = compare(articles, run)
    assert read == ["0000"]
    assert compared.chosen.tolist() == [0]
    assert [traits.id for traits in compared.traits] == [article.id for article in articles]


def test_short_articles_that_agree_are_texts_of_their_own() -> None:
    compared = compare([Article(id=name, text="Photo gallery", language="en") for name in "abc"])
    assert compared.chosen.tolist() == [0, 1, 2]
    assert len({compared.rows.between(k, k + 1).data.tobytes() for k in range(3)}) == 1


def test_random_words_and_long_lists_of_numbers_make_no_giant_event() -> None:
    chance = random.Random(3)
    articles = [Article(id=f"r{k:03}", text=" ".join(chance.choices(WORDS, k=20)), language="en") for k in range(300)]
    articles += [Article(id=f"n{k}", text=" ".join(map(str, range(k, 50_000 + k)))) for k in range(1)]
    articles += [Article(id="big", text=" ".join(chance.choices(WORDS, k=100_000)), language="en")]
    assert sizes(articles)[-1] < 30
