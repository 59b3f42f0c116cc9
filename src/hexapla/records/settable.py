"""Settable: what a person may correct in a fact, field by field, as it would be typed."""

from __future__ import annotations

from hexapla.records.corrections import VALUE
from hexapla.records.judged import Fact, amount
from hexapla.values.difference import Difference
from hexapla.values.fact import (
    Award,
    DateFact,
    Document,
    Organisation,
    Person,
    PlaceFact,
    Quantity,
    Role,
    Statement,
    TextFact,
)


def settable(fact: Fact) -> dict[str, str]:
    """Return field -> what stands there now; what is set back unchanged is accepted by ``corrected``.

    Words are keyed by their language. A field that is empty now may be filled.
    """
    match fact:
        case DateFact():
            return {VALUE: fact.value[:10]}  # a correction is as precise as a day
        case Quantity():
            return {VALUE: amount(fact), **fact.what}
        case Award():
            return {VALUE: "" if fact.count is None else str(fact.count), **fact.award}
        case TextFact():
            return dict(fact.text)
        case Role():
            return dict(fact.role)
        case PlaceFact():
            return {"name": fact.name, "role": fact.role}
        case Person():
            return {"name": fact.name}
        case Organisation():
            return {"name": fact.name, "kind": fact.kind or ""}
        case Document():
            return {"code": fact.code or "", "title": fact.title or "", "date": fact.date or ""}
        case Statement():
            named = {"by": fact.by, "to": fact.to, "period": fact.period, "document": fact.document}
            return {"kind": fact.kind, **{field: value or "" for field, value in named.items()}}
        case Difference():
            return {"severity": fact.severity}
