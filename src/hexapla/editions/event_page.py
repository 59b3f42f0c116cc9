"""The page of one event: its record, its witnesses, where they part, and all of them side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from hexapla.editions.accord import accord
from hexapla.editions.accounts import accounts
from hexapla.editions.addresses import event_path
from hexapla.editions.disagreements import Disagreements, by_severity
from hexapla.editions.factsheet import FactGroup, FactRow, FactSheet
from hexapla.editions.furniture import SetAside, set_aside
from hexapla.editions.headline import Headline
from hexapla.editions.marking import Underlines
from hexapla.editions.parallel import MOST_COLUMNS, shown_table
from hexapla.editions.places import Places
from hexapla.editions.record_heads import event_head
from hexapla.editions.rendering import render
from hexapla.editions.reviews import told
from hexapla.editions.standpoint import PLAIN, Edition, Standpoint
from hexapla.editions.witnesses import Witness, stemma, witnesses
from hexapla.values.article import Article
from hexapla.values.record import Record

MOST_COVERAGE_COLUMNS = 30
_MOST_LISTED = 120  # witnesses named one by one


class Neighbours(Struct, frozen=True):
    """The events before and after this one in its series, where the archive has them, and pages that tell more.

    ``people`` maps names of the record to the paths of their pages, and ``documents`` what documents are known by
    (:func:`hexapla.editions.leads.document_key`); ``series`` is the path of the series' page, ``outlets`` maps articles
    to the paths of their outlets' pages.
    """

    previous: Headline | None
    next: Headline | None
    people: Mapping[str, str] = {}
    series: str | None = None
    documents: Mapping[str, str] = {}
    outlets: Mapping[str, str] = {}


class Coverage(Struct, frozen=True):
    """Which witness carries which fact, within bounds."""

    columns: tuple[Witness, ...]
    columns_left_out: int
    groups: tuple[FactGroup, ...]

    @property
    def rows(self) -> tuple[FactRow, ...]:
        """Every fact, group after group."""
        return tuple(row for group in self.groups for row in group.rows)


def event_page(
    record: Record,
    articles: Mapping[str, Article],
    headline: Headline,
    neighbours: Neighbours,
    edition: Edition = PLAIN,
) -> bytes:
    """Return the page of a record, with the articles of its versions, as UTF-8."""
    standpoint = Standpoint(event_path(record.id), edition)
    found = witnesses(record, articles, standpoint.language)
    places = Places(articles, record.passages)
    sheet = FactSheet(record, found, places, standpoint, {**neighbours.documents, **neighbours.people})
    groups = sheet.groups()
    rejected = record.rejected
    return render(
        "event.html",
        standpoint,
        event_head(record, articles, headline, standpoint),
        record=record,
        headline=headline,
        neighbours=neighbours,
        witnesses=found,
        stemma=stemma(found)[:_MOST_LISTED],
        stemma_left_out=max(0, len(found) - _MOST_LISTED),
        accounts=accounts(record, found, places, standpoint),
        groups={group.name: group for group in groups},
        coverage=Coverage(found[:MOST_COVERAGE_COLUMNS], max(0, len(found) - MOST_COVERAGE_COLUMNS), groups),
        reports=Disagreements(found, sheet, places).reports(record.differences),
        severities=by_severity(record.differences),
        rejected=sheet.rejected,
        rejected_differences=Disagreements(found, sheet, places).reports(rejected.differences if rejected else ()),
        unfound=[(one, told(one)) for one in record.unfound[:_MOST_LISTED]],
        table=shown_table(record, found, articles, Underlines(record.differences), standpoint),
        accord=accord(record, found),
        most_columns=MOST_COLUMNS,
        set_aside=_set_aside(found, articles),
    )


def _set_aside(found: Sequence[Witness], articles: Mapping[str, Article]) -> tuple[tuple[Witness, SetAside], ...]:
    pairs = ((witness, set_aside(articles[witness.id])) for witness in found if witness.id in articles)
    return tuple(pair for pair in pairs if pair[1].total or pair[1].repairs)
