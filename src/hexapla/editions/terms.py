"""Drafts of a glossary: for a terminal, as CSV that ``--glossary`` takes, and as TBX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, BinaryIO

from lxml import etree
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from hexapla.editions.bitext import shown
from hexapla.editions.csv_cells import safe_cell
from hexapla.editions.wording import clip
from hexapla.values.glossary import Seen, TermDraft

_COLUMNS = ("term", "language", "preferred", "avoid", "kind", "count", "seen", "articles", "sentence")
_XML = "http://www.w3.org/XML/1998/namespace"
_LANGUAGE = f"{{{_XML}}}lang"
_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
# lxml's incremental writer does not know by itself how the namespace of xml:lang is called.
_PREFIXES = {None: _NAMESPACE, "xml": _XML}


def show_terms(drafts: Sequence[TermDraft]) -> RenderableType:
    """Return drafts for a terminal: a line a concept and language, its names with how often each was seen."""
    if not drafts:
        return Text("No terms: no person, office or body was named twice.")
    table = Table(box=None, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("kind", "term", "language", "names seen"):
        table.add_column(name, overflow="fold")
    last: tuple[str, str] | None = None
    for draft in drafts:
        concept = draft.kind, draft.concept
        first = (draft.kind, draft.concept) if concept != last else ("", "")
        last = concept
        table.add_row(Text(first[0]), Text(_line(first[1])), Text(draft.language), _names(draft))
    return table


def write_csv(out: BinaryIO, drafts: Iterable[TermDraft]) -> None:
    """Write drafts as CSV (UTF-8, RFC 4180).

    The columns ``term``, ``language``, ``preferred`` and ``avoid`` are what ``--glossary`` takes; the others say how
    often and where each name was seen. To avoid are the rivals: names that are no form of the most frequent one.
    """
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="", write_through=True)
    rows = csv.writer(text)
    rows.writerow(_COLUMNS)
    for draft in drafts:
        seen = "; ".join(f"{_line(one.text)} ({one.count})" for one in draft.seen)
        articles = " ".join(dict.fromkeys(article for one in draft.seen for article in one.articles))
        named = (draft.concept, draft.language, draft.preferred, "|".join(r.replace("|", " ") for r in draft.rivals))
        told = (draft.kind, str(draft.count), seen, articles, draft.seen[0].sentence)
        rows.writerow([safe_cell(_line(value)) for value in (*named, *told)])
    text.detach()


def write_tbx(out: BinaryIO, drafts: Iterable[TermDraft], tool: str) -> None:
    """Write drafts as TBX-Basic (ISO 30042:2019, style DCA), a concept at a time; ``tool`` is the writer's version."""
    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration()
        attributes = {"type": "TBX-Basic", "style": "dca", _LANGUAGE: "en"}
        with file.element(_tag("tbx"), attributes, nsmap=_PREFIXES):
            file.write("\n", _header(tool), "\n")
            with file.element(_tag("text")), file.element(_tag("body")):
                concepts = groupby(drafts, key=lambda draft: (draft.kind, draft.concept))
                for number, (_, found) in enumerate(concepts, start=1):
                    file.write("\n", _concept(number, list(found)))
                file.write("\n")
    out.write(b"\n")


def _header(tool: str) -> Any:
    header = _element("tbxHeader")
    description = etree.SubElement(header, _tag("fileDesc"))
    source = etree.SubElement(description, _tag("sourceDesc"))
    etree.SubElement(source, _tag("p")).text = f"A draft by Hexapla {tool}, from the articles of an archive."
    return header


def _concept(number: int, drafts: Sequence[TermDraft]) -> Any:
    entry = _element("conceptEntry", {"id": f"c{number}"})
    etree.SubElement(entry, _tag("descrip"), {"type": "subjectField"}).text = drafts[0].kind
    for draft in drafts:
        section = etree.SubElement(entry, _tag("langSec"), {_LANGUAGE: draft.language})
        for one in draft.seen:
            _term(section, one, _status(draft, one))
    return entry


def _status(draft: TermDraft, one: Seen) -> str:
    if one is draft.seen[0]:
        return "preferredTerm-admn-sts"
    return "deprecatedTerm-admn-sts" if one.text in draft.rivals else "admittedTerm-admn-sts"


def _term(section: Any, one: Seen, status: str) -> None:
    holder = etree.SubElement(section, _tag("termSec"))
    etree.SubElement(holder, _tag("term")).text = shown(_line(one.text))
    etree.SubElement(holder, _tag("termNote"), {"type": "administrativeStatus"}).text = status
    etree.SubElement(holder, _tag("descrip"), {"type": "context"}).text = shown(one.sentence)
    etree.SubElement(holder, _tag("admin"), {"type": "source"}).text = shown(" ".join(one.articles))
    etree.SubElement(holder, _tag("note")).text = f"seen {one.count} times" if one.count > 1 else "seen once"


def _names(draft: TermDraft) -> Text:
    parts: Iterator[Text] = (
        Text.assemble(
            (_line(clip(one.text, 100)), "yellow" if one.text in draft.rivals else ""), (f" {one.count}", "dim")
        )
        for one in draft.seen
    )
    return Text("; ").join(parts)


def _line(text: str) -> str:
    """One line without control characters."""
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))


def _element(name: str, attributes: dict[str, str] | None = None) -> Any:
    return etree.Element(_tag(name), attributes, nsmap={None: _NAMESPACE})


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"
