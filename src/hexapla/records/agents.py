"""Agents: who decides, asks or praises, by name or by a pronoun or an office that goes back to a name."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from hexapla.language.folding import fold_bare
from hexapla.records import cues
from hexapla.records.marking import spans_of, unquoted
from hexapla.records.reading import Line, Scene
from hexapla.records.speakers import Cast, last_named
from hexapla.values.fact import StatementKind
from hexapla.values.text import Span

_REACH = 40  # codepoints between a verb that comes first and its subject
_CLITIC = 3  # codepoints before a verb that begins its sentence
_NEAR = 3  # words before a verb among which its pronoun stands: "she also asked"
_STEM = 5  # letters of an office that stay in its cases
_CLAUSE = regex.compile(r"[;:!?。；：]|\.\s")


def agent(kind: StatementKind, lines: Sequence[Line], cast: Cast, scene: Scene) -> str | None:
    """Return who decides, asks or praises: the last person named before the word for it, else nobody.

    Of a sentence that begins with that word it is the first person after it. A pronoun or an office without a name
    goes back to the one person whom a sentence shortly before names.
    """
    for line in lines:
        for cue in spans_of(line, unquoted(line), kind)[:1]:
            floor = max((match.end() for match in _CLAUSE.finditer(line.text, 0, cue.start)), default=0)
            before, after = _named_around(line, cue, floor, cast)
            if before:
                return before[-1]
            if after and cue.start <= _CLITIC:
                return after[0]
            meant = _meant(line, Span(floor, cue.start), cue, cast, scene)
            if meant is not None:
                return meant
    return None


def _named_around(line: Line, cue: Span, floor: int, cast: Cast) -> tuple[list[str], list[str]]:
    places = [(span.start, name) for span, name in cast.within(line)]
    return (
        [name for start, name in places if floor <= start < cue.start],
        [name for start, name in places if cue.end <= start <= cue.end + _REACH],
    )


def _meant(line: Line, clause: Span, cue: Span, cast: Cast, scene: Scene) -> str | None:
    """Return whom a pronoun beside a word of asking means, or an office without a name before it."""
    text, language, before = unquoted(line), line.language, scene.lines[line.article][: line.order + 1]
    near = text[clause.start : clause.end].split()[-_NEAR:] + text[cue.end : cue.end + _REACH].split()[:1]
    if any(cues.is_cue("statements", language, word.strip(",."), "he") for word in near):
        return last_named(before, cue.start, cast, {})
    heads = cues.find("roles", language, text[clause.start : clause.end], "head")
    if len(heads) != 1 or clause.end - clause.start - heads[0].end > _REACH:
        return None
    office = text[clause.start + heads[0].start : clause.start + heads[0].end]
    return last_named(before, cue.start, cast, {}, fold_bare(office)[:_STEM])
