"""Addresses are found where a search through the text finds them."""

from hypothesis import example, given
from hypothesis import strategies as st

from hexapla.language.digit_runs import digit_runs
from hexapla.language.number_codes import _ADDRESS, _QUICK, addresses

PIECES = ("a", "é", "12", "345", "6789", ".", "-", "+", "@", "(", ")", "[", "]", "_", " ", ":", "/", "x" * 40)
PARTS = ("http://", "https://", "www.", ".com", ".info", ".org.uk", "ad_2")


@given(st.lists(st.sampled_from((*PIECES, *PARTS)), max_size=25).map("".join))
@example("write to a+12345678@news.example.org or call +47 12 34 56 78, (02) 1234 5678, 555-123-4567")
@example("see [ad_2] www.example.com/2024/12 and x.y.z.example.info/9")
def test_addresses_are_those_of_a_search_through_the_text(text: str) -> None:
    expected = [match.span() for match in _ADDRESS.finditer(text)] if _QUICK.search(text) else []
    assert addresses(text, digit_runs(text)) == expected
