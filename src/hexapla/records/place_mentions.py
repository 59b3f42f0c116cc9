"""Places in a line: what stands after a preposition of place, beside a word for a kind of place, or after a cue."""

from __future__ import annotations

import regex
from msgspec import Struct

from hexapla.language.folding import fold_bare
from hexapla.language.months import month_names
from hexapla.language.names import Name
from hexapla.language.weekdays import weekdays
from hexapla.records import cues, phrase
from hexapla.records.bodies import beside_spot, is_place, may_be_place
from hexapla.records.dates import EVENTS
from hexapla.records.gazetteer import is_known, is_territory
from hexapla.records.reading import Line
from hexapla.values.text import Span

VENUE, HOST, REMOTE, MENTIONED = "venue", "host country", "remote venue", "mentioned"
_TEAM = regex.compile(r" \p{Nd}{2,}\p{L}")
_GENITIVE = regex.compile(r"['’]s?$")
_REMOTE_WORDS = 5  # words between the cue and the name: "in the province of"
_PREPOSED = 30  # codepoints before a name in which its preposition may stand
_NEXT = regex.compile(r"[ \u00a0]+(\p{Ll}[\p{L}\p{M}]*|\p{Lu}\p{L}+)")
_ARABIC = regex.compile(r"\p{Arabic}[\p{Arabic}\p{M}]*")
# Words with a capital of a line above which it is a headline whose capitals say nothing; prose met has .45 at most.
TITLE_CASE = 0.6
_SENTENCE = 0.95  # the same of a line that ends as a sentence does; one full of names may have .9


class Located(Struct, frozen=True):
    """A place in one line, with its preposition or cue in ``span``; ``sure`` when more than a preposition tells it."""

    line: Line
    span: Span
    name: str
    role: str
    sure: bool = False


def bare_name(name: str, language: str | None) -> str:
    """Return the name without the mark of the genitive; "Vietnams" only where CLDR knows what is left."""
    if name.endswith("s") and not is_territory(name, language) and is_territory(name[:-1], language):
        return name[:-1]
    return str(_GENITIVE.sub("", name))


def venue(line: Line, name: Name) -> Located | None:
    """Return the name as a venue if a preposition of place stands before it in a line that tells of an event.

    Such a line has a date or a word for a kind of event, or the place is known.
    """
    span = _preposed(line, name)
    text = line.text[name.start : name.end]
    if span is None or not is_place(line.text, name.start, name.end, line.language) or not _names_place(line, name):
        return None
    known = is_known(bare_name(text, line.language), line.language)
    if not line.dates and not cues.has("events", line.language, line.text, *EVENTS):
        return None
    before = line.text[: span.start].split()[-2:]
    if cues.has("phrase", line.language, " ".join(before), "elsewhere"):
        return None
    if not (known or _free(line, name, span) or (line.dates and not is_headline(line))):
        return None
    return Located(line, span, text, VENUE, known)


def mentioned(line: Line) -> list[Located]:
    """Return the places that a line names with a preposition of place or a word for a kind of place."""
    found: list[Located] = []
    if line.text.isupper():
        return found
    for name in line.names:
        text = line.text[name.start : name.end]
        if not may_be_place(line.text, name.start, name.end, line.language) or not _names_place(line, name):
            continue
        first = text.split()[0]
        if _in_title(line, name) or (first != text and cues.is_cue("roles", line.language, first, "opener")):
            continue
        following = _NEXT.match(line.text, name.end)
        if following is not None and cues.is_cue("organisations", line.language, following[1], *_bodies()):
            continue  # "West Havsund bank"
        if _TEAM.match(line.text, name.end):
            continue  # "the Havsund 76ers"
        spot = beside_spot(line.text, name.start, name.end, line.language)
        known = is_known(bare_name(text, line.language), line.language)
        if spot is not None and (shorter := _of_people(line, name)) is not None:
            spot, text = Span(shorter, spot.end), line.text[shorter : name.end]  # "Residents of Havsund County"
        span = spot if spot is not None else _preposed(line, name)
        if span is not None and (spot is not None or known or _free(line, name, span)):
            found.append(Located(line, span, text, MENTIONED, spot is not None or known))
    return found + _uncased(line)


