"""Memories: TMX and XLIFF by their names; damage keeps what came before it."""

import gzip
from pathlib import Path

import pytest

from hexapla.errors import MissingInput
from hexapla.sources import digest_of, is_memory, units_of
from hexapla.values.lexicon import TranslationUnit
from hexapla.values.rejection import Rejection

HEAD = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="fr" trgLang="vi"><file id="f">'
SEGMENT = '<unit id="u{}"><segment><source>La <ph id="1"/>paix</source><target>Hòa bình</target></segment></unit>'
LEFT_OUT = '<unit id="l"><segment><source>Seule</source></segment></unit>'
ADDED = '<unit id="a"><segment><source/><target>Một</target></segment></unit>'


def document(*units: str) -> bytes:
    return f'<?xml version="1.0"?>{HEAD}{"".join(units)}</file></xliff>'.encode()


def test_a_name_says_what_a_file_is():
    names = ("a.tmx", "b.TMX.gz", "c.xlf", "d.xliff.gz", "e.html", "tmx")
    assert [is_memory(name) for name in names] == [True, True, True, True, False, False]


def test_translated_segments_are_given_and_others_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.xlf.gz").write_bytes(gzip.compress(document(SEGMENT.format(1), LEFT_OUT, ADDED, SEGMENT.format(2))))
    assert list(units_of(str(tmp_path / "a.xlf.gz"))) == [TranslationUnit({"fr": "La paix", "vi": "Hòa bình"})] * 2


def test_a_cut_document_keeps_what_came_before_the_cut(tmp_path: Path) -> None:
    (tmp_path / "a.xliff").write_bytes(document(SEGMENT.format(1), SEGMENT.format(2))[:-40])
    found = list(units_of(str(tmp_path / "a.xliff")))
    assert isinstance(found[0], TranslationUnit)
    assert isinstance(found[-1], Rejection)
    assert found[-1].reason == "damaged XLIFF"


def test_a_document_without_a_target_language_teaches_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_bytes(document(SEGMENT.format(1)).replace(b' trgLang="vi"', b""))
    assert list(units_of(str(tmp_path / "a.xlf"))) == []


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    head = f'<?xml version="1.0"?><!DOCTYPE xliff [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'
    hostile = document(SEGMENT.format(1).replace("Hòa bình", "Hòa &x;")).replace(
        b'<?xml version="1.0"?>', head.encode()
    )
    (tmp_path / "a.xlf").write_bytes(hostile)
    assert "secret" not in repr(list(units_of(str(tmp_path / "a.xlf"))))


def test_a_missing_memory_says_so() -> None:
    with pytest.raises(MissingInput, match="no such file"):
        list(units_of("nothing.xlf"))
    with pytest.raises(MissingInput, match="no such file"):
        digest_of("nothing.xlf")
