"""Drafts of a glossary: what is written can be read as a glossary, whatever the text."""

import csv
import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from rich.console import Console

from hexapla.editions import show_terms, write_csv, write_tbx
from hexapla.pipeline.glossaries import read_glossary
from hexapla.values.glossary import Seen, TermDraft
from hexapla.versions import Term

DRAFTS = [
    TermDraft(
        "body", "Harbour Board", "fr",
        (
            Seen("Conseil du port", 3, ("a", "b"), "Le Conseil du port siège."),
            Seen("Comité des quais", 1, ("b",), "Là."),
        ),
        ("Comité des quais",),
    ),
    TermDraft("person", "Tran My An", "ar", (Seen("تران مي آن", 2, ("c",), "قالت تران مي آن."),)),
]  # fmt: skip
TERMS = (
    Term("Harbour Board", "fr", "Conseil du port", ("Comité des quais",)),
    Term("Tran My An", "ar", "تران مي آن", ()),
)


def as_csv(drafts: list[TermDraft]) -> bytes:
    out = io.BytesIO()
    write_csv(out, drafts)
    return out.getvalue()


def as_tbx(drafts: list[TermDraft]) -> bytes:
    out = io.BytesIO()
    write_tbx(out, drafts, "1.0")
    return out.getvalue()


def test_what_is_written_is_a_glossary(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(as_csv(DRAFTS))
    (tmp_path / "a.tbx").write_bytes(as_tbx(DRAFTS))
    assert read_glossary(tmp_path / "a.csv") == TERMS
    assert [(t.language, t.preferred, t.avoid) for t in read_glossary(tmp_path / "a.tbx")] == [
        (t.language, t.preferred, t.avoid) for t in TERMS
    ]


def test_evidence_stands_beside_a_term() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(DRAFTS).decode())))
    assert rows[0]["seen"] == "Conseil du port (3); Comité des quais (1)"
    assert (rows[0]["kind"], rows[0]["count"], rows[0]["articles"]) == ("body", "4", "a b")
    tree = etree.fromstring(as_tbx(DRAFTS))
    space = {"t": "urn:iso:std:iso:30042:ed-2"}
    assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert tree.findtext(".//t:descrip[@type='context']", None, space) == "Le Conseil du port siège."
    assert [note.text for note in tree.iterfind(".//t:note", space)] == ["seen 3 times", "seen once", "seen 2 times"]


def test_a_formula_is_no_formula() -> None:
    seen = Seen("=HYPERLINK(1)", 2, ("a",), "@SUM(1)")
    (row,) = csv.DictReader(io.StringIO(as_csv([TermDraft("body", "+1", "en", (seen,))]).decode()))
    assert (row["term"], row["preferred"], row["sentence"]) == ("'+1", "'=HYPERLINK(1)", "'@SUM(1)")


def test_a_terminal_shows_each_concept_once() -> None:
    more = TermDraft("body", "Harbour Board", "nb", (Seen("Havnerådet", 1, ("d",), ""),))
    console = Console(width=80, color_system=None)
    with console.capture() as capture:
        console.print(show_terms([DRAFTS[0], more]))
    words = " ".join(capture.get().split())
    assert words == (
        "kind term language names seen body Harbour Board fr Conseil du port 3; Comité des quais 1 nb Havnerådet 1"
    )


@given(st.text(min_size=1), st.text())
def test_any_text_can_be_written(text: str, sentence: str) -> None:
    drafts = [TermDraft("office", text, "en", (Seen(text, 1, ("a",), sentence),))]
    assert etree.fromstring(as_tbx(drafts)) is not None
    assert len(list(csv.reader(io.StringIO(as_csv(drafts).decode(), newline="")))) == 2