def _of_people(line: Line, name: Name) -> int | None:
    """Return where the place begins in a name that only opens a sentence with a plural: "Residents of"."""
    words = line.text[name.start : name.end].split()
    if line.text[: name.start].strip() or len(words) < 3 or not cues.forms("phrase", "plural", line.language):
        return None
    opens = phrase.is_plural(words[0], line.language) and cues.is_cue("phrase", line.language, words[1], "of")
    return line.text.index(words[2], name.start + len(words[0])) if opens else None


def _bodies() -> tuple[str, ...]:
    return tuple(kind for kind in cues.kinds("organisations") if kind != "acronym")


def remote(line: Line) -> list[Located]:
    """Return the places that a line says took part from afar."""
    found = []
    for cue in cues.find("events", line.language, line.text, "remote"):
        for name in line.names:
            between = line.text[cue.end : name.start]
            near = name.start >= cue.end and len(between.split()) <= _REMOTE_WORDS and not _ends(between)
            if near and is_place(line.text, name.start, name.end, line.language):
                found.append(Located(line, Span(cue.start, name.end), name.text, REMOTE, True))
                break
    return found


def is_headline(line: Line) -> bool:
    """Return whether so many words of a line have a capital that they tell no names; of a sentence nearly all must."""
    if line.text.isupper():
        return True
    ends = line.text.rstrip().endswith((".", "!", "?", "…", ".”", '."', ".)"))
    return _capitals(line.text) >= (_SENTENCE if ends else TITLE_CASE)


def _capitals(text: str) -> float:
    """Return the share of the longer words that have a capital, nothing where they are few."""
    words = regex.findall(r"\p{L}{4,}", text)
    return sum(word[0].isupper() for word in words) / len(words) if len(words) > 3 else 0.0


def _in_title(line: Line, name: Name) -> bool:
    """Return whether the name stands in what is quoted as the title of a book or a film."""
    quoted = [line.text[start:end] for start, end in line.quotations if start <= name.start < end]
    return any(_capitals(text) >= TITLE_CASE for text in quoted)


def _preposed(line: Line, name: Name) -> Span | None:
    """Return the name with the preposition of place before it, small words of its name between them."""
    stripped = line.text[: name.start].rstrip()
    floor = max(0, len(stripped) - _PREPOSED)
    for cue in reversed(cues.find("phrase", line.language, stripped[floor:], "place")):
        between = stripped[floor + cue.end :].split()
        if all(cues.is_cue("phrase", line.language, word, "link") for word in between):  # "at the Old Exchange"
            return Span(floor + cue.start, name.end)
    return None


def _names_place(line: Line, name: Name) -> bool:
    """Return whether the name is no day, no month and no adjective ("Havsund-based")."""
    text = line.text[name.start : name.end]
    months = month_names(line.language)
    if regex.search(r"[-‑]\p{Ll}{3,}$", text) or any(weekdays(word, line.language) for word in text.split()):
        return False
    return months is None or not any(fold_bare(word) in months.names and len(word) > 3 for word in text.split())


def _free(line: Line, name: Name, span: Span) -> bool:
    """Return whether an unknown name after a preposition stands by itself: no noun follows that it would define.

    In a headline, and after a preposition that also introduces a receiver or an institution, nothing can be said.
    """
    text = line.text
    preposition = text[span.start : name.start].split()
    if is_headline(line) or not preposition or cues.is_cue("phrase", line.language, preposition[0], "to", "loose"):
        return False
    if len(preposition) > 1 and cues.forms("roles", "order", line.language):
        return False  # "in the Stadia", "in a Native"
    if _GENITIVE.search(text[name.start : name.end]) or text[name.end : name.end + 1] in {"'", "’", "-", "_", "/"}:
        return False
    following = _NEXT.match(text, name.end)
    return following is None or cues.is_cue("phrase", line.language, following[1], "stop", "place", "and", "clause")


def _uncased(line: Line) -> list[Located]:
    """Return the places that a line in Arabic script names right after a word for a kind of place."""
    spot = cues.pattern("roles", line.language, "spot")
    if spot is None or _ARABIC.search(line.text) is None:
        return []
    found = []
    for match in spot.finditer(line.text):
        word = _ARABIC.match(line.text, match.end() + 1)
        if word is not None and len(word[0]) > 3 and not cues.is_cue("phrase", line.language, word[0], "stop"):
            text = line.text[match.start() : word.end()]
            found.append(Located(line, Span(match.start(), word.end()), text, MENTIONED, True))
    return found


def _ends(between: str) -> bool:
    return any(mark in between for mark in ".,;:!?()。，；")
