"""A known number looked for in words, where another version of the passage vouches for it."""

from __future__ import annotations

from hexapla.language.folding import fold
from hexapla.language.number_grammar import grammar
from hexapla.records.reading import Line
from hexapla.values.text import Span

MOST_IN_WORDS = 1000  # larger numbers are hardly ever spelled out in news


def number_in_words(line: Line, value: int) -> Span | None:
    """Return the first place where the line spells ``value`` as a whole word, or ``None``.

    Homographs ("năm", "neuf") are accepted: the caller knows that the passage states the number. What stands
    before a figure is not ("năm 2024" is a year).
    """
    words = grammar(line.language)
    if words is None:
        return None
    folded = fold(line.text)
    for start in range(len(folded)):
        if not folded[start].isalpha() or (words.spaced and start and folded[start - 1].isalnum()):
            continue
        parsed = words.parse(folded, start)
        if parsed is None or parsed.value != value or parsed.ordinal:
            continue
        if not folded[parsed.end :].lstrip()[:1].isdigit():
            return Span(start, parsed.end)
    return None
