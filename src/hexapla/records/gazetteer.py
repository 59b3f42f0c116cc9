"""Known places: the territories and cities that CLDR names in a language, and a list of our own beside them."""

from __future__ import annotations

from functools import cache

from hexapla.language.folding import fold_bare
from hexapla.language.locales import locale_of
from hexapla.records import cues


@cache
def _territories(language: str | None) -> frozenset[str]:
    """Return CLDR's names of territories in a language, folded."""
    locale = locale_of(language)
    return frozenset(fold_bare(str(name)) for name in locale.territories.values()) if locale else frozenset()


@cache
def _cities(language: str | None) -> frozenset[str]:
    """Return the cities and regions known in a language, folded: those that CLDR names time zones by, and our list."""
    locale = locale_of(language)
    zones = locale.time_zones.items() if locale else ()
    # Where a language calls a city as the database of time zones does, CLDR leaves it out: Europe/Berlin.
    cities = [city.get("city") or zone.split("/")[-1].replace("_", " ") for zone, city in zones if "/" in zone]
    return frozenset(fold_bare(str(city)) for city in (*cities, *cues.forms("places", "place", language)) if city)


def is_territory(text: str, language: str | None) -> bool:
    """Return whether CLDR knows the text as the name of a territory, in its language or in English."""
    folded = fold_bare(text.strip())
    return folded in _territories(language) or folded in _territories("en")


def is_known(text: str, language: str | None) -> bool:
    """Return whether the text is the name of a place that is known in its language or in English."""
    folded = fold_bare(text.strip())
    return is_territory(text, language) or folded in _cities(language) or folded in _cities("en")
