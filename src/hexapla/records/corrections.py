"""Corrections: what a person may set in a fact, read from what was typed, and what it replaced."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any, get_args

from msgspec.structs import asdict, replace

from hexapla.errors import UnfitCorrection
from hexapla.language.tags import normalise
from hexapla.records.judged import Fact, amount
from hexapla.values.difference import Difference, Severity
from hexapla.values.fact import (
    Award,
    Comparator,
    DateFact,
    Document,
    Organisation,
    Person,
    PlaceFact,
    Quantity,
    Role,
    Statement,
    StatementKind,
    TextFact,
)

Original = dict[str, str | int | float | None]
VALUE = "value"  # the field that ``--value`` sets: what the kind is chiefly about
_LONGEST = 1000  # codepoints of what a person types for one field
_PRECISIONS = {4: "year", 7: "month", 10: "day"}
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_AMOUNT = re.compile(r"\s*(=|>=|<=|>|<|~)?\s*(-?[0-9]{1,30}(?:\.[0-9]{1,30})?)(?:\s+(\S{1,12}))?\s*")
# What ``value`` stands for in each kind, and which further fields are plain text.
_CHIEF: dict[type, str] = {
    PlaceFact: "name", Person: "name", Organisation: "name", Document: "code", Award: "count",
    Statement: "kind", Difference: "severity",
}  # fmt: skip
_PLAIN: dict[type, tuple[str, ...]] = {
    PlaceFact: ("name",),
    Person: ("name",),
    Organisation: ("name", "kind"),
    Document: ("code", "title"),
    Statement: ("by", "to", "period", "document"),
}
_CHOICES: dict[tuple[type, str], tuple[str, ...]] = {
    (PlaceFact, "role"): ("venue", "remote venue", "host country", "mentioned"),
    (Statement, "kind"): get_args(StatementKind),
    (Difference, "severity"): get_args(Severity),
}
# The field that maps languages to words.
_WORDS: dict[type, str] = {TextFact: "text", Role: "role", Quantity: "what", Award: "award"}


def corrected(fact: Fact, values: Mapping[str, str]) -> tuple[Fact, Original]:
    """Return a fact with ``values`` set (field -> what was typed), and by field what stood there before.

    The field ``value`` is what the kind is about: a date, a name, an amount ("> 300", "12.5 %", "5000000 USD"), a
    code, a count, the kind of a statement, the severity of a difference, the words of a theme, a host or a role.
    Words in one language are set by its tag. Evidence stays what it is: the sentences that say otherwise.

    Raises:
        UnfitCorrection: the kind has no such field, or the value is none for it.
    """
    if not values:
        raise UnfitCorrection(f"nothing to correct: give --value, or --set with {_fields_of(fact)}")
    before: Original = {}
    for field in sorted(values, key=lambda name: (name != VALUE, name)):
        text = values[field].strip()
        if not text or len(text) > _LONGEST:
            raise UnfitCorrection(f"cannot set {field}: a value has 1 to {_LONGEST} characters")
        fact, replaced = _set(fact, field, text)
        before.update(replaced)
    return fact, before


def named(fact: Fact, values: Mapping[str, str]) -> dict[str, str]:
    """Return ``values`` with the tag of the language for ``value`` where this stands for the words of the only one."""
    words = getattr(fact, _WORDS.get(type(fact), ""), None)
    only = next(iter(words)) if words and len(words) == 1 and isinstance(fact, TextFact | Role) else VALUE
    return {only if field == VALUE else field: text for field, text in values.items()}


def _set(fact: Fact, field: str, text: str) -> tuple[Fact, Original]:
    kind = type(fact)
    name = _CHIEF.get(kind, field) if field == VALUE else field
    if isinstance(fact, DateFact) and name == VALUE:
        return _with(fact, {"value": _date(text), "precision": _PRECISIONS[len(text)], "inferred": None})
    if isinstance(fact, Quantity) and name == VALUE:
        return _quantity(fact, text)
    if isinstance(fact, Award) and name == "count":
        return _with(fact, {"count": _count(text)})
    if isinstance(fact, Document) and name == "date":
        return _with(fact, {"date": _date(text)})
    choices = _CHOICES.get((kind, name))
    if choices is not None:
        return _with(fact, {name: _chosen(text, name, choices)})
    if name in _PLAIN.get(kind, ()):
        return _with(fact, {name: text})
    if kind in _WORDS:
        return _worded(fact, _WORDS[kind], field, text)
    raise UnfitCorrection(f"cannot set {field}: this has {_fields_of(fact)}")


def _worded(fact: Fact, attribute: str, field: str, text: str) -> tuple[Fact, Original]:
    """Set the words of one language; ``value`` is the only language that there is."""
    words: dict[str, str] = getattr(fact, attribute)
    tag = next(iter(words)) if field == VALUE and len(words) == 1 else normalise(field) if field != VALUE else None
    if tag is None:
        raise UnfitCorrection(f"cannot set {field}: this has {_fields_of(fact)}")
    changed: Any = replace(fact, **{attribute: dict(sorted({**words, tag: text}.items()))})
    return changed, {tag: words.get(tag)}


def _with(fact: Fact, values: Mapping[str, Any]) -> tuple[Fact, Original]:
    before = {name: value for name, value in asdict(fact).items() if name in values and value != values[name]}
    changed: Any = replace(fact, **values)
    return changed, before


def _quantity(fact: Quantity, text: str) -> tuple[Fact, Original]:
    match = _AMOUNT.fullmatch(text)
    value = float(match[2]) if match else math.inf
    if match is None or not math.isfinite(value):
        raise UnfitCorrection(f'cannot read the amount {text!r}: write it as "300", "> 300", "12.5 %" or "5000000 USD"')
    number = int(match[2]) if "." not in match[2] else value
    comparator: Comparator = match[1] or "="  # type: ignore[assignment]
    changed = replace(fact, value=number, comparator=comparator, unit=match[3])
    return changed, {VALUE: amount(fact)}


def _date(text: str) -> str:
    with suppress(ValueError):
        if _DATE.fullmatch(text) and date.fromisoformat(f"{text}-01-01"[:10]):
            return text
    raise UnfitCorrection(f"cannot read the date {text!r}: write it as 2023, 2023-12 or 2023-12-20")


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 12):
        raise UnfitCorrection(f"cannot read the count {text!r}: write it in digits")
    return int(text)


def _chosen(text: str, name: str, choices: tuple[str, ...]) -> str:
    if text not in choices:
        raise UnfitCorrection(f"cannot set {name} to {text!r}: it is one of {', '.join(choices)}")
    return text


def _fields_of(fact: Fact) -> str:
    """Return the fields that can be set, in words."""
    kind = type(fact)
    chief = _CHIEF.get(kind)
    names = [f"value ({chief})" if chief else "value"]
    names += [name for of, name in _CHOICES if of is kind and name != chief]
    names += [name for name in _PLAIN.get(kind, ()) if name != chief]
    names += ["date"] if kind is Document else []
    names += ["a language's tag"] if kind in _WORDS else []
    if len(getattr(fact, _WORDS.get(kind, ""), ())) > 1 and kind in {TextFact, Role}:
        names.remove("value")
    return "the fields " + ", ".join(names) if len(names) > 1 else names[0]
