"""The contract of an archive: what any store must do for the road."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from hexapla.archive.lists import Lists
from hexapla.values.article import Article
from hexapla.values.event import Event, EventChange
from hexapla.values.lexicon import Lexicon, Meetings
from hexapla.values.outlet import OutletKnowledge, PageSketch
from hexapla.values.record import Record
from hexapla.values.rejection import Refusals, Rejection
from hexapla.values.review import Verdict
from hexapla.values.search import SearchMatches, SearchRequest, SearchRow


class PageRow(Struct, frozen=True, order=True):
    """One page that was read: where, under which key its cleaning is kept, and when it was fetched if known."""

    location: str
    key: str
    fetched: str | None = None


class Cleaned(Struct, frozen=True):
    """What cleaning a page gave, under the hash of its bytes, its declarations and the step's version."""

    key: str
    result: Article | Rejection


class SketchRow(Struct, frozen=True, order=True):
    """Whose article and which outlet's page a cleaning is, by its key."""

    key: str
    article: str
    outlet: str | None


class ArticleRow(Struct, frozen=True):
    """Where an article comes from.

    ``key`` is of its content: the cleaning's (``cleaned``), or a hash of that and of what its outlet's knowledge
    changed. ``learned`` is the key of the knowledge that was asked, empty where there was none.
    """

    id: str
    key: str
    location: str | None
    cleaned: str | None
    learned: str | None


class SignalsRow(Struct, frozen=True):
    """What was read in an article, packed by whoever read it; ``key`` is of the article's content."""

    article: str
    key: str
    value: bytes


