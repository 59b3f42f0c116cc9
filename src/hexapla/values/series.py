"""Series and follow-ups: what recurs, side by side, and what became of what was asked."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from hexapla.values.text import Evidence

Taken = Literal["taken up", "asked again"]


class Told(Struct, frozen=True):
    """A sentence of an event: language -> words, the places that say so, who speaks and to whom, if known."""

    event: str
    date: str
    text: dict[str, str]
    evidence: tuple[Evidence, ...]
    by: str | None = None
    to: str | None = None


class FollowUp(Struct, frozen=True):
    """A task set at one event and taken up, or asked again, at a later one.

    ``score`` in [0, 1] is how much of the weight of their words the two sentences share, the task's in ``language`` and
    the later one's in ``later_language``, which is another only where they are told in no language in common.
    ``shared`` are the weightiest of these words (of two languages both: ``lean = maigre``), and what else joins the
    events (a person, a document, the series).
    """

    task: Told
    later: Told
    kind: Taken
    score: float
    language: str
    shared: tuple[str, ...] = ()
    later_language: str = ""


class Attendance(Struct, frozen=True):
    """Somebody at a turn of a series: the role there by language, and whether it is another than at the turn before."""

    name: str
    role: dict[str, str]
    changed: bool = False
    evidence: tuple[Evidence, ...] = ()


class Figure(Struct, frozen=True):
    """A number at a turn of a series, as a record has it."""

    value: int | float
    comparator: str
    unit: str | None
    evidence: tuple[Evidence, ...] = ()


class Turn(Struct, frozen=True):
    """One event of a series. Dates are ISO 8601, empty where not known."""

    event: str
    ordinal: int | None
    start: str
    end: str
    places: tuple[str, ...] = ()
    tasks: tuple[Told, ...] = ()


class PersonRow(Struct, frozen=True):
    """A person across the turns of a series, in their order; ``None`` where a turn does not name them."""

    name: str
    turns: tuple[Attendance | None, ...]


class FigureRow(Struct, frozen=True):
    """What is counted at two turns of a series or more (language -> words), with each turn's number."""

    what: dict[str, str]
    turns: tuple[Figure | None, ...]


class SeriesCard(Struct, frozen=True):
    """A recurring event: its turns side by side, and what became of the tasks of earlier ones at later ones."""

    id: str
    turns: tuple[Turn, ...]
    people: tuple[PersonRow, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
