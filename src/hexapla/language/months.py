"""Names of months in any language: CLDR's, and those of other calendars from our data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

from msgspec import Struct

from hexapla.language.adjacent import Words, is_letter
from hexapla.language.calendars import CALENDARS
from hexapla.language.cues import rows_in
from hexapla.language.folding import fold_bare
from hexapla.language.locales import base_language, locale_of
from hexapla.language.memory import of_language
from hexapla.language.word_trees import places

_GREGORIAN = "gregorian"
# The second file is read only for a known language: its names are rare, and for all languages at once they cost time.
_FILE, _OTHER_CALENDARS = "months.tsv", "calendar_months.tsv"
# The letters of the scripts in which most words begin with no proclitic, without diacritics.
_AFTER_NO_LETTER = "(?<![a-zα-ωа-я].)"
# Proclitics that Arabic and Hebrew write in one word with the month.
_PROCLITICS = frozenset("وبلفהולבמ")
# A shorter name may be another word with an ending.
_SHORTEST_INFLECTED = 4
_COMMON = (
    *(
        "en",
        "fr",
        "es",
        "de",
        "it",
        "pt",
        "nl",
        "ro",
        "da",
        "nb",
        "sv",
        "fi",
        "is",
        "ms",
        "id",
        "vi",
        "pl",
        "cs",
        "hu",
        "tr",
    ),
    *("ru", "uk", "bg", "el", "ar", "he", "fa", "hi", "bn", "th"),
)


class Month(Struct, frozen=True):
    """A month of a calendar; ``capital`` where the language writes its name with a capital letter."""

    calendar: str
    number: int
    capital: bool = False


class NamedMonth(NamedTuple):
    """The name of a month at ``[start, end)`` of a text, with its ending and full stop."""

    start: int
    end: int
    month: Month


class MonthNames:
    """The names of the months of a language, folded without diacritics."""

    def __init__(self, names: dict[str, Month], suffix: int) -> None:
        """Make names that may carry an ending of at most ``suffix`` letters."""
        self.names = names
        self._words, self._suffix = Words(names), suffix
        # Where no name can begin within another, names within longer words may be passed over at once.
        self._places = places(names, "" if _overlap(names, suffix) else _AFTER_NO_LETTER)

    def found_in(self, bare: str) -> Iterator[NamedMonth]:
        """Yield the months of a text folded without diacritics, from left to right."""
        position = 0
        for place in self._places.finditer(bare):
            found = self.at(bare, place.start()) if place.start() >= position else None
            if found is not None:
                position = found.end
                if _is_boundary(bare, found.start):
                    yield found

    def at(self, bare: str, start: int) -> NamedMonth | None:
        """Return the month that is named at ``start``, whatever stands before: the longest name that has room."""
        for end in self._words.beginning_at(bare, start):
            letters = 0
            while letters <= self._suffix and _is_letter(bare[end + letters : end + letters + 1]):
                letters += 1
            if letters <= self._suffix and not bare[end : end + 1].isdecimal():
                stop = end + letters
                return NamedMonth(start, stop + (bare[stop : stop + 1] == "."), self.names[bare[start:end]])
        return None


def _is_letter(character: str) -> bool:
    """Whether a character is a letter that parts no words: one of a script that writes spaces, or of Hangul."""
    return is_letter(character) or (character.isalnum() and "\uac00" <= character <= "\ud7af")


def _overlap(names: Iterable[str], suffix: int) -> bool:
    """Whether a name can stand within another, from the beginning of a word there; each may take an ending."""
    by_first: dict[str, list[str]] = {}
    for name in names:
        by_first.setdefault(name[0], []).append(name)
    inner = {name[i:] for name in names for i in range(1, len(name)) if _parts(name[i - 1])}
    return any(
        _letters(max(end, name, key=len), min(len(end), len(name))) <= suffix
        for end in inner
        for name in by_first.get(end[0], ())
        if name.startswith(end) or end.startswith(name)
    )


def _parts(character: str) -> bool:
    return character in _PROCLITICS or not _is_letter(character)


def _letters(text: str, start: int) -> int:
    """How many letters follow one another from ``start`` on."""
    end = start
    while _is_letter(text[end : end + 1]):
        end += 1
    return end - start


def _is_boundary(bare: str, start: int) -> bool:
    """Whether a word may begin at a place: after no letter, or after a proclitic that no letter stands before."""
    if not start or not _is_letter(bare[start - 1]):
        return True
    return bare[start - 1] in _PROCLITICS and (start < 2 or not _is_letter(bare[start - 2]))


@of_language
def month_names(language: str | None) -> MonthNames | None:
    """Return the month names of a language, or ``None`` where neither CLDR nor our data has any.

    Without a language the names of widespread ones stand in: a wrong month would need a word of one of
    them beside a day's number. A name that two of them give to different months (listopad) has that of the first.
    """
    base = base_language(language)
    languages = _COMMON if base is None else (language or base,)
    names: dict[str, Month] = {}
    for tag in languages:
        for name, month in _names_of(tag, base is not None).items():
            names.setdefault(name, month)
    names.pop("", None)
    if not names:
        return None
    return MonthNames(names, 0 if base is None else _suffix_length(base))


def _names_of(language: str, all_calendars: bool) -> dict[str, Month]:
    names: dict[str, Month] = {}
    for name, number in _common_names().get(language) or _cldr_names(language):
        names.setdefault(fold_bare(name).rstrip("."), Month(_GREGORIAN, number, name[:1].isupper()))
    base = base_language(language)
    stems = any(row.kind == "stem" for row in rows_in(_FILE, base))
    if stems:
        for name, month in list(names.items()):
            if len(name) > _SHORTEST_INFLECTED and name[-1] not in "0123456789":
                names.setdefault(name[:-1], month)
    for row in (*rows_in(_FILE, base), *(rows_in(_OTHER_CALENDARS, base) if all_calendars else ())):
        if row.kind in (_GREGORIAN, *CALENDARS):
            name, month = fold_bare(row.form).rstrip("."), Month(row.kind, int(row.value))
            known = names.setdefault(name, month)
            if known.calendar == month.calendar and known.number == month.number:  # what we list may be written small
                names[name] = month
    return names


@cache
def _common_names() -> dict[str, list[tuple[str, int]]]:
    """Return CLDR's names of the months of the widespread languages: Babel takes a third of a second to load them."""
    lines = (resources.files("hexapla.data") / "common_months.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, list[tuple[str, int]]] = {}
    for line in lines:
        if not line.startswith("#"):
            language, *months = line.split("\t")
            found[language] = [(name, int(number)) for number, _, name in (month.partition(" ") for month in months)]
    return found


def _cldr_names(language: str) -> list[tuple[str, int]]:
    locale = locale_of(language)
    if locale is None:
        return []
    found = []
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for number, name in sorted(locale.months[context][width].items()):
                # "M01" and plain numbers are placeholders of CLDR, no names.
                if not name.isdigit() and not re.fullmatch(r"M\d\d", name):
                    found.append((name, number))
    return found


def _suffix_length(base: str) -> int:
    lengths = [int(row.value) for row in rows_in(_FILE, base) if row.kind in ("suffix", "stem")]
    return max(lengths, default=0)
