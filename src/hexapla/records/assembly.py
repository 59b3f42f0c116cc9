"""The record: everything that is found of one event, put together."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from hexapla.records.account import accounts_of
from hexapla.records.awards import find_awards
from hexapla.records.dates import find_dates_of
from hexapla.records.documents import find_documents
from hexapla.records.kind import kind_of
from hexapla.records.organisations import find_organisations
from hexapla.records.people import find_people
from hexapla.records.places import find_places
from hexapla.records.quantities import find_quantities
from hexapla.records.reading import read
from hexapla.records.stated_dates import find_stated_dates
from hexapla.records.statements import find_statements
from hexapla.records.theme import find_host, find_theme
from hexapla.records.titles import leads_of, titles_of
from hexapla.values.article import Article
from hexapla.values.event import Event
from hexapla.values.record import ParallelTable, Record


def make_record(event: Event, table: ParallelTable, articles: Mapping[str, Article]) -> Record:
    """Return the record of an event from its parallel table.

    ``articles`` maps article ids to the articles of the table's versions; a version without its article is
    listed and yields no facts. Every fact carries evidence that quotes the article exactly, and the name and
    version of its rule. The result depends on the values alone, not on the order of ``articles``.
    """
    scene = read(table, articles)
    documents = find_documents(scene)
    awards = find_awards(scene)
    people = find_people(scene)
    start, end = find_dates_of(scene)
    kind = kind_of(scene)
    taken = [place for award in awards for place in award.evidence]
    # The numbers in a code or a date count nothing; "a nine-point resolution" counts points.
    taken += [place for document in documents if document.code or document.date for place in document.evidence]
    record = Record(
        id=event.id,
        titles=titles_of(scene),
        kind=kind,
        start=start,
        end=end,
        places=find_places(scene, people, kind),
        series=event.series,
        articles=table.versions,
        theme=find_theme(scene),
        host=find_host(scene),
        people=people,
        quantities=find_quantities(scene, taken),
        documents=documents,
        awards=awards,
        statements=find_statements(scene, people, documents),
        passages=table.passages,
        differences=table.differences,
        dates=find_stated_dates(scene),
        organisations=find_organisations(scene, people),
        leads=leads_of(scene),
    )
    return replace(record, core=accounts_of(record, scene))
