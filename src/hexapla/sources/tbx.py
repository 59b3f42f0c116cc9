"""TBX: the concepts of a terminology (TBX-Basic, ISO 30042) in versions 2 and 3, read one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from hexapla.errors import MissingInput, UnreadableInput
from hexapla.values.glossary import Concept, Designation, TermStatus

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CONCEPTS = ("{*}termEntry", "{*}conceptEntry")  # martif (2008) and tbx (2019)
_LANGUAGES = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
# The values of administrativeStatus and normativeAuthorization, without "-admn-sts", and what some tools write there.
_STATUSES: dict[str, TermStatus] = {
    "preferredterm": "preferred",
    "standardizedterm": "preferred",
    "admittedterm": "admitted",
    "deprecatedterm": "avoid",
    "supersededterm": "avoid",
    "forbidden": "avoid",
    "obsolete": "avoid",
}
_STATUS_NAMES = ("administrativestatus", "normativeauthorization")
_LONGEST = 500  # codepoints of a term; a longer one is a text


def is_tbx(name: str, beginning: bytes = b"") -> bool:
    """Whether a file's name or its first bytes say that it is a TBX file."""
    head = beginning.lstrip(b"\xef\xbb\xbf \t\r\n")
    return name.lower().endswith((".tbx", ".tbxm")) or (
        head.startswith(b"<") and (b"<martif" in beginning or b"<tbx" in beginning)
    )


def concepts_of(name: str) -> Iterator[Concept]:
    """Yield the concepts of a TBX file, those without any term left out.

    Raises:
        MissingInput, UnreadableInput: the file is not there, cannot be read or is damaged.
    """
    try:
        with Path(name).open("rb") as stream:
            yield from _concepts(stream)
    except FileNotFoundError:
        raise MissingInput(f"cannot read the glossary {name}: there is no such file") from None
    except OSError as error:
        raise UnreadableInput(f"cannot read the glossary {name}: {error.strerror or error}") from None
    except etree.XMLSyntaxError as error:
        raise UnreadableInput(f"cannot read the glossary {name}: it is damaged TBX ({error})") from None


def _concepts(stream: BinaryIO) -> Iterator[Concept]:
    # Entities stay unresolved and nothing is fetched: a glossary may come from anywhere.
    entries = etree.iterparse(stream, tag=_CONCEPTS, resolve_entities=False, no_network=True, load_dtd=False)
    for number, (_, entry) in enumerate(entries, start=1):
        names = tuple(_names(entry))
        identifier = entry.get("id") or str(number)
        entry.clear()
        while entry.getprevious() is not None:
            del entry.getparent()[0]
        if names:
            yield Concept(identifier, names)


def _names(entry: etree._Element) -> Iterator[Designation]:
    for section in _children(entry, _LANGUAGES):
        language = section.get(_LANGUAGE) or section.get("lang")
        for holder in _children(section, _TERMS):
            term = next((element for element in holder.iter(etree.Element) if _name(element) == "term"), None)
            text = " ".join("".join(term.itertext()).split())[:_LONGEST] if term is not None else ""
            if language and text:
                yield Designation(language, text, _status(holder))


def _status(holder: etree._Element) -> TermStatus:
    """Return what is said of a term: as a ``termNote`` of a type, or as an element of that name (style DCT)."""
    for element in holder.iter(etree.Element):
        said = {_name(element).lower(), (element.get("type") or "").lower()}
        if said & set(_STATUS_NAMES):
            value = (element.text or "").strip().lower().removesuffix("-admn-sts")
            return _STATUSES.get(value, "")
    return ""


def _children(element: etree._Element, names: tuple[str, ...]) -> Iterator[etree._Element]:
    return (child for child in element.iterchildren(etree.Element) if _name(child) in names)


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)
