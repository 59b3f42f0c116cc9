"""Pieces of an article that show why it was found, exactly as they stand there."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from hexapla.language.search_words import SearchWord
from hexapla.search.matching import FoundFact, Mark, evidence_in, marks_in, merged, shows
from hexapla.values.article import Article
from hexapla.values.record import Version
from hexapla.values.search import SearchTerm, Snippet
from hexapla.values.text import Evidence, Span

TITLE = -1
LENGTH = 240
"""Codepoints of a piece, about three lines."""
_BEFORE = 60  # of them before the first mark
_LONGEST_TITLE = 300
_READ = 40_000  # codepoints of an article that are looked through: ten times a usual one
_MOST_MARKS = 40


class _Place(Struct, frozen=True):
    """A block with what was found in it."""

    block: int
    marks: list[Mark]
    words: list[SearchWord]

    @property
    def terms(self) -> frozenset[int]:
        return frozenset(mark.term for mark in self.marks)


def title_of(version: Version | Article, terms: Sequence[SearchTerm]) -> Snippet | None:
    """Return the title of an article with what was found in it marked; cut where it is very long."""
    if not version.title:
        return None
    text = version.title[:_LONGEST_TITLE]
    marks, _ = marks_in(text, terms)
    return Snippet(Evidence(version.id, TITLE, 0, len(text), text), version.language, merged(marks))


def snippets_of(
    article: Article, terms: Sequence[SearchTerm], facts: Sequence[FoundFact], most: int
) -> tuple[Snippet, ...]:
    """Return at most so many pieces of an article: each shows the most terms that those before it do not show."""
    places = _places(article, terms, facts)
    found: list[Snippet] = []
    shown: frozenset[int] = frozenset()
    while places and len(found) < most:
        best = max(places, key=lambda place: (len(place.terms - shown), len(place.terms), -place.block))
        if found and not best.terms - shown:
            break
        places.remove(best)
        shown |= best.terms
        found.append(_piece(article, best))
    return tuple(sorted(found, key=lambda one: one.place.block))


def _places(article: Article, terms: Sequence[SearchTerm], facts: Sequence[FoundFact]) -> list[_Place]:
    if not facts and not shows(terms):
        return []
    stated: dict[int, list[Mark]] = {}
    for evidence, term in evidence_in(article.id, facts):
        stated.setdefault(evidence.block, []).append(Mark(evidence.start, evidence.end, term))
    found, room = [], _READ
    for number, block in enumerate(article.blocks):
        if room <= 0:
            break
        text = block.text[:room]
        room -= len(text)
        marks, words = marks_in(text, terms)
        # A fact's words are its whole phrase; where the words themselves were found, they say it better.
        known = {mark.term for mark in marks}
        marks += [m for m in stated.get(number, ()) if m.term not in known and m.end <= len(text) and m.end > m.start]
        if marks:
            found.append(_Place(number, sorted(marks), words))
            if len(found[-1].terms) == len(terms):
                break  # nothing that follows can show more
    return found


def _piece(article: Article, place: _Place) -> Snippet:
    block = article.blocks[place.block]
    start, end = _window(block.text, place)
    inside = [m for m in place.marks if m.start >= start and m.end <= end][:_MOST_MARKS]
    marks = merged(inside) or (Span(start, end),)
    quoted = Evidence(article.id, place.block, start, end, block.text[start:end])
    return Snippet(quoted, block.language or article.language, marks)


def _window(text: str, place: _Place) -> tuple[int, int]:
    """Return where the piece begins and ends: at words, round the place where most terms are near each other."""
    first = _densest(place.marks)
    begin, least = max(0, first.start - _BEFORE), min(first.end, first.start + LENGTH)
    if len(text) <= LENGTH:
        return 0, len(text)
    if begin > 0:
        begin = min((word.start for word in place.words if begin <= word.start <= first.start), default=first.start)
    limit = begin + LENGTH
    if limit >= len(text):
        return begin, len(text)
    end = max((word.end for word in place.words if begin < word.end <= limit), default=limit)
    return begin, max(end, least)


def _densest(marks: Sequence[Mark]) -> Mark:
    """Return the mark from which a piece shows the most different terms, the first of those."""
    best, most = marks[0], 0
    for number, mark in enumerate(marks[:_MOST_MARKS]):
        terms = {m.term for m in marks[number : number + _MOST_MARKS] if m.end <= mark.start + LENGTH - _BEFORE}
        if len(terms) > most:
            best, most = mark, len(terms)
    return best
