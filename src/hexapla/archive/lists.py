"""The contract of what lists and pages of names are read from, beside the records."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from hexapla.values.document import DocumentCard
from hexapla.values.gathered import CitedAs, Gathering, Lines, People, SeriesCards
from hexapla.values.lines import Line
from hexapla.values.listing import DayCount, Facets, Listing, ListingEntry, ListingRequest, ListingRow
from hexapla.values.outlet_card import OutletCard
from hexapla.values.person import Portrait, Profile
from hexapla.values.series import SeriesCard

L = TypeVar("L", bound=Line)


class Lists(Protocol):
    """Rows of events, and the people, series, documents and outlets that were gathered from all of them."""

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
