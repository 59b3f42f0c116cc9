import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.language.sentences import sentences_of
from hexapla.values.article import Article, Block, Furniture
from hexapla.values.event import Event, Member
from hexapla.versions import Term, lay_out, relate


def relations(table):
    return {version.id: (version.relation, version.of) for version in table.versions}


def rows(table):
    return [tuple(sorted(passage.cells)) for passage in table.passages]


def test_a_translation_rests_on_the_text_that_was_published_before_it(article, event, english, french):
    first = article("z", "en", *english, published="2022-12-21")
    second = article("a", "fr", *french, published="2022-12-22")
    table = lay_out(*event(first, second))
    assert relations(table) == {"z": ("original", None), "a": ("translation", "z")}
    assert rows(table) == [("a", "z")] * 5
    assert table.differences == ()


def test_what_is_published_later_is_never_a_source(article, event, english, french):
    later = article("a", "en", *english, published="2022-12-23")
    earlier = article("b", "fr", *french, published="2022-12-21", source="The Merovar Post")
    found = relations(lay_out(*event(later, earlier, a=("original", None), b=("translation", "a"))))
    assert found["b"] == ("original", None)


def test_the_same_words_on_another_page_are_a_copy(article, event, english):
    copy = article("b", "en", *english, published="2022-12-22")
    table = lay_out(*event(article("a", "en", *english, published="2022-12-21"), copy))
    assert relations(table)["b"] == ("copy", "a")


def test_a_brief_that_credits_its_source_is_an_adaptation(article, event, english, french):
    source = article("a", "en", *english, published="2022-12-21", outlet="The Merovar Post")
    brief = article("b", "fr", *french[1:4], published="2022-12-21", source="D'après The Merovar Post")
    assert relations(lay_out(*event(source, brief)))["b"][1] == "a"


def test_a_report_in_its_own_words_is_independent_and_shares_the_rows_it_matches(article, event, english):
    report = article(
        "b",
        "es",
        "Cuatro días bastaron a los embajadores para ponerse de acuerdo en muy pocas cosas.",
        "El ministro Le Quang Hai habló poco y la sala, llena de jefes de misión, aplaudió menos.",
        "En los pasillos se comentaba más el precio del arroz que la resolución.",
        published="2022-12-22",
    )
    table = lay_out(*event(article("a", "en", *english, published="2022-12-21"), report))
    assert relations(table)["b"] == ("independent", None)
    assert not [d for d in table.differences if d.kind.endswith(("missing", "added"))]


def test_captions_align_with_captions_alone(article, event, english, french):
    a = article("a", "en", ("caption", "Le Quang Hai awards the 12 certificates."), *english, published="2022-12-21")
    b = article("b", "fr", *french, ("caption", "Le Quang Hai remet les 12 certificats."), published="2022-12-22")
    table = lay_out(*event(a, b))
    captions = [p for p in table.passages if any(a.blocks[c.block].kind == "caption" for c in p.cells.get("a", ()))]
    assert [(cell.block for cell in p.cells["b"]) and b.blocks[p.cells["b"][0].block].kind for p in captions] == [
        "caption"
    ]


def test_two_independent_reports_that_count_differently_are_in_conflict(article, event, english):
    fund = "Los dos gobiernos crearán un fondo conjunto de 35 millones de euros para la investigación marina."
    other = "The two governments will create a joint fund of 38 million euros for marine investigation."
    a = article("a", "es", fund, "El ministro Julián Arce Montalvo firmó por la mañana.", published="2024-06-12")
    b = article("b", "en", "Rain fell on Puerto Albor all day long.", other, published="2024-06-12")
    found = [d for d in lay_out(*event(a, b)).differences if d.kind == "conflict"]
    assert [d.severity for d in found] == ["error"]
    assert {d.original.article for d in found} | {d.version.article for d in found} == {"a", "b"}


