import pytest
from lxml import html
from msgspec.structs import replace

from hexapla.editions.headline import headline
from hexapla.editions.parallel import MOST_ROWS
from hexapla.editions.problem_page import KNOWN, problem_page
from hexapla.editions.search_page import search_page
from hexapla.editions.standpoint import Edition
from hexapla.values.search import Hit, Named, SearchAnswer, Snippet
from hexapla.values.text import Evidence, Span

SERVED = Edition("en", ("en", "ar"), served=True, prefix="en/")
HOSTILE = '"><script>alert(1)</script>\u202e<img src=x onerror=y>\x00\ud800'


def piece(article, text, *marks, block=0, start=0, language="en"):
    return Snippet(Evidence(article, block, start, start + len(text), text), language, tuple(Span(*m) for m in marks))


def answer(*hits, total=1, more=False, offset=0, **told):
    return SearchAnswer("asked", hits, total, more, offset, **told)


def found(sample, **told):
    title = piece("ccc3", "المانحون يتعهدون", (0, 8), block=-1, language="ar")
    text = piece("aaa1", "41 states pledged money.", (63, 69), (60, 62), (61, 65), start=60)
    return answer(Hit("e1", 1.0, title, "2024-03-06", ("ar", "en"), 4, ("ccc3",), (text,)), **told)


def test_an_event_is_shown_with_what_was_found_in_it_marked(sample):
    page = html.fromstring(search_page("states", found(sample), SERVED, {"e1": headline(sample.record)}))
    assert page.xpath("//article//h2/a/@href") == ["events/e1"]
    assert page.xpath("//article//h2//mark/text()") == ["المانحون"]
    assert page.xpath("//ul[@class='found']//mark/text()") == ["41", " st", "ates"]
    assert page.xpath("string(//ul[@class='found']//bdi)") == "… 41 states pledged money."
    assert page.xpath("//article//h2//bdi/@lang") == ["ar"]
    assert page.xpath("//article//h2//bdi/@dir") == ["rtl"]
    assert page.xpath("//p[@class='also']/bdi/text()") == ["Donors pledge to rebuild the valley"]
    assert page.xpath("//article//a[contains(@class, 'badge')]/@href")[0] == "events/e1#differences"
    assert page.xpath("//input[@name='q']/@value") == ["states"]
    assert page.xpath("//details[@class='switch']//a/@href") == ["../en/search?q=states", "../ar/search?q=states"]


def test_a_piece_leads_to_its_row_of_the_table_else_to_its_sentence_in_the_article(sample):
    beside = replace(piece("aaa1", "41 states pledged.", (0, 2), block=2), sentence=0, row=7)
    alone = replace(piece("aaa1", "They met. It rained.", (10, 12), block=3), sentence=10)
    far = replace(beside, row=MOST_ROWS + 1)
    hit = Hit("e1", 1.0, None, None, ("en",), 2, ("aaa1",), (beside, alone, far))
    page = html.fromstring(search_page("x", answer(hit), SERVED))
    links = page.xpath("//ul[@class='found']//a")
    assert [link.get("href") for link in links] == ["events/e1#p7", "articles/aaa1#s3-10", "articles/aaa1#s2-0"]
    assert [link.text_content() for link in links] == [
        "row 7 of the table: 41 states pledged.",
        "They met. It rained.",
        "41 states pledged.",
    ]


def test_an_answer_that_has_most_of_what_was_asked_says_so(sample):
    assert b"what follows has most of it" in search_page("x", found(sample, partial=True), SERVED)
    assert b"what follows has most of it" not in search_page("x", found(sample), SERVED)


def test_pages_of_an_answer_keep_what_was_asked(sample):
    page = html.fromstring(search_page("a b", found(sample, total=70, offset=20), SERVED))
    assert page.xpath("//nav[@class='sheets']//a/@href") == ["?q=a+b", "?q=a+b&page=3", "?q=a+b&page=4"]
    assert page.xpath("//nav[@class='sheets']/b/text()") == ["2"]


def test_nothing_found_and_nothing_asked_say_how_to_ask(sample):
    for page in (
        search_page("zzz", answer(total=0, remarks=("“x:” is no filter",)), SERVED),
        search_page("", None, SERVED),
    ):
        tree = html.fromstring(page)
        assert tree.xpath("//details[@class='help']/@open")
        assert tree.xpath("//article") == []
    assert "Nothing was found." in search_page("zzz", answer(total=0), SERVED).decode()
    assert "no more events on this page" in search_page("zzz", answer(total=5, offset=40), SERVED).decode()


def test_what_is_asked_and_found_is_never_markup():
    hit = Hit(
        HOSTILE, 1.0, piece("a", HOSTILE, (0, 4)), HOSTILE, (HOSTILE,), 1, ("a",), (piece("a", HOSTILE, (-5, 999)),)
    )
    told = answer(hit, people=(Named(HOSTILE, ("e",)),), documents=(Named(HOSTILE, ("e",)),), remarks=(HOSTILE,))
    for page in (search_page(HOSTILE, told, SERVED), problem_page(404, HOSTILE, SERVED, HOSTILE)):
        assert b"<script>alert" not in page
        assert b"<img" not in page
        assert b"\x00" not in page
        assert not html.fromstring(page).xpath("//*[@*[starts-with(name(), 'on')]]")


@pytest.mark.parametrize("status", [*KNOWN, 418, 599])
def test_every_problem_says_what_to_do_next(status):
    page = html.fromstring(problem_page(status, "a detail", SERVED, "events/x/y"))
    assert page.xpath("string(//h1)")
    assert page.xpath("string(//p[@class='standing'])")
    assert page.xpath("//main//a/@href") == ["../../", "../../search"]
    assert bool(page.xpath("//*[@class='hint detail']")) == (status < 500)
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_a_reader_is_told_how_long_to_wait():
    assert b"Ask again in 30 seconds." in problem_page(429, "slow down", SERVED, wait=30)
