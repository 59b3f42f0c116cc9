"""Wording: shares of words kept, and texts found again by their runs."""

from hypothesis import given
from hypothesis import strategies as st

from hexapla.versions.wording import Wording, WordingIndex

TEXT = (
    "The harbour pilots of Havsund ended their strike on Tuesday after nine days. Forty ships had been waiting in the "
    "roads, and two had turned back. The port authority promised them a new boat and better hours in winter. Their "
    "speaker said that nobody had won, but that everybody could sleep again. The first ship to enter was a ferry."
)


def test_a_text_keeps_all_of_itself_whatever_case_and_punctuation() -> None:
    assert Wording(TEXT.upper().replace(".", " -")).kept(Wording(TEXT)) == 1.0


def test_one_changed_word_is_one_word_less() -> None:
    changed = Wording(TEXT.replace("forty", "fifty").replace("Forty", "Fifty"))
    words = len(Wording(TEXT).words)
    assert changed.kept(Wording(TEXT)) == (words - 1) / words


def test_of_a_text_with_as_much_again_behind_it_the_half_is_from_the_other() -> None:
    half = Wording(TEXT)
    whole = Wording(TEXT + " " + " ".join(f"w{k}" for k in range(len(half.words))))
    assert (half.kept(whole), whole.kept(half)) == (1.0, 0.5)


def test_texts_in_scripts_without_spaces_are_compared_by_their_signs() -> None:
    chinese = "扎希拉特使出席东岚第十五届外交会议闭幕式并在会上致辞感谢主办方的热情接待"
    assert Wording(chinese).kept(Wording(chinese)) == 1.0
    assert Wording(chinese[:20]).kept(Wording(chinese)) == 1.0
    assert Wording(chinese).kept(Wording(TEXT)) == 0.0


def test_a_part_of_a_long_text_is_found_again() -> None:
    texts = {f"t{n}": " ".join(f"{chr(97 + n)}{k}" for k in range(400)) for n in range(5)}
    index = WordingIndex()
    for name, text in texts.items():
        index.add(name, Wording(text))
    part = " ".join(texts["t3"].split()[100:300])
    assert index.nearest(Wording(part), 4) == ["t3"]


@given(st.text(max_size=80), st.text(max_size=80))
def test_shares_are_shares(a: str, b: str) -> None:
    assert 0.0 <= Wording(a).kept(Wording(b)) <= 1.0
    assert Wording(a).kept(Wording(a)) in (0.0, 1.0)
