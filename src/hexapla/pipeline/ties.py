"""Ties of an archive: what people said of which articles report one event, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from hexapla import events
from hexapla.archive import Archive
from hexapla.values.review import Verdict, in_force
from hexapla.values.ties import Ties

TieState = Literal["in force", "waits for a build", "overruled", "overruled in part", "no longer found"]


def ties_of(archive: Archive) -> Ties:
    """Return what holds of the articles of an archive because people said so."""
    return events.heard(in_force(archive.verdicts())).ties


def tie_states(archive: Archive, rows: Sequence[Verdict]) -> dict[int, TieState]:
    """Return what became of each verdict among the ``rows`` of an archive that merges or splits, by its number.

    Only those in force have a state.
    """
    asked = [row for row in in_force(rows) if row.verdict in {"merge", "split"}]
    if not asked:
        return {}
    heard = events.heard(asked)
    wanted = {article for row in asked for article in (*row.articles, *row.others)}
    home = {m.id: event.id for event in archive.events() for m in event.members if m.id in wanted}
    found: dict[int, TieState] = {row.number: _state(row, home) for row in asked}
    found.update((number, "overruled in part") for number in heard.in_part)
    found.update((number, "overruled") for number in heard.wholly)
    return found


def _state(row: Verdict, home: Mapping[str, str]) -> TieState:
    ours, theirs = _homes(row.articles, home), _homes(row.others, home)
    if not ours or not theirs:
        return "no longer found"
    is_so = len(ours | theirs) == 1 if row.verdict == "merge" else len(ours) == 1 and ours.isdisjoint(theirs)
    return "in force" if is_so else "waits for a build"


def _homes(articles: Iterable[str], home: Mapping[str, str]) -> set[str]:
    return {home[article] for article in articles if article in home}
