"""Printing: what each page is made of, fetched from the archive and given to the templates that files are made with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hexapla import pipeline
from hexapla.archive import Archive
from hexapla.editions import (
    ENTRIES_A_SHEET,
    MOST_ARTICLES,
    MOST_ROLES,
    MOST_TURNS,
    SERIES_A_SHEET,
    DossierView,
    Edition,
    Entry,
    Headline,
    ListKind,
    ListSheet,
    SeriesSheet,
    all_erring,
    article_page,
    cited_at,
    document_entries,
    document_page,
    dossier_page,
    event_page,
    evidence_of,
    headline,
    headline_of,
    in_order,
    index_page,
    moved_page,
    newest_turns,
    outlet_entries,
    outlet_page,
    outlet_path,
    people_entries,
    person_page,
    portrayed,
    quoted,
    search_page,
    series_index_page,
    series_lines,
    series_page,
    told_at,
)
from hexapla.errors import UnknownDocument, UnknownOutlet, UnknownSeries
from hexapla.values.article import Article
from hexapla.values.lines import DocumentLine, Line, OutletLine, PersonLine, SeriesLine
from hexapla.values.record import Record
from hexapla.values.text import Evidence
from hexapla.web.around import outline_of, people_of, read_around
from hexapla.web.library import Library
from hexapla.web.limits import LARGEST_OFFSET
from hexapla.web.problems import Problem

HITS_A_PAGE = 20
_KINDS: dict[ListKind, type[Line]] = {"people": PersonLine, "documents": DocumentLine, "outlets": OutletLine}
MOST_PAGES = 50  # search ranks a thousand events


def print_event(library: Library, event: str, edition: Edition) -> bytes:
    """Return the page of an event."""
    record = library.record(event)
    neighbours = read_around(library.archive, event, outline_of(record)).told(edition.language)
    own = headline(record, edition.language)
    return event_page(record, _articles(library.archive, record), own, neighbours, edition)


def print_former(library: Library, event: str, edition: Edition) -> bytes:
    """Return the page of an id that an event had: where its reports are told now."""
    now = library.former(event)
    found = _headlines(library.archive, now, edition)
    return moved_page(event, [found[one] for one in now if one in found], edition)


def print_article(library: Library, article: str, edition: Edition) -> bytes:
    """Return the page of an article, with what its event says of it."""
    one = library.article(article)
    event = library.archive.events_of([article]).get(article)
    record = library.record(event) if event else None
    versions = _articles(library.archive, record) if record else {}
    home = library.archive.homes([article]).get(article)
    own = headline(record, edition.language) if record else None
    return article_page(one, record, versions, own, edition, outlet_path(home) if home else None)


def print_person(library: Library, person: str, edition: Edition) -> bytes:
    """Return the page of a person.

    Raises:
        Problem: 308, the person has another id now.
        UnknownPerson: there is none with this id.
    """
    archive = library.archive
    portrait = library.portrait(person)
    told = _headlines(archive, portrayed(portrait), edition)
    quotes = [place for role in portrait.profile.roles[-MOST_ROLES:] for place in role.evidence]
    return person_page(portrait, told, _cited(archive, quotes), edition)


def print_series(library: Library, series: str, edition: Edition) -> bytes:
    """Return the page of a series.

    Raises:
        UnknownSeries: there is none with this id.
    """
    archive = library.archive
    card = archive.series_card(series)
    if card is None:
        raise UnknownSeries(f"there is no series {series}")
    shown = {turn.event: people_of(archive, turn.event) for turn in card.turns[-MOST_TURNS:]}
    told = _headlines(archive, told_at(card), edition)
    return series_page(card, told, _cited(archive, evidence_of(card)), edition, shown)


def print_document(library: Library, document: str, edition: Edition) -> bytes:
    """Return the page of a document.

    Raises:
        UnknownDocument: there is none with this id.
    """
    archive = library.archive
    for card in archive.documents([document]):
        told = _headlines(archive, cited_at(card), edition)
        return document_page(card, told, _cited(archive, quoted(card)), edition)
    raise UnknownDocument(f"there is no document {document}")


def print_outlet(library: Library, outlet: str, edition: Edition) -> bytes:
    """Return the page of an outlet.

    Raises:
        UnknownOutlet: there is none with this id.
    """
    archive = library.archive
    for card in archive.outlet_cards([outlet]):
        latest = card.latest[:MOST_ARTICLES]
        homes = archive.homes(row.of for row in latest if row.of)
        others = {*homes.values(), *(one.outlet for one in (*card.sources, *card.takers))}
        names = archive.names("outlet", others)
        sources = {article: names[home] for article, home in homes.items() if home in names}
        known = frozenset({*names, *(row.article for row in latest)})
        told = _headlines(archive, (row.event for row in latest), edition)
        together = all_erring(archive.lines(OutletLine, limit=archive.size("outlet")).lines)
        return outlet_page(card, told, sources, known, edition, together)
    raise UnknownOutlet(f"there is no outlet {outlet}")


def print_list(library: Library, kind: ListKind, number: int, edition: Edition) -> bytes:
    """Return sheet ``number`` of the list of all people, documents or outlets.

    Raises:
        Problem: 404, the list has no such sheet.
    """
    archive = library.archive
    line = _KINDS[kind]
    found = archive.shelf(line, _offset(number, ENTRIES_A_SHEET), ENTRIES_A_SHEET)
    sheets = _sheets(number, found.total, ENTRIES_A_SHEET)
    begins = tuple((letter, 1 + place // ENTRIES_A_SHEET) for letter, place in archive.letters(line))
    entries = tuple(in_order(_entries(archive, found.lines, edition)))
    return index_page(kind, ListSheet(number, entries, found.total, begins, sheets), edition)


def _offset(number: int, size: int) -> int:
    """Return how many stand before a sheet; a number that nobody could mean overflows nothing."""
    return min(max(0, number - 1), LARGEST_OFFSET) * size


def _sheets(number: int, total: int, size: int) -> int:
    """Return how many sheets a list has.

    Raises:
        Problem: 404, ``number`` is none of them.
    """
    sheets = max(1, -(-total // size))
    if not 1 <= number <= sheets:
        raise Problem(404, f"there is no sheet {number}: the list has {sheets}")
    return sheets


def _entries(archive: Archive, found: Sequence[Line], edition: Edition) -> list[Entry]:
    people = [one for one in found if isinstance(one, PersonLine)]
    outlets = [one for one in found if isinstance(one, OutletLine)]
    documents = [one for one in found if isinstance(one, DocumentLine)]
    told = _headlines(archive, (one.event for one in documents), edition)
    return [
        *people_entries(people, edition.language),
        *outlet_entries(outlets, edition.language),
        *document_entries(documents, told, edition.language),
    ]


def print_series_index(library: Library, number: int, edition: Edition) -> bytes:
    """Return sheet ``number`` of the list of all series.

    Raises:
        Problem: 404, the list has no such sheet.
    """
    found = library.archive.shelf(SeriesLine, _offset(number, SERIES_A_SHEET), SERIES_A_SHEET)
    sheets = _sheets(number, found.total, SERIES_A_SHEET)
    told = _headlines(library.archive, (event for one in found.lines for event in newest_turns(one)), edition)
    return series_index_page(SeriesSheet(number, series_lines(found.lines, told), sheets), edition)


def print_search(library: Library, query: str, number: int, edition: Edition) -> bytes:
    """Return page ``number`` of what a query finds; of nothing where nothing is asked."""
    if not query.strip():
        return search_page("", None, edition)
    answer = pipeline.find(library.archive, query, (number - 1) * HITS_A_PAGE, HITS_A_PAGE)
    told = _headlines(library.archive, (hit.event for hit in answer.hits), edition)
    return search_page(query, answer, edition, told, HITS_A_PAGE)


def print_dossier(library: Library, event: str, edition: Edition, view: DossierView) -> bytes:
    """Return the page on which an event is reviewed."""
    found = pipeline.dossier(library.archive, event)
    return dossier_page(found, _articles(library.archive, found.record), edition, view)


def _headlines(archive: Archive, events: Iterable[str | None], edition: Edition) -> dict[str, Headline]:
    rows = archive.listed(sorted({event for event in events if event}))
    return {event: headline_of(row, edition.language) for event, row in rows.items()}


def _articles(archive: Archive, record: Record) -> dict[str, Article]:
    return {one.id: one for one in archive.articles([version.id for version in record.articles])}


def _cited(archive: Archive, evidence: Iterable[Evidence]) -> dict[str, Article]:
    return {one.id: one for one in archive.articles({place.article for place in evidence})}
