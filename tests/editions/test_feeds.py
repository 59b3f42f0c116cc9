"""Feeds: programs read them without a fault, ids stay, order and hostile words do no harm."""

import json
import random

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from hexapla.editions.bitext import Table
from hexapla.editions.feed import NEVER, Cut, plain
from hexapla.editions.feeds import feed_of_differences, feed_of_events, feed_of_search, feed_of_series, written
from hexapla.editions.identifiers import difference_urn
from hexapla.editions.standpoint import Edition
from hexapla.values.article import DateValue
from hexapla.values.review import Review
from hexapla.values.search import Hit, SearchAnswer, Snippet
from hexapla.values.series import SeriesCard, Turn
from hexapla.values.text import Evidence, Span
from one_of_each import one_of_each

HERE = Edition(base_url="https://news.example/hexapla/")
THERE = Edition(base_url="https://elsewhere.example/", served=True)
ATOM = {"a": "http://www.w3.org/2005/Atom"}
HOSTILE = '"><script>alert(1)</script>\u202e]]>{{ 7 * 7 }}\x00\x0b\ud800\ufffe<img src=x onerror=y>&amp;'


@pytest.fixture
def tabled(sample):
    return lambda record: Table(record, sample.articles)


def both(feed):
    """The feed as a reader of Atom sees it, and as one of JSON Feed does."""
    parsed = feedparser.parse(written(feed, "atom"), sanitize_html=False)
    assert parsed.bozo == 0, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    return parsed, holds(json.loads(written(feed, "json")))


def holds(document):
    """Hold a document to the rules of JSON Feed 1.1, and return it."""
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert document["title"]
    assert {"home_page_url", "feed_url", "items"} <= document.keys()
    ids = [item["id"] for item in document["items"]]
    assert len(ids) == len(set(ids))
    for item in document["items"]:
        assert isinstance(item["id"], str)
        assert isinstance(item["content_html"], str)
        assert item["url"].startswith("https://")
        assert item["date_modified"].endswith("Z")
        assert all(isinstance(tag, str) for tag in item.get("tags", []))
    return document


def test_an_event_is_an_entry_with_its_title_dates_account_and_versions(sample, tabled):
    feed = feed_of_events([sample.record], tabled, HERE)
    atom, document = both(feed)
    (entry,), (item,) = atom.entries, document["items"]
    assert entry.id == item["id"] == "urn:hexapla:event:e1"
    assert entry.link == item["url"] == "https://news.example/hexapla/events/e1.html"
    assert entry.title == item["title"] == "Donors pledge to rebuild the valley"
    assert entry.updated == item["date_modified"] == "2024-03-06T00:00:00Z"
    assert etree.fromstring(written(feed, "atom")).findtext(".//a:content", None, ATOM) == item["content_html"]
    assert [one.href for one in entry.links if one.rel == "related"][:1] == ["https://aaa1.example/news/1"]
    assert "41 states pledged money." in item["content_html"]
    assert '<bdi lang="ar" dir="rtl">المانحون' in item["content_html"]
    assert 'href="https://news.example/hexapla/articles/ccc3.html"' in item["content_html"]


def test_a_served_edition_leads_to_pages_without_ending_and_keeps_the_ids(sample, tabled):
    here, there = (feed_of_events([sample.record], tabled, edition) for edition in (HERE, THERE))
    assert there.entries[0].address == "https://elsewhere.example/events/e1"
    assert there.address["atom"] == "https://elsewhere.example/feed.atom"
    assert (there.id, there.entries[0].id) == (here.id, here.entries[0].id)


def test_an_entry_is_updated_when_its_newest_version_was_published(sample, tabled):
    dates = ("2024-03-07T08:00+09:00", "2024", "2024-03-06T23:30+01:00", "no date")
    versions = [
        replace(one, published=DateValue(date, "day"))
        for one, date in zip(sample.record.articles, dates, strict=True)
    ]  # fmt: skip
    (entry,) = feed_of_events([replace(sample.record, articles=tuple(versions))], tabled, HERE).entries
    assert (entry.published, entry.updated) == ("2024-01-01T00:00:00Z", "2024-03-06T23:00:00Z")


def test_an_event_without_any_date_stands_last_and_says_so(sample, tabled):
    versions = tuple(replace(one, published=None) for one in sample.record.articles)
    bare = replace(sample.record, id="e0", start=None, articles=versions)
    dated = replace(sample.record, id="e2", articles=versions)
    feed = feed_of_events([bare, dated, sample.record], tabled, HERE)
    assert [entry.id[-2:] for entry in feed.entries] == ["e1", "e2", "e0"]
    assert feed.entries[2].updated == NEVER
    assert "Date not known" in feed.entries[2].content


