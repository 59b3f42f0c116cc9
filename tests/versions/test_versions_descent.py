"""Descent and contrast: what two versions share against the text, and what an alignment shows beyond lengths."""

from hexapla.versions.contrast import contrast
from hexapla.versions.descent import departures, telling
from hexapla.versions.pairing import pair
from hexapla.versions.reading import read


def changed(sentences, old, new):
    return [sentence.replace(old, new) for sentence in sentences]


def test_a_number_changed_alike_in_two_of_three_versions_tells_a_descent(article, english, french):
    text = read(article("a", "en", *english))
    versions = [
        read(article(str(number), "fr", *changed(french, "12 collectifs", f"{number} collectifs")))
        for number in (21, 21, 13, 12)
    ]
    found = [departures(pair(text, version)) for version in versions]
    assert [len(each) for each in found] == [1, 1, 1, 0]
    assert (found[0] == found[1], found[0] & found[2]) == (True, frozenset())
    assert telling(found) == found[0] | found[2]
    assert telling(found[:2]) == found[0]


def test_what_all_versions_lack_was_added_to_the_text(article, english, french):
    text = read(article("a", "en", *english))
    gap = pair(text, read(article("b", "fr", *french[:2], *french[3:])))
    whole = pair(text, read(article("c", "fr", *french)))
    found = [departures(gap), departures(gap), departures(whole)]
    assert telling(found) == departures(gap) != frozenset()
    assert telling(found[:2]) == telling([departures(gap)] * 4) == frozenset()


def test_a_missing_end_is_no_departure(article, english, french):
    text = read(article("a", "en", *english))
    assert departures(pair(text, read(article("d", "fr", *french[:4])))) == frozenset()


def test_a_translation_stands_out_against_its_own_sentences_in_another_order(article, english, french):
    text = read(article("a", "en", *english))
    unrelated = read(article("c", "fr", "La pluie est tombée.", "Le vent a tourné.", "La mer est calme."))
    assert contrast(pair(text, read(article("b", "fr", *french)))) > 2.6
    assert contrast(pair(text, unrelated)) < 2.25
    assert contrast(pair(text, read(article("d", "fr")))) == 0.0
