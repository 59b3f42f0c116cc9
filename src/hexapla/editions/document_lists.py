"""Documents in a terminal: one line each, or where one is cited, event by event, with what was asked under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from hexapla.editions.terminal import clean, columns, page
from hexapla.editions.wording import clip, day, in_languages, own_name
from hexapla.values.document import Cited, DocumentCard

_LONGEST = 100
_MOST_NAMES = 12
_MOST_QUOTES = 3


def show_documents(found: Sequence[DocumentCard]) -> RenderableType:
    """Return documents for a terminal: several a line each, one with its citations, their sentences and its tasks."""
    if len(found) == 1:
        return page(*_one(found[0]))
    table = columns()
    for card in found:
        count = len(card.citations)
        events = f"{count} event{'' if count == 1 else 's'}"
        days = " to ".join(dict.fromkeys(filter(None, (card.first, card.last))))
        table.add_row(Text(clean(called(card)), style="bold"), Text(card.id), Text(events), Text(days))
    return page(table)


def called(card: DocumentCard) -> str:
    """Return what a document is called in one line: its code and title, else its title, words or date."""
    words = in_languages(card.names)
    said = card.title or (words[0].text if words else card.date or card.id)
    return clip(f"{card.code}  {card.title or ''}".strip() if card.code else said, _LONGEST)


def _one(card: DocumentCard) -> Iterator[RenderableType]:
    yield Text(clean(called(card)), style="bold")
    facts = [f"of {day(card.date)}" if card.date else "", f"id {card.id}"]
    yield Text(clean(" · ".join(filter(None, facts))))
    if card.others:
        yield Text(clean(f"held to be another document: {', '.join(card.others[:_MOST_NAMES])}"))
    names = columns()
    for one in in_languages(card.names)[:_MOST_NAMES]:
        names.add_row(Text(own_name(one.language)), Text(clean(clip(one.text, _LONGEST))))
    yield from (Text(), names) if card.names else ()
    for row in card.citations:
        yield Text()
        yield from _citation(row)


def _citation(row: Cited) -> Iterator[RenderableType]:
    published = " (published)" if row.reported else ""
    versions = f"{len(row.articles)} version{'' if len(row.articles) == 1 else 's'}"
    lacking = f", {len(row.absent)} without it" if row.absent else ""
    head = f"{day(row.date) or 'date not known'}{published}  event {row.event}, in {versions}{lacking}"
    yield Text(clean(head), style="bold")
    lines = [Text(clean(f"“{clip(one.text, _LONGEST)}” ({one.article})")) for one in row.evidence[:_MOST_QUOTES]]
    for task in row.tasks:
        said = in_languages(task.text)
        asked = clip(said[0].text, 2 * _LONGEST) if said else ""
        lines.append(Text.assemble(("task  ", "bold"), clean(asked)))
    for line in lines:
        yield Padding(line, (0, 0, 0, 2))
