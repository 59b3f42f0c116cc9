from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.values.article import Article, Block, Furniture
from hexapla.versions import Term, compare, defects


def kinds(differences):
    return [difference.kind for difference in differences]


def quotes(differences, *articles):
    by_id = {article.id: article for article in articles}
    return all(
        by_id[place.article].blocks[place.block].text[place.start : place.end] == place.text
        for difference in differences
        for place in (difference.original, difference.version)
        if place is not None
    )


def changed(article, french, number, old, new):
    texts = list(french)
    assert old in texts[number]
    texts[number] = texts[number].replace(old, new)
    return article("fr", "fr", *texts)


def test_a_faithful_translation_shows_nothing(article, english, french):
    assert compare(article("en", "en", *english), article("fr", "fr", *french)) == ()


def test_a_changed_number_is_an_error_with_both_places(article, english, french):
    original, version = article("en", "en", *english), changed(article, french, 1, "19", "18")
    (difference,) = compare(original, version)
    assert (difference.kind, difference.severity, difference.values) == ("number-changed", "error", ("19", "18"))
    assert (difference.original.text, difference.version.text) == ("19", "18")
    assert quotes([difference], original, version)


def test_a_number_that_stands_nowhere_is_missing(article, english, french):
    found = compare(article("en", "en", *english), changed(article, french, 2, "des 68 missions", "des missions"))
    assert [(d.kind, d.values) for d in found] == [("number-missing", ("68",))]


def test_a_number_in_other_writing_is_no_difference(article, english, french):
    english = [*english[:4], english[4].replace("12 collectives", "1,250 people")]
    french = [*french[:4], french[4].replace("12 collectifs", "1 250 personnes")]
    assert compare(article("en", "en", *english), article("fr", "fr", *french)) == ()


def test_a_changed_date_is_an_error_and_a_date_in_other_writing_is_none(article, english, french):
    found = compare(article("en", "en", *english), changed(article, french, 3, "31 mars 2023", "31 mai 2023"))
    assert [(d.kind, d.values) for d in found] == [("date-changed", ("31 March 2023", "31 mai 2023"))]
    other = changed(article, french, 3, "le 31 mars 2023", "le 31/03/2023")
    assert compare(article("en", "en", *english), other) == ()


def test_a_person_whom_the_version_names_nowhere_is_missing(article, english, french):
    found = compare(article("en", "en", *english), changed(article, french, 3, " Tran My An", ""))
    assert [(d.kind, d.severity, d.values) for d in found] == [("name-missing", "error", ("Tran My An",))]


def test_a_changed_role_is_an_error(article, english, french):
    version = changed(article, french, 3, "La vice-Première ministre", "La Première ministre")
    assert kinds(compare(article("en", "en", *english), version)) == ["role-changed"]


def test_a_lost_paragraph_is_missing_in_a_translation_and_a_note_in_an_adaptation(article, english, french):
    original, version = article("en", "en", *english), article("fr", "fr", *french[:1], *french[2:])
    found = [d for d in compare(original, version) if d.kind.startswith("paragraph")]
    assert [(d.kind, d.severity, d.original.text) for d in found] == [("paragraph-missing", "error", english[1])]
    notes = [d for d in compare(original, version, "adaptation") if d.kind.startswith("paragraph")]
    assert [(d.kind, d.severity) for d in notes] == [("paragraph-missing", "note")]


def test_a_sentence_lost_or_added_within_a_paragraph_is_a_warning(article, english, french):
    added = "Le ministère n'a pas encore répondu à cette demande."
    said = "It was the third such conference since 1997."
    whole = article("en", "en", *english), article("fr", "fr", *french)
    longer = article("en", "en", *english[:2], f"{english[2]} {said}", *english[3:])
    found = compare(longer, whole[1])
    assert [(d.kind, d.severity, d.original.text) for d in found] == [("sentence-missing", "warning", said)]
    longer = article("fr", "fr", *french[:3], f"{french[3]} {added}", french[4])
    found = compare(whole[0], longer)
    assert [(d.kind, d.severity, d.version.text) for d in found] == [("sentence-added", "warning", added)]


def test_a_title_that_opens_the_other_text_is_no_paragraph_more(article, english, french):
    original = article("en", "en", *english, title="Diplomats end their conference")
    version = article("fr", "fr", "Les diplomates achèvent leur conférence.", *french)
    assert compare(original, version) == ()


def test_the_silence_of_an_independent_report_is_no_difference(article, english, french):
    assert compare(article("en", "en", *english), article("fr", "fr", *french[:3]), "independent") == ()


def test_a_name_that_the_glossary_avoids_is_reported_in_its_language_alone(article):
    term = Term("Commission", "fr", "Commission des affaires extérieures", ("Comité des relations extérieures",))
    text = "Le Comité des relations extérieures s'est réuni mardi à Vinh Ha."
    assert kinds(defects(article("a", "fr", text), (term,))) == ["term-against-glossary"]
    assert defects(article("a", "es", text), (term,)) == ()


def test_furniture_in_another_language_and_placeholders_are_reported(article):
    pieces = (
        Furniture("Komen (0)", "comment counter", "ms", foreign=True),
        Furniture("[publicite_3]", "placeholder"),
        Furniture("Commentaires (0)", "comment counter", "fr"),
    )
    found = defects(article("a", "fr", "Le texte est court.", furniture=pieces))
    assert [(d.kind, d.values) for d in found] == [
        ("furniture-left", ("Komen (0)",)),
        ("furniture-left", ("[publicite_3]",)),
    ]


_blocks = st.lists(
    st.builds(
        Block,
        st.sampled_from(["paragraph", "heading", "caption", "list", "quote"]),
        st.text(max_size=120),
        st.sampled_from([None, "en", "vi", "zh", "ar"]),
        st.integers(1, 3),
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(_blocks, _blocks, st.sampled_from(["copy", "translation", "adaptation", "independent"]))
def test_no_text_breaks_a_comparison_and_every_place_quotes(left, right, relation):
    a = Article(id="a", text="", language="en", blocks=tuple(left))
    b = Article(id="b", text="", language="vi", blocks=tuple(right))
    found = compare(a, b, relation)
    assert quotes(found, a, b)
    assert compare(a, b, relation) == found
