"""The contract of an archive: what any store must do for the road."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct

from hexapla.values.article import Article
from hexapla.values.document import DocumentCard
from hexapla.values.event import Event, EventChange
from hexapla.values.gathered import CitedAs, Gathering, Lines, People, SeriesCards
from hexapla.values.lexicon import Lexicon, Meetings
from hexapla.values.lines import Line
from hexapla.values.listing import DayCount, Facets, Listing, ListingEntry, ListingRequest, ListingRow
from hexapla.values.outlet import OutletKnowledge, PageSketch
from hexapla.values.outlet_card import OutletCard
from hexapla.values.person import Portrait, Profile
from hexapla.values.record import Record
from hexapla.values.rejection import Refusals, Rejection
from hexapla.values.review import Verdict
from hexapla.values.search import SearchMatches, SearchRequest, SearchRow
from hexapla.values.series import SeriesCard

L = TypeVar("L", bound=Line)


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


class Archive(Protocol):
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

    def listing_keys(self) -> dict[str, str]:
        """Return event id -> key that its row of lists was made from."""
        ...

    def put_listing(self, entries: Sequence[ListingEntry]) -> None:
        """Let these rows stand for their events, in place of what stood for them; who was there stays as gathered."""
        ...

    def keep_listing(self, events: Collection[str]) -> None:
        """Let the rows of all events but these go."""
        ...

    def listing(self, request: ListingRequest, offset: int = 0, limit: int = 20) -> Listing:
        """Return some of the events that are asked for: the newest first, those of one day by id, the undated last."""
        ...

    def days(self, request: ListingRequest) -> tuple[DayCount, ...]:
        """Return what happened on each date of the events that are asked for, in order; none of those without one."""
        ...

    def sizes(self) -> Mapping[str, int]:
        """Return how many languages, outlets, series and years events are asked for by, and how many articles."""
        ...

    def newest(self, kind: str, values: Iterable[str]) -> dict[str, ListingRow]:
        """Return value -> row of the newest event that has it, of a kind that events are asked for by."""
        ...

    def listed(self, events: Iterable[str]) -> dict[str, ListingRow]:
        """Return event id -> row, of those of ``events`` that have one."""
        ...

    def events_of(self, articles: Iterable[str]) -> dict[str, str]:
        """Return article id -> the event that lists have it in, of those of ``articles`` that are in one."""
        ...

    def facets(self, request: ListingRequest, most: int = 40) -> Facets:
        """Return by what these events can be asked for further, at most so many values of each kind but years."""
        ...

    def set_gathered(self, gathering: Gathering, key: str) -> None:
        """Keep what events tell together, in this order, in place of what was; the state ``gathered`` becomes ``key``.

        Events are found by the people who appear in them.
        """
        ...

    def lines(self, kind: type[L], words: Sequence[str] = (), offset: int = 0, limit: int = 20) -> Lines[L]:
        """Return some lines of a kind, those of most events first; ``words`` as in :meth:`people`."""
        ...

    def shelf(self, kind: type[L], offset: int = 0, limit: int = 20) -> Lines[L]:
        """Return some lines of a kind in the order of a list of all."""
        ...

    def letters(self, kind: type[Line]) -> list[tuple[str, int]]:
        """Return the letters that a list of all of a kind has, in its order, and where each begins in it."""
        ...

    def names(self, kind: str, ids: Iterable[str]) -> dict[str, str]:
        """Return id -> name, of those of ``ids`` that there are of a kind; of a document what it is listed as."""
        ...

    def documents(self, ids: Sequence[str]) -> tuple[DocumentCard, ...]:
        """Return the documents of these ids that there are."""
        ...

    def documents_at(self, event: str) -> tuple[CitedAs, ...]:
        """Return the documents that an event cites, by id, as it calls them."""
        ...

    def outlet_cards(self, ids: Sequence[str]) -> tuple[OutletCard, ...]:
        """Return the outlets of these ids that there are."""
        ...

    def homes(self, articles: Iterable[str]) -> dict[str, str]:
        """Return article id -> the id of its outlet, of those of ``articles`` that have one."""
        ...

    def people(self, words: Sequence[str] = (), offset: int = 0, limit: int | None = None) -> People:
        """Return some of the people one of whose names has words that begin with each of ``words``, in their order."""
        ...

    def person(self, person: str) -> Profile | None:
        """Return a person by id."""
        ...

    def portrait(self, person: str) -> Portrait | None:
        """Return what a page tells of a person, however often met."""
        ...

    def former_person(self, former: str) -> str | None:
        """Return the id that a person has now who had the id ``former`` earlier."""
        ...

    def people_at(self, event: str) -> dict[str, str]:
        """Return the ids of the people of an event -> what it calls them."""
        ...

    def ids(self, kind: str, offset: int = 0, limit: int | None = None) -> list[str]:
        """Return the ids of all of a kind, or of some, in order.

        The kinds are ``event`` (those in lists), ``article``, ``person``, ``series``, ``document`` and ``outlet``.
        """
        ...

    def size(self, kind: str) -> int:
        """Return how many there are of a kind, as in :meth:`ids`."""
        ...

    def series(self, offset: int = 0, limit: int | None = None) -> SeriesCards:
        """Return some of the series, in their order."""
        ...

    def has_series(self, series: str) -> bool:
        """Return whether there is a series of this id, without reading its card."""
        ...

    def series_card(self, series: str) -> SeriesCard | None:
        """Return a series by id."""
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
