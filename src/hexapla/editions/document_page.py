"""The page of a document: at which events it is cited, in which sentences, and what was asked under it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from hexapla.editions.addresses import document_path
from hexapla.editions.citations import Citation, Citing
from hexapla.editions.headline import Headline
from hexapla.editions.rendering import render
from hexapla.editions.standpoint import PLAIN, Edition, Standpoint
from hexapla.editions.wording import Words, clip, day, in_languages, words
from hexapla.values.article import Article
from hexapla.values.document import Cited, DocumentCard
from hexapla.values.lines import DocumentLine
from hexapla.values.series import Told
from hexapla.values.text import Evidence

MOST_CITATIONS = 40  # with their sentences; near 4 KB each
_MOST_EARLIER = 400  # by title and date alone
_MOST_TASKS = 12
_MOST_QUOTES = 8
_MOST_TASK_QUOTES = 4
_MOST_NAMES = 40
_LONGEST = 240


class Asked(Struct, frozen=True):
    """A task as a reader sees it: its words, best language first, who set it to whom, and the sentences."""

    words: tuple[Words, ...]
    by: str
    to: str
    quotes: tuple[Citation, ...]


class CitedLine(Struct, frozen=True):
    """One event that cites the document; ``versions`` do, ``absent`` rest on one that does and lack it."""

    headline: Headline | None
    shown_date: str
    date: str
    reported: bool
    versions: int
    absent: int
    quotes: tuple[Citation, ...]
    tasks: tuple[Asked, ...]
    tasks_left_out: int


def document_page(
    card: DocumentCard,
    headlines: Mapping[str, Headline],
    articles: Mapping[str, Article],
    edition: Edition = PLAIN,
) -> bytes:
    """Return the page of a document as UTF-8, with the headlines of events and the articles that evidence stands in."""
    standpoint = Standpoint(document_path(card.id), edition)
    citing = Citing(articles, standpoint)
    newest_first = tuple(reversed(card.citations))
    newest, earlier = newest_first[:MOST_CITATIONS], newest_first[MOST_CITATIONS:]
    return render(
        "document.html",
        standpoint,
        name=called(card, edition.language),
        code=clip(card.code or "", _LONGEST),
        date=day(card.date, edition.language),
        date_value=card.date or "",
        called_so=tuple(_clipped(one) for one in in_languages(card.names, (), edition.language)[:_MOST_NAMES]),
        first=day(card.first, edition.language),
        last=day(card.last, edition.language) if card.last != card.first else "",
        citations=tuple(_line(row, headlines, citing, edition.language) for row in newest),
        earlier=tuple(headlines[row.event] for row in earlier if row.event in headlines)[:_MOST_EARLIER],
        total=len(card.citations),
        citations_left_out=max(0, len(earlier) - _MOST_EARLIER),
        versions=sum(len(row.articles) for row in card.citations),
        tasks=sum(len(row.tasks) for row in card.citations),
        others=tuple((identifier, document_path(identifier)) for identifier in card.others[:_MOST_NAMES]),
    )


def called(card: DocumentCard | DocumentLine, language: str) -> Words:
    """Return what a document is called: its title, else what a language calls it, else its code or its date."""
    if card.title:
        home = next((tag for tag, said in card.names.items() if card.title in said), None)
        return words(clip(card.title, _LONGEST), home)
    found = in_languages(card.names, (), language)
    if found and not card.code:
        return _clipped(found[0])
    return words(clip(card.code or day(card.date, language) or card.id, _LONGEST), None)


def quoted(card: DocumentCard) -> list[Evidence]:
    """Return the places that the page of a document quotes."""
    newest = card.citations[-MOST_CITATIONS:]
    found = [place for row in newest for place in row.evidence[:_MOST_QUOTES]]
    tasks = (task for row in newest for task in row.tasks[:_MOST_TASKS])
    return found + [place for task in tasks for place in task.evidence[:_MOST_TASK_QUOTES]]


def cited_at(card: DocumentCard) -> list[str]:
    """Return the events that the page of a document names."""
    return [row.event for row in card.citations[-MOST_CITATIONS - _MOST_EARLIER :]]


def _line(row: Cited, headlines: Mapping[str, Headline], citing: Citing, language: str) -> CitedLine:
    return CitedLine(
        headline=headlines.get(row.event),
        shown_date=day(row.date, language),
        date=row.date,
        reported=row.reported,
        versions=len(row.articles),
        absent=len(row.absent),
        quotes=citing.citations(row.evidence, _MOST_QUOTES),
        tasks=tuple(_asked(task, citing, language) for task in row.tasks[:_MOST_TASKS]),
        tasks_left_out=max(0, len(row.tasks) - _MOST_TASKS),
    )


def _asked(task: Told, citing: Citing, language: str) -> Asked:
    said = tuple(_clipped(one) for one in in_languages(task.text, (), language))
    return Asked(
        said, clip(task.by or "", 80), clip(task.to or "", 80), citing.citations(task.evidence, _MOST_TASK_QUOTES)
    )


def _clipped(one: Words) -> Words:
    return words(clip(one.text, 2 * _LONGEST), one.language)
