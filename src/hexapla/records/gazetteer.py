"""Known places: the territories and cities that CLDR names in a language, and a list of our own beside them."""

from __future__ import annotations

from functools import cache

from hexapla.language.folding import fold_bare
from hexapla.language.locales import locale_of
from hexapla.records import cues


@cache
def _codes(language: str | None) -> dict[str, str]:
    """Return folded name -> CLDR's code of the territories in a language and the cities that name time zones."""
    locale = locale_of(language)
    if locale is None:
        return {}
    found = {fold_bare(name): zone for zone, name in _zones(language).items()}
    found.update((fold_bare(str(name)), code) for code, name in locale.territories.items())
    return found


@cache
def _zones(language: str | None) -> dict[str, str]:
    """Return time zone -> city; where a language calls it as the zone is called, CLDR leaves it out: Europe/Berlin."""
    locale = locale_of(language)
    zones = locale.time_zones.items() if locale else ()
    return {zone: str(of.get("city") or zone.split("/")[-1].replace("_", " ")) for zone, of in zones if "/" in zone}


@cache
def _listed(language: str | None) -> frozenset[str]:
    return frozenset(fold_bare(name) for name in cues.forms("places", "place", language))


def code_of(text: str, language: str | None) -> str | None:
    """Return CLDR's code of the territory or city that the text names, in its language or in English."""
    folded = fold_bare(text.strip())
    return _codes(language).get(folded) or _codes("en").get(folded)


def name_of(code: str, language: str | None) -> str | None:
    """Return what a language calls the territory or city of a code, or ``None``."""
    locale = locale_of(language)
    if locale is None:
        return None
    return _zones(language).get(code) if "/" in code else locale.territories.get(code)


def is_territory(text: str, language: str | None) -> bool:
    """Return whether CLDR knows the text as the name of a territory, in its language or in English."""
    code = code_of(text, language)
    return code is not None and "/" not in code


def is_known(text: str, language: str | None) -> bool:
    """Return whether the text is the name of a place that is known in its language or in English."""
    folded = fold_bare(text.strip())
    return code_of(text, language) is not None or folded in _listed(language) or folded in _listed("en")
