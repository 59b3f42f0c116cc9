"""Articles with the facts of their event -> what they are found by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from hexapla.language.search_names import BREAK, name_words, sounds_of
from hexapla.language.search_words import number_key, search_words
from hexapla.search.days import span_of
from hexapla.values.article import Article
from hexapla.values.fact import Document, Person
from hexapla.values.record import Record
from hexapla.values.search import SearchEntry

STEP_VERSION = "2"
LONGEST_TEXT = 200_000
"""Codepoints of an article that it is found by; the rest of a longer one is not."""
LONGEST_TITLE = 1_000
_MOST_TITLES = 200  # versions whose titles an event is found by


def entries_of(record: Record, articles: Mapping[str, Article]) -> tuple[SearchEntry, ...]:
    """Return what stands for an event, then the entry of each of its articles, in the order of the record."""
    days = span_of(record)
    known = [articles[version.id] for version in record.articles if version.id in articles]
    return (_head(record, known, days), *(_entry(record, article, days) for article in known)) if known else ()


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


def _head(record: Record, articles: Sequence[Article], days: tuple[int, int]) -> SearchEntry:
    titles = dict.fromkeys((article.title or "")[:LONGEST_TITLE] for article in articles[:_MOST_TITLES])
    told = [search_words(title) for title in titles]
    sounds = dict.fromkeys(heard for words in told for heard in sounds_of(words))
    places = [name for fact in record.places for name in (fact.name, *fact.variants)]
    hosts = list(record.host.text.values()) if record.host else []
    numbers = [record.series.ordinal if record.series else None, date.fromordinal(days[0]).year if days[0] else None]
    return SearchEntry(
        article="",
        begins=days[0],
        ends=days[1],
        title=" ".join(key for words in told for key in (*(word.key for word in words), BREAK)),
        text="",
        people=" ".join(key for fact in record.people for key in person_keys(fact)),
        names=" ".join([*sounds, BREAK, *_apart([*places, *hosts])]),
        numbers=" ".join(number_key(number) for number in numbers if number is not None),
        documents=" ".join(key for fact in record.documents for key in document_keys(fact)),
        language="",
        outlet="",
    )


def _entry(record: Record, article: Article, days: tuple[int, int]) -> SearchEntry:
    title = search_words((article.title or "")[:LONGEST_TEXT])
    # A line break parts numbers and runs without spaces, as blocks do.
    text = search_words("\n".join(block.text for block in article.blocks)[:LONGEST_TEXT])
    sounds = dict.fromkeys((*sounds_of(title), *sounds_of(text)))
    places = [name for fact in record.places if article.id in fact.articles for name in (fact.name, *fact.variants)]
    hosts = list(record.host.text.values()) if record.host and article.id in record.host.articles else []
    named = _apart([*places, *hosts])
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


def _apart(names: Sequence[str]) -> list[str]:
    """Return the keys of names, with a break after each."""
    return [key for name in dict.fromkeys(names) for key in (*_keys(name), BREAK)]


def _keys(text: str) -> list[str]:
    return [word.key for word in search_words(text[:LONGEST_TEXT])]


def _line(text: str | None) -> str:
    return " ".join(_keys(text or ""))
