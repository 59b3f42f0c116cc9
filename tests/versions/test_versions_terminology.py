"""Terminology: where versions name persons, offices and bodies."""

from msgspec.structs import replace

from hexapla.values.fact import Person, Role
from hexapla.values.passage import Passage
from hexapla.values.record import Record, Version
from hexapla.values.text import Cell, Evidence
from hexapla.versions import renderings

ENGLISH = "The Harbour Board met. Minister Tran My An spoke."
FRENCH = "Le Conseil du port s'est réuni. La ministre Tran My An a parlé."


def record(article) -> tuple[Record, dict]:
    """Return an event of two sentences in two versions."""
    articles = {"a": article("a", "en", ENGLISH), "b": article("b", "fr", FRENCH)}
    versions = (
        Version("a", None, None, "en", None, None, "original", None, 1.0),
        Version("b", None, None, "fr", None, None, "translation", "a", 1.0),
    )
    passages = (
        Passage({"a": (Cell(0, 0, 22),), "b": (Cell(0, 0, 31),)}, 2),
        Passage({"a": (Cell(0, 23, 49),), "b": (Cell(0, 32, 63),)}, 2),
    )
    evidence = tuple(
        Evidence(name, 0, text.index(said), text.index(said) + len(said), said)
        for name, text, said in (("a", ENGLISH, "Minister Tran My An"), ("b", FRENCH, "ministre Tran My An"))
    )
    role = Role({"en": "Minister", "fr": "ministre"}, evidence)
    empty = dict.fromkeys(("places", "quantities", "documents", "awards", "statements", "differences"), ())
    made = Record(
        id="e", titles={}, kind=None, start=None, end=None, series=None, theme=None, host=None, articles=versions,
        passages=passages, people=(Person("Tran My An", (), (role,), evidence),), **empty,
    )  # fmt: skip
    return made, articles


def test_persons_offices_and_bodies_are_found_with_their_sentences(article) -> None:
    found = [
        (one.kind, one.concept, one.of, one.language, one.text, one.place.text) for one in renderings(*record(article))
    ]
    second = {"en": "Minister Tran My An spoke.", "fr": "La ministre Tran My An a parlé."}
    assert found == [
        ("person", "Tran My An", "en", "en", "Tran My An", second["en"]),
        ("person", "Tran My An", "en", "fr", "Tran My An", second["fr"]),
        ("office", "Minister", "en", "en", "Minister", second["en"]),
        ("office", "Minister", "en", "fr", "ministre", second["fr"]),
    ]


def test_a_body_is_paired_with_the_only_one_of_its_kind(article) -> None:
    made, articles = record(article)
    english, french = ENGLISH.replace("Board", "Council"), FRENCH
    articles = {"a": article("a", "en", english), "b": article("b", "fr", french)}
    passages = (Passage({"a": (Cell(0, 0, 24),), "b": (Cell(0, 0, 31),)}, 2),)
    found = list(renderings(replace(made, passages=passages, people=()), articles))
    assert [(one.concept, one.language, one.text) for one in found] == [
        ("Harbour Council met", "en", "Harbour Council met"),
        ("Harbour Council met", "fr", "Conseil du port"),
    ]


def test_articles_that_are_gone_are_passed_over(article) -> None:
    made, articles = record(article)
    assert {one.language for one in renderings(made, {"a": articles["a"]})} == {"en"}
