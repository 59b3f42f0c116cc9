"""The list of the series: what recurs, how often, and when it last did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from hexapla.editions.addresses import index_path, series_path
from hexapla.editions.filters import leaves
from hexapla.editions.headline import Headline
from hexapla.editions.rendering import render
from hexapla.editions.standpoint import PLAIN, Edition, Standpoint
from hexapla.values.lines import SeriesLine as Listed

SERIES_A_SHEET = 50
_MOST_TURNS = 8


class SeriesLine(Struct, frozen=True):
    """A series in a line: its latest event, its turns, those of them that the edition has, and what was found again."""

    path: str
    latest: Headline | None
    turns: int
    events: tuple[Headline, ...]
    follow_ups: int


class SeriesSheet(Struct, frozen=True):
    """Sheet ``number`` (from 1) of the list of all series, which is on so many ``sheets``."""

    number: int
    lines: tuple[SeriesLine, ...]
    sheets: int = 1


def series_lines(series: Iterable[Listed], headlines: Mapping[str, Headline]) -> tuple[SeriesLine, ...]:
    """Return the series as lines, that of the latest event first."""
    lines = []
    for one in sorted(series, key=lambda one: one.id):
        told = [headlines[event] for event in newest_turns(one) if event in headlines]
        latest = told[0] if told else None
        lines.append(SeriesLine(series_path(one.id), latest, len(one.events), tuple(told), one.follow_ups))
    return tuple(sorted(lines, key=lambda line: line.latest.date[:10] if line.latest else "", reverse=True))


def newest_turns(series: Listed) -> tuple[str, ...]:
    """Return the events of a series that its line names, the latest first."""
    return series.events[: -_MOST_TURNS - 1 : -1]


def series_sheets(lines: Sequence[SeriesLine]) -> list[SeriesSheet]:
    """Return the sheets of a list whose lines are at hand; one at least."""
    cut = [lines[i : i + SERIES_A_SHEET] for i in range(0, len(lines), SERIES_A_SHEET)] or [()]
    return [SeriesSheet(number, tuple(some), len(cut)) for number, some in enumerate(cut, start=1)]


def series_index_page(sheet: SeriesSheet, edition: Edition = PLAIN) -> bytes:
    """Return a sheet of the list of all series as UTF-8."""
    standpoint = Standpoint(index_path("series", sheet.number), edition)
    return render(
        "series_index.html",
        standpoint,
        lines=sheet.lines,
        number=sheet.number,
        leaves=leaves(sheet.number, sheet.sheets, lambda number: standpoint.to(index_path("series", number))),
    )
