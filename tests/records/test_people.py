"""People: one person however versions spell the name, with the office in each version's words."""


def test_one_person_with_all_spellings_and_the_office_in_each_language(record, telling):
    made = record(
        telling("a", "vi", [(0, "Bộ trưởng Ngoại giao Lê Quang Hải phát biểu bế mạc.")]),
        telling(
            "b", "ms", [(0, "Menteri Luar Negeri Le Quang Hai menyampaikan ucapan.")], None, [], "translation", "a"
        ),
        telling(
            "c",
            "fr",
            [(0, "Le ministre des Affaires étrangères, Le Quang Hai, a conclu.")],
            None,
            [],
            "translation",
            "a",
        ),
    )
    (person,) = made.people
    assert (person.name, person.variants) == ("Lê Quang Hải", ("Le Quang Hai",))
    assert [role.role for role in person.roles] == [
        {"fr": "ministre des Affaires étrangères", "ms": "Menteri Luar Negeri", "vi": "Bộ trưởng Ngoại giao"}
    ]
    assert person.articles == ("a", "b", "c")


def test_the_name_is_the_fullest_spelling_wherever_it_stands(record, telling):
    made = record(
        telling("a", "en", [(0, "Foreign Minister Le Quang Hai spoke.")]),
        telling("b", "vi", [(0, "Bộ trưởng Ngoại giao Lê Quang Hải phát biểu.")], None, [], "translation", "a"),
    )
    assert [person.name for person in made.people] == ["Lê Quang Hải"]


def test_an_office_after_the_name_is_read_to_its_end(record, telling):
    text = "Vu Thi Hanh, leder for Kommisjonen for utenrikssaker, ledet møtet."
    (person,) = record(telling("a", "nb", [(0, text)])).people
    assert [role.role for role in person.roles] == [{"nb": "leder for Kommisjonen for utenrikssaker"}]


def test_each_person_of_a_list_keeps_the_own_office(record, telling):
    text = "Presiden Nguyen Ba Khoa, Perdana Menteri Tran My An dan Ketua Komisi Vu Thi Hanh hadir."
    made = record(telling("a", "ms", [(0, text)]))
    assert [(p.name, [r.role for r in p.roles]) for p in made.people] == [
        ("Nguyen Ba Khoa", [{"ms": "Presiden"}]),
        ("Tran My An", [{"ms": "Perdana Menteri"}]),
        ("Vu Thi Hanh", [{"ms": "Ketua Komisi"}]),
    ]


def test_two_offices_of_one_person_are_one_phrase(record, telling):
    text = "Asistió el viceprimer ministro y ministro de Asuntos Exteriores, Le Quang Hai."
    (person,) = record(telling("a", "es", [(0, text)])).people
    assert [r.role for r in person.roles] == [{"es": "viceprimer ministro y ministro de Asuntos Exteriores"}]


def test_a_place_or_body_after_an_office_is_no_person(record, telling):
    made = record(
        telling("a", "en", [(0, "The president of Puerto Albor met the head of the Havsund Fishing Association.")])
    )
    assert made.people == ()


def test_a_name_that_a_version_lost_is_absent_there(record, telling):
    made = record(
        telling(
            "a", "es", [(0, "El vicepresidente del Comité Administrativo provincial, Dang Van Loc, siguió el acto.")]
        ),
        telling(
            "b", "en", [(0, "The vice chairman of the provincial committee followed it.")], None, [], "translation", "a"
        ),
    )
    (person,) = made.people
    assert (person.articles, person.absent) == (("a",), ("b",))


def test_transcription_by_other_sounds_is_joined_by_its_passage(record, telling):
    made = record(
        telling("a", "vi", [(0, "Phó Thủ tướng Trần Mỹ An tham dự.")]),
        telling(
            "b", "ru", [(0, "Присутствовала заместитель премьер-министра Чан Ми Ан.")], None, [], "translation", "a"
        ),
    )
    (person,) = made.people
    assert (person.name, person.variants) == ("Trần Mỹ An", ("Чан Ми Ан",))


def test_arabic_names_are_found_after_an_office(record, telling):
    made = record(telling("a", "ar", [(0, "وقال سفير الزاهرة بدر السالمي إن المؤتمر نجح.")]))
    assert [person.name for person in made.people] == ["بدر السالمي"]


def roles_in(record, telling, language, text):
    made = record(telling("a", language, [(0, text)]))
    return [(person.name, [role.role[language] for role in person.roles]) for person in made.people]


def test_what_defines_an_office_before_it_is_of_it(record, telling):
    text = "Havsund police chief Ana Silva met Deputy District Attorney Bo Reed, a former Post reporter who had come."
    assert roles_in(record, telling, "en", text) == [
        ("Ana Silva", ["Havsund police chief"]),
        ("Bo Reed", ["Deputy District Attorney", "former Post reporter"]),
    ]


def test_an_office_between_a_person_and_a_firm_is_the_person_s(record, telling):
    text = "Prices will fall, said Ana Silva, senior vice president, Havsund Ferries."
    assert roles_in(record, telling, "en", text) == [("Ana Silva", ["senior vice president"])]


def test_what_an_office_is_for_is_no_person(record, telling):
    assert roles_in(record, telling, "en", "She is director of the new Blue Harbours in Havsund.") == []
    assert roles_in(record, telling, "da", "Han er præsident for foreningen Folkets Bro i Havsund.") == []
    assert roles_in(record, telling, "en", "They read All the President's Men in Havsund.") == []


def test_genitives_and_weekdays_are_no_part_of_a_name(record, telling):
    text = "President Ana Silva's plan failed, and Prime Minister Bo Reed Saturday resigned."
    assert [name for name, _ in roles_in(record, telling, "en", text)] == ["Ana Silva", "Bo Reed"]


def test_father_and_son_are_two(record, telling):
    text = "President Otto von Brandsnes spoke. Professor Lars Erik von Brandsnes, his son, listened."
    assert [name for name, _ in roles_in(record, telling, "en", text)] == [
        "Otto von Brandsnes",
        "Lars Erik von Brandsnes",
    ]


def test_a_place_before_the_comma_is_of_the_office(record, telling):
    text = "Perdana Menteri Veldania, Ana Silva, turut berucap."
    assert roles_in(record, telling, "ms", text) == [("Ana Silva", ["Perdana Menteri Veldania"])]


def test_what_people_did_is_told_by_the_verb_beside_the_name(record, telling):
    text = "President Ana Silva chaired the talks, which Minister Bo Reed attended. Prime Minister Eli Moe said little."
    made = record(telling("a", "en", [(0, text)]))
    assert [(person.name, [act.kind for act in person.acts]) for person in made.people] == [
        ("Ana Silva", ["chaired"]),
        ("Bo Reed", ["attended"]),
        ("Eli Moe", ["spoke"]),
    ]
    (act,) = made.people[0].acts
    assert [place.text for place in act.evidence] == ["Ana Silva chaired"]


def test_a_spelling_of_one_version_is_sought_in_those_that_mark_no_names(record, telling):
    made = record(
        telling("a", "en", [(0, "President Ana Silva spoke.")]),
        telling("b", "vi", [(0, "Hôm qua Ana Silva đã phát biểu.")], None, [], "translation", "a"),
    )
    assert [(person.name, person.articles, person.absent) for person in made.people] == [("Ana Silva", ("a", "b"), ())]
