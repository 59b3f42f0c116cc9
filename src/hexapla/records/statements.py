"""Statements: what was decided, voted, asked, praised, found wanting or said, by small lists of sure words."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from hexapla.language.folding import fold_bare
from hexapla.records import cues
from hexapla.records.coverage import cover
from hexapla.records.reading import Line, Scene
from hexapla.records.reconciliation import Groups, in_order
from hexapla.values.fact import Document, Person, Statement, StatementKind
from hexapla.values.text import Evidence, Span

RULE = "statement/1"
# A sentence is one kind, the surest first: a vote is also a decision, a task is often put in words of praise.
KINDS: tuple[StatementKind, ...] = ("vote", "shortcoming", "task", "decision", "assessment")
_MIN_QUOTATION = 7  # words; fewer in quotation marks is a term, a motto or a title
_MIN_CHARACTERS = 12  # the same for scripts without spaces
_YEAR = regex.compile(r"(?<!\p{Nd})20\p{Nd}{2}(?!\p{Nd})")
_DASHED = regex.compile(r"[–—―]\s+")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")


def find_statements(scene: Scene, people: Sequence[Person], documents: Sequence[Document]) -> tuple[Statement, ...]:
    """Return the statements of an event in the order they are first read.

    A sentence or caption that holds a cue is a statement; the sentences of other versions in its row are the
    same statement in their words, cue or not.
    """
    marked = [(line, kind) for line in scene.all_lines if (kind := kind_of(line)) is not None]
    groups = Groups(len(marked))
    seen: dict[tuple[int, str], int] = {}
    for number, (line, kind) in enumerate(marked):
        if line.row is not None:
            groups.join(number, seen.setdefault((line.row, kind), number))
    stating = {(line.article, line.order) for line, _ in marked}
    found = []
    for numbers in groups.sets():
        kind = marked[numbers[0]][1]
        lines = _carried([marked[number][0] for number in numbers], scene, stating)
        found.append(_statement(kind, [(line, Span(0, len(line.text))) for line in lines], people, documents, scene))
    found += _quotations(scene, people, documents)
    return in_order(found, lambda fact: fact.evidence, scene)


def kind_of(line: Line) -> StatementKind | None:
    """Return the kind of statement that a line's words mark, or ``None``; titles and headings state nothing."""
    if line.kind in {"title", "heading"}:
        return None
    text = _unquoted(line)
    return next((kind for kind in KINDS if cues.has("statements", line.language, text, kind)), None)


def _unquoted(line: Line) -> str:
    """Return the text with quoted words blanked: what is only quoted is not stated."""
    text = line.text
    for start, stop in line.quotations:
        text = text[:start] + " " * (stop - start) + text[stop:]
    return text


def _carried(lines: list[Line], scene: Scene, stating: set[tuple[str, int]]) -> list[Line]:
    """Add the lines of the same rows in versions that have none yet and that state nothing else."""
    have = {line.article for line in lines}
    added: list[Line] = []
    for line in lines:
        added.extend(
            other
            for other in scene.aligned(line)
            if other.article not in have and (other.article, other.order) not in stating
        )
    return list({(line.article, line.order): line for line in [*lines, *added]}.values())


def _quotations(scene: Scene, people: Sequence[Person], documents: Sequence[Document]) -> list[Statement]:
    spoken = [
        (line, Span(start, stop))
        for line in scene.all_lines
        if line.kind not in {"title", "heading"}
        for start, stop in [*line.quotations, *_dashed(line)]
        if _is_spoken(line, Span(start, stop), documents)
    ]
    groups = Groups(len(spoken))
    seen: dict[object, int] = {}
    for number, (line, span) in enumerate(spoken):
        groups.join(number, seen.setdefault(fold_bare(line.text[span.start : span.end]), number))
        if line.row is not None:
            groups.join(number, seen.setdefault(line.row, number))
    return [
        _statement("quotation", [spoken[number] for number in numbers], people, (), scene) for numbers in groups.sets()
    ]


def _dashed(line: Line) -> list[tuple[int, int]]:
    """Return the speech that a dash opens at the beginning of a paragraph; it ends where a comma hands over."""
    match = _DASHED.match(line.text) if line.start == 0 and line.kind == "paragraph" else None
    if match is None:
        return []
    return [(match.end(), line.text.rfind(",", match.end()) if "," in line.text[match.end() :] else len(line.text))]


def _is_spoken(line: Line, span: Span, documents: Sequence[Document]) -> bool:
    """Return whether quoted words are speech: a clause, not a theme, a document's title or an award's name."""
    text = line.text[span.start : span.end]
    if len(_WORD.findall(text)) < _MIN_QUOTATION and not (len(text) >= _MIN_CHARACTERS and " " not in text):
        return False
    head = line.text[max(0, span.start - 40) : span.start]
    if cues.has("events", line.language, head, "theme") or cues.has("documents", line.language, head[-25:], "type"):
        return False
    place = line.quote(span.start, span.end)
    return not any(_within(place, other) for document in documents for other in document.evidence)


def _within(place: Evidence, other: Evidence) -> bool:
    same = (place.article, place.block) == (other.article, other.block)
    return same and other.start <= place.start and place.end <= other.end


def _statement(
    kind: StatementKind,
    group: list[tuple[Line, Span]],
    people: Sequence[Person],
    documents: Sequence[Document],
    scene: Scene,
) -> Statement:
    lines = [line for line, _ in group]
    text: dict[str, str] = {}
    for line, span in group:
        text.setdefault(line.language or "und", line.text[span.start : span.end].strip())
    coverage = cover({line.article for line in lines}, scene)
    return Statement(
        kind=kind,
        text=dict(sorted(text.items())),
        evidence=tuple(sorted({line.quote(span.start, span.end) for line, span in group}, key=scene.sort_key)),
        by=_speaker(lines, people),
        period=_period(lines) if kind == "task" else None,
        document=next((d.code for d in documents if d.code and _cites(d, lines)), None),
        articles=coverage.articles,
        absent=coverage.absent,
        rule=RULE,
        confidence=0.8 if len(lines) > 1 else 0.6,
    )


def _in_line(place: Evidence, line: Line) -> bool:
    return (
        (place.article, place.block) == (line.article, line.block)
        and line.start <= place.start
        and place.end <= line.start + len(line.text)
    )


def _speaker(lines: Sequence[Line], people: Sequence[Person]) -> str | None:
    """Return the one person who is named in the lines, or ``None`` where several or none are."""
    named = [person.name for person in people if any(_in_line(p, line) for p in person.evidence for line in lines)]
    return named[0] if len(named) == 1 else None


def _period(lines: Sequence[Line]) -> str | None:
    years = sorted(
        {
            match[0]
            for line in lines
            for match in _YEAR.finditer(line.text)
            if not any(date.start <= match.start() < date.end and date.date.precision != "year" for date in line.dates)
        }
    )
    return years[0] if len(years) == 1 else None


def _cites(document: Document, lines: Sequence[Line]) -> bool:
    return any(_in_line(place, line) for place in document.evidence for line in lines)
