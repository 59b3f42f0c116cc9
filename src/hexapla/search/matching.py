"""Where what was asked for stands: in the words of a text, and in the facts of an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from hexapla.language.search_names import sound
from hexapla.language.search_words import SearchWord, number_key, search_words
from hexapla.search.entries import document_keys, person_keys
from hexapla.values.fact import Award, Document, Person, Quantity
from hexapla.values.record import Record
from hexapla.values.search import Field, Phrase, SearchTerm
from hexapla.values.text import Evidence, Span

Fact = Person | Quantity | Award | Document
IN_TEXT: frozenset[Field] = frozenset({"title", "text"})
_BY_SOUND: frozenset[Field] = frozenset({"names"})
# Facts of a kind that are looked through for one event.
_MOST_FACTS = 200


class Mark(Struct, frozen=True, order=True):
    """What was found at a place of a text, in codepoints, and which of the terms it is."""

    start: int
    end: int
    term: int


class FoundFact(Struct, frozen=True):
    """A fact that meets terms, by their numbers."""

    fact: Fact
    terms: frozenset[int]


def marks_in(text: str, terms: Sequence[SearchTerm]) -> tuple[list[Mark], list[SearchWord]]:
    """Return where the terms stand in a text, in order, and its words."""
    words = search_words(text)
    places: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        places.setdefault(word.key, []).append(number)
    names = [word for word in words if word.named]
    sounds: list[str] | None = None
    found: set[Mark] = set()
    for number, term in enumerate(terms):
        for phrase in term.phrases:
            if not IN_TEXT.isdisjoint(phrase.fields):
                spans = _written(phrase, words, places)
            elif not _BY_SOUND.isdisjoint(phrase.fields):
                sounds = [sound(word.key) for word in names] if sounds is None else sounds
                spans = _heard(phrase, names, sounds)
            else:
                continue
            found.update(Mark(start, end, number) for start, end in spans)
    return sorted(found), words


def shows(terms: Sequence[SearchTerm]) -> bool:
    """Return whether any of the terms can stand in a text: a language does not."""
    fields = {field for term in terms for phrase in term.phrases for field in phrase.fields}
    return not fields.isdisjoint(IN_TEXT | _BY_SOUND)


def found_facts(record: Record, terms: Sequence[SearchTerm]) -> list[FoundFact]:
    """Return the facts of an event that meet terms, in the order of the record."""
    kinds: list[tuple[Field, Sequence[Fact]]] = [
        ("people", record.people), ("documents", record.documents), ("numbers", record.quantities),
        ("numbers", record.awards),
    ]  # fmt: skip
    found = []
    for field, facts in kinds:
        asked = [(n, p) for n, term in enumerate(terms) for p in term.phrases if field in p.fields]
        for fact in facts[:_MOST_FACTS] if asked else ():
            keys = _keys_of(fact)
            met = frozenset(number for number, phrase in asked if stands_in(phrase, keys))
            if met:
                found.append(FoundFact(fact, met))
    return found


def stands_in(phrase: Phrase, keys: Sequence[str]) -> bool:
    """Return whether the keys of a phrase stand side by side among ``keys``."""
    wanted, last = phrase.keys[:-1], phrase.keys[-1]
    for place in range(len(keys) - len(wanted)):
        if tuple(keys[place : place + len(wanted)]) == wanted:
            end = keys[place + len(wanted)]
            if end == last or (phrase.begins and end.startswith(last)):
                return True
    return False


def evidence_in(article: str, found: Sequence[FoundFact]) -> Iterator[tuple[Evidence, int]]:
    """Yield the places of an article where facts that were found are stated, each with one of the terms."""
    for one in found:
        for evidence in one.fact.evidence:
            if evidence.article == article:
                yield evidence, min(one.terms)


def merged(marks: Sequence[Mark]) -> tuple[Span, ...]:
    """Return the places of marks, those that touch as one, from left to right."""
    spans: list[Span] = []
    for mark in sorted(marks):
        if spans and mark.start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, mark.end))
        else:
            spans.append(Span(mark.start, mark.end))
    return tuple(spans)


def _keys_of(fact: Fact) -> list[str]:
    if isinstance(fact, Person):
        return person_keys(fact)
    if isinstance(fact, Document):
        return document_keys(fact)
    value = fact.value if isinstance(fact, Quantity) else fact.count
    return [number_key(value)] if value is not None else []


def _written(phrase: Phrase, words: Sequence[SearchWord], places: dict[str, list[int]]) -> Iterator[tuple[int, int]]:
    if phrase.begins and len(phrase.keys) == 1:
        first = phrase.keys[0]
        for word in words:
            if word.key.startswith(first):
                yield word.start, min(word.end, word.start + 1)
        return
    length = len(phrase.keys)
    for place in places.get(phrase.keys[0], ()):
        if place + length <= len(words) and stands_in(phrase, [word.key for word in words[place : place + length]]):
            yield words[place].start, words[place + length - 1].end


def _heard(phrase: Phrase, names: Sequence[SearchWord], sounds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """What sounds so among the words with a capital: one by itself, or several one after another."""
    length = len(phrase.keys)
    for place in range(len(names) - length + 1):
        if tuple(sounds[place : place + length]) == phrase.keys and _near(names[place : place + length]):
            yield names[place].start, names[place + length - 1].end


def _near(words: Sequence[SearchWord]) -> bool:
    return all(after.start - before.end <= 2 for before, after in pairwise(words))
