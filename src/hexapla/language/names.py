"""Names of persons, bodies and places in any script: finding them, and telling which are the same.

In scripts with case a name is a run of capitalised words. In scripts without, only what a title, a speech
verb or the characters of transcription betray is found: fewer names, but seldom a wrong one.
"""

from __future__ import annotations

from hexapla.language.capital_names import capital_names
from hexapla.language.cued_names import caseless_names
from hexapla.language.memory import remembered
from hexapla.language.name_keys import name_key
from hexapla.language.name_mentions import Name, name_at
from hexapla.language.name_similarity import similarity

__all__ = ["Name", "find_names", "name_key", "similarity"]


def find_names(text: str, language: str | None) -> list[Name]:
    """Return name-like runs from left to right, without overlaps and without the titles before them."""
    return _names(text, language)


@remembered
def _names(text: str, language: str | None) -> tuple[Name, ...]:
    places = capital_names(text, language) + caseless_names(text, language)
    names: list[Name] = []
    for start, end in sorted(places, key=lambda p: (p[0], -p[1])):
        if not names or start >= names[-1].end:
            names.append(name_at(text, start, end))
    return tuple(names)
