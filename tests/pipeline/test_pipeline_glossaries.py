"""Glossaries: CSV and TBX give the same terms."""

from pathlib import Path

import pytest

from hexapla.errors import MissingInput, UnreadableInput
from hexapla.pipeline.glossaries import read_glossary
from hexapla.versions import Term

CSV = """term,language,preferred,avoid,count
Harbour Board,en,Harbour Board,Port Council| ,3
Harbour Board,fr,Conseil du port,,1
"""
TBX = """<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry id="c1">
<langSec xml:lang="en"><termSec><term>Port Board</term></termSec>
<termSec><term>Harbour Board</term><termNote type="administrativeStatus">preferredTerm</termNote></termSec>
<termSec><term>Port Council</term><termNote type="administrativeStatus">deprecatedTerm</termNote></termSec></langSec>
<langSec xml:lang="fr"><termSec><term>Conseil du port</term></termSec></langSec></conceptEntry></body></text></tbx>"""


def test_csv_may_have_other_columns_and_a_mark_at_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\xef\xbb\xbf" + CSV.encode())
    assert read_glossary(tmp_path / "a.csv") == (
        Term("Harbour Board", "en", "Harbour Board", ("Port Council",)),
        Term("Harbour Board", "fr", "Conseil du port", ()),
    )


@pytest.mark.parametrize("name", ["a.tbx", "a.xml"])
def test_tbx_is_known_by_its_name_or_its_beginning(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(TBX)
    assert read_glossary(tmp_path / name) == (
        Term("Port Board", "en", "Harbour Board", ("Port Council",)),
        Term("Port Board", "fr", "Conseil du port", ()),
    )


def test_a_short_row_asks_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("term,language,preferred,avoid\nHarbour Board\n\n,en,,\n")
    assert read_glossary(tmp_path / "a.csv") == ()


def test_what_is_no_glossary_says_so(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no such file"):
        read_glossary(tmp_path / "a.csv")
    (tmp_path / "b.csv").write_text("a,b\n1,2\n")
    with pytest.raises(UnreadableInput, match="term, language, preferred, avoid is not there"):
        read_glossary(tmp_path / "b.csv")
    (tmp_path / "c.csv").write_bytes(b"term,language,preferred,avoid\n\xff\xfe\n")
    with pytest.raises(UnreadableInput, match="needs columns"):
        read_glossary(tmp_path / "c.csv")
