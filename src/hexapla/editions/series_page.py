"""The page of a series: its turns side by side, who was there in which role, what was counted, what became of tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from hexapla.editions.addresses import series_path
from hexapla.editions.citations import Citation, Citing
from hexapla.editions.headline import Headline
from hexapla.editions.page_head import series_head
from hexapla.editions.rendering import render
from hexapla.editions.standpoint import PLAIN, Edition, Standpoint
from hexapla.editions.wording import Words, clip, day, in_languages, number, words
from hexapla.values.article import Article
from hexapla.values.series import Attendance, Figure, FollowUp, PersonRow, SeriesCard, Told, Turn
from hexapla.values.text import Evidence

MOST_TURNS = 12  # columns; the newest are shown
_MOST_ROWS = 60
_MOST_TASKS = 12
_MOST_FOLLOW_UPS = 60
_MOST_QUOTES, _MOST_OUTCOME_QUOTES = 2, 3
_LONGEST = 400


class TurnColumn(Struct, frozen=True):
    """A turn as the head of a column, with what it asked."""

    ordinal: int | None
    date: str
    places: tuple[str, ...]
    headline: Headline | None
    tasks: tuple[Words, ...]
    tasks_left_out: int


class Cell(Struct, frozen=True):
    """What one turn has of a person or a figure: words or a number, and whether a role is another than before.

    ``change`` is by how much a number is more or less than at the turn before that tells it, signed.
    """

    words: tuple[Words, ...] = ()
    figure: str = ""
    comparator: str = "="
    changed: bool = False
    quotes: tuple[Citation, ...] = ()
    change: str = ""


class Row(Struct, frozen=True):
    """A person or what is counted, with a cell a turn; ``None`` where a turn does not tell of it."""

    name: Words
    cells: tuple[Cell | None, ...]
    path: str | None = None


class Outcome(Struct, frozen=True):
    """A task and what became of it: both sentences, where they stand, and how sure it is."""

    kind: str
    score: float
    task: Words
    task_event: Headline | None
    task_by: str
    task_quotes: tuple[Citation, ...]
    later: Words
    later_event: Headline | None
    later_by: str
    later_quotes: tuple[Citation, ...]


def series_page(
    card: SeriesCard,
    headlines: Mapping[str, Headline],
    articles: Mapping[str, Article],
    edition: Edition = PLAIN,
    people_at: Mapping[str, Mapping[str, str]] = {},
) -> bytes:
    """Return the page of a series as UTF-8, with the headlines of events and the articles that evidence stands in.

    ``people_at`` are the paths of the pages of people, by event and by their name there.
    """
    standpoint = Standpoint(series_path(card.id), edition)
    language = edition.language
    citing = Citing(articles, standpoint)
    first = max(0, len(card.turns) - MOST_TURNS)
    people = [
        Row(
            words(clip(row.name, _LONGEST), None),
            _cells(row.turns[first:], citing, language),
            _page_of(row, card, people_at),
        )
        for row in card.people
    ]
    figures = [Row(_best(row.what, language), _cells(row.turns[first:], citing, language)) for row in card.figures]
    newest = next((headlines[turn.event] for turn in reversed(card.turns) if turn.event in headlines), None)
    return render(
        "series.html",
        standpoint,
        series_head(standpoint, card.id),
        title=newest.title if newest else None,
        kind=newest.kind if newest else "",
        turns=tuple(_column(turn, headlines, language) for turn in card.turns[first:]),
        turns_left_out=first,
        people=tuple(row for row in people[:_MOST_ROWS] if any(row.cells)),
        figures=tuple(row for row in figures[:_MOST_ROWS] if any(row.cells)),
        outcomes=outcomes(card.follow_ups[:_MOST_FOLLOW_UPS], headlines, citing),
        outcomes_left_out=max(0, len(card.follow_ups) - _MOST_FOLLOW_UPS),
    )


def evidence_of(card: SeriesCard) -> list[Evidence]:
    """Return the places that the page of a series quotes."""
    rows: list[Attendance | Figure | None] = [turn for row in card.people for turn in row.turns[-MOST_TURNS:]]
    rows += [turn for row in card.figures for turn in row.turns[-MOST_TURNS:]]
    found = [place for turn in rows if turn is not None for place in turn.evidence[:_MOST_QUOTES]]
    for one in card.follow_ups[:_MOST_FOLLOW_UPS]:
        found += [*one.task.evidence[:_MOST_OUTCOME_QUOTES], *one.later.evidence[:_MOST_OUTCOME_QUOTES]]
    return found


def told_at(card: SeriesCard) -> set[str]:
    """Return the events that the page of a series names."""
    followed = card.follow_ups[:_MOST_FOLLOW_UPS]
    return {turn.event for turn in card.turns[-MOST_TURNS:]} | {
        event for one in followed for event in (one.task.event, one.later.event)
    }


def outcomes(found: Sequence[FollowUp], headlines: Mapping[str, Headline], citing: Citing) -> tuple[Outcome, ...]:
    """Return follow-ups as a reader sees them, in the languages in which their words meet."""
    return tuple(
        Outcome(
            one.kind,
            one.score,
            _said(one.task, one.language),
            headlines.get(one.task.event),
            clip(one.task.by or "", 80),
            citing.citations(one.task.evidence, _MOST_OUTCOME_QUOTES),
            _said(one.later, one.later_language or one.language),
            headlines.get(one.later.event),
            clip(one.later.by or "", 80),
            citing.citations(one.later.evidence, _MOST_OUTCOME_QUOTES),
        )
        for one in found
    )


def _said(told: Told, language: str) -> Words:
    return words(clip(told.text[language], _LONGEST), language) if language in told.text else _best(told.text, language)


def _column(turn: Turn, headlines: Mapping[str, Headline], language: str) -> TurnColumn:
    return TurnColumn(
        turn.ordinal,
        day(turn.end or turn.start, language),
        tuple(clip(place, 80) for place in turn.places),
        headlines.get(turn.event),
        tuple(_best(task.text, language) for task in turn.tasks[:_MOST_TASKS]),
        max(0, len(turn.tasks) - _MOST_TASKS),
    )


def _page_of(row: PersonRow, card: SeriesCard, people_at: Mapping[str, Mapping[str, str]]) -> str | None:
    """Return the path of the page of somebody, as the latest turn that names them has it."""
    for turn, seen in zip(reversed(card.turns), reversed(row.turns), strict=True):
        path = people_at.get(turn.event, {}).get(seen.name) if seen is not None else None
        if path is not None:
            return path
    return None


def _cells(turns: Sequence[Attendance | Figure | None], citing: Citing, language: str) -> tuple[Cell | None, ...]:
    cells: list[Cell | None] = []
    before: Figure | None = None
    for turn in turns:
        cell = _cell(turn, citing, language) if turn is not None else None
        if isinstance(turn, Figure):
            cells.append(replace(cell, change=_change(before, turn, language)) if cell is not None else None)
            before = turn
        else:
            cells.append(cell)
    return tuple(cells)


def _change(before: Figure | None, now: Figure, language: str) -> str:
    """Return by how much a number is more or less than before, where both are told alike."""
    if before is None or (before.unit, before.comparator) != (now.unit, now.comparator) or before.value == now.value:
        return ""
    change = round(now.value - before.value, 6)
    return f"{'+' if change > 0 else '−'}{number(abs(change), language)}"


def _cell(turn: Attendance | Figure, citing: Citing, language: str) -> Cell:
    quotes = citing.citations(turn.evidence, _MOST_QUOTES)
    if isinstance(turn, Figure):
        return Cell((), f"{number(turn.value, language)} {turn.unit or ''}".strip(), turn.comparator, False, quotes)
    return Cell((_best(turn.role, language),) if turn.role else (), "", "=", turn.changed, quotes)


def _best(mapping: Mapping[str, str], language: str) -> Words:
    found = in_languages(mapping, (), language)
    return words(clip(found[0].text, _LONGEST), found[0].language) if found else words("", None)
