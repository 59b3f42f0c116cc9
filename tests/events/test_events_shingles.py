"""Shingles: what two prints of one text have in common, in any script."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.events.shingles import PIECES, WORDS, all_shingles, folded_texts, shingles
from hexapla.language.codepoints import text_of
from hexapla.values.article import Article

LETTERS = {
    "Latin": "abcdefghiłmnopqrsštuvwøåéüðđệơİ",
    "Cyrillic": "абвгдежзийклмнопё",
    "Greek": "αβγδεζηθικλμνξοπρσάέίώ",
    "Arabic": "ابتثجحخدذرزسشصضطظ",
    "Hebrew": "אבגדהוזחטיכלמנסע",
    "Devanagari": "कखगघचछजझटठडढणतथद",
    "Hangul": "가나다라마바사아자차카타파하",
}
UNSPACED = {"Han": "东林文化外交会议国际合作签署", "Thai": "กขคงจฉชซญดตถทธน", "Kana": "あいうえおカキクケコ"}


def of(text: str) -> bytes:
    return shingles(Article(id="a", text=text)).digest


def words(letters: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.text(letters, min_size=1, max_size=9), min_size=1, max_size=30)


@pytest.mark.parametrize("script", LETTERS)
@given(data=st.data())
def test_case_spaces_punctuation_and_the_form_of_diacritics_change_nothing(script: str, data: st.DataObject) -> None:
    text = " ".join(data.draw(words(LETTERS[script])))
    gaps = st.sampled_from([" ", "\n\n", ", ", "\u00a0– ", "。", "\t", " « ", "؟ ", "\u200f "])
    other = "".join(word + data.draw(gaps) for word in text.split(" "))
    assert of(other) == of(text)
    assert of(normalize("NFD", text)) == of(normalize("NFC", text)) == of(text)
    assert of(text.upper()) == of(text.lower()) == of(text)


@pytest.mark.parametrize("script", UNSPACED)
@given(data=st.data())
def test_spaces_inside_a_script_without_spaces_change_nothing(script: str, data: st.DataObject) -> None:
    text = data.draw(st.text(UNSPACED[script], min_size=PIECES, max_size=60))
    spaced = "".join(letter + data.draw(st.sampled_from(["", "", " ", "\n", "、"])) for letter in text)
    one, other = (shingles(Article(id="a", text=each)) for each in (text, spaced))
    assert one == other
    assert len(one.hashes) == len(text) - PIECES + 1


def folded_words(text: str) -> list[str]:
    return text_of(folded_texts([text])).split()


def test_soft_hyphens_and_invisible_controls_are_no_text() -> None:
    assert folded_words("Kon\u00adfe\u200brenz\u2060 in\u200f Havsund") == ["konferenz", "in", "havsund"]


def test_letters_that_fold_to_two_are_those_two() -> None:
    assert folded_words("Große STRASSE, ŉ") == folded_words("GROSSE Straße ʼn") == ["grosse", "strasse", "ʼn"]


@given(st.text("aE가\u1100\u1161\u11a8か\u3099\u0323\u0301क\u093c\u094d\u09beে\u00adﬁﷺǰ ", max_size=30))
def test_marks_are_composed_and_ordered_wherever_they_stand(text: str) -> None:
    folded = text_of(folded_texts([text]))
    assert folded == text_of(folded_texts([normalize("NFKC", text)])) == normalize("NFKC", folded)


def test_other_words_and_another_order_are_another_text() -> None:
    assert of("The council of Havsund met on Monday") != of("The council of Havsund met on Tuesday")
    assert of("The council of Havsund met on Monday") != of("On Monday the council of Havsund met")


@given(st.text(max_size=400))
def test_no_text_breaks_shingles_and_their_number_is_known(text: str) -> None:
    found = shingles(Article(id="a", text=text))
    count = len(folded_words(text))
    assert found.width in {WORDS, PIECES}
    assert len(found.hashes) == max(count - found.width + 1, 0) if count else not len(found.hashes)


@given(st.lists(st.text(max_size=60) | st.text("Aß é\u0301ŉ東กา\n\u00ad", max_size=40), max_size=6))
def test_articles_that_are_read_together_are_read_as_each_is_alone(texts: list[str]) -> None:
    articles = [Article(id=str(k), text=text) for k, text in enumerate(texts)]
    assert all_shingles(articles) == [shingles(article) for article in articles]
