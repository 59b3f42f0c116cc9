"""Pieces of an article that show why it was found, exactly as they stand there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from msgspec import Struct

from hexapla.language.folding import fold_bare
from hexapla.language.search_words import SearchWord
from hexapla.search.matching import IN_TEXT, FoundFact, Mark, evidence_in, marks_in, merged, shows
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
_READ_FOR_ONE = 2  # likely blocks that are read for each piece


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
    places = _places(article, terms, facts, most * _READ_FOR_ONE)
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


def _places(article: Article, terms: Sequence[SearchTerm], facts: Sequence[FoundFact], most: int) -> list[_Place]:
    if not facts and not shows(terms):
        return []
    stated: dict[int, list[Mark]] = {}
    for evidence, term in evidence_in(article.id, facts):
        stated.setdefault(evidence.block, []).append(Mark(evidence.start, evidence.end, term))
    wanted = {number for number, term in enumerate(terms) if shows([term])}.union(*(fact.terms for fact in facts))
    found: list[_Place] = []
    likely, others = _likely(article, terms, stated)
    for number in likely[:most] or _holding(article, others, terms)[:most]:
        place = _place(number, article.blocks[number].text[:_READ], terms, stated.get(number, ()))
        if place.marks:
            found.append(place)
            if place.terms >= wanted:
                break  # nothing that follows can show more
    return found


def _holding(article: Article, numbers: Sequence[int], terms: Sequence[SearchTerm]) -> list[int]:
    """Return those of the blocks in which terms stand otherwise than most texts write them: names in another script."""
    texts = [article.blocks[number].text for number in numbers]
    ends = list(accumulate(len(text) + 1 for text in texts))
    marks, _ = marks_in("\n".join(texts)[:_READ], terms)  # all at once: quicker than one by one
    return [numbers[place] for place in dict.fromkeys(bisect_right(ends, mark.start) for mark in marks)]


def _place(number: int, text: str, terms: Sequence[SearchTerm], stated: Sequence[Mark]) -> _Place:
    marks, words = marks_in(text, terms)
    # A fact's words are its whole phrase; where the words themselves were found, they say it better.
    known = {mark.term for mark in marks}
    marks += [mark for mark in stated if mark.term not in known and mark.start < mark.end <= len(text)]
    return _Place(number, sorted(marks), words)


def _likely(
    article: Article, terms: Sequence[SearchTerm], stated: Mapping[int, Sequence[Mark]]
) -> tuple[list[int], list[int]]:
    """Return the blocks that seem to hold terms, those that hold most first, and the others that are looked through.

    To read the words of a block takes thirty times as long as to look whether letters stand in it.
    """
    looks = [_look(term) for term in terms]
    seeming, others, room = [], [], _READ
    for number, block in enumerate(article.blocks):
        if room <= 0:
            break
        folded = fold_bare(block.text[:room])
        room -= len(folded)
        count = sum(look.search(folded) is not None for look in looks) + len({m.term for m in stated.get(number, ())})
        if count:
            seeming.append((-count, number))
        else:
            others.append(number)
    return [number for _, number in sorted(seeming)], others


def _look(term: SearchTerm) -> re.Pattern[str]:
    """Return what finds the first words of a term as most texts write them."""
    keys = sorted({phrase.keys[0] for phrase in term.phrases if not IN_TEXT.isdisjoint(phrase.fields)})
    whole = (rf"(?<!\w){key}(?!\w)" if key.isascii() else key for key in map(re.escape, keys))
    return re.compile("|".join(whole) or r"\Z.")


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
