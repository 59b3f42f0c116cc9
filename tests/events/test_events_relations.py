"""Relations: copies, translations, and never a translation of a later page."""

from hexapla.events import link
from hexapla.values.article import Article, DateValue

EN = (
    "PUERTO ALBOR - Julián Arce Montalvo of Quintara and Sigrid Halvorsdatter of Skarvland signed a fisheries treaty "
    "on 12 June 2024. The treaty has 18 articles and covers 4,250 square kilometres. It replaces the agreement of "
    "3 May 1987. A joint fund of 35 million euros was agreed. President Beatriz Olmedo Ruiz witnessed the signing, and "
    "Anders Blikkfeldt read the declaration in Havsund. Ratification is expected in both parliaments by 2025."
)
DE = (
    "PUERTO ALBOR - Julián Arce Montalvo aus Quintara und Sigrid Halvorsdatter aus Skarvland haben am 12. Juni 2024 "
    "einen Fischereivertrag unterzeichnet. Der Vertrag hat 18 Artikel und umfasst 4.250 Quadratkilometer. Er ersetzt "
    "das Abkommen vom 3. Mai 1987. Ein gemeinsamer Fonds von 35 Millionen Euro wurde vereinbart. Präsidentin Beatriz "
    "Olmedo Ruiz war bei der Unterzeichnung zugegen, und Anders Blikkfeldt verlas die Erklärung in Havsund. Die "
    "Ratifizierung wird in beiden Parlamenten bis 2025 erwartet."
)


def day(value: str) -> DateValue:
    return DateValue(value=value, precision="day")


def relations(*articles: Article) -> dict[str, tuple[str, str | None]]:
    (event,) = link(articles).events
    return {m.id: (m.relation, m.of) for m in event.members}


def test_the_later_page_in_the_same_words_is_a_copy() -> None:
    found = relations(
        Article(id="b", text=EN, published=day("2024-06-12")), Article(id="a", text=EN, published=day("2024-06-13"))
    )
    assert found == {"b": ("original", None), "a": ("copy", "b")}


def test_a_translation_rests_on_the_earlier_page() -> None:
    early, late = day("2024-06-12"), day("2024-06-13")
    assert relations(Article(id="en", text=EN, published=early), Article(id="de", text=DE, published=late)) == {
        "en": ("original", None),
        "de": ("translation", "en"),
    }
    assert relations(Article(id="en", text=EN, published=late), Article(id="de", text=DE, published=early)) == {
        "de": ("original", None),
        "en": ("translation", "de"),
    }


def test_a_page_that_credits_a_source_is_not_the_original_of_its_day() -> None:
    found = relations(Article(id="a", text=EN, source="Havsund Tidende"), Article(id="b", text=DE))
    assert found["b"] == ("original", None)
