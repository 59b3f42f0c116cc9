"""The day of an event: stated, inferred, or open at one end."""


def test_a_year_taken_from_the_publication_is_marked_as_inferred(record, telling):
    made = record(telling("a", "nb", [(0, "Om morgenen 4. januar ble det holdt et møte.")], published="2024-01-05"))
    assert (made.start.value, made.end.value) == ("2024-01-04", "2024-01-04")
    assert made.end.inferred


def test_a_year_is_inferred_from_the_years_under_review(record, telling):
    text = "El 7 de enero se celebró la conferencia de balance del trabajo en 2024 y de las tareas para 2025."
    made = record(telling("a", "es", [(0, text)]))
    assert made.end.value == "2025-01-07"
    assert made.end.inferred


def test_without_anything_to_go_by_there_is_no_date(record, telling):
    assert record(telling("a", "es", [(0, "El 7 de enero se celebró la conferencia.")])).end is None


def test_a_closing_has_an_end_and_no_start(record, telling):
    made = record(telling("a", "en", [(0, "The conference closed on 20 December 2023.")]))
    assert (made.start, made.end.value, made.end.inferred) == (None, "2023-12-20", None)


def test_a_stated_opening_is_the_start_of_what_closed(record, telling):
    sentences = [
        (0, "La conférence s'est clôturée le 21 décembre 2022."),
        (1, "Le président a parlé à la séance d'ouverture, le 16 décembre 2022."),
    ]
    made = record(telling("a", "fr", sentences))
    assert (made.start.value, made.end.value) == ("2022-12-16", "2022-12-21")


def test_a_sibling_with_a_date_of_publication_helps(record, telling):
    made = record(
        telling("a", "vi", [(0, "Sáng 20/12, Hội nghị đã bế mạc.")]),
        telling(
            "b", "fr", [(0, "Le 20 décembre, la conférence s'est achevée.")], None, [], "translation", "a", "2023-12-21"
        ),
    )
    assert (made.end.value, made.end.articles) == ("2023-12-20", ("a", "b"))


def test_the_date_of_a_cited_document_is_not_the_day(record, telling):
    made = record(telling("a", "en", [(0, "Ministers met on 12 June 2024 to replace the agreement of 3 May 1987.")]))
    assert made.end.value == "2024-06-12"


def test_a_two_day_event_that_closed_began_the_day_before(record, telling):
    text = "The two-day conference closed in Havsund on 6 March 2024."
    made = record(telling("a", "en", [(0, text)]))
    assert (made.start.value, made.start.inferred) == ("2024-03-05", "2 days that ended on 2024-03-06")
    assert made.end.value == "2024-03-06"


def test_working_days_say_nothing_of_the_start(record, telling):
    text = "After five working days the conference closed in Havsund on 6 March 2024."
    assert record(telling("a", "en", [(0, text)])).start is None


def test_a_day_as_of_which_something_runs_is_no_end(record, telling):
    text = "As of 29 November 2018, thirty works light up the canals of Vinh Ha."
    made = record(telling("a", "en", [(0, text)]))
    assert (made.start.value, made.end) == ("2018-11-29", None)


def test_no_day_of_a_calendar_of_many_events_is_taken(record, telling):
    rounds = ["Round 1: 8 April – Vinh Ha", "Round 2: 22 April – Ben Truc", "Round 3: 6 May – Ha Bac"]
    made = record(telling("a", "en", [(number, text) for number, text in enumerate(rounds)], published="2018-04-10"))
    assert (made.start, made.end) == (None, None)
    two = record(telling("a", "en", [(number, text) for number, text in enumerate(rounds[:2])], published="2018-04-10"))
    assert two.end.value == "2018-04-08"


def test_a_day_in_brackets_behind_the_first_sentence_is_an_aside(record, telling):
    aside = [
        (0, "The band tours the coast next summer."),
        (1, "Its singer said so on Monday night (18 November 2019)."),
    ]
    assert record(telling("a", "en", aside, published="2019-11-19")).end is None
    first = [(0, "Today (18 November 2019) the agency chose five companies.")]
    assert record(telling("a", "en", first, published="2019-11-19")).end.value == "2019-11-18"
