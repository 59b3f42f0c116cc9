"""Addresses are found where a search through the text finds them."""

from hypothesis import example, given
from hypothesis import strategies as st

from hexapla.language.digit_runs import digit_runs
from hexapla.language.number_codes import _ADDRESS, Chunk, addresses, chunk_around

PIECES = ("a", "é", "12", "345", "6789", ".", "-", "+", "@", "(", ")", "[", "]", "_", " ", ":", "/", "x" * 40)
PARTS = ("http://", "https://", "www.", ".com", ".info", ".org.uk", "ad_2")


@given(st.lists(st.sampled_from((*PIECES, *PARTS)), max_size=25).map("".join))
@example("write to a+12345678@news.example.org or call +47 12 34 56 78, (02) 1234 5678, 555-123-4567")
@example("see [ad_2] www.example.com/2024/12 and x.y.z.example.info/9")
def test_addresses_are_those_of_a_search_through_the_text(text: str) -> None:
    assert addresses(text, digit_runs(text)) == [match.span() for match in _ADDRESS.finditer(text)]


def test_a_word_after_a_full_stop_is_no_part_of_an_address() -> None:
    assert addresses("havsund.community was told at havsund.com", ()) == [(30, 41)]


def test_a_code_does_not_reach_over_the_end_of_a_line() -> None:
    assert chunk_around("CT-TW\n12", 6, 8) == Chunk(6, 8, "", "")
    assert chunk_around("12/CT-TW", 0, 2) == Chunk(0, 8, "", "/CT-TW")
