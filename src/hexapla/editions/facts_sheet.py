"""The facts of one event as one table: what somebody opens in a spreadsheet, beside the tables that programs join."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO

from hexapla.editions.bitext import UNKNOWN, Table
from hexapla.editions.csv_tables import CsvWriter
from hexapla.editions.listing import Fact, facts_of
from hexapla.editions.tables import ColumnType, Row, Sheet
from hexapla.values.fact import Award, DateFact, Document, Quantity, Statement, TextFact
from hexapla.values.record import Record

_TEXTS = (
    "event", "fact", "kind", "value", "text", "language", "carried_by", "absent_from", "quote", "quoted_from", "rule",
)  # fmt: skip
_COLUMNS: dict[str, ColumnType] = {**dict.fromkeys(_TEXTS, "text"), "confidence": "number", "review": "text"}


def facts_csv(table: Table) -> bytes:
    """Return the facts of an event as CSV, a row each: by value, in words, with the first sentence that says so."""
    out = BytesIO()
    writer = CsvWriter(out, FACTS)
    for row in FACTS.rows(table):
        writer.write(row)
    writer.close()
    return out.getvalue()


def _rows(table: Table) -> Iterator[Row]:
    record = table.record
    for listed in facts_of(record):
        fact = listed.fact
        words, language = _words(fact, record)
        first = fact.evidence[0] if fact.evidence else None
        yield (
            record.id,
            listed.name,
            listed.kind,
            _value(fact),
            words,
            language,
            " ".join(fact.articles),
            " ".join(fact.absent),
            first.text if first else None,
            first.article if first else None,
            fact.rule,
            fact.confidence,
            fact.review.verdict if fact.review else None,
        )


FACTS = Sheet("facts", _COLUMNS, _rows)


def _value(fact: Fact) -> str | None:
    """Return what a fact claims, by value where its kind has one, else its name or its kind."""
    if isinstance(fact, DateFact):
        return fact.value
    if isinstance(fact, Quantity):
        return " ".join(part for part in (fact.comparator, str(fact.value), fact.unit) if part)
    if isinstance(fact, Document):
        return fact.code or fact.title
    if isinstance(fact, Award):
        return None if fact.count is None else str(fact.count)
    if isinstance(fact, Statement):
        return fact.kind
    return None if isinstance(fact, TextFact) else fact.name


def _words(fact: Fact, record: Record) -> tuple[str | None, str | None]:
    """Return the words of a fact in the language of the first version that has some."""
    if isinstance(fact, TextFact | Statement):
        return _first(fact.text, record)
    if isinstance(fact, Quantity):
        return _first(fact.what, record)
    return _first(fact.award, record) if isinstance(fact, Award) else (None, None)


def _first(words: Mapping[str, str], record: Record) -> tuple[str | None, str | None]:
    order = [version.language or UNKNOWN for version in record.articles] + sorted(words)
    return next(((words[tag], tag) for tag in order if words.get(tag)), (None, None))