def test_a_difference_tells_who_against_whom_with_both_sentences(sample, tabled):
    _, document = both(feed_of_differences([sample.record], tabled, HERE))
    number, missing = sorted(document["items"], key=lambda item: item["tags"])
    assert number["tags"] == ["error", "number-changed"]
    assert number["title"].replace("\u2068", "").replace("\u2069", "") == "The number 41 in en became 43 in fr."
    for words in ("Outlet en", "Outlet fr", "pledged money.", "ont promis des fonds.", "articles/bbb2.html#s0-53"):
        assert words in number["content_html"], words
    assert number["url"] == "https://news.example/hexapla/events/e1.html#differences"
    assert missing["tags"] == ["warning", "sentence-missing"]
    assert "nothing" in missing["content_html"]


def test_notes_are_told_of_only_where_they_are_asked_for(sample, tabled):
    note = replace(sample.record.differences[0], severity="note")
    record = replace(sample.record, differences=(note, sample.record.differences[1]))
    assert len(feed_of_differences([record], tabled, HERE).entries) == 1
    (only,) = feed_of_differences([record], tabled, HERE, severities={"note"}).entries
    assert only.tags == ("note", "sentence-missing")


def test_a_difference_keeps_its_id_when_all_but_its_words_is_made_anew(sample):
    first = sample.record.differences[1]
    moved = replace(
        first,
        original=replace(first.original, block=7, start=3, end=30, text=" 41 states  pledged money.\n"),
        severity="warning",
        detail="told otherwise",
    )
    assert difference_urn(moved) == difference_urn(first)
    others = [replace(first, kind="conflict"), replace(first, values=("41", "44")), replace(first, version_article="x")]
    others.append(replace(first, version=replace(first.version, text="44 États")))
    assert len({difference_urn(one) for one in (first, *others)}) == 5


def test_the_same_difference_twice_is_two_entries(sample, tabled):
    twice = replace(sample.record, differences=sample.record.differences * 2)
    _, document = both(feed_of_differences([twice], tabled, HERE))
    assert len(document["items"]) == 4


def test_a_difference_is_as_new_as_the_newer_text_or_what_was_said_of_it(sample, tabled):
    dates = ("2024-03-06", "2024-03-08", "2024-03-20", "2024-03-21")
    versions = [
        replace(one, published=DateValue(date, "day"))
        for one, date in zip(sample.record.articles, dates, strict=True)
    ]  # fmt: skip
    said = replace(sample.record.differences[0], review=Review("accept", "Ada", "2024-05-01T10:00:00+00:00"))
    record = replace(sample.record, articles=tuple(versions), differences=(said, sample.record.differences[1]))
    judged, other = feed_of_differences([record], tabled, HERE).entries
    assert (judged.published, judged.updated) == ("2024-03-08T00:00:00Z", "2024-05-01T10:00:00Z")
    assert "accepted by Ada" in judged.content
    assert other.updated == "2024-03-08T00:00:00Z"


def test_a_series_has_a_feed_of_its_turns(sample, tabled):
    card = SeriesCard("s/1", (Turn("e0", 1, "", ""), Turn("e1", 2, "", "")))
    feed = feed_of_series(card, {"e1": sample.record}, tabled, HERE)
    atom, _ = both(feed)
    assert atom.feed.title == "Donors pledge to rebuild the valley · Hexapla"
    assert atom.feed.id == "urn:hexapla:feed:series:s%2F1"
    assert feed.address["json"].startswith("https://news.example/hexapla/series/s-1.")
    assert [entry.id for entry in atom.entries] == ["urn:hexapla:event:e1"]


def test_a_search_has_a_feed_with_what_was_found_marked(sample, tabled):
    place = Evidence("aaa1", 0, 60, 84, "41 states pledged money.")
    hit = Hit("e1", 1.0, None, None, (), 4, ("aaa1",), (Snippet(place, "en", (Span(60, 62), Span(70, 77))),))
    gone = Hit("e9", 1.0, None, None, (), 1, (), ())
    answer = SearchAnswer("41 & états", (gone, hit), 2, False, 0)
    feed = feed_of_search(answer, {"e1": sample.record}, tabled, THERE)
    _, document = both(feed)
    assert document["home_page_url"] == "https://elsewhere.example/search?q=41%20%26%20%C3%A9tats"
    assert document["feed_url"] == "https://elsewhere.example/search.json?q=41%20%26%20%C3%A9tats"
    (item,) = document["items"]
    assert '<li lang="en" dir="ltr"><mark>41</mark> states <mark>pledged</mark> money.</li>' in item["content_html"]


