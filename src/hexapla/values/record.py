"""A record: all that is known about one event. The parallel table and what was found in it."""

from __future__ import annotations

from msgspec import Struct

from hexapla.values.article import DateValue
from hexapla.values.difference import Difference
from hexapla.values.event import Relation, SeriesPlace
from hexapla.values.fact import (
    Award,
    DateFact,
    Document,
    Organisation,
    Person,
    PlaceFact,
    Quantity,
    Statement,
    TextFact,
)
from hexapla.values.passage import Passage
from hexapla.values.review import Verdict
from hexapla.values.text import Evidence


class Version(Struct, frozen=True):
    """An article seen as one of the tellings of an event."""

    id: str
    url: str | None
    outlet: str | None
    language: str | None
    published: DateValue | None
    title: str | None
    relation: Relation
    of: str | None
    score: float


class ParallelTable(Struct, frozen=True):
    """What the step ``versions`` gives: settled relations, passages as rows, and the differences.

    ``versions`` stand in the order of columns: the fullest original first.
    """

    event: str
    versions: tuple[Version, ...]
    passages: tuple[Passage, ...]
    differences: tuple[Difference, ...]


class Rejected(Struct, frozen=True):
    """What a reviewer rejected, as it was, each with its ``review``.

    A person is here whole, or, where only roles were rejected, with these alone and no ``review`` of its own.
    """

    start: DateFact | None = None
    end: DateFact | None = None
    places: tuple[PlaceFact, ...] = ()
    theme: TextFact | None = None
    host: TextFact | None = None
    people: tuple[Person, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    documents: tuple[Document, ...] = ()
    awards: tuple[Award, ...] = ()
    statements: tuple[Statement, ...] = ()
    differences: tuple[Difference, ...] = ()
    dates: tuple[DateFact, ...] = ()
    organisations: tuple[Organisation, ...] = ()


class Record(Struct, frozen=True):
    """One event's record; the shape is the contract's ``record``.

    ``core`` is a short account of the event in each language: sentences of one version of that language that say what
    nearly every version says. ``dates`` are all that the versions state. ``leads`` stand in for titles where no version
    has one: the first sentence of one version of each language.
    ``by_hand`` are the numbers of the verdicts by which people joined its articles to one event, or took them out of
    another. ``reviewed``: a person has looked at all of it as it is. ``rejected`` holds what a reviewer rejected,
    ``unfound`` the verdicts on what is no longer found in the articles; all are empty in what the step ``records``
    makes.
    """

    id: str
    titles: dict[str, str]
    kind: str | None
    start: DateFact | None
    end: DateFact | None
    places: tuple[PlaceFact, ...]
    series: SeriesPlace | None
    articles: tuple[Version, ...]
    theme: TextFact | None
    host: TextFact | None
    people: tuple[Person, ...]
    quantities: tuple[Quantity, ...]
    documents: tuple[Document, ...]
    awards: tuple[Award, ...]
    statements: tuple[Statement, ...]
    passages: tuple[Passage, ...]
    differences: tuple[Difference, ...]
    reviewed: bool = False
    core: dict[str, tuple[Evidence, ...]] = {}
    dates: tuple[DateFact, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    rejected: Rejected | None = None
    unfound: tuple[Verdict, ...] = ()
    by_hand: tuple[int, ...] = ()
    leads: dict[str, Evidence] = {}
