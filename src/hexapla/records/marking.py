"""Marks: which lines state a decision, a vote, a task, an assessment or a shortcoming, by small lists of sure words.

Words that are sure only of an institution ("must", "failed to") count beside a word for a body, an office or those who
take part; where the data lists such actors, nothing is stated without one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from hexapla.records import cues
from hexapla.records.reading import Line
from hexapla.values.fact import StatementKind
from hexapla.values.text import Span

KINDS: tuple[StatementKind, ...] = ("vote", "shortcoming", "task", "decision", "assessment")
_WEAK: dict[StatementKind, str] = {"task": "bidding", "shortcoming": "wanting", "decision": "starting"}
_INTRODUCTION = 90  # codepoints: "the conference also pointed out shortcomings" and its like
_SUBJECT_REACH = 80  # codepoints before a weak word in which its subject stands
_UNREAL_REACH = 24  # codepoints before a cue in which "might not have" stands
_CLAUSE = regex.compile(r"[.;:!?。；：]")
_QUESTION = regex.compile(r"[?？؟][\s\"'”’»)]*$")

Marked = tuple[Line, StatementKind]


def marks(lines: Sequence[Line]) -> Iterator[Marked]:
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


def kinds_of(line: Line) -> tuple[StatementKind, ...]:
    """Return the kinds of statement that a line's words mark; titles, headings and questions state nothing.

    A vote is not told again as a decision; what was asked is told beside what was decided or praised.
    """
    if line.kind in {"title", "heading"}:
        return ()
    text = unquoted(line)
    if not cues.has("statements", line.language, text, *KINDS, "tasks", *_WEAK.values()):  # clears most lines
        return ()
    if _QUESTION.search(line.text) or _is_personal(line, text):
        return ()
    found = [kind for kind in KINDS if spans_of(line, text, kind) or _is_weakly(line, text, kind)]
    if found and not _has_actor(line, text):
        found = []
    if "task" not in found and _lists_tasks(line, text):
        found.append("task")
    if "vote" in found and "decision" in found:
        found.remove("decision")
    return tuple(found)


def spans_of(line: Line, text: str, *kinds: str) -> list[Span]:
    """Return where the cues of some kinds stand; a word in capitals within a sentence is a name that looks like one."""
    return [
        span
        for span in cues.find("statements", line.language, text, *kinds)
        if not (_is_name(line, text, span) or _is_unreal(line, text, span))
    ]


def unquoted(line: Line) -> str:
    """Return the text with quoted words blanked: what is only quoted is not stated."""
    text = line.text
    for start, stop in line.quotations:
        text = text[:start] + " " * (stop - start) + text[stop:]
    return text


def _is_unreal(line: Line, text: str, span: Span) -> bool:
    head = text[max(0, span.start - _UNREAL_REACH) : span.start].split()
    return any(cues.is_cue("statements", line.language, word, "unreal") for word in head[-3:])


def _is_personal(line: Line, text: str) -> bool:
    """Return whether the writer speaks of himself or to the reader, as no report does; "US" and names do not."""
    return any(
        text[span.start : span.end].upper() != text[span.start : span.end] or span.end - span.start == 1
        for span in spans_of(line, text, "personal")
    )


def _is_name(line: Line, text: str, span: Span) -> bool:
    if not text[span.start].isupper() or not text[: span.start].strip(" «“„\"'([»–—-"):
        return False
    return any(name.start <= span.start and span.end <= name.end for name in line.names)


def _is_weakly(line: Line, text: str, kind: StatementKind) -> bool:
    """Return whether a weak word of a kind stands behind a subject that it can be said of, and is no one's view."""
    if kind not in _WEAK or cues.has("statements", line.language, text, "view", "said"):
        return False
    article = cues.pattern("phrase", line.language, "link")
    for span in spans_of(line, text, _WEAK[kind]):
        if article is not None and article.match(text, span.end + 1):
            continue  # "should the house vote"
        head = text[max(0, span.start - _SUBJECT_REACH) : span.start]
        clause = max((match.end() for match in _CLAUSE.finditer(head)), default=0)
        if _acts(line, head[clause:]) or cues.has("statements", line.language, head[clause:], "subject"):
            return True
    return False


def _acts(line: Line, text: str) -> bool:
    return cues.has("roles", line.language, text, "body", "head") or cues.has(
        "statements", line.language, text, "actor"
    )


def _has_actor(line: Line, text: str) -> bool:
    return not cues.forms("statements", "actor", line.language) or _acts(line, text)


def _lists_tasks(line: Line, text: str) -> bool:
    """Return whether points follow, after a colon, the word for tasks or priorities."""
    nouns = cues.find("statements", line.language, text, "tasks")
    return bool(nouns) and any(colon in text[nouns[0].end :] for colon in ":：")


def _handed_on(line: Line, kinds: Sequence[StatementKind], following: Line) -> StatementKind | None:
    """Return what an introduction marks: a list after a colon, or what a short word of shortcomings opens."""
    if following.kind == "list" and line.kind != "list" and line.text.rstrip().endswith((":", "：")):
        return next((kind for kind in ("task", "shortcoming", "decision") if kind in kinds), None)
    same = following.block == line.block and following.kind != "list"
    short = len(line.text) <= _INTRODUCTION
    return "shortcoming" if same and short and tuple(kinds) == ("shortcoming",) else None
