"""Lists of events: a few lines of each, kept so that a list is read without its records, and what it is asked by."""

from __future__ import annotations

from msgspec import Struct

from hexapla.values.article import DateValue
from hexapla.values.event import SeriesPlace


class Parting(Struct, frozen=True):
    """Where two versions part, in the words of a list: the kind of the difference, and what disagrees, as printed.

    ``languages`` are those of the two versions; of what one lacks there is one value, the other's.
    """

    kind: str
    languages: tuple[str | None, str | None]
    values: tuple[str, ...]


class ListingRow(Struct, frozen=True):
    """One event in a few lines.

    ``date`` is ISO 8601 and sorts: when the event ended, else began, else, with ``reported`` true, when the first
    version was published; empty where nothing is known. ``titles`` maps languages to titles, ``originals`` are the
    languages of versions, those of originals first. ``versions`` counts the articles, ``differences`` those of each
    severity that are open: nobody accepted them. ``partings`` are the gravest of these, few and in few words.
    ``untitled``: no version has a title, and ``titles`` are what versions begin with.
    """

    event: str
    date: str
    reported: bool
    start: DateValue | None
    end: DateValue | None
    kind: str | None
    titles: dict[str, str]
    originals: tuple[str, ...]
    places: tuple[str, ...]
    languages: tuple[str, ...]
    outlets: tuple[str, ...]
    versions: int
    differences: dict[str, int]
    series: SeriesPlace | None = None
    reviewed: bool = False
    partings: tuple[Parting, ...] = ()
    untitled: bool = False

    @property
    def open(self) -> bool:
        """Whether versions disagree in what nobody has accepted yet; notes are no disagreement."""
        return any(severity in self.differences for severity in ("error", "warning"))


class ListingEntry(Struct, frozen=True):
    """An event as lists find it, under the key of what its row was made from.

    ``begins`` and ``ends`` are its days (proleptic ordinals, 0 where none is known), ``articles`` the ids of its
    versions.
    """

    row: ListingRow
    key: str
    begins: int
    ends: int
    articles: tuple[str, ...]


class ListingRequest(Struct, frozen=True):
    """Which events are asked for: those that meet all that is said.

    ``language`` is a tag and stands for what begins with it too (``zh`` for ``zh-Hant``). ``person`` and ``series`` are
    ids, ``first_day`` and ``last_day`` ordinals, both in. ``events`` are ids that something else has found.
    """

    language: str | None = None
    outlet: str | None = None
    series: str | None = None
    person: str | None = None
    year: str | None = None
    first_day: int | None = None
    last_day: int | None = None
    events: tuple[str, ...] | None = None


class Listing(Struct, frozen=True):
    """A page of the ``total`` events that were asked for, the newest first."""

    rows: tuple[ListingRow, ...]
    total: int


class DayCount(Struct, frozen=True):
    """What happened on a date (ISO 8601, cut at any precision): events, their versions, and those that disagree."""

    date: str
    events: int
    versions: int
    differing: int


class Count(Struct, frozen=True):
    """How many events have a value."""

    value: str
    events: int


class Facets(Struct, frozen=True):
    """Of the events that are asked for: by what they can be asked for further, the most frequent first.

    Years stand in their order, the newest first, and are all there.
    """

    languages: tuple[Count, ...] = ()
    outlets: tuple[Count, ...] = ()
    series: tuple[Count, ...] = ()
    years: tuple[Count, ...] = ()
