"""The page of one event: its record, its witnesses, where they part, and all of them side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from hexapla.editions.accord import accord
from hexapla.editions.accounts import accounts
from hexapla.editions.addresses import dossier_path, event_path
from hexapla.editions.disagreements import Disagreement, Disagreements, VersionReport, by_severity, sharpest
from hexapla.editions.downloads import downloads_of
from hexapla.editions.factsheet import FactGroup, FactRow, FactSheet
from hexapla.editions.family import family
from hexapla.editions.furniture import SetAside, set_aside
from hexapla.editions.headline import Headline
from hexapla.editions.marking import Underlines
from hexapla.editions.parallel import shown_table
from hexapla.editions.places import Places
from hexapla.editions.record_heads import event_head
from hexapla.editions.rendering import render
from hexapla.editions.reviews import told
from hexapla.editions.standpoint import PLAIN, Edition, Standpoint
from hexapla.editions.witnesses import Witness, stemma, witnesses
from hexapla.values.article import Article
from hexapla.values.record import Record

MOST_COVERAGE_COLUMNS = 30
_MOST_CELLS = 1_500  # of the coverage matrix, 12 bytes each; the sample's largest event has 400
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
    columns = max(1, min(MOST_COVERAGE_COLUMNS, _MOST_CELLS // max(1, sum(len(group.rows) for group in groups))))
    rejected = record.rejected
    disagreements = Disagreements(found, sheet, places)
    reports = disagreements.reports(record.differences)
    table = shown_table(record, found, articles, Underlines(record.differences), standpoint)
    tree = stemma(found)
    return render(
        "event.html",
        standpoint,
        event_head(record, articles, headline, standpoint),
        record=record,
        headline=headline,
        dossier=dossier_path(record.id),
        neighbours=neighbours,
        witnesses=found,
        stemma=tree[:_MOST_LISTED],
        stemma_left_out=max(0, len(found) - _MOST_LISTED),
        family=family(tree, standpoint.language),
        accounts=accounts(record, found, places, standpoint),
        groups={group.name: group for group in groups},
        coverage=Coverage(found[:columns], max(0, len(found) - columns), groups),
        **_told_of(reports),
        severities=by_severity(record.differences),
        signed={witness.siglum: witness for witness in found},
        rejected=sheet.rejected,
        rejected_differences=disagreements.reports(rejected.differences if rejected else ()),
        unfound=[(one, told(one, standpoint.language)) for one in record.unfound[:_MOST_LISTED]],
        table=table,
        beside={witness.siglum: place for place, witness in enumerate(table.columns, start=1)},
        accord=accord(record, found),
        set_aside=_set_aside(found, articles),
        downloads=downloads_of(record.id),
    )


def _told_of(reports: Sequence[VersionReport]) -> dict[str, object]:
    """Return the differences as the page tells them: version by version, by number, the gravest, and of what kind."""
    return {
        "reports": reports,
        "numbered": _numbered(reports),
        "additions": _of_kinds(reports, "-added"),
        "losses": _of_kinds(reports, "-missing"),
        "sharpest": sharpest(reports),
    }


def _numbered(reports: Sequence[VersionReport]) -> dict[int, Disagreement]:
    """The differences that the page tells, by number."""
    return {one.number: one for report in reports for one in report.disagreements}


def _of_kinds(reports: Sequence[VersionReport], ending: str) -> frozenset[int]:
    return frozenset(number for number, one in _numbered(reports).items() if one.kind.endswith(ending))


def _set_aside(found: Sequence[Witness], articles: Mapping[str, Article]) -> tuple[tuple[Witness, SetAside], ...]:
    pairs = ((witness, set_aside(articles[witness.id])) for witness in found if witness.id in articles)
    return tuple(pair for pair in pairs if pair[1].total or pair[1].repairs)
