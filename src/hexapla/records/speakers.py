"""Speakers: who says what is quoted, by the names beside the word of saying."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex
from msgspec import Struct

from hexapla.language.folding import fold_bare
from hexapla.language.months import month_names
from hexapla.language.weekdays import weekdays
from hexapla.records import cues
from hexapla.records.gazetteer import is_known
from hexapla.records.marking import unquoted
from hexapla.records.reading import Line
from hexapla.values.fact import Person
from hexapla.values.text import Span

_HARD = regex.compile(r"[;!?。；]|\.\s")
_PARTS = regex.compile(r"[\s·・]+")
_CAPITAL = regex.compile(r"\p{Lu}")
_WORD_BEFORE = regex.compile(r"(\p{L}[\p{L}\p{M}'’-]*)[\s\p{Zs}]*$")
_NAME_BEFORE = regex.compile(r"(?<![\p{L}\p{N}])(\p{Lu}[\p{Ll}\p{M}][\p{L}\p{M}'’-]*)[\s\p{Zs}]+$")
_NAME_AFTER = regex.compile(r"[\s\p{Zs}]+(\p{Lu}[\p{Ll}\p{M}][\p{L}\p{M}'’-]*)(?![\s\p{Zs}]+\p{Lu})")
_OFFICE = regex.compile(r"(?:['’]s)?(?: \p{Ll}{4,}){1,2} ")
_ADVERB = 12  # codepoints between a name and the word of saying: "had", "also"
_BACK = 3  # lines before in which the person stands that a pronoun goes back to
_PRONOUN = 12  # codepoints between a word of saying and the pronoun that goes with it
_AFTER_REACH = 60  # between the word of saying and a name that follows: the office stands there
_BEFORE_REACH = 160  # between a name and the word of saying: the office stands there, between commas
_MOST_NAMES = 400  # names of an article among which a last name is looked up

Said = tuple[Line, Span]
Named = tuple[Span, str]


class Cast(Struct, frozen=True):
    """The people of an event: their names, other spellings with the name, article and block -> where they stand."""

    names: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    places: Mapping[tuple[str, int], Sequence[tuple[int, int, str]]] = {}

    def within(self, line: Line) -> list[Named]:
        """Return where the people stand in a line, from left to right."""
        here = self.places.get((line.article, line.block), ())
        spans = [(Span(start - line.start, end - line.start), name) for start, end, name in here]
        return sorted((span, name) for span, name in spans if span.start >= 0 and span.end <= len(line.text))


def cast_of(people: Sequence[Person]) -> Cast:
    """Return the people as they are looked up by place."""
    places: dict[tuple[str, int], list[tuple[int, int, str]]] = {}
    for person in people:
        for place in person.evidence:
            places.setdefault((place.article, place.block), []).append((place.start, place.end, person.name))
    spellings = tuple((spelling, person.name) for person in people for spelling in (person.name, *person.variants))
    return Cast(tuple(person.name for person in people), spellings, places)


def speaker(parts: Sequence[Said], following: Line | None, cast: Cast, full: Mapping[str, str]) -> str | None:
    """Return who says it: the name that goes with a word of saying beside it, else the one person named there.

    ``following`` is the line after a quotation that ends its own; ``full`` maps last names to the full names of the
    article.
    """
    lines = list(dict.fromkeys(line for line, _ in parts))
    silent = not any(cues.has("statements", one.language, unquoted(one), "said", "told") for one in lines)
    if following is not None and silent:
        lines.append(following)
    verbs = False
    for line in reversed(lines):
        text = unquoted(line)
        names = named(line, cast)
        ends = [end for other, span in parts if other is line for end in (span.start, span.end)] or [0]
        found = [(verb, True) for verb in cues.find("statements", line.language, text, "said")]
        found += [(verb, False) for verb in cues.find("statements", line.language, text, "told")]
        verbs = verbs or bool(found)
        for verb, turns in sorted(found, key=lambda one: min(abs(one[0].start - end) for end in ends)):
            by = _beside(line, text, verb, names, turns)
            if by is not None:
                return full.get(by, by)
    if verbs:
        return None
    others = {
        name for line in lines for span, name in cast.within(line) if unquoted(line)[span.start : span.end].strip()
    }
    return others.pop() if len(others) == 1 else None


def full_names(lines: Sequence[Line], cast: Cast) -> dict[str, str]:
    """Return last name -> full name, where an article gives a last name to one person only."""
    found: dict[str, set[str]] = {}
    known = dict(cast.spellings)
    names = [(name.text, known.get(name.text, name.text)) for line in lines for name in line.names][:_MOST_NAMES]
    for spelling, name in (*cast.spellings, *names):
        words = _PARTS.split(spelling)
        if 2 <= len(words) <= 3 and all(word[:1] != word[:1].lower() or word == word.upper() for word in words):
            found.setdefault(words[-1], set()).add(name)
    return {last: next(iter(every)) for last, every in found.items() if len(every) == 1}


def named(line: Line, cast: Cast) -> list[Named]:
    """Return the names beside what is quoted in a line, the event's people by their full names, from left to right."""
    text, found = unquoted(line), cast.within(line)
    for name in line.names:
        taken = any(span.start < name.end and name.start < span.end for span, _ in found)
        title = cues.is_cue("roles", line.language, name.text, "title") or name.text.endswith(("'s", "’s"))
        if not (taken or title or _is_day(name.text, line.language)):
            found.append((Span(name.start, name.end), name.text))
    return sorted((span, name) for span, name in found if text[span.start : span.end].strip())


