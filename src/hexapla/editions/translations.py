"""Translations: the words of the interface in each of its languages, read from the catalogs beside the templates."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

_CATALOGS = "locale"
SOURCE = "en"  # the language that the templates are written in


@cache
def translations(language: str) -> NullTranslations:
    """Return the words of the interface in ``language``; those of the templates where there is no catalog."""
    source = catalog(language)
    if not source:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source), locale=language))
    compiled.seek(0)
    return Translations(compiled)


def catalog(language: str) -> bytes:
    """Return the catalog of a language as a PO file, empty where there is none."""
    found = files("hexapla.editions").joinpath(_CATALOGS, f"{language}.po")
    return found.read_bytes() if language != SOURCE and found.is_file() else b""


@cache
def words_digest(language: str) -> str:
    """Return the digest of a language's catalog, so that pages are made anew when a translation changes."""
    return sha256(catalog(language)).hexdigest()
