"""JSON-LD: a record as schema.org says it, its evidence as W3C Web Annotations.

After JSON-LD 1.1 (W3C, 2020), schema.org 30.0 and the Web Annotation Data Model (W3C, 2017). A document is one graph:
events, their articles and facts, and an annotation for each fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from hexapla.editions.account_texts import account_texts
from hexapla.editions.annotations import difference_nodes, evidence_nodes, verdict_nodes
from hexapla.editions.bitext import Table
from hexapla.editions.identifiers import article_urn, block_name, event_urn, series_urn
from hexapla.editions.json_text import Node, line, node, said
from hexapla.editions.jsonld_facts import (
    citations,
    observations,
    organisation_node,
    people_by_part,
    person_node,
    place_node,
    statement_nodes,
    theme_node,
)
from hexapla.editions.listing import VENUES, named
from hexapla.editions.places import blocks_of
from hexapla.values.article import Article
from hexapla.values.record import Record, Version

CONTEXT = "https://schema.org"
_CONFERENCES = frozenset({"conference", "donors' conference"})


def write_jsonld(out: BinaryIO, tables: Iterable[Table]) -> int:
    """Write events to ``out`` as one document, one event in memory at a time; returns how many there were."""
    count = 0
    out.write(b'{"@context":' + line(CONTEXT) + b',"@graph":[')
    first = True
    for table in tables:
        count += 1
        for one in _nodes(table):
            out.write((b"\n" if first else b",\n") + line(one))
            first = False
    out.write(b"\n]}\n")
    return count


def _nodes(table: Table) -> Iterator[Node]:
    record = table.record
    yield _event(table)
    yield from (person_node(record.id, name, one) for name, one in named("person", record.people))
    yield from (organisation_node(record.id, name, one) for name, one in named("organisation", record.organisations))
    yield from (place_node(record.id, name, one) for name, one in named("place", record.places))
    yield from observations(record)
    yield from statement_nodes(record)
    yield from (cited for _, cited in citations(record))
    for version in record.articles:
        yield _article(version, table.articles.get(version.id), record)
    yield from evidence_nodes(table)
    yield from difference_nodes(table)
    yield from verdict_nodes(table)


def _event(table: Table) -> Node:
    record = table.record
    series = record.series
    return node(
        type_="ConferenceEvent" if record.kind in _CONFERENCES else "Event",
        id_=event_urn(record.id),
        identifier=[record.id, *_ordinal(record)],
        name=said(record.titles),
        description=said(account_texts(table)),
        keywords=record.kind,
        startDate=record.start.value if record.start else None,
        endDate=record.end.value if record.end else None,
        location=[
            {"@id": event_urn(record.id, name)} for name, one in named("place", record.places) if one.role in VENUES
        ],
        superEvent=_series(record) if series else None,
        about=theme_node(record.id, "theme", "Thing", record.theme),
        organizer=theme_node(record.id, "host", "Organization", record.host),
        **people_by_part(record),
        subjectOf=[{"@id": article_urn(version.id)} for version in record.articles],
    )


def _ordinal(record: Record) -> list[Node]:
    if record.series is None or record.series.ordinal is None:
        return []
    return [node(type_="PropertyValue", propertyID="ordinal", value=record.series.ordinal)]


def _series(record: Record) -> Node | None:
    """The series, with the events of it that the archive has beside this one."""
    series = record.series
    if series is None:
        return None
    turns = [event for event in (series.previous, record.id, series.next) if event]
    return node(type_="EventSeries", id_=series_urn(series.id), subEvent=[{"@id": event_urn(one)} for one in turns])


def _article(version: Version, article: Article | None, record: Record) -> Node:
    """An article with its blocks; of one that is not in the archive, what the record says of it."""
    told = _told(article) if article is not None else {}
    return node(
        type_="NewsArticle",
        id_=article_urn(version.id),
        identifier=version.id,
        url=version.url,
        headline=version.title,
        inLanguage=version.language,
        datePublished=version.published.value if version.published else None,
        publisher=_organization(version.outlet),
        about={"@id": event_urn(record.id)},
        translationOfWork={"@id": article_urn(version.of)}
        if version.of and version.relation == "translation"
        else None,
        isBasedOn={"@id": article_urn(version.of)} if version.of else None,
        mentions=_mentions(version.id, record),
        citation=[{"@id": cited["@id"]} for fact, cited in citations(record) if version.id in fact.articles],
        **told,
    )


def _told(article: Article) -> Node:
    return node(
        dateModified=article.modified.value if article.modified else None,
        author=[node(type_="Person", name=name) for name in article.authors],
        sourceOrganization=_organization(article.source),
        locationCreated=node(type_="Place", name=article.place) if article.place else None,
        abstract=article.standfirst,
        articleBody=article.text,
        hasPart=[
            node(
                type_="WebPageElement",
                id_=article_urn(article.id, number),
                name=block_name(number),
                additionalType=block.kind,
                inLanguage=block.language,
                text=block.text,
            )
            for number, block in enumerate(blocks_of(article))
        ],
    )


def _mentions(article: str, record: Record) -> list[Node]:
    people = [name for name, one in named("person", record.people) if article in one.articles]
    bodies = [name for name, one in named("organisation", record.organisations) if article in one.articles]
    places = [name for name, one in named("place", record.places) if article in one.articles]
    return [{"@id": event_urn(record.id, name)} for name in (*people, *bodies, *places)]


def _organization(name: str | None) -> Node | None:
    return node(type_="Organization", name=name) if name else None
