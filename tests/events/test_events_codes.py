"""Codes: what is cited by signs that no language translates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.events.codes import codes


def of(text: str) -> list[str]:
    return [code for code, _ in codes(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("under 12/CT-TW of the council", "12-CT-TW"),
        ("резолюция A/RES/78/1", "A-RES-78-1"),
        ("die COVID-19-Welle", "COVID-19"),
        ("постановление № ПП-17", "PP-17"),
        ("欧盟2021/1234号条例", "2021/1234"),
        ("Regulation 1024/2013", "1024/2013"),
    ],
)
def test_a_document_has_one_code_in_all_languages(text: str, code: str) -> None:
    assert of(text) == [code]


@pytest.mark.parametrize(
    "text",
    ["ngo-2004 kanye engu20", "on 23/12/2023", "12/2023", "3-2 after 90 minutes", "136M euro", "19th", "1,250 in 2024"],
)
def test_figures_shares_and_prefixes_of_words_are_no_codes(text: str) -> None:
    assert of(text) == []


def test_what_stands_in_a_date_is_no_code() -> None:
    assert list(codes("12-MAR-2024", [(0, 11)])) == []


def test_addresses_are_told_without_what_changes_from_print_to_print() -> None:
    text = "See https://www.Havsund.example/Council/?from=mail, www.havsund.example/council or Desk@havsund.example."
    assert of(text) == ["havsund.example/council", "havsund.example/council", "desk@havsund.example"]


@given(st.text(max_size=60) | st.text("A1b-/@.w:é٣ Ж", max_size=40))
def test_codes_of_any_text_are_printed_there(text: str) -> None:
    assert all(code and printed in text for code, printed in codes(text))
