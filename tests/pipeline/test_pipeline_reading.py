"""Reading in batches: a batch that fails takes no article with it."""

from collections.abc import Sequence

import pytest

from hexapla import events
from hexapla.events.signals import read_all
from hexapla.execution.local import LocalExecution
from hexapla.pipeline.linking import read_over
from hexapla.values.article import Article

BATCHES = [[Article(id=f"{k}{letter}", text=f"Havsund {letter}") for letter in "abc"] for k in range(3)]


def never_together(articles: Sequence[Article]) -> Sequence[events.Traits]:
    if len(articles) > 1 and articles[0].id == "1a":
        raise ValueError("not these together")
    return read_all(articles)


def never(articles: Sequence[Article]) -> Sequence[events.Traits]:
    if any(article.id == "1b" for article in articles):
        raise ValueError("not this one")
    return read_all(articles)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_batch_that_fails_is_read_article_by_article(workers: int) -> None:
    execution = LocalExecution(workers)
    try:
        assert list(read_over(execution, never_together, BATCHES)) == list(map(read_all, BATCHES))
    finally:
        execution.close()


def test_an_article_that_cannot_be_read_says_why() -> None:
    with pytest.raises(ValueError, match="not this one"):
        list(read_over(LocalExecution(1), never, BATCHES))
