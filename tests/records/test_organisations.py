"""Organisations: one entry each, what every language calls it, and no person, event or heading among them."""

import pytest


def named_in(record, telling, language, *sentences):
    made = record(telling("a", language, [(None, text) for text in sentences]))
    return [organisation.name for organisation in made.organisations]


def test_one_ministry_whatever_each_language_calls_it(record, telling):
    made = record(
        telling("a", "en", [(0, "The Ministry of Foreign Affairs sent a note.")]),
        telling(
            "b", "fr", [(0, "Le ministère des Affaires étrangères a envoyé une note.")], None, [], "translation", "a"
        ),
        telling("c", "vi", [(0, "Bộ Ngoại giao đã gửi công hàm.")], None, [], "translation", "a"),
    )
    (ministry,) = made.organisations
    assert ministry.names == {
        "en": "Ministry of Foreign Affairs",
        "fr": "ministère des Affaires étrangères",
        "vi": "Bộ Ngoại giao",
    }
    assert (ministry.kind, ministry.articles, ministry.absent) == ("ministry", ("a", "b", "c"), ())
    assert (ministry.rule, ministry.confidence) == ("organisation/1", 0.85)


def test_names_end_where_persons_and_other_words_begin(record, telling):
    text = "Chủ tịch Hội đồng Quốc gia Nguyễn Bá Khoa đã dự."
    assert named_in(record, telling, "vi", text) == ["Hội đồng Quốc gia"]
    text = (
        "Ana Silva of the Havsund Peace Institute visited the Kestrel Bank on Tuesday and Veldania's Ministry of Trade."
    )
    assert named_in(record, telling, "en", text) == ["Havsund Peace Institute", "Kestrel Bank", "Ministry of Trade"]


def test_firms_courts_and_known_acronyms(record, telling):
    text = "Kestrel Ferries Inc. sued in the Havsund Supreme Court, said NATO and the UN."
    assert named_in(record, telling, "en", text) == ["Kestrel Ferries Inc", "Havsund Supreme Court", "NATO", "UN"]


def test_what_is_no_name_of_one_is_none(record, telling):
    assert named_in(record, telling, "en", "They met in the center of Havsund, in front of the bank on Tuesday.") == []
    assert named_in(record, telling, "en", "Ferry Workers Union Wins Big Case Against Kestrel") == []
    assert named_in(record, telling, "vi", "Các bộ, ban, ngành và tổ chức đã dự hội nghị.") == []


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ja", "ハヴスン大学は、同大学で外務省報道官と会った。", ["ハヴスン大学", "外務省"]),
        ("ja", "大学生は国連を知る。", ["国連"]),
        ("ko", "외교부는 하브순은행과 만났다.", ["외교부", "하브순은행"]),
        ("hi", "रक्षा समिति ने कहा। यह समिति नहीं।", ["रक्षा समिति"]),
        ("th", "เขาไปสหประชาชาติแล้ว", ["สหประชาชาติ"]),
        ("zh", "他向联合国和白宫通报。", ["联合国", "白宫"]),
        ("en", "Later the U.S. Fish and Wildlife Service agreed with it.", ["U.S. Fish and Wildlife Service"]),
        ("nb", "Et forslag kom fra Havsund Fiskarlag i går.", ["Havsund Fiskarlag"]),
    ],
)
def test_names_of_organisations_end_and_begin_where_their_language_says(record, telling, language, text, names):
    assert [one.name for one in record(telling("a", language, [(None, text)])).organisations] == names
