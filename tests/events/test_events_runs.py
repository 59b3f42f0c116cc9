"""Runs: a text cut where its writing changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.events.runs import END, FIGURE, HIRAGANA, KATAKANA, LONGEST, UNSPACED, WORD, pieces, runs

TEXTS = st.text(max_size=200) | st.text("Ab дш٣4,. 山タワーのกรุမြ་ལ1", max_size=60)


def cut(text: str) -> list[tuple[int, str]]:
    found = runs(text)
    bounds = zip(found.kinds.tolist(), found.starts.tolist(), found.ends.tolist(), strict=True)
    return [(kind, text[start:end]) for kind, start, end in bounds]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der B612 kam.", [(WORD, "Der"), (WORD, "B612"), (WORD, "kam"), (END, ".")]),
        ("19th", [(FIGURE, "19"), (WORD, "th")]),
        (
            "東京タワーの3月",
            [(UNSPACED, "東京"), (KATAKANA, "タワー"), (HIRAGANA, "の"), (FIGURE, "3"), (UNSPACED, "月")],
        ),
        ("A股 ー", [(WORD, "A"), (UNSPACED, "股"), (WORD, "ー")]),
        ("बाढ़ से", [(WORD, "बाढ़"), (WORD, "से")]),
        ("", []),
    ],
)
def test_words_figures_and_scripts_without_spaces_are_runs(text: str, found: list[tuple[int, str]]) -> None:
    assert cut(text) == found


@given(TEXTS)
def test_runs_are_in_order_apart_and_hold_all_letters(text: str) -> None:
    found = runs(text)
    bounds = [0, *(place for pair in zip(found.starts, found.ends, strict=True) for place in pair), len(text)]
    assert bounds == sorted(bounds)
    assert "".join(each for _, each in cut(text)).count("b") == text.count("b")
    assert len(found.kinds) == len(found.capital) == len(found.opening)


@given(TEXTS)
def test_figures_quote_the_text(text: str) -> None:
    assert all(text.startswith(figure, start) for start, figure in runs(text).figures())


def test_marks_join_figures() -> None:
    assert runs("1,250.5 und 3, 4. 5 a1.2").figures() == [(0, "1,250.5"), (12, "3"), (15, "4"), (18, "5"), (23, "2")]


def test_a_sentence_opens_after_its_end() -> None:
    found = runs("Ein Rat. Der «Bund» 3 Tage")
    assert found.opening[found.words()].tolist() == [True, False, True, True, False]
    assert found.capital[found.words()].tolist() == [True, True, True, True, True]


@given(TEXTS)
def test_pieces_lie_in_runs_without_spaces(text: str) -> None:
    read = pieces(runs(text))
    inside = "".join(each for kind, each in cut(text) if kind == UNSPACED)
    found = "".join(text[start:end] for start, end in zip(read.starts.tolist(), read.ends.tolist(), strict=True))
    assert found == inside.replace("་", "")


def test_pieces_are_ideographs_letters_with_marks_and_syllables() -> None:
    text = "東京 กรุง མི་ལམ"
    read = pieces(runs(text))
    found = [text[start:end] for start, end in zip(read.starts.tolist(), read.ends.tolist(), strict=True)]
    assert found == ["東", "京", "ก", "รุ", "ง", "མི", "ལམ"]
    assert len(set(read.run.tolist())) == 3


def test_words_are_read_to_a_bound() -> None:
    found = runs("b" * 1000)
    assert found.texts(found.words()) == ["b" * LONGEST]
