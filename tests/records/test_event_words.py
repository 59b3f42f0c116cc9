"""Theme, host, kind and titles of an event."""


def test_the_theme_is_what_is_quoted_after_its_word(record, telling):
    made = record(
        telling("a", "fr", [(0, "La conférence, sur le thème « Racines solides, bras ouverts », s'est achevée.")]),
        telling(
            "b", "eu", [(0, "Biltzarra «Sustrai sendoak, beso zabalik» amaitu zen.")], None, [], "translation", "a"
        ),
    )
    assert made.theme.text == {"eu": "Sustrai sendoak, beso zabalik", "fr": "Racines solides, bras ouverts"}
    assert made.theme.articles == ("a", "b")


def test_the_host_is_the_body_that_held_it(record, telling):
    made = record(telling("a", "en", [(0, "The Commission for External Affairs held a review conference.")]))
    assert made.host.text == {"en": "Commission for External Affairs"}


def test_the_kind_follows_the_words_of_the_title(record, telling):
    made = record(
        telling("a", "es", [(0, "Los ministros se reunieron.")], "Quintara y Skarvland firman un tratado de pesca")
    )
    assert made.kind == "signing"


def test_versions_of_one_text_are_one_voice_about_the_kind(record, telling):
    made = record(
        telling("a", "en", [(0, "The Merovar Prize ceremony was held.")], "Merovar Prize goes to Siti Maryam Yusof"),
        telling("b", "fr", [(0, "Le prix a été remis.")], "Le prix Merovar", [], "translation", "a"),
        telling("c", "ms", [(0, "Majlis itu diadakan.")], "Anugerah Merovar", [], "independent"),
    )
    assert made.kind == "award ceremony"


def test_titles_are_those_of_the_first_version_of_each_language(record, telling):
    made = record(
        telling("a", "en", [(0, "It ended.")], "Conference closes"),
        telling("b", "en", [(0, "It ended.")], "Conference over", [], "copy", "a"),
        telling("c", "fr", [(0, "Fin.")], "Clôture", [], "translation", "a"),
    )
    assert made.titles == {"en": "Conference closes", "fr": "Clôture"}


def test_where_no_version_has_a_title_the_first_sentence_of_each_language_stands_in(record, telling):
    texts = (
        ("a", "en", "The council met.\nIt rose at noon."),
        ("b", "en", "The council sat."),
        ("c", "ar", "اجتمع المجلس."),
    )
    made = record(*(telling(name, language, [(0, text)], None) for name, language, text in texts))
    assert made.titles == {}
    assert {tag: (lead.article, lead.text) for tag, lead in made.leads.items()} == {
        "ar": ("c", "اجتمع المجلس."),
        "en": ("a", "The council met."),
    }
    titled = record(telling("a", "en", [(0, "The council met.")], None), telling("c", "ar", [(0, "اجتمع.")], "مجلس"))
    assert titled.leads == {}
