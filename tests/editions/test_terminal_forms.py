import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.console import Console

from hexapla.editions import show_judgement, show_record
from hexapla.editions.event_page import Neighbours, event_page
from hexapla.editions.headline import headline
from hexapla.editions.terminal import show_differences
from hexapla.values.difference import Difference
from hexapla.values.event import Judgement, Signal
from hexapla.values.record import Rejected
from hexapla.values.review import Review, Verdict


def plain(renderable, width=80):
    console = Console(width=width, soft_wrap=True, highlight=False, color_system=None, force_terminal=False)
    with console.capture() as capture:
        console.print(renderable)
    return capture.get()


def test_a_record_says_what_when_where_and_who_carries_what(sample):
    said = plain(show_record(sample.record, sample.articles), 100)
    assert said.startswith("Donors pledge to rebuild the valley\n")
    for words in ("donors conference", "6 March 2024", "Qasr al-Noor", "translation of en", "more than 18,500", "※fr"):
        assert words in said


def test_facts_and_versions_are_a_matrix(sample):
    said = plain(show_record(sample.record, sample.articles), 100).splitlines()
    (states,) = [line for line in said if line.startswith("  41  ")]
    assert states.endswith(" en ※fr  ar  ·")
    (task,) = [line for line in said if line.startswith("  task ")]
    assert task.endswith(" en  ·   ar  ·")


def test_the_account_is_told_in_one_language(sample):
    said = plain(show_record(sample.record, sample.articles), 100)
    assert "In short\n  41 states pledged money.\n  from en; also in Arabic\n" in said


def judged(sample):
    """The sample's record with one quantity rejected, one corrected, and a verdict on what is not there any more."""
    first, *others = sample.record.quantities
    gone = replace(first, review=Review("reject", "Ann <b>", "2024-06-01T10:00:00", "a slip"))
    right = replace(others[0], review=Review("correct", "Ann", "2024-06-01T10:00:00", None, {"value": "= 7"}))
    lost = Verdict("accept", "Ben", "2024-06-02", "e", label="= 9 wells", number=4)
    rejected = Rejected(quantities=(gone,))
    return replace(sample.record, quantities=(right, *others[1:]), rejected=rejected, unfound=(lost,), reviewed=True)


def test_what_a_reviewer_said_stands_beside_the_fact(sample):
    said = " ".join(plain(show_record(judged(sample), sample.articles), 200).split())
    assert " · reviewed " in said
    assert "[corrected by Ann, 1 June 2024; it was = 7]" in said
    assert "[rejected by Ann <b>, 1 June 2024: a slip]" in said.partition("Rejected or no longer found")[2]
    assert "= 9 wells no longer found; accepted by Ben, 2 June 2024" in said
    page = event_page(judged(sample), sample.articles, headline(judged(sample)), Neighbours(None, None)).decode()
    assert "rejected by Ann &lt;b&gt;, 1 June 2024: a slip" in page.partition('id="rejected"')[2]
    assert ("corrected by Ann, 1 June 2024; it was = 7" in page, "= 9 wells" in page) == (True, True)
    assert (">reviewed<" in page, "not reviewed" in page) == (True, False)


def test_nothing_is_drawn_but_words(sample):
    said = plain(show_record(sample.record, sample.articles))
    assert not any("\u2500" <= character <= "\u257f" for character in said)
    assert "\x1b" not in said
    assert all(line == line.rstrip() for line in said.splitlines())


@pytest.mark.parametrize("width", [40, 80, 200])
def test_lines_keep_to_the_width(sample, width):
    said = plain(show_record(sample.record, sample.articles), width)
    assert max(len(line) for line in said.splitlines()) <= width


def test_the_worst_difference_comes_first_with_both_sides(sample):
    said = plain(show_differences(sample.record.differences, sample.articles), 100)
    lines = [line.strip() for line in said.splitlines()]
    assert (
        lines[0] == "Les donateurs promettent de reconstruire la vallée · French · pages/bbb2.html  1 error, 1 warning"
    )
    assert lines[1:5] == [
        "error  number-changed  41 became 43",
        "original (en)  41 states pledged money.",
        "version (fr)   43 États ont promis des fonds.",
        "warning  sentence-missing  one sentence is missing",
    ]


def test_no_difference_is_said_in_words(sample):
    assert plain(show_differences((), sample.articles)) == "No differences.\n"


def test_severities_are_coloured_where_there_is_colour(sample):
    console = Console(width=80, force_terminal=True, color_system="standard")
    with console.capture() as capture:
        console.print(show_differences(sample.record.differences, sample.articles))
    assert "\x1b[1;31merror" in capture.get()


def test_a_judgement_gives_its_reasons_for_and_against():
    judgement = Judgement(
        "a", "b", 0.83, "same event", (Signal("dates", -0.5, 1.0, "14 and 20"), Signal("names", 0.8, 2.0, "three"))
    )
    assert plain(show_judgement(judgement)) == (
        "same event  score 0.83\na  and  b\n\nFor\n  +0.80 × 2.00  names  three\n\n"
        "Against\n  -0.50 × 1.00  dates  14 and 20\n"
    )


@given(st.text(max_size=200))
def test_no_text_steers_the_terminal(text):
    difference = Difference("conflict", "error", None, None, "x", text, (text,), text)
    said = plain(show_differences([difference], {}))
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_a_record_without_articles_is_still_shown(sample):
    bare = msgspec.structs.replace(sample.record, titles={}, articles=(), start=None, places=())
    assert plain(show_record(bare, {})).startswith("Untitled event\n")


def test_a_record_says_what_each_version_adds_and_leaves_out(sample):
    second = sample.record.articles[1]
    passages = [msgspec.structs.replace(p, core=n == 0) for n, p in enumerate(sample.record.passages)]
    passages[1] = msgspec.structs.replace(passages[1], omitted=(second.id,))
    record = msgspec.structs.replace(sample.record, passages=tuple(passages))
    said = plain(show_record(record, sample.articles), 100)
    assert "1 of 6 kept by nearly every text" in said
    assert "※ 1 left out" in said


def test_a_record_of_one_version_compares_no_passages(sample):
    record = msgspec.structs.replace(sample.record, articles=sample.record.articles[:1])
    assert "kept by nearly every" not in plain(show_record(record, sample.articles), 100)
