"""Feeds and sitemaps as files of an edition: only where its address is known, and only what changed."""

import json

import feedparser
import pytest
from lxml import etree
from msgspec.structs import replace

from hexapla.editions import Contents, Published, publish
from hexapla.editions.standpoint import Edition
from hexapla.values.series import SeriesCard, Turn

HERE = "https://news.example/hexapla/"
ALL = [
    "differences.atom", "differences.json", "feed.atom", "feed.json", "news-sitemap.xml", "robots.txt",
    "series/s1.atom", "series/s1.json", "sitemap.xml",
]  # fmt: skip
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def contents(sample, **more):
    card = SeriesCard("s1", (Turn("e0", 1, "", ""), Turn("e1", 2, "", "")))
    kept = {"series": [card], "editions": (Edition(base_url=HERE),), "former": {"old": ("e1",)}, **more}
    return Contents([sample.record], sample.articles, **kept)


def outward(root):
    ends = {".atom", ".json", ".xml", ".txt"}
    files = (
        file
        for file in root.rglob("*")
        if file.suffix in ends and not file.name.startswith(".") and file.parent.name != "events"
    )
    return sorted(file.relative_to(root).as_posix() for file in files)


def test_without_an_address_nothing_is_written_that_needs_one(sample, tmp_path):
    publish(contents(sample, editions=(Edition(),)), tmp_path)
    assert outward(tmp_path) == []


def test_with_an_address_there_are_feeds_sitemaps_and_robots(sample, tmp_path):
    publish(contents(sample), tmp_path)
    assert outward(tmp_path) == ALL
    for path in (path for path in ALL if path.endswith(".atom")):
        parsed = feedparser.parse((tmp_path / path).read_bytes())
        assert (parsed.bozo, parsed.version) == (0, "atom10")
        assert parsed.feed.links[1].href == HERE + path
        for entry in parsed.entries:
            assert (tmp_path / entry.link.removeprefix(HERE).partition("#")[0]).is_file()


def test_the_sitemap_lists_the_pages_that_are_there_and_have_not_moved(sample, tmp_path):
    publish(contents(sample), tmp_path)
    listed = [one.text for one in etree.parse(tmp_path / "sitemap.xml").iter(LOC)]
    pages = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.html")} - {"events/old.html"}
    assert sorted(listed) == sorted(HERE + page.removesuffix("index.html") for page in pages)


def test_pages_in_several_languages_stand_in_one_sitemap(sample, tmp_path):
    first = Edition(languages=("en", "fr"), base_url=HERE)
    publish(contents(sample, editions=(first, replace(first, language="fr", prefix="fr/"))), tmp_path)
    listed = [one.text for one in etree.parse(tmp_path / "sitemap.xml").iter(LOC)]
    pages = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.html")}
    pages -= {"events/old.html", "fr/events/old.html"}
    assert sorted(listed) == sorted(HERE + page.removesuffix("index.html") for page in pages)
    assert outward(tmp_path) == ALL


def test_the_feeds_that_pages_name_are_there(sample, tmp_path):
    publish(contents(sample), tmp_path)
    for page in tmp_path.rglob("*.html"):
        for link in etree.parse(page, etree.HTMLParser()).iter("link"):
            if link.get("type"):
                assert (page.parent / link.get("href")).is_file(), (page, link.get("href"))


def test_publishing_again_writes_nothing_and_an_edition_that_lost_its_address_loses_them(sample, tmp_path):
    done = publish(contents(sample), tmp_path)
    assert publish(contents(sample), tmp_path) == Published(0, done.written, 0)
    moved = tuple(replace(version, score=0.1) for version in sample.record.articles)
    again = replace(contents(sample), records=[replace(sample.record, articles=moved)])
    assert publish(again, tmp_path) == Published(1, done.written - 1, 0)  # the record as JSON, which has the scores
    assert publish(contents(sample, editions=(Edition(),)), tmp_path).removed == len(ALL)
    assert outward(tmp_path) == []


def test_a_feed_has_room_for_a_hundred_events_the_newest(sample, tmp_path):
    records = [replace(sample.record, id=f"e{n:03}") for n in range(130)]
    publish(replace(contents(sample, former={}), records=records, articles={}), tmp_path)
    items = json.loads((tmp_path / "feed.json").read_bytes())["items"]
    assert [item["id"][-4:] for item in items] == [f"e{n:03}" for n in range(100)]


@pytest.mark.parametrize("path", ["feed.atom", "sitemap.xml", "robots.txt"])
def test_a_file_of_somebody_else_is_not_written_over(sample, tmp_path, path):
    (tmp_path / path).write_text("mine")
    with pytest.raises(Exception, match="was not written by Hexapla"):
        publish(contents(sample), tmp_path)
    assert (tmp_path / path).read_text() == "mine"
