"""Surroundings: pieces of a text that know where they come from."""

from hypothesis import given
from hypothesis import strategies as st

from hexapla.language.surroundings import surroundings


@given(st.text(max_size=80), st.lists(st.integers(0, 79), max_size=6), st.integers(1, 12))
def test_each_place_and_what_is_near_it_is_there_and_knows_its_origin(text: str, wanted: list[int], reach: int) -> None:
    places = sorted(place for place in wanted if place < len(text))
    near = surroundings(text, places, reach)
    breaks = {begun - 1 for begun in near.begun}
    origins = [near.origin(place) for place in range(len(near.text)) if place not in breaks]
    inside = {k for place in places for k in range(place - reach, place + reach) if 0 <= k < len(text)}
    assert origins == sorted(inside)
    assert [text[k] for k in origins] == [near.text[k] for k in range(len(near.text)) if k not in breaks]


def test_pieces_that_meet_are_one() -> None:
    assert surroundings("abcdefghij", [1, 3], 1).text == "abcd"
    assert surroundings("abcdefghij", [1, 8], 1).text == "ab\nhi"
    assert surroundings("abcdefghij", [], 1).text == ""
