"""Shelf: articles come back as they were given, in the order of their ids, however many are in the file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from hexapla.events import spool
from hexapla.events.shelf import Shelf
from hexapla.values.article import Article, Block, DateValue

PAGE = Article(
    id="b",
    text="The ferry of Lund\u00f8ya sails again.",
    url="https://fjordposten.example/ferry",
    language="en",
    published=DateValue("2031-05-02", "day"),
    blocks=(Block("caption", "The ferry"), Block("paragraph", "The ferry of Lund\u00f8ya sails again.", "en")),
    alternates={"nn": "https://fjordposten.example/ferja"},
)


@settings(deadline=None)
@given(st.lists(st.builds(Article, id=st.text(max_size=3), text=st.text(max_size=9)), max_size=9))
def test_of_each_id_the_longest_article_is_kept_in_the_order_of_ids(articles: list[Article]) -> None:
    expected: dict[str, Article] = {}
    for article in articles:
        other = expected.get(article.id, article)
        expected[article.id] = max(article, other, key=lambda one: (len(one.text), one.text))
    shelf = Shelf.of(articles)
    assert list(shelf) == [expected[name] for name in sorted(expected)]
    assert [shelf[k] for k in range(len(shelf))] == list(shelf)
    assert shelf.ids == tuple(sorted(expected))


def test_articles_come_back_whole_from_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "HELD", 64)
    shelf = Shelf.of([PAGE, replace(PAGE, id="a")])
    assert list(shelf) == [replace(PAGE, id="a"), PAGE]
    assert shelf.named("b") == PAGE
    assert "a" in shelf
    assert "c" not in shelf
    with pytest.raises(KeyError):
        shelf.named("c")


def test_what_no_encoding_holds_is_kept_too() -> None:
    odd = replace(PAGE, text="half a pair: \ud83d")
    assert list(Shelf.of([odd, replace(PAGE, id="c")])) == [odd, replace(PAGE, id="c")]


def test_articles_that_agree_in_all_that_is_read_are_found() -> None:
    pages = [
        replace(PAGE, id="a"),
        replace(PAGE, id="b", url=None, blocks=PAGE.blocks[:1]),
        replace(PAGE, id="c", title="The ferry"),
        replace(PAGE, id="d", blocks=()),
        replace(PAGE, id="e", language=None),
        replace(PAGE, id="f"),
    ]
    assert Shelf.of(pages).first().tolist() == [0, 0, 2, 3, 4, 0]


def test_a_shelf_is_not_copied() -> None:
    shelf = Shelf.of([PAGE])
    assert Shelf.of(shelf) is shelf
    assert len(Shelf()) == 0
    assert list(Shelf()) == []
