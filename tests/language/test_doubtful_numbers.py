"""Words that are numbers in some places only, numbers inside longer words, and what only looks like a number."""

from __future__ import annotations

import pytest

from hexapla.language.numerals import find_numbers


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("vi", "sau năm ngày làm việc", 5),
        ("vi", "mở lại sáu cửa khẩu biên giới", 6),
        ("vi", "báo cáo sáu tháng một lần", 6),
        ("vi", "hai mươi năm qua", 20),
        ("vi", "hai mươi lăm cuộc", 25),
        ("fr", "une résolution en neuf points", 9),
        ("fr", "deux douzaines de navires", 24),
        ("de", "acht Tage", 8),
        ("it", "per sei mesi", 6),
        ("en", "two dozen officials", 24),
        ("en", "half a dozen", None),
        ("zh", "一项包含九点内容的决议", 9),
        ("ms", "lebih 240 pandangan", 240),
        ("ms", "kedua-dua pihak", None),
        ("fr", "un texte neuf dans la salle", None),
        ("vi", "năm 2024 này", None),
        ("vi", "Trong năm, các nước gặp nhau", None),
        ("de", "das lässt er außer acht", None),
    ],
)
def test_a_doubtful_word_counts_where_its_company_vouches(language, text, value):
    found = [n.value for n in find_numbers(text, language) if not n.part_of_date]
    assert found == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("vi", "Hội nghị lần thứ hai", 2),
        ("vi", "họp chiều thứ hai", None),
        ("ms", "sesi kedua", 2),
        ("ms", "antara kedua negara", None),
        ("da", "den anden session", 2),
        ("en", "the second session", 2),
        ("en", "a second of silence", None),
        ("es", "la segunda reunión", 2),
        ("es", "segundo el ministro", None),
        ("pt", "a sexta reunião", 6),
        ("pt", "na sexta", None),
        ("pt", "a décima terceira edição", 13),
    ],
)
def test_an_ordinal_that_is_another_word_too_needs_its_noun(language, text, value):
    assert [n.value for n in find_numbers(text, language)] == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ru", "двухдневная встреча", 2),
        ("ru", "трёхлетнюю программу", 3),
        ("de", "zweitägige Sitzung", 2),
        ("nb", "den todagers samlingen", 2),
        ("sv", "tredagars möte", 3),
        ("nl", "tweedaagse top", 2),
        ("pl", "dwudniowy szczyt", 2),
        ("ar", "استمر يومين", 2),
    ],
)
def test_numbers_inside_longer_words_and_duals(language, text, value):
    assert [(n.value, n.kind) for n in find_numbers(text, language)] == [(value, "cardinal")]


def test_a_place_kept_for_an_advertisement_holds_no_number():
    assert find_numbers("See [notice_2] and [iklan_13] now", "en") == []


def test_a_month_by_its_number_belongs_to_a_date():
    assert [n.part_of_date for n in find_numbers("vào tháng 7, các bên họp", "vi")] == [True]


def test_a_sentence_asked_twice_answers_with_a_list_of_its_own():
    first = find_numbers("more than 300 views", "en")
    first.clear()
    assert [n.value for n in find_numbers("more than 300 views", "en")] == [300]
