"""Bodies and places: the names that are no persons."""

from __future__ import annotations

from hexapla.language.folding import fold_bare
from hexapla.records import cues
from hexapla.records.gazetteer import is_known, is_territory
from hexapla.records.reading import Scene
from hexapla.values.text import Span

_BEYOND = 20  # codepoints after a run in which a word that begins in it may end: "Hội trường", of which "Hội" is a run


def is_person(text: str, start: int, end: int, language: str | None) -> bool:
    """Return whether the run ``[start, end)`` may name a person: no territory, no word of bodies, places or things."""
    if cues.is_cue("roles", language, text[start:end], "after", "complement", "title"):
        return False
    words = text[start:end].split()
    if _is_of_office(words, language):
        return False
    if any(is_territory(" ".join(words[n:]), language) for n in range(1, len(words) - 1)):
        return False  # "Havsund Fish North America"
    return not is_known(text[start:end], language) and not _holds(text, start, end, language, "body", "spot", "head")


def _is_of_office(words: list[str], language: str | None) -> bool:
    """Return whether all words are such as an office or a body is for: "Relaciones Exteriores"."""
    of_office = cues.pattern("roles", language, "complement", "modifier", "body")
    if of_office is None:
        return False
    return all(of_office.fullmatch(word) or cues.is_cue("phrase", language, word, "link", "office") for word in words)


def is_place(text: str, start: int, end: int, language: str | None) -> bool:
    """Return whether the run ``[start, end)`` may name a place: no word of bodies or offices."""
    return not _holds(text, start, end, language, "body", "head")


_SHORT = 6  # letters of the longest abbreviation that is taken for one: "ASEAN", "UNESCO"
_BESIDE = 16  # codepoints beside a name in which a word for a kind of place may stand: "provinsen ", " province"


def may_be_place(text: str, start: int, end: int, language: str | None) -> bool:
    """Return whether the run may name a place that is only mentioned: no body, abbreviation, document or title."""
    name = text[start:end]
    if (len(name) <= _SHORT and name.isupper()) or any(character.isdecimal() for character in name):
        return False
    if cues.has("documents", language, name, "type") or cues.has("roles", language, name, "title", "after"):
        return False
    return is_place(text, start, end, language)


def beside_spot(text: str, start: int, end: int, language: str | None) -> Span | None:
    """Return the name with the word for a kind of place that stands beside it, or first or last in it, or ``None``.

    A word for a capital counts before the name alone: "the Veldanian capital" is named elsewhere.
    """
    bare = text[start:end].removesuffix("'s").removesuffix("’s")
    words = [word for word in bare.split() if not cues.is_cue("phrase", language, word, "link")]
    if not words or cues.is_cue("roles", language, " ".join(words), "spot", "capital"):
        return None
    if text[start - 1 : start] == "_" or text[max(0, start - _BESIDE) : start].count("_"):
        return None  # "Director_Park Dong Woo"
    return _after_spot(text, start, end, language) or _before_spot(text, start, end, language)


def _after_spot(text: str, start: int, end: int, language: str | None) -> Span | None:
    before = cues.pattern("roles", language, "spot", "capital")
    for match in before.finditer(text, max(0, start - _BESIDE), start) if before is not None else ():
        capital = cues.is_cue("roles", language, match[0], "capital")
        between = text[match.end() : start].replace(",", " " if capital else ",").split()
        if all(cues.is_cue("phrase", language, word, "link") for word in between):
            # "Havsund, capital Veldania": the state's name follows the city's.
            of_state = capital and not between and text[: match.start()].rstrip().endswith(",")
            return None if of_state and "," not in text[match.end() : start] else Span(match.start(), end)
    return None


def _before_spot(text: str, start: int, end: int, language: str | None) -> Span | None:
    spot = cues.pattern("roles", language, "spot")
    of_another = text[start:end].endswith(("'s", "’s", "'", "’"))  # "Havsund's port"
    for match in spot.finditer(text, start, min(len(text), end + _BESIDE)) if spot is not None else ():
        within = match.end() == end or match.start() == start
        beside = match.start() >= end and not of_another and not text[end : match.start()].strip()
        if within or beside or (match.start() < end < match.end()):
            return Span(start, max(end, match.end()))
    return None


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