class Archive(Lists, Protocol):
    """What a run leaves for the next one. Every method that writes is one transaction.

    Raises:
        ArchiveFull: there is no room, or the archive may not be written.
        ArchiveError: the store failed otherwise, another run holding it among the causes.
    """

    def known_keys(self, keys: Sequence[str]) -> set[str]:
        """Return those of ``keys`` under which a cleaning is kept."""
        ...

    def add_pages(self, rows: Sequence[PageRow], cleaned: Sequence[Cleaned]) -> None:
        """Keep cleanings and note which page has which; a page read again at its location is replaced."""
        ...

    def set_refusals(self, locations: Sequence[str], rejections: Sequence[Rejection]) -> None:
        """Replace what the step ``sources`` refused at ``locations``."""
        ...

    def pages(self) -> list[PageRow]:
        """Return all pages in the order of their locations."""
        ...

    def cleaned(self, keys: Iterable[str]) -> Iterator[tuple[str, Article]]:
        """Yield the articles that are kept as cleanings under ``keys``, by key."""
        ...

    def refused(self) -> Iterator[Cleaned]:
        """Yield the cleanings that a page points at and that gave no article, by key."""
        ...

    def unsketched(self, version: str) -> list[str]:
        """Return the keys of articles that a page points at and that have no sketch of this version."""
        ...

    def add_sketches(self, sketches: Mapping[str, PageSketch], version: str) -> None:
        """Keep sketches under the keys of their cleanings."""
        ...

    def sketch_rows(self) -> list[SketchRow]:
        """Return what is known of the sketches that a page points at, by key."""
        ...

    def sketches(self, keys: Iterable[str]) -> Iterator[tuple[str, PageSketch]]:
        """Yield the sketches under ``keys``, by key."""
        ...

    def outlet_keys(self) -> dict[str, str]:
        """Return outlet -> key under which its knowledge was learned."""
        ...

    def outlet(self, name: str) -> OutletKnowledge | None:
        """Return what is known of an outlet."""
        ...

    def set_outlets(self, learned: Sequence[tuple[str, OutletKnowledge]], gone: Sequence[str]) -> None:
        """Keep what outlets taught with its keys, and forget the outlets ``gone``."""
        ...

    def article_rows(self) -> dict[str, ArticleRow]:
        """Return where each article comes from, by id."""
        ...

    def put_articles(self, articles: Sequence[tuple[ArticleRow, Article | None]]) -> None:
        """Keep articles; ``None`` stands for one whose content stays as it is."""
        ...

    def keep_articles(self, ids: Iterable[str], rejections: Sequence[Rejection]) -> None:
        """Let all articles but ``ids`` go, and replace what the step ``articles`` refused."""
        ...

    def article_keys(self, ids: Iterable[str] | None = None) -> dict[str, str]:
        """Return article id -> key of its content, of all or of those named that are there."""
        ...

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """Yield articles by id, all or the ones named that are there."""
        ...

    def signals(self, keys: Mapping[str, str], version: str) -> dict[str, bytes]:
        """Return article id -> its signals, of those that are kept under ``keys`` (id -> key of its content)."""
        ...

    def add_signals(self, rows: Sequence[SignalsRow], version: str) -> None:
        """Keep what this version of reading read in articles."""
        ...

    def keep_signals(self, version: str) -> None:
        """Let all signals go but what this version read in articles as they are now."""
        ...

    def vectors(self, keys: Sequence[str], version: str) -> dict[str, bytes]:
        """Return key -> vector, of those of ``keys`` that this version of a model left."""
        ...

    def add_vectors(self, rows: Mapping[str, bytes], version: str) -> None:
        """Keep what this version of a model made of texts, under keys of these."""
        ...

    def keep_vectors(self, keys: Collection[str], version: str) -> None:
        """Let all vectors go but those of ``keys`` that this version of a model left."""
        ...

    def set_events(self, events: Sequence[Event], key: str) -> None:
        """Make ``events`` the archive's events, linked under ``key``; records of other events go.

        What became of the events that were there before is logged. Only what changed is written. An event whose
        judgements come along changes with every article that joins: a build keeps none (decision 9).
        """
        ...

    def events(self) -> Iterator[Event]:
        """Yield the events by id."""
        ...

    def event_changes(self) -> list[EventChange]:
        """Return what became of events, in the order of linkings, then of ids."""
        ...

    def former_events(self) -> dict[str, tuple[str, ...]]:
        """Return for each id that was an event's and is no more the events it leads to; none where it dissolved."""
        ...

    def record_keys(self) -> dict[str, str]:
        """Return event id -> key under which its record was made."""
        ...

    def record_key(self, event: str) -> str | None:
        """Return the key under which the record of an event was made, if it has one."""
        ...

    def article_key(self, article: str) -> str | None:
        """Return the key of an article's content, if there is such an article."""
        ...

    def add_records(self, records: Sequence[tuple[str, Record]], rejections: Sequence[Rejection] = ()) -> None:
        """Keep records with their keys."""
        ...

    def records(self, ids: Iterable[str] | None = None) -> Iterator[Record]:
        """Yield the records by id, all or the ones named that are there."""
        ...

    def add_verdicts(self, rows: Sequence[Verdict]) -> list[Verdict]:
        """Log what reviewers said and return it with the numbers it got; rows are never changed and never deleted."""
        ...

    def last_verdict(self) -> int:
        """Return the number of the last verdict, 0 where there is none."""
        ...

    def verdicts(self) -> list[Verdict]:
        """Return all that reviewers said, undone or not, by number."""
        ...

    @property
    def searchable(self) -> bool:
        """Whether this store can be searched; where it cannot, nothing is put into it to be found."""
        ...

    def search_keys(self) -> dict[str, str]:
        """Return event id -> key that its entries of search were made from."""
        ...

    def search_ready(self) -> bool:
        """Return whether there is anything to be found, or no record that could be."""
        ...

    def put_search(self, rows: Sequence[SearchRow]) -> None:
        """Let these entries stand for their events, in place of what stood for them."""
        ...

    def keep_search(self, events: Collection[str]) -> None:
        """Let the entries of all events but these go."""
        ...

    def search(self, request: SearchRequest, offset: int = 0, limit: int = 100) -> SearchMatches:
        """Return some of the events that are asked for, the best first, then the newest, then by id.

        An article is found where it meets all terms; each phrase is that of keys which stand side by side in one
        field. How good it is says BM25, with titles and people weighted up; an event is as good as its best article.
        Where very many articles match, the newest are ranked. Nothing in a request is syntax of the store.
        """
        ...

    def revision(self) -> str:
        """Return what changes whenever lists, what was gathered, or what reviewers said changes."""
        ...

    def rejections(self) -> list[Rejection]:
        """Return what was refused, in order."""
        ...

    def refusals(self, most: int) -> Refusals:
        """Return what was refused in sum, with at most so many reasons and subjects."""
        ...

    def lexicon(self) -> Lexicon:
        """Return what the archive has learned of words."""
        ...

    def meetings(self) -> list[Meetings]:
        """Return what articles are linked by besides: features of two languages that stand for each other."""
        ...

    def set_lexicon(self, lexicon: Lexicon, learned: Sequence[str], meetings: Sequence[Meetings] = ()) -> None:
        """Keep what was learned, and under which names it was, so that nothing is learned twice.

        The states ``lexicon`` and ``meetings`` become hashes of it.
        """
        ...

    def learned(self, names: Sequence[str]) -> set[str]:
        """Return those of ``names`` that the lexicon was learned from already."""
        ...

    def state(self, name: str) -> str | None:
        """Return a note that a run left under ``name``."""
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...
