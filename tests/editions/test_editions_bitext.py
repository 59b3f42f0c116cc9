"""Bitext: units of one text's versions, pairs of an original and a version."""

from msgspec.structs import replace

from hexapla.editions.bitext import Table, pairs, text_of, units
from hexapla.values.article import Article, Block
from hexapla.values.text import Cell


def table(sample) -> Table:
    return Table(sample.record, sample.articles)


def test_a_unit_holds_what_the_versions_of_one_text_say_and_no_report_of_its_own(sample):
    found = [(unit.passage, [(side.version.id, side.language) for side in unit.sides]) for unit in units(table(sample))]
    assert found == [
        (1, [("aaa1", "en"), ("bbb2", "fr"), ("ccc3", "ar")]),
        (2, [("aaa1", "en"), ("bbb2", "fr"), ("ccc3", "ar")]),
        (3, [("aaa1", "en"), ("bbb2", "fr"), ("ccc3", "ar")]),
        (4, [("aaa1", "en"), ("ccc3", "ar")]),
        (5, [("bbb2", "fr")]),
    ]
    assert {unit.text for unit in units(table(sample))} == {"aaa1"}


def test_a_pair_holds_what_either_side_says(sample):
    first, second = pairs(table(sample))
    assert (first.source.id, first.target.id) == ("aaa1", "bbb2")
    assert [(number, bool(a), bool(b)) for number, a, b in first.rows] == [
        (1, True, True), (2, True, True), (3, True, True), (4, True, False), (5, False, True),
    ]  # fmt: skip
    assert second.rows[3] == (4, "rebuild 18,500 homes;", "إعادة بناء ١٨٬٥٠٠ منزل")


def test_languages_choose_versions(sample):
    assert [(p.source.id, p.target.id) for p in pairs(table(sample), {"en", "ar"})] == [("aaa1", "ccc3")]
    assert {s.language for unit in units(table(sample), {"en", "fr"}) for s in unit.sides} == {"en", "fr"}
    assert list(units(table(sample), {"fr"})) == []


def test_an_article_that_is_gone_is_left_out(sample):
    known = {name: article for name, article in sample.articles.items() if name != "bbb2"}
    assert [p.target.id for p in pairs(Table(sample.record, known))] == ["ccc3"]


def test_a_ring_of_versions_is_one_family(sample):
    ring = {"aaa1": "bbb2", "bbb2": "aaa1"}
    articles = tuple(replace(version, of=ring.get(version.id, version.of)) for version in sample.record.articles)
    looped = Table(replace(sample.record, articles=articles), sample.articles)
    assert all(unit.sides for unit in units(looped))


def test_neighbours_keep_the_space_of_the_page_and_scripts_without_spaces_none():
    article = Article("a", "", blocks=(Block("paragraph", "一。二。 Three.  Four."), Block("paragraph", "Five.")))
    assert text_of(article, (Cell(0, 0, 2), Cell(0, 2, 4))) == "一。二。"
    assert text_of(article, (Cell(0, 5, 11), Cell(0, 13, 18), Cell(1, 0, 5))) == "Three.  Four. Five."
    assert text_of(article, (Cell(0, 0, 2), Cell(0, 5, 11))) == "一。 Three."
    assert text_of(article, ()) == ""
