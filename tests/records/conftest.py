"""Events of the invented world, laid out by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest

from hexapla.records import make_record
from hexapla.records.reading import Scene, read
from hexapla.values.article import Article, Block, DateValue
from hexapla.values.event import Event
from hexapla.values.passage import Passage
from hexapla.values.record import ParallelTable, Record, Version
from hexapla.values.text import Cell


@dataclass
class Telling:
    """One version: its sentences, each a block, with the row each stands in (``None`` stands in no row)."""

    id: str
    language: str
    sentences: list[tuple[int | None, str]]
    title: str | None = None
    captions: list[str] = field(default_factory=list)
    relation: str = "original"
    of: str | None = None
    published: str | None = None

    def article(self) -> Article:
        blocks = [Block("paragraph", text) for _, text in self.sentences]
        blocks += [Block("caption", text) for text in self.captions]
        published = DateValue(self.published, "day") if self.published else None
        text = "\n\n".join(text for _, text in self.sentences)
        return Article(
            self.id, text, language=self.language, title=self.title, blocks=tuple(blocks), published=published
        )

    def version(self) -> Version:
        return Version(self.id, None, None, self.language, None, self.title, self.relation, self.of, 1.0)


def lay_out(*tellings: Telling) -> tuple[Event, ParallelTable, dict[str, Article]]:
    """Return the event of some tellings with its table."""
    rows: dict[int, dict[str, tuple[Cell, ...]]] = {}
    for telling in tellings:
        for block, (row, text) in enumerate(telling.sentences):
            if row is not None:
                cells = rows.setdefault(row, {})
                cells[telling.id] = (*cells.get(telling.id, ()), Cell(block, 0, len(text)))
    passages = tuple(Passage(rows[row], len(rows[row])) for row in sorted(rows))
    table = ParallelTable("event", tuple(telling.version() for telling in tellings), passages, ())
    return Event("event", ()), table, {telling.id: telling.article() for telling in tellings}


def is_quoted(record: Record, articles: Mapping[str, Article]) -> bool:
    """Return whether all evidence of a record quotes its article exactly."""
    facts = [*record.people, *record.quantities, *record.documents, *record.awards, *record.places, *record.statements]
    facts += [fact for fact in (record.start, record.end, record.theme, record.host) if fact is not None]
    places = [place for fact in facts for place in fact.evidence]
    places += [place for person in record.people for role in person.roles for place in role.evidence]
    for place in places:
        article = articles[place.article]
        text = (article.title or "") if place.block == -1 else article.blocks[place.block].text
        if not place.text or text[place.start : place.end] != place.text:
            return False
    return True


@pytest.fixture
def telling() -> type[Telling]:
    return Telling


@pytest.fixture
def scene() -> Callable[..., Scene]:
    def build(*tellings: Telling) -> Scene:
        _, table, articles = lay_out(*tellings)
        return read(table, articles)

    return build


@pytest.fixture
def record() -> Callable[..., Record]:
    def build(*tellings: Telling) -> Record:
        event, table, articles = lay_out(*tellings)
        made = make_record(event, table, articles)
        assert is_quoted(made, articles)
        return made

    return build


@pytest.fixture
def laid_out() -> Callable[..., tuple[Event, ParallelTable, dict[str, Article]]]:
    return lay_out


@pytest.fixture
def quoted() -> Callable[[Record, Mapping[str, Article]], bool]:
    return is_quoted
