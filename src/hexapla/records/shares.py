"""Shares in words: "half of the grants" is 50 %."""

from __future__ import annotations

from typing import cast

from msgspec import Struct

from hexapla.language.folding import fold
from hexapla.language.quantity_words import quantity_words
from hexapla.records import cues, phrase
from hexapla.records.reading import Line
from hexapla.values.fact import Comparator
from hexapla.values.text import Span

_REACH = 30  # codepoints beside a share in which "at least" may stand


class Share(Struct, frozen=True):
    """A share in one line: percent, how it is bounded, and of what."""

    span: Span
    percent: int
    comparator: Comparator
    words: str | None


def shares_of(line: Line) -> list[Share]:
    """Return the shares that a line names by a word; halves of time and of games are ordinals and are none."""
    found = []
    for cue in cues.find("measures", line.language, line.text, "half"):
        if any(number.kind == "ordinal" and 0 <= cue.start - number.end <= 2 for number in line.numbers):
            continue
        comparator, start, end = _bounded(line, cue)
        words = phrase.after(line.text, end, line.language)
        text = None if words is None else line.text[words.start : words.end]
        if text is not None and cues.has("measures", line.language, text, "time"):
            continue
        found.append(Share(Span(start, end if words is None else words.end), 50, comparator, text))
    return found


def _bounded(line: Line, cue: Span) -> tuple[Comparator, int, int]:
    """Return the comparator beside a share and the place that both take."""
    words, folded = quantity_words(line.language), fold(line.text)
    floor = max(0, cue.start - _REACH)
    before = words.before.search(folded[floor : cue.start])
    if before is not None:
        return cast(Comparator, words.before_values[before[1]]), floor + before.start(1), cue.end
    after = words.after.match(folded, cue.end)
    if after is not None:
        return cast(Comparator, words.after_values[after[1]]), cue.start, after.end()
    return "=", cue.start, cue.end
