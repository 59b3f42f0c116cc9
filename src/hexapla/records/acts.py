"""Acts: what a person did at the event, by a verb beside the name in any version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

import regex

from hexapla.records import cues
from hexapla.records.reading import Line, Scene
from hexapla.values.fact import Act, ActKind
from hexapla.values.text import Evidence, Span

Place = tuple[Line, Span, Span]
"""A line, where the person's name stands in it, and name with office and title."""
_AFTER = 70  # codepoints after a name in which its verb may stand: "has, on behalf of the party, said"
_BEFORE = 16  # the same before a name and its office: "said the", "asistió el"
_HARD = regex.compile(r"[;:。；：!?！？]|\.(?=\s|$)")


def acts_of(places: Sequence[Place], others: Sequence[Place], scene: Scene) -> tuple[Act, ...]:
    """Return what a person did, each act once with its places; ``others`` are the other people of the event.

    A verb belongs to the nearest name before it, or to the one right after it where no name is nearer.
    """
    taken: dict[tuple[str, int], list[Span]] = {}
    for line, _, whole in others:
        taken.setdefault((line.article, line.order), []).append(whole)
    found: dict[str, set[Evidence]] = {}
    for line, name, whole in places:
        near = taken.get((line.article, line.order), [])
        for kind, evidence in _acts(line, name, whole, near):
            found.setdefault(kind, set()).add(evidence)
    return tuple(
        Act(kind, tuple(sorted(found[kind], key=scene.sort_key))) for kind in get_args(ActKind) if kind in found
    )


def _acts(line: Line, name: Span, whole: Span, others: Sequence[Span]) -> Iterator[tuple[str, Evidence]]:
    end = min([other.start for other in others if other.start >= whole.end], default=len(line.text))
    hard = _HARD.search(line.text, whole.end)
    end = min(end, whole.end + _AFTER, len(line.text) if hard is None else hard.start())
    floor = max([other.end for other in others if other.end <= whole.start], default=0)
    floor = max(floor, whole.start - _BEFORE)
    for kind in get_args(ActKind):
        after = cues.find("acts", line.language, line.text[whole.end : end], kind)
        before = cues.find("acts", line.language, line.text[floor : whole.start], kind)
        if after:
            yield kind, line.quote(name.start, whole.end + after[0].end)
        elif before:
            yield kind, line.quote(floor + before[-1].start, max(name.end, whole.end))
