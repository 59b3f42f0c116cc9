"""Features: what a text is told by, in any script."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.events.features import figure, number, printed
from hexapla.events.features import stems as stems_of
from hexapla.events.tally import tally

# A word and its transcriptions: the consonants are the same.
SAME = (("Montalvo", "Монталво"), ("Kaunda", "Каунда"), ("Skopje", "Σκόπjε"), ("Ravenna", "راونا"))
WRITTEN = st.text("Aab Bcdшжю ٣4,. 山本東京タワーのกรุงเทพမြန်མ་ལ", max_size=80)


def words_of(text: str) -> set[int]:
    return set(tally(text).words.tolist())


def stems(text: str) -> frozenset[int]:
    (found,) = stems_of([text])
    return found


@pytest.mark.parametrize(("latin", "other"), SAME)
def test_a_word_and_its_transcription_share_their_feature(latin: str, other: str) -> None:
    assert words_of(latin) & words_of(other)


@given(st.integers(0, 10**12), st.sampled_from("٠۰०০๐០၀༠０𞥐"))
def test_a_figure_in_any_digits_has_its_western_value(value: int, zero: str) -> None:
    written = "".join(chr(ord(zero) + int(digit)) for digit in str(value))
    assert figure(written) == str(value)
    assert tally(written).figures == tally(str(value)).figures == Counter({str(value): 1})


@pytest.mark.parametrize(
    ("printed_as", "value"),
    [("1,250", "1250"), ("1.250.000", "1250000"), ("3,5", "3.5"), ("٣٫٥", "3.5"), ("١٬٢٥٠", "1250"), ("007", "7")],
)
def test_grouping_marks_are_dropped_and_decimal_marks_are_points(printed_as: str, value: str) -> None:
    assert figure(printed_as) == value


@given(st.text(max_size=200) | WRITTEN, st.data())
def test_what_is_printed_stands_in_the_text_and_carries_its_feature(text: str, data: st.DataObject) -> None:
    carried = [*tally(text).words.tolist(), *(number(value) for value in tally(text).figures)]
    wanted = set(data.draw(st.lists(st.sampled_from(carried)))) if carried else {17}
    for feature, piece in printed(text, "en", wanted).items():
        assert feature in wanted
        assert piece in text
        assert feature in words_of(piece) | {number(value) for value in tally(piece).figures}


@given(WRITTEN)
def test_stems_are_of_three_consonants_or_four(text: str) -> None:
    assert {feature & 7 for feature in stems(text)} <= {3, 4}


def test_words_with_one_beginning_share_their_stem() -> None:
    assert stems("Konferenz") == stems("конференции") == stems("konferans")
    assert stems("a bc") == frozenset()
    assert stems("东京塔台") & stems("在东京塔台上")
