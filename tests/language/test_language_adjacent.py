"""Listed words beside a place: what a pattern of the same words would find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from hexapla.language.adjacent import (
    After,
    AfterCounted,
    Before,
    is_alphanumeric,
    is_letter,
    is_nothing,
    is_word_character,
)

LETTER = r"[^\W\d_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
PIECES = ["a", "ab", "b a", "é", " ", "-", "1", "_", "人", "ก", "의", "以上", "Ж", ",", "ab a"]
FORMS = st.lists(st.sampled_from([piece for piece in PIECES if piece.strip()]), max_size=4)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


def alternatives(forms: list[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(set(forms), key=lambda f: (-len(f), f))) or "(?!)"


@given(st.characters())
def test_a_letter_is_one_of_a_script_that_writes_spaces(character: str) -> None:
    assert is_letter(character) == bool(re.fullmatch(LETTER, character))
    assert is_word_character(character) == bool(re.fullmatch(r"\w", character))
    assert is_alphanumeric(character) == bool(re.fullmatch(r"[^\W_]", character))
    assert not is_nothing(character)


@given(FORMS, FORMS, TEXTS, st.sampled_from([(is_word_character, r"(?<!\w)"), (is_letter, f"(?<!{LETTER})")]))
def test_words_before_are_those_a_pattern_finds(forms: list[str], filler: list[str], text: str, sign) -> None:  # type: ignore[no-untyped-def]
    not_after, boundary = sign
    between = f"(?: ?(?:{alternatives(filler)}))?" if filler else ""
    expected = re.search(rf"{boundary}({alternatives(forms)}){between} ?\Z", text)
    found = Before(forms, not_after, filler).search(text)
    assert (found is None) == (expected is None)
    if found is not None and expected is not None:
        assert (found.group(), found[1], found.start(1)) == (expected.group(), expected[1], expected.start(1))


@given(FORMS, FORMS, FORMS, TEXTS, st.integers(0, 4))
def test_words_after_are_those_a_pattern_finds(
    forms: list[str], between: list[str], never: list[str], text: str, place: int
) -> None:
    pattern = rf"[ -]?(?:{alternatives(between)})?(?!{alternatives(never)})({alternatives(forms)})(?!{LETTER})"
    expected = re.compile(pattern).match(text, place)
    found = After(forms, " -", between, never).match(text, min(place, len(text)))
    assert (found and (found[1], found.start(1), found.end())) == (
        expected and (expected[1], expected.start(1), expected.end())
    )


@given(FORMS, FORMS, TEXTS)
def test_what_is_counted_may_stand_between(forms: list[str], counters: list[str], text: str) -> None:
    expected = re.match(rf"(?: ?(?:{alternatives(counters)}))? ?({alternatives(forms)})(?!{LETTER})", text)
    found = AfterCounted(forms, " ", counters).match(text, 0)
    assert (found and (found[1], found.end())) == (expected and (expected[1], expected.end()))
