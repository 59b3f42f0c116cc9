"""XLIFF 2.1: an original and its versions for a translator's desk, one ``<file>`` a pair of them.

After XLIFF Version 2.1 (OASIS Standard, 13 February 2018), its core alone. A document has one source and one target
language; so there are as many documents as pairs of languages.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from lxml import etree
from msgspec import Struct

from hexapla.editions.bitext import FORBIDDEN, PairedText, Table, language_of, pairs, properties, shown

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"  # that of 2.1 as well
_LEFT_OUT = "The version leaves this out."
_ADDED = "The version adds this."


class Languages(Struct, frozen=True, order=True):
    """The two languages of a document, BCP 47."""

    source: str
    target: str


def language_pairs(table: Table, languages: Collection[str] = ()) -> list[Languages]:
    """Return the pairs of languages that an event gives documents of, in order."""
    return sorted({_languages(pair) for pair in pairs(table, languages)})


def write_xliff(out: BinaryIO, tables: Iterable[Table], between: Languages) -> int:
    """Write the pairs of events in two languages to ``out``, one event in memory at a time; returns how many there are.

    A document must hold one pair at least: who calls sees to it by :func:`language_pairs`.
    """
    count = 0
    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration()
        attributes = {"version": "2.1", "srcLang": between.source, "trgLang": between.target}
        with file.element(_tag("xliff"), attributes, nsmap={None: NAMESPACE}):
            for table in tables:
                for pair in _in_languages(table, between):
                    count += 1
                    file.write("\n")
                    with file.element(_tag("file"), _file_attributes(pair, count)):
                        file.write("\n", _file_notes(table, pair))
                        for row in pair.rows:
                            file.write("\n", _unit(*row))
                        file.write("\n")
            file.write("\n")
    out.write(b"\n")
    return count


def _in_languages(table: Table, between: Languages) -> Iterator[PairedText]:
    near = {tag.split("-")[0] for tag in (between.source, between.target)}
    return (pair for pair in pairs(table, near) if _languages(pair) == between)


def _languages(pair: PairedText) -> Languages:
    return Languages(language_of(pair.source), language_of(pair.target))


def _file_attributes(pair: PairedText, number: int) -> dict[str, str]:
    return {"id": f"f{number}", "original": shown(pair.source.url or pair.source.id)}


def _file_notes(table: Table, pair: PairedText) -> Any:
    notes = _element("notes")
    _note(notes, "event", table.record.id)
    for where, version in (("source", pair.source), ("target", pair.target)):
        for name, value in properties(version):
            _note(notes, name, value, where)
    return notes


def _unit(passage: int, source: str, target: str) -> Any:
    """Return one unit: the source alone where the version leaves it out, an empty source where the version adds it."""
    element = _element("unit", {"id": f"p{passage}"})
    if not (source and target):
        _note(etree.SubElement(element, _tag("notes")), "counterpart", _LEFT_OUT if source else _ADDED)
    segment = etree.SubElement(element, _tag("segment"), {"state": "translated" if target else "initial"})
    _fill(etree.SubElement(segment, _tag("source")), source)
    if target:
        _fill(etree.SubElement(segment, _tag("target")), target)
    return element


def _fill(element: Any, text: str) -> None:
    """Put text into an element; characters that XML forbids become ``<cp>``, which XLIFF has for them."""
    end = 0
    last: Any = None
    for match in FORBIDDEN.finditer(text):
        _append(element, last, text[end : match.start()])
        last = etree.SubElement(element, _tag("cp"), {"hex": f"{ord(match[0]):04X}"})
        end = match.end()
    _append(element, last, text[end:])


def _append(element: Any, last: Any, text: str) -> None:
    if last is None:
        element.text = text
    else:
        last.tail = text


def _note(notes: Any, category: str, text: str, applies_to: str | None = None) -> None:
    attributes = {"category": category} | ({"appliesTo": applies_to} if applies_to else {})
    etree.SubElement(notes, _tag("note"), attributes).text = shown(text)


def _element(name: str, attributes: Mapping[str, str] | None = None) -> Any:
    return etree.Element(_tag(name), attributes, nsmap={None: NAMESPACE})


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
