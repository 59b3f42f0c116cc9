"""The list of the series: what recurs, how often, and when it last did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from hexapla.editions.addresses import SERIES, series_path
from hexapla.editions.headline import Headline
from hexapla.editions.rendering import render
from hexapla.editions.standpoint import PLAIN, Edition, Standpoint
from hexapla.values.series import SeriesCard

MOST_SERIES = 500
_MOST_TURNS = 8


class SeriesLine(Struct, frozen=True):
    """A series in a line: its latest event, its turns, those of them that the edition has, and what was found again."""

    path: str
    latest: Headline | None
    turns: int
    events: tuple[Headline, ...]
    follow_ups: int


def series_lines(cards: Sequence[SeriesCard], headlines: Mapping[str, Headline]) -> tuple[SeriesLine, ...]:
    """Return the series as lines, that of the latest event first."""
    lines = []
    for card in sorted(cards, key=lambda one: one.id):
        told = [headlines[turn.event] for turn in reversed(card.turns) if turn.event in headlines]
        latest = told[0] if told else None
        follow_ups = len(card.follow_ups)
        lines.append(SeriesLine(series_path(card.id), latest, len(card.turns), tuple(told[:_MOST_TURNS]), follow_ups))
    return tuple(sorted(lines, key=lambda line: line.latest.date[:10] if line.latest else "", reverse=True))


def series_index_page(lines: Sequence[SeriesLine], edition: Edition = PLAIN, left_out: int = 0) -> bytes:
    """Return the page of all series as UTF-8; ``left_out`` are more than are shown."""
    shown = tuple(lines[:MOST_SERIES])
    return render(
        "series_index.html",
        Standpoint(SERIES, edition),
        lines=shown,
        left_out=left_out + len(lines) - len(shown),
    )
