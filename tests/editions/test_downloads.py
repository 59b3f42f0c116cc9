import csv
import json
import pickle

import msgspec
from lxml import etree

from hexapla.editions import Contents, publish
from hexapla.editions.downloads import download_files
from hexapla.editions.standpoint import Edition
from hexapla.values.record import Record


def test_the_files_of_an_event_stand_beside_its_page_once_for_all_languages(sample, tmp_path):
    first = Edition(languages=("en", "ar"))
    editions = (first, msgspec.structs.replace(first, language="ar", prefix="ar/"))
    publish(Contents([sample.record], sample.articles, editions=editions), tmp_path)
    for page in (tmp_path / "events" / "e1.html", tmp_path / "ar" / "events" / "e1.html"):
        links = [one.get("href") for one in etree.parse(page, etree.HTMLParser()).iter("a") if "download" in one.attrib]
        assert [(page.parent / link).resolve() for link in links] == [
            tmp_path / "events" / f"e1.{ending}" for ending in ("json", "csv", "tmx")
        ]
    assert not list((tmp_path / "ar").rglob("*.json"))


def test_the_record_comes_back_from_its_file_whole(sample, tmp_path):
    publish(Contents([sample.record], sample.articles), tmp_path)
    content = (tmp_path / "events" / "e1.json").read_bytes()
    assert json.loads(content)["id"] == "e1"
    assert msgspec.json.decode(content, type=Record) == sample.record


def test_the_facts_and_the_sentences_are_in_the_other_files(sample, tmp_path):
    publish(Contents([sample.record], sample.articles), tmp_path)
    with (tmp_path / "events" / "e1.csv").open(encoding="utf-8", newline="") as file:
        facts = {row["fact"]: row for row in csv.DictReader(file)}
    assert facts["person-1"]["value"] == sample.record.people[0].name
    segments = [one.text for one in etree.parse(tmp_path / "events" / "e1.tmx").iter("seg")]
    assert "43 États ont promis des fonds." in segments


def test_a_file_can_be_made_in_another_process(sample):
    digests = dict.fromkeys(sample.articles, "x")
    for one in pickle.loads(pickle.dumps(list(download_files([sample.record], sample.articles, digests)))):
        assert one.make()
