"""TMX: the units of a translation memory (TMX 1.4b), read one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from hexapla.values.lexicon import TranslationUnit

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
LONGEST = 20_000  # codepoints of a segment; a longer one is no sentence and teaches nothing


def is_tmx(name: str) -> bool:
    """Whether a file's name says that it is a TMX file."""
    return name.lower().endswith((".tmx", ".tmx.gz"))


def tmx_units(stream: BinaryIO) -> Iterator[TranslationUnit]:
    """Yield the units that have text in two languages or more; raises what lxml and the stream raise.

    A unit may have several variants in one language: each after the first gives a unit of its own, with the unit's
    first variant that is in another language.
    """
    # Entities stay unresolved and nothing is fetched: a memory may come from anywhere.
    for _, element in etree.iterparse(stream, tag="tu", resolve_entities=False, no_network=True, load_dtd=False):
        variants = list(_variants(element))
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
        yield from _of_variants(variants)


def _of_variants(variants: list[tuple[str, str]]) -> Iterator[TranslationUnit]:
    texts: dict[str, str] = {}
    others = [variant for variant in variants if texts.setdefault(*variant) != variant[1]]
    if len(texts) > 1:
        yield TranslationUnit(texts)
    for language, text in others:
        first = next(((tag, said) for tag, said in texts.items() if tag != language), None)
        if first is not None:
            yield TranslationUnit({first[0]: first[1], language: text})


def _variants(unit: etree._Element) -> Iterator[tuple[str, str]]:
    for variant in unit.iterchildren("tuv"):
        language = variant.get(_LANGUAGE) or variant.get("lang")
        segment = variant.find("seg")
        text = " ".join("".join(segment.itertext()).split())[:LONGEST] if segment is not None else ""
        if language and text:
            yield language, text
