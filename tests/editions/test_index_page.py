"""Lists under letters of any script, over sheets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.editions.index_page import Entry, cut, index_page, list_sheets
from hexapla.editions.lettering import letter_of, order
from hexapla.editions.wording import words


def entry(name: str) -> Entry:
    return Entry(f"people/{name}.html", words(name, None), (), None, 1, "")


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Ánna", "A"), ("đặng", "D"), ("«Żuk»", "Z"), ("Ёлка", "Е"), ("أحمد", "ا"), ("김민준", "ㄱ"), ("李明", "漢"),
        ("さくら", "あ"), ("カナ", "あ"), ("08/CT", "0–9"), ("٠٨", "0–9"), ("三号", "漢"), ("※", "#"), ("", "#"),
        ("สมชาย", "ส"), ("ßen", "ß"), ("नेहा", "न"),
    ],
)  # fmt: skip
def test_a_name_stands_under_its_letter(name: str, letter: str) -> None:
    assert letter_of(name) == letter


def test_letters_stand_together_and_what_has_none_comes_last() -> None:
    names = ["※", "Élan", "12", "Ена", "eta", "李明", "Ada"]
    assert [one.name.text for one in cut([entry(name) for name in names])[0]] == [
        "Ada",
        "Élan",
        "eta",
        "Ена",
        "李明",
        "※",
        "12",
    ]


@given(st.text(max_size=40))
def test_any_text_has_one_letter_of_at_most_three_signs(text: str) -> None:
    assert 1 <= len(letter_of(text)) <= 3
    assert order(text)[1] == letter_of(text)


def test_a_long_list_is_laid_on_sheets_whose_letters_lead_to_the_sheet_they_begin_on() -> None:
    sheets = cut([entry(f"{letter}{n:04}") for letter in "ab" for n in range(240)])
    assert [len(sheet) for sheet in sheets] == [200, 200, 80]
    assert cut([]) == [[]]
    first, second, _ = (index_page("people", sheet).decode() for sheet in list_sheets(sheets))
    assert 'href="../people/index.2.html#l-42"' in first
    assert 'id="l-42"' in second
    assert 'id="l-42"' not in first
    assert 'href="../people/index.3.html"' in second
    assert len(first) < 200_000
    assert "None yet." in index_page("outlets", list_sheets([[]])[0]).decode()
