"""What the pages of one outlet teach together, and what it does to an article."""

from collections import Counter

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla import articles
from hexapla.articles.sketching import line_key, outlet_of, sketch
from hexapla.articles.stories import stories
from hexapla.articles.whereabouts import short_path
from hexapla.values.article import Article, Block, DateValue, Furniture
from hexapla.values.outlet import LineRule, OutletKnowledge
from outlet_pages import STORIES, THAI, UKRAINIAN, Outlet

OUTLETS = [THAI, UKRAINIAN]
PROSE = (
    "The council of {0} heard the report on {1} and asked for {2} more weeks before it would decide anything at all."
)
TOWNS = (
    "Merovar",
    "Havsund",
    "Quintara",
    "Zahira",
    "Dong Lam",
    "Kelanjar",
    "Veldania",
    "Skarvland",
    "Orlovic",
    "Vinh Ha",
)


def cleaned(outlet: Outlet) -> list[Article]:
    found = [articles.clean(outlet.page(number)) for number in range(STORIES)]
    assert all(isinstance(one, Article) for one in found)
    return found  # type: ignore[return-value]


def knowledge_of(found: list[Article]) -> OutletKnowledge:
    outlet = outlet_of(found[0])
    assert outlet is not None
    return articles.learn(outlet, {one.id: sketch(one) for one in found})


def shown(article: Article) -> list[str]:
    """Return the lines that an article's blocks show."""
    return [line for block in article.blocks for line in block.text.split("\n")]


def left(outlet: Outlet, found: list[Article]) -> int:
    return sum(line in shown(one) for number, one in enumerate(found) for line in outlet.furniture(number))


def all_lines(article: Article) -> Counter[str]:
    """Return every line of an article and its ledger; a caption that the page repeats is counted as often."""
    lines = Counter(line for block in article.blocks for line in block.text.split("\n"))
    lines.update(line for piece in article.furniture for line in piece.text.split("\n"))
    return lines


def told(number: int, *more: str, place: str | None = "div.a > p", **fields: object) -> Article:
    """Return an article of an outlet: a story of its own, then ``more`` paragraphs."""
    own = [PROSE.format(TOWNS[number % len(TOWNS)], f"matter {number} of {i}", 3 + number + i) for i in range(4)]
    blocks = tuple(Block("paragraph", text, "en", path=place) for text in (*own, *more))
    text = "\n\n".join(block.text for block in blocks)
    made = Article(f"id{number}", text, url=f"https://post.example/{number}", language="en", blocks=blocks)
    return msgspec.structs.replace(made, **fields)


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda one: one.language)
@pytest.mark.parametrize(("template", "after"), [("soup", 2), ("flat", 8), ("dump", 8)])
def test_what_a_page_alone_cannot_tell_its_outlet_does(outlet: Outlet, template: str, after: int) -> None:
    alone = [outlet.article(number, template) for number in range(STORIES)]
    assert left(outlet, alone) == 72
    settled = [articles.settle(one, knowledge_of(alone)) for one in alone]
    assert left(outlet, settled) == after  # notes on authors among paragraphs, a caption that no markup tells
    for number, one in enumerate(settled):
        assert [line for line in outlet.body(number) if line not in shown(one)] == []


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda one: one.language)
def test_a_new_page_profits_after_a_handful_of_others(outlet: Outlet) -> None:
    alone = [outlet.article(number) for number in range(STORIES)]
    page = articles.settle(alone[7], knowledge_of(alone[:5]))
    assert [line for line in outlet.body(7) if line not in shown(page)] == []
    assert [line for line in outlet.furniture(7) if line in shown(page)] == [outlet.authors[1]]  # he signed two of five
    reasons = {piece.text: piece.reason for piece in page.furniture}
    assert reasons[outlet.caption] == "stock caption"
    assert reasons[outlet.appeal] == "recurs across the outlet"
    assert reasons[outlet.headline(2)] == "related headlines"


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda one: one.language)
def test_real_pages_are_the_cleaner_for_their_outlet_and_lose_no_story(outlet: Outlet) -> None:
    alone = cleaned(outlet)
    settled = [articles.settle(one, knowledge_of(alone)) for one in alone]
    assert left(outlet, alone) >= 16
    assert left(outlet, settled) <= 8
    for number, one in enumerate(settled):
        assert [line for line in outlet.body(number) if line not in shown(one)] == []


