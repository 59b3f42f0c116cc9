"""Record -> what it cites: a small row for each document, with the tasks set under it."""

from __future__ import annotations

from collections.abc import Mapping

from hexapla.records import cues
from hexapla.records.appearances import setting_of, some, when
from hexapla.records.document_names import code_key
from hexapla.records.judged import keys_of
from hexapla.values.document import Cited
from hexapla.values.fact import Document
from hexapla.values.record import Record
from hexapla.values.series import Told

_MOST_DOCUMENTS = 400  # of one event
_MOST_PEOPLE = 40  # by whom the surroundings of an event are known
_MOST_TASKS = 24  # under one document at one event
_MOST_PLACES = 4  # that tell of one task
_CLOSINGS = {"“": "”", "«": "»", "»": "«", "„": "“", "《": "》", "「": "」"}
_LONGEST_NAME = 240  # codepoints of what a language calls a document; longer is a sentence that tells it


def citations(record: Record) -> tuple[Cited, ...]:
    """Return the documents that a record cites as rows, in its order."""
    date, reported = when(record)
    setting = set(setting_of(record))
    for person in record.people[:_MOST_PEOPLE]:
        setting |= {f"person {key}" for key in keys_of((person.name,))}
    tongues = {version.id: version.language or "und" for version in record.articles}
    shared = tuple(sorted(setting))
    return tuple(
        Cited(
            event=record.id,
            date=date,
            code=document.code,
            title=document.title,
            dated=document.date,
            names=_names(document, tongues),
            evidence=some(document.evidence),
            articles=document.articles,
            absent=document.absent,
            tasks=_tasks(record, document, date),
            setting=shared,
            reported=reported,
            confidence=1.0 if document.review is not None else document.confidence,
            number=number,
        )
        for number, document in enumerate(record.documents[:_MOST_DOCUMENTS])
    )


def _names(document: Document, tongues: Mapping[str, str]) -> dict[str, str]:
    """Return what each language calls a document: the words of its first version that name it, by language."""
    found: dict[str, str] = {}
    for place in document.evidence:
        words = " ".join(place.text.split())
        language = tongues.get(place.article, "und")
        if words and len(words) <= _LONGEST_NAME and _is_named(words, document, language):
            found.setdefault(language, _closed(words))
    return dict(sorted(found.items()))


def _closed(words: str) -> str:
    """Return words with the quotation mark that a cited title was cut before."""
    marks = [mark for mark in words if mark in _CLOSINGS]
    return words + _CLOSINGS[marks[0]] if len(marks) == 1 else words


def _is_named(words: str, document: Document, language: str) -> bool:
    """Return whether words name a document; where its kind has no word we know, what is quoted may be a sentence."""
    if document.code and code_key(document.code) in code_key(words):
        return True
    return words == document.title or cues.has("documents", language, words, "type")


def _tasks(record: Record, document: Document, date: str) -> tuple[Told, ...]:
    """Return the tasks whose document this is: a statement names it by its code, else by its title."""
    name = document.code or document.title
    if name is None:
        return ()
    found = (one for one in record.statements if one.kind == "task" and one.document == name)
    return tuple(Told(record.id, date, one.text, one.evidence[:_MOST_PLACES], one.by, one.to) for one in found)[
        :_MOST_TASKS
    ]
