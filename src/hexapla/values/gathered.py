"""What several events tell together, as an archive keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from hexapla.values.document import DocumentCard
from hexapla.values.outlet_card import OutletCard
from hexapla.values.person import Profile
from hexapla.values.series import SeriesCard

T = TypeVar("T")


class PersonEntry(Struct, frozen=True):
    """A person with all spellings as keys: words in plain letters, parted by spaces."""

    profile: Profile
    names: str


class Gathering(Struct, frozen=True):
    """All that events tell together, each kind in the order in which it is listed.

    ``homes`` maps articles to the ids of their outlets. ``shelves`` are the ids of a kind (``person``, ``series``,
    ``document``, ``outlet``) in the order of a list of all, each with the letter that it stands under.
    """

    people: tuple[PersonEntry, ...] = ()
    series: tuple[SeriesCard, ...] = ()
    documents: tuple[DocumentCard, ...] = ()
    outlets: tuple[OutletCard, ...] = ()
    homes: dict[str, str] = {}
    shelves: Mapping[str, Sequence[tuple[str, str]]] = {}


class People(Struct, frozen=True):
    """A page of the ``total`` people that were asked for, those of most events first, then by name."""

    people: tuple[Profile, ...]
    total: int


class SeriesCards(Struct, frozen=True):
    """A page of the ``total`` series, those of most events first."""

    series: tuple[SeriesCard, ...]
    total: int


class Lines(Struct, Generic[T], frozen=True):
    """A page of the ``total`` lines that were asked for."""

    lines: tuple[T, ...]
    total: int


class CitedAs(Struct, frozen=True):
    """What an event tells of a document that it cites: its code, its title and its date, as far as it does."""

    document: str
    code: str | None
    title: str | None
    dated: str | None