def test_copies_of_a_story_are_one_witness() -> None:
    crawls = [told(number // 4, url=f"https://post.example/{number}", id=f"id{number}") for number in range(8)]
    knowledge = knowledge_of(crawls)
    assert [articles.settle(one, knowledge) for one in crawls] == crawls
    assert len(stories([sketch(one) for one in crawls])) <= 2


def test_versions_in_other_languages_are_compared_with_none() -> None:
    caption = Block("caption", "Delegates arrive at the hall in Merovar on Monday morning.", "en")
    versions = [
        told(number, id=f"id{number}", language=language, blocks=(*told(number).blocks, caption))
        for number, language in enumerate(("en", "fr", "de", "vi", "nb", "ms"))
    ]
    knowledge = knowledge_of(versions)
    assert [articles.settle(one, knowledge) for one in versions] == versions


def test_formulas_and_sections_stay_and_what_closes_every_page_goes() -> None:
    formula = "The meeting took place in a friendly atmosphere, and both sides agreed to meet again in the coming year."
    closing = "The Post may be quoted where its name is given; whoever prints a whole report asks its editors first."
    pages = []
    for number in range(9):
        own = told(number).blocks
        heading = Block("heading", "What was decided", "en", path="div.a > h2")
        last = Block("paragraph", formula if number % 2 else f"Talks on port {number} go on in the spring.", "en")
        blocks = (own[0], heading, *own[1:], last, Block("paragraph", closing, "en", path="div.a > p"))
        pages.append(told(number, blocks=blocks))
    knowledge = knowledge_of(pages)
    for page in pages:
        settled = articles.settle(page, knowledge)
        assert settled.blocks == page.blocks[:-1]
        assert [(piece.text, piece.reason) for piece in settled.furniture] == [(closing, "recurs across the outlet")]


def test_a_dump_without_places_loses_its_outlets_closing_line() -> None:
    closing = "The Post may be quoted where its name is given; whoever prints a whole report asks its editors first."
    pages = [told(number, closing, place=None) for number in range(6)]
    settled = articles.settle(pages[2], knowledge_of(pages))
    assert settled.text == told(2, place=None).text


def test_a_list_of_headlines_keeps_its_body() -> None:
    titles = [f"The council of {town} decides on its harbour and its railway" for town in TOWNS]
    pages = [told(number, title=titles[number]) for number in range(8)]
    listed = Block("list", "\n".join(titles[:8]), "en", path="div.x > li")
    review = Article(
        "id9", listed.text, url="https://post.example/9", language="en", title="The week", blocks=(listed,)
    )
    assert articles.settle(review, knowledge_of(pages)) == review
    story = told(9, titles[3], title=titles[9])
    assert articles.settle(story, knowledge_of(pages)).text == told(9).text


def test_a_heading_goes_with_all_that_it_heads() -> None:
    closing = "Readers who wish to write to the editors find the address of the house at the foot of the printed page."
    contact, place = Block("heading", "Write to us", "en", path="div.z > h3"), "div.z > p"
    pages = [told(n) for n in range(6)]
    whole = [
        told(n, blocks=(*page.blocks, contact, Block("paragraph", closing, "en", path=place)))
        for n, page in enumerate(pages)
    ]
    knowledge = knowledge_of(whole)
    assert [articles.settle(one, knowledge).blocks for one in whole] == [page.blocks for page in pages]
    own = Block("paragraph", "Write before the third of May, says the council of Merovar, and name your town.", "en")
    kept = told(7, blocks=(*told(7).blocks, contact, own))
    assert articles.settle(kept, knowledge) == kept


def test_what_was_set_aside_page_by_page_is_set_aside_where_one_page_keeps_it() -> None:
    notice = "We and our partners keep small files on your device to count how often this page is read by you."
    pages = [told(n, furniture=(Furniture(notice, "cookie notice", "en", path="div.c > p"),)) for n in range(6)]
    leaky = told(7, blocks=(*told(7).blocks, Block("paragraph", notice, "en", path="div.c > p")))
    settled = articles.settle(leaky, knowledge_of([*pages, leaky]))
    assert [(piece.text, piece.reason) for piece in settled.furniture] == [(notice, "cookie notice")]


def test_a_doubtful_date_is_read_in_the_order_of_the_outlet() -> None:
    doubtful = articles.clean(dated("03/04/2024"))
    assert isinstance(doubtful, Article)
    assert doubtful.published is not None
    plain = [articles.clean(dated(f"{day}/02/2024", number)) for number, day in enumerate((23, 19, 14))]
    others = [one for one in plain if isinstance(one, Article)]
    knowledge = knowledge_of([*others, doubtful])
    assert knowledge.day_first == {"en": True, "": True}
    read = articles.settle(doubtful, knowledge).published
    assert read is not None
    assert (read.value, read.inferred) == ("2024-04-03", "order of day and month by the outlet's pages")
    american = msgspec.structs.replace(knowledge, day_first={"en": False})
    assert articles.settle(doubtful, american).published == msgspec.structs.replace(read, value="2024-03-04")
    certain = told(1, published=DateValue("2024-03-04", "day", read_from="meta"))
    assert articles.settle(certain, knowledge).published == certain.published


def dated(date: str, number: int = 9):  # type: ignore[no-untyped-def]
    body = "".join(f"<p>{block.text}</p>" for block in told(number).blocks)
    html = (
        f'<html lang="en"><body><article><h1>Council of {TOWNS[number]} meets</h1><p>{date}</p>{body}</article></body>'
    )
    page = THAI.page(number)
    return msgspec.structs.replace(page, content=html.encode(), digest=date, url=f"https://post.example/{number}")


def test_an_outlet_is_the_host_of_an_address_else_the_name_of_the_site() -> None:
    assert outlet_of(Article("a", "x", url="https://www.Post.example/1", outlet="The Post")) == "post.example"
    assert outlet_of(Article("a", "x", outlet=" The  Post ")) == "The Post"
    assert outlet_of(Article("a", "x", url="http://[broken", outlet="")) is None


def test_a_place_has_one_name_on_all_pages() -> None:
    assert short_path("div.story wide/ul.related/li.") == "div.story > ul.related > li"
    assert short_path("div.post-4711/p.") == short_path("div.post-12/p.") == "div.post-0 > p"
    assert short_path("") is short_path(None) is None


@pytest.fixture(scope="module")
def ukrainian() -> list[Article]:
    return cleaned(UKRAINIAN)


@given(st.permutations(range(STORIES)))
@settings(max_examples=20, deadline=None)
def test_the_order_of_pages_changes_nothing(ukrainian: list[Article], order: list[int]) -> None:
    assert knowledge_of([ukrainian[i] for i in order]) == knowledge_of(ukrainian)


TEXTS = st.sampled_from(
    ["Read on", "© The Post", "PROSE " * 30 + "end.", "A headline of another page, long", "x\ny", ""]
)
BLOCKS = st.builds(
    Block,
    kind=st.sampled_from(["paragraph", "heading", "caption", "list", "quote"]),
    text=TEXTS | st.text(max_size=30),
    language=st.sampled_from([None, "en", "th"]),
    path=st.sampled_from([None, "div > p", "div.r > li"]),
)
RULES = st.builds(LineRule, reason=st.just("footer"), where=st.sampled_from(["anywhere", "edge"]))


@given(st.lists(BLOCKS, max_size=8), st.lists(st.tuples(TEXTS, RULES), max_size=5), st.lists(TEXTS, max_size=3))
def test_settling_loses_nothing_and_never_empties_a_body(
    blocks: list[Block], rules: list[tuple[str, LineRule]], titles: list[str]
) -> None:
    knowledge = OutletKnowledge(
        "post.example",
        lines={line_key(text, "en"): rule for text, rule in rules},
        captions={line_key(text, "en"): rule for text, rule in rules[:2]},
        places={"div.r > li": "related headlines"},
        titles=frozenset(line_key(text, "en") for text in titles),
    )
    text = "\n\n".join(block.text for block in blocks if block.kind != "caption")
    article = Article("a", text, language="en", blocks=tuple(blocks))
    settled = articles.settle(article, knowledge)
    assert all_lines(settled) == all_lines(article)
    assert settled.text == "\n\n".join(block.text for block in settled.blocks if block.kind != "caption")
    if any(block.kind not in ("caption", "heading") for block in blocks):
        assert any(block.kind not in ("caption", "heading") for block in settled.blocks)
    assert bool(articles.bearing(sketch(article), knowledge)) == (settled != article)
    assert articles.settle(settled, OutletKnowledge("post.example")) == settled


@given(st.lists(st.lists(BLOCKS, max_size=6), max_size=6))
def test_no_articles_break_learning(pages: list[list[Block]]) -> None:
    found = {f"k{i}": sketch(Article(f"a{i}", "", language="en", blocks=tuple(b))) for i, b in enumerate(pages)}
    knowledge = articles.learn("post.example", found)
    assert msgspec.json.decode(msgspec.json.encode(knowledge), type=OutletKnowledge) == knowledge
    assert knowledge.stories <= knowledge.pages == len(pages)
