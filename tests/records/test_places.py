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
