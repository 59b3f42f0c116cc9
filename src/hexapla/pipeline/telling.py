"""Tellings: an event with its articles, the piece of work that goes to a worker."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from hexapla import records, versions
from hexapla.archive import Archive
from hexapla.values.article import Article
from hexapla.values.event import Event, Member
from hexapla.values.lexicon import Lexicon
from hexapla.values.record import Record


class Telling(Struct, frozen=True):
    """The work of one record: an event with its articles."""

    event: Event
    articles: dict[str, Article]
    lexicon: Lexicon = Lexicon()
    glossary: tuple[versions.Term, ...] = ()


def with_lexicon(telling: Telling, lexicon: Lexicon) -> Telling:
    """Return an event with what ``lexicon`` says of the languages of its articles."""
    languages = {versions.base(article.language) for article in telling.articles.values() if article.language}
    known = tuple(pair for pair in lexicon.pairs if pair.a in languages and pair.b in languages)
    return replace(telling, lexicon=Lexicon(known))


def telling_from(event: Event, archive: Archive, lexicon: Lexicon, glossary: tuple[versions.Term, ...]) -> Telling:
    """Return an event with its articles out of an archive, and what ``lexicon`` says of their languages."""
    articles = {a.id: a for a in archive.articles([member.id for member in event.members])}
    return with_lexicon(Telling(event, articles, glossary=glossary), lexicon)


def tell(telling: Telling) -> Record:
    """Return the record of an event, laid out with what the archive has learned of words."""
    table = versions.lay_out(telling.event, telling.articles, telling.lexicon, telling.glossary)
    return records.make_record(telling.event, table, telling.articles)


def settle(telling: Telling) -> tuple[Member, ...]:
    """Return the members of an event with the relations that the alignment of their sentences shows."""
    if len(telling.articles) < 2:
        return telling.event.members
    return versions.relate(telling.event, telling.articles)


def teach(telling: Telling, middle: Sequence[str]) -> list[versions.Lesson]:
    """Return what an event's versions teach of words, two by two, one of them in a language of ``middle``."""
    if len(telling.articles) < 2:
        return []
    return versions.lessons(telling.articles, middle, telling.lexicon)
