"""Bodies and places: the names that are no persons."""

from __future__ import annotations

from functools import cache

from hexapla.language.folding import fold_bare
from hexapla.language.locales import locale_of
from hexapla.records import cues
from hexapla.records.reading import Scene


@cache
def _territories(language: str | None) -> frozenset[str]:
    """Return CLDR's names of territories in a language, folded."""
    locale = locale_of(language)
    return frozenset(fold_bare(str(name)) for name in locale.territories.values()) if locale else frozenset()


def is_territory(text: str, language: str | None) -> bool:
    """Return whether CLDR knows the text as the name of a territory, in its language or in English."""
    folded = fold_bare(text.strip())
    return folded in _territories(language) or folded in _territories("en")


_BEYOND = 20  # codepoints after a run in which a word that begins in it may end: "Hội trường", of which "Hội" is a run


def is_person(text: str, start: int, end: int, language: str | None) -> bool:
    """Return whether the run ``[start, end)`` may name a person: no territory, no word of bodies, places or things."""
    if cues.is_cue("roles", language, text[start:end], "after", "complement", "title"):
        return False
    return not is_territory(text[start:end], language) and not _holds(
        text, start, end, language, "body", "spot", "head"
    )


def is_place(text: str, start: int, end: int, language: str | None) -> bool:
    """Return whether the run ``[start, end)`` may name a place: no word of bodies or offices."""
    return not _holds(text, start, end, language, "body", "head")


def _holds(text: str, start: int, end: int, language: str | None, *kinds: str) -> bool:
    """Return whether a cue begins in the run; it may end beyond it."""
    compiled = cues.pattern("roles", language, *kinds)
    if compiled is None:
        return False
    match = compiled.search(text, start, min(len(text), end + _BEYOND))
    return match is not None and match.start() < end


def place_names(scene: Scene) -> frozenset[str]:
    """Return, folded, the names that stand in any version right after a preposition of place alone.

    Prepositions that also introduce a receiver (French "à") say nothing here.
    """
    found = set()
    for line in scene.all_lines:
        for name in line.names:
            head = line.text[max(0, name.start - 20) : name.start].rstrip()
            word = head.split()[-1] if head else ""
            if (
                word
                and cues.is_cue("phrase", line.language, word, "place")
                and not cues.is_cue("phrase", line.language, word, "to", "by")
            ):
                found.add(fold_bare(name.text))
    return frozenset(found)
