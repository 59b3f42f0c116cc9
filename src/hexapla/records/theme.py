"""The theme and the host of an event, as each version words them."""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.records import cues, offices
from hexapla.records.coverage import cover
from hexapla.records.reading import Line, Scene
from hexapla.values.fact import TextFact
from hexapla.values.text import Span

THEME_RULE = "theme/1"
HOST_RULE = "host/1"
_REACH = 30  # codepoints between the word "theme" and the quotation
_LEAD = 3


def find_theme(scene: Scene) -> TextFact | None:
    """Return the theme: what is quoted beside a word for "theme" in the lead of a version.

    In a version without such a word it is the one quotation of the same row.
    """
    found = [
        (line, span)
        for article in scene.columns
        for line in scene.lead(article, _LEAD)
        if (span := _themed(line)) is not None
    ]
    if not found:
        return None
    have = {line.article for line, _ in found}
    for line, _ in list(found):
        for other in scene.aligned(line):
            if other.article not in have and len(other.quotations) == 1:
                have.add(other.article)
                found.append((other, Span(*other.quotations[0])))
    return _fact(found, THEME_RULE, scene)


def _themed(line: Line) -> Span | None:
    if line.kind == "title":
        return None
    for start, stop in line.quotations:
        head = line.text[max(0, start - _REACH) : start]
        tail = line.text[stop : stop + 8]
        before = cues.find("events", line.language, head, "theme")
        if before and not any(mark in head[before[-1].end :] for mark in ".;!?»”"):
            return Span(start, stop)
        following = cues.pattern("events", line.language, "theme")
        if following is not None and following.match(tail.lstrip('»”’"」』, ')) is not None:
            return Span(start, stop)
    return None


def find_host(scene: Scene) -> TextFact | None:
    """Return the body that the lead of a version says has held the event."""
    found = []
    for article in scene.columns:
        for line in scene.lead(article, _LEAD):
            span = _after_host(line) or _before_hold(line)
            if span is not None:
                found.append((line, span))
                break
    return _fact(found, HOST_RULE, scene) if found else None


def _after_host(line: Line) -> Span | None:
    for cue in cues.find("events", line.language, line.text, "host"):
        for name in line.names:
            if 0 <= name.start - cue.end <= 12:
                return Span(name.start, name.end)
    return None


def _before_hold(line: Line) -> Span | None:
    """Return the name of a body that ends right before the verb of holding."""
    for cue in cues.find("events", line.language, line.text, "hold"):
        for name in line.names:
            between = line.text[name.end : cue.start]
            if (
                0 <= cue.start - name.end <= 30
                and not any(mark in between for mark in ",.;:!?")
                and _is_body(name.text, line)
            ):
                return Span(name.start, cue.start)
    return None


def _is_body(text: str, line: Line) -> bool:
    return cues.has("roles", line.language, text, "body") and offices.strip(text, 0, len(text), line.language) == 0


def _fact(found: Sequence[tuple[Line, Span]], rule: str, scene: Scene) -> TextFact:
    text: dict[str, str] = {}
    for line, span in found:
        text.setdefault(line.language or "und", line.text[span.start : span.end].strip())
    coverage = cover({line.article for line, _ in found}, scene)
    evidence = {line.quote(span.start, span.end) for line, span in found}
    return TextFact(
        text=dict(sorted(text.items())),
        evidence=tuple(sorted(evidence, key=scene.sort_key)),
        articles=coverage.articles,
        absent=coverage.absent,
        rule=rule,
        confidence=0.9,
    )
