"""Quantities by value: merged where versions say the same, apart where they count other things."""

import pytest


def test_equal_values_of_one_passage_are_one_quantity(record, telling):
    made = record(
        telling("a", "vi", [(0, "Hội nghị có 24 phiên họp với hơn 310 lượt ý kiến.")]),
        telling(
            "b",
            "en",
            [(0, "The conference held 24 sessions with more than 310 contributions.")],
            None,
            [],
            "translation",
            "a",
        ),
        telling("c", "fr", [(0, "La conférence a réuni tous les diplomates.")], None, [], "translation", "a"),
    )
    found = [(q.value, q.comparator, q.articles, q.absent) for q in made.quantities]
    assert found == [(24, "=", ("a", "b"), ("c",)), (310, ">", ("a", "b"), ("c",))]
    assert made.quantities[0].what == {"en": "sessions", "vi": "phiên họp"}


def test_evidence_holds_comparator_number_and_what_is_counted(record, telling):
    made = record(telling("a", "es", [(0, "Acudieron cerca de 1.200 delegados.")]))
    assert [(q.value, q.comparator, q.evidence[0].text) for q in made.quantities] == [
        (1200, "~", "cerca de 1.200 delegados")
    ]


def test_equal_values_that_count_other_things_stay_apart(record, telling):
    made = record(
        telling("a", "en", [(0, "It has 18 articles."), (1, "It was read in 18 provinces.")]),
        telling(
            "b",
            "de",
            [(0, "Er hat 18 Artikel."), (1, "Man las ihn in 18 Provinzen.")],
            None,
            [],
            "translation",
            "a",
        ),
    )
    assert [(q.value, q.what) for q in made.quantities] == [
        (18, {"de": "Artikel", "en": "articles"}),
        (18, {"de": "Provinzen", "en": "provinces"}),
    ]


def test_a_changed_number_leaves_two_quantities(record, telling):
    made = record(
        telling("a", "en", [(0, "The fund of 35 million euros helps fishermen.")]),
        telling("b", "nb", [(0, "Fondet på 38 millioner euro hjelper fiskere.")], None, [], "translation", "a"),
    )
    assert [(q.value, q.unit, q.articles, q.absent) for q in made.quantities] == [
        (35_000_000, "EUR", ("a",), ("b",)),
        (38_000_000, "EUR", ("b",), ("a",)),
    ]


def test_dates_ordinals_years_and_codes_count_nothing(record, telling):
    text = "On 20 December 2023 the 15th conference cited Directive 08/CT-DL and looked to 2024."
    assert record(telling("a", "en", [(0, text)])).quantities == ()


def test_a_caption_counts(record, telling):
    made = record(telling("a", "en", [(0, "It ended.")], None, ["Guests at one of 63 connection points."]))
    assert [q.value for q in made.quantities] == [63]
    assert made.quantities[0].evidence[0].block == 1


def test_a_report_that_is_silent_is_not_absent(record, telling):
    made = record(
        telling("a", "en", [(0, "They heard 240 speeches.")]),
        telling("b", "fr", [(None, "La conférence s'est achevée.")], None, [], "independent"),
    )
    assert [(q.articles, q.absent) for q in made.quantities] == [(("a",), ())]


def test_a_unit_of_measure_is_a_unit(record, telling):
    made = record(telling("a", "en", [(0, "The treaty covers 4,250 square kilometres of water.")]))
    assert [(q.value, q.unit) for q in made.quantities] == [(4250, "km²")]


def test_east_asian_counters_are_what_is_counted(record, telling):
    made = record(telling("a", "zh", [(0, "73位代表出席了会议。")]))
    assert [(q.value, q.what) for q in made.quantities] == [(73, {"zh": "位代表"})]


def stated(made):
    return [(q.value, q.unit, q.comparator, q.what) for q in made.quantities]


def test_a_hyphen_joins_a_number_to_what_it_counts(record, telling):
    assert stated(record(telling("a", "en", [(0, "An 18-article text followed.")]))) == [
        (18, None, "=", {"en": "article text followed"})
    ]


def test_half_is_fifty_per_cent_and_half_of_a_year_is_none(record, telling):
    made = record(telling("a", "en", [(0, "At least half of the grants came.")]))
    assert [(q.value, q.unit, q.comparator) for q in made.quantities] == [(50, "%", ">=")]
    assert record(telling("a", "en", [(0, "In half of the year it rained.")])).quantities == ()


def test_a_number_shares_the_words_of_the_next_one(record, telling):
    made = record(telling("a", "en", [(0, "Only 19 of the 34 organisations came.")]))
    assert [(q.value, q.what["en"]) for q in made.quantities] == [
        (19, "organisations"),
        (34, "organisations"),
    ]


def test_the_two_sides_are_not_counted_and_two_years_are(record, telling):
    assert record(telling("a", "en", [(0, "The two sides met.")])).quantities == ()
    assert [q.value for q in record(telling("a", "en", [(0, "In the two years since, much changed.")])).quantities] == [
        2
    ]


def test_a_limit_bounds_its_number(record, telling):
    made = record(telling("a", "es", [(0, "Fija un tope de 62.000 toneladas.")]))
    assert [(q.value, q.unit, q.comparator) for q in made.quantities] == [(62000, "t", "<=")]


