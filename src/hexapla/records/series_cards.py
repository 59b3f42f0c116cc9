"""Records of a series -> its card: the turns side by side, people with their changed roles, what is counted at each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from hexapla.records.agenda import agenda, terms
from hexapla.records.appearances import appearances
from hexapla.records.name_groups import name_groups
from hexapla.records.role_likeness import are_comparable, are_same
from hexapla.values.fact import Quantity
from hexapla.values.person import Appearance
from hexapla.values.record import Record
from hexapla.values.series import Attendance, Figure, FigureRow, FollowUp, PersonRow, SeriesCard, Turn

_MOST_TURNS = 60
_MOST_ROWS = 80
_MOST_FIGURES = 60  # of one turn
_MOST_PLACES = 4
# Two turns must have more than this share of the words of what is counted in common in a language: "heads of mission"
# and "heads of missions abroad" have three of four.
_SAME_WHAT = 0.5


class TurnRow(Struct, frozen=True):
    """What a card needs of one event of a series, without its passages: rows of a whole archive fit in memory."""

    series: str
    turn: Turn
    people: tuple[Appearance, ...]
    figures: tuple[Quantity, ...]


def turn_row(record: Record) -> TurnRow | None:
    """Return a record's row, ``None`` where it is of no series."""
    if record.series is None:
        return None
    turn = Turn(
        event=record.id,
        ordinal=record.series.ordinal,
        start=record.start.value if record.start else "",
        end=record.end.value if record.end else "",
        places=tuple(place.name for place in record.places if place.role == "venue")[:_MOST_PLACES],
        tasks=agenda(record).tasks,
    )
    return TurnRow(record.series.id, turn, appearances(record), record.quantities[:_MOST_FIGURES])


def series_cards(rows: Iterable[TurnRow], follow_ups: Sequence[FollowUp] = ()) -> tuple[SeriesCard, ...]:
    """Return the cards of all series by id; the answer does not depend on the order of ``rows``."""
    series: dict[str, list[TurnRow]] = {}
    for row in rows:
        series.setdefault(row.series, []).append(row)
    return tuple(_card(identifier, series[identifier], follow_ups) for identifier in sorted(series))


def _card(identifier: str, rows: Sequence[TurnRow], follow_ups: Sequence[FollowUp]) -> SeriesCard:
    ordered = sorted(
        rows, key=lambda row: (row.turn.end or row.turn.start or "9999", row.turn.ordinal or 0, row.turn.event)
    )
    ordered = ordered[-_MOST_TURNS:]
    events = {row.turn.event for row in ordered}
    told = tuple(one for one in follow_ups if one.task.event in events or one.later.event in events)
    return SeriesCard(identifier, tuple(row.turn for row in ordered), _people(ordered), _figures(ordered), told)


def _people(rows: Sequence[TurnRow]) -> tuple[PersonRow, ...]:
    seen = [(number, person) for number, row in enumerate(rows) for person in row.people]
    found = []
    for numbers in name_groups([person for _, person in seen]):
        turns: list[Attendance | None] = [None] * len(rows)
        before: Attendance | None = None
        for number in numbers:
            place, person = seen[number]
            if turns[place] is None:
                turns[place] = before = _attendance(person, before)
        found.append(PersonRow(seen[numbers[0]][1].name, tuple(turns)))
    found.sort(key=lambda row: -sum(turn is not None for turn in row.turns))
    return tuple(found[:_MOST_ROWS])


def _attendance(person: Appearance, before: Attendance | None) -> Attendance:
    role = person.roles[0] if person.roles else None
    if role is None:
        return Attendance(person.name, {}, False, person.evidence[:_MOST_PLACES])
    changed = (
        before is not None
        and bool(before.role)
        and are_comparable(before.role, role.role)
        and not any(are_same(before.role, one.role) for one in person.roles)
    )
    return Attendance(person.name, role.role, changed, role.evidence[:_MOST_PLACES])


def _figures(rows: Sequence[TurnRow]) -> tuple[FigureRow, ...]:
    kept: list[tuple[dict[str, str], str | None, list[Figure | None]]] = []
    for number, row in enumerate(rows):
        for quantity in row.figures:
            home = next((one for one in kept if one[2][number] is None and _same_what(one[0], one[1], quantity)), None)
            if home is None:
                home = quantity.what, quantity.unit, [None] * len(rows)
                kept.append(home)
            home[2][number] = Figure(
                quantity.value, quantity.comparator, quantity.unit, quantity.evidence[:_MOST_PLACES]
            )
    found = [FigureRow(what, tuple(turns)) for what, _, turns in kept if sum(one is not None for one in turns) > 1]
    return tuple(found[:_MOST_ROWS])


def _same_what(what: dict[str, str], unit: str | None, quantity: Quantity) -> bool:
    if unit != quantity.unit:
        return False
    for tag in sorted(what.keys() & quantity.what.keys()):
        one, two = terms(what[tag], tag), terms(quantity.what[tag], tag)
        if one and two and len(one & two) / len(one | two) > _SAME_WHAT:
            return True
    return False
