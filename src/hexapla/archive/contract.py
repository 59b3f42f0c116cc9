"""The contract of an archive: what any store must do for the road."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from hexapla.values.article import Article
from hexapla.values.event import Event
from hexapla.values.lexicon import Lexicon
from hexapla.values.record import Record
from hexapla.values.rejection import Rejection


class PageRow(Struct, frozen=True, order=True):
    """One page that was read: where, under which key its cleaning is kept, and when it was fetched if known."""

    location: str
    key: str
    fetched: str | None = None


class Cleaned(Struct, frozen=True):
    """What cleaning a page gave, under the hash of its bytes, its declarations and the step's version."""

    key: str
    result: Article | Rejection


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

    def cleanings(self) -> Iterator[Cleaned]:
        """Yield the cleanings that a page points at, by key."""
        ...

    def set_articles(self, articles: Mapping[str, tuple[str, Article]], rejections: Sequence[Rejection]) -> None:
        """Make ``articles`` (id -> key and article) the archive's articles, and keep what ``articles`` refused."""
        ...

    def article_keys(self) -> dict[str, str]:
        """Return article id -> key of its content."""
        ...

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """Yield articles by id, all or the ones named that are there."""
        ...

    def set_events(self, events: Sequence[Event], key: str) -> None:
        """Make ``events`` the archive's events, linked under ``key``; records of other events go."""
        ...

    def events(self) -> Iterator[Event]:
        """Yield the events by id."""
        ...

    def record_keys(self) -> dict[str, str]:
        """Return event id -> key under which its record was made."""
        ...

    def add_records(self, records: Sequence[tuple[str, Record]], rejections: Sequence[Rejection] = ()) -> None:
        """Keep records with their keys."""
        ...

    def records(self) -> Iterator[Record]:
        """Yield the records by id."""
        ...

    def rejections(self) -> list[Rejection]:
        """Return what was refused, in order."""
        ...

    def lexicon(self) -> Lexicon:
        """Return what the archive has learned of words."""
        ...

    def set_lexicon(self, lexicon: Lexicon, learned: Sequence[str]) -> None:
        """Keep what was learned, and under which names it was, so that nothing is learned twice.

        The state ``lexicon`` becomes a hash of it.
        """
        ...

    def learned(self, names: Sequence[str]) -> set[str]:
        """Return those of ``names`` that the lexicon was learned from already."""
        ...

    def state(self, name: str) -> str | None:
        """Return a note that a run left under ``name``."""
        ...

    def set_state(self, name: str, value: str) -> None:
        """Leave a note for the next run."""
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...
