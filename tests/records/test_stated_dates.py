"""Stated dates: every date by value, with the year, the deadline and the weekday inferred where that is safe."""


def dates_in(record, telling, language, text, published="2024-06-14"):
    made = record(telling("a", language, [(0, text)], None, [], "original", None, published))
    return [(date.value, date.precision, date.inferred) for date in made.dates]


def test_days_months_and_years_by_value(record, telling):
    text = "It began on 3 May 2021, grew since 2022 and ended in March 2023."
    assert dates_in(record, telling, "en", text) == [
        ("2021-05-03", "day", None),
        ("2022", "year", None),
        ("2023-03", "month", None),
    ]


def test_a_deadline_lies_ahead(record, telling):
    assert dates_in(record, telling, "fr", "Le rapport est attendu avant le 30 mars.") == [
        ("2025-03-30", "day", "the first such day after publication")
    ]


def test_weekdays_are_the_last_before_publication_or_the_next(record, telling):
    assert dates_in(record, telling, "de", "Am Mittwoch trafen sich die Minister.") == [
        ("2024-06-12", "day", "the last such weekday before publication")
    ]
    assert dates_in(record, telling, "de", "Schon am Mittwoch folgt die Kommission.") == [
        ("2024-06-19", "day", "the first such weekday after publication")
    ]


def test_a_month_after_a_preposition_is_the_nearest(record, telling):
    assert dates_in(record, telling, "en", "A review follows in September.") == [
        ("2024-09", "month", "the nearest such month to publication")
    ]
    assert dates_in(record, telling, "es", "Es un mar que alguien cuida.") == []
