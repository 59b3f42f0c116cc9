"""Search: what an article is found by, what is asked, and what is found."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from hexapla.values.text import Evidence, Span

Field = Literal["title", "text", "people", "names", "numbers", "documents", "language", "outlet"]


class SearchEntry(Struct, frozen=True, array_like=True):
    """One article as search finds it, or an event, without ``article``: keys separated by spaces, field by field.

    What stands for an event has the titles of all its versions, the people, documents and places of all of them, and of
    numbers its place in its series and its year; no text.

    ``begins`` and ``ends`` are the days of its event (proleptic ordinals, 0 where none is known). Of the facts of the
    event those are here that the article carries: ``people`` under all their names in all scripts, ``numbers`` by
    value, however the article writes them.
    """

    article: str
    begins: int
    ends: int
    title: str
    text: str
    people: str
    names: str
    numbers: str
    documents: str
    language: str
    outlet: str


class SearchRow(Struct, frozen=True):
    """The entries of one event, under the key of what they were made from."""

    event: str
    key: str
    entries: tuple[SearchEntry, ...]


class Phrase(Struct, frozen=True):
    """Keys that stand side by side in one of ``fields``; of the last only the beginning, where ``begins``."""

    fields: tuple[Field, ...]
    keys: tuple[str, ...]
    begins: bool = False


class SearchTerm(Struct, frozen=True):
    """One thing that is asked for: any of some phrases. ``shown`` is what the person wrote.

    What is not ``needed``, a bare word, may be left out where nothing has all that is asked.
    """

    shown: str
    phrases: tuple[Phrase, ...]
    needed: bool = True


class SearchRequest(Struct, frozen=True):
    """What is asked of an archive: articles that meet all ``terms``, of events between two days (ordinals, both in).

    Of ``wanted`` they meet as many as possible, two of them at least where there are two. ``remarks`` say what of
    the query was not understood or left out. ``terms`` may be none where days are named.
    """

    terms: tuple[SearchTerm, ...] = ()
    first_day: int | None = None
    last_day: int | None = None
    remarks: tuple[str, ...] = ()
    wanted: tuple[SearchTerm, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing at all is asked."""
        return not self.terms and not self.wanted and self.first_day is None and self.last_day is None


class SearchMatch(Struct, frozen=True):
    """An event that was found: how well (more is better), its day, and the articles, the best first.

    There is none where no article has all that is asked, and the titles and facts of the event have it together.
    """

    event: str
    score: float
    day: int
    articles: tuple[str, ...]


class SearchMatches(Struct, frozen=True):
    """Some of the ``total`` events that were found, the best first.

    Where ``more``, only the newest articles that match were looked at, and ``total`` is of these.
    """

    matches: tuple[SearchMatch, ...]
    total: int = 0
    more: bool = False


class Snippet(Struct, frozen=True):
    """A piece of an article, exactly as it stands there, and in it what was found.

    ``marks`` are codepoints of the block's text, as ``place.start`` and ``place.end`` are; block -1 is the title. Of a
    block, ``sentence`` is where the sentence begins that the first of them stands in, and ``row`` that sentence's row
    of the event's parallel table, from 1, where it stands there beside another version.
    """

    place: Evidence
    language: str | None
    marks: tuple[Span, ...]
    sentence: int | None = None
    row: int | None = None


class Named(Struct, frozen=True):
    """A person or document among the facts that were found, with the events of these answers that have it."""

    name: str
    events: tuple[str, ...]


class Hit(Struct, frozen=True):
    """One event that was found.

    ``title`` is that of the article that was found best, with its marks; ``date`` is ISO 8601, as precise as known, the
    event's or else the first report's, ``None`` where there is neither. ``articles`` are those that were found, the
    best first; ``languages`` and ``versions`` are all of the event's.
    """

    event: str
    score: float
    title: Snippet | None
    date: str | None
    languages: tuple[str, ...]
    versions: int
    articles: tuple[str, ...]
    snippets: tuple[Snippet, ...]


class SearchAnswer(Struct, frozen=True):
    """A page of what was found: ``hits`` from ``offset`` on, of ``total`` events (at least so many where ``more``).

    ``people`` and ``documents`` are those that these hits were found by. ``partial``: nothing has all that was asked,
    and these have most of it.
    """

    query: str
    hits: tuple[Hit, ...]
    total: int
    more: bool
    offset: int
    people: tuple[Named, ...] = ()
    documents: tuple[Named, ...] = ()
    remarks: tuple[str, ...] = ()
    partial: bool = False
