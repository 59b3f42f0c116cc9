"""XLIFF 2: the segments of a document that are translated, read one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from hexapla.sources.tmx import LONGEST
from hexapla.values.lexicon import TranslationUnit

_CORE = "{urn:oasis:names:tc:xliff:document:2.0}"  # the namespace of 2.0, 2.1 and 2.2


def is_xliff(name: str) -> bool:
    """Whether a file's name says that it is an XLIFF document."""
    return name.lower().endswith((".xlf", ".xliff", ".xlf.gz", ".xliff.gz"))


def xliff_units(stream: BinaryIO) -> Iterator[TranslationUnit]:
    """Yield the segments that have a source and a target; raises what lxml and the stream raise.

    Documents of XLIFF 1 are in another namespace, and give none.
    """
    languages: tuple[str, str] | None = None
    tags = (_CORE + "xliff", _CORE + "segment")
    for event, element in etree.iterparse(
        stream, ("start", "end"), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
    ):
        if event == "start":
            if element.tag == tags[0]:
                languages = element.get("srcLang", ""), element.get("trgLang", "")
            continue
        if element.tag == tags[1] and languages is not None:
            texts = dict(zip(languages, (_text(element, name) for name in ("source", "target")), strict=True))
            _forget(element)
            if len(texts) > 1 and all(texts) and all(texts.values()):
                yield TranslationUnit(texts)


def _text(segment: etree._Element, name: str) -> str:
    found = segment.find(_CORE + name)
    return " ".join("".join(found.itertext()).split())[:LONGEST] if found is not None else ""


def _forget(segment: etree._Element) -> None:
    """Let go of a segment that was read, and of the units and files before it."""
    segment.clear()
    element = segment.getparent()
    while element is not None and element.getparent() is not None:
        while element.getprevious() is not None:
            del element.getparent()[0]
        element = element.getparent()
