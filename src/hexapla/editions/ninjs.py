"""ninjs 3.1: an item for each article, with the event that it reports as an associated item.

After the IPTC's JSON Schema of ninjs 3.1 (2024, CC BY 4.0). People, places and documents of a record stand in the items
of the articles that name them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from hexapla.editions.account_texts import account_texts
from hexapla.editions.addresses import external
from hexapla.editions.bitext import UNKNOWN, Table, language_of
from hexapla.editions.identifiers import article_urn, event_urn
from hexapla.editions.json_text import Node, line, node
from hexapla.editions.listing import VENUES, named
from hexapla.editions.moments import full_moment, with_seconds
from hexapla.editions.places import blocks_of
from hexapla.editions.titles import title_of
from hexapla.values.article import Article, DateValue
from hexapla.values.fact import DateFact
from hexapla.values.record import Record, Version
from hexapla.values.text import Evidence

STANDARD = {"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"}
_RESTS_ON = {"translation": "translationOf", "copy": "copyOf", "adaptation": "adaptationOf"}


def write_ninjs(out: BinaryIO, tables: Iterable[Table], languages: Collection[str] = ()) -> int:
    """Write the articles of events to ``out``, an item a line; returns how many there were.

    ``languages`` are base subtags; all versions are taken where there are none.
    """
    return sum(write_item(out, item) for table in tables for _, item in items(table, languages))


def write_item(out: BinaryIO, item: Node) -> int:
    """Write one item as a line; returns 1, the items written."""
    out.write(line(item) + b"\n")
    return 1


def items(table: Table, languages: Collection[str] = ()) -> Iterator[tuple[str, Node]]:
    """Yield the id of each article of an event that is at hand, with its item."""
    for version in table.record.articles:
        article = table.articles.get(version.id)
        if article is not None and (not languages or language_of(version).split("-")[0] in languages):
            yield version.id, _item(table, version, article)


def _item(table: Table, version: Version, article: Article) -> Node:
    record = table.record
    return node(
        standard=STANDARD,
        uri=article_urn(version.id),
        type="text",
        representationType="full",
        firstCreated=_moment(version.published),
        versionCreated=_moment(article.modified) or _moment(version.published),
        language=version.language,
        title=version.title,
        headlines=[{"value": version.title}] if version.title else None,
        by=", ".join(article.authors),
        located=article.place,
        descriptions=list(_descriptions(version, article)),
        bodies=list(_bodies(article)),
        infoSources=list(_sources(version, article)),
        renditions=_renditions(version),
        altIds=[{"role": "hexapla", "value": version.id}],
        subjects=[{"name": record.kind, "rel": "about"}] if record.kind else None,
        **_carried(record, version.id),
        events=[node(id=record.id, name=title_of(record), rel="about", uri=event_urn(record.id))],
        associations=list(_associations(table, version)),
    )


def _descriptions(version: Version, article: Article) -> Iterator[Node]:
    """Yield the standfirst; and the date where it is less than a moment, which ninjs has no other place for."""
    if article.standfirst:
        yield {"role": "standfirst", "contentType": "text/plain", "value": article.standfirst}
    for role, known in (("published", version.published), ("modified", article.modified)):
        if known is not None and _moment(known) is None:
            yield {"role": role, "contentType": "text/plain", "value": known.value}


def _bodies(article: Article) -> Iterator[Node]:
    yield {"role": "main", "contentType": "text/plain", "charCount": len(article.text), "value": article.text}
    for block in blocks_of(article):
        if block.kind == "caption":
            yield {"role": "caption", "contentType": "text/plain", "value": block.text}


def _sources(version: Version, article: Article) -> Iterator[Node]:
    if version.outlet:
        yield {"name": version.outlet, "role": "publisher"}
    if article.source:
        yield {"name": article.source, "role": "credited source"}


def _renditions(version: Version) -> list[Node] | None:
    address = external(version.url)
    return [{"name": "original", "href": address, "contentType": "text/html"}] if address else None


def _carried(record: Record, article: str) -> dict[str, list[Node]]:
    """Return who and what an article names; ``literal`` is how it prints a person or an organisation."""
    people = [
        node(name=one.name, rel="mentions", uri=event_urn(record.id, name), literal=_printed(one.evidence, article))
        for name, one in named("person", record.people)
        if article in one.articles
    ]
    places = [
        {"name": one.name, "rel": one.role, "uri": event_urn(record.id, name)}
        for name, one in named("place", record.places)
        if article in one.articles
    ]
    documents = [
        node(name=one.title or one.code, rel="cites", uri=event_urn(record.id, name), literal=one.code)
        for name, one in named("document", record.documents)
        if article in one.articles
    ]
    organisations = [
        node(name=one.name, rel="mentions", uri=event_urn(record.id, name), literal=_printed(one.evidence, article))
        for name, one in named("organisation", record.organisations)
        if article in one.articles
    ]
    return {"people": people, "organisations": organisations, "places": places, "objects": documents}


def _printed(evidence: Sequence[Evidence], article: str) -> str | None:
    return next((place.text for place in evidence if place.article == article), None)


def _associations(table: Table, version: Version) -> Iterator[Node]:
    record = table.record
    yield {"name": title_of(record) or record.id, "rel": "about", **_event(table, version.language)}
    titles = {one.id: one for one in record.articles}
    if version.of is not None:
        source = titles.get(version.of)
        yield node(
            name=(source.title if source else None) or version.of,
            rel=_RESTS_ON.get(version.relation, "restsOn"),
            uri=article_urn(version.of),
            type="text",
            language=source.language if source else None,
        )


def _event(table: Table, language: str | None) -> Node:
    record = table.record
    told = account_texts(table).get(language or UNKNOWN)
    places = [{"name": one.name, "rel": one.role} for one in record.places if one.role in VENUES]
    return node(
        uri=event_urn(record.id),
        type="event",
        title=title_of(record),
        headlines=[{"role": tag, "value": record.titles[tag]} for tag in sorted(record.titles) if record.titles[tag]],
        descriptions=[{"role": "account", "contentType": "text/plain", "value": told}] if told else None,
        places=places,
        eventDetails=_details(record),
    )


def _details(record: Record) -> Node | None:
    dates = {**_date("Start", record.start), **_date("End", record.end)}
    host = next((words for _, words in sorted(record.host.text.items())), None) if record.host else None
    return node(dates=dates, organiser={"name": host} if host else None) or None


def _date(which: str, fact: DateFact | None) -> dict[str, Any]:
    """A moment as such; a day, month or year as the format's expected date, which alone may be less precise."""
    if fact is None:
        return {}
    moment = full_moment(fact.value)
    if moment is not None:
        return {f"{which.lower()}Date": moment}
    return {f"expected{which}Date": with_seconds(fact.value)}


def _moment(value: DateValue | None) -> str | None:
    return full_moment(value.value) if value is not None else None
