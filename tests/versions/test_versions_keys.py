import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hexapla.versions.keys import FAMILIES, family_of, hashed, readings
from hexapla.versions.profiles import tokens

TEXTS = [
    ["The 14th meeting had 1,250 delegates.", "Nobody spoke!", "Nobody spoke!"],
    ["Заседание № 14 посетили 1 250 человек.", "Никто не говорил?"],
    ["会議は14日に終わった。", "東京は静かだった。"],
    [],
]


def shared(a, b, family):
    keys = np.intersect1d(a.keys.keys, b.keys.keys)
    return int((family_of(keys) == FAMILIES.index(family)).sum())


def same(a, b):
    return np.array_equal(a.lengths, b.lengths) and all(
        np.array_equal(getattr(x, part), getattr(y, part))
        for x, y in ((a.keys, b.keys), (a.words, b.words), (a.marks, b.marks))
        for part in x.__dataclass_fields__
    )


def test_a_text_is_read_the_same_alone_and_among_others():
    together = readings(TEXTS)
    assert all(same(read, readings([text])[0]) for read, text in zip(together, TEXTS, strict=True))


def test_numbers_are_the_same_by_value_and_others_are_not():
    english, russian, japanese, _ = readings(TEXTS)
    assert shared(english, russian, "numbers") == 2
    assert shared(english, japanese, "numbers") == 1
    assert shared(english, russian, "words") == 0


def test_names_share_letters_and_bones_across_scripts():
    latin, cyrillic = readings([["Mr Volkov left Odessa."], ["Волков покинул Одессу."]])
    assert shared(latin, cyrillic, "words") == 1
    assert shared(latin, cyrillic, "skeletons") >= 2
    assert shared(latin, cyrillic, "grams") >= 4


def test_a_key_says_in_which_sentences_it_stands():
    english = readings(TEXTS)[0]
    assert english.keys.counts.sum() == len(english.keys.rows)
    assert english.lengths.tolist() == [30.0, 11.0, 11.0]
    assert english.marks.counts.sum(axis=1).tolist() == [1.0, 1.0, 1.0]


def test_words_of_a_lexicon_are_found_among_those_of_a_text():
    sentence = "Straßen überqueren: ÉTAT, 東京 und ถนน!"
    assert set(hashed(tokens(sentence)).tolist()) == set(readings([[sentence]])[0].words.keys.tolist())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
@example("\u2adc a\u030a")  # composing parts the one and joins the other
def test_the_words_of_any_sentence_have_the_same_keys_read_alone_or_in_arrays(sentence):
    assert set(hashed(tokens(sentence)).tolist()) == set(readings([[sentence]])[0].words.keys.tolist())
