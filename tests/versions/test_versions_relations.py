"""Relations: what each version rests on, settled by alignment, wording, credits and time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.values.article import Article, Block, Furniture
from hexapla.values.event import Event, Member
from hexapla.versions import relate

# The English text again, as a translator would have it; the certificates are 21 instead of 12.
NORWEGIAN = (
    "Den 14. diplomatkonferansen i Dong Lam ble avsluttet i Vinh Ha om morgenen 21. desember 2022.",
    "I løpet av fire arbeidsdager holdt den 19 møter og hørte mer enn 240 innlegg om departementets arbeid.",
    "Utenriksminister Le Quang Hai roste lederne for de 68 stasjonene som var kommet hjem til konferansen.",
    "Visestatsminister Tran My An ba departementet rapportere om resultatene før 31. mars 2023.",
    "På avslutningsmøtet ble det delt ut hedersdiplomer til 21 kollektiver for arbeidet med borgerne.",
)
DANISH = (
    "Den 14. diplomatkonference i Dong Lam blev afsluttet i Vinh Ha om morgenen den 21. december 2022.",
    "I løbet af fire arbejdsdage holdt den 19 møder og hørte mere end 240 indlæg om ministeriets arbejde.",
    "Udenrigsminister Le Quang Hai roste lederne af de 68 missioner, som var kommet hjem til konferencen.",
    "Vicestatsminister Tran My An bad ministeriet om at rapportere om resultaterne før den 31. marts 2023.",
    "På afslutningsmødet blev der uddelt hædersdiplomer til 21 kollektiver for arbejdet med borgerne.",
)
INDEPENDENT = (
    "Four days were enough for the envoys to agree on very little, said a clerk who had carried their bags.",
    "Le Quang Hai spoke briefly to a hall that applauded less, and the price of rice was on all lips.",
    "In the corridors of Vinh Ha the talk was of ferries, of the weather and of who would be sent where.",
    "Dinner was at eight.",
)


def found(told):
    return {m.id: (m.relation, m.of) for m in relate(*told)}


def test_of_two_independent_reports_of_one_day_the_fuller_is_the_original(article, event, english):
    report = article("a", "en", *INDEPENDENT, published="2022-12-21")
    release = article("b", "en", *english, published="2022-12-21")
    assert found(event(report, release)) == {"a": ("independent", None), "b": ("original", None)}


def test_the_fuller_is_not_the_original_where_it_is_later(article, event, english):
    report = article("a", "en", *INDEPENDENT, published="2022-12-21")
    release = article("b", "en", *english, published="2022-12-22")
    assert found(event(report, release)) == {"a": ("original", None), "b": ("independent", None)}


def test_what_other_outlets_credit_is_the_original_though_another_report_is_earlier(article, event, english, french):
    report = article("a", "en", *INDEPENDENT, published="2022-12-21", outlet="The Merovar Post")
    release = article("b", "en", *english, published="2022-12-22", outlet="Dong Lam News Agency")
    version = article("c", "fr", *french, published="2022-12-22", source="Dong Lam News Agency")
    assert found(event(report, release, version)) == {
        "a": ("independent", None),
        "b": ("original", None),
        "c": ("translation", "b"),
    }


def test_a_copy_s_score_is_the_share_that_it_keeps(article, event, english):
    whole = article("a", "en", *english, published="2022-12-21")
    copy = article("b", "en", *english, published="2022-12-22")
    part = article("c", "en", *english[:3], published="2022-12-22")
    scores = {m.id: (m.relation, m.of, m.score) for m in relate(*event(whole, copy, part))}
    words = sum(len(sentence.replace("-", " ").split()) for sentence in english)
    kept = sum(len(sentence.replace("-", " ").split()) for sentence in english[:3])
    assert scores["b"] == ("copy", "a", 1.0)
    assert scores["c"] == ("copy", "a", round(kept / words, 4))


def test_a_brief_in_the_same_words_is_an_adaptation(article, event, english):
    told = event(article("a", "en", *english, published="2022-12-21"), article("b", "en", english[0]))
    assert found(told)["b"] == ("adaptation", "a")


def test_two_pages_that_credit_outlets_unknown_rest_on_one_text(article, event, english, french):
    one = article("a", "en", *english, source="Dong Lam News Agency")
    other = article("b", "fr", *french, source="Báo Đông Lam", published="2022-12-22")
    assert found(event(one, other))["b"] == ("adaptation", "a")


def test_a_translation_of_a_translation_is_told_by_the_language_that_its_credit_names(article, event, english, french):
    world = "Dong Lam World"
    line = Furniture(f"Kilde: {world}. Oversat fra norsk.", "source line", "da")
    pages = (
        article("vi", "fr", *french, published="2022-12-21", outlet="Báo Đông Lam"),
        article("en", "en", *english, published="2022-12-21", outlet=world, source="Báo Đông Lam"),
        article("nb", "nb", *NORWEGIAN, source="Báo Đông Lam"),
        article("da", "da", *DANISH, published="2022-12-23", source=world, outlet="Tidende", furniture=(line,)),
    )
    relations = found(event(*pages))
    assert relations["da"] == ("translation", "nb")
    assert relations["nb"] == relations["en"] == ("translation", "vi")


def test_a_mistake_that_two_translations_share_shows_whose_translation_the_later_is(article, event, english):
    pages = (
        article("en", "en", *english, published="2022-12-21"),
        article("nb", "nb", *NORWEGIAN, published="2022-12-22"),
        article("da", "da", *DANISH, published="2022-12-23"),
    )
    assert found(event(*pages)) == {
        "en": ("original", None),
        "nb": ("translation", "en"),
        "da": ("translation", "nb"),
    }


def test_without_a_shared_mistake_both_are_translations_of_the_text(article, event, english, french):
    right = tuple(sentence.replace("21 kollektiver", "12 kollektiver") for sentence in NORWEGIAN)
    pages = (
        article("en", "en", *english, published="2022-12-21"),
        article("nb", "nb", *right, published="2022-12-22"),
        article("fr", "fr", *french, published="2022-12-23"),
    )
    assert found(event(*pages))["fr"] == ("translation", "en")


def test_unrelated_texts_of_one_length_are_no_translations(article, event, english):
    other = article(
        "b",
        "de",
        "Die Lotsen im Hafen von Havsund haben ihren Streik nach neun Tagen am Dienstagabend beendet.",
        "Vierzig Schiffe hatten auf Reede gelegen, und zwei von ihnen waren wieder umgekehrt, sagte ein Sprecher.",
        "Die Hafenverwaltung hat den Lotsen ein neues Boot und bessere Dienste in den Wintermonaten zugesagt.",
        "Gewonnen habe niemand, meinte der Sprecher, aber schlafen könnten nun endlich wieder alle Beteiligten.",
        "Als erstes Schiff lief am Abend eine Fähre ein, die seit einer Woche auf Einfahrt gewartet hatte.",
    )
    assert found(event(article("a", "en", *english), other)) == {"a": ("original", None), "b": ("independent", None)}


def test_hundreds_of_copies_of_two_texts_are_told_apart(article, event, english):
    pages = [article(f"a{k:03}", "en", *english) for k in range(120)]
    pages += [article(f"b{k:03}", "en", *INDEPENDENT) for k in range(120)]
    relations = found(event(*pages))
    originals = {name for name, (relation, _) in relations.items() if relation in {"original", "independent"}}
    assert originals == {"a000", "b000"}
    assert all(of in (None, f"{name[0]}000") for name, (_, of) in relations.items())


_pages = st.lists(
    st.tuples(
        st.text(max_size=120),
        st.sampled_from(["en", "fr", "zh", None]),
        st.sampled_from([None, "Outlet One", "Outlet Two"]),
        st.sampled_from([None, "Outlet One", "Outlet Two"]),
    ),
    max_size=5,
)


@settings(max_examples=30, deadline=None)
@given(_pages)
def test_relations_are_a_tree_beneath_one_original_whatever_the_order(pages):
    articles = {
        str(k): Article(
            str(k), text, blocks=(Block("paragraph", text),), language=language, outlet=outlet, source=source
        )
        for k, (text, language, outlet, source) in enumerate(pages)
    }
    members = [Member(i, "e", "independent", None, 0.5) for i in articles]
    orders = members, members[::-1], *(members[k:] + members[:k] for k in range(1, len(members)))
    answers = [relate(Event("e", tuple(order)), articles) for order in orders]
    assert all(answer == answers[0] for answer in answers)
    assert sorted(m.id for m in answers[0]) == sorted(articles)
    assert sum(m.relation == "original" for m in answers[0]) == bool(articles)
    parents = {m.id: m.of for m in answers[0]}
    for name in articles:
        line = [name]
        while parents[line[-1]] is not None:
            line.append(parents[line[-1]])
            assert len(line) <= len(articles)
    assert all((m.of is None) == (m.relation in {"original", "independent"}) for m in answers[0])
