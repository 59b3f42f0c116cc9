"""Numbers of codepoints: those of the characters one by one, in texts of any characters and of none."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hexapla.language.codepoints import CodepointTable, text_of
from hexapla.language.writing import writing_of

TABLE = CodepointTable(lambda character: ord(character) + 1, np.uint32)
ANY = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\x00\ud800\U0010ffff")))


@given(ANY)
def test_every_character_has_its_number(text: str) -> None:
    assert TABLE.of(text).tolist() == [ord(character) + 1 for character in text]
    assert text_of(TABLE.of(text) - 1) == text


@given(ANY)
def test_writing_of_any_text_counts_its_letters(text: str) -> None:
    writing = writing_of(text)
    assert (writing.script is None) == (writing.letters == 0)
    assert writing.letters == sum(writing_of(character).letters for character in text[:600])


def test_a_text_without_letters_has_no_script() -> None:
    assert writing_of("").script is None
    assert writing_of("12:30 …").letters == 0
    assert writing_of("Привет").script == "Cyrl"
