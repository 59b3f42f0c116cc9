"""Sentences: what ends one, what does not, and that spans always quote."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.language.sentences import sentences_of, split
from hexapla.values.article import Article, Block


def cut(text: str, language: str | None) -> list[str]:
    return [text[s.start : s.end] for s in split(text, language)]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["Mr. Orlovic spoke.", "Dr. A. B. Sallow listened."]),
        ("en", ["“We agree.”", "They left."]),
        ("en", ["It cost 1.5 million, i.e. little.", "Was it much?", "No!"]),
        ("nb", ["Møtet var 23. desember i Havsund.", "Den 32. konferansen er over."]),
        ("de", ["Am 3. Mai tagte die 7. Kommission.", "Sie schloss 2024.", "Alle gingen."]),
        ("fr", ["M. Arce a signé.", "« C'est fini. »", "Il part."]),
        ("vi", ["Hội nghị tại TP. Vĩnh Hà đã bế mạc.", "Đại biểu ra về."]),
        ("hi", ["यह पहला वाक्य है।", "यह दूसरा है।"]),
        ("am", ["ይህ ነው።", "ያ ነው።"]),
        ("ar", ["هل انتهى المؤتمر؟", "نعم."]),
        ("ru", ["Его открыл А. Б. Орлович.", "Все ушли."]),
        ("xx", ["No such language.", "Still cut."]),
        (None, ["No language.", "Still cut."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(language: str | None, sentences: list[str]) -> None:
    assert cut(" ".join(sentences), language) == sentences


@pytest.mark.parametrize("language", ["zh", "ja"])
def test_full_width_terminators_need_no_space(language: str) -> None:
    assert cut("会议闭幕。“谢谢！”他说。", language) == ["会议闭幕。", "“谢谢！”", "他说。"]


def test_a_line_break_ends_a_sentence() -> None:
    assert cut("One item\nAnother item", "en") == ["One item", "Another item"]


@given(st.text(), st.sampled_from([None, "en", "nb", "zh", "th", "ar", "hi"]))
def test_every_visible_codepoint_stands_in_exactly_one_sentence(text: str, language: str | None) -> None:
    spans = split(text, language)
    assert all(s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    covered = "".join(text[s.start : s.end] for s in spans)
    assert "".join(covered.split()) == "".join(text.split())


def test_captions_are_given_only_when_asked_for() -> None:
    blocks = (Block("paragraph", "One. Two.", "en"), Block("caption", "A picture.", "en"))
    article = Article(id="a", text="One. Two.", language="en", blocks=blocks)
    assert [e.text for e in sentences_of(article)] == ["One.", "Two."]
    with_captions = sentences_of(article, captions=True)
    assert [(e.block, e.text) for e in with_captions][-1] == (1, "A picture.")
    assert all(article.blocks[e.block].text[e.start : e.end] == e.text for e in with_captions)


@pytest.mark.parametrize("piece", [".", ". ", '."', ". (", "。", "་", "A. ", '"', ". [1]"])
def test_hostile_runs_stay_linear(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    started = time.process_time()
    split(text, "en")
    assert time.process_time() - started < 5
