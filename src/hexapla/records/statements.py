"""Statements: what was decided, voted, asked, praised, found wanting or said, by small lists of sure words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import regex

from hexapla.language.folding import fold_bare
from hexapla.records import cues, phrase
from hexapla.records.coverage import cover
from hexapla.records.reading import Line, Scene
from hexapla.records.reconciliation import Groups, in_order
from hexapla.values.fact import Document, Person, Statement, StatementKind
from hexapla.values.text import Evidence, Span

RULE = "statement/1"
KINDS: tuple[StatementKind, ...] = ("vote", "shortcoming", "task", "decision", "assessment")
_MIN_QUOTATION = 6  # words; fewer in quotation marks is a term, a motto or a title
_MIN_CHARACTERS = 12  # the same for scripts without spaces
_INTRODUCTION = 90  # codepoints: "the conference also pointed out shortcomings" and its like
_MOST_PARTS = 12  # sentences of one quotation that are shown
_ADDRESSEE_WORDS = 6  # "the Ministry of Foreign Affairs and Trade"
_YEAR = regex.compile(r"(?<!\p{Nd})20\p{Nd}{2}(?!\p{Nd})")
_DASHED = regex.compile(r"[–—―]\s+")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")


def find_statements(scene: Scene, people: Sequence[Person], documents: Sequence[Document]) -> tuple[Statement, ...]:
    """Return the statements of an event in the order they are first read.

    A sentence or caption that holds a cue is a statement; the sentences of other versions in its row are the
    same statement in their words, cue or not. The points of a list that a task introduces are tasks.
    """
    marked = [(line, kind) for article in scene.columns for line, kind in _marks(scene.lines[article])]
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
        found.append(_statement(kind, [(line, Span(0, len(line.text))) for line in lines], people, documents, scene))
    found += _quotations(scene, people, documents)
    return in_order(found, lambda fact: fact.evidence, scene)


def kinds_of(line: Line) -> tuple[StatementKind, ...]:
    """Return the kinds of statement that a line's words mark; titles and headings state nothing.

    A vote is not told again as a decision; what was asked is told beside what was decided or praised.
    """
    if line.kind in {"title", "heading"}:
        return ()
    text = _unquoted(line)
    if not cues.has("statements", line.language, text, *KINDS, "tasks"):  # one search clears most lines
        return ()
    found = [kind for kind in KINDS if cues.has("statements", line.language, text, kind)]
    if "task" not in found and _lists_tasks(line, text):
        found.append("task")
    if "vote" in found and "decision" in found:
        found.remove("decision")
    return tuple(found)


Marked = tuple[Line, StatementKind]


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


def _marks(lines: Sequence[Line]) -> Iterator[Marked]:
    """Yield the kinds that the lines of an article are marked with; what introduces others marks them, not itself."""
    listed: StatementKind | None = None
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        if line.kind == "list" and listed is not None:
            yield line, listed
            continue
        kinds = kinds_of(line)
        heir = None if following is None else _handed_on(line, kinds, following)
        if heir is not None and following is not None:
            if following.kind == "list":
                listed = heir
            elif heir not in kinds_of(following):
                yield following, heir
            continue
        if line.kind not in {"caption", "title", "list"}:
            listed = None
        yield from ((line, kind) for kind in kinds)


def _handed_on(line: Line, kinds: Sequence[StatementKind], following: Line) -> StatementKind | None:
    """Return what an introduction marks: a list after a colon, or what a short word of shortcomings opens."""
    if following.kind == "list" and line.kind != "list" and line.text.rstrip().endswith((":", "：")):
        return next((kind for kind in ("task", "shortcoming", "decision") if kind in kinds), None)
    same = following.block == line.block and following.kind != "list"
    short = len(line.text) <= _INTRODUCTION
    return "shortcoming" if same and short and tuple(kinds) == ("shortcoming",) else None


def _lists_tasks(line: Line, text: str) -> bool:
    """Return whether points follow, after a colon, the word for tasks or priorities."""
    nouns = cues.find("statements", line.language, text, "tasks")
    return bool(nouns) and any(colon in text[nouns[0].end :] for colon in ":：")


def _unquoted(line: Line) -> str:
    """Return the text with quoted words blanked: what is only quoted is not stated."""
    text = line.text
    for start, stop in line.quotations:
        text = text[:start] + " " * (stop - start) + text[stop:]
    return text


def _carried(lines: list[Line], scene: Scene) -> list[Line]:
    """Add the lines of the same rows in versions that have none yet: the one of a row, else the nearest in length."""
    have = {line.article for line in lines}
    added: dict[str, Line] = {}
    for line in lines:
        for other in scene.aligned(line):
            best = added.get(other.article)
            near = abs(len(other.text) - len(line.text))
            if other.article not in have and (best is None or near < abs(len(best.text) - len(line.text))):
                added[other.article] = other
    return [*lines, *added.values()]


def _quotations(scene: Scene, people: Sequence[Person], documents: Sequence[Document]) -> list[Statement]:
    spoken = [
        parts
        for article in scene.columns
        for parts in _utterances(scene.lines[article])
        if _is_spoken(parts, documents)
    ]
    groups = Groups(len(spoken))
    seen: dict[object, int] = {}
    for number, parts in enumerate(spoken):
        line = parts[0][0]
        groups.join(number, seen.setdefault(fold_bare(_said(parts)), number))
        if line.row is not None:
            groups.join(number, seen.setdefault(line.row, number))
    return [
        _statement("quotation", [part for number in numbers for part in spoken[number]], people, (), scene)
        for numbers in groups.sets()
    ]


Said = tuple[Line, Span]


def _utterances(lines: Sequence[Line]) -> list[list[Said]]:
    """Return what is said in the lines of an article, the sentences of one quotation together."""
    found: list[list[Said]] = []
    for line in lines:
        if line.kind in {"title", "heading"}:
            continue
        for start, stop in [*line.quotations, *_dashed(line)]:
            before = found[-1][-1] if found else None
            if before is not None and start == 0 and _runs_on(before, line):
                found[-1].append((line, Span(start, stop)))
            else:
                found.append([(line, Span(start, stop))])
    return found


def _runs_on(before: Said, line: Line) -> bool:
    last, span = before
    same = (last.article, last.block) == (line.article, line.block)
    return same and last.order + 1 == line.order and span.end == len(last.text)


def _said(parts: Sequence[Said]) -> str:
    return " ".join(line.text[span.start : span.end].strip() for line, span in parts)


def _dashed(line: Line) -> list[tuple[int, int]]:
    """Return the speech that a dash opens at the beginning of a paragraph; it ends where a comma hands over."""
    match = _DASHED.match(line.text) if line.start == 0 and line.kind == "paragraph" else None
    if match is None:
        return []
    return [(match.end(), line.text.rfind(",", match.end()) if "," in line.text[match.end() :] else len(line.text))]


def _is_spoken(parts: Sequence[Said], documents: Sequence[Document]) -> bool:
    """Return whether quoted words are speech: a clause, not a theme, a document's title or an award's name."""
    text, (line, span) = _said(parts), parts[0]
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
    for line, _ in group:
        mine = [part for part in group if part[0].article == line.article]
        text.setdefault(line.language or "und", _said(mine[:_MOST_PARTS] if kind == "quotation" else mine[:1]))
    coverage = cover({line.article for line in lines}, scene)
    return Statement(
        kind=kind,
        text=dict(sorted(text.items())),
        evidence=tuple(sorted({line.quote(span.start, span.end) for line, span in group}, key=scene.sort_key)),
        by=_speaker(lines, people),
        to=_addressee(lines) if kind == "task" else None,
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


def _addressee(lines: Sequence[Line]) -> str | None:
    """Return whom a task is for: what follows the word of asking, when it names a body or an office."""
    for line in lines:
        for cue in cues.find("statements", line.language, line.text, "task"):
            words = phrase.after(line.text, cue.end, line.language, _ADDRESSEE_WORDS)
            text = "" if words is None else line.text[words.start : words.end]
            if cues.has("roles", line.language, text, "body", "head"):
                return text
    return None


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
