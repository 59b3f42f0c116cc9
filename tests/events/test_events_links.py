"""Links: what pages say of their versions, and when they are not believed."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from hexapla.events import links
from hexapla.events.columns import Ints
from hexapla.events.links import address, links_of
from hexapla.values.article import Article


def linked(pages: list[Article]) -> Ints:
    return links.linked([links_of(page) for page in pages])


def hosts_of(pages: list[Article]) -> Ints:
    return links.hosts_of([links_of(page) for page in pages])


def page(name: str, language: str, versions: dict[str, str]) -> Article:
    urls = {tag: f"https://baodonglam.example/{path}" for tag, path in versions.items()}
    return Article(id=name, text=name, language=language, url=f"https://baodonglam.example/{name}", alternates=urls)


def together(pages: list[Article]) -> list[list[str]]:
    """Return the ids of linked pages, group by group."""
    groups = linked(pages).tolist()
    return sorted(
        sorted(each.id for each, of in zip(pages, groups, strict=True) if of == group) for group in set(groups)
    )


def test_an_address_is_compared_without_scheme_fragment_and_last_slash() -> None:
    assert address("http://WWW.BaoDongLam.example/a/#top") == address("https://baodonglam.example/a")
    assert address("not an address") is None
    assert address("http://[broken") is None
    assert address(None) is None


def test_pages_that_name_each_other_are_linked() -> None:
    pages = [page("a", "vi", {"en": "b"}), page("b", "en", {"vi": "a"}), page("c", "fr", {})]
    assert linked(pages).tolist() == [0, 0, 2]


def test_a_front_page_links_nothing() -> None:
    front = {"en": "index", "fr": "index-fr"}
    pages = [page("a", "vi", front), page("b", "vi", front), page("index", "en", front), page("index-fr", "fr", front)]
    groups = linked(pages).tolist()
    assert groups[0] == 0
    assert groups[1] == 1
    assert groups[2] == groups[3]


def test_a_page_that_names_nothing_belongs_to_the_group_that_names_it() -> None:
    pages = [page("a", "vi", {"en": "b", "fr": "c"}), page("b", "en", {"vi": "a", "fr": "c"}), page("c", "fr", {})]
    assert linked(pages).tolist() == [0, 0, 0]


def test_an_address_keeps_its_query_and_the_case_of_its_path() -> None:
    assert address("https://baodonglam.example/News?id=4") == "baodonglam.example/News?id=4"
    assert address("https://baodonglam.example/news?id=5") != address("https://baodonglam.example/news?id=4")
    assert address("https://báođônglam.example/tin/hội-nghị") == "báođônglam.example/tin/hội-nghị"


def test_no_pages_and_pages_without_addresses_are_not_linked() -> None:
    assert linked([]).tolist() == []
    nowhere = Article(id="a", text="a", alternates={"en": "https://baodonglam.example/b"})
    assert linked([nowhere, page("b", "en", {}), replace(nowhere, url="not an address")]).tolist() == [0, 1, 2]


def test_one_address_links_two_articles() -> None:
    first = page("a", "vi", {})
    second = replace(first, id="b", url="http://www.baodonglam.example/a/#comments")
    assert linked([first, page("c", "en", {}), second]).tolist() == [0, 1, 0]


def test_naming_that_is_not_returned_links_nothing_where_the_page_names_others() -> None:
    pages = [page("a", "vi", {"en": "b"}), page("b", "en", {"vi": "c"}), page("c", "vi", {"en": "b"})]
    assert linked(pages).tolist() == [0, 1, 1]


def test_a_chain_of_pages_that_name_each_other_is_one_group() -> None:
    pages = [page("a", "vi", {"en": "b"}), page("b", "en", {"vi": "a", "fr": "c"}), page("c", "fr", {"en": "b"})]
    assert linked(pages).tolist() == [0, 0, 0]


def test_a_page_that_names_itself_alone_is_alone() -> None:
    assert linked([page("a", "vi", {"vi": "a"}), page("b", "en", {"en": "b"})]).tolist() == [0, 1]


def test_a_host_is_one_with_and_without_www_and_pages_without_one_have_their_own() -> None:
    pages = [
        page("a", "vi", {}),
        replace(page("b", "vi", {}), url="http://www.baodonglam.example/b?from=a/c"),
        replace(page("c", "vi", {}), url=None),
        replace(page("d", "vi", {}), url=None),
        replace(page("e", "vi", {}), url="https://vinhha.example"),
    ]
    hosts = hosts_of(pages).tolist()
    assert hosts[0] == hosts[1]
    assert len(set(hosts)) == 4
    assert hosts_of([]).tolist() == []


NAMES = st.sampled_from("abcdef")
TAGS = st.sampled_from(["vi", "en", "fr"])
PAGES = st.lists(
    st.tuples(NAMES, TAGS, st.dictionaries(TAGS, NAMES, max_size=3)), max_size=6, unique_by=lambda one: one[0]
)


@settings(max_examples=100, deadline=None)
@given(PAGES, st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_of_pages(drawn: list[tuple[str, str, dict[str, str]]], dice: Random) -> None:
    pages = [page(*each) for each in drawn]
    moved = dice.sample(pages, len(pages))
    assert together(moved) == together(pages)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_an_address(text: str) -> None:
    for url in (text, f"https://{text}", f"https://baodonglam.example/{text}"):
        found = address(url)
        assert found is None or not found.endswith("/#")


def test_pages_of_one_address_with_a_query_have_one_host() -> None:
    pages = [Article(id=str(k), text="", url=f"https://blog.example/?p={k}") for k in (12, 13)]
    assert len(set(hosts_of(pages).tolist())) == 1


def test_a_page_read_twice_names_what_either_reading_names() -> None:
    german = Article(id="de", text="", language="de", url="https://a.example/de")
    named = {"de": "https://a.example/de"}
    plain = {"text": "", "language": "en", "url": "https://a.example/en"}
    for first, second in ((named, {}), ({}, named)):
        pages = [german, Article(id="e1", alternates=first, **plain), Article(id="e2", alternates=second, **plain)]
        assert len(set(linked(pages).tolist())) == 1
