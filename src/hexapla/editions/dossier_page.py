"""The dossier of an event: where a person says what is right, wrong or to be corrected, and sees what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from hexapla.editions.addresses import dossier_path, event_path
from hexapla.editions.citations import Citation, Citing
from hexapla.editions.headline import headline
from hexapla.editions.rendering import render
from hexapla.editions.reviews import Reviewable, Said
from hexapla.editions.standpoint import Edition, Standpoint
from hexapla.editions.witnesses import witnesses
from hexapla.editions.wording import clip, day
from hexapla.values.article import Article
from hexapla.values.record import Record
from hexapla.values.text import Evidence

_MOST_ROWS = 600
_MOST_QUOTES = 4
_MOST_SAID = 200
_LONGEST = 300


class Row(Protocol):
    """A fact with what can be set in it and the sentences that bear it out."""

    @property
    def said(self) -> Reviewable: ...
    @property
    def settable(self) -> Mapping[str, str]: ...
    @property
    def evidence(self) -> Sequence[Evidence]: ...


class Dossier(Protocol):
    """An event as it is shown, what can be judged of it, and the log, oldest first."""

    @property
    def record(self) -> Record: ...
    @property
    def rows(self) -> Sequence[Row]: ...
    @property
    def log(self) -> Sequence[Said]: ...


class Entry(Struct, frozen=True):
    """One fact as the page shows it. ``verdict`` is what was said of it last, ``by`` whoever said it, and when."""

    id: str
    kind: str
    label: str
    rule: str
    confidence: float
    settable: dict[str, str]
    quotes: tuple[Citation, ...]
    verdict: str
    by: str
    at: str
    note: str
    values: dict[str, str]


class LogLine(Struct, frozen=True):
    """One line of the log; ``undoable``: it is in force and no undoing itself."""

    number: int
    verdict: str
    label: str
    values: dict[str, str]
    by: str
    at: str
    note: str
    state: str
    undoes: int | None
    undoable: bool


def dossier_page(
    dossier: Dossier, articles: Mapping[str, Article], edition: Edition, remark: str = "", reviewer: str = ""
) -> bytes:
    """Return the page as UTF-8; ``remark`` is what came of what a reviewer just did, ``reviewer`` their name."""
    record = dossier.record
    standpoint = Standpoint(dossier_path(record.id), edition)
    citing = Citing(articles, standpoint)
    entries = [_entry(row, citing, edition.language) for row in dossier.rows[:_MOST_ROWS]]
    return render(
        "dossier.html",
        standpoint,
        record=record,
        headline=headline(record, edition.language),
        witnesses=witnesses(record, articles, edition.language),
        event=event_path(record.id),
        groups=_grouped(entries),
        left_out=max(0, len(dossier.rows) - _MOST_ROWS),
        judged=sum(bool(entry.verdict) for entry in entries),
        log=[_line(one, edition.language) for one in reversed(dossier.log[-_MOST_SAID:])],
        remark=clip(remark, _LONGEST),
        reviewer=clip(reviewer, 60),
    )


def _grouped(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return entries by kind, in the order in which kinds first come; a role stands below the person who has it."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault("person" if entry.kind == "role" else entry.kind, []).append(entry)
    return list(groups.items())


def _entry(row: Row, citing: Citing, language: str) -> Entry:
    said, last = row.said, row.said.review
    return Entry(
        id=said.id,
        kind=said.kind,
        label=clip(said.label, _LONGEST),
        rule=clip(said.rule, 60),
        confidence=said.confidence,
        settable={field: clip(value, _LONGEST) for field, value in row.settable.items()},
        quotes=citing.citations(row.evidence, _MOST_QUOTES),
        verdict=last.verdict if last else "",
        by=clip(last.by, 60) if last else "",
        at=day(last.at, language) if last else "",
        note=clip(last.note or "", _LONGEST) if last else "",
        values={field: clip(value, _LONGEST) for field, value in last.values.items()} if last else {},
    )


def _line(one: Said, language: str) -> LogLine:
    row = one.verdict
    return LogLine(
        number=row.number,
        verdict=row.verdict,
        label=clip(row.label, _LONGEST),
        values={field: clip(value, _LONGEST) for field, value in row.values.items()},
        by=clip(row.by, 60),
        at=day(row.at, language),
        note=clip(row.note or "", _LONGEST),
        state=one.state,
        undoes=row.undoes,
        undoable=one.state != "undone" and row.verdict != "undo",
    )
