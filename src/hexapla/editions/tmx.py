"""TMX 1.4b: the parallel tables as a translation memory, one unit a passage of a text and its versions.

After the TMX 1.4b specification (LISA OSCAR, 2005; ETSI GS LIS 002). What the format has no element for stands in
``prop`` elements whose types begin with ``x-``, as it asks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, BinaryIO

from lxml import etree

from hexapla.editions.bitext import Side, Table, Unit, properties, shown, units

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def write_tmx(out: BinaryIO, tables: Iterable[Table], tool: str, languages: Collection[str] = ()) -> int:
    """Write the units of events to ``out``, one event in memory at a time; returns how many units there were.

    ``tool`` is the version of what writes it. A unit of one variant alone has the property ``x-counterpart`` ``none``.
    """
    count = 0
    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration()
        with file.element("tmx", version="1.4"):
            file.write("\n", _header(tool), "\n")
            with file.element("body"):
                for table in tables:
                    for unit in units(table, languages):
                        file.write("\n", _unit(table.record.id, unit), pretty_print=False)
                        count += 1
                file.write("\n")
    out.write(b"\n")
    return count


def _header(tool: str) -> Any:
    return etree.Element(
        "header",
        {
            "creationtool": "Hexapla",
            "creationtoolversion": tool,
            "segtype": "sentence",
            "o-tmf": "Hexapla record",
            "adminlang": "en",
            "srclang": "*all*",
            "datatype": "plaintext",
        },
    )


def _unit(event: str, unit: Unit) -> Any:
    element = etree.Element(
        "tu", {"tuid": shown(f"{event}:{unit.text}:{unit.passage}"), "srclang": shown(unit.sides[0].language)}
    )
    _property(element, "event", event)
    _property(element, "passage", str(unit.passage))
    variants: dict[tuple[str, str], list[Side]] = {}
    for side in unit.sides:
        variants.setdefault((side.language, side.text), []).append(side)
    if len(unit.sides) == 1:
        _property(element, "counterpart", "none")
    for (language, text), sides in variants.items():
        element.append(_variant(language, text, sides))
    return element


def _variant(language: str, text: str, sides: list[Side]) -> Any:
    """Return one variant; copies that say it in the same words are named together."""
    element = etree.Element("tuv", {_LANGUAGE: shown(language)})
    for side in sides:
        note = etree.SubElement(element, "note")
        note.text = shown(f"article {side.version.id}" + (f", {side.version.url}" if side.version.url else ""))
        for name, value in properties(side.version):
            _property(element, name, value)
    etree.SubElement(element, "seg").text = shown(text)
    return element


def _property(element: Any, name: str, value: str) -> None:
    etree.SubElement(element, "prop", {"type": f"x-{name}"}).text = shown(value)
