"""Language of texts and lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.language.identify import identify, normalise

TEXTS = {
    "ms": "Menteri Luar menyampaikan ucapan penutup pada persidangan itu dan menganugerahkan sijil.",
    "id": "Menteri Luar Negeri menyampaikan pidato penutup pada konferensi tersebut karena prestasinya.",
    "nb": "Utenriksministeren holdt avslutningstalen på konferansen og delte ut hedersdiplomer til åtte grupper.",
    "da": "Udenrigsministeren holdt afslutningstalen på konferencen og uddelte hædersdiplomer til otte grupper.",
    "vi": "Bộ trưởng phát biểu bế mạc hội nghị và trao bằng khen cho tám tập thể.",
    "fr": "Le ministre a prononcé le discours de clôture de la conférence et a remis huit certificats.",
    "es": "El ministro pronunció el discurso de clausura de la conferencia y entregó ocho certificados.",
    "ru": "Министр выступил с заключительной речью и вручил восемь почётных грамот.",
    "ar": "ألقى الوزير كلمة ختامية في المؤتمر وسلم ثماني شهادات تقدير.",
    "zh": "外交部长在会议上致闭幕词，并向八个集体颁发了奖状。",
    "ja": "外相は閉会の挨拶を行い、八つの団体に表彰状を授与した。",
    "th": "รัฐมนตรีกล่าวปิดการประชุม",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_sentence_is_known_and_a_wrong_hint_does_not_turn_it(language: str) -> None:
    assert identify(TEXTS[language]).language == language
    assert identify(TEXTS[language], "sw").language == language


@pytest.mark.parametrize(
    ("tag", "short"),
    [
        ("no", "nb"),
        ("nb_NO", "nb"),
        ("nn-NO", "nn"),
        ("iw", "he"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hans-CN", "zh"),
        ("sr-Latn-RS", "sr-Latn"),
        ("fr-CA", "fr"),
        ("EN", "en"),
        ("x default", None),
        ("", None),
        (None, None),
    ],
)
def test_tags_are_normalised(tag: str | None, short: str | None) -> None:
    assert normalise(tag) == short


def test_serbian_in_latin_letters_names_its_script() -> None:
    text = "Ministar je održao završni govor na konferenciji i uručio osam zahvalnica zaposlenima u ambasadama."
    assert identify(text, "sr").language == "sr-Latn"


def test_text_without_letters_has_no_language() -> None:
    assert identify("12/06/2024 — 35 %").language is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400), st.one_of(st.none(), st.text(max_size=12)))
def test_no_text_and_no_hint_raise(text: str, hint: str | None) -> None:
    found = identify(text, hint)
    assert 0 <= found.score <= 1
    assert found == identify(text, hint)
