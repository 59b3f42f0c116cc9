"""Tally: what one text counts to, in any script."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hexapla.events.features import lengths, number
from hexapla.events.features import stems as stems_of
from hexapla.events.tally import MARKED, tallies, tally

WRITTEN = st.text("Aab Bcdшжю ٣4,. 山本東京タワーのกรุงเทพမြန်མ་ལ", max_size=80)


def words_of(text: str) -> set[int]:
    return set(tally(text).words.tolist())


def marks(*texts: str, bodies: Sequence[tuple[int, int]] = ()) -> list[list[int]]:
    return [found.marks.tolist() for found in tallies(texts, bodies)]


def stems(text: str) -> frozenset[int]:
    (found,) = stems_of([text])
    return found


@given(st.text(max_size=300) | WRITTEN)
def test_any_text_gives_features_in_rising_order_with_a_count_each(text: str) -> None:
    found = tally(text)
    assert len(found.words) == len(found.counts) == len(found.named)
    assert (np.diff(found.words.astype(np.int64)) > 0).all()
    assert (found.counts > 0).all()
    assert (found.named <= found.counts).all()
    assert set(lengths(found.words).tolist()) <= set(range(2, 8))


@given(WRITTEN, WRITTEN)
def test_two_paragraphs_count_what_each_counts(one: str, other: str) -> None:
    parts, whole = [tally(one), tally(other)], tally(f"{one}\n\n{other}")
    counted = sum((Counter(dict(zip(t.words.tolist(), t.counts.tolist(), strict=True))) for t in parts), Counter())
    assert dict(zip(whole.words.tolist(), whole.counts.tolist(), strict=True)) == counted
    assert whole.figures == Counter(parts[0].figures) + Counter(parts[1].figures)


@given(st.lists(st.text(max_size=60) | WRITTEN, max_size=6))
def test_texts_that_are_read_together_are_read_as_each_is_alone(texts: list[str]) -> None:
    for text, found in zip(texts, tallies(texts), strict=True):
        alone = tally(text)
        assert found.words.tolist() == alone.words.tolist()
        assert (found.counts.tolist(), found.named.tolist()) == (alone.counts.tolist(), alone.named.tolist())
        assert found.figures == alone.figures
    assert stems_of(texts) == [stems(text) for text in texts]


def test_names_are_capitals_inside_a_sentence() -> None:
    found = tally("Der Rat von Havsund tagt. Havsund wartet.")
    count = dict(zip(found.words.tolist(), zip(found.counts.tolist(), found.named.tolist(), strict=True), strict=True))
    (havsund,) = words_of("Havsund")
    assert count[havsund] == (2, 1)


def test_a_word_between_words_without_spaces_is_found() -> None:
    assert words_of("东京塔") <= words_of("昨天在东京塔举行")
    assert words_of("เทพ") <= words_of("กรุงเทพมหานคร")


def test_figures_between_words_without_spaces_are_figures() -> None:
    assert tally("会议于2023年12月举行，1,250人出席").figures == Counter({"2023": 1, "12": 1, "1250": 1})


def test_figures_of_a_word_are_no_figures() -> None:
    assert tally("Der B612 und 19ter, 3.5 12.").figures == Counter({"19": 1, "3.5": 1, "12": 1})


def test_marks_are_stems_and_figures_in_their_order() -> None:
    kept = [*stems("Montalvo"), number("4250"), *stems("Quintara")]
    assert marks("Montalvo zahlt 4.250 an Quintara") == [kept]
    assert marks("Montalvo zahlt", "", "4.250 an Quintara") == [kept[:1], [], kept[1:]]
    assert marks() == []


def test_what_stands_outside_the_text_proper_is_not_marked() -> None:
    read = "Quintara\nMontalvo zahlt 4.250\nHavsund", "Skarvland"
    assert marks(*read, bodies=[(9, 29), (0, 9)]) == [[*stems("Montalvo"), number("4250")], [*stems("Skarvland")]]
    assert marks(*read, bodies=[(9, 9), (0, 0)]) == [[], []]


@given(st.lists(st.text("Mont 4,1 אבг\n山ก.", max_size=40), max_size=5), st.data())
def test_marks_of_a_part_are_those_it_has_alone(texts: list[str], data: st.DataObject) -> None:
    bodies = [(0, data.draw(st.integers(0, len(text)))) for text in texts]
    alone = [text[:end] for text, (_, end) in zip(texts, bodies, strict=True)]
    assert marks(*texts, bodies=bodies) == [marks(text)[0] for text in alone]


def test_the_beginning_of_a_text_is_marked() -> None:
    said = "Montalvo " * MARKED
    assert len(marks(said)[0]) == -(-MARKED // len("Montalvo "))


def test_a_million_codepoints_of_one_word_are_one_word_to_us() -> None:
    for text in ("b" * 10**6, "1" * 10**6, "กั" * 5 * 10**5, "1." * 5 * 10**5, "ร" + "ั" * 10**6):
        assert len(tally(text).words) <= 3
