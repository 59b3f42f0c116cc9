"""Told: how a version tells its original, and no lost number in silence."""

from hexapla.values.lexicon import Lexicon
from hexapla.versions import SentencePair, learn, told
from hexapla.versions.pairing import pair
from hexapla.versions.reading import read
from hexapla.versions.told import relation_of


def test_a_translation_is_judged_one_and_a_cut_in_it_is_an_error(article, english, french):
    relation, found = told(article("a", "en", *english), article("b", "fr", french[0], *french[2:]))
    assert relation == "translation"
    assert [(d.kind, d.severity) for d in found] == [("paragraph-missing", "error")]


def test_a_copy_is_judged_one(article, english):
    assert relation_of(pair(read(article("a", "en", *english)), read(article("b", "en", *english)))) == "copy"


def test_the_same_language_in_other_words_is_an_adaptation(article, english):
    other = ("The conference ended.", "It had 19 sessions, and it was said to be a good one by all who came.")
    assert relation_of(pair(read(article("a", "en", *english)), read(article("b", "en", *other)))) == "adaptation"


def test_a_version_of_one_sentence_is_what_it_is_said_to_be(article, english, french):
    relation, found = told(article("a", "en", english[0]), article("b", "fr", french[0].replace("21", "22")))
    assert relation == "translation"
    assert [d.kind for d in found] == ["date-changed"]


def test_what_is_named_is_not_judged(article, english, french):
    first, second = article("a", "en", *english), article("b", "fr", *french[:3], french[4])
    relation, found = told(first, second, "adaptation")
    assert relation == "adaptation"
    assert {d.severity for d in found if d.kind == "paragraph-missing"} <= {"note"}


def test_a_number_that_an_adaptation_has_nowhere_is_named(article, english):
    brief = article("b", "en", "The conference ended. It held 19 sessions.", "Le Quang Hai praised the 68 missions.")
    _, found = told(article("a", "en", *english), brief, "adaptation")
    assert sorted(d.values for d in found if d.kind == "number-missing") == [("12",), ("14th",), ("240",)]
    assert {d.severity for d in found if d.kind == "number-missing"} == {"warning"}


def test_what_an_archive_learned_tells_which_sentence_was_left_out(article):
    a = ("Alpha beta gamma lota.", "Delta epsilon zeta mira.", "Theta iota kappa sola.", "Rho sigma tau vena.")
    b = ("Mumo nuno xixo wawo.", "Omo pipo roro yuyo.", "Sisi tuto hoho koko.")
    pairs = [(a[0], b[0]), (a[1], "Lulu pupu gogo dudu."), (a[2], b[1]), (a[3], b[2])]
    lexicon = learn(Lexicon(), [SentencePair("en", x, "nb", y) for x, y in pairs] * 6)
    _, found = told(article("a", "en", *a), article("b", "nb", *b), "translation", (), lexicon)
    missing = [d.original.text for d in found if d.kind in {"sentence-missing", "paragraph-missing"}]
    assert missing == [a[1]]
