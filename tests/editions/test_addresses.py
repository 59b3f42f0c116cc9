from hypothesis import given
from hypothesis import strategies as st

from hexapla.editions.addresses import (
    article_path,
    event_path,
    external,
    file_name,
    front_path,
    index_path,
    person_path,
    root_of,
)


def test_a_plain_id_is_its_own_file_name():
    assert file_name("0a1b-2c_d") == "0a1b-2c_d"
    assert event_path("e1") == "events/e1.html"
    assert article_path("a1") == "articles/a1.html"


def test_an_id_that_is_no_file_name_gets_one_that_leaves_no_folder():
    made = file_name("../../etc/passwd")
    assert "/" not in made
    assert not made.startswith(".")
    assert made != file_name("..-..-etc-passwd")


def test_no_id_takes_the_place_of_a_list():
    assert person_path("index") != "people/index.html" == index_path("people")
    assert person_path("index.2") != "people/index.2.html" == index_path("people", 2)


def test_ids_that_differ_in_case_alone_have_different_files():
    assert len({file_name(name).lower() for name in ("abc", "ABC", "Abc")}) == 3


@given(st.text(max_size=300))
def test_every_id_has_a_safe_file_name(identifier):
    made = file_name(identifier)
    assert 0 < len(made) <= 64
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert not made.startswith((".", "-"))


def test_the_way_to_the_root_follows_the_depth():
    assert root_of("index.html") == ""
    assert root_of("events/e1.html") == "../"
    assert front_path(1) == "index.html"
    assert front_path(2) == "pages/2.html"


def test_only_sound_http_addresses_become_links():
    assert external("https://a.example/x?y=1#z") == "https://a.example/x?y=1#z"
    assert external("https://a.example/é") == "https://a.example/%C3%A9"
    refused = [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " https://a.example", "java\tscript:x", "data:text/html,x",
        "//a.example", "https:", "http:///x", "https://[::1", "https://a.example/\u202egpj", "https://a.example/a b",
        'https://a.example/"onx=', "https://a.example/" + "a" * 3000, "", None,
    ]  # fmt: skip
    assert [external(address) for address in refused] == [None] * len(refused)


@given(st.text(max_size=200))
def test_no_text_becomes_a_link_to_anything_but_http(address):
    link = external(address)
    assert link is None or link.lower().startswith(("http://", "https://"))
