from hexapla.values.event import Member
from hexapla.versions.pairing import Pairings
from hexapla.versions.reading import read
from hexapla.versions.ties import ties_between, ties_within


def told(article, **texts):
    return {name: read(article(name, language, *text)) for name, (language, *text) in texts.items()}


def test_versions_of_one_text_are_tied_along_their_tree(article, english, french):
    readings = told(article, a=("en", *english), b=("fr", *french))
    members = [Member("a", "e", "original", None, 1.0), Member("b", "e", "translation", "a", 1.0)]
    found = ties_within(members, readings, Pairings(readings))
    assert [(tie.left, tie.right) for tie in found] == [((("a", n),), (("b", n),)) for n in range(5)]
    assert not any(tie.joined for tie in found)
    assert ties_between(members, readings) == []


def test_what_is_loose_is_held_against_a_sister(article, english, french):
    other = ("Rain is expected on the coast.", "Ferries stay in port.", "The market opens late.", "Schools are closed.")
    readings = told(article, a=("en", *english[:1], *other), b=("fr", *french), c=("en", *english))
    rests = {"a": None, "b": "a", "c": "a"}
    members = [Member(i, "e", "adaptation" if of else "original", of, 1.0) for i, of in rests.items()]
    found = ties_within(members, readings, Pairings(readings))
    sisters = {(tie.left, tie.right) for tie in found if tie.joined}
    assert ((("c", 2),), (("b", 2),)) in sisters
    assert all(tie.joined == (tie.left[0][0] != "a") for tie in found)


def test_independent_reports_are_tied_with_each_other(article, english):
    readings = told(article, a=("en", *english), b=("en", "Rain fell."), c=("en", *reversed(english)))
    members = [Member(i, "e", "independent", None, 1.0) for i in "abc"]
    found = ties_between(members, readings)
    assert [(tie.left[0], tie.right[0]) for tie in found] == [(("a", n), ("c", 4 - n)) for n in range(5)]
