"""Statements: decisions, votes, tasks, assessments, shortcomings and what was said."""


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
