"""Patterns of many words."""

import re

from hypothesis import given
from hypothesis import strategies as st

from hexapla.language.word_trees import beginnings, places, word_tree

WORDS = st.lists(st.text(alphabet="abж.1 ", min_size=1, max_size=7), min_size=1, max_size=6)
TEXTS = st.text(alphabet="abж.1 \n", max_size=30)


@given(WORDS, TEXTS)
def test_a_tree_matches_the_longest_word(words: list[str], text: str) -> None:
    expected = max((word for word in words if text.startswith(word)), key=len, default=None)
    found = re.match(word_tree(words), text)
    assert (found and found.group()) == expected


@given(WORDS, TEXTS)
def test_every_place_where_a_word_begins_is_found(words: list[str], text: str) -> None:
    found = {match.start() for match in places(words).finditer(text)}
    assert {i for i in range(len(text)) if text.startswith(tuple(words), i)} <= found


def test_a_boundary_is_asked_behind_the_first_letter() -> None:
    assert [match.start() for match in places(["mars"], r"(?<!\w.)").finditer("mars, remarsa, mars")] == [0, 15]


def test_beginnings_that_begin_others_stand_alone() -> None:
    assert beginnings(["mar", "march", "maraton"]) == "mar"
