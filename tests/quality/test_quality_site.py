"""A site of one outlet, 280 pages in 14 languages: languages and dates right, bodies complete and without furniture.

What a body must hold and must not hold is read from the pages by lxml alone: the site marks its navigation, its
language switchers and its footer as such, and all content of an article stands in one element.
"""

import csv
import re

import lxml.html
import msgspec
import pytest
from lxml.html import HtmlElement

from hexapla.events import link
from hexapla.values.article import Article
from public_sets import b_cubed, cleaned, folder

HASH = "b38c9e06955459dffcc7e38ae14d379ce46b97e81097ebd81d764f2ca750196d"

CONTENT = "//*[contains(concat(' ', normalize-space(@class), ' '), ' article-content ')]"
FURNITURE = (
    "//nav//a | //body/header//*[not(*)] | //footer//*[self::a or self::p or self::h3] | //a[contains(@class, 'skip')]"
    " | //button | //*[contains(@class, 'article-meta')]/span"
)
PARTS = ("p", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "blockquote", "figcaption", "dt", "dd")
UNSEEN = ".//script | .//style | .//svg | .//canvas | .//noscript"
"""What a browser does not show as text; a chart's numbers stand in ``noscript`` for those that draw none."""

PLACEHOLDER = "[AI_ANALYSIS_REQUIRED]"
"""What the site's machine left where it wrote nothing: no content."""

STAMPED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*Z\Z")
"""How a banner over the text ends, "⚡ Breaking — 2026-03-05T18:39:12.628Z": label and time stamp are a date line."""

LONG = 30
"""Characters from which a piece of furniture is looked for inside lines too, not as a whole line alone."""

UNLINKED = 0.95
"""B-cubed F1 of stories without what pages say of their versions and addresses; .953 on 22 November 2026. With it all
are right."""

Pages = dict[str, tuple[HtmlElement, Article]]


@pytest.fixture(scope="module")
def gold() -> dict[str, tuple[str, str]]:
    """Return the story, which begins with its day, and the language of each page."""
    with (folder("data/site", HASH) / "gold.tsv").open(encoding="utf-8") as file:
        return {row[0]: (row[1], row[2]) for row in csv.reader(file, delimiter="\t")}


@pytest.fixture(scope="module")
def pages(gold: dict[str, tuple[str, str]]) -> Pages:
    """Return each page's tree as lxml reads it, and its article."""
    found = {}
    for name in gold:
        content = (folder("data/site", HASH) / "pages" / name).read_bytes()
        article = cleaned(name, content)
        assert isinstance(article, Article), (name, article)
        found[name] = (lxml.html.fromstring(content.decode()), article)
    return found


def bare(text: str) -> str:
    """Return a text without its spaces, which elements do not tell, and its soft hyphens, which nobody sees."""
    return "".join(text.replace("\xad", "").split())


def test_all_languages_are_right(gold: dict[str, tuple[str, str]], pages: Pages) -> None:
    wrong = {name: article.language for name, (_, article) in pages.items() if article.language != gold[name][1]}
    assert wrong == {}


def test_all_dates_are_right(gold: dict[str, tuple[str, str]], pages: Pages) -> None:
    dates = {name: article.published.value[:10] if article.published else "" for name, (_, article) in pages.items()}
    assert {name: day for name, day in dates.items() if day != gold[name][0][:10]} == {}


def test_no_navigation_switcher_or_footer_is_in_a_body(pages: Pages) -> None:
    found = []
    for name, (tree, article) in pages.items():
        lines, text = set(map(bare, article.text.splitlines())), bare(article.text)
        pieces = {bare(element.text_content()) for element in tree.xpath(FURNITURE)}
        found += [
            (name, piece) for piece in sorted(pieces - {""}) if piece in lines or (len(piece) >= LONG and piece in text)
        ]
    assert found == []


def test_every_body_is_complete(pages: Pages) -> None:
    parts, missing = " | ".join(f".//{tag}" for tag in PARTS), []
    for name, (tree, article) in pages.items():
        (content,) = tree.xpath(CONTENT)
        for element in content.xpath(UNSEEN):
            element.drop_tree()
        kept = bare("".join(block.text for block in article.blocks) + (article.title or ""))
        leaves = [bare(element.text_content()) for element in content.xpath(parts) if not element.xpath(parts)]
        assert leaves, name
        stamps = {bare(line.text) for line in article.furniture if line.reason == "date line"}
        aside = {leaf for leaf in leaves if leaf in stamps and STAMPED.search(leaf)} | {PLACEHOLDER}
        wanted = [leaf for leaf in leaves if any(map(str.isalnum, leaf)) and leaf not in aside]
        missing += [(name, leaf) for leaf in wanted if leaf not in kept]
    assert missing == []


def stories(gold: dict[str, tuple[str, str]], articles: dict[str, Article]) -> float:
    """Return B-cubed F1 of events against stories; articles by the names of their pages."""
    events = {member.id: event.id for event in link(articles.values()).events for member in event.members}
    return b_cubed([gold[name][0] for name in articles], [events[article.id] for article in articles.values()])


def test_pages_that_name_their_versions_are_linked_story_by_story(
    gold: dict[str, tuple[str, str]], pages: Pages
) -> None:
    assert stories(gold, {name: article for name, (_, article) in pages.items()}) == 1.0


def test_pages_without_links_and_addresses_find_their_story(gold: dict[str, tuple[str, str]], pages: Pages) -> None:
    bare = {name: msgspec.structs.replace(article, alternates={}, url=None) for name, (_, article) in pages.items()}
    assert stories(gold, bare) >= UNLINKED
