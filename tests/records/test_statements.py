"""Statements: decisions, votes, tasks, assessments, shortcomings and what was said."""

import pytest

from hexapla.records.marking import kinds_of, marks
from hexapla.records.reading import Line


def test_a_vote_may_stand_in_a_caption_alone(record, telling):
    made = record(
        telling(
            "a", "fr", [(0, "La conférence a pris fin.")], None, ["Les délégués ont voté en faveur de la résolution."]
        )
    )
    assert [(s.kind, s.evidence[0].block) for s in made.statements] == [("vote", 1)]


def test_the_passage_carries_a_statement_to_a_version_without_cues(record, telling):
    made = record(
        telling("a", "en", [(0, "The conference frankly pointed out shortcomings.")]),
        telling("b", "eu", [(0, "Biltzarrak akatsak aitortu zituen.")], None, [], "translation", "a"),
    )
    assert [(s.kind, s.articles) for s in made.statements] == [("shortcoming", ("a", "b"))]


def test_a_task_knows_who_set_it_for_when_and_under_what(record, telling):
    text = "Deputy Prime Minister Tran My An asked the ministry to carry out Directive 08/CT-DL in 2025."
    (task,) = record(telling("a", "en", [(0, text)])).statements
    assert (task.kind, task.by, task.period, task.document) == ("task", "Tran My An", "2025", "08/CT-DL")


def test_speech_is_a_quotation_and_a_title_in_quotes_is_none(record, telling):
    sentences = [
        (0, "Foreign Minister Le Quang Hai said: “Every commitment on paper must become a project that people see.”"),
        (
            1,
            "He cited Directive 08/CT-DL of 14 March 2021 on “Renewing the content and forms of the work abroad”.",
        ),
    ]
    made = record(telling("a", "en", sentences))
    assert [(s.by, s.text["en"]) for s in made.statements if s.kind == "quotation"] == [
        ("Le Quang Hai", "Every commitment on paper must become a project that people see.")
    ]


def test_titles_and_headings_state_nothing(record, telling):
    assert record(telling("a", "en", [(0, "It rained.")], "Delegates voted for the resolution")).statements == ()


def test_the_points_of_a_list_of_tasks_are_tasks_and_the_introduction_is_none():
    lines = [
        Line("a", 0, 0, "She gave the service two tasks for 2024:", "paragraph", "en", 0),
        Line("a", 1, 0, "Complete the register.", "list", "en", 1),
        Line("a", 1, 23, "Train the officers.", "list", "en", 2),
        Line("a", 2, 0, "It rained.", "paragraph", "en", 3),
    ]
    assert [(line.text, kind) for line, kind in marks(lines)] == [
        ("Complete the register.", "task"),
        ("Train the officers.", "task"),
    ]


def test_a_short_word_of_shortcomings_hands_them_to_the_sentence_after_it():
    lines = [
        Line("a", 0, 0, "The report set out the weak points.", "paragraph", "en", 0),
        Line("a", 0, 36, "Some programmes leave few results behind.", "paragraph", "en", 1),
    ]
    assert [(line.order, kind) for line, kind in marks(lines)] == [(1, "shortcoming")]


def test_a_quotation_of_two_sentences_is_one_and_asks_nothing(record, telling):
    text = "“We waited for six long years. Now the controls must be set up,” said Foreign Minister Le Quang Hai."
    (said,) = record(telling("a", "en", [(0, text)])).statements
    assert (said.kind, [place.text for place in said.evidence]) == (
        "quotation",
        ["We waited for six long years.", "Now the controls must be set up,"],
    )


def test_a_unanimous_adoption_is_a_vote_once(record, telling):
    made = record(telling("a", "pl", [(0, "Konferencja jednogłośnie przyjęła rezolucję.")]))
    assert [s.kind for s in made.statements] == ["vote"]


def test_a_task_is_for_the_body_that_is_asked(record, telling):
    (task,) = record(telling("a", "en", [(0, "She asked the Ministry of Trade to report in May.")])).statements
    assert task.to == "Ministry of Trade"


def line(text, language="en"):
    return Line("a", 0, 0, text, "paragraph", language, 0)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The missions must report in May.", ("task",)),
        ("This pan must have a lid.", ()),
        ("Le Quang Hai said the ministry must do more.", ()),
        ("In her view the ministry must be leaner.", ()),
        ("Should the ministry report in May?", ()),
        ("We urged the ministry to report.", ()),
        ("Tran My An asked the ministry to report.", ("task",)),
        ("The ministries might not have agreed to it.", ()),
        ("The delegations agreed to meet in May.", ("decision",)),
        ("A singer launched a new perfume.", ()),
        ("The committee launched a campaign for reading.", ("decision",)),
        ("The ministry failed to keep its word.", ("shortcoming",)),
        ("The goalkeeper failed to hold the ball.", ()),
    ],
)
def test_weak_words_count_beside_one_who_can_decide_ask_or_fail(text, kinds):
    assert kinds_of(line(text)) == kinds


def test_a_name_that_looks_like_a_cue_is_none():
    assert kinds_of(line("I brevet takket Nguyen Ba Khoa deltakerne.", "nb")) == ()
    assert kinds_of(line("Ministeren ba deltakerne om å bli.", "nb")) == ("task",)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("“The boats will sail when the paper is signed,” said harbour master Ada Lindqvist.", "Ada Lindqvist"),
        ("Harbour master Ada Lindqvist said, “The boats will sail when it is signed.”", "Ada Lindqvist"),
        (
            "“The boats will sail when it is signed,” Ada Lindqvist, an analyst at Veld Institute, said.",
            "Ada Lindqvist",
        ),
        ("Ada Lindqvist came. “The boats will sail when it is signed,” Lindqvist said.", "Ada Lindqvist"),
        ("“The boats will sail when it is signed,” she told Havsund Tidende.", None),
        ("“The boats of Olav Brandt will sail when it is signed,” the master said.", None),
        ("\"The boats will sail when it is signed, '' said Ada Lindqvist.", "Ada Lindqvist"),
    ],
)
def test_the_speaker_stands_beside_the_word_of_saying(record, telling, text, by):
    (said,) = (s for s in record(telling("a", "en", [(0, text)])).statements if s.kind == "quotation")
    assert said.by == by


def test_a_speaker_goes_on_until_another_is_named(record, telling):
    text = "“The boats will sail when it is signed,” said Ada Lindqvist. “Until then they stay in the harbour.”"
    made = record(telling("a", "en", [(0, text)]))
    assert [s.by for s in made.statements] == ["Ada Lindqvist", "Ada Lindqvist"]


def test_titles_of_works_and_what_stands_between_two_quotations_are_not_said(record, telling):
    sentences = [
        (0, "She filmed “All the Boats of the Long Winter” there."),
        (1, 'They left the harbour, "Ada Lindqvist had said yesterday, "and stayed away for long.'),
    ]
    assert record(telling("a", "en", sentences)).statements == ()


def test_a_task_is_due_on_the_day_before_which_it_is_to_be_done(record, telling):
    (task,) = record(telling("a", "en", [(0, "She asked the ministry to report before 1 May 2024.")])).statements
    assert task.period == "2024-05-01"


def test_a_task_is_for_no_document_that_stands_after_the_word_of_asking(record, telling):
    asked = "Menteri meminta {} disemak sebelum 30 Jun 2024."
    for words, to in (("Kementerian Perikanan", "Kementerian Perikanan"), ("agar Arahan 08/CT-DL", None)):
        made = record(telling("a", "ms", [(0, asked.format(words))]))
        assert [one.to for one in made.statements if one.kind == "task"] == [to]
