"""Extents: names of bodies end where the places of a language stop agreeing."""

from hypothesis import given
from hypothesis import strategies as st

from hexapla.versions import Extents


def test_a_name_is_as_long_as_most_places_have_it() -> None:
    runs = {"Ban Bến cảng Quốc gia giám sát": 1, "Ban Bến cảng Quốc gia": 4, "Ban Bến cảng Quốc gia họp": 1}
    extents = Extents(runs, "vi")
    assert {extents.name_in(run) for run in runs} == {"Ban Bến cảng Quốc gia"}


def test_what_leads_to_a_name_is_no_part_of_it() -> None:
    extents = Extents({"Ban Bến cảng": 3, "Toàn Ban Bến cảng": 2}, "vi")
    assert extents.name_in("Toàn Ban Bến cảng") == "Ban Bến cảng"


def test_a_name_before_its_head_is_kept() -> None:
    extents = Extents({"National Council": 3, "Council": 5}, "en")
    assert extents.name_in("National Council") == "National Council"


def test_what_names_no_body_stays() -> None:
    assert Extents({}, "en").name_in("nobody") == "nobody"


@given(st.dictionaries(st.text(), st.integers(1, 5)), st.sampled_from(("vi", "en", "zh", "ar")))
def test_a_name_is_a_part_of_its_text(runs: dict[str, int], language: str) -> None:
    extents = Extents(runs, language)
    assert all(extents.name_in(run) in run for run in runs)
