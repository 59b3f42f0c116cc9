"""TMX: valid against its DTD, whatever the text; what is exported reads back."""

import io
from itertools import combinations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from hexapla.editions import Table, write_tmx
from hexapla.sources import units_of
from parallel_tables import two_versions

DTD = etree.DTD(str(Path(__file__).with_name("tmx14.dtd")))
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def written(*tables: Table, **more: object) -> bytes:
    out = io.BytesIO()
    write_tmx(out, tables, "1.0", **more)
    return out.getvalue()


def test_a_unit_says_where_its_sentences_are_from(sample):
    tree = etree.fromstring(written(Table(sample.record, sample.articles)))
    assert DTD.validate(tree), DTD.error_log
    assert tree.find("header").get("srclang") == "*all*"
    unit = tree.find("body/tu")
    assert (unit.get("tuid"), unit.get("srclang")) == ("e1:aaa1:1", "en")
    variant = unit.findall("tuv")[1]
    assert variant.get(LANGUAGE) == "fr"
    assert {p.get("type"): p.text for p in variant.findall("prop")} == {
        "x-article": "bbb2",
        "x-url": "https://bbb2.example/news/1",
        "x-outlet": "Outlet fr",
        "x-published": "2024-03-06",
        "x-relation": "translation",
        "x-of": "aaa1",
    }
    assert variant.find("note").text == "article bbb2, https://bbb2.example/news/1"
    assert variant.find("seg").text == "La conférence s’est achevée mercredi à Qasr al-Noor."


def test_a_sentence_without_counterpart_is_kept_as_such(sample):
    tree = etree.fromstring(written(Table(sample.record, sample.articles)))
    alone = [unit for unit in tree.iter("tu") if len(unit.findall("tuv")) == 1]
    assert [unit.findtext("tuv/seg") for unit in alone] == ["La pluie est attendue jeudi."]
    assert [unit.findtext("prop[@type='x-counterpart']") for unit in tree.iter("tu")] == [None] * 4 + ["none"]


def test_copies_that_say_the_same_are_one_variant():
    tree = etree.fromstring(written(two_versions("One peace.", "One peace.", "en")))
    (variant,) = tree.iter("tuv")
    assert [p.text for p in variant.findall("prop[@type='x-article']")] == ["a", "b"]
    assert tree.find("body/tu/prop[@type='x-counterpart']") is None


def test_nothing_is_a_valid_memory():
    assert DTD.validate(etree.fromstring(written()))


@given(st.text(), st.text(), st.text())
def test_any_text_makes_a_valid_memory(first, second, address):
    tree = etree.fromstring(written(two_versions(first, second, None, address)))
    assert DTD.validate(tree), DTD.error_log
    assert {variant.get(LANGUAGE) for variant in tree.iter("tuv")} <= {"en", "und"}


def test_hostile_text_is_text():
    tree = etree.fromstring(written(two_versions("</seg><tu>&x; ]]> \x00\x1b", "<!-- \ud800 \ufffe -->")))
    segments = [segment.text for segment in tree.iter("seg")]
    assert segments == ["</seg><tu>&x; ]]> \ufffd\ufffd", "<!-- \ufffd \ufffd -->"]


def test_what_is_exported_reads_back(sample, tmp_path):
    name = tmp_path / "a.tmx"
    name.write_bytes(written(Table(sample.record, sample.articles)))
    read = {frozenset(pair) for unit in units_of(str(name)) for pair in combinations(unit.texts.items(), 2)}
    thanked = ("en", "Minister Layla al-Mansouri thanked the guests.")
    assert frozenset({thanked, ("ar", "وشكرت الوزيرة ليلى المنصوري الضيوف.")}) in read
    assert len(read) == 3 * 3 + 1
