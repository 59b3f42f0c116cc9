"""Pieces of an article that show why it was found, exactly as they stand there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from hexapla.language.folding import fold_bare
from hexapla.language.search_words import SearchWord
from hexapla.language.sentences import split
from hexapla.search.matching import IN_TEXT, FoundFact, Mark, evidence_in, marks_in, merged, shows
from hexapla.values.article import Article
from hexapla.values.passage import Passage
from hexapla.values.record import Version
from hexapla.values.search import SearchTerm, Snippet
from hexapla.values.text import Evidence, Span

TITLE = -1
LENGTH = 240
"""Codepoints of a piece, about three lines."""
_BEFORE = 60  # of them before the first mark
_LONGEST_TITLE = 300
_MOST_TITLES = 40
_READ = 40_000  # codepoints of an article that are looked through: ten times a usual one
_MOST_MARKS = 40
_LONGEST_SPLIT = 60_000  # codepoints of a block that are parted into sentences
_READ_BESIDES = 1  # likely blocks that are read besides as many as there may be pieces


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


def lead_of(lead: Evidence, language: str, terms: Sequence[SearchTerm]) -> Snippet:
    """Return what stands in for a title, marked and cut as titles are."""
    text = lead.text[:_LONGEST_TITLE]
    marks, _ = marks_in(text, terms)
    return Snippet(
        Evidence(lead.article, lead.block, lead.start, lead.start + len(text), text), language, merged(marks)
    )


def most_titled(versions: Sequence[Version], terms: Sequence[SearchTerm]) -> tuple[str, ...]:
    """Return the articles of an event, those first whose titles seem to have most of what was asked."""
    found = _seeming([(one.title or "")[:_LONGEST_TITLE] for one in versions[:_MOST_TITLES]], terms)
    return tuple(versions[place].id for place in sorted(range(len(found)), key=lambda place: (-found[place], place)))


def _seeming(texts: Sequence[str], terms: Sequence[SearchTerm]) -> list[int]:
    """Return how many of the terms seem to stand in each text, of the first so many codepoints of all together.

    To read the words of a text takes thirty times as long as to look whether letters stand in it, and to fold many is
    quickest at once.
    """
    folded = fold_bare("\n".join(texts)[:_READ])
    ends = list(accumulate(len(text) + 1 for text in texts))
    looks = [_look(term) for term in terms]
    return [
        sum(look.search(folded, end - len(text) - 1, end - 1) is not None for look in looks)
        for text, end in zip(texts, ends, strict=True)
        if end - len(text) <= _READ
    ]


def snippets_of(
    article: Article, terms: Sequence[SearchTerm], facts: Sequence[FoundFact], most: int, thoroughly: bool = True
) -> tuple[Snippet, ...]:
    """Return at most so many pieces of an article: each shows the most terms that those before it do not show.

    Looked for ``thoroughly``, terms are also found that its text writes otherwise than the query does.
    """
    places = _places(article, terms, facts, most + _READ_BESIDES, thoroughly)
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


def _places(
    article: Article, terms: Sequence[SearchTerm], facts: Sequence[FoundFact], most: int, thoroughly: bool
) -> list[_Place]:
    if not facts and not shows(terms):
        return []
    stated: dict[int, list[Mark]] = {}
    for evidence, term in evidence_in(article.id, facts):
        stated.setdefault(evidence.block, []).append(Mark(evidence.start, evidence.end, term))
    wanted = {number for number, term in enumerate(terms) if shows([term])}.union(*(fact.terms for fact in facts))
    found: list[_Place] = []
    likely, others = _likely(article, terms, stated)
    for number in likely[:most] or (_holding(article, others, terms)[:most] if thoroughly else ()):
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
    """Return the blocks that seem to hold terms, those that hold most first, and the others that are looked through."""
    found = _seeming([block.text for block in article.blocks], terms)
    counts = [count + len({mark.term for mark in stated.get(number, ())}) for number, count in enumerate(found)]
    likely = sorted((-count, number) for number, count in enumerate(counts) if count)
    return [number for _, number in likely], [number for number, count in enumerate(counts) if not count]


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
    language = block.language or article.language
    return Snippet(quoted, language, marks, _sentence(block.text, language, marks[0].start))


def _sentence(text: str, language: str | None, place: int) -> int:
    """Return where the sentence begins that stands at a place of a block."""
    return max((span.start for span in split(text[:_LONGEST_SPLIT], language) if span.start <= place), default=0)


def with_rows(snippets: Sequence[Snippet], passages: Sequence[Passage]) -> tuple[Snippet, ...]:
    """Return pieces with the rows of the parallel table in which their sentences stand beside another version."""
    places = {(one.place.article, one.place.block, one.sentence) for one in snippets}
    rows: dict[tuple[str, int, int | None], int] = {}
    for number, passage in enumerate(passages, start=1):
        for article, cells in passage.cells.items() if len(passage.cells) > 1 else ():
            for cell in cells:
                if (place := (article, cell.block, cell.start)) in places:
                    rows.setdefault(place, number)
    return tuple(replace(one, row=rows.get((one.place.article, one.place.block, one.sentence))) for one in snippets)


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