def test_a_word_that_may_mean_something_else_counts_where_the_passage_vouches_for_it(record, telling):
    made = record(
        telling("a", "en", [(0, "It lasted five sessions.")]),
        telling("b", "vi", [(0, "Hội nghị có năm phiên họp.")], None, [], "translation", "a"),
    )
    assert [(q.value, q.what, q.articles) for q in made.quantities] == [
        (5, {"en": "sessions", "vi": "phiên họp"}, ("a", "b"))
    ]


def test_what_is_counted_ends_with_its_plural_where_the_language_shows_it(record, telling):
    text = "Some 300 fishing families watched three rounds of long talks begin, and two others left."
    assert [(q.value, q.what["en"]) for q in record(telling("a", "en", [(0, text)])).quantities] == [
        (300, "fishing families"),
        (3, "rounds of long talks"),
        (2, "others"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Merovar won 10-0 and 19 - 12 in the 2004-05 season.",
        "The hall at 473 East 52nd Street was closed around 5 : 30 p.m.",
        "The rocket Kestrel 2 flew with a 1440 x 900 screen.",
        "He was at the top 10 of it, in Section 230 and with a six-foot-9 man.",
        "Nearly two-thirds of it came with the three together.",
        "Some 75 to 100 people came, or between nine and twelve boats.",
        "Player | 12 | 85% | 7 | 40%",
    ],
)
def test_scores_addresses_labels_fractions_and_ranges_count_nothing(record, telling, text):
    assert [(q.value, q.what) for q in record(telling("a", "en", [(0, text)])).quantities] == []


def test_over_before_a_small_number_in_words_bounds_nothing(record, telling):
    text = "Over four working days he looked over two walls, and over 300 guests came."
    assert [(q.comparator, q.value) for q in record(telling("a", "en", [(0, text)])).quantities] == [
        ("=", 4),
        ("=", 2),
        (">", 300),
    ]


def test_three_years_and_three_games_of_one_passage_are_two_things(record, telling):
    made = record(
        telling("a", "en", [(0, "They won nothing in three years.")]),
        telling("b", "en", [(0, "They lost three games.")], None, [], "independent"),
    )
    assert [q.what for q in made.quantities] == [{"en": "years"}, {"en": "games"}]


def test_an_amount_is_of_the_words_beside_it_of_its_subject_or_of_what_was_counted_before(record, telling):
    for text, what in (
        ("Exports to the islands rose by 8.4%.", ["islands"]),
        ("The fund of 35 million euros helps.", ["fund"]),
        ("Island shares closed down 3.9 percent.", ["Island shares"]),
        ("Kelanjar pledged 45 million dollars.", ["Kelanjar pledged"]),
        ("They sold 400 boats, up 4 percent.", ["boats", "boats"]),
        ("They want tariffs on $125 billion worth of foreign goods.", ["foreign goods"]),
    ):
        assert [q.what.get("en") for q in record(telling("a", "en", [(0, text)])).quantities] == what


def test_days_that_a_conference_took_are_one_number_in_independent_reports(record, telling):
    made = record(
        telling("a", "vi", [(None, "Hội nghị làm việc trong năm ngày làm việc."), (None, "Họ chờ 3 ngày.")]),
        telling("b", "zh", [(None, "会议为期五个工作日。"), (None, "他们等了3天。")], None, [], "independent"),
    )
    assert [(q.value, q.articles) for q in made.quantities] == [(5, ("a", "b")), (3, ("a",)), (3, ("b",))]


def test_weeks_are_no_days(record, telling):
    made = record(
        telling("a", "en", [(None, "The conference took five weeks.")]),
        telling("b", "zh", [(None, "会议为期五个工作日。")], None, [], "independent"),
    )
    assert [q.articles for q in made.quantities] == [("a",), ("b",)]


@pytest.mark.parametrize(
    ("language", "text", "what"),
    [
        ("es", "Abrieron 63 puntos de enlace.", "puntos de enlace"),
        ("es", "Unas 2.300 familias de la costa norte viven de la pesca.", "familias"),
        ("fr", "Quelque 180 000 personnes avaient dû fuir.", "personnes"),
        ("pt", "Vieram 40 delegados ontem.", "delegados"),
        ("nb", "Tre arbeidsgrupper skal nå arbeide videre.", "arbeidsgrupper"),
        ("de", "Dort sollen 140 Boote erhalten werden.", "Boote"),
        ("en", "It invited 71 heads of overseas missions.", "heads of overseas missions"),
    ],
)
def test_what_is_counted_ends_with_its_noun(record, telling, language, text, what):
    assert [q.what.get(language) for q in record(telling("a", language, [(0, text)])).quantities] == [what]


@pytest.mark.parametrize(
    "text",
    ["He bought a .32-caliber gun.", "He served 41 / 2 months there.", "It began in the nineteen seventies."],
)
def test_part_of_a_number_or_of_a_decade_counts_nothing(record, telling, text):
    assert [q.value for q in record(telling("a", "en", [(0, text)])).quantities if q.value in {2, 19, 32}] == []
