"""XLIFF: valid against its structure, whatever the text; what has no counterpart is marked; it reads back."""

import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from hexapla.editions import Languages, Table, language_pairs, write_xliff
from hexapla.sources import units_of
from parallel_tables import two_versions

SCHEMA = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("xliff21.rng"))))
X = {"x": "urn:oasis:names:tc:xliff:document:2.0"}


def written(table: Table, source: str = "en", target: str = "fr") -> bytes:
    out = io.BytesIO()
    write_xliff(out, [table], Languages(source, target))
    return out.getvalue()


def test_a_document_has_two_languages_and_a_file_for_each_pair(sample):
    table = Table(sample.record, sample.articles)
    assert language_pairs(table) == [Languages("en", "ar"), Languages("en", "fr")]
    tree = etree.fromstring(written(table))
    assert SCHEMA.validate(tree), SCHEMA.error_log
    assert (tree.get("version"), tree.get("srcLang"), tree.get("trgLang")) == ("2.1", "en", "fr")
    (file,) = tree.findall("x:file", X)
    assert file.get("original") == "https://aaa1.example/news/1"
    notes = [(n.get("category"), n.get("appliesTo"), n.text) for n in file.findall("x:notes/x:note", X)]
    assert notes[0] == ("event", None, "e1")
    assert ("article", "target", "bbb2") in notes
    assert ("published", "source", "2024-03-06") in notes


def test_what_one_side_lacks_is_there_and_marked(sample):
    tree = etree.fromstring(written(Table(sample.record, sample.articles)))
    rows = [
        (unit.get("id"), unit.findtext(".//x:source", None, X), unit.findtext(".//x:target", None, X),
         unit.findtext("x:notes/x:note", None, X), unit.find("x:segment", X).get("state"))
        for unit in tree.iter(f"{{{X['x']}}}unit")
    ]  # fmt: skip
    assert rows[2:] == [
        (
            "p3",
            "Minister Layla al-Mansouri thanked the guests.",
            "La ministre Layla al-Mansouri a remercié les invités.",
            None,
            "translated",
        ),
        ("p4", "rebuild 18,500 homes;", None, "The version leaves this out.", "initial"),
        ("p5", "", "La pluie est attendue jeudi.", "The version adds this.", "translated"),
    ]


def test_characters_that_xml_forbids_are_named():
    tree = etree.fromstring(written(two_versions("A\x00b\x1b", "<b>&c;")))
    source = tree.find(".//x:source", X)
    assert [cp.get("hex") for cp in source] == ["0000", "001B"]
    assert "".join(source.itertext()) == "Ab"
    assert tree.findtext(".//x:target", None, X) == "<b>&c;"


@given(st.text(min_size=1), st.text(), st.text())
def test_any_text_makes_a_valid_document(first, second, address):
    table = two_versions(first, second, None, address)
    for pair in language_pairs(table):
        tree = etree.fromstring(written(table, pair.source, pair.target))
        assert SCHEMA.validate(tree), SCHEMA.error_log


def test_what_is_exported_reads_back(sample, tmp_path):
    name = tmp_path / "a.xlf"
    name.write_bytes(written(Table(sample.record, sample.articles)))
    assert [unit.texts["fr"][:9] for unit in units_of(str(name))] == ["La confér", "43 États ", "La minist"]
