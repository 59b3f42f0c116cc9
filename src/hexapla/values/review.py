"""Review: what a person thinks of a fact, a difference or an event, and how it is shown beside what was judged."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal

from msgspec import Struct

VerdictKind = Literal["accept", "reject", "correct", "reviewed", "merge", "split", "undo"]
SubjectKind = Literal[
    "start",
    "end",
    "place",
    "theme",
    "host",
    "person",
    "role",
    "organisation",
    "date",
    "quantity",
    "document",
    "award",
    "statement",
    "difference",
]


class Subject(Struct, frozen=True):
    """What was judged, in words that outlive a rebuild: never a row's number.

    ``value`` is what is claimed, by value where the kind has one (``"= 300"``, ``"2023-12-20"``), and ``names`` are the
    spellings of a person or place. ``quotes`` pairs the id of each article that is quoted with the hash of the quoted
    words (of a difference: of either side), sorted.
    """

    kind: SubjectKind
    value: str
    quotes: tuple[tuple[str, str], ...]
    names: tuple[str, ...] = ()


class Verdict(Struct, frozen=True):
    """One row of what reviewers said: never changed, never deleted; a later row of the kind ``undo`` takes it back.

    ``number`` counts the rows of an archive, from 1; ``at`` is ISO 8601. ``event`` is the id that the event had, and
    ``label`` what was judged, in words for a person. ``values`` are the corrections, field -> value. A verdict on a
    whole event (``reviewed``) has no ``subject``, but the ``contents`` that were looked at: article id -> hash.
    Of a ``merge`` the ``articles`` and the ``others`` report one event, all of them; of a ``split`` the ``articles``
    report one event and none of the ``others`` reports it. ``undoes`` is the number of the row that an ``undo`` takes
    back.
    """

    verdict: VerdictKind
    by: str
    at: str
    event: str
    subject: Subject | None = None
    values: dict[str, str] = {}
    contents: dict[str, str] = {}
    note: str | None = None
    label: str = ""
    undoes: int | None = None
    number: int = 0
    articles: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class Review(Struct, frozen=True):
    """The verdict that stands beside a fact; ``original`` are the values that a correction replaced, by field."""

    verdict: Literal["accept", "reject", "correct"]
    by: str
    at: str
    note: str | None = None
    original: dict[str, str | int | float | None] = {}
    number: int = 0


def undone(rows: Iterable[Verdict]) -> frozenset[int]:
    """Return the numbers of the rows that a later row takes back; an ``undo`` can be taken back as well."""
    found: set[int] = set()
    for row in sorted(rows, key=lambda row: -row.number):
        if row.verdict == "undo" and row.number not in found and row.undoes is not None and row.undoes < row.number:
            found.add(row.undoes)
    return frozenset(found)


def in_force(rows: Collection[Verdict]) -> tuple[Verdict, ...]:
    """Return the verdicts that no row takes back, by number; an ``undo`` is none of them."""
    gone = undone(rows)
    kept = (row for row in rows if row.verdict != "undo" and row.number not in gone)
    return tuple(sorted(kept, key=lambda row: row.number))
