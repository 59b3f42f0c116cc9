"""The facts of a record one by one, each under a name that other programs can join tables by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias, TypeVar

from msgspec import Struct

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
from hexapla.values.record import Record
from hexapla.values.text import Evidence

Kind = Literal[
    "start",
    "end",
    "date",
    "place",
    "theme",
    "host",
    "person",
    "organisation",
    "quantity",
    "document",
    "award",
    "statement",
]
Fact: TypeAlias = DateFact | PlaceFact | TextFact | Person | Organisation | Quantity | Document | Award | Statement
F = TypeVar("F", bound=Fact)
VENUES = frozenset({"venue", "remote venue"})  # the roles of places where an event was held


class Listed(Struct, frozen=True):
    """A fact under its name: ``quantity-3`` is the third of ``quantities`` in the record, ``start`` its start."""

    kind: Kind
    name: str
    fact: Fact


def facts_of(record: Record) -> tuple[Listed, ...]:
    """Return the facts of a record in the order of its fields."""
    single: tuple[tuple[Kind, Fact | None], ...] = (
        ("start", record.start),
        ("end", record.end),
        ("theme", record.theme),
        ("host", record.host),
    )
    several: tuple[tuple[Kind, Sequence[Fact]], ...] = (
        ("date", record.dates),
        ("place", record.places),
        ("person", record.people),
        ("organisation", record.organisations),
        ("quantity", record.quantities),
        ("document", record.documents),
        ("award", record.awards),
        ("statement", record.statements),
    )
    found = [Listed(kind, kind, fact) for kind, fact in single if fact is not None]
    found += [Listed(kind, name, fact) for kind, facts in several for name, fact in named(kind, facts)]
    return tuple(found)


def named(kind: str, facts: Sequence[F]) -> Iterator[tuple[str, F]]:
    """Yield facts of one kind, each with its name."""
    for number, fact in enumerate(facts, start=1):
        yield f"{kind}-{number}", fact


def role_name(person: str, number: int) -> str:
    """Return the name of a person's role, counted from 1."""
    return f"{person}.role-{number}"


def act_name(person: str, number: int) -> str:
    """Return the name of what a person did, counted from 1."""
    return f"{person}.act-{number}"


def evidence_of(listed: Listed) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Yield what bears a fact out, under its name; what bears a person's roles and acts out stands under theirs."""
    yield listed.name, listed.fact.evidence
    if isinstance(listed.fact, Person):
        for number, role in enumerate(listed.fact.roles, start=1):
            yield role_name(listed.name, number), role.evidence
        for number, act in enumerate(listed.fact.acts, start=1):
            yield act_name(listed.name, number), act.evidence
