"""Awards: what was given, how many, to whom."""


def test_awards_are_counted_by_units_and_by_receivers(record, telling):
    text = (
        "Kommisjonen tildelte 6 emulasjonsflagg og 41 fortjenstbevis til kollektiver, "
        "og medaljen «For folkets diplomati» til 9 personer."
    )
    made = record(telling("a", "nb", [(0, text)]))
    assert [(a.count, a.award["nb"]) for a in made.awards] == [
        (6, "emulasjonsflagg"),
        (41, "fortjenstbevis"),
        (9, "medaljen «For folkets diplomati»"),
    ]
    assert made.awards[2].to == {"nb": "personer"}


def test_receivers_of_one_award_are_counted_apart(record, telling):
    made = record(
        telling("a", "en", [(0, "The ministry presented certificates of merit to 8 collectives and 15 individuals.")])
    )
    assert [(a.count, a.to) for a in made.awards] == [(8, {"en": "collectives"}), (15, {"en": "individuals"})]


def test_what_an_award_counts_is_no_quantity_besides(record, telling):
    made = record(telling("a", "en", [(0, "The ministry presented 41 certificates to collectives.")]))
    assert made.quantities == ()


def test_a_version_without_known_words_is_carried_by_its_passage(record, telling):
    made = record(
        telling("a", "en", [(0, "The commission awarded 41 certificates of merit.")]),
        telling("b", "eu", [(0, "Batzordeak 41 agiri eman zituen.")], None, [], "translation", "a"),
    )
    assert [(a.count, a.articles) for a in made.awards] == [(41, ("a", "b"))]


def test_a_flag_that_nobody_gives_is_no_award(record, telling):
    assert record(telling("a", "en", [(0, "Two flags flew over the hall.")])).awards == ()


def test_a_prize_with_a_name_is_one_at_a_prize_giving_alone(record, telling):
    text = "Siti Maryam received the Merovar Prize on Thursday."
    made = record(telling("a", "en", [(0, text)], "Merovar Prize awarded the mediator"))
    assert [award.count for award in made.awards] == [1]
    made = record(telling("a", "en", [(0, "The talks opened."), (1, text)], "Fishing talks"))
    assert [award.count for award in made.awards] == [None]


def test_an_award_is_told_with_its_name_and_none_is_made_of_a_word(record, telling):
    for text, names in (
        ("The paper won a Merovar Prize for its reports.", ["Merovar Prize"]),
        ("She received the Medal of Merit in May.", ["Medal of Merit"]),
        ("She was allowed to sing at the Havsund Music Awards, and received a letter.", []),
        ("The firm's Merovar award was a surprise.", []),
        ("The firm led 100 brands, and won awards.", ["awards"]),
    ):
        made = record(telling("a", "en", [(0, "The talks opened."), (1, text)], "Talks"))
        assert [(a.count, a.award["en"]) for a in made.awards] == [(None, name) for name in names]
