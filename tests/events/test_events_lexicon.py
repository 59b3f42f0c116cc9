"""The lexicon: articles are told in the words of one language, and so are alike where they share no letter."""

import numpy as np

from hexapla import events
from hexapla.events import lexicon
from hexapla.events.columns import Entries
from hexapla.events.lexicon import NOTHING, glosses
from hexapla.events.meetings import learn
from hexapla.events.tally import tally
from hexapla.values.article import Article
from invented_languages import aligned, said

KNOWN = learn((), [*aligned("xa", "xb", 300), *aligned("xb", "xc", 300)])


def entries(*texts: str) -> Entries:
    """Return what is counted in texts, a row each."""
    read = [tally(text) for text in texts]
    rows = np.repeat(np.arange(len(read)), [len(one.words) for one in read])
    return Entries(rows, np.concatenate([one.words for one in read]), np.concatenate([one.counts for one in read]))


def stories(languages: tuple[str, ...], count: int = 6) -> list[Article]:
    """Return stories that have ten meanings and a number each, told once in every language."""
    return [
        Article(
            id=f"{language}{k}",
            text=f"{said(language, range(10 * k, 10 * k + 10))} {3411 + 137 * k}",
            language=language,
        )
        for k in range(count)
        for language in languages
    ]


def grouped(articles: list[Article], known: lexicon.Iterable[lexicon.Meetings] = ()) -> set[tuple[str, ...]]:
    return {tuple(sorted(m.id for m in event.members)) for event in events.link(articles, lexicon=known).events}


def test_a_language_is_told_in_the_words_of_the_one_that_most_are_known_with() -> None:
    found = glosses(KNOWN, ["xa", "xb", "xc"])
    (wanted,) = tally(said("xb", [7])).words.tolist()
    for number, tag in enumerate(["xa", "xb", "xc"]):
        assert found.stand_for(tally(said(tag, [7])).words, number) == {int(tally(said(tag, [7])).words[0]): wanted}


def test_texts_that_say_the_same_have_the_same_row_whatever_their_language() -> None:
    found = glosses(KNOWN, ["xa", "xb", "xc"])
    rows, places, weights = found.weigh(
        entries(said("xa", range(9)), said("xc", range(9)), said("xc", range(30, 39))), np.array([0, 2, 2])
    )
    told = [places[rows == k].tolist() for k in range(3)]
    assert told[0] == told[1]
    assert not set(told[0]) & set(told[2])
    assert np.add.reduceat(weights**2, [0, 9, 18]).max() < lexicon.SHARE


def test_a_row_does_not_hang_on_the_rows_around_it() -> None:
    found = glosses(KNOWN, ["xa", "xc"])
    both = found.weigh(entries(said("xa", range(9)), said("xc", range(20, 25))), np.array([0, 1]))
    alone = found.weigh(entries(said("xc", range(20, 25))), np.array([1]))
    np.testing.assert_array_equal(both[1][both[0] == 1], alone[1])
    np.testing.assert_array_equal(both[2][both[0] == 1], alone[2])


def test_nothing_is_made_of_few_sentences_or_of_other_languages() -> None:
    few = learn((), aligned("xa", "xb", lexicon.LEAST_SENTENCES - 1))
    assert len(glosses(few, ["xa", "xb"]).hubs) == 0
    assert len(glosses(KNOWN, ["yy", "zz"]).hubs) == 0
    assert NOTHING.weigh(entries(said("xa", range(9))), np.array([0]))[0].tolist() == []


def test_articles_that_share_a_number_are_linked_by_what_was_learned_besides() -> None:
    articles = stories(("xa", "xb", "xc"))
    assert len(grouped(articles)) == len(articles)
    assert grouped(articles, KNOWN) == {(f"xa{k}", f"xb{k}", f"xc{k}") for k in range(6)}


def test_the_order_of_articles_and_of_what_is_known_changes_nothing() -> None:
    articles = stories(("xa", "xb", "xc"))
    once = events.link(articles, lexicon=KNOWN)
    assert events.link(articles[::-1], lexicon=KNOWN[::-1]) == once


def test_why_names_the_words_that_stand_for_each_other() -> None:
    articles = stories(("xa", "xc"))
    judged = events.why(articles[0], articles[1], articles[2:], lexicon=KNOWN)
    (signal,) = [one for one in judged.signals if one.name == "lexicon"]
    assert judged.verdict == "same event"
    assert signal.value > 0
    named = {tuple(pair.split(" / ")) for pair in signal.detail.partition(": ")[2].split(", ")}
    assert named <= {(said("xa", [k]), said("xc", [k])) for k in range(10)}
    assert len(named) > 4


def test_without_what_was_learned_no_signal_speaks_of_it() -> None:
    articles = stories(("xa", "xc"))
    assert all(one.name != "lexicon" for one in events.why(articles[0], articles[1], articles[2:]).signals)
