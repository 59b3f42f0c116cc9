"""The place that a line beside an article's title names: its class tells it, or its date beside and the text."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from hexapla.articles import lexicon
from hexapla.articles.byline import byline, dateline
from hexapla.articles.segments import Segment
from hexapla.articles.shape import ends_sentence, width, word_count

MAX_WIDTH, MAX_WORDS = 40, 4
"""Width and words of the longest name of a place (sample pages: at most three words)."""

MAX_LINES = 20
"""Lines between a title and the text among which the place may stand."""

_NAMED = regex.compile(
    r"(?:^|[\s_./-])(?i:place|location|locality|dateline|city)(?:$|[\s_/])|(?<=[a-z])(?:Place|Location|City)(?:$|[\s_/-])"
)
_CASED = regex.compile(r"[\p{Lu}\p{Ll}]")


def find(segments: Sequence[Segment], texts: Sequence[str], lines: range, body: str, language: str | None) -> int:
    """Return the number of the segment among ``lines`` that names the place, -1 where none does.

    ``body`` is the article's text: a place that it never names may be a section of the site.
    """
    shown = [i for i in lines[-MAX_LINES:] if texts[i]]
    for at, i in enumerate(shown):
        if not _may_name(texts[i], segments[i]) or texts[i] not in body:
            continue
        near = [texts[j] for j in (*shown[max(0, at - 1) : at], *shown[at + 1 : at + 2])]
        told = bool(_NAMED.search(segments[i].path.rpartition("/")[2]))
        if told or (_CASED.search(texts[i]) and any(dateline(t, language) or byline(t) for t in near)):
            return i
    return -1


def _may_name(text: str, segment: Segment) -> bool:
    """Say whether a text may be a place's name: short, capitalised where case exists, no link and no menu's word."""
    apart = segment.place.reason not in (None, "byline", "date line") or segment.place.kind is not None
    if apart or segment.linked > 0 or width(text) > MAX_WIDTH:
        return False
    if not 0 < word_count(text) <= MAX_WORDS or ends_sentence(text) or any(c.isdecimal() or c in ":|" for c in text):
        return False
    words = text.split()
    cased = not _CASED.search(text) or (words[0][0].isupper() and words[-1][-1].islower())
    return cased and not lexicon.kinds_of(text) and byline(text) is None
