"""The report of a check: readable in a terminal, whole and harmless as a page."""

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from msgspec.structs import replace
from rich.console import Console

from hexapla.editions import check_page, show_check
from hexapla.values.article import Article, Block
from hexapla.values.checked import Checked
from hexapla.values.difference import Difference
from hexapla.values.text import Evidence


def checked(sample, **more) -> Checked:
    return Checked(sample.articles["bbb2"], "translation", True, sample.record.differences, **more)


def plain(renderable) -> str:
    console = Console(width=100, highlight=False, color_system=None, force_terminal=False)
    with console.capture() as capture:
        console.print(renderable)
    return capture.get()


def test_a_terminal_shows_the_worst_first_and_the_sum(sample):
    lines = plain(show_check(sample.articles["aaa1"], [checked(sample, accepted=2)])).splitlines()
    assert lines[0] == "Les donateurs promettent de reconstruire la vallée · French · pages/bbb2.html"
    assert lines[1] == "  judged a translation; 1 error, 1 warning; 2 accepted differences not shown"
    assert lines[2].strip() == "error  number-changed  41 became 43"
    assert lines[-1] == "In all: 1 error, 1 warning"


def test_an_adaptation_is_named_with_what_follows(sample):
    told = replace(checked(sample), relation="adaptation", differences=())
    said = plain(show_check(sample.articles["aaa1"], [told, replace(told, judged=False)], 3))
    assert "judged an adaptation, so what it leaves out are notes" in said
    assert "checked as an adaptation; no differences" in said
    assert "3 accepted differences gone: write the baseline again." in said
    assert said.splitlines()[-1] == "In all: no differences in 2 versions"


def test_a_page_stands_alone(sample):
    page = check_page(sample.articles["aaa1"], [checked(sample, accepted=1)], 1).decode()
    tree = html.fromstring(page)
    assert tree.xpath("//script | //link | //img | //iframe | //*[@src]") == []
    assert "@import" not in page
    assert not re.search(r"url\((?!['\"]?data:)", page)
    assert "prefers-color-scheme: dark" in page
    assert [mark.text for mark in tree.iter("mark")] == ["41", "43"]
    assert tree.xpath("//blockquote/p/@lang") == ["en", "fr", "en"]
    assert "1 accepted difference is no longer there" in page


def test_a_page_speaks_the_language_that_it_is_asked_for(sample):
    tree = html.fromstring(check_page(sample.articles["aaa1"], [checked(sample)], 0, "ar").decode())
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    told = [one.text_content() for one in tree.xpath("//p[@class='kind' or @class='sum' or @class='eyebrow']")]
    assert told
    assert not any(re.search("became|In all|Check", line) for line in told)


@given(st.text(), st.text(), st.text())
def test_any_text_is_only_text(title, text, value):
    first = Article("a", text, title=title, language="en", blocks=(Block("paragraph", text),), url=value)
    place = Evidence("a", 0, 0, len(text), text)
    found = (Difference("number-changed", "error", place, place, "a", "a", (value,), title),)
    page = check_page(first, [Checked(first, "copy", False, found)])
    tree = html.fromstring(page.decode())
    assert tree.xpath("//script") == []
    assert all(link.get("href").startswith(("http://", "https://")) for link in tree.iter("a"))


def test_hostile_text_stays_text():
    hostile = "</style></title><script>alert(1)</script><img src=x onerror=alert(2)>\x00"
    article = Article("a", hostile, title=hostile, language="en", url="javascript:alert(3)", location=hostile)
    tree = html.fromstring(check_page(article, [Checked(article, "copy", True, ())]).decode())
    assert tree.xpath("//script | //img | //a") == []
    assert tree.findtext(".//h1/bdi").startswith("</style></title><script>")
