"""Places: venues of the lead and remote venues."""


def test_the_venue_stands_after_a_preposition_in_the_lead(record, telling):
    made = record(
        telling("a", "vi", [(0, "Sáng 7/1/2025, tại Vĩnh Hà, hội nghị khai mạc.")]),
        telling(
            "b",
            "es",
            [(0, "El 7 de enero de 2025, en Vinh Ha, se inauguró la conferencia.")],
            None,
            [],
            "translation",
            "a",
        ),
    )
    assert [(p.name, p.variants, p.role, p.articles) for p in made.places] == [
        ("Vĩnh Hà", ("Vinh Ha",), "venue", ("a", "b"))
    ]


def test_a_venue_that_took_part_from_afar_is_remote(record, telling):
    text = "La conferencia empezó el 7 de enero de 2025. Asistieron delegados en el punto de enlace de Ha Bac."
    made = record(telling("a", "es", [(0, text)]))
    assert [(p.name, p.role) for p in made.places] == [("Ha Bac", "remote venue")]


def test_an_office_is_no_place(record, telling):
    assert record(telling("a", "en", [(0, "It was held on 4 January 2024 in the Ministry of Trade.")])).places == ()


def test_a_place_in_the_text_is_mentioned_by_preposition_or_by_its_kind(record, telling):
    sentences = [
        (0, "The forum was held in Havsund on 3 May 2024."),
        (1, "She grew up far away."),
        (2, "A school opened later in Seri Tanjong and a bridge near the Biru Strait."),
    ]
    made = record(telling("a", "en", sentences))
    assert [(p.name, p.role) for p in made.places] == [
        ("Havsund", "venue"),
        ("Seri Tanjong", "mentioned"),
        ("Biru Strait", "mentioned"),
    ]


def test_bodies_abbreviations_and_capitals_of_others_are_no_places(record, telling):
    text = "Members met in ASEAN and at the Ministry of Trade before the Veldanian capital was chosen."
    assert (
        record(telling("a", "en", [(None, "It rained."), (None, "It poured."), (None, "So."), (0, text)])).places == ()
    )


def places_in(record, telling, language, *sentences):
    made = record(telling("a", language, [(None, text) for text in sentences]))
    return [place.name for place in made.places]


def test_what_acts_or_defines_is_no_place(record, telling):
    firm = ["Kestrel sold ships.", "Kestrel won.", "Kestrel bought boats.", "Kestrel said little.", "Trust in Kestrel."]
    assert places_in(record, telling, "en", *firm) == []
    assert places_in(record, telling, "en", "They work in the Kestrel programme and at Kestrel.") == []
    assert places_in(record, telling, "en", "It failed in Saturday's race and in Havsund-based firms.") == []
    assert places_in(record, telling, "en", "She settled quarrels in Quintara's port disputes.") == []


def test_a_known_place_is_one_wherever_a_preposition_stands_before_it(record, telling):
    text = "They met in Germany's north and in Oregon waters."
    assert places_in(record, telling, "en", text) == ["Germany", "Oregon"]


def test_the_state_of_a_conference_in_its_capital_is_the_host(record, telling):
    es = [(0, "La conferencia sobre la política de Dong Lam se celebró en Vinh Ha el 21 de diciembre de 2022.")]
    en = [(0, "The conference on the foreign work of Dong Lam met in the capital, Vinh Ha, on 21 December 2022.")]
    made = record(telling("a", "es", es), telling("b", "en", en, None, [], "translation", "a"))
    assert [(p.name, p.role) for p in made.places] == [("Dong Lam", "host country"), ("Vinh Ha", "venue")]


def test_one_country_whatever_each_language_calls_it(record, telling):
    made = record(
        telling("a", "en", [(0, "The forum was held in Germany on 3 May 2024.")]),
        telling("b", "fi", [(0, "Foorumi pidettiin Saksassa 3. toukokuuta 2024.")], None, [], "translation", "a"),
        telling("c", "zh", [(0, "论坛于2024年5月3日在德国举行。")], None, [], "translation", "a"),
    )
    assert [(place.name, place.articles, place.absent) for place in made.places] == [("Germany", ("a", "b", "c"), ())]


def test_a_place_in_characters_is_one_with_how_it_is_read(record, telling):
    made = record(
        telling("a", "vi", [(None, "Sáng 7/1/2025, tại Vĩnh Hà, hội nghị của Đông Lam khai mạc tại Đông Lam.")]),
        telling("b", "zh", [(None, "东岚会议1月7日在首都永河开幕。")], None, [], "independent"),
    )
    assert [(p.name, p.variants, p.articles) for p in made.places] == [
        ("Vĩnh Hà", (), ("a", "b")),
        ("Đông Lam", (), ("a", "b")),
    ]


def test_a_team_is_no_place_and_people_are_not_part_of_one(record, telling):
    assert places_in(record, telling, "en", "He left.", "He left as coach of the Ontario 76ers.") == []
    assert places_in(record, telling, "en", "It rained.", "Residents of Biru County felt it.") == ["Biru County"]
