"""Rows and annotations of what reviewers said of facts and differences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hexapla.editions.bitext import Table
from hexapla.editions.listing import facts_of, role_name
from hexapla.values.fact import Person
from hexapla.values.record import Record
from hexapla.values.review import Review


def judged(record: Record) -> Iterator[tuple[str, Review]]:
    """Yield the name of each fact, role and difference that a reviewer accepted or corrected, with the verdict.

    What was rejected is no longer among the facts of a record, and is not exported.
    """
    for listed in facts_of(record):
        fact = listed.fact
        review = getattr(fact, "review", None)
        if review is not None:
            yield listed.name, review
        if isinstance(fact, Person):
            for number, role in enumerate(fact.roles, start=1):
                if role.review is not None:
                    yield role_name(listed.name, number), role.review
    for number, difference in enumerate(record.differences, start=1):
        if difference.review is not None:
            yield f"difference-{number}", difference.review


def verdicts(table: Table) -> Iterator[tuple[Any, ...]]:
    """Yield a row for each verdict that is in force."""
    for name, one in judged(table.record):
        yield table.record.id, name, one.verdict, one.by, one.at, one.note, _original(one)


def _original(review: Review) -> str | None:
    """What a correction replaced, field by field."""
    return "; ".join(f"{field}: {value}" for field, value in sorted(review.original.items())) or None
