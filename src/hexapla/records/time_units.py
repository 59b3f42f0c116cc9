"""Units of time in what is counted: "5 working days" and "5个工作日" are as many days.

The names are CLDR's (through Babel); what it lacks, working days mostly, stands in ``data/records/measures.tsv``.
"""

from __future__ import annotations

from functools import cache

import regex

from hexapla.language.folding import fold
from hexapla.language.locales import locale_of
from hexapla.records import cues

UNITS = ("hour", "day", "week", "month", "year")
_LETTER = r"[\p{L}\p{M}]"
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_WIDTHS = ("long", "short")
_BEGINNING = 24  # codepoints of what is counted in which its unit stands


def time_unit(words: str | None, language: str | None) -> str | None:
    """Return the one unit of time that begins what is counted, or ``None``."""
    if not words:
        return None
    beginning = fold(words)[:_BEGINNING]
    found = [
        (match.start(), -len(match[0]), unit)
        for unit in UNITS
        if (compiled := _pattern(unit, language)) is not None and (match := compiled.search(beginning)) is not None
    ]
    return min(found)[2] if found else None


@cache
def _pattern(unit: str, language: str | None) -> regex.Pattern[str] | None:
    """Return what matches the names of a unit: as words, but anywhere where no spaces part words."""
    locale = locale_of(language)
    widths = {} if locale is None else locale._data["unit_patterns"].get(f"duration-{unit}", {})
    forms = [form for width in _WIDTHS for form in widths.get(width, {}).values() if isinstance(form, str)]
    names = {fold(form.replace("{0}", "")).strip(" .\u00a0") for form in forms if "{0}" in form}
    names |= {fold(form) for form in cues.forms("measures", unit, language)}
    parts = [
        regex.escape(name) if _UNSPACED.search(name) else rf"(?<!{_LETTER}){regex.escape(name)}(?!{_LETTER})"
        for name in sorted(names, key=lambda name: (-len(name), name))
        if name
    ]
    return regex.compile("|".join(parts)) if parts else None
