"""Transcription: the consonants of words."""

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.events.transcription import LONGEST, transcribed
from hexapla.language.codepoints import codepoints_of

WORDS = st.lists(st.text(st.characters(categories=("L", "M", "N")), min_size=1, max_size=20), max_size=20)


def keys(words: list[str]) -> list[bytes]:
    ends = np.cumsum([len(word) for word in words], dtype=np.intp)
    return transcribed(codepoints_of("".join(words)), np.append(0, ends)[:-1], ends).texts()


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Tschechow", b"cv"), ("shchuka", b"sk"), ("Dzhokhar", b"jkr"), ("Schubert", b"sbrt"), ("tshch", b"c"),
        ("Mattheus", b"mts"), ("Taxi", b"tks"), ("bookkeeper", b"bkpr"), ("Quebec", b"kbk"), ("aeiou", b""),
        ("Вашингтон", b"vsngtn"), ("東京", b"dngjng"), ("२०२४", b""),
    ],
)  # fmt: skip
def test_digraphs_are_one_consonant_and_doublings_count_once(word: str, key: bytes) -> None:
    assert keys([word]) == [key]


# A sign for each digraph, replaced one after the other in this order.
DIGRAPHS = {
    "tsch": "c", "ts": "c", "shch": "s", "dzh": "j", "sch": "s", "ch": "c", "sh": "s", "th": "t", "ph": "f", "kh": "k",
    "gh": "g", "zh": "z",
}  # fmt: skip


@given(st.text("tschdzpkghae", min_size=1, max_size=12))
def test_digraphs_are_found_as_if_they_were_replaced_one_after_the_other(word: str) -> None:
    read = word
    for digraph, letter in DIGRAPHS.items():
        read = read.replace(digraph, letter.upper())
    sounds = re.sub("[aeh]", "", read.replace("c", "k")).lower()
    assert keys([word]) == [re.sub(r"(.)\1+", r"\1", sounds).encode()[:LONGEST]]


@given(WORDS)
def test_words_are_read_together_as_they_are_one_by_one(words: list[str]) -> None:
    assert keys(words) == [key for word in words for key in keys([word])]


@given(st.text(st.characters(categories=("L", "M", "N")), min_size=1, max_size=60))
def test_a_key_is_consonants_without_doublings_and_bounded(word: str) -> None:
    (key,) = keys([word])
    assert set(key) <= set(b"bcdfgjklmnpqrstvz")
    assert len(key) <= LONGEST
    assert all(a != b for a, b in pairwise(key))


def test_letters_of_two_characters_meet_as_they_would_in_one_word_of_latin_letters() -> None:
    assert keys(["тс", "тш", "ша"]) == [b"c", b"c", b"s"]


def test_keys_of_some_words_are_theirs() -> None:
    words = ["Havsund", "a", "Rat"]
    ends = np.cumsum([len(word) for word in words], dtype=np.intp)
    found = transcribed(codepoints_of("".join(words)), np.append(0, ends)[:-1], ends)
    assert found[1:].texts() == [b"", b"rt"]
    assert found[np.array([2, 0])].texts() == [b"rt", b"vsnd"]
