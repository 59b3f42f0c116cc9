"""What the index of a search answers: which articles and events a request finds, and where what is asked stands.

Entries are numbered by day, the newest first; those that stand for whole events are numbered in the same way, below
zero, so that either is a range of the one index.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import Any

import numpy as np
from sqlalchemy import Connection

from hexapla.archive.ranking import Candidate, Evidence, Numbers
from hexapla.values.search import Field, Phrase, SearchRequest, SearchTerm

RANKED = 1000
"""Articles that are ranked, and events besides them whose titles and facts alone have what is asked: the newest that
match. Ranking one takes some ten microseconds, so a query of words that stand in half of 100,000 articles costs some
ten milliseconds (November 2026, benchmarks/search.py)."""
_RANKED_LOOSELY = 400  # where any of many words may be met, ranking one takes twice as long

# Titles and people before the text; what an article merely is (its language, its outlet) makes it no better.
WEIGHTS: dict[Field, float] = {
    "title": 8.0, "text": 1.0, "people": 6.0, "names": 1.0, "numbers": 1.0, "documents": 3.0, "language": 0.0,
    "outlet": 0.0,
}  # fmt: skip
_HASH_BITS = 24
_HEADS_FROM, _HEAD_BITS = -(1 << 61), 38
"""Of numbers of events: so many bits that no two events of one day have the same hash but one archive in thousands."""
_RANK = f"bm25(search_index, {', '.join(map(str, WEIGHTS.values()))})"
_BY_WORDS = f"""
SELECT e.event, e.article, e.begins, {_RANK} FROM search_index
CROSS JOIN search_entries AS e ON e.number = search_index.rowid
WHERE search_index MATCH ? AND search_index.rowid >= ? AND search_index.rowid < ? AND e.ends >= ?
ORDER BY search_index.rowid LIMIT ?"""
_BY_DAYS = """
SELECT event, article, begins, 0.0 FROM search_entries
WHERE number >= ? AND number < ? AND ends >= ? ORDER BY number LIMIT ?"""
_HEADS = """
SELECT e.event, e.begins, e.number FROM search_index CROSS JOIN search_entries AS e ON e.number = search_index.rowid
WHERE search_index MATCH ? AND search_index.rowid >= ? AND search_index.rowid < ? AND e.ends >= ?
ORDER BY search_index.rowid LIMIT ?"""
_NUMBERS = "SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid >= ? AND rowid < ? LIMIT ?"
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH ? AND rowid >= 0 LIMIT ?)"
_LAST_DAY = date.max.toordinal()
# An event of unknown end may last this many days; a longer one is found by its beginning.
_LONGEST_EVENT = 400
# A number is as good as in the title where it is that of the event in its series.
_TITLE_FIELDS: frozenset[Field] = frozenset({"title", "numbers"})
_FACT_FIELDS: frozenset[Field] = frozenset({"people", "names", "documents"})
_NONE: Numbers = np.zeros(0, dtype=np.int64)
# Events that have a term in their titles or facts, of which it is known, all terms together.
_MOST_KNOWN = 12_000
_MOST_PAIRS = 6
# A word that stands in more articles than this is as good as any other that does, to tell rare ones from.
_COMMON = 2_000
_ANCHORS = 2


class SearchReading:
    """One reading of the index."""

    def __init__(self, connection: Connection, request: SearchRequest) -> None:
        """Read what a request asks over a connection."""
        self._connection, self._request = connection, request
        days = _days(request)
        self._articles_within = [day << _HASH_BITS for day in days]
        self._heads_within = [_HEADS_FROM + (day << _HEAD_BITS) for day in days]
        self._known = self._found_at_all(request.wanted)
        self.more = False

    def candidates(self) -> list[Candidate]:
        """Return the events that are found, each once, their articles the best first."""
        found: dict[str, Candidate] = {}
        for event, article, day, score in self._articles():
            one = found.get(event)
            if one is None:
                one = found[event] = Candidate(event, day, head_number(event, day), [])
            one.articles.append((score, article))
        for one in found.values():
            if len(one.articles) > 1:
                one.articles.sort()
        for event, day, number in self._heads():
            if event not in found:
                found[event] = Candidate(event, day, number, [])
        return list(found.values())

    def evidence(self) -> Evidence:
        """Return where what is asked stands in the titles and facts of events."""
        terms = [_in_head(term) for term in (*self._request.terms, *self._request.wanted)]
        asked = [term for term in terms if term is not None]
        pairs = [pair for one, two in pairwise(terms) if one and two and (pair := _pair(one, two))][:_MOST_PAIRS]
        most = _MOST_KNOWN // max(1, 2 * len(asked) + len(pairs))
        events = self._connection.exec_driver_sql("SELECT count(*) FROM search_events").scalar_one()
        return Evidence(
            [self._met(term, _TITLE_FIELDS, most) for term in asked],
            [self._met(term, _FACT_FIELDS, most) for term in asked],
            [self._numbers(_phrase(pair), most) for pair in pairs],
            events,
        )

    def _met(self, term: SearchTerm, fields: frozenset[Field], most: int) -> Numbers:
        phrases = _narrowed(term, fields)
        return self._numbers(_any(phrases), most) if phrases else _NONE

    def _articles(self) -> Sequence[Any]:
        request = self._request
        asked = _expression(request.terms, self._known, bool(request.wanted))
        if request.wanted and not self._known:
            return []
        query = _BY_WORDS if asked else _BY_DAYS
        most = _RANKED_LOOSELY if request.wanted else RANKED
        values = [*([asked] if asked else []), *self._articles_within, request.first_day or 0]
        return self._rows(query, values, most)

    def _heads(self) -> Sequence[Any]:
        """Return the events that have all that is asked in their titles and facts, whatever version says which."""
        terms, known = (list(map(_in_head, asked)) for asked in (self._request.terms, self._known))
        asked = _expression(list(filter(None, terms)), list(filter(None, known)), bool(self._request.wanted))
        if not asked or None in terms:
            return []
        values = [asked, *self._heads_within, self._request.first_day or 0]
        return self._rows(_HEADS, values, _RANKED_LOOSELY if known else RANKED)

    def _rows(self, query: str, values: Sequence[object], most: int) -> Sequence[Any]:
        rows = self._connection.exec_driver_sql(query, (*values, most + 1)).fetchall()
        self.more |= len(rows) > most
        return rows[:most]

    def _found_at_all(self, terms: Sequence[SearchTerm]) -> list[SearchTerm]:
        """Return those of some terms that any article has, the rarest first."""
        counted = [(self._count(_any(term.phrases)), place) for place, term in enumerate(terms)]
        return [terms[place] for count, place in sorted(counted) if count]

    def _count(self, expression: str) -> int:
        count: int = self._connection.exec_driver_sql(_COUNT, (expression, _COMMON)).scalar_one()
        return count

    def _numbers(self, expression: str, most: int) -> Numbers:
        rows = self._connection.exec_driver_sql(_NUMBERS, (expression, *self._heads_within, most)).fetchall()
        return np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))


def article_number(event: str, article: str, day: int) -> int:
    """Return the number of an article: its day, the newest first, then a hash."""
    return (_backwards(day) << _HASH_BITS) + _hashed(f"{event} {article}", _HASH_BITS)


@lru_cache(maxsize=1 << 16)
def head_number(event: str, day: int) -> int:
    """Return the number of what stands for an event, in the same way."""
    return _HEADS_FROM + (_backwards(day) << _HEAD_BITS) + _hashed(event, _HEAD_BITS)


def _hashed(text: str, bits: int) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> (64 - bits)


def _backwards(day: int) -> int:
    return _LAST_DAY - min(max(day, -1), _LAST_DAY)


def _days(request: SearchRequest) -> tuple[int, int]:
    """Return from which day back and down to before which day there may be something.

    Where days are asked for, an event without one is none of those.
    """
    last = request.last_day or _LAST_DAY
    if request.first_day is None and request.last_day is None:
        return _backwards(last), _backwards(-1)
    return _backwards(last), _backwards(max(0, (request.first_day or 0) - _LONGEST_EVENT))


def _expression(terms: Sequence[SearchTerm], known: Sequence[SearchTerm], loosely: bool) -> str:
    """Return what finds all terms and, of those wanted, two together, one of them among the rarest two.

    Keys are quoted, so nothing in them is FTS5's syntax.
    """
    parts = [_all(terms)] if terms else []
    if loosely and known:
        asked = [_any(term.phrases) for term in known]
        pairs = [f"({one} AND ({' OR '.join(asked[place + 1 :])}))" for place, one in enumerate(asked[:_ANCHORS])
                 if asked[place + 1 :]]  # fmt: skip
        parts.append(f"({' OR '.join(pairs or asked)})")
    return " AND ".join(parts)


def _in_head(term: SearchTerm) -> SearchTerm | None:
    """Return a term as it may be met by what stands for an event."""
    phrases = _narrowed(term, _TITLE_FIELDS | _FACT_FIELDS)
    return SearchTerm(term.shown, phrases) if phrases else None


def _narrowed(term: SearchTerm, to: frozenset[Field]) -> tuple[Phrase, ...]:
    return tuple(
        Phrase(fields, phrase.keys, phrase.begins)
        for phrase in term.phrases
        if (fields := tuple(field for field in phrase.fields if field in to))
    )


def _pair(one: SearchTerm, two: SearchTerm) -> Phrase | None:
    """Return two terms side by side in a title."""
    first, second = (next((p for p in term.phrases if "title" in p.fields), None) for term in (one, two))
    if first is None or second is None or first.begins:
        return None
    return Phrase(("title",), (*first.keys, *second.keys), second.begins)


def _all(terms: Iterable[SearchTerm]) -> str:
    return " AND ".join(_any(term.phrases) for term in terms)


def _any(phrases: Sequence[Phrase]) -> str:
    return f"({' OR '.join(map(_phrase, phrases))})"


def _phrase(phrase: Phrase) -> str:
    keys = " ".join(phrase.keys).replace('"', '""').replace("\0", " ")
    return f'{{{" ".join(phrase.fields)}}} : "{keys}"{" *" if phrase.begins else ""}'
