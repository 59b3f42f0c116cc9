from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.language.scripts import romanise, skeleton, word_texts
from hexapla.versions.surface import composed, folded, skeletons, surface

SENTENCES = [
    "The 14th meeting of 3 x 3 delegates closed, at last.",
    "Người dân Vinh Hạ đã chờ đợi từ lâu.",
    "Щедрый кузнец съел 14 яблок в Цюрихе.",
    "会議は東京タワーで14日に終わった。",
    "การประชุมครั้งที่ 14 จบแล้ว",
    "वह हिन्दी में लिखा हुआ संदेश था।",
    "وصل الوفد إلى القاهرة يوم الجمعة",
    "",
]
LETTERS = "Tschad Shchuka match adzhar Tkhilaishvili Phnom back quiz Szczecin"


def texts(pieces, encoding):
    return [
        pieces.values[start:end].tobytes().decode(encoding)
        for start, end in zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True)
    ]


def rows_of(found):
    rows = {}
    for row, word in zip(found.rows.tolist(), texts(found.letters, "utf-32-le"), strict=True):
        rows.setdefault(row, []).append(word)
    return rows


def plain(word):
    return "".join(each for each in romanise(word) if each.isalnum())


def test_words_of_many_sentences_are_those_of_each():
    rows = rows_of(surface(SENTENCES))
    for row, sentence in enumerate(SENTENCES):
        assert rows.get(row, []) == [folded(word) for word in word_texts(sentence)]


def test_plain_letters_and_skeletons_are_those_of_the_words():
    found = surface(SENTENCES)
    words = [word for sentence in SENTENCES for word in word_texts(sentence)]
    assert texts(found.plain, "ascii") == [plain(word) for word in words]
    expected = ["" if plain(word).isdigit() else skeleton(word) for word in words]
    assert texts(skeletons(found.plain), "ascii") == expected


def test_letters_of_two_and_three_are_one_bone():
    found = skeletons(surface([LETTERS]).plain)
    assert texts(found, "ascii") == [skeleton(word) for word in LETTERS.split()]


def test_how_marks_are_written_makes_no_difference():
    assert folded("Cafe\u0301") == folded("café")
    assert composed("e\u0301") == "é"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=6))
def test_whatever_is_read_every_word_stands_in_its_sentence(sentences):
    found = surface(sentences)
    assert len(found.characters) == len(sentences)
    assert found.characters.sum() == (found.letters.ends - found.letters.starts).sum()
    assert all(0 <= row < len(sentences) for row in found.rows.tolist())
    assert len(skeletons(found.plain).starts) == len(found.rows)
