"""Bodies: the word for what a body is and the words of its name, in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.versions.bodies import find_bodies

LANGUAGES = ("en", "fr", "de", "nb", "ru", "vi", "ms", "tr", "zh", "ja", "ko", "ar", "xx", None)


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("The Commission for External Affairs, she said", "en", ["Commission for External Affairs"]),
        ("The Fisheries Board met the Ministry of Health.", "en", ["Fisheries Board", "Ministry of Health"]),
        ("le ministère des Affaires étrangères et lui", "fr", ["ministère des Affaires étrangères"]),
        ("das Fischereiministerium tagte", "de", ["Fischereiministerium"]),
        ("Komiteen for eksterne saker, sa hun", "nb", ["Komiteen for eksterne saker"]),
        ("доклад Министерству водных дел.", "ru", ["Министерству водных дел"]),
        ("Tarım Bakanlığı açıkladı", "tr", ["Tarım Bakanlığı"]),
        ("Hội nghị do Bộ trưởng chủ trì tại Ủy ban Nhân dân.", "vi", ["Ủy ban Nhân dân"]),
        ("وقالت لوزارة المياه الوطنية.", "ar", ["وزارة المياه الوطنية"]),
        ("国际合作部和部长", "zh", ["国际合作部"]),
    ],
)
def test_names_are_found_whole(text: str, language: str, names: list[str]) -> None:
    assert [text[slice(*body.span)] for body in find_bodies(text, language)] == names


def test_what_follows_a_name_does_not_surely_belong_to_it() -> None:
    (body,) = find_bodies("The Ministry of Health announced new rules", "en")
    assert body.sure == ("health",)
    assert body.words == ("health", "announced", "new", "rules")


def test_an_abbreviation_is_not_sure() -> None:
    (body,) = find_bodies("Die UN-Kommission tagte", "de")
    assert body.sure == ()


def test_a_language_without_a_list_has_none() -> None:
    assert find_bodies("The Ministry of Health", "xx") == []
    assert find_bodies("The Ministry of Health", None) == []


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_is_read(text: str, language: str | None) -> None:
    for body in find_bodies(text, language):
        start, end = body.span
        assert 0 <= start <= body.start < body.end <= end <= len(text)
