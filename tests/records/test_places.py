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
