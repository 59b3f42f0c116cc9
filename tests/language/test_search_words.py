"""What a text is found by: folded alike in any script, and always quoted exactly."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.language.search_names import bones, name_words, sound, sounds_of
from hexapla.language.search_words import number_key, search_words


def keys(text: str) -> list[str]:
    return [word.key for word in search_words(text)]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Trần Mỹ An", ["tran", "my", "an"]),
        ("TRẦN\u200e Mỹ\u00adAn", ["tran", "myan"]),
        ("Straße, œuvre, İzmir", ["strasse", "oeuvre", "izmir"]),
        ("Лёд и ЛЕД", ["лед", "и", "лед"]),
        ("مُؤتمـر", ["موتمر"]),
        ("١٬٢٥٠ 1.250 1 250 1,250", ["1250", "1250", "1250", "1250"]),
        ("12,5 % ٣٠٠; 007", ["12.5", "300", "7"]),
        ("G20, G-20", ["g", "20", "g", "20"]),
        ("l’État", ["l", "etat"]),
        ("हिन्दी", ["हिनदी"]),
        ("", []),
        ("!? …", []),
    ],
)
def test_words_are_folded_alike(written: str, found: list[str]) -> None:
    assert keys(written) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("外交会议", ["外交", "交会", "会议", "议"]),
        ("ประชุม", ["ปร", "ระ", "ะช", "ชุ", "ุม", "ม"]),
        ("회의", ["회의", "의"]),
        (unicodedata.normalize("NFD", "회의"), ["회의", "의"]),
        ("ｶﾞｲ", ["ガイ", "イ"]),
        ("第15回", ["第", "15", "回"]),
    ],
)
def test_what_is_written_without_spaces_is_found_by_two_characters(written: str, found: list[str]) -> None:
    assert keys(written) == found


def test_numbers_are_words_by_value() -> None:
    assert [number_key(value) for value in (300, 12.5, 1.0, 1.2e9, float("inf"))] == [
        "300",
        "12.5",
        "1",
        "1200000000",
        "",
    ]


def test_names_sound_alike_across_scripts() -> None:
    latin, cyrillic = search_words("Phan Đình Tú"), search_words("Фан Динь Ту")
    assert sounds_of(latin) == sounds_of(cyrillic) == [sound("phan"), sound("dinh"), sound("tu")]
    assert bones("orlovic", "tomas") == bones("орлович", "томас") != ""
    assert bones("ha", "lee") == ""


def test_a_name_in_ideographs_is_found_as_it_is_spelt_in_latin_letters() -> None:
    assert {"lin", "wanru", "林婉", "婉如"} <= set(name_words("林婉如"))


@given(st.text(max_size=200))
def test_words_quote_from_left_to_right_and_a_piece_of_text_has_the_same_words(text: str) -> None:
    words = search_words(text)
    assert all(0 <= word.start < word.end <= len(text) and word.key for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
    for word in words[:5]:
        if not word.close:
            assert word.key in keys(text[word.start : word.end])
