"""Sentences that data keeps in English, told in the reader's language."""

import ast
import re
from pathlib import Path

import pytest

import hexapla
from hexapla.editions.retelling import _OTHERWISE, _SENTENCES, retold
from hexapla.editions.standpoint import INTERFACES
from hexapla.search import read_query

SOURCE = Path(hexapla.__file__).parent
SPOKEN = [language for language in INTERFACES if language != "en"]


def shaped(sentence):
    """Return a sentence with its places made one."""
    return re.sub(r"%\(\w+\)s", "…", sentence).replace("%%", "%")


def written():
    """Yield every text that the source writes, places made one; but for the list of what is known."""
    for path in sorted(SOURCE.rglob("*.py")):
        if path.name == "retelling.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                yield "".join(str(v.value) if isinstance(v, ast.Constant) else "…" for v in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_every_sentence_that_is_known_is_one_that_the_source_writes():
    texts = set(written())
    assert [one for one in _SENTENCES if shaped(one) not in texts] == []
    told = [text.replace("…", "7") for text in texts]
    unmet = [shape for shape in _OTHERWISE if not shape.startswith("Expected")]
    assert [shape for shape in unmet if not any(re.fullmatch(shape, text) for text in told)] == []


def called(module, name):
    """Yield the texts that a module calls a name with, a seven for each value."""
    for node in ast.walk(ast.parse((SOURCE / module).read_text("utf-8"))):
        for text in node.args[:2] if isinstance(node, ast.Call) and ast.unparse(node.func) == name else ():
            if isinstance(text, ast.JoinedStr):
                yield "".join(str(v.value) if isinstance(v, ast.Constant) else "7" for v in text.values)
            elif isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text.value


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("search/queries.py", "reading.remarks.append"),
        ("records/corrections.py", "UnfitCorrection"),
        ("pipeline/joining.py", "UnfitGrouping"),
        ("web/queries.py", "Problem"),
        ("web/printing.py", "Problem"),
    ],
)
def test_what_is_remarked_and_refused_is_known(module, name):
    told = list(called(module, name))
    assert told
    assert [one for one in told if retold(one, "fr") is None] == []


@pytest.mark.parametrize("language", SPOKEN)
def test_every_sentence_is_told_in_every_language(language):
    for sentence in _SENTENCES:
        english = re.sub(r"%\((?:n|many)\)s", "7", sentence).replace("%%", "%")
        english = re.sub(r"%\((\w+)\)s", r"\1x", english)
        told = retold(english, language)
        assert told is not None, sentence
        assert told != english, sentence
        assert "%(" not in told


@pytest.mark.parametrize("language", SPOKEN)
def test_what_of_a_query_was_not_understood_is_told(language):
    remarks = [r for q in ("foo:bar", "from:99", "language:zzzzzz", "to:1 number:x", "!", "a " * 40) for r in
               read_query(q).remarks]  # fmt: skip
    assert len(remarks) > 5
    assert all(retold(remark, language) not in (None, remark) for remark in remarks)


def test_values_are_written_as_the_language_writes_them():
    assert retold("2 days that ended on 2024-03-06", "fr") == "durée de 2 jours, fin le 6 mars 2024"
    assert retold("there is no page 1200: the list has 3", "es") == "No existe la página 1.200: la lista tiene 3."
    assert "\u2068<b>%s\u2069" in retold("<b>%s is asked twice", "vi")


def test_what_is_not_known_is_left_to_say_itself():
    assert retold("the moon stood elsewhere", "fr") is None
    assert retold("the moon stood elsewhere", "en") == "the moon stood elsewhere"
    assert retold("x" * 100_000, "ar") is None


def test_what_a_validator_says_is_told_in_plain_words_in_english_too():
    said = "Expected `str` matching regex '^[0-9]{4}$' - at `$.from`"
    told = retold(said, "en")
    assert told is not None
    assert "regex" not in told
    assert "from" in told
    assert retold("there is no event e1", "en") == "there is no event e1"
