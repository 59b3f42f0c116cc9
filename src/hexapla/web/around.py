"""What stands around an event: the turns beside it in its series, and pages that tell more of what it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from hexapla.archive import Archive
from hexapla.editions import Neighbours, document_key, document_path, headline_of, outlet_path, person_path, series_path
from hexapla.values.event import SeriesPlace
from hexapla.values.listing import ListingRow
from hexapla.values.record import Record


class Outline(Struct, frozen=True):
    """What of a record says what stands around it: its articles (ids) and its place in a series."""

    articles: tuple[str, ...]
    series: SeriesPlace | None


class Around(Struct, frozen=True):
    """What an event's page is made from besides its record and articles.

    ``previous`` and ``next`` are rows of lists; the others are paths of pages, by the names of people, by what
    documents are known by, and by article.
    """

    previous: ListingRow | None
    next: ListingRow | None
    people: Mapping[str, str]
    documents: Mapping[str, str]
    series: str | None
    outlets: Mapping[str, str]

    def told(self, language: str) -> Neighbours:
        """Return it in a language of the interface."""
        return Neighbours(
            headline_of(self.previous, language) if self.previous else None,
            headline_of(self.next, language) if self.next else None,
            self.people,
            self.series,
            self.documents,
            self.outlets,
        )


def outline_of(record: Record) -> Outline:
    """Return the outline of a record."""
    return Outline(tuple(version.id for version in record.articles), record.series)


def read_around(archive: Archive, event: str, outline: Outline) -> Around:
    """Return what stands around an event."""
    series = outline.series
    beside = [one for one in (series.previous, series.next) if one] if series else []
    near = archive.listed(beside) if beside else {}
    return Around(
        near.get(series.previous or "") if series else None,
        near.get(series.next or "") if series else None,
        people_of(archive, event),
        _documents(archive, event),
        series_path(series.id) if series and archive.has_series(series.id) else None,
        _outlets(archive, outline.articles),
    )


def people_of(archive: Archive, event: str) -> dict[str, str]:
    """Return name -> path of the page, of the people of an event as its record names them."""
    found = {name: person_path(person) for person, name in archive.people_at(event).items()}
    return dict(sorted(found.items()))


def _documents(archive: Archive, event: str) -> dict[str, str]:
    """Return what a document is known by within an event -> path of its page."""
    found = {
        document_key(one.code, one.title, one.dated): document_path(one.document) for one in archive.documents_at(event)
    }
    return dict(sorted(found.items()))


def _outlets(archive: Archive, articles: Sequence[str]) -> dict[str, str]:
    return {one: outlet_path(outlet) for one, outlet in sorted(archive.homes(articles).items())}
