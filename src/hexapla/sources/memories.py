"""Translation memories: TMX and XLIFF files, by their names -> units, one at a time."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from hexapla.errors import MissingInput, UnreadableInput
from hexapla.sources.tmx import is_tmx, tmx_units
from hexapla.sources.xliff import is_xliff, xliff_units
from hexapla.values.lexicon import TranslationUnit
from hexapla.values.rejection import Rejection


def is_memory(name: str) -> bool:
    """Whether a file's name says that it is a translation memory: ``.tmx .xlf .xliff``, each also ``.gz``."""
    return _reader(name) is not None


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
    """Yield the units of a memory that have text in two languages or more; damage ends the file with a rejection.

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


def _reader(name: str) -> Callable[[BinaryIO], Iterator[TranslationUnit]] | None:
    plain = name.lower().removesuffix(".gz")
    if is_tmx(plain):
        return tmx_units
    return xliff_units if is_xliff(plain) else None


def _units(stream: BinaryIO, name: str) -> Iterator[TranslationUnit | Rejection]:
    number = 0
    read = _reader(name) or tmx_units
    try:
        for unit in read(stream):
            number += 1
            yield unit
    except (etree.XMLSyntaxError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        form = "XLIFF" if read is xliff_units else "TMX"
        yield Rejection(name, "sources", f"damaged {form}", f"after unit {number}: {error}")
