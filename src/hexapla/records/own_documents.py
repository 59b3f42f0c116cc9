"""The documents of the event itself: what it adopts or signs, called by their kind alone ("the resolution")."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from msgspec import Struct

from hexapla.language.folding import fold_bare
from hexapla.records import cues, phrase
from hexapla.records.reading import Line
from hexapla.values.text import Span

# Between a document and the word that it was adopted or signed: the signatories and their offices stand there
# ("the ministers of A, B, and of C, D, signed in E a treaty": 120 in the longest met, with room).
_REACH = 160
_CLAUSE = regex.compile(r"[;!?。；]")
_STEM = 5  # first letters by which one language's forms of a kind of document are one


class Adopted(Struct, frozen=True):
    """A document of a kind, in one line: where, its title as far as it is told, and what makes it the same again."""

    span: Span
    title: str
    stem: str


def adopted_in(line: Line, taken: Sequence[Span]) -> list[Adopted]:
    """Return the documents that a line says are adopted or signed, those in ``taken`` left out.

    "17 agreements" and "several agreements" are none: they are counted, not cited.
    """
    kinds = cues.find("documents", line.language, line.text, "passed")
    if not kinds:
        return []
    acts = cues.find("documents", line.language, line.text, "act")
    found = []
    for kind in kinds:
        free = not any(span.start < kind.end and kind.start < span.end for span in taken)
        if free and any(_goes_with(line, act, kind) for act in acts) and not _one_of_many(line, kind):
            own = _adopted(line, kind)
            if own.span != kind or not cues.is_cue("documents", line.language, own.title, "loose"):
                found.append(own)
    return found


def _goes_with(line: Line, act: Span, kind: Span) -> bool:
    if act.start < kind.end and kind.start < act.end:
        return False
    between = line.text[min(act.end, kind.end) : max(act.start, kind.start)]
    return len(between) <= _REACH and _CLAUSE.search(between) is None


def _one_of_many(line: Line, kind: Span) -> bool:
    if any(0 <= kind.start - number.end <= 2 and number.kind == "cardinal" for number in line.numbers):
        return not _unspaced(line.text[kind.start])
    head = line.text[max(0, kind.start - 20) : kind.start].split()
    return any(cues.is_cue("documents", line.language, " ".join(head[-n:]), "several") for n in (1, 2) if head)


def _unspaced(character: str) -> bool:
    return regex.match(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]", character) is not None


def _adopted(line: Line, kind: Span) -> Adopted:
    words = None if _unspaced(line.text[kind.start]) else phrase.after(line.text, kind.start, line.language)
    end = kind.end if words is None else max(kind.end, words.end)
    about = cues.pattern("documents", line.language, "about")
    match = None if about is None else about.match(line.text, min(end + 1, len(line.text)))
    subject = None if match is None else phrase.after(line.text, match.end(), line.language)
    span = Span(kind.start, end if subject is None else subject.end)
    stem = fold_bare(line.text[kind.start : kind.end])
    return Adopted(span, line.text[span.start : span.end], f"{line.language} {stem[:_STEM]}")
