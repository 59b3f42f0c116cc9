"""Links: what pages say of their versions, and when they are not believed."""

from hexapla.events.links import address, linked
from hexapla.values.article import Article


def page(name: str, language: str, versions: dict[str, str]) -> Article:
    urls = {tag: f"https://baodonglam.example/{path}" for tag, path in versions.items()}
    return Article(id=name, text=name, language=language, url=f"https://baodonglam.example/{name}", alternates=urls)


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
