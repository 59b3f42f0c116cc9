"""Each difference is told in a sentence of the interface, made of its kind and values."""

from typing import get_args

import pytest

from hexapla.editions.disagreements import Disagreement
from hexapla.editions.rendering import _environment
from hexapla.values.difference import DifferenceKind

SAID = {
    "number-changed": (("24", "23"), "The number 24 in vi became 23 in fr."),
    "number-missing": (("68",), "The number 68 of vi stands nowhere in fr."),
    "date-changed": (("15/2", "15 mars"), "The date 15/2 in vi became 15 mars in fr."),
    "name-missing": (("Trần Mỹ An",), "vi names Trần Mỹ An, fr does not."),
    "role-changed": (("chair", "guest"), "The role “chair” in vi became “guest” in fr."),
    "sentence-missing": ((), "fr leaves out a sentence of vi."),
    "sentence-added": ((), "fr adds a sentence that vi does not have."),
    "paragraph-missing": ((), "fr leaves out a paragraph of vi."),
    "paragraph-added": ((), "fr adds a paragraph that vi does not have."),
    "untranslated": (("vi",), "fr leaves a passage untranslated; its language is Vietnamese."),
    "furniture-left": (("Komen (0)",), "fr carries “Komen (0)”, which is no part of the article."),
    "truncated": ((), "The text of fr breaks off."),
    "caption-repeated": (("3",), "fr shows one caption 3 times."),
    "encoding-residue": (("��",), "fr has spoilt characters: ��."),
    "term-inconsistent": (("Board", "Council"), "fr calls one body by two names: Board and Council."),
    "term-against-glossary": (("Board", "Council"), "fr writes Council; the glossary asks for Board."),
    "quotation-broken": ((), "A quotation in fr is not opened and closed as it should be."),
    "words-repeated": (("the the",), "fr repeats “the the”."),
    "conflict": (("63", "64"), "vi says 63, fr says 64; neither rests on the other."),
}


def told(kind, values=(), here="vi", there="fr", detail="kept in English"):
    module = _environment("en").get_template("differences.html").make_module({"language": "en"})
    line = str(module.line(Disagreement(1, kind, "error", detail, values, None, None, here, there)))
    assert line.count("\u2068") == line.count("\u2069")
    return " ".join(line.replace("\u2068", "").replace("\u2069", "").split())


@pytest.mark.parametrize("kind", sorted(get_args(DifferenceKind)))
def test_a_difference_of_each_kind_is_a_sentence(kind):
    values, sentence = SAID[kind]
    assert told(kind, values) == sentence


def test_what_was_mended_and_one_caption_are_told_in_their_own_words():
    assert told("encoding-residue", ("entities",)) == "Characters of fr were escaped twice and had to be mended."
    assert told("caption-repeated", ("1",)) == "fr shows one caption 1 time."


@pytest.mark.parametrize("kind", sorted(get_args(DifferenceKind)))
def test_where_a_value_or_a_version_is_not_known_the_kept_line_stands(kind):
    assert told(kind, (), None, None).endswith(": kept in English")


def test_what_a_page_says_stays_text_in_a_sentence():
    assert told("words-repeated", ('"><b>x',)) == "fr repeats “&#34;&gt;&lt;b&gt;x”."
