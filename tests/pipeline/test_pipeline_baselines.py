"""Baselines: an accepted difference is known again, and nothing else is."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hexapla.errors import MissingInput, OutputError, UnreadableInput
from hexapla.pipeline.baselines import accepted_of, key_of, read_baseline, write_baseline
from hexapla.values.article import Article, Block
from hexapla.values.checked import Checked
from hexapla.values.difference import Difference
from hexapla.values.text import Evidence


def article(name: str, language: str, *texts: str) -> Article:
    return Article(name, "", language=language, blocks=tuple(Block("paragraph", text, language) for text in texts))


def changed(first: Article, second: Article, a: str, b: str) -> Difference:
    places = []
    for told, value in ((first, a), (second, b)):
        block = next(number for number, one in enumerate(told.blocks) if value in one.text)
        start = told.blocks[block].text.index(value)
        places.append(Evidence(told.id, block, start, start + len(value), value))
    return Difference("number-changed", "error", *places, first.id, second.id, (a, b), f"{a} became {b}")


ENGLISH = article("a", "en", "It held 24 sessions. It was long.")
FRENCH = article("b", "fr", "Elle a tenu 23 séances. Elle fut longue.")
FOUND = changed(ENGLISH, FRENCH, "24", "23")


def test_an_edit_elsewhere_changes_nothing() -> None:
    first = article("c", "en", "A new beginning.", "As planned, all went well. It held  24 sessions. It was short.")
    second = article("d", "fr", "Elle a tenu 23 séances. Elle fut brève.")
    assert key_of(changed(first, second, "24", "23"), (first, second)) == key_of(FOUND, (ENGLISH, FRENCH))


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        (ENGLISH, article("b", "fr", "Elle a tenu 22 séances. Elle fut longue."), ("24", "22")),
        (ENGLISH, article("b", "fr", "Elle a tenu 23 sessions. Elle fut longue."), ("24", "23")),
        (ENGLISH, article("b", "oc", "Elle a tenu 23 séances. Elle fut longue."), ("24", "23")),
    ],
)
def test_another_value_sentence_or_language_is_another_difference(
    first: Article, second: Article, values: tuple[str, str]
) -> None:
    assert key_of(changed(first, second, *values), (first, second)) != key_of(FOUND, (ENGLISH, FRENCH))


def test_what_is_found_more_often_than_accepted_is_fresh(tmp_path: Path) -> None:
    checked = [Checked(FRENCH, "translation", True, (FOUND,))]
    assert write_baseline(tmp_path / "b.jsonl", accepted_of(ENGLISH, checked)) == 1
    baseline = read_baseline(tmp_path / "b.jsonl")
    assert baseline.left == 1
    assert baseline.without([FOUND, FOUND], (ENGLISH, FRENCH)) == [FOUND]
    assert baseline.left == 0


def test_a_difference_without_a_place_is_known_by_its_line() -> None:
    left = Difference("furniture-left", "note", None, None, None, "b", ("Komen (0)",), "The page carries Komen (0)")
    assert key_of(left, (ENGLISH, FRENCH)) == key_of(replace(left, version_article="z"), (ENGLISH, FRENCH))
    assert key_of(left, (ENGLISH, FRENCH)) != key_of(replace(left, detail="Another"), (ENGLISH, FRENCH))


def test_a_file_that_is_no_baseline_says_so(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="--write-baseline"):
        read_baseline(tmp_path / "none")
    (tmp_path / "bad").write_bytes(b'{"kind": 3}\n')
    with pytest.raises(UnreadableInput):
        read_baseline(tmp_path / "bad")
    with pytest.raises(OutputError):
        write_baseline(tmp_path / "no" / "where", [])
