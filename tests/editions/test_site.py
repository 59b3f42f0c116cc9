import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from lxml import etree

from hexapla.editions import STEP_VERSION, Contents, Published, publish
from hexapla.errors import OutputError
from hexapla.values.article import Article, Block, Furniture
from hexapla.values.person import Appearance, Profile, Tenure
from hexapla.values.rejection import Rejection
from hexapla.values.series import Attendance, Figure, FigureRow, FollowUp, PersonRow, SeriesCard, Told, Turn

HOSTILE = '"><script>alert(1)</script>\u202e{{ 7 * 7 }}\x00<img src=x onerror=y>'
DATA = {"type": "application/ld+json"}
VOID = {"meta", "link", "img", "br", "hr", "input"}


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
        self.tags.append((tag, named))
        if "id" in named:
            self.ids.append(named["id"])
        if "href" in named:
            self.links.append(named["href"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
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


@pytest.fixture
def site(sample, tmp_path):
    rejected = [Rejection("pages/empty.html", "articles", "empty page", "no bytes")]
    publish(
        Contents([sample.record], sample.articles, rejected, people=career(sample.record), series=card(sample.record)),
        tmp_path,
    )
    return tmp_path


def pages(root: Path) -> dict[str, Page]:
    return {p.relative_to(root).as_posix(): Page(p.read_text("utf-8")) for p in sorted(root.rglob("*.html"))}


def test_every_event_and_article_has_its_page(site):
    assert sorted(pages(site)) == [
        "articles/aaa1.html", "articles/bbb2.html", "articles/ccc3.html", "articles/ddd4.html", "events/e1.html",
        "index.html", "languages/ar.html", "languages/en.html", "languages/fr.html", "languages/zh.html",
        "people/layla-2.html", "people/layla.html", "series/index.html", "series/s1.html",
    ]  # fmt: skip


def test_the_account_leads_to_its_sentences(site):
    links = pages(site)["events/e1.html"].links
    assert "../articles/aaa1.html#s0-60" in links
    assert "../articles/ccc3.html#s0-49" in links


def test_every_link_inside_the_edition_leads_to_a_page_and_a_place_on_it(site):
    known = pages(site)
    for path, page in known.items():
        for link in page.links:
            if link.startswith("http"):
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
    assert {(named["lang"], named["dir"]) for named in cells} == {
        ("en", "ltr"), ("fr", "ltr"), ("ar", "rtl"), ("zh", "ltr"),
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
        "41 became 43",
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
    assert first == Published(13, 0, 0)
    assert publish(Contents([sample.record], sample.articles), tmp_path) == Published(0, 13, 0)


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


def test_an_event_that_is_gone_takes_its_pages_with_it(sample, tmp_path):
    publish(Contents([sample.record], sample.articles), tmp_path)
    left = publish(Contents([], {}), tmp_path)
    assert left == Published(1, 3, 9)
    assert sorted(pages(tmp_path)) == ["index.html", "series/index.html"]


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


def test_pages_are_not_made_again_where_only_scores_moved(sample, tmp_path):
    made = []

    def run(function, items):
        for item in items:
            made.append(item.path)
            yield function(item)

    publish(Contents([sample.record], sample.articles), tmp_path, run)
    assert len(made) == 13
    moved = tuple(msgspec.structs.replace(version, score=0.5) for version in sample.record.articles)
    record = msgspec.structs.replace(sample.record, articles=moved)
    assert publish(Contents([record], sample.articles), tmp_path, run) == Published(0, 13, 0)
    assert len(made) == 13
    publish(Contents([record], sample.articles), tmp_path / "new")
    for path in made:
        assert (tmp_path / "new" / path).read_bytes() == (tmp_path / path).read_bytes()


def test_a_change_in_one_article_rewrites_its_own_page_and_what_quotes_it(sample, tmp_path):
    publish(Contents([sample.record], sample.articles), tmp_path)
    changed = msgspec.structs.replace(
        sample.articles["bbb2"], furniture=(Furniture("Commentaires (0)", "comment counter"),)
    )
    done = publish(Contents([sample.record], {**sample.articles, "bbb2": changed}), tmp_path)
    assert done == Published(2, 11, 0)


def test_an_empty_archive_has_a_front_page_that_says_so(tmp_path):
    assert publish(Contents([], {}), tmp_path) == Published(4, 0, 0)
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
