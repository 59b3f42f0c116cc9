import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from lxml import etree

from hexapla.editions import STEP_VERSION, Contents, Published, publish
from hexapla.errors import OutputError
from hexapla.records import faults
from hexapla.values.article import Article, Block, Furniture
from hexapla.values.difference import Difference
from hexapla.values.document import Cited, DocumentCard
from hexapla.values.fact import Quantity
from hexapla.values.outlet import SetAside
from hexapla.values.outlet_card import (
    Exchange,
    Faults,
    MonthCount,
    OutletArticle,
    OutletCard,
    OutletLedger,
    ReasonCount,
)
from hexapla.values.passage import Passage
from hexapla.values.person import Appearance, Profile, Tenure
from hexapla.values.record import Version
from hexapla.values.rejection import Rejection
from hexapla.values.series import Attendance, Figure, FigureRow, FollowUp, PersonRow, SeriesCard, Told, Turn
from hexapla.values.text import Cell, Evidence

HOSTILE = '"><script>alert(1)</script>\u202e{{ 7 * 7 }}\x00<img src=x onerror=y>'
DATA = {"type": "application/ld+json"}
VOID = {"meta", "link", "img", "br", "hr", "input"}


# What may be left open in HTML, and what ends it beside the end of what it stands in.
ENDED_BY = {"li": {"li"}, "td": {"td", "th"}, "th": {"td", "th"}}