@pytest.mark.parametrize(
    ("count", "place", "conflicts"),
    [("64", "الوزارة", 1), ("64", "القاعة", 0), ("71", "الوزارة", 0)],
    ids=["nearly equal, of a ministry", "no body named", "another count"],
)
def test_counts_nearly_equal_are_in_conflict_where_both_name_such_a_body(article, event, count, place, conflicts):
    hall = "Hội nghị được kết nối từ trụ sở Bộ Ngoại giao tới 63 điểm cầu."
    a = article("a", "vi", hall, "Bà Trần Mỹ An phát biểu tại Hội nghị.", published="2025-01-07")
    b = article("b", "ar", f"وربط المؤتمر مقر {place} بـ{count} نقطة اتصال داخل البلاد.", published="2025-01-08")
    assert sum(d.kind == "conflict" for d in lay_out(*event(a, b)).differences) == conflicts


def test_the_order_of_members_changes_nothing(article, event, english, french):
    articles = [
        article("a", "en", *english),
        article("b", "fr", *french),
        article("c", "en", *english[:3]),
    ]
    tables = [lay_out(*event(*order)) for order in itertools.permutations(articles)]
    assert all(table == tables[0] for table in tables)


def test_members_without_an_article_are_left_out(article, event, english):
    only = article("a", "en", *english)
    table = lay_out(
        Event("e", (Member("a", "e", "original", None, 1.0), Member("b", "e", "copy", "a", 1.0))), {"a": only}
    )
    assert [version.id for version in table.versions] == ["a"]


_texts = st.lists(
    st.builds(Block, st.sampled_from(["paragraph", "caption", "list"]), st.text(max_size=60), st.none()), max_size=5
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_texts, max_size=4))
def test_every_sentence_of_every_version_stands_in_exactly_one_passage(texts):
    languages = ["en", "fr", "en", None]
    articles = {
        f"{n}": Article(
            id=f"{n}", text="\n\n".join(b.text for b in blocks), language=languages[n], blocks=tuple(blocks)
        )
        for n, blocks in enumerate(texts)
    }
    table = lay_out(Event("e", tuple(Member(i, "e", "independent", None, 0.5) for i in articles)), articles)
    placed = sorted(
        (i, *_key(cell)) for passage in table.passages for i, cells in passage.cells.items() for cell in cells
    )
    stated = sorted(
        (i, s.block, s.start, s.end) for i, one in articles.items() for s in sentences_of(one, captions=True)
    )
    assert placed == stated
    assert all(passage.kept_by == len(passage.cells) for passage in table.passages)


def _key(cell):
    return cell.block, cell.start, cell.end


def test_relations_alone_are_those_of_the_table(article, event, english, french):
    told = event(
        article("z", "en", *english, published="2022-12-21"), article("a", "fr", *french, published="2022-12-22")
    )
    assert {m.id: (m.relation, m.of) for m in relate(*told)} == relations(lay_out(*told))


def test_an_edition_in_another_language_rests_on_the_main_one(article, event, english, french):
    main = article("z", "fr", *french, published="2022-12-21", outlet="Le Courrier de Vinh Ha")
    edition = article("a", "en", *english, published="2022-12-21", outlet="Le Courrier de Vinh Ha - English edition")
    assert relations(lay_out(*event(edition, main))) == {"z": ("original", None), "a": ("translation", "z")}


def test_a_version_is_held_to_the_glossary_it_is_laid_out_with(article, event, english):
    term = Term("conference", "en", "Conference of Envoys", ("Diplomatic Conference",))
    told = event(article("a", "en", *english))
    assert "term-against-glossary" not in {d.kind for d in lay_out(*told).differences}
    assert "term-against-glossary" in {d.kind for d in lay_out(*told, glossary=[term]).differences}


def test_a_counter_in_another_language_is_reported_and_a_menu_is_not(article, event, french):
    pieces = (
        Furniture("Kommentar (0)", "comment counter", "nb", True),
        Furniture("Commentaires (0)", "comment counter", "fr"),
        Furniture("News in English", "navigation", "en", True),
    )
    table = lay_out(*event(article("a", "fr", *french, furniture=pieces)))
    assert [d.values for d in table.differences] == [("Kommentar (0)",)]
