import pytest

from hexapla.editions.standpoint import Edition, Standpoint, editions_in
from hexapla.errors import OutputError


def test_links_of_files_keep_their_endings_and_lead_from_where_the_page_stands():
    here = Standpoint("events/a.html")
    assert here.to("people/b.html", "roles") == "../people/b.html#roles"
    assert here.to("index.html") == "../index.html"
    assert Standpoint("index.html").to("events/a.html") == "events/a.html"
    assert here.file("static/hexapla.css") == "../static/hexapla.css"


def test_served_addresses_have_no_ending():
    here = Standpoint("events/a.html", Edition(served=True))
    assert here.to("people/b.html", "roles") == "../people/b#roles"
    assert here.to("index.html") == "../"
    assert here.to("people/index.html") == "../people/"
    assert Standpoint("index.html", Edition(served=True)).to("index.html") == "./"


def test_the_same_page_is_found_in_another_language_of_the_interface():
    both = ("en", "fr")
    english = Standpoint("events/a.html", Edition("en", both))
    french = Standpoint("events/a.html", Edition("fr", both, prefix="fr/"))
    assert english.across("fr") == "../fr/events/a.html"
    assert french.across("en") == "../../events/a.html"
    assert french.to("index.html") == "../index.html"
    assert french.file("static/hexapla.css") == "../../static/hexapla.css"
    served = Standpoint("index.html", Edition("en", both, served=True))
    assert served.across("en") == "en/"


def test_the_first_language_stands_at_the_root_and_each_other_in_its_folder():
    found = editions_in(("vi", "ar", "vi"), "https://example.org/")
    assert [(one.language, one.prefix, one.base_url) for one in found] == [
        ("vi", "", "https://example.org/"), ("ar", "ar/", "https://example.org/"),
    ]  # fmt: skip
    assert {one.languages for one in found} == {("vi", "ar")}
    assert [one.language for one in editions_in(())] == ["en"]


def test_a_language_that_the_interface_does_not_speak_is_refused_by_naming_those_it_does():
    with pytest.raises(OutputError, match=r"does not speak 'xx'.*en, fr, es, vi, ms, nb, ar"):
        editions_in(("en", "xx"))
