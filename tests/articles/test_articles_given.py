"""Articles that arrive already cut out."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.articles import given as given_articles
from hexapla.articles.cleaning import clean
from hexapla.values.article import Article, Block
from hexapla.values.page import Page
from hexapla.values.rejection import Rejection

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
VALUES = st.recursive(LEAVES, lambda v: st.lists(v, max_size=3) | st.dictionaries(st.text(max_size=8), v, max_size=3))


def page(value: object) -> Page:
    return Page("lines.jsonl#1", json.dumps(value).encode(), "0" * 64, "application/json")


def cleaned(value: object) -> Article:
    result = clean(page(value))
    assert isinstance(result, Article)
    return result


def test_what_is_given_stands_in_the_place_of_what_is_read() -> None:
    article = cleaned(
        {
            "id": 7,
            "text": "The council met in Vinh Ha.\nIt agreed on four tasks.",
            "language": "en",
            "title": "Council meets",
            "outlet": "The Merovar Post",
            "authors": ["Maren Oakley"],
            "place": "VINH HA",
            "published": {"value": "2023-12-20", "precision": "day"},
            "source": "VNA",
            "alternates": {"fr": "https://merovar-post.example/fr"},
        }
    )
    assert (article.id, article.title, article.outlet) == ("7", "Council meets", "The Merovar Post")
    assert (article.authors, article.place, article.source) == (("Maren Oakley",), "VINH HA", "VNA")
    assert (article.published.value, article.published.read_from) == ("2023-12-20", "given")
    assert article.alternates == {"fr": "https://merovar-post.example/fr"}
    assert [block.text for block in article.blocks] == ["The council met in Vinh Ha.", "It agreed on four tasks."]


def test_a_given_text_states_its_place_and_source() -> None:
    article = cleaned({"text": "VINH HA (AFP) – The council met.\nIt agreed on four tasks. (Reuters)"})
    assert (article.place, article.source) == ("VINH HA", "Reuters")
    assert article.text.startswith("VINH HA (AFP)")


def test_given_values_are_mended_before_they_are_tidied() -> None:
    title, place = "Hội nghị nghề cá tại Merovar", "Bến Cảng à Merovar"
    encoded = {"title": title.encode().decode("latin-1"), "place": place.encode().decode("latin-1")}
    article = cleaned({"text": "The council met in Vinh Ha.", **encoded, "standfirst": "Four&nbsp;&nbsp;tasks"})
    assert (article.title, article.place, article.standfirst) == (title, place, "Four tasks")


def test_given_blocks_are_kept() -> None:
    article = cleaned({"blocks": [{"kind": "caption", "text": "A view."}, {"kind": "paragraph", "text": "They met."}]})
    assert article.blocks == (Block("caption", "A view."), Block("paragraph", "They met."))
    assert article.text == "They met."


def test_given_markup_is_read_as_a_page() -> None:
    html = (
        "<html><head><meta property='article:published_time' content='2023-12-20'></head><body><h1>Council meets</h1>"
        + "<p>The council met in Vinh Ha on Wednesday and agreed on four tasks for the coming year.</p>" * 3
        + "</body></html>"
    )
    article = cleaned({"html": html, "place": "VINH HA"})
    assert (article.published.value, article.place) == ("2023-12-20", "VINH HA")


def test_what_is_no_article_says_why() -> None:
    for value, reason in (([1], "unreadable JSON"), ({"text": 5}, "unreadable JSON"), ({"title": "x"}, "no text")):
        result = clean(page(value))
        assert isinstance(result, Rejection)
        assert result.reason == reason


@given(st.dictionaries(st.sampled_from(given_articles.GivenArticle.__struct_fields__), VALUES, max_size=6))
@settings(max_examples=100, deadline=None)
def test_any_object_gives_an_article_or_a_rejection(value: dict[str, object]) -> None:
    result = clean(page(value))
    assert isinstance(result, (Article, Rejection))
    assert not (isinstance(result, Rejection) and result.reason == "unreadable"), result
