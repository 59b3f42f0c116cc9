"""TBX: concepts of both versions are read, hostile files do no harm."""

from pathlib import Path

import pytest

from hexapla.errors import MissingInput, UnreadableInput
from hexapla.sources import concepts_of, is_tbx
from hexapla.values.glossary import Concept, Designation

MARTIF = """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader/><text><body>
<termEntry id="c7"><descrip type="subjectField">ports</descrip>
<langSet xml:lang="en"><tig><term>Harbour  Board</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
<ntig><termGrp><term>Port Council</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig></langSet>
<langSet xml:lang="fr"><tig><term>Conseil du port</term></tig></langSet></termEntry>
<termEntry id="c8"><langSet xml:lang="en"/></termEntry></body></text></martif>"""
DCA = """<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c7"><langSec xml:lang="en"><termSec><term>Harbour Board</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
<termSec><term>Port Council</term><termNote type="normativeAuthorization">supersededTerm</termNote></termSec></langSec>
<langSec xml:lang="fr"><termSec><term>Conseil du port</term></termSec></langSec></conceptEntry></body></text></tbx>"""
DCT = DCA.replace('<termNote type="administrativeStatus">', '<min:administrativeStatus xmlns:min="urn:m">').replace(
    "preferredTerm-admn-sts</termNote>", "preferredTerm-admn-sts</min:administrativeStatus>"
)
EXPECTED = Concept(
    "c7",
    (
        Designation("en", "Harbour Board", "preferred"),
        Designation("en", "Port Council", "avoid"),
        Designation("fr", "Conseil du port"),
    ),
)


@pytest.mark.parametrize("text", [MARTIF, DCA, DCT], ids=["martif", "tbx dca", "tbx dct"])
def test_concepts_of_each_dialect_are_read(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.tbx").write_text(text)
    assert list(concepts_of(str(tmp_path / "a.tbx"))) == [EXPECTED]


def test_a_file_is_told_by_its_name_or_its_beginning() -> None:
    assert is_tbx("a.tbx")
    assert is_tbx("a.xml", MARTIF.encode())
    assert is_tbx("a.xml", b"\xef\xbb\xbf" + DCA.encode())
    assert not is_tbx("a.csv", b"term,language,preferred,avoid\n<tbx,")


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    head = f'<!DOCTYPE tbx [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'
    (tmp_path / "a.tbx").write_text(head + DCA.replace("Conseil du port", "Conseil &x;"))
    assert "secret" not in repr(list(concepts_of(str(tmp_path / "a.tbx"))))


def test_a_damaged_or_missing_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.tbx").write_text(DCA[:-40])
    with pytest.raises(UnreadableInput, match="damaged TBX"):
        list(concepts_of(str(tmp_path / "a.tbx")))
    with pytest.raises(MissingInput, match="no such file"):
        list(concepts_of(str(tmp_path / "b.tbx")))
