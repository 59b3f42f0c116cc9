"""Lines: what a list says of a person, a series, a document or an outlet, kept so that a list is read without them."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from hexapla.values.document import DocumentCard
from hexapla.values.outlet_card import OutletCard
from hexapla.values.person import Profile
from hexapla.values.series import SeriesCard


class PersonLine(Struct, frozen=True):
    """A person in a line: the latest role, in how many events, and the dates of the first and the last of them."""

    id: str
    name: str
    variants: tuple[str, ...]
    events: int
    first: str
    last: str
    role: dict[str, str] = {}

    @classmethod
    def of(cls, person: Profile) -> PersonLine:
        """Return the line of a person."""
        days = [seen.date for seen in person.appearances if seen.date] or [""]
        events = len({seen.event for seen in person.appearances})
        role = person.roles[-1].role if person.roles else {}
        return cls(person.id, person.name, person.variants, events, min(days), max(days), role)


class SeriesLine(Struct, frozen=True):
    """A series in a line: the ids of its events, when the first began and the last ended, and what was found again."""

    id: str
    events: tuple[str, ...]
    first: str
    last: str
    follow_ups: int = 0

    @classmethod
    def of(cls, card: SeriesCard) -> SeriesLine:
        """Return the line of a series."""
        days = [day for turn in card.turns for day in (turn.start, turn.end) if day] or [""]
        return cls(card.id, tuple(turn.event for turn in card.turns), min(days), max(days), len(card.follow_ups))


class DocumentLine(Struct, frozen=True):
    """A document in a line: what it is called, at how many events it is cited, and the last of them with its date."""

    id: str
    code: str | None
    title: str | None
    date: str | None
    names: dict[str, str]
    citations: int
    last: str
    event: str

    @classmethod
    def of(cls, card: DocumentCard) -> DocumentLine:
        """Return the line of a document."""
        event = card.citations[-1].event if card.citations else ""
        return cls(card.id, card.code, card.title, card.date, card.names, len(card.citations), card.last, event)

    @property
    def called(self) -> str:
        """What it is listed as, whoever reads: its code, else its title, else what some language calls it."""
        said = (self.names[tag] for tag in sorted(self.names))
        return self.code or self.title or next(said, None) or self.date or self.id


class OutletLine(Struct, frozen=True):
    """An outlet in a line: what it is called, its host, how many articles, and the day of the last.

    ``with_error`` of its ``versions`` that rest on another article have an error.
    """

    id: str
    outlet: str
    name: str
    names: tuple[str, ...]
    articles: int
    last: str
    versions: int = 0
    with_error: int = 0

    @classmethod
    def of(cls, card: OutletCard) -> OutletLine:
        """Return the line of an outlet."""
        told = card.faults
        counts = card.articles, card.last, told.versions, told.with_error
        return cls(card.id, card.outlet, card.name, card.names, *counts)


Line: TypeAlias = PersonLine | SeriesLine | DocumentLine | OutletLine
