"""Learning: words that keep company are kept with their counts, in whatever order they come."""

from itertools import permutations

from hexapla.values.lexicon import Lexicon
from hexapla.versions import SentencePair, align, learn

PAIRS = [
    ("the treaty covers fishing", "traktaten dekker fiske"),
    ("the treaty was signed", "traktaten ble undertegnet"),
    ("the council was heard", "rådet ble hørt"),
    ("fishing was heard", "fiske ble hørt"),
]


def pairs() -> list[SentencePair]:
    return [SentencePair("en", a, "nb", b) for a, b in PAIRS]


def test_words_that_keep_company_are_kept() -> None:
    (counts,) = learn(Lexicon(), pairs()).pairs
    assert (counts.a, counts.b, counts.sentences) == ("en", "nb", 4)
    assert counts.together["treaty"]["traktaten"] == 2
    assert counts.together["fishing"] == {"fiske": 2}
    assert "council" not in counts.together


def test_order_and_direction_change_nothing() -> None:
    expected = learn(Lexicon(), pairs())
    turned = [SentencePair(p.language_b, p.text_b, "en-GB", p.text_a) for p in pairs()]
    assert learn(Lexicon(), turned) == expected
    assert all(learn(Lexicon(), order) == expected for order in permutations(pairs()))


def test_what_is_learned_is_added_to_what_is_known() -> None:
    twice = learn(learn(Lexicon(), pairs()), pairs())
    (counts,) = twice.pairs
    assert (counts.sentences, counts.together["treaty"]["traktaten"], counts.words_a["treaty"]) == (8, 4, 4)


def test_a_language_says_nothing_of_itself() -> None:
    assert learn(Lexicon(), [SentencePair("pt", "a paz", "pt-BR", "a paz")] * 3) == Lexicon()


def test_a_lexicon_tells_which_sentence_was_left_out() -> None:
    a = ["alpha beta gamma lota", "delta epsilon zeta mira", "theta iota kappa sola", "rho sigma tau vena"]
    b = ["mumo nuno xixo wawo", "omo pipo roro yuyo", "sisi tuto hoho koko"]
    told = [(a[0], b[0]), (a[1], "lulu pupu gogo dudu"), (a[2], b[1]), (a[3], b[2])]
    lexicon = learn(Lexicon(), [SentencePair("en", x, "nb", y) for x, y in told] * 6)
    assert align(a, b, "en", "nb", lexicon).links == (((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), (2,)))
    assert align(a, b, "en", "nb").links != align(a, b, "en", "nb", lexicon).links