class Page(HTMLParser):
    """What a page holds: its links, ids, and whether its elements are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    @property
    def foreign_markup(self) -> list[dict]:
        """Scripts and images that are not the edition's one script; data in the head is none."""
        loaded = [named for tag, named in self.tags if tag in {"script", "img"} and named != DATA]
        return [named for named in loaded if not named.get("src", "").endswith("static/hexapla.js") or len(named) > 2]

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if self.open and tag in ENDED_BY.get(self.open[-1], ()):
            self.open.pop()
        self.tags.append((tag, named))
        if "id" in named:
            self.ids.append(named["id"])
        if "href" in named:
            self.links.append(named["href"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if self.open and self.open[-1] != tag and self.open[-1] in ENDED_BY:
            self.open.pop()
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data):
        self.words.append(data)


def career(record, name="Layla al-Mansouri"):
    """Return a person of the record whose role changed, and a namesake."""
    person = record.people[0]
    seen = Appearance(record.id, "2024-03-06", person.name, (name,), (), person.evidence, person.articles)
    roles = tuple(
        Tenure({"en": f"{name} {n}"}, day, day, (record.id,), person.evidence, changed=n > 0)
        for n, day in enumerate(("2023", "2024-03-06", ""))
    )
    other = Profile("layla-2", name, (), (), (seen,), namesakes=("layla",))
    return [Profile("layla", name, (name,), roles, (seen,), 0.6, f"{name}?", ("layla-2",)), other]


def card(record, words="Mend the wells"):
    """Return a series of two turns, the record's and one that is not in the edition, with what came of a task."""
    place = record.people[0].evidence[0]
    asked = Told("e0", "2023-03-06", {"en": words}, (place,), words)
    later = Told(record.id, "2024-03-06", {"en": f"{words} again"}, (place,))
    turns = (Turn("e0", 1, "2023-03-05", "2023-03-06", (words,), (asked,)), Turn(record.id, 2, "", "2024-03-06"))
    people = (PersonRow(words, (None, Attendance(words, {"en": words}, True, (place,)))),)
    figures = (FigureRow({"en": words}, (Figure(40, ">", "km", (place,)), Figure(41, "=", "km", ()))),)
    return [SeriesCard("s1", turns, people, figures, (FollowUp(asked, later, "taken up", 0.75, "en"),))]


def documents(record, words="Charter of the valley"):
    """Return a document that the record cites, with a task under it, and one that may be the same."""
    place = record.people[0].evidence[0]
    cited = record.documents[0]
    asked = Told(record.id, "2024-03-06", {"en": words}, (place,), words, words)
    rows = (
        Cited("e0", "", cited.code, words, cited.date, {"en": words, "ar": words}, (place,), ("aaa1",)),
        Cited(
            record.id, "2024-03-06", cited.code, cited.title, cited.date, {}, (place,), ("aaa1",), ("bbb2",), (asked,)
        ),
    )
    other = DocumentCard("other", None, None, None, {}, "", "", rows[:1], ("charter",))
    return [DocumentCard("charter", words, words, "2021", {"en": words}, "", "2024-03-06", rows, ("other",)), other]


def outlets(record, words="The Post"):
    """Return an outlet of the record's versions with something of everything, and one with nothing."""
    rows = tuple(
        OutletArticle(record.id, "2024-03-06", version.id, words, version.language, words, "", "translation", "aaa1",
                      (("number-changed", "error", 1), ("untranslated", "warning", 2)))
        for version in record.articles
    )  # fmt: skip
    line = SetAside(words, words, words, "en", True, 2, ("aaa1",))
    ledger = OutletLedger(words, 4, 9, 2, (ReasonCount(words, 9, 4, 2),), (line,), 70, (line,), 1, {words: 1})
    exchanges = (Exchange("post", words, 1, 2, 0), Exchange("bare", words, 0, 0, 3), Exchange("", "", 0, 1, 0))
    months = (MonthCount("2023-11", 1, 1), MonthCount("2024-02", 4, 2))
    post = OutletCard(
        "post", "post.example", words, (words,), "2023-11-30", "2024-02-01", 300, 2, 1, {"en": 3, "und": 1}, months,
        {"original": 1, "translation": 3}, exchanges, exchanges, faults(rows), ledger, rows,
    )  # fmt: skip
    empty = OutletCard("bare", words, words, (), "", "", 0, 0, 0, {}, (), {}, (), (), Faults(), OutletLedger(words))
    return [post, empty]


@pytest.fixture
def site(sample, tmp_path):
    rejected = [Rejection("pages/empty.html", "articles", "empty page", "no bytes")]
    record = sample.record
    more = {
        "people": career(record),
        "series": card(record),
        "documents": documents(record),
        "outlets": outlets(record),
    }
    publish(Contents([record], sample.articles, rejected, homes={"aaa1": "post", "bbb2": "gone"}, **more), tmp_path)
    return tmp_path


def pages(root: Path) -> dict[str, Page]:
    return {p.relative_to(root).as_posix(): Page(p.read_text("utf-8")) for p in sorted(root.rglob("*.html"))}


def test_every_event_and_article_has_its_page(site):
    assert sorted(pages(site)) == [
        "articles/aaa1.html", "articles/bbb2.html", "articles/ccc3.html", "articles/ddd4.html",
        "documents/charter.html", "documents/index.html", "documents/other.html", "events/e1.html", "index.html",
        "languages/ar.html", "languages/en.html", "languages/fr.html", "languages/zh.html",
        "outlets/bare.html", "outlets/index.html", "outlets/post.html", "people/index.html", "people/layla-2.html",
        "people/layla.html", "series/index.html", "series/s1.html",
    ]  # fmt: skip


def test_the_account_leads_to_its_sentences(site):
    links = pages(site)["events/e1.html"].links
    assert "../articles/aaa1.html#s0-60" in links
    assert "../articles/ccc3.html#s0-49" in links


def test_every_link_inside_the_edition_leads_to_a_page_and_a_place_on_it(site):
    known = pages(site)
    for path, page in known.items():
        for link in page.links:
            if link.startswith(("http", "data:")):
                continue
            target, _, name = link.partition("#")
            file = (site / path).parent.joinpath(target).resolve() if target else site / path
            assert file.exists(), (path, link)
            if name and file.suffix == ".html":
                assert name in known[file.relative_to(site.resolve()).as_posix() if target else path].ids, (path, link)


def test_the_elements_of_every_page_are_closed_in_order_and_ids_are_unique(site):
    for path, page in pages(site).items():
        assert (page.faults, page.open) == ([], []), path
        assert len(page.ids) == len(set(page.ids)), path


def test_pages_parse_without_an_error(site):
    for file in site.rglob("*.html"):
        parser = etree.HTMLParser()
        etree.fromstring(file.read_bytes(), parser)
        # libxml2 knows HTML 4; what it calls invalid tags are HTML 5's
        faults = [e for e in parser.error_log if "Tag " not in e.message]
        assert faults == [], file


def test_no_page_asks_another_host_for_anything(site):
    for path, page in pages(site).items():
        loaded = [named for tag, named in page.tags if tag in {"img", "iframe", "video", "object", "style"}]
        assert loaded == [], path
        scripts = [named for tag, named in page.tags if tag == "script" and named != DATA]
        own = "../" * path.count("/") + "static/hexapla.js"
        assert scripts == [{"src": own, "defer": None}], path
        sheets = [named["href"] for tag, named in page.tags if tag == "link"]
        assert all(not link.startswith(("http", "//")) for link in sheets)
        assert all("style" not in named and not any(key.startswith("on") for key in named) for _, named in page.tags)
        policy = next(n["content"] for t, n in page.tags if t == "meta" and n.get("http-equiv"))
        assert policy.startswith("default-src 'none'; style-src 'self'")
    assert not re.search(r"url\(|@import", (site / "static" / "hexapla.css").read_text("utf-8"))


def test_links_out_tell_nothing_and_follow_nothing(site):
    out = [n for page in pages(site).values() for t, n in page.tags if t == "a" and n["href"].startswith("http")]
    assert out
    assert all(named["rel"] == "noopener noreferrer nofollow" for named in out)


def test_text_runs_as_its_language_does(site):
    event = pages(site)["events/e1.html"]
    cells = [named for tag, named in event.tags if tag == "td" and named.get("lang")]
    assert {(named["lang"], named.get("dir")) for named in cells} == {
        ("en", None), ("fr", None), ("ar", "rtl"), ("zh", None),
    }  # fmt: skip
    article = pages(site)["articles/ccc3.html"]
    assert ("article", {"class": "text", "lang": "ar", "dir": "rtl"}) in article.tags


def test_the_event_page_shows_signs_facts_and_furniture(site):
    said = " ".join(" ".join(pages(site)["events/e1.html"].words).split())
    for words in (
        "÷",
        "※",
        "1.35 billion",
        "USD",
        "Layla al-Mansouri",
        "The number \u206841\u2069 in \u2068en\u2069 became \u206843\u2069 in \u2068fr\u2069.",
        "Komentar (0)",
        "2nd of its series",
    ):
        assert words in said


def test_a_caption_is_shown_once_with_how_often_the_page_has_it(site):
    said = " ".join(pages(site)["articles/aaa1.html"].words)
    assert said.count("The minister reads the declaration.") == 1
    assert "shown 2 times on the page" in said


def test_publishing_again_writes_nothing(sample, tmp_path):
    first = publish(Contents([sample.record], sample.articles), tmp_path)
    assert first == Published(19, 0, 0)
    assert publish(Contents([sample.record], sample.articles), tmp_path) == Published(0, 19, 0)


def test_the_order_of_what_is_handed_in_does_not_matter(sample, tmp_path):
    other = msgspec.structs.replace(sample.record, id="e2", articles=())
    alone = Article("zz9", "alone", language="en")
    known = {**sample.articles, "zz9": alone}
    refused = [Rejection("b", "articles", "empty page"), Rejection("a", "sources", "binary")]
    publish(Contents([sample.record, other], known, refused), tmp_path / "a")
    publish(Contents([other, sample.record], dict(reversed(known.items())), refused[::-1]), tmp_path / "b")
    a = {p.relative_to(tmp_path / "a"): p.read_bytes() for p in (tmp_path / "a").rglob("*.*") if p.is_file()}
    b = {p.relative_to(tmp_path / "b"): p.read_bytes() for p in (tmp_path / "b").rglob("*.*") if p.is_file()}
    assert a == b


def test_a_person_s_page_shows_roles_with_their_days_and_the_event_leads_there(site):
    page = (site / "people" / "layla.html").read_text("utf-8")
    for words in (
        "6 March 2024",
        "date not known",
        ">new<",
        "Held to be somebody else",
        "../events/e1.html",
        "aaa1.html#",
    ):
        assert words in page
    assert "../people/layla" in (site / "events" / "e1.html").read_text("utf-8")


def test_a_series_page_lays_turns_people_figures_and_outcomes_side_by_side(site):
    page = " ".join(Page((site / "series" / "s1.html").read_text("utf-8")).words)
    for words in (
        "1st",
        "6 March 2023",
        "Not in this edition",
        ">40 km",
        "41 km",
        "Taken up",
        "Mend the wells again",
        "0.75",
    ):
        assert words in page, words


def test_a_document_s_page_shows_events_sentences_tasks_and_what_may_be_the_same(site):
    page = (site / "documents" / "charter.html").read_text("utf-8")
    said = " ".join(" ".join(Page(page).words).split())
    for words in (
        "2 events",
        "Not in this edition",
        "date not known",
        "1 that rests on one of them lacks it",
        "Asked under it",
    ):
        assert words in said, words
    assert {"../events/e1.html", "../documents/other.html"} <= set(Page(page).links)
    assert "../documents/charter.html" in Page((site / "events" / "e1.html").read_text("utf-8")).links


def test_a_document_that_very_many_events_cite_has_a_page_within_bounds(sample, tmp_path):
    (charter, _) = documents(sample.record)
    seen = [msgspec.structs.replace(charter.citations[1], event=f"e{n:03}") for n in range(600)]
    bare = msgspec.structs.replace(sample.record, articles=(), passages=(), differences=(), series=None)
    records = [msgspec.structs.replace(bare, id=one.event) for one in seen[500:]]
    card = msgspec.structs.replace(charter, citations=tuple(seen))
    publish(Contents(records, sample.articles, documents=[card]), tmp_path)
    page = (tmp_path / "documents" / "charter.html").read_text("utf-8")
    assert "<b>600</b> events" in page
    assert (page.count("Asked under it"), page.count("../events/")) == (40, 100)
    assert "and 160 earlier" in page
    assert len(page) < 150_000


def test_an_outlet_s_page_shows_errors_out_of_how_many_and_what_was_set_aside(site):
    page = Page((site / "outlets" / "post.html").read_text("utf-8"))
    said = " ".join(" ".join(page.words).split())
    for words in (
        "4 of 4 versions that rest on another article have an error.",
        "Few versions: this says little of the outlet.",
        "from 51 to 100 %",
        "Left untranslated 8 4 of 4",
        "November 2023",
        "its own 1 2",
        "outlets not known",
        "and 296 earlier",
        "9 pieces of 4 pages are no part of an article; 2 of them are in another language than their page.",
        "and 46 more",
    ):
        assert words in said, words
    assert "../outlets/bare.html" in page.links
    assert "../events/e1.html#differences" in page.links
    listed = " ".join(" ".join(pages(site)["outlets/index.html"].words).split())
    assert "4 / 4 with an error" in listed or "4/4 with an error" in listed
    bare = " ".join(" ".join(Page((site / "outlets" / "bare.html").read_text("utf-8")).words).split())
    assert "No version rests on another article, so none could be held against one." in bare
    for path in ("index.html", "events/e1.html", "articles/aaa1.html"):
        assert any(link.endswith("outlets/post.html") for link in pages(site)[path].links), path
    assert not any("gone" in link for link in pages(site)["articles/bbb2.html"].links)


def test_every_page_leads_to_the_lists_and_these_to_every_page(site):
    known = pages(site)
    lists = [f"{name}/index.html" for name in ("people", "documents", "outlets", "series")]
    for path, page in known.items():
        assert {"../" * path.count("/") + name for name in lists} <= set(page.links), path
    for name in lists:
        folder = name.partition("/")[0]
        listed = {link.removeprefix("../") for link in known[name].links}
        assert {path for path in known if path.startswith(f"{folder}/")} <= listed


def test_an_event_that_is_gone_takes_its_pages_with_it(sample, tmp_path):
    publish(Contents([sample.record], sample.articles), tmp_path)
    left = publish(Contents([], {}), tmp_path)
    assert left == Published(1, 6, 12)
    lists = [f"{name}/index.html" for name in ("documents", "outlets", "people", "series")]
    assert sorted(pages(tmp_path)) == sorted(["index.html", *lists])


def test_an_id_that_an_event_had_earlier_leads_on_to_where_its_reports_are(sample, tmp_path):
    other = msgspec.structs.replace(sample.record, id="e2", articles=(), titles={"en": HOSTILE})
    former = {"old1": ("e1",), "old2": ("e1", "e2"), "old3": (), "e1": ("e2",), HOSTILE: ("e2",)}
    publish(Contents([sample.record, other], sample.articles, (), former), tmp_path)
    known = pages(tmp_path)
    assert sorted(path for path in known if path.startswith("events/")) == [
        "events/e1.html", "events/e2.html", "events/old1.html", "events/old2.html", "events/old3.html",
        "events/script-alert-1-script-7-7-img-s.92dddf34a3e17c63.html",
    ]  # fmt: skip
    one, two, none = (known[f"events/old{n}.html"] for n in (1, 2, 3))
    refresh = {"http-equiv": "refresh", "content": "0; url=../events/e1.html"}
    assert [named for tag, named in one.tags if named.get("http-equiv") == "refresh"] == [refresh]
    assert {"rel": "canonical", "href": "../events/e1.html"} in [named for tag, named in one.tags if tag == "link"]
    assert "../events/e1.html" in [named["href"] for tag, named in one.tags if tag == "a"]
    assert [link for link in two.links if "events/" in link] == ["../events/e1.html", "../events/e2.html"]
    assert [link for link in none.links if "events/" in link] == []
    assert [named for page in (two, none) for _, named in page.tags if named.get("http-equiv") == "refresh"] == []
    for path, page in known.items():
        assert (page.faults, page.open) == ([], []), path
        assert page.foreign_markup == [], path
    assert publish(Contents([sample.record, other], sample.articles, (), former), tmp_path).written == 0


def test_an_id_that_a_person_had_earlier_leads_on_to_the_person(sample, tmp_path):
    people = [
        Profile("dora-lind", "Dora <b>Lind", (), (), (), former=("lind-dora", "omar-vale")),
        Profile("omar-vale", "Omar Vale", (), (), ()),
    ]
    publish(Contents([sample.record], sample.articles, people=people), tmp_path)
    known = pages(tmp_path)
    led = known["people/lind-dora.html"]
    refresh = {"http-equiv": "refresh", "content": "0; url=../people/dora-lind.html"}
    assert [named for tag, named in led.tags if named.get("http-equiv") == "refresh"] == [refresh]
    assert "../people/dora-lind.html" in [named["href"] for tag, named in led.tags if tag == "a"]
    assert (led.faults, led.open, led.foreign_markup) == ([], [], [])
    own = known["people/omar-vale.html"]  # somebody has this id now
    assert [named for tag, named in own.tags if named.get("http-equiv") == "refresh"] == []


def test_pages_are_not_made_again_where_only_scores_moved(sample, tmp_path):
    made = []

    def run(function, items):
        for item in items:
            made.append(item.path)
            yield function(item)

    publish(Contents([sample.record], sample.articles), tmp_path, run)
    assert len(made) == 19
    moved = tuple(msgspec.structs.replace(version, score=0.5) for version in sample.record.articles)
    record = msgspec.structs.replace(sample.record, articles=moved)
    assert publish(Contents([record], sample.articles), tmp_path, run) == Published(1, 18, 0)
    assert made[19:] == ["events/e1.json"]
    publish(Contents([record], sample.articles), tmp_path / "new")
    for path in made:
        assert (tmp_path / "new" / path).read_bytes() == (tmp_path / path).read_bytes()


def test_a_change_in_one_article_rewrites_its_own_page_and_what_quotes_it(sample, tmp_path):
    publish(Contents([sample.record], sample.articles), tmp_path)
    changed = msgspec.structs.replace(
        sample.articles["bbb2"], furniture=(Furniture("Commentaires (0)", "comment counter"),)
    )
    done = publish(Contents([sample.record], {**sample.articles, "bbb2": changed}), tmp_path)
    assert done == Published(2, 17, 0)


def test_an_empty_archive_has_a_front_page_that_says_so(tmp_path):
    assert publish(Contents([], {}), tmp_path) == Published(7, 0, 0)
    assert "No events yet" in (tmp_path / "index.html").read_text("utf-8")


def test_what_a_page_says_is_never_markup(sample, tmp_path):
    hostile = msgspec.structs.replace(
        sample.articles["aaa1"], title=HOSTILE, outlet=HOSTILE, source=HOSTILE, place=HOSTILE, standfirst=HOSTILE,
        authors=(HOSTILE,), url="javascript:alert(1)", alternates={"fr": "javascript:alert(1)"}, language='x"onclick=y',
        furniture=(Furniture(HOSTILE, HOSTILE, HOSTILE, foreign=True),), repairs=(HOSTILE,), location=HOSTILE,
        blocks=(
            Block("paragraph", HOSTILE, HOSTILE), Block("caption", "x", None, 2, HOSTILE),
            *sample.articles["aaa1"].blocks[2:],
        ),
    )  # fmt: skip
    version = msgspec.structs.replace(
        sample.record.articles[0], title=HOSTILE, outlet=HOSTILE, language=HOSTILE, url="JavaScript:alert(1)"
    )
    record = msgspec.structs.replace(
        sample.record, titles={HOSTILE: HOSTILE}, kind=HOSTILE, articles=(version, *sample.record.articles[1:])
    )
    rejected = [Rejection(HOSTILE, HOSTILE, HOSTILE, HOSTILE)]
    more = {"people": career(record, HOSTILE), "series": card(record, HOSTILE)}
    more |= {"documents": documents(record, HOSTILE), "outlets": outlets(record, HOSTILE), "homes": {"aaa1": "post"}}
    publish(Contents([record], {**sample.articles, "aaa1": hostile}, rejected, **more), tmp_path)
    for path, page in pages(tmp_path).items():
        assert page.foreign_markup == [], path
        assert not any(key.startswith("on") for _, named in page.tags for key in named), path
        assert not any(link.lower().startswith("javascript") for link in page.links), path
        assert (page.faults, page.open) == ([], []), path
        assert "49" not in "".join(page.words).replace("1049", "")
        assert b"\x00" not in (tmp_path / path).read_bytes()


def test_an_event_of_a_hundred_versions_stays_within_bounds(sample, tmp_path):
    original = sample.articles["aaa1"]
    blocks = tuple(
        Block("paragraph", f"Sentence {n} of the report, as long as sentences are in the press. " * 2)
        for n in range(40)
    )
    articles = {f"a{n}": msgspec.structs.replace(original, id=f"a{n}", blocks=blocks) for n in range(100)}
    first = sample.record.articles[0]
    versions = tuple(
        msgspec.structs.replace(
            first,
            id=f"a{n}",
            language=("en", "fr", "ar", "zh")[n % 4],
            relation="translation" if n else "original",
            of="a0" if n else None,
        )
        for n in range(100)
    )
    record = msgspec.structs.replace(sample.record, articles=versions)
    publish(Contents([record], articles), tmp_path)
    assert (tmp_path / "events" / "e1.html").stat().st_size < 300_000
    said = " ".join(" ".join(pages(tmp_path)["events/e1.html"].words).split())
    assert "The table shows 12 of 100 versions." in said


def test_an_event_of_forty_versions_of_sixty_sentences_stays_a_page_that_loads_at_once(sample, tmp_path):
    told = "Sentence {} of the report, which names {} people and is as long as sentences in the press are. "
    blocks = tuple(Block("paragraph", told.format(n, 100 + n).strip()) for n in range(60))
    tags = ("en", "fr", "es", "vi", "ms", "nb", "id", "de")
    articles = {
        f"a{v}": Article(f"a{v}", "", language=tags[v % 8], title="The conference ends", blocks=blocks)
        for v in range(40)
    }
    versions = tuple(
        Version(one.id, None, f"Outlet {v}", one.language, None, one.title, "translation" if v else "original",
                "a0" if v else None, 0.9) for v, one in enumerate(articles.values())
    )  # fmt: skip
    cells = [(Cell(n, 0, len(block.text)),) for n, block in enumerate(blocks)]
    passages = tuple(Passage(dict.fromkeys(articles, cells[n]), 40) for n in range(60))
    places = [[Evidence(a, n, 32, 45, blocks[n].text[32:45]) for a in articles] for n in range(60)]
    quantities = tuple(
        Quantity(100 + n, "=", None, {"en": "people"}, tuple(places[n]), articles=tuple(articles)) for n in range(60)
    )
    differences = tuple(
        Difference("number-changed", "error", places[n][0], places[n][v], "a0", f"a{v}", (f"{100 + n}", "7"), "x")
        for v in range(1, 40) for n in range(0, 60, 10)
    )  # fmt: skip
    record = msgspec.structs.replace(
        sample.record, articles=versions, passages=passages, quantities=quantities, differences=differences,
        people=(), places=(), documents=(), statements=(), core={},
    )  # fmt: skip
    publish(Contents([record], articles), tmp_path)
    assert (tmp_path / "events" / "e1.html").stat().st_size < 250_000


def test_many_events_are_laid_on_several_sheets(sample, tmp_path, monkeypatch):
    monkeypatch.setattr("hexapla.editions.front_sheets.EVENTS_A_SHEET", 2)
    bare = msgspec.structs.replace(sample.record, articles=(), passages=(), differences=(), series=None)
    publish(Contents([msgspec.structs.replace(bare, id=f"e{n}") for n in range(5)], {}), tmp_path)
    known = pages(tmp_path)
    sheets = ("index.html", "pages/2.html", "pages/3.html")
    assert [[link for link in known[path].links if "events/" in link] for path in sheets] == [
        ["events/e0.html", "events/e1.html"], ["../events/e2.html", "../events/e3.html"], ["../events/e4.html"],
    ]  # fmt: skip
    assert {"../index.html", "../pages/3.html"} <= set(known["pages/2.html"].links)


def test_a_file_in_place_of_the_folder_is_a_clear_error(sample, tmp_path):
    (tmp_path / "out").write_text("x")
    with pytest.raises(OutputError, match="it is a file"):
        publish(Contents([sample.record], sample.articles), tmp_path / "out")


def test_the_step_has_a_version():
    assert STEP_VERSION
