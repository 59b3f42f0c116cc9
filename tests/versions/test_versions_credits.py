"""Credits: whom a page names as its source, in which language that was, and who stands behind whom."""

from hypothesis import given
from hypothesis import strategies as st

from hexapla.values.article import Article, Furniture
from hexapla.versions.credits import (
    Standing,
    cites,
    credit_alike,
    credits_someone,
    is_edition,
    may_cite,
    names_as_version,
    says_translated_from,
    standings,
)


def page(name: str, outlet: str | None = None, source: str | None = None, url: str | None = None) -> Article:
    return Article(id=name, text="", outlet=outlet, source=source, url=url)


def line(text: str, language: str, source: str) -> Article:
    return Article(id="a", text="", language=language, source=source, furniture=(Furniture(text, "source line"),))


def test_an_outlet_is_credited_by_its_name_its_host_or_its_page_s_address() -> None:
    post = page("p", "The Merovar Post", url="https://www.merovarpost.example/world/1")
    assert cites(page("a", source="The Merovar Post"), post)
    assert cites(page("a", source="Merovar Post"), post)
    assert cites(page("a", source="https://www.merovarpost.example/world/1"), post)
    assert not cites(page("a", source="Radio Quintara"), post)
    assert not cites(page("a"), post)


def test_who_credits_someone_may_mean_a_page_of_which_nobody_says_whose_it_is() -> None:
    nameless, named = page("n"), page("p", "Radio Quintara")
    crediting = page("a", source="The Merovar Post")
    assert (may_cite(crediting, nameless), may_cite(crediting, named), may_cite(page("b"), nameless)) == (
        True,
        False,
        False,
    )
    assert not credits_someone(page("a", source="–"))


def test_two_credits_are_alike_whatever_the_accents() -> None:
    assert credit_alike(page("a", source="Báo Đông Lam"), page("b", source="Bao Dong Lam"))
    assert not credit_alike(page("a", source="Báo Đông Lam"), page("b", source="Báo Vĩnh Hà"))
    assert not credit_alike(page("a"), page("b"))


def test_an_edition_has_the_outlet_s_name_and_more() -> None:
    main, edition = page("a", "Havsund Tidende"), page("b", "Havsund Tidende - dansk udgave")
    assert (is_edition(edition, main), is_edition(main, edition), is_edition(main, main)) == (True, False, False)


def test_pages_that_name_each_other_s_address_are_versions_of_each_other() -> None:
    main = Article(id="a", text="", url="https://www.havsundtidende.example/fisk/")
    edition = Article(id="b", text="", alternates={"nb": "http://havsundtidende.example/fisk#top"})
    assert names_as_version(main, edition)
    assert names_as_version(edition, main)
    assert not names_as_version(page("c"), edition)


def test_a_credit_line_names_the_language_of_its_source() -> None:
    danish = line("Kilde: Dong Lam World. Oversat fra norsk.", "da", "Dong Lam World")
    assert says_translated_from(danish, "nb")
    assert not says_translated_from(danish, "en")
    assert not says_translated_from(danish, "da")
    russian = line("Источник: Havsund Tidende, перевод с норвежского", "ru", "Havsund Tidende")
    assert says_translated_from(russian, "nb")
    chinese = line("来源:Havsund Tidende,译自挪威语", "zh", "Havsund Tidende")
    assert (says_translated_from(chinese, "nb"), says_translated_from(chinese, "en")) == (True, False)


def test_the_name_of_the_outlet_is_no_language() -> None:
    english = line("Source: Norsk Telegram", "da", "Norsk Telegram")
    assert not says_translated_from(english, "nb")


def test_a_page_stands_behind_whom_it_credits() -> None:
    chain = [
        page("vi", "Báo Đông Lam"),
        page("en", "Dong Lam World", "Báo Đông Lam"),
        page("da", "Havsund Tidende", "Dong Lam World"),
        page("id", "Berita Kelanjar"),
    ]
    assert standings(chain) == {
        "vi": Standing(0, 1),
        "en": Standing(1, 1),
        "da": Standing(2, 0),
        "id": Standing(0, 0),
    }


def test_outlets_that_credit_each_other_or_themselves_come_to_an_end() -> None:
    circle = [page("a", "Outlet Aaaa", "Outlet Bbbb"), page("b", "Outlet Bbbb", "Outlet Aaaa")]
    found = standings(circle)
    assert found["a"] == found["b"]
    assert standings([page("a", "Outlet Aaaa", "Outlet Aaaa")]) == {"a": Standing(0, 0)}


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12)), max_size=6))
def test_any_credits_give_every_page_a_standing(names: list[tuple[str, str]]) -> None:
    pages = [page(str(k), outlet, source) for k, (outlet, source) in enumerate(names)]
    assert standings(pages).keys() == {one.id for one in pages}
