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
