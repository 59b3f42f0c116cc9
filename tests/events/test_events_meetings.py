"""Meetings: what aligned sentences teach of features, whatever their order, and bounded."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.events import meetings
from hexapla.events.meetings import Counts, learn, left_of, right_of
from hexapla.events.tally import tally
from hexapla.values.lexicon import Meetings
from hexapla.versions import SentencePair
from invented_languages import aligned, said, words


def surest(known: Meetings) -> dict[int, int]:
    """Return for each feature of the first language the one of the second that it goes with most surely."""
    counts = Counts.of(known)
    order = np.lexsort((counts.pairs, -counts.dice()))[::-1]
    return dict(zip(left_of(counts.pairs)[order].tolist(), right_of(counts.pairs)[order].tolist(), strict=True))


def feature(word: str) -> int:
    return int(tally(word).words[0])


def test_a_word_goes_with_the_word_that_stands_for_it() -> None:
    (known,) = learn((), aligned("xa", "xb", 120))
    found = surest(known)
    assert (known.a, known.b, known.sentences) == ("xa", "xb", 120)
    right = [found.get(feature(a)) == feature(b) for a, b in zip(words("xa"), words("xb"), strict=True)]
    assert right.count(True) == len(right)


def test_the_order_of_pairs_and_of_their_ends_changes_nothing() -> None:
    pairs = [*aligned("xa", "xb", 60), *aligned("xb", "xc", 60)]
    turned = [SentencePair(p.language_b, p.text_b, p.language_a, p.text_a) for p in pairs]
    random.Random(3).shuffle(turned)
    assert learn((), turned) == learn((), pairs)


def test_a_sentence_that_is_said_twice_teaches_once() -> None:
    pairs = aligned("xa", "xb", 60)
    assert learn((), pairs + pairs) == learn((), pairs)


def test_what_is_learned_later_is_added_to_what_is_known() -> None:
    pairs = aligned("xa", "xb", 200)
    first = learn((), pairs[:100])
    (later,) = learn(first, pairs[100:])
    (whole,) = learn((), pairs)
    assert later.sentences == whole.sentences == 200
    stands_for, together = surest(later), surest(whole)
    assert {w: stands_for[w] for w in map(feature, words("xa"))} == {w: together[w] for w in map(feature, words("xa"))}
    assert learn(first, ()) == first


def test_two_tags_of_one_language_teach_nothing() -> None:
    assert learn((), [SentencePair("xa-AA", "badofe", "xa-BB", "badofe")]) == ()


def test_only_the_surest_pairs_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    (known,) = learn((), aligned("xa", "xb", 120))
    monkeypatch.setattr(meetings, "MOST", 5)
    (few,) = learn((), aligned("xa", "xb", 120))
    least = np.sort(Counts.of(known).dice())[-5]
    assert (len(Counts.of(few).pairs), Counts.of(few).dice().min()) == (5, least)


def test_rows_at_a_time_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = learn((), aligned("xa", "xb", 60))
    monkeypatch.setattr(meetings, "_ROWS", 3)
    assert learn((), aligned("xa", "xb", 60)) == whole


def test_a_sentence_without_end_is_read_in_part() -> None:
    long = said("xa", range(60)) * 500
    pairs = [SentencePair("xa", f"{long} {k}", "xb", f"{long} {k}") for k in range(3)]
    assert learn((), pairs)[0].sentences == 1


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40)), max_size=6))
def test_any_text_is_read(texts: list[tuple[str, str]]) -> None:
    pairs = [SentencePair("xa", a, "xb", b) for a, b in texts]
    once = learn((), pairs)
    assert once == learn((), pairs[::-1])
    assert all(one.sentences == len(set(texts)) for one in once)
