import numpy as np

from hexapla.values.lexicon import Lexicon, PairCounts
from hexapla.versions.dictionary import dictionary_for, dictionary_of
from hexapla.versions.keys import hashed

EN_FR = PairCounts("en", "fr", 100, {"peace": 8, "treaty": 5}, {"paix": 8, "traité": 5}, {"peace": {"paix": 8}})
EN_VI = PairCounts("en", "vi", 40, {"peace": 4}, {"bình": 4}, {"peace": {"bình": 4}})


def pairs(found, a, b):
    words_a, words_b = (dict(zip(hashed(words).tolist(), words, strict=True)) for words in (a, b))
    keys = np.array(sorted(words_a), np.uint64), np.array(sorted(words_b), np.uint64)
    rows, columns, strength = found.between(*keys)
    return {
        (words_a[int(keys[0][row])], words_b[int(keys[1][column])]): round(float(value), 2)
        for row, column, value in zip(rows, columns, strength, strict=True)
    }


def test_words_that_meet_stand_for_each_other():
    found = dictionary_of(EN_FR)
    assert pairs(found, ["peace", "treaty"], ["paix", "traité", "chat"]) == {("peace", "paix"): 0.9}


def test_a_dictionary_reads_both_ways():
    lexicon = Lexicon((EN_FR,))
    forth, back = dictionary_for(lexicon, "en-GB", "fr"), dictionary_for(lexicon, "fr", "en")
    assert pairs(forth, ["peace"], ["paix"]) == {("peace", "paix"): 0.9}
    assert pairs(back, ["paix"], ["peace"]) == {("paix", "peace"): 0.9}


def test_two_languages_are_known_by_way_of_a_third():
    found = dictionary_for(Lexicon((EN_FR, EN_VI)), "fr", "vi")
    assert list(pairs(found, ["paix", "traité"], ["bình"])) == [("paix", "bình")]


def test_what_is_not_known_gives_no_dictionary():
    lexicon = Lexicon((EN_FR,))
    assert dictionary_for(lexicon, "en", "de") is None
    assert dictionary_for(lexicon, "fr", "fr-CA") is None
    assert dictionary_for(lexicon, None, "fr") is None
    assert dictionary_of(PairCounts("en", "fr", 3, {}, {}, {})) is None


def test_a_word_is_as_rare_as_in_what_was_learned():
    known = dictionary_of(EN_FR).known_a
    common, rare, unknown = known.rarities(hashed(["peace", "treaty", "cat"])).tolist()
    assert 0 == unknown < common < rare


def test_two_dictionaries_know_the_words_of_both_and_the_stronger_of_what_both_know():
    other = PairCounts(
        "en",
        "fr",
        20,
        {"peace": 9, "envoy": 4},
        {"paix": 4, "envoyé": 4},
        {"peace": {"paix": 4}, "envoy": {"envoyé": 4}},
    )
    one, two = dictionary_of(EN_FR), dictionary_of(other)
    words = ["peace", "treaty", "envoy"], ["paix", "traité", "envoyé"]
    strong, weak = (pairs(found, *words)["peace", "paix"] for found in (one, two))
    assert strong > weak
    for both in (one.joined(two), two.joined(one)):
        assert pairs(both, *words) == {
            ("peace", "paix"): strong,
            ("envoy", "envoyé"): pairs(two, *words)["envoy", "envoyé"],
        }
    rarities = [
        found.known_a.rarities(np.sort(hashed(["peace", "treaty", "envoy"]))) for found in (one, one.joined(two))
    ]
    assert [(each > 0).sum() for each in rarities] == [2, 3]
