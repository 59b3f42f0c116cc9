"""Statements: decisions, votes, tasks, assessments, shortcomings and what was said."""

from hexapla.records.reading import Line
from hexapla.records.statements import _marks


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
    assert [(line.text, kind) for line, kind in _marks(lines)] == [
        ("Complete the register.", "task"),
        ("Train the officers.", "task"),
    ]


def test_a_short_word_of_shortcomings_hands_them_to_the_sentence_after_it():
    lines = [
        Line("a", 0, 0, "The report set out the weak points.", "paragraph", "en", 0),
        Line("a", 0, 36, "Some programmes leave few results behind.", "paragraph", "en", 1),
    ]
    assert [(line.order, kind) for line, kind in _marks(lines)] == [(1, "shortcoming")]


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
