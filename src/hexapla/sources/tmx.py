"""TMX: the units of a translation memory (TMX 1.4b), read one at a time."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from hexapla.errors import MissingInput, UnreadableInput
from hexapla.values.lexicon import TranslationUnit
from hexapla.values.rejection import Rejection

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_LONGEST = 20_000  # codepoints of a segment; a longer one is no sentence and teaches nothing


def is_tmx(name: str) -> bool:
    """Whether a file's name says that it is a translation memory."""
    return name.lower().endswith((".tmx", ".tmx.gz"))


def digest_of(name: str) -> str:
    """Return the SHA-256 of a file's bytes, in hex.

    Raises:
        MissingInput, UnreadableInput: the file is not there or cannot be read.
    """
    try:
        with Path(name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        raise MissingInput(f"cannot read {name}: there is no such file") from None
    except OSError as error:
        raise UnreadableInput(f"cannot read {name}: {error.strerror or error}") from None


def units_of(name: str) -> Iterator[TranslationUnit | Rejection]:
    """Yield the units of a TMX file that have text in two languages or more; damage ends the file with a rejection.

    Raises:
        MissingInput, UnreadableInput: the file is not there or cannot be opened.
    """
    try:
        with Path(name).open("rb") as raw:
            stream: BinaryIO = gzip.open(raw) if name.lower().endswith(".gz") else raw  # type: ignore[assignment]  # noqa: SIM115
            yield from _units(stream, name)
    except FileNotFoundError:
        raise MissingInput(f"cannot read {name}: there is no such file") from None
    except OSError as error:
        raise UnreadableInput(f"cannot read {name}: {error.strerror or error}") from None


def _units(stream: BinaryIO, name: str) -> Iterator[TranslationUnit | Rejection]:
    number = 0
    try:
        # Entities stay unresolved and nothing is fetched: a memory may come from anywhere.
        for _, unit in etree.iterparse(stream, tag="tu", resolve_entities=False, no_network=True, load_dtd=False):
            number += 1
            texts = dict(_variants(unit))
            unit.clear()
            while unit.getprevious() is not None:
                del unit.getparent()[0]
            if len(texts) > 1:
                yield TranslationUnit(texts)
    except (etree.XMLSyntaxError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        yield Rejection(name, "sources", "damaged TMX", f"after unit {number}: {error}")


def _variants(unit: etree._Element) -> Iterator[tuple[str, str]]:
    for variant in unit.iterchildren("tuv"):
        language = variant.get(_LANGUAGE) or variant.get("lang")
        segment = variant.find("seg")
        text = " ".join("".join(segment.itertext()).split())[:_LONGEST] if segment is not None else ""
        if language and text:
            yield language, text