def test_pages_of_a_feed_lead_to_one_another(sample, tabled):
    records = [replace(sample.record, id=f"e{n}") for n in range(5)]
    pages = [feed_of_events(records, tabled, THERE, Cut(n, 2, linked=True)) for n in (1, 2, 3, 4)]
    assert [[entry.id[-2:] for entry in page.entries] for page in pages] == [["e0", "e1"], ["e2", "e3"], ["e4"], []]
    at = "https://elsewhere.example/feed.atom"
    links = [{link.rel: link.href for link in both(page)[0].feed.links} for page in pages]
    assert [one["self"] for one in links] == [at, f"{at}?page=2", f"{at}?page=3", f"{at}?page=4"]
    assert [one.get("next") for one in links] == [f"{at}?page=2", f"{at}?page=3", None, None]
    assert [one.get("previous") for one in links] == [None, at, f"{at}?page=2", f"{at}?page=3"]
    documents = [both(page)[1] for page in pages]
    assert [one.get("next_url") for one in documents][:2] == [
        "https://elsewhere.example/feed.json?page=2", "https://elsewhere.example/feed.json?page=3",
    ]  # fmt: skip
    assert {one["feed_url"] for one in documents} == {"https://elsewhere.example/feed.json"}


def test_the_order_of_what_is_handed_in_does_not_matter(sample, tabled):
    found = [tuple(replace(one, values=(f"4{n}",)) for one in sample.record.differences) for n in range(6)]
    records = [replace(sample.record, id=f"e{n}", differences=found[n]) for n in range(6)]
    shuffled = [replace(one, differences=one.differences[::-1]) for one in random.Random(7).sample(records, 6)]
    for feed_of in (feed_of_events, feed_of_differences):
        assert written(feed_of(records, tabled, HERE), "atom") == written(feed_of(shuffled, tabled, HERE), "atom")


def test_an_empty_feed_is_a_feed(tabled):
    atom, document = both(feed_of_events([], tabled, HERE))
    assert (atom.feed.updated, document["items"]) == (NEVER, [])


def test_the_first_lines_name_what_wrote_them(sample, tabled):
    card = SeriesCard("s" * 64, (Turn("e1", 1, "", ""),))
    record = replace(sample.record, titles={"en": "x" * 300})
    for form in ("atom", "json"):
        assert b"Hexapla" in written(feed_of_series(card, {"e1": record}, tabled, HERE), form)[:400]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), min_size=1) | st.just(HOSTILE) | st.just(HOSTILE * 400))
def test_no_words_break_a_feed_or_become_markup(words):
    table = one_of_each(words)
    article = replace(table.record.articles[0], title=words, outlet=words, language=words[:40], url=words)
    versions = (article, *table.record.articles[1:])
    record = replace(table.record, id=words[:50], titles={words[:40]: words}, kind=words, articles=versions)
    answer = SearchAnswer(words[:200], (), 0, False, 0)
    feeds = [
        feed_of_events([record], lambda one: Table(one, table.articles), HERE),
        feed_of_differences([record], lambda one: Table(one, table.articles), HERE),
        feed_of_search(answer, {}, lambda one: Table(one, table.articles), HERE),
    ]
    for feed in feeds:
        for form in ("atom", "json"):
            content = written(feed, form)
            assert len(content) < 60_000
            content.decode("utf-8")
        holds(json.loads(written(feed, "json")))
        tree = etree.fromstring(written(feed, "atom"))
        for html in tree.findall(".//a:content", ATOM):
            shown = etree.fromstring(html.text, etree.HTMLParser())
            assert not {"script", "img", "iframe", "style"} & {one.tag for one in shown.iter()}
            assert not any(name.startswith("on") for one in shown.iter() for name in one.attrib)
            assert all(link.get("href").startswith("https://") for link in shown.iter("a"))
        assert all(link.get("href").startswith("http") for link in tree.iter("{http://www.w3.org/2005/Atom}link"))


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters()))
def test_plain_text_is_one_line_that_xml_can_hold(words):
    line = plain(words, 50)
    assert len(line) <= 52
    assert "\n" not in line
    etree.Element("x").text = line
