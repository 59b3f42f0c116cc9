"""Units of measure beside numbers, and whether two numbers may be one quantity in units of two systems.

The names of units are CLDR's (through Babel), singular and plural, long, short and narrow, of every language it knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from hexapla.language.adjacent import After, Before, is_letter
from hexapla.language.folding import fold
from hexapla.language.locales import locale_of
from hexapla.language.memory import of_language

# Of each unit: what it measures, and how many of the first metric unit of that kind it is (NIST Handbook 44, 2024).
_UNITS = {
    "length-mile": ("length", 1609.344),
    "length-yard": ("length", 0.9144),
    "length-foot": ("length", 0.3048),
    "length-inch": ("length", 0.0254),
    "length-kilometer": ("length", 1000.0),
    "length-meter": ("length", 1.0),
    "length-centimeter": ("length", 0.01),
    "length-millimeter": ("length", 0.001),
    "speed-mile-per-hour": ("speed", 1.609344),
    "speed-knot": ("speed", 1.852),
    "speed-kilometer-per-hour": ("speed", 1.0),
    "speed-meter-per-second": ("speed", 3.6),
    "mass-pound": ("mass", 0.45359237),
    "mass-ounce": ("mass", 0.028349523),
    "mass-stone": ("mass", 6.35029318),
    "mass-ton": ("mass", 907.18474),
    "mass-kilogram": ("mass", 1.0),
    "mass-gram": ("mass", 0.001),
    "mass-tonne": ("mass", 1000.0),
    "area-square-mile": ("area", 2.589988),
    "area-square-foot": ("area", 9.290304e-8),
    "area-acre": ("area", 0.0040468564),
    "area-hectare": ("area", 0.01),
    "area-square-kilometer": ("area", 1.0),
    "area-square-meter": ("area", 1e-6),
    "volume-gallon": ("volume", 3.785411784),
    "volume-barrel": ("volume", 158.987295),
    "volume-liter": ("volume", 1.0),
    "temperature-fahrenheit": ("temperature", 0.0),
    "temperature-celsius": ("temperature", 0.0),
    "temperature-generic": ("temperature", 0.0),
    "angle-degree": ("temperature", 0.0),
}
_CUSTOMARY = frozenset(
    (
        *("mile", "yard", "foot", "inch", "mile-per-hour", "knot", "pound", "ounce", "stone", "ton"),
        *("square-mile", "square-foot", "acre", "gallon", "barrel"),
    )
)
# News rounds what it converts: 200 miles are called 300 kilometres.
_ROUNDING = 0.08
_DEGREES = 1.6
_REACH = 40


class Unit(Struct, frozen=True):
    """A unit of measure by CLDR's name, as ``length-mile``."""

    name: str

    @property
    def kind(self) -> str:
        """What it measures: ``length``, ``mass``, ``temperature`` ..."""
        return _UNITS[self.name][0]

    @property
    def customary(self) -> bool:
        """Whether it is no metric unit."""
        return self.name.partition("-")[2] in _CUSTOMARY


class _Names(Struct, frozen=True):
    after: After
    before: Before
    units: dict[str, str]


def unit_at(text: str, start: int, end: int, language: str | None) -> Unit | None:
    """Return the unit of a number at ``[start, end)`` of a text, or ``None`` where none is beside it."""
    names = _names(language)
    if names is None:
        return None
    found = names.after.match(fold(text[end : end + _REACH]), 0)
    if found is None:
        found = names.before.search(fold(text[max(0, start - _REACH) : start]))
    return Unit(names.units[found[1]]) if found is not None else None


def converted(value: float, unit: Unit, other: float) -> bool:
    """Return whether ``value`` in ``unit`` may be ``other`` in a unit of the other system."""
    if unit.kind == "temperature":
        return min(abs((value - 32) / 1.8 - other), abs(value * 1.8 + 32 - other)) <= _DEGREES
    if value <= 0 or other <= 0:
        return False
    kind, factor = _UNITS[unit.name]
    ratios = [
        factor / size for name, (k, size) in _UNITS.items() if k == kind and Unit(name).customary != unit.customary
    ]
    return any(abs(other / (value * ratio) - 1) <= _ROUNDING for ratio in ratios)


@of_language
def _names(language: str | None) -> _Names | None:
    locale = locale_of(language)
    if locale is None:
        return None
    patterns: dict[str, Any] = locale._data["unit_patterns"]
    after, before = dict[str, str](), dict[str, str]()
    for unit in _UNITS:
        for pattern in _patterns(patterns.get(unit, {})):
            head, _, tail = (fold(part).strip() for part in pattern.partition("{0}"))
            if tail and not head:
                after.setdefault(tail, unit)
            elif len(head) > 1 and not tail:
                before.setdefault(head, unit)
    return _Names(After(after, " -"), Before(before, is_letter), before | after)


def _patterns(widths: Any) -> Iterator[str]:
    for width in ("long", "short", "narrow"):
        forms = widths.get(width, {})
        yield from (form for form in forms.values() if isinstance(form, str) and "{0}" in form)
