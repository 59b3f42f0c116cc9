"""FollowTheMoney: an event, its people, articles and cited documents as entities, for tools that follow people.

After the schemata of followthemoney 4.11 (MIT). Ids are hashes of what an entity is called in the record, so that they
are the same in every export.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import BinaryIO

from hexapla.editions.account_texts import account_texts
from hexapla.editions.addresses import external
from hexapla.editions.bitext import Table
from hexapla.editions.json_text import Node, line
from hexapla.editions.listing import VENUES, named
from hexapla.editions.moments import in_utc
from hexapla.editions.titles import title_of
from hexapla.language.locales import base_language
from hexapla.values.article import Article
from hexapla.values.fact import Organisation, Person
from hexapla.values.record import Record, Version

_TABLE = "ftm_languages.tsv"


def write_ftm(out: BinaryIO, tables: Iterable[Table]) -> int:
    """Write the entities of events to ``out``, JSON Lines; returns how many there were."""
    count = 0
    for table in tables:
        for entity in entities(table):
            out.write(line(entity) + b"\n")
            count += 1
    return count


def entities(table: Table) -> Iterator[Node]:
    """Yield the entities of an event: itself, its host, its articles, people, documents and what was said."""
    record = table.record
    yield _event(table)
    if record.host is not None and (names := _said(record.host.text)):
        proof = _proof(record.host.articles)
        yield _entity("LegalEntity", _id("host", record.id), name=names[:1], alias=names[1:], proof=proof)
    for version in record.articles:
        yield _article(version, table.articles.get(version.id))
    yield from _named(record)
    yield from _documents(record)
    yield from _notes(record)


def _event(table: Table) -> Node:
    record = table.record
    first, last = record.start, record.end
    titles = [title_of(record) or record.id, *_said(record.titles)]
    return _entity(
        "Event",
        _id("event", record.id),
        name=titles,
        startDate=[in_utc(first.value)] if first else [],
        endDate=[in_utc(last.value)] if last else [],
        summary=_said(record.theme.text) if record.theme else [],
        description=list(account_texts(table).values()),
        keywords=[record.kind] if record.kind else [],
        location=[place.name for place in record.places if place.role in VENUES],
        locationMentioned=[place.name for place in record.places if place.role not in VENUES],
        organizer=[_id("host", record.id)] if record.host and _said(record.host.text) else [],
        involved=[_person_id(record, person) for person in record.people]
        + [_organisation_id(record, one) for one in record.organisations],
        recordId=[record.id],
        sourceUrl=[address for version in record.articles if (address := external(version.url))],
        proof=[_article_id(version.id) for version in record.articles],
    )


def _article(version: Version, article: Article | None) -> Node:
    code = _language(version.language)
    file = article.location.rsplit("/", 1)[-1] if article is not None and article.location else version.id
    return _entity(
        "Article",
        _article_id(version.id),
        name=[version.title or file],
        title=[version.title] if version.title else [],
        fileName=[file],
        language=[code] if code else [],
        publisher=[version.outlet] if version.outlet else [],
        publishedAt=[in_utc(version.published.value)] if version.published else [],
        sourceUrl=[address] if (address := external(version.url)) else [],
        author=list(article.authors) if article is not None else [],
        summary=[article.standfirst] if article is not None and article.standfirst else [],
        bodyText=[article.text] if article is not None else [],
    )


def _named(record: Record) -> Iterator[Node]:
    """Yield each person and organisation, and a mention for each spelling in each article."""
    for person in record.people:
        identifier = _person_id(record, person)
        position = [word for role in person.roles for word in _said(role.role)]
        yield _entity("Person", identifier, **_names(person, person.variants), position=position)
        yield from _mentions("Person", identifier, person, person.variants)
    for one in record.organisations:
        identifier = _organisation_id(record, one)
        spellings = (*_said(one.names), *one.variants)
        yield _entity("Organization", identifier, **_names(one, spellings), keywords=[one.kind] if one.kind else [])
        yield from _mentions("Organization", identifier, one, spellings)


def _names(one: Person | Organisation, spellings: Sequence[str]) -> dict[str, list[str]]:
    others = [spelling for spelling in spellings if spelling != one.name]
    return {"name": [one.name], "alias": others, "proof": _proof(one.articles)}


def _mentions(schema: str, identifier: str, one: Person | Organisation, spellings: Sequence[str]) -> Iterator[Node]:
    """Yield a mention for each article and spelling: the longest known spelling that the evidence holds."""
    known = sorted({one.name, *spellings}, key=lambda spelling: (-len(spelling), spelling))
    found: dict[tuple[str, str], None] = {}
    for place in one.evidence:
        name = next((spelling for spelling in known if spelling in place.text), None)
        if name is not None:
            found.setdefault((place.article, name))
    for article, name in found:
        yield _entity(
            "Mention",
            _id("mention", identifier, article, name),
            document=[_article_id(article)],
            resolved=[identifier],
            name=[name],
            detectedSchema=[schema],
        )


def _documents(record: Record) -> Iterator[Node]:
    """Yield each cited document, and how the event is joined to it."""
    for name, one in named("document", record.documents):
        called = one.code or one.title
        if not called:
            continue
        identifier = _id("document", record.id, name)
        yield _entity(
            "Document",
            identifier,
            name=[text for text in (one.title, one.code) if text],
            title=[one.title] if one.title else [],
            fileName=[called],
            date=[one.date] if one.date else [],
        )
        yield _entity(
            "Documentation",
            _id("citation", record.id, name),
            document=[identifier],
            entity=[_id("event", record.id)],
            role=["cited"],
            proof=_proof(one.articles),
        )


def _notes(record: Record) -> Iterator[Node]:
    """Yield what was decided, asked, judged or said: FollowTheMoney has no schema for it but a note on the event."""
    for name, one in named("statement", record.statements):
        yield _entity(
            "Note",
            _id("statement", record.id, name),
            name=[one.kind],
            description=_said(one.text),
            entity=[_id("event", record.id)],
            keywords=[f"{role}: {value}" for role, value in (("by", one.by), ("to", one.to)) if value],
            proof=_proof(one.articles),
        )


def _entity(schema: str, identifier: str, **properties: Sequence[str]) -> Node:
    """Return an entity; every property is a list of strings, each once, in the order in which they came."""
    told = {name: list(dict.fromkeys(filter(None, values))) for name, values in properties.items()}
    return {"id": identifier, "schema": schema, "properties": {name: values for name, values in told.items() if values}}


def _proof(articles: Iterable[str]) -> list[str]:
    return [_article_id(article) for article in articles]


def _article_id(article: str) -> str:
    return _id("article", article)


def _person_id(record: Record, person: Person) -> str:
    """A person is one within an event alone: whether two events name one person is for a matcher to say."""
    return _id("person", record.id, person.name)


def _organisation_id(record: Record, one: Organisation) -> str:
    return _id("organisation", record.id, one.name)


def _id(kind: str, *parts: str) -> str:
    digest = sha256("\0".join((kind, *parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"hexapla-{kind}-{digest[:24]}"


def _said(mapping: Mapping[str, str]) -> list[str]:
    return [mapping[tag] for tag in sorted(mapping) if mapping[tag].strip()]


def _language(tag: str | None) -> str | None:
    """Return the code that FollowTheMoney has for a language, ``None`` where it has none."""
    return _codes().get(base_language(tag) or "")


@cache
def _codes() -> Mapping[str, str]:
    text = files("hexapla.data").joinpath(_TABLE).read_text("utf-8")
    rows = (row.split("\t") for row in text.splitlines() if row and not row.startswith("#"))
    return {row[0]: row[1] for row in rows}
