"""Rows of the tables that tell of facts: what they are, in which words, who carries them, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hexapla.editions.bitext import UNKNOWN, Table
from hexapla.editions.listing import Fact, act_name, evidence_of, facts_of, named, role_name
from hexapla.editions.surroundings import block_kind, surroundings
from hexapla.editions.version_rows import joined
from hexapla.values.fact import Award, Organisation, Person, Quantity, Statement, TextFact
from hexapla.values.record import Record

Rows = Iterator[tuple[Any, ...]]


def dates(table: Table) -> Rows:
    """Yield a row for the start of the event, one for its end, and one for each further date that is stated."""
    record = table.record
    for name, one in (("start", record.start), ("end", record.end), *named("date", record.dates)):
        if one is not None:
            yield record.id, name, one.value, one.precision, one.inferred, *_found(one)


def places(table: Table) -> Rows:
    """Yield a row for each place."""
    for name, one in named("place", table.record.places):
        yield table.record.id, name, one.name, one.role, joined(one.variants), *_found(one)


def themes(table: Table) -> Rows:
    """Yield a row for the theme of the event and one for its host."""
    for name, one in (("theme", table.record.theme), ("host", table.record.host)):
        if one is not None:
            yield table.record.id, name, name, *_worded(one.text, table.record), *_found(one)


def people(table: Table) -> Rows:
    """Yield a row for each person."""
    for name, one in named("person", table.record.people):
        yield table.record.id, name, one.name, joined(one.variants), *_found(one)


def roles(table: Table) -> Rows:
    """Yield a row for each role of each person."""
    for name, person in named("person", table.record.people):
        for number, one in enumerate(person.roles, start=1):
            yield table.record.id, role_name(name, number), name, person.name, *_worded(one.role, table.record)


def acts(table: Table) -> Rows:
    """Yield a row for each thing that a person did at the event."""
    for name, person in named("person", table.record.people):
        for number, one in enumerate(person.acts, start=1):
            yield table.record.id, act_name(name, number), name, person.name, one.kind


def organisations(table: Table) -> Rows:
    """Yield a row for each organisation."""
    for name, one in named("organisation", table.record.organisations):
        yield table.record.id, name, one.name, one.kind, joined(one.variants), *_found(one)


def quantities(table: Table) -> Rows:
    """Yield a row for each quantity."""
    for name, one in named("quantity", table.record.quantities):
        words = _worded(one.what, table.record)
        yield table.record.id, name, one.comparator, one.value, one.unit, *words, *_found(one)


def documents(table: Table) -> Rows:
    """Yield a row for each cited document."""
    for name, one in named("document", table.record.documents):
        yield table.record.id, name, one.code, one.title, one.date, *_found(one)


def awards(table: Table) -> Rows:
    """Yield a row for each award; award and recipients in one language."""
    for name, one in named("award", table.record.awards):
        said, language = _worded(one.award, table.record)
        to = one.to.get(language or "") or _worded(one.to, table.record)[0]
        yield table.record.id, name, one.count, said, to, language, *_found(one)


def statements(table: Table) -> Rows:
    """Yield a row for each statement."""
    for name, one in named("statement", table.record.statements):
        words = _worded(one.text, table.record)
        yield table.record.id, name, one.kind, *words, one.by, one.to, one.period, one.document, *_found(one)


def wordings(table: Table) -> Rows:
    """Yield a row for the words of a fact in each language that has some."""
    for listed in facts_of(table.record):
        for name, field, words in _fields(listed.name, listed.fact):
            for language in sorted(words):
                yield table.record.id, name, field, language, words[language]


def coverage(table: Table) -> Rows:
    """Yield the matrix of facts and versions, a row a cell: ``carried``, ``absent`` or ``silent``."""
    for listed in facts_of(table.record):
        carried, absent = set(listed.fact.articles), set(listed.fact.absent)
        for version in table.record.articles:
            state = "carried" if version.id in carried else "absent" if version.id in absent else "silent"
            yield table.record.id, listed.name, version.id, version.language, state


def evidence(table: Table) -> Rows:
    """Yield a row for each place that bears a fact, or a role of a person, out."""
    languages = {version.id: version.language for version in table.record.articles}
    for listed in facts_of(table.record):
        for name, found in evidence_of(listed):
            for one in found:
                yield (
                    table.record.id,
                    name,
                    one.article,
                    languages.get(one.article),
                    one.block,
                    block_kind(one, table.articles),
                    one.start,
                    one.end,
                    one.text,
                    *surroundings(one, table.articles),
                )


def _found(fact: Fact) -> tuple[int | str | float, ...]:
    """How many versions carry a fact and how many lack it, the rule that found it, and how sure it is."""
    return len(fact.articles), len(fact.absent), fact.rule, fact.confidence


def _worded(words: Mapping[str, str], record: Record) -> tuple[str | None, str | None]:
    """Return the words of the first version that has some, with their language."""
    for version in record.articles:
        tag = version.language or UNKNOWN
        if words.get(tag):
            return words[tag], tag
    return next(((text, tag) for tag, text in sorted(words.items()) if text), (None, None))


def _fields(name: str, fact: Fact) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    if isinstance(fact, TextFact | Statement):
        yield name, "text", fact.text
    elif isinstance(fact, Quantity):
        yield name, "what", fact.what
    elif isinstance(fact, Award):
        yield name, "award", fact.award
        yield name, "to", fact.to
    elif isinstance(fact, Organisation):
        yield name, "name", fact.names
    elif isinstance(fact, Person):
        for number, role in enumerate(fact.roles, start=1):
            yield role_name(name, number), "role", role.role
