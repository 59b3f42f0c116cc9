"""Headlines: an event in a few lines, as the front page and its neighbours in a series show it."""

from __future__ import annotations

from msgspec import Struct

from hexapla.editions.addresses import event_path
from hexapla.editions.marking import RANK
from hexapla.editions.summaries import summary
from hexapla.editions.wording import INTERFACE, Words, clip, day, in_languages, own_name, span_of_days, words
from hexapla.values.listing import ListingRow, Parting
from hexapla.values.record import Record

_MOST_TITLES = 24
_OPEN = ("error", "warning")  # what an editor has to look at


class Headline(Struct, frozen=True):
    """One event in a few lines.

    ``date`` is ISO 8601 and sorts; it is when the event ended, else began, else, with ``reported`` true, when
    the first version was published; empty where nothing is known. ``languages`` are pairs of tag and own name,
    ``severities`` count the differences that nobody has accepted, ``series`` is an id. ``untitled``: no version has a
    title, and the titles are what versions begin with.
    """

    id: str
    path: str
    title: Words | None
    titles: tuple[Words, ...]
    date: str
    shown_date: str
    reported: bool
    inferred: bool
    places: tuple[str, ...]
    kind: str
    languages: tuple[tuple[str, str], ...]
    outlets: tuple[str, ...]
    versions: int
    severities: dict[str, int]
    ordinal: int | None = None
    previous: str | None = None
    next: str | None = None
    series: str | None = None
    reviewed: bool = False
    partings: tuple[Parting, ...] = ()
    untitled: bool = False

    @property
    def open(self) -> bool:
        """Whether versions disagree in what nobody has accepted yet; notes are no disagreement."""
        return any(severity in self.severities for severity in _OPEN)


def headline(record: Record, language: str = INTERFACE) -> Headline:
    """Return the headline of a record, in a language of the interface."""
    return headline_of(summary(record), language)


def headline_of(row: ListingRow, language: str = INTERFACE) -> Headline:
    """Return the headline of an event as lists keep it, in a language of the interface."""
    titles = tuple(words(w.text, w.language) for w in in_languages(row.titles, row.originals, language))
    dates = [date for date in (row.start, row.end) if date is not None]
    series = row.series
    return Headline(
        id=row.event,
        path=event_path(row.event),
        title=titles[0] if titles else None,
        titles=titles[1 : 1 + _MOST_TITLES],
        date=row.date,
        shown_date=span_of_days(row.start, row.end, language) if dates else day(row.date, language),
        reported=row.reported,
        inferred=any(date.inferred for date in dates),
        places=row.places,
        kind=clip((row.kind or "").replace("-", " "), 60),
        languages=tuple((tag, own_name(tag)) for tag in row.languages),
        outlets=row.outlets,
        versions=row.versions,
        severities={name: row.differences[name] for name in RANK if row.differences.get(name)},
        ordinal=series.ordinal if series else None,
        previous=series.previous if series else None,
        next=series.next if series else None,
        series=series.id if series else None,
        reviewed=row.reviewed,
        partings=row.partings,
        untitled=row.untitled,
    )
