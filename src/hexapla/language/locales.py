"""CLDR's knowledge of a language, by BCP 47 tag."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache, reduce
from typing import Any

from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global
from msgspec import Struct

from hexapla.language.memory import of_language

# Deprecated or collective subtags that pages still declare (IANA language subtag registry).
_RENAMED = {"no": "nb", "iw": "he", "in": "id", "ji": "yi", "tl": "fil", "sh": "sr-Latn", "mo": "ro", "cmn": "zh"}


class NumberMarks(Struct, frozen=True):
    """The decimal mark and the grouping mark of a language, folded."""

    decimal: str
    group: str


@lru_cache(maxsize=4096)
def base_language(language: str | None) -> str | None:
    """Return the language subtag, deprecated ones renamed: ``pt-BR`` gives ``pt``, ``no`` gives ``nb``."""
    if not language:
        return None
    subtag = language.replace("_", "-").split("-")[0].lower()
    return _RENAMED.get(subtag, subtag).split("-")[0]


class _Sections(dict[Any, Any]):
    """A locale's data with every alias resolved, each section when it is first asked for.

    Babel resolves an alias where it stands, in dictionaries that locales share with their parents: what it then gives
    depends on what was read before, in this locale and in any other. It also drops what stands beside an alias that
    another alias leads to.
    """

    def __init__(self, raw: Mapping[Any, Any]) -> None:
        self._raw = raw

    def __missing__(self, key: Any) -> Any:
        self[key] = value = _resolved(self._raw[key], self._raw)
        return value


class _OwnLocale(Locale):
    """A locale whose data shares no dictionary with any other, so that reading one changes nothing in the next."""

    @cached_property
    def _data(self) -> localedata.LocaleDataDict:
        return localedata.LocaleDataDict(_Sections(_raw_data(str(self).partition("@")[0])))


# What was loaded from Babel's files and that nothing but _Sections reads: the root, that every locale begins with.
_UNREAD: dict[str, Any] = {}


class _Merged(dict[Any, Any]):
    """The data of a locale over those of the root, each section laid over the other when it is first asked for."""

    def __init__(self, root: Mapping[Any, Any], own: Mapping[Any, Any]) -> None:
        self._root, self._own = root, own

    def __missing__(self, key: Any) -> Any:
        section = {key: self._root[key]} if key in self._root else {}
        if key in self._own:
            localedata.merge(section, {key: self._own[key]})  # which copies what it changes
        self[key] = value = section[key]
        return value


def _raw_data(identifier: str) -> Mapping[Any, Any]:
    """Return a locale's data as Babel's files have it, those of its parents below it, aliases and all."""
    # To lay all sections of a language over the root's takes longer than to read the few that are asked for.
    simple = "_" not in identifier and identifier not in get_global("parent_exceptions")
    with localedata._cache_lock:
        others, localedata._cache = localedata._cache, dict(_UNREAD)
        try:
            root = _UNREAD.setdefault("root", localedata.load("root"))
            data = localedata.load(identifier, merge_inherited=not simple)
        finally:
            localedata._cache = others
    return _Merged(root, data) if simple else data


def _resolved(value: Any, base: Mapping[Any, Any]) -> Any:
    """Return a copy of a value of ``base`` without aliases: each is what it leads to, under what is beside it."""
    if isinstance(value, str):  # nearly all are
        return value
    if isinstance(value, dict):
        return {key: _resolved(inner, base) for key, inner in value.items()}
    if isinstance(value, localedata.Alias):
        return _resolved(reduce(lambda data, key: data[key], value.keys, base), base)
    if isinstance(value, tuple):
        alias, beside = value
        merged = _resolved(alias, base)
        localedata.merge(merged, beside)
        return _resolved(merged, base)
    return value


@of_language
def locale_of(language: str | None) -> Locale | None:
    """Return Babel's locale for a BCP 47 tag, that of its language alone if need be, or ``None``.

    Give it, and no tag, to Babel's functions: its data are always the same, those that Babel finds for a tag are not.
    """
    base = base_language(language)
    if language is None or base is None:
        return None
    full = language.replace("_", "-")
    try:
        return _OwnLocale.parse(_RENAMED.get(full.lower(), full), sep="-")
    except (UnknownLocaleError, ValueError):
        return locale_of(base) if base != language else None


@of_language
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
