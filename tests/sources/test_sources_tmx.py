"""TMX: units come in order, hostile memories do no harm."""

import gzip
from pathlib import Path

import pytest

from hexapla.errors import MissingInput
from hexapla.sources import digest_of, is_memory, units_of
from hexapla.values.lexicon import TranslationUnit
from hexapla.values.rejection import Rejection

UNIT = '<tu><tuv xml:lang="fr"><seg>La <bpt i="1"/>paix</seg></tuv><tuv xml:lang="vi"><seg>Hòa bình</seg></tuv></tu>'


def memory(*units: str) -> bytes:
    return f'<?xml version="1.0"?><tmx version="1.4"><header/><body>{"".join(units)}</body></tmx>'.encode()


def test_units_with_two_languages_or_more_are_given(tmp_path: Path) -> None:
    alone = '<tu><tuv xml:lang="fr"><seg>Seule</seg></tuv><tuv xml:lang="vi"><seg> </seg></tuv></tu>'
    (tmp_path / "a.tmx.gz").write_bytes(gzip.compress(memory(UNIT, alone, UNIT)))
    name = str(tmp_path / "a.tmx.gz")
    assert is_memory(name)
    assert list(units_of(name)) == [TranslationUnit({"fr": "La paix", "vi": "Hòa bình"})] * 2
    assert len(digest_of(name)) == 64


def test_each_variant_in_a_language_that_was_there_gives_a_unit(tmp_path: Path) -> None:
    more = '<tuv xml:lang="vi"><seg>Hoà bình</seg></tuv><tuv xml:lang="fr"><seg>Paix</seg></tuv></tu>'
    (tmp_path / "a.tmx").write_bytes(memory(UNIT.replace("</tu>", more)))
    assert list(units_of(str(tmp_path / "a.tmx"))) == [
        TranslationUnit({"fr": "La paix", "vi": "Hòa bình"}),
        TranslationUnit({"fr": "La paix", "vi": "Hoà bình"}),
        TranslationUnit({"vi": "Hòa bình", "fr": "Paix"}),
    ]


def test_a_cut_memory_keeps_what_came_before_the_cut(tmp_path: Path) -> None:
    (tmp_path / "a.tmx").write_bytes(memory(UNIT, UNIT)[:-60])
    found = list(units_of(str(tmp_path / "a.tmx")))
    assert isinstance(found[0], TranslationUnit)
    assert isinstance(found[-1], Rejection)


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    head = f'<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'
    unit = UNIT.replace("Hòa bình", "Hòa bình &x;")
    (tmp_path / "a.tmx").write_bytes(memory(unit).replace(b'<?xml version="1.0"?>', head.encode()))
    assert "secret" not in repr(list(units_of(str(tmp_path / "a.tmx"))))


def test_a_missing_memory_says_so() -> None:
    with pytest.raises(MissingInput, match="no such file"):
        list(units_of("nothing.tmx"))
