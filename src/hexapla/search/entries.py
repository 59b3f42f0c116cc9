"""Articles with the facts of their event -> what they are found by."""

from __future__ import annotations

from collections.abc import Mapping

from hexapla.language.search_names import BREAK, name_words, sounds_of
from hexapla.language.search_words import number_key, search_words
from hexapla.search.days import span_of
from hexapla.values.article import Article
from hexapla.values.fact import Document, Person
from hexapla.values.record import Record
from hexapla.values.search import SearchEntry

STEP_VERSION = "1"
LONGEST_TEXT = 200_000
"""Codepoints of an article that it is found by; the rest of a longer one is not."""


def entries_of(record: Record, articles: Mapping[str, Article]) -> tuple[SearchEntry, ...]:
    """Return the entry of each article of an event, in the order of the record."""
    begins, ends = span_of(record)
    known = (articles[version.id] for version in record.articles if version.id in articles)
    return tuple(_entry(record, article, (begins, ends)) for article in known)


def person_keys(person: Person) -> list[str]:
    """Return the keys of all names of a person."""
    return [key for name in dict.fromkeys((person.name, *person.variants)) for key in name_words(name)]


def document_keys(document: Document) -> list[str]:
    """Return the keys of a document's code and title."""
    return [key for said in (document.code, document.title) if said for key in (*_keys(said), BREAK)]


def numbers_of(record: Record, article: str) -> list[str]:
    """Return the values that the facts of an article state, as keys."""
    values = [fact.value for fact in record.quantities if article in fact.articles]
    values += [fact.count for fact in record.awards if article in fact.articles and fact.count is not None]
    return sorted({key for value in values if (key := number_key(value))})


def _entry(record: Record, article: Article, days: tuple[int, int]) -> SearchEntry:
    title = search_words((article.title or "")[:LONGEST_TEXT])
    # A line break parts numbers and runs without spaces, as blocks do.
    text = search_words("\n".join(block.text for block in article.blocks)[:LONGEST_TEXT])
    sounds = dict.fromkeys((*sounds_of(title), *sounds_of(text)))
    places = [name for fact in record.places if article.id in fact.articles for name in (fact.name, *fact.variants)]
    hosts = list(record.host.text.values()) if record.host and article.id in record.host.articles else []
    named = [key for name in dict.fromkeys((*places, *hosts)) for key in (*_keys(name), BREAK)]
    people = [key for fact in record.people if article.id in fact.articles for key in person_keys(fact)]
    documents = [key for fact in record.documents if article.id in fact.articles for key in document_keys(fact)]
    return SearchEntry(
        article=article.id,
        begins=days[0],
        ends=days[1],
        title=" ".join(word.key for word in title),
        text=" ".join(word.key for word in text),
        people=" ".join(people),
        names=" ".join([*sounds, BREAK, *named] if named else sounds),
        numbers=" ".join(numbers_of(record, article.id)),
        documents=" ".join(documents),
        language=_line(article.language),
        outlet=_line(article.outlet),
    )


def _keys(text: str) -> list[str]:
    return [word.key for word in search_words(text[:LONGEST_TEXT])]


def _line(text: str | None) -> str:
    return " ".join(_keys(text or ""))
