"""Rows of the tables that tell of events, their versions, their parallel table and their differences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from hexapla.editions.bitext import Table
from hexapla.editions.places import blocks_of
from hexapla.editions.titles import titled
from hexapla.values.fact import DateFact
from hexapla.values.text import Evidence


def joined(names: Iterable[str]) -> str | None:
    """Return several names as one cell; nothing where there are none."""
    return "; ".join(names) or None


def events(table: Table) -> Iterator[tuple[Any, ...]]:
    """Yield the one row of the event."""
    record = table.record
    title, language = titled(record) or (None, None)
    series = record.series
    yield (
        record.id,
        record.kind,
        title,
        language,
        *_day(record.start),
        *_day(record.end),
        *((series.id, series.ordinal, series.previous, series.next) if series else (None,) * 4),
        len(record.articles),
        record.reviewed,
    )


def _day(fact: DateFact | None) -> tuple[str | None, ...]:
    return (fact.value, fact.precision, fact.inferred) if fact is not None else (None,) * 3


def titles(table: Table) -> Iterator[tuple[Any, ...]]:
    """Yield a row for each title of the event."""
    for language, title in sorted(table.record.titles.items()):
        yield table.record.id, language, title


def articles(table: Table) -> Iterator[tuple[Any, ...]]:
    """Yield a row for each version, in the order of columns."""
    for version in table.record.articles:
        article = table.articles.get(version.id)
        published = version.published
        yield (
            table.record.id,
            version.id,
            version.language,
            version.relation,
            version.of,
            version.score,
            version.title,
            version.outlet,
            article.source if article else None,
            joined(article.authors) if article else None,
            published.value if published else None,
            published.precision if published else None,
            version.url,
            article.location if article else None,
        )


def passages(table: Table) -> Iterator[tuple[Any, ...]]:
    """Yield a row for each passage, counted from 1."""
    for number, one in enumerate(table.record.passages, start=1):
        yield (
            table.record.id,
            number,
            one.kept_by,
            one.texts,
            one.core,
            joined(one.added),
            joined(one.omitted),
        )


def core(table: Table) -> Iterator[tuple[Any, ...]]:
    """Yield a row for each sentence of the account of the event in each language, counted from 1."""
    for language, told in sorted(table.record.core.items()):
        for number, place in enumerate(told, start=1):
            yield table.record.id, language, number, place.article, *_place(place)


def cells(table: Table) -> Iterator[tuple[Any, ...]]:
    """Yield a row for each run of text in the parallel table, in the order of columns."""
    record = table.record
    for number, passage in enumerate(record.passages, start=1):
        for version in record.articles:
            article = table.articles.get(version.id)
            blocks = blocks_of(article) if article else ()
            for cell in passage.cells.get(version.id, ()):
                text = blocks[cell.block].text[cell.start : cell.end] if 0 <= cell.block < len(blocks) else None
                yield record.id, number, version.id, version.language, cell.block, cell.start, cell.end, text


def differences(table: Table) -> Iterator[tuple[Any, ...]]:
    """Yield a row for each difference, counted from 1."""
    for number, one in enumerate(table.record.differences, start=1):
        yield (
            table.record.id,
            number,
            one.kind,
            one.severity,
            one.original_article,
            *_place(one.original),
            one.version_article,
            *_place(one.version),
            joined(one.values),
            one.detail,
        )


def _place(evidence: Evidence | None) -> tuple[int | str | None, ...]:
    return (evidence.block, evidence.start, evidence.end, evidence.text) if evidence is not None else (None,) * 4
