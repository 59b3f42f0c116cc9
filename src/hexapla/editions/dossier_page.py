"""The dossier of an event: where a person says what is right, wrong or to be corrected, and sees what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from hexapla.editions.addresses import dossier_path, event_path
from hexapla.editions.citations import Citation, Citing
from hexapla.editions.difference_words import DifferenceWords, difference_words, reviewed_words
from hexapla.editions.disagreements import in_order
from hexapla.editions.headline import headline
from hexapla.editions.rendering import render
from hexapla.editions.reviews import Reviewable, Said, signed
from hexapla.editions.standpoint import Edition, Standpoint
from hexapla.editions.witnesses import witnesses
from hexapla.editions.wording import clip, day, in_languages, number, percent
from hexapla.values.article import Article
from hexapla.values.difference import Difference
from hexapla.values.fact import Award, DateFact, Document, Quantity, Role, Statement, TextFact
from hexapla.values.record import Record
from hexapla.values.text import Evidence

ROWS_A_SHEET = 300  # each with its form and sentences takes some 2 KB
_MOST_QUOTES = 4
_MOST_SAID = 200
_LONGEST = 300
_SIGNS = {">": ">", ">=": "≥", "<": "<", "<=": "≤", "~": "≈"}


class Row(Protocol):
    """A fact with what can be set in it and the sentences that bear it out."""

    @property
    def said(self) -> Reviewable: ...
    @property
    def settable(self) -> Mapping[str, str]: ...
    @property
    def evidence(self) -> Sequence[Evidence]: ...
    @property
    def fact(self) -> object: ...


class Dossier(Protocol):
    """An event as it is shown, what can be judged of it, and the log, oldest first."""

    @property
    def record(self) -> Record: ...
    @property
    def rows(self) -> Sequence[Row]: ...
    @property
    def log(self) -> Sequence[Said]: ...


class Entry(Struct, frozen=True):
    """One fact as the page shows it: a difference by its words and severity, a statement by its kind and words.

    ``verdict`` is what was said of it last, ``signed`` by whom and when, ``note`` why, ``values`` what was corrected.
    """

    id: str
    kind: str
    label: str
    rule: str
    confidence: float
    settable: dict[str, str]
    quotes: tuple[Citation, ...]
    verdict: str
    signed: str
    note: str
    values: dict[str, str]
    difference: DifferenceWords | None = None
    severity: str = ""
    statement: str = ""


class LogLine(Struct, frozen=True):
    """One line of the log; ``undoable``: it is in force and no undoing itself."""

    number: int
    verdict: str
    label: str
    difference: DifferenceWords | None
    values: dict[str, str]
    signed: str
    note: str
    state: str
    undoes: int | None
    undoable: bool


class DossierView(Struct, frozen=True):
    """How a dossier is shown: which sheet of its facts, from 1; what came of what was just done; who reviews."""

    sheet: int = 1
    remark: str = ""
    reviewer: str = ""


def dossier_page(
    dossier: Dossier, articles: Mapping[str, Article], edition: Edition, view: DossierView | None = None
) -> bytes:
    """Return the page as UTF-8: facts in the order of the record, then differences, the worst first."""
    view = view or DossierView()
    record = dossier.record
    standpoint = Standpoint(dossier_path(record.id), edition)
    citing = Citing(articles, standpoint)
    found = witnesses(record, articles, edition.language)
    sigla = {witness.id: witness.siglum for witness in found}
    rows = _ordered(dossier.rows)
    sheets = max(1, -(-len(rows) // ROWS_A_SHEET))
    sheet = min(max(1, view.sheet), sheets)
    shown = rows[(sheet - 1) * ROWS_A_SHEET : sheet * ROWS_A_SHEET]
    return render(
        "dossier.html",
        standpoint,
        record=record,
        headline=headline(record, edition.language),
        witnesses=found,
        event=event_path(record.id),
        groups=_grouped([_entry(row, citing, sigla, edition.language) for row in shown]),
        sheet=sheet,
        sheets=sheets,
        judged=sum(row.said.review is not None for row in rows),
        log=[_line(one, sigla, edition.language) for one in reversed(dossier.log[-_MOST_SAID:])],
        remark=clip(view.remark, _LONGEST),
        reviewer=clip(view.reviewer, 60),
    )


def _ordered(rows: Sequence[Row]) -> list[Row]:
    """Return facts as they come, then differences, the worst first."""
    facts = [row for row in rows if not isinstance(row.fact, Difference)]
    pairs = [(row.fact, row) for row in rows if isinstance(row.fact, Difference)]
    return [*facts, *(row for _, row in sorted(pairs, key=lambda pair: in_order(pair[0])))]


def _grouped(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return entries by kind, in the order in which kinds first come; a role stands below the person who has it."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault("person" if entry.kind == "role" else entry.kind, []).append(entry)
    return list(groups.items())


def _entry(row: Row, citing: Citing, sigla: Mapping[str, str], language: str) -> Entry:
    said, last, fact = row.said, row.said.review, row.fact
    return Entry(
        id=said.id,
        kind=said.kind,
        label=clip(_label(fact, said.label, language), _LONGEST),
        rule=clip(said.rule, 60),
        confidence=said.confidence,
        settable={field: clip(value, _LONGEST) for field, value in row.settable.items()},
        quotes=citing.citations(row.evidence, _MOST_QUOTES),
        verdict=last.verdict if last else "",
        signed=signed(last, language) if last else "",
        note=clip(last.note or "", _LONGEST) if last else "",
        values={field: clip(value, _LONGEST) for field, value in last.values.items()} if last else {},
        difference=difference_words(fact, sigla) if isinstance(fact, Difference) else None,
        severity=fact.severity if isinstance(fact, Difference) else "",
        statement=fact.kind if isinstance(fact, Statement) else "",
    )


def _label(fact: object, label: str, language: str) -> str:
    """Return a fact in the reader's language as far as it has words there; its own label where that says it."""
    match fact:
        case DateFact():
            return day(fact, language)
        case Quantity():
            figure = number(fact.value, language)
            shown = percent(figure, language) if fact.unit == "%" else " ".join(filter(None, (figure, fact.unit)))
            return " ".join(filter(None, (_SIGNS.get(fact.comparator, "") + shown, _best(fact.what, language))))
        case Award():
            count = "" if fact.count is None else number(fact.count, language)
            return " ".join(filter(None, (count, _best(fact.award, language))))
        case Statement() | TextFact():
            return _best(fact.text, language)
        case Role():
            return f"{label.partition(': ')[0]} – {_best(fact.role, language)}"
        case Document():
            dated = day(fact.date, language) if fact.date else ""
            return " · ".join(filter(None, (fact.code or fact.title, dated)))
    return label


def _best(texts: Mapping[str, str], language: str) -> str:
    return next((one.text for one in in_languages(texts, (), language)), "")


def _line(one: Said, sigla: Mapping[str, str], language: str) -> LogLine:
    row = one.verdict
    return LogLine(
        number=row.number,
        verdict=row.verdict,
        label=clip(row.label, _LONGEST),
        difference=reviewed_words(row.subject, row.label, sigla),
        values={field: clip(value, _LONGEST) for field, value in row.values.items()},
        signed=signed(row, language),
        note=clip(row.note or "", _LONGEST),
        state=one.state,
        undoes=row.undoes,
        undoable=one.state != "undone" and row.verdict != "undo",
    )
