import pytest

from hexapla.versions.marks import PUNCTUATION, marks


def test_marks_are_counted_by_class_in_any_script():
    counts = marks(["He said: (yes), no?", "彼は「はい」と言った、本当に？", ""]).counts
    found = [{mark: int(count) for mark, count in zip(PUNCTUATION, row, strict=True) if count} for row in counts]
    assert found == [
        {"colon": 1, "bracket": 2, "comma": 1, "question": 1},
        {"quote": 2, "comma": 1, "question": 1},
        {},
    ]


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("They met. They parted.", 1),
        ("They met! “So what?” They parted... And then", 3),
        ("会議は終わった。東京は静かだった。", 1),
        ("बैठक समाप्त हुई। सब चले गए।", 1),
        ("Mr. Oduya paid 3.5 million to St. Anselm of the U.S. fund.", 0),
        ("Всё кончилось. Министр уехал", 1),
        ("...", 0),
        ("ต่างคนต่างแยกย้าย", 0),
    ],
)
def test_sentences_that_end_within_one_are_counted(sentence, ends):
    assert marks(["Before. It", sentence, ""]).inside.tolist() == [1.0, ends, 0.0]


def test_a_sentence_that_ends_with_a_stop_is_told_from_one_that_does_not():
    assert marks(["They met.", "They met", "“They met.”", "散会。", "", "…"]).ended.tolist() == [
        *(True, False, True),
        *(True, False, True),
    ]
