"""An event: what happened in the world, and which articles report it in which way."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Relation = Literal["original", "copy", "translation", "adaptation", "independent"]
Verdict = Literal["same event", "same series", "different"]
ChangeKind = Literal["renamed", "merged", "split", "dissolved"]


class Signal(Struct, frozen=True):
    """One reason for or against: its ``value`` in [-1, 1], its ``weight``, and what a person can check."""

    name: str
    value: float
    weight: float
    detail: str = ""


class Judgement(Struct, frozen=True):
    """What is thought of two articles, with the signals that made the score; ``a`` < ``b``.

    ``score`` in [0, 1] is the confidence that both report one event.
    """

    a: str
    b: str
    score: float
    verdict: Verdict
    signals: tuple[Signal, ...] = ()


class Member(Struct, frozen=True):
    """One article of an event: a line of the answer of ``hexapla link``.

    ``of`` is the article that this one rests on, ``None`` for the original and independent reports. ``score`` in [0, 1]
    is, of a copy, the share of the source's words that it keeps; of a translation or an adaptation the share of it that
    its source covers; else the confidence that it belongs to the event.
    """

    id: str
    event: str
    relation: Relation
    of: str | None
    score: float


class SeriesPlace(Struct, frozen=True):
    """An event's place in a series of recurring events; neighbours are event ids."""

    id: str
    ordinal: int | None = None
    previous: str | None = None
    next: str | None = None


class Event(Struct, frozen=True):
    """The articles that report one event, and the judgements inside it that hold it together."""

    id: str
    members: tuple[Member, ...]
    judgements: tuple[Judgement, ...] = ()
    series: SeriesPlace | None = None


class EventChange(Struct, frozen=True):
    """What became of an event when its archive was linked again.

    ``into`` are the events that hold its articles now, by id, and ``articles`` is how many of them each holds.
    ``number`` counts the linkings that changed events, from 1. Renamed: one other event holds all of it and nothing of
    other events. Merged: with articles of another event. Split: several events hold it; its own id may be among them.
    Dissolved: none of its articles is there any more.
    """

    number: int
    event: str
    kind: ChangeKind
    into: tuple[str, ...] = ()
    articles: tuple[int, ...] = ()