def last_named(lines: Sequence[Line], end: int, cast: Cast, full: Mapping[str, str], office: str = "") -> str | None:
    """Return the one person of the event whom a line names first, beside an ``office``; ``lines`` are up to that line.

    It is the nearest that names anyone, of the last line what stands before ``end``. Another name before his, or
    another full name beside it, may be whom is meant, and leaves it open.
    """
    people, last = {name: name for name in cast.names} | dict(full), lines[-1]
    for other in reversed(lines[-1 - _BACK :]):
        before = [(span, name) for span, name in named(other, cast) if other is not last or span.end <= end]
        names = [name for _, name in before if not is_known(name, other.language)]
        if names:
            meant = {people[name] for name in names if name in people}
            others = any(name not in people and " " in name for name in names)
            sure = names[0] in people and len(meant) == 1 and not others and other.kind == last.kind
            return meant.pop() if sure and office in fold_bare(other.text) else None
        if other is not last and speaks(other):
            return None
    return None


def pronoun_speaks(line: Line) -> int | None:
    """Return where the word of saying stands of which a pronoun is the subject, or that holds it: "katanya"."""
    text = unquoted(line)
    held = cues.find("statements", line.language, text, "said he")
    for verb in [*held, *cues.find("statements", line.language, text, "said", "told")]:
        around = text[max(0, verb.start - _PRONOUN) : verb.end + _PRONOUN]
        if verb in held or cues.has("statements", line.language, around, "he"):
            return verb.start
    return None


def _is_day(name: str, language: str | None) -> bool:
    """Return whether a name is that of a day or a month: "a source said Saturday"."""
    months = month_names(language)
    return all(
        bool(weekdays(word, language)) or (months is not None and fold_bare(word) in months.names and len(word) > 3)
        for word in name.split()
    )


def speaks(line: Line) -> bool:
    """Return whether a line names, before a word of saying, one whose single name is not known to be one."""
    text = unquoted(line)
    return any(_alone_before(line, text, verb) for verb in cues.find("statements", line.language, text, "said", "told"))


def _alone_before(line: Line, text: str, verb: Span) -> str | None:
    alone = _NAME_BEFORE.search(text, max(0, verb.start - 40), verb.start)
    if alone is None or cues.is_cue("statements", line.language, alone[1], "pronoun", "personal"):
        return None
    if cues.is_cue("roles", line.language, alone[1], "title"):
        return None
    return None if _is_day(alone[1], line.language) else str(alone[1])


def _beside(line: Line, text: str, verb: Span, names: Sequence[Named], turns: bool) -> str | None:
    """Return the name that a word of saying goes with: before it, after it where it ``turns``, or before an office."""
    free = [(span, name) for span, name in names if not _is_governed(line, text, span)]
    before = [(span, name) for span, name in free if span.end <= verb.start]
    for span, name in before[-1:]:
        between = text[span.end : verb.start]
        closed = between.strip() == ","  # behind an office that is part of where the person stands
        if closed or _is_adverb(line, between):
            return name
        if between.strip() == "," and "," in text[span.start : span.end]:
            return name  # "Ana Silva, an analyst at Kestrel, said"
    alone = _alone_before(line, text, verb)
    if alone is not None:
        return alone
    return (_behind(line, text, verb, names) if turns else None) or _ahead(line, text, verb, before)


def _is_adverb(line: Line, between: str) -> bool:
    """Return whether nothing but "had" or "also" stands between a name and the word of saying; a noun has the name."""
    if len(between) > _ADVERB or _CAPITAL.search(between) or "," in between:
        return False
    known = cues.forms("statements", "adverb", line.language)
    return not between.strip() or not known or between.strip() in known


def _behind(line: Line, text: str, verb: Span, names: Sequence[Named]) -> str | None:
    following = [one for one in names if one[0].start >= verb.end]
    while len(following) > 1 and _is_beside_office(text[following[0][0].end : following[1][0].start]):
        del following[0]  # "said Kestrel Market clerk Ana Silva"
    for span, name in following[:1]:
        between = text[verb.end : span.start]
        plain = "," not in between and _HARD.search(between) is None
        if len(between) <= _AFTER_REACH and plain and not cues.has("phrase", line.language, between, "stop"):
            return name
    alone = _NAME_AFTER.match(text, verb.end)
    if alone is None or _is_day(alone[1], line.language):
        return None
    return None if cues.is_cue("statements", line.language, alone[1], "pronoun", "personal") else str(alone[1])


def _is_beside_office(between: str) -> bool:
    """Return whether nothing but one or two words of an office stand between a body and a name."""
    return _OFFICE.fullmatch(between) is not None


def _ahead(line: Line, text: str, verb: Span, before: Sequence[Named]) -> str | None:
    """Return the first name of the clause: its office stands between commas before the word of saying."""
    for span, name in before:
        between = text[span.end : verb.start]
        commas = between.count(",")
        plain = commas == 0 and not cues.forms("statements", "adverb", line.language) and not _CAPITAL.search(between)
        fits = commas in {2, 4} or between.strip() == "," or plain
        if len(between) <= _BEFORE_REACH and _HARD.search(between) is None and fits:
            return name
    return None


def _is_governed(line: Line, text: str, span: Span) -> bool:
    """Return whether a preposition stands before a name: "an analyst at the Veld Institute said"."""
    word = _WORD_BEFORE.search(text, max(0, span.start - 30), span.start)
    if word is not None and cues.is_cue("phrase", line.language, word[1], "link"):
        word = _WORD_BEFORE.search(text, max(0, word.start() - 30), word.start())
    return word is not None and cues.is_cue("phrase", line.language, word[1], "place", "to", "of", "office")
