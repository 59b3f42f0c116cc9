"""Heads of pages: what they tell to those who list, preview and follow them, and that nothing gets out of it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from msgspec.structs import replace

from hexapla.editions.absolute import base_url, in_all_languages, page_address
from hexapla.editions.article_page import article_page
from hexapla.editions.event_page import Neighbours, event_page
from hexapla.editions.head_data import script_data
from hexapla.editions.headline import headline
from hexapla.editions.moved_page import moved_page
from hexapla.editions.page_head import PageHead, page_head
from hexapla.editions.standpoint import PLAIN, Edition, Standpoint
from hexapla.errors import OutputError
from one_of_each import one_of_each

KNOWN = Edition(language="fr", languages=("en", "fr"), prefix="fr/", base_url="https://news.example/hx/")


def event_html(record, articles, edition=PLAIN):
    page = event_page(record, articles, headline(record, edition.language), Neighbours(None, None), edition)
    return html.fromstring(page.decode())


def article_html(article, record, articles, edition=PLAIN):
    own = headline(record, edition.language)
    return html.fromstring(article_page(article, record, articles, own, edition).decode())


def data(tree):
    (element,) = tree.xpath('//script[@type="application/ld+json"]')
    return json.loads(element.text)


def meta(tree, attribute="property"):
    return {one.get(attribute): one.get("content") for one in tree.xpath(f"//meta[@{attribute}]")}


def links(tree, rel):
    return [dict(one.attrib) for one in tree.xpath(f'//link[@rel="{rel}"]')]


def test_an_event_page_says_what_it_is_of_in_its_head(sample):
    tree = event_html(sample.record, sample.articles, KNOWN)
    told = data(tree)
    assert (told["@type"], told["@id"]) == ("Event", "urn:hexapla:event:e1")
    assert told["url"] == "https://news.example/hx/fr/events/e1.html"
    assert told["name"] == "Les donateurs promettent de reconstruire la vallée"
    assert told["location"] == [{"@type": "Place", "name": "Qasr al-Noor"}]
    assert told["subjectOf"][2]["inLanguage"] == "ar"
    assert told["subjectOf"][1]["publisher"] == {"@type": "Organization", "name": "Outlet fr"}
    assert meta(tree) == {
        "og:site_name": "Hexapla",
        "og:type": "article",
        "og:title": told["name"],
        "og:description": told["description"],
        "og:url": told["url"],
        "article:published_time": "2024-03-06T00:00:00Z",
        "article:modified_time": "2024-03-06T00:00:00Z",
    }
    assert meta(tree, "name")["description"] == told["description"] != ""
    assert meta(tree, "name")["twitter:card"] == "summary"


def test_an_article_page_names_its_outlet_language_and_what_it_rests_on(sample):
    told = data(article_html(sample.articles["ccc3"], sample.record, sample.articles, KNOWN))
    assert told["url"] == "https://ccc3.example/news/1"
    assert told["mainEntityOfPage"] == "https://news.example/hx/fr/articles/ccc3.html"
    assert (told["inLanguage"], told["datePublished"]) == ("ar", "2024-03-06")
    assert told["isBasedOn"] == {"@id": "urn:hexapla:article:aaa1"}
    assert told["about"]["@id"] == "urn:hexapla:event:e1"


def test_an_edition_that_knows_where_it_stands_names_its_address_languages_and_feeds(sample):
    tree = event_html(sample.record, sample.articles, KNOWN)
    here = "https://news.example/hx/"
    assert [one["href"] for one in links(tree, "canonical")] == [f"{here}fr/events/e1.html"]
    alternates = links(tree, "alternate")
    assert {one["hreflang"]: one["href"] for one in alternates if "hreflang" in one} == {
        "en": f"{here}events/e1.html", "fr": f"{here}fr/events/e1.html", "x-default": f"{here}events/e1.html",
    }  # fmt: skip
    assert [(one["type"], one["href"]) for one in alternates if "type" in one] == [
        ("application/atom+xml", "../../feed.atom"),
        ("application/feed+json", "../../feed.json"),
        ("application/atom+xml", "../../differences.atom"),
        ("application/feed+json", "../../differences.json"),
    ]


def test_an_edition_of_unknown_place_names_no_address_of_its_own(sample):
    tree = event_html(sample.record, sample.articles)
    assert links(tree, "canonical") == links(tree, "alternate") == []
    assert "url" not in data(tree)
    assert "og:url" not in meta(tree)
    for edition in (PLAIN, Edition(served=True)):
        assert page_head(Standpoint("index.html", edition)) == PageHead()


def test_a_page_that_leads_on_has_the_address_of_where_it_leads(sample):
    tree = html.fromstring(moved_page("old", [headline(sample.record)], KNOWN).decode())
    assert [one["href"] for one in links(tree, "canonical")] == ["../events/e1.html"]


def test_no_head_names_a_picture_or_loads_anything(sample):
    for tree in (
        event_html(sample.record, sample.articles, KNOWN),
        article_html(sample.articles["aaa1"], sample.record, sample.articles, KNOWN),
    ):
        assert not [name for name in (*meta(tree), *meta(tree, "name")) if "image" in (name or "")]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters()) | st.just('</script><script>alert(1)</script><!--\u2028]]>\x00\ud800"'))
def test_nothing_ends_the_data_in_a_head(words):
    text = script_data({"name": words})
    assert not set(text) & set("<>&\u2028\u2029\x00")
    tree = html.fromstring(f'<p>a<script type="application/ld+json">{text}</script><b>c')
    assert [one.tag for one in tree.iter()] == ["p", "script", "b"]
    assert json.loads(tree[0].text).keys() == {"name"}


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(), min_size=1) | st.just('"><script>alert(1)</script><meta http-equiv=refresh>\u202e'))
def test_no_words_get_out_of_a_head(words):
    table = one_of_each(words)
    article = next(iter(table.articles.values()))
    hostile = replace(article, title=words, outlet=words, url=words, standfirst=words, authors=(words,), language=words)
    record = replace(table.record, titles={words[:20]: words})
    articles = {**table.articles, hostile.id: hostile}
    for tree in (event_html(record, articles, KNOWN), article_html(hostile, record, articles, KNOWN)):
        head = tree.find("head")
        assert {one.tag for one in head.iter() if isinstance(one.tag, str)} == {
            "head",
            "meta",
            "title",
            "link",
            "script",
        }
        assert len(head.findall("script")) == 2
        assert len([one for one in head.findall("meta") if one.get("http-equiv")]) == 1
        assert isinstance(data(tree), dict)


@pytest.mark.parametrize(
    ("given_address", "kept"),
    [
        ("https://news.example", "https://news.example/"),
        (" https://news.example/a/b// ", "https://news.example/a/b/"),
        ("http://localhost:8000/é", "http://localhost:8000/%C3%A9/"),
    ],
)
def test_a_base_address_ends_in_a_slash(given_address, kept):
    assert base_url(given_address) == kept


@pytest.mark.parametrize(
    "address",
    ["", "news.example", "ftp://news.example", "https://", "https://a.example/?q", "https://a.example/#x",
     "https://me:secret@a.example/", "javascript:alert(1)", "https://a.example/" + "x" * 2_000],
)  # fmt: skip
def test_what_is_no_address_of_a_site_is_refused(address):
    with pytest.raises(OutputError, match="no address of a site"):
        base_url(address)


def test_the_addresses_of_one_page_in_all_languages():
    assert in_all_languages(replace(KNOWN, languages=("fr",)), "index.html") == []
    assert page_address(KNOWN, "index.html") == "https://news.example/hx/fr/"
    assert page_address(replace(KNOWN, served=True), "people/x.html", "en") == "https://news.example/hx/en/people/x"
