"""Lanes: the roles of a person over time as a picture, a lane each, all on one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from hexapla.language.scripts import direction
from hexapla.values.person import Tenure

_MOST_LANES = 12


class Dot(Struct, frozen=True):
    """An event that states a role: its day, and where it stands, in percent of the picture's width."""

    date: str
    x: str


class Lane(Struct, frozen=True):
    """A role, from the first to the last day on which it is stated; ``number`` is its place among the roles."""

    number: int
    dots: tuple[Dot, ...]
    x: str
    width: str


class Lanes(Struct, frozen=True):
    """The picture, and the days at which it begins and ends."""

    first: str
    last: str
    lanes: tuple[Lane, ...]


def lanes(roles: Sequence[Tenure], dates: Mapping[str, str], language: str) -> Lanes | None:
    """Return the picture of roles in this order; ``None`` where all that is known is of one day.

    ``dates`` are the days of events by id. Time runs as the reader's script does.
    """
    days = [sorted({dates[event] for event in role.events if _place(dates.get(event, ""))}) for role in roles]
    every = sorted({day for one in days for day in one})
    if not every or _place(every[0]) == _place(every[-1]):
        return None
    first, length = _place(every[0]), _place(every[-1]) - _place(every[0])

    def at(day: str) -> float:
        x = 100 * (_place(day) - first) / length
        return 100 - x if direction(language) == "rtl" else x

    drawn: list[Lane] = []
    for number, one in enumerate(days, start=1):
        if one and len(drawn) < _MOST_LANES:
            ends = sorted((at(one[0]), at(one[-1])))
            dots = tuple(Dot(day, f"{at(day):.2f}") for day in one)
            drawn.append(Lane(number, dots, f"{ends[0]:.2f}", f"{ends[1] - ends[0]:.2f}"))
    return Lanes(every[0], every[-1], tuple(drawn))


def _place(day: str) -> int:
    """Return the number of a day, the first of a month or year that is known no better; 0 for what is none."""
    try:
        return date.fromisoformat((day + "-01-01"[len(day) - 4 :])[:10]).toordinal() if len(day) >= 4 else 0
    except ValueError:
        return 0
