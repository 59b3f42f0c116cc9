from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.language.names import find_names, name_key


def texts(text: str, language: str | None) -> list[str]:
    return [name.text for name in find_names(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "en",
            "Foreign Minister Le Quang Hai met Dr Layla al-Mansouri in Merovar.",
            ["Le Quang Hai", "Layla al-Mansouri", "Merovar"],
        ),
        ("vi", "Bộ trưởng Ngoại giao Lê Quang Hải phát biểu.", ["Lê Quang Hải"]),
        ("ms", "Menteri Luar Negeri Le Quang Hai berucap.", ["Le Quang Hai"]),
        ("de", "Die Außenministerin Sigrid Halvorsdatter sprach über den Vertrag.", ["Sigrid Halvorsdatter"]),
        ("ru", "Министр иностранных дел Ле Куанг Хай заявил об этом.", ["Ле Куанг Хай"]),
        ("zh", "外交部长黎光海表示赞同。", ["黎光海"]),
        ("zh", "总理埃莱娜·马尔凯蒂-万斯出席。", ["埃莱娜·马尔凯蒂-万斯"]),
        ("ja", "レ・クアン・ハイ外相は述べた。", ["レ・クアン・ハイ"]),
        ("ko", "레 꽝 하이 장관은 말했다.", ["레 꽝 하이"]),
        ("ar", "أكدت وزيرة التعاون الدولي ليلى المنصوري أن العمل مستمر.", ["ليلى المنصوري"]),
        ("en", "It was read by National Council President Nguyen Ba Khoa.", ["National Council", "Nguyen Ba Khoa"]),
        ("en", "President of the National Council Nguyen Ba Khoa spoke.", ["National Council", "Nguyen Ba Khoa"]),
        ("en", "President Beatriz Olmedo Ruiz of Quintara spoke.", ["Beatriz Olmedo Ruiz", "Quintara"]),
        ("en", "He quoted Resolution No. 12 twice.", []),
        ("ms", "Setiausaha Agung Parti Phan Dinh Tu berucap.", ["Phan Dinh Tu"]),
        ("id", "Ketua Komisi Vu Thi Hanh hadir.", ["Vu Thi Hanh"]),
        ("de", "So lauten die Worte von Geschäftsführerin Solveig Nordvik.", ["Solveig Nordvik"]),
        ("ru", "Министр Лейла аль-Мансури одобрила решение Комиссии.", ["Лейла аль-Мансури"]),
        ("zh", "外交部长黎光海、陈美安和范廷秀等出席。", ["黎光海", "陈美安", "范廷秀"]),
        ("th", "นายสมชาย ใจดี รัฐมนตรี กล่าวว่า", ["สมชาย ใจดี"]),
        ("th", "นายกรัฐมนตรี กล่าวว่า", []),
        ("ar", "وقال الدكتور خالد بن راشد في المؤتمر.", ["خالد بن راشد"]),
    ],
)
def test_names_without_their_titles(language, text, names):
    assert texts(text, language) == names


def test_a_word_that_only_opens_a_sentence_is_no_name():
    assert texts("Delegates left. Later the delegates met. Agreement followed.", "en") == []


def test_a_name_that_opens_a_sentence_counts_where_it_also_stands_within_one():
    assert texts("Merovar welcomed them. They left Merovar.", "en") == ["Merovar", "Merovar"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Lê Quang Hải", "le quang hai"),
        ("LÊ QUANG HẢI", "le quang hai"),
        ("Đồng chí Lê Quang Hải", "le quang hai"),
        ("Dr Layla al-Mansouri", "layla al mansouri"),
        ("Menteri Luar Negeri Le Quang Hai", "le quang hai"),
        ("Ле Куанг Хай", "le kuang khay"),
        ("黎光海", "li guang hai"),
        ("", ""),
    ],
)
def test_name_keys(text, key):
    assert name_key(text) == key


@given(st.text(max_size=150), st.sampled_from([None, "en", "vi", "zh", "ar", "ru", "de", "ja", "ko", "xx"]))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_ordered_spans_that_quote(text, language):
    position = 0
    for name in find_names(text, language):
        assert position <= name.start < name.end <= len(text)
        assert text[name.start : name.end] == name.text
        position = name.end
