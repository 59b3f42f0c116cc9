"""Statements: what was decided, voted, asked, praised, found wanting or said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import regex
from msgspec import structs

from hexapla.language.folding import fold_bare
from hexapla.records import cues, phrase
from hexapla.records.agents import agent
from hexapla.records.coverage import cover, sureness
from hexapla.records.dates import whole
from hexapla.records.marking import Marked, marks
from hexapla.records.organisation_mentions import organisations_in
from hexapla.records.quotations import Utterance, said, utterances
from hexapla.records.reading import Line, Scene
from hexapla.records.reconciliation import Groups, in_order
from hexapla.records.speakers import Cast, Said, cast_of
from hexapla.values.fact import Document, Person, Statement, StatementKind
from hexapla.values.text import Evidence, Span

RULE = "statement/2"
_MOST_PARTS = 12  # sentences of one quotation that are shown
# What a task may be for without a name of its own: "the departments", "các cơ quan".
_BODIES = (
    "agency", "assembly", "commission", "committee", "council", "department", "institute", "ministry", "organisation",
)  # fmt: skip
_ADDRESSEE_WORDS = 6  # "the Ministry of Foreign Affairs and Trade"
_LIMIT_REACH = 16  # codepoints before a date in which "before" stands
_YEAR = regex.compile(r"(?<!\p{Nd})20\p{Nd}{2}(?!\p{Nd})")


def find_statements(scene: Scene, people: Sequence[Person], documents: Sequence[Document]) -> tuple[Statement, ...]:
    """Return the statements of an event in the order they are first read.

    A sentence or caption that holds a cue is a statement; the sentences of other versions in its row are the
    same statement in their words, cue or not. The points of a list that a task introduces are tasks.
    """
    cast = cast_of(people)
    marked = [(line, kind) for article in scene.columns for line, kind in marks(scene.lines[article])]
    rows = _marked_rows(marked)
    marked = [one for one in marked if _seconded(one, rows, scene)]
    groups = Groups(len(marked))
    seen: dict[tuple[int, str], int] = {}
    votes: dict[tuple[str, bool], int] = {}
    for number, (line, kind) in enumerate(marked):
        if line.row is not None:
            groups.join(number, seen.setdefault((line.row, kind), number))
        if kind == "vote":  # a caption shows the vote of which the text tells
            groups.join(number, votes.setdefault((line.article, line.kind != "caption"), number))
            groups.join(number, votes.get((line.article, line.kind == "caption"), number))
    found = []
    for numbers in groups.sets():
        kind = marked[numbers[0]][1]
        lines = _carried([marked[number][0] for number in numbers], scene)
        found.append(_stated(kind, lines, scene, cast, documents))
    found += _quotations(scene, cast, documents)
    return in_order(found, lambda fact: fact.evidence, scene)


def _marked_rows(marked: Sequence[Marked]) -> dict[tuple[int, StatementKind], int]:
    """Return row and kind -> how many versions mark it so."""
    articles = {(line.row, kind, line.article) for line, kind in marked if line.row is not None}
    return dict(Counter((row, kind) for row, kind, _ in articles if row is not None))


def _seconded(one: Marked, rows: Mapping[tuple[int, StatementKind], int], scene: Scene) -> bool:
    """Return whether enough versions of a passage mark it so: one of two, two of three to five, three of more."""
    line, kind = one
    if line.row is None:
        return True
    versions = len({other.article for other in scene.by_row[line.row]})
    return rows[line.row, kind] >= (1 if versions < 3 else 2 if versions < 6 else 3)


def _carried(lines: list[Line], scene: Scene) -> list[Line]:
    """Add the lines of the same rows in versions that have none yet: the one of a row, else the nearest in length.

    A version in a language of those that state it would have used their words; without them it says something else.
    """
    spoken = {line.language for line in lines}
    have = {line.article for line in lines}
    added: dict[str, Line] = {}
    for line in lines:
        for other in scene.aligned(line):
            if other.article in have or other.language in spoken:
                continue
            best = added.get(other.article)
            if best is None or abs(len(other.text) - len(line.text)) < abs(len(best.text) - len(line.text)):
                added[other.article] = other
    return [*lines, *added.values()]


def _quotations(scene: Scene, cast: Cast, documents: Sequence[Document]) -> list[Statement]:
    spoken = [one for article in scene.columns for one in utterances(scene.lines[article], cast, documents)]
    groups = Groups(len(spoken))
    seen: dict[object, int] = {}
    ranks: Counter[tuple[int, str]] = Counter()
    for number, one in enumerate(spoken):
        line = one.parts[0][0]
        groups.join(number, seen.setdefault(fold_bare(one.text), number))
        if line.row is not None:  # the first with the first where a row has several
            rank = ranks[line.row, line.article]
            ranks[line.row, line.article] += 1
            groups.join(number, seen.setdefault((line.row, rank), number))
    return [
        _statement("quotation", [part for n in numbers for part in spoken[n].parts], scene, _said_by(spoken, numbers))
        for numbers in groups.sets()
    ]


def _said_by(spoken: Sequence[Utterance], numbers: Sequence[int]) -> str | None:
    return next((spoken[number].by for number in numbers if spoken[number].by is not None), None)


def _statement(kind: StatementKind, group: list[Said], scene: Scene, by: str | None) -> Statement:
    lines = [line for line, _ in group]
    text: dict[str, str] = {}
    for line, _ in group:
        mine = [part for part in group if part[0].article == line.article]
        text.setdefault(line.language or "und", said(mine[:_MOST_PARTS] if kind == "quotation" else mine[:1]))
    coverage = cover({line.article for line in lines}, scene)
    return Statement(
        kind=kind,
        text=dict(sorted(text.items())),
        evidence=tuple(sorted({line.quote(span.start, span.end) for line, span in group}, key=scene.sort_key)),
        by=by,
        articles=coverage.articles,
        absent=coverage.absent,
        rule=RULE,
        confidence=sureness(0.7 if kind == "quotation" and by is not None else 0.6, coverage.articles, scene),
    )


def _stated(
    kind: StatementKind, lines: list[Line], scene: Scene, cast: Cast, documents: Sequence[Document]
) -> Statement:
    by, to = agent(kind, lines, cast, scene), _addressee(lines) if kind == "task" else None
    if by is not None and to is not None and by in to:  # "was tasked" names who is asked, and nobody who asks
        by = None
    made = _statement(kind, [(line, Span(0, len(line.text))) for line in lines], scene, by)
    return structs.replace(
        made,
        to=to,
        period=_period(lines, scene) if kind == "task" else None,
        document=next((d.code or d.title for d in documents if _cites(d, lines)), None),
    )


def _in_line(place: Evidence, line: Line) -> bool:
    return (
        (place.article, place.block) == (line.article, line.block)
        and line.start <= place.start
        and place.end <= line.start + len(line.text)
    )


def _addressee(lines: Sequence[Line]) -> str | None:
    """Return whom a task is for: the organisation or the holder of an office named right after the word of asking."""
    for line in lines:
        for cue in cues.find("statements", line.language, line.text, "task"):
            words = phrase.after(line.text, cue.end, line.language, _ADDRESSEE_WORDS)
            if words is None:
                continue
            for named in organisations_in(line):
                if words.start <= named.span.start < words.end:
                    return named.text
            text = line.text[words.start : words.end]
            kinds = cues.pattern("organisations", line.language, *_BODIES)
            body = kinds.search(text) if kinds is not None else None
            if body is not None:
                return text[: body.end()]
            if cues.has("roles", line.language, text, "head"):
                return text
    return None


def _period(lines: Sequence[Line], scene: Scene) -> str | None:
    """Return the day before which, or the year in which, something is to be done; ``None`` where several are named."""
    days = {
        known.value
        for line in lines
        for date in line.dates
        if date.date.precision == "day"
        and cues.has("statements", line.language, line.text[max(0, date.start - _LIMIT_REACH) : date.start], "until")
        and (known := whole(date.date, line.article, scene)) is not None
    }
    if len(days) == 1:
        return days.pop()
    years = {
        match[0]
        for line in lines
        for match in _YEAR.finditer(line.text)
        if not any(date.start <= match.start() < date.end and date.date.precision != "year" for date in line.dates)
    }
    return years.pop() if len(years) == 1 else None


def _cites(document: Document, lines: Sequence[Line]) -> bool:
    stands: dict[tuple[str, int], list[Line]] = {}
    for line in lines:
        stands.setdefault((line.article, line.block), []).append(line)
    near = ((place, stands.get((place.article, place.block), ())) for place in document.evidence)
    return any(_in_line(place, line) for place, beside in near for line in beside)
