"""Transcription: the consonants of words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.events.transcription import LONGEST, Memory, transcribed

WORDS = st.lists(st.text(st.characters(categories=("L", "M", "N")), max_size=20), max_size=20)


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Tschechow", b"cv"), ("shchuka", b"sk"), ("Dzhokhar", b"jkr"), ("Schubert", b"sbrt"), ("tshch", b"c"),
        ("Mattheus", b"mts"), ("Taxi", b"tks"), ("bookkeeper", b"bkpr"), ("Quebec", b"kbk"), ("aeiou", b""),
        ("Вашингтон", b"vsngtn"), ("東京", b"dngjng"), ("२०२४", b""),
    ],
)  # fmt: skip
def test_digraphs_are_one_consonant_and_doublings_count_once(word: str, key: bytes) -> None:
    assert transcribed([word]) == [key]


@given(WORDS)
def test_words_are_read_together_as_they_are_one_by_one(words: list[str]) -> None:
    assert transcribed(words) == [key for word in words for key in transcribed([word])]


@given(st.text(st.characters(categories=("L", "M", "N")), max_size=60))
def test_a_key_is_consonants_without_doublings_and_bounded(word: str) -> None:
    (key,) = transcribed([word])
    assert set(key) <= set(b"bcdfgjklmnpqrstvz")
    assert len(key) <= LONGEST
    assert all(a != b for a, b in pairwise(key))


@given(WORDS)
def test_a_memory_answers_as_what_it_was_made_of(words: list[str]) -> None:
    memory = Memory(lambda asked: [len(word).to_bytes(2, "little") for word in asked])
    for _ in range(2):
        assert memory.of(words) == b"".join(len(word).to_bytes(2, "little") for word in words)


def test_a_full_memory_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hexapla.events.transcription.REMEMBERED", 3)
    memory = Memory(lambda asked: [word.encode() for word in asked])
    assert memory.of(["a", "b", "a"]) == b"aba"
    assert memory.of(["b", "c", "d", "e"]) == b"bcde"
    assert memory.of(["a", "e"]) == b"ae"
