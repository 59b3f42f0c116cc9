"""Names of months in any language: CLDR's, and those of other calendars from our data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from msgspec import Struct

from hexapla.language.calendars import CALENDARS
from hexapla.language.cues import rows, rows_in
from hexapla.language.folding import fold_bare
from hexapla.language.locales import base_language, locale_of
from hexapla.language.number_grammar import word_tree

_GREGORIAN = "gregorian"
# The second file is read only for a known language: its names are rare, and for all languages at once they cost time.
_FILE, _OTHER_CALENDARS = "months.tsv", "calendar_months.tsv"
# Scripts that write no spaces: there a month's name has no boundary.
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W\d_{_UNSPACED}]"
_BOUNDARY = re.compile(rf"(?<!{_LETTER})")
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


class MonthNames(Struct, frozen=True):
    """The names of the months of a language, folded without diacritics, and one pattern for all of them."""

    names: dict[str, Month]
    pattern: re.Pattern[str]

    def found_in(self, bare: str) -> Iterator[re.Match[str]]:
        """Yield the months of a text folded without diacritics (group ``month`` is the name without its ending)."""
        # The letter before is looked at here: a pattern that asks for it first cannot leap to the names' first letters.
        for match in self.pattern.finditer(bare):
            start = match.start()
            if start and bare[start - 1] in _PROCLITICS:
                start -= 1
            if _BOUNDARY.match(bare, start) or _BOUNDARY.match(bare, match.start()):
                yield match

    def month(self, match: re.Match[str]) -> Month | None:
        """Return the month that a match of ``pattern`` names."""
        return self.names.get(match.group("month"))


@cache
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
    return MonthNames(names, _pattern(names, 0 if base is None else _suffix_length(base)))


def _names_of(language: str, all_calendars: bool) -> dict[str, Month]:
    names: dict[str, Month] = {}
    for name, number in _common_names().get(language) or _cldr_names(language):
        names.setdefault(fold_bare(name).rstrip("."), Month(_GREGORIAN, number, name[:1].isupper()))
    base = base_language(language)
    stems = any(row.kind == "stem" and base in row.languages for row in rows(_FILE))
    if stems:
        for name, month in list(names.items()):
            if len(name) > _SHORTEST_INFLECTED and name[-1] not in "0123456789":
                names.setdefault(name[:-1], month)
    for row in (*rows(_FILE), *(rows_in(_OTHER_CALENDARS, base) if all_calendars else ())):
        if base in row.languages and row.kind in (_GREGORIAN, *CALENDARS):
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
    lengths = [int(row.value) for row in rows(_FILE) if row.kind in ("suffix", "stem") and base in row.languages]
    return max(lengths, default=0)


def _pattern(names: dict[str, Month], suffix: int) -> re.Pattern[str]:
    ending = rf"{_LETTER}{{0,{suffix}}}" if suffix else ""
    return re.compile(rf"(?P<month>{word_tree(names)})(?!\d){ending}(?!{_LETTER})\.?")
