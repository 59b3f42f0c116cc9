"""CLDR's knowledge of a language, by BCP 47 tag."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from msgspec import Struct

# Deprecated or collective subtags that pages still declare (IANA language subtag registry).
_RENAMED = {"no": "nb", "iw": "he", "in": "id", "ji": "yi", "tl": "fil", "sh": "sr-Latn", "mo": "ro", "cmn": "zh"}


class NumberMarks(Struct, frozen=True):
    """The decimal mark and the grouping mark of a language, folded."""

    decimal: str
    group: str


def base_language(language: str | None) -> str | None:
    """Return the language subtag, deprecated ones renamed: ``pt-BR`` gives ``pt``, ``no`` gives ``nb``."""
    if not language:
        return None
    subtag = language.replace("_", "-").split("-")[0].lower()
    return _RENAMED.get(subtag, subtag).split("-")[0]


@cache
def locale_of(language: str | None) -> Locale | None:
    """Return Babel's locale for a BCP 47 tag, that of its language alone if need be, or ``None``."""
    base = base_language(language)
    if language is None or base is None:
        return None
    full = language.replace("_", "-")
    renamed = _RENAMED.get(full.lower(), full)
    for tag in (renamed, base):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


@cache
def number_marks(language: str | None) -> NumberMarks | None:
    """Return the marks that CLDR gives for Western digits, or ``None`` for a language that it does not know."""
    locale = locale_of(language)
    if locale is None:
        return None
    systems = locale.number_symbols
    symbols = systems.get("latn") or systems.get(locale.default_numbering_system) or {}
    decimal, group = str(symbols.get("decimal", ".")), str(symbols.get("group", ","))
    spaces = {"\u00a0": " ", "\u202f": " ", "’": "'"}
    return NumberMarks(spaces.get(decimal, decimal), spaces.get(group, group))
