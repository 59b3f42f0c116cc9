"""Sitemaps and robots.txt: whole addresses, all languages, within the bounds of the protocol."""

from urllib.robotparser import RobotFileParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from hexapla.editions import sitemap
from hexapla.editions.news_sitemap import news_language, news_sitemap
from hexapla.editions.robots import robots_txt
from hexapla.editions.sitemap import Bounds, Listed
from hexapla.editions.standpoint import Edition
from hexapla.values.article import DateValue
from one_of_each import one_of_each

ALONE = Edition(base_url="https://news.example/hexapla/")
FILES = Edition(languages=("en", "fr", "ar"), base_url="https://news.example/")
SERVED = Edition(language="fr", languages=("en", "fr"), served=True, prefix="fr/", base_url="https://news.example/")
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}


def sitemaps(pages, edition, *bounds):
    return {path: make() for path, make in sitemap.sitemaps(pages, edition, *bounds).items()}


def of(content, path):
    tree = etree.fromstring(content)
    assert b"Hexapla" in content[:400]
    return tree.findall(path, NAMES)


def locations(content):
    return [one.text for one in of(content, ".//s:loc")]


def alternates(content):
    return [
        {link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)}
        for url in of(content, "s:url")
    ]


def test_one_language_needs_no_alternates():
    pages = [Listed("index.html"), Listed("events/e1.html", "2024-03-06T00:00:00Z")]
    (content,) = sitemaps(pages, ALONE).values()
    assert locations(content) == ["https://news.example/hexapla/events/e1.html", "https://news.example/hexapla/"]
    assert [one.text for one in of(content, ".//s:lastmod")] == ["2024-03-06T00:00:00Z"]
    assert alternates(content) == [{}, {}]


def test_every_language_of_a_page_is_listed_and_names_all_others():
    (content,) = sitemaps([Listed("events/e1.html")], FILES).values()
    at = {
        lang: f"https://news.example/{folder}events/e1.html"
        for lang, folder in (("en", ""), ("fr", "fr/"), ("ar", "ar/"))
    }
    assert locations(content) == list(at.values())
    assert alternates(content) == [{**at, "x-default": at["en"]}] * 3


def test_served_pages_have_no_ending_and_a_default_that_the_browser_chooses():
    (content,) = sitemaps([Listed("index.html"), Listed("people/p.html")], SERVED).values()
    root = "https://news.example/"
    assert locations(content) == [root + "en/", root + "fr/", root + "en/people/p", root + "fr/people/p"]
    assert alternates(content)[3] == {
        "en": root + "en/people/p", "fr": root + "fr/people/p", "x-default": root + "people/p",
    }  # fmt: skip


@pytest.mark.parametrize("bounds", [Bounds(addresses=3), Bounds(size=1_200)])
def test_past_its_bounds_a_sitemap_becomes_an_index_of_several(bounds):
    pages = [Listed(f"events/e{n:03}.html") for n in range(10)]
    files = sitemaps(pages, ALONE, bounds)
    index = files.pop("sitemap.xml")
    assert len(files) > 2
    assert locations(index) == [f"https://news.example/hexapla/{path}" for path in files]
    assert [one for content in files.values() for one in locations(content)] == [
        f"https://news.example/hexapla/{page.path}" for page in pages
    ]
    assert all(
        len(content) <= bounds.size and len(locations(content)) <= bounds.addresses for content in files.values()
    )


def test_the_order_of_pages_does_not_matter():
    pages = [Listed(f"events/e{n}.html") for n in range(5)]
    assert sitemaps(pages[::-1], FILES, Bounds(2)) == sitemaps(pages, FILES, Bounds(2))


def test_the_languages_of_a_page_stand_in_one_part_and_parts_are_made_one_at_a_time(monkeypatch):
    monkeypatch.setattr(sitemap, "document", lambda root, children, **_: f"{root} {len(list(children))}".encode())
    makes = sitemap.sitemaps([Listed(f"events/e{n}.html") for n in range(7)], FILES, Bounds(addresses=7))
    assert {path: make() for path, make in makes.items()} == {
        "sitemap.xml": b"sitemapindex 4", "sitemap-1.xml": b"urlset 6", "sitemap-2.xml": b"urlset 6",
        "sitemap-3.xml": b"urlset 6", "sitemap-4.xml": b"urlset 3",
    }  # fmt: skip


def dated(record, identifier, *days):
    versions = [
        replace(one, published=DateValue(day, "day") if day else None)
        for one, day in zip(record.articles, days, strict=False)
    ]
    return replace(record, id=identifier, articles=tuple(versions))


def test_news_are_the_events_first_reported_within_two_days_of_the_newest_report(sample):
    records = [
        dated(sample.record, "new", "2024-03-06T10:00Z"),
        dated(sample.record, "edge", "2024-03-04T10:00Z"),
        dated(sample.record, "old", "2024-03-04T09:59Z"),
        dated(sample.record, "told-again", "2024-02-01", "2024-03-06T10:00Z"),
        dated(sample.record, "undated", None),
    ]
    content = news_sitemap(records, ALONE)
    assert content == news_sitemap(records[::-1], ALONE)
    assert locations(content) == [f"https://news.example/hexapla/events/{name}.html" for name in ("new", "edge")]
    (name, *_), (language, *_), (title, *_), (date, *_) = (
        [one.text for one in of(content, f".//n:{tag}")] for tag in ("name", "language", "title", "publication_date")
    )
    assert (name, language, title) == ("Hexapla", "en", "Donors pledge to rebuild the valley")
    assert date == "2024-03-06T10:00:00Z"


def test_an_archive_without_events_has_empty_maps():
    assert locations(news_sitemap([], ALONE)) == locations(sitemaps([], ALONE)["sitemap.xml"]) == []


@pytest.mark.parametrize(
    ("tag", "named"),
    [
        ("zh", "zh-cn"),
        ("zh-Hant", "zh-tw"),
        ("zh-TW", "zh-tw"),
        ("pt-BR", "pt"),
        ("nb", "nb"),
        (None, "en"),
        ("<x>", "en"),
    ],
)
def test_languages_of_news_are_iso_639_but_for_chinese(tag, named):
    assert news_language(tag, "en") == named


def test_robots_may_read_all_but_searches_and_reviews():
    served = robots_txt(SERVED).decode()
    rules = RobotFileParser()
    rules.parse(served.splitlines())
    assert rules.site_maps() == ["https://news.example/sitemap.xml", "https://news.example/news-sitemap.xml"]
    for path, allowed in (
        ("", True),
        ("events/e1", True),
        ("fr/events/e1", True),
        ("search?q=x", False),
        ("fr/search", False),
    ):
        assert rules.can_fetch("Bot", f"https://news.example/{path}") is allowed, path
    assert "Disallow: /*/review\n" in served
    files = robots_txt(ALONE).decode()
    assert "Disallow" not in files
    assert "Sitemap: https://news.example/hexapla/sitemap.xml\n" in files


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(), min_size=1) | st.just('"><script>\u202e]]>&\x00\ud800'))
def test_no_words_break_a_sitemap_of_news(words):
    record = one_of_each(words).record
    named = replace(dated(record, words[:60], "2024-03-06"), titles={words[:20]: words})
    (title,) = of(news_sitemap([named], FILES), ".//n:title")
    assert title.text
    assert "\n" not in title.text
