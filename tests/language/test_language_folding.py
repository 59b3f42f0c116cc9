"""Folding: codepoint by codepoint, whatever the length of the text."""

from hypothesis import given
from hypothesis import strategies as st

from hexapla.language.folding import fold, fold_bare

ANY = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("İΣßÉđ٣–’`\u00a0\x00\ud800Ａ𝟗")), max_size=400)


@given(ANY)
def test_a_text_folds_as_its_characters_do(text: str) -> None:
    assert fold(text) == "".join(fold(character) for character in text)
    assert fold_bare(text) == "".join(fold_bare(character) for character in text)


@given(ANY)
def test_a_page_folds_as_its_sentences_do(text: str) -> None:
    assert fold(text * 3) == fold(text) * 3
    assert fold_bare(text * 3) == fold_bare(text) * 3


def test_variants_of_signs_become_one() -> None:
    assert fold("Ёлка – Ｎ’٣٤\u00a0İ") == "елка - n'34 İ"
    assert fold_bare("Élan Đà Nẵng – ³") == "elan da nang - ³"
