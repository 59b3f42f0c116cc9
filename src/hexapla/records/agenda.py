"""Agendas: of each event the few rows by which tasks are found again at later ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from hexapla.language.folding import fold
from hexapla.language.locales import base_language
from hexapla.language.scripts import word_texts
from hexapla.records.appearances import when
from hexapla.records.judged import keys_of
from hexapla.records.unsaid import unsaid
from hexapla.values.article import Article
from hexapla.values.passage import Passage
from hexapla.values.person import Profile
from hexapla.values.record import Record
from hexapla.values.series import Told
from hexapla.values.text import Evidence

_MOST_TASKS = 60  # of one event
_MOST_PLACES = 12  # of one task: one a language, so that what is quoted is what is compared
_STEM = 6  # letters of a word that are compared: inflection changes what follows
_LONGEST = 2000  # codepoints of a sentence that are read
_MOST_PASSAGES = 2000


class Agenda(Struct, frozen=True):
    """What an event asked, and what joins it with others: its people, documents and series."""

    event: str
    date: str
    tasks: tuple[Told, ...]
    joins: frozenset[str]
    series: str | None = None
    ordinal: int | None = None


def agenda(record: Record) -> Agenda:
    """Return the tasks of a record, and what joins the event with others."""
    date, _ = when(record)
    joins = {f"person {key}" for person in record.people for key in keys_of((person.name, *person.variants))}
    joins |= {f"document {document.code}" for document in record.documents if document.code}
    series = record.series
    if series is not None:
        joins.add(f"series {series.id}")
    tasks = [one for one in record.statements if one.kind == "task"][:_MOST_TASKS]
    return Agenda(
        record.id,
        date,
        tuple(Told(record.id, date, one.text, one.evidence[:_MOST_PLACES], one.by, one.to) for one in tasks),
        frozenset(joins),
        series.id if series is not None else None,
        series.ordinal if series is not None else None,
    )


def joined(agendas: Iterable[Agenda], people: Iterable[Profile]) -> list[Agenda]:
    """Return agendas with the people who are at several of the events, whatever they are called at each."""
    found: dict[str, set[str]] = {}
    for person in people:
        events = {seen.event for seen in person.appearances}
        for event in events if len(events) > 1 else ():
            found.setdefault(event, set()).update(f"person {key}" for key in keys_of((person.name,)))
    return [replace(one, joins=one.joins | found.get(one.event, set())) for one in agendas]


def passages(record: Record, articles: Mapping[str, Article]) -> Iterator[Told]:
    """Yield what an event's versions say, passage by passage, each language by the first version that has one.

    A passage of which a reviewer rejected what it says is left out.
    """
    date, _ = when(record)
    refused: dict[tuple[str, int], list[Evidence]] = {}
    for place in unsaid(record):
        refused.setdefault((place.article, place.block), []).append(place)
    speakers = {_place(place): one.by for one in record.statements if one.by for place in one.evidence}
    for passage in record.passages[:_MOST_PASSAGES]:
        if refused and _is_refused(passage, refused):
            continue
        text: dict[str, str] = {}
        places: list[Evidence] = []
        for identifier, cells in passage.cells.items():
            article = articles.get(identifier)
            if article is None or not cells or not 0 <= cells[0].block < len(article.blocks):
                continue
            block = article.blocks[cells[0].block]
            end = max(cell.end for cell in cells if cell.block == cells[0].block)
            quote = block.text[cells[0].start : end]
            language = block.language or article.language or "und"
            if language not in text and quote.strip():
                text[language] = quote
                places.append(Evidence(identifier, cells[0].block, cells[0].start, end, quote))
        if text:
            by = next((speakers[_place(place)] for place in places if _place(place) in speakers), None)
            yield Told(record.id, date, dict(sorted(text.items())), tuple(places), by)


def _is_refused(passage: Passage, refused: Mapping[tuple[str, int], Sequence[Evidence]]) -> bool:
    return any(
        place.start < cell.end and cell.start < place.end
        for article, cells in passage.cells.items()
        for cell in cells
        for place in refused.get((article, cell.block), ())
    )


def terms(text: str, language: str) -> frozenset[str]:
    """Return what a sentence is compared by: how its words begin, and of scripts without spaces pairs of signs."""
    words = word_texts(fold(text[:_LONGEST]))
    tag = base_language(language) or "und"
    found = {word[:_STEM] for word in words if len(word) > 1}
    single = [word if len(word) == 1 and not word.isascii() else "" for word in words]
    found |= {a + b for a, b in pairwise(single) if a and b}
    return frozenset(f"{tag} {word}" for word in found)


def all_terms(texts: Iterable[Told]) -> Iterator[frozenset[str]]:
    """Yield the terms of each passage, all its languages together."""
    for told in texts:
        yield frozenset(term for language, text in told.text.items() for term in terms(text, language))


def _place(place: Evidence) -> tuple[str, int, int]:
    return place.article, place.block, place.start
