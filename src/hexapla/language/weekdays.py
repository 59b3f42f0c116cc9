"""Weekdays by name, in any language whose names CLDR knows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex
from msgspec import Struct

from hexapla.language.locales import locale_of

STEM = 7
"""Letters of a name from which its last, where it is a vowel, may be another in a case, as in Russian."""

ENDING = 4
"""Letters that a case may add to a longer name, as in Finnish."""

LEAST = 3
"""Letters of a name that says a day, but of ideographs: they write one in two."""

_PART = r"[\p{L}\p{M}\p{N}]"
_VOWELS = frozenset("aeiouаяоеь")
_UNSPACED = regex.compile(r"[\p{Han}\p{Katakana}\p{Hiragana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]")
_IDEOGRAPHS = regex.compile(r"\p{Han}{2,}")


class _Names(Struct, frozen=True):
    """How the names of a language begin, what matches them, and the weekday of each group of that."""

    stems: tuple[str, ...]
    form: regex.Pattern[str]
    days: tuple[int, ...]


def weekdays(text: str, language: str | None) -> list[int]:
    """Return the weekdays that a text names, from left to right: 0 is Monday."""
    names = _names(language)
    small = text.casefold()
    if names is None:
        return []
    found: list[int] = []
    end = 0
    # Most texts name none, and to look for seven stems takes less than to match them.
    for place in sorted(_places(small, names.stems)):
        match = names.form.match(small, place) if place >= end else None
        if match is not None and match.lastindex:
            found.append(names.days[match.lastindex - 1])
            end = match.end()
    return found


def _places(small: str, stems: tuple[str, ...]) -> Iterator[int]:
    """Yield where a name may begin."""
    for stem in stems:
        place = small.find(stem)
        while place >= 0:
            yield place
            place = small.find(stem, place + 1)


@lru_cache(maxsize=256)
def _names(language: str | None) -> _Names | None:
    known = sorted(_known(language).items(), key=lambda both: (-len(both[0]), both[0]))
    if not known:
        return None
    form = regex.compile("|".join(_form(name) for name, _ in known))
    return _Names(tuple(_stem(name) for name, _ in known), form, tuple(day for _, day in known))


def _known(language: str | None) -> dict[str, int]:
    """Return the names, in small letters, that stand for one day alone."""
    locale = locale_of(language)
    days: dict[str, set[int]] = {}
    for context, style in (("format", "wide"), ("stand-alone", "wide"), ("format", "abbreviated")):
        for day, printed in locale.days[context][style].items() if locale else ():
            name = str(printed).strip().casefold()
            wide = style == "wide" and len(name) >= LEAST
            if (wide or _IDEOGRAPHS.fullmatch(name)) and not any(map(str.isdigit, name)):
                days.setdefault(name, set()).add(day)
    return {name: min(found) for name, found in days.items() if len(found) == 1}


def _stem(name: str) -> str:
    return name[:-1] if len(name) >= STEM and name[-1] in _VOWELS and not _UNSPACED.search(name) else name


def _form(name: str) -> str:
    """Return a group that matches a name, in its cases where it is long enough not to be the beginning of a word."""
    stem = regex.escape(_stem(name), literal_spaces=True)
    if _UNSPACED.search(name):
        return f"({stem})"
    ending = rf"\p{{L}}{{0,{ENDING}}}" if len(name) > ENDING else ""
    return rf"(?<!{_PART})({stem}){ending}(?!{_PART})"
