"""A number found in a text."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from hexapla.values.fact import Comparator

NumberKind = Literal["cardinal", "ordinal", "percent", "money", "code"]


class Number(Struct, frozen=True):
    """One number in a text.

    ``[start, end)`` covers the number itself with its scale word, sign of percent and unit of money, in
    codepoints; a comparator word stands outside it, from ``comparator_start``. ``value`` is the value of
    the whole ("1.2 billion" is 1200000000). ``unit`` is an ISO 4217 code, ``%``, ``‰`` or ``None``.
    ``part_of_date`` is true where the number stands inside a date or time of day.
    """

    start: int
    end: int
    value: int | float
    kind: NumberKind
    comparator: Comparator = "="
    unit: str | None = None
    comparator_start: int | None = None
    part_of_date: bool = False


def plain_value(value: Decimal) -> int | float:
    """Return an exact value as an ``int`` where it is whole, else as the nearest ``float``."""
    return int(value) if value == value.to_integral_value() else float(value)
