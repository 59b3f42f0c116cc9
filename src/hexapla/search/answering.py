"""A query and an archive -> a page of events that were found, quoted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from hexapla.archive import Archive
from hexapla.search.days import date_of
from hexapla.search.matching import FoundFact, found_facts
from hexapla.search.queries import LONGEST_QUERY, read_query
from hexapla.search.snippets import lead_of, most_titled, snippets_of, title_of, with_rows
from hexapla.values.article import Article
from hexapla.values.fact import Document, Person
from hexapla.values.record import Record, Version
from hexapla.values.search import (
    Hit,
    Named,
    SearchAnswer,
    SearchMatch,
    SearchMatches,
    SearchRequest,
    SearchTerm,
    Snippet,
)

ReadRecords = Callable[[Iterable[str]], Iterable[Record]]
PAGE = 10
LARGEST_PAGE = 100
_SNIPPETS = 2
"""Of the article that was found best; of the next one in another language there is one more."""
_MOST_ARTICLES = 20
"""Articles of a hit that are named."""
_MOST_NAMED = 10


def search(
    archive: Archive,
    query: str,
    offset: int = 0,
    limit: int = PAGE,
    read: ReadRecords | None = None,
    loosely: bool = True,
) -> SearchAnswer:
    """Return the events that a query finds, the best first, from ``offset`` on, at most ``limit``.

    ``read`` gives records by id, with the facts that are shown, where those are not as the archive keeps them. Where
    nothing has all that is asked, what has most of it is found, if that may be done ``loosely``. Any text is a query,
    and the same archive answers the same; how queries are read stands in :mod:`hexapla.search.queries`.

    Raises:
        ArchiveError: the archive is in a database that cannot be searched.
    """
    offset, limit = max(0, offset), min(max(1, limit), LARGEST_PAGE)
    request, found = _found(archive, query, offset, limit, loosely)
    page, terms = found.matches, (*request.terms, *request.wanted)
    records = {record.id: record for record in (read or archive.records)([match.event for match in page])}
    quoted = {match.event: _quoted(match, records.get(match.event), terms) for match in page}
    articles = {one.id: one for one in archive.articles([i for ids in quoted.values() for i in ids])}
    facts = {event: found_facts(record, terms) for event, record in records.items()}
    hits = [
        _hit(match, records[match.event], [articles[i] for i in quoted[match.event] if i in articles], terms, facts)
        for match in page
        if match.event in records
    ]
    everything = frozenset(range(len(terms)))
    met = [(event, one.fact) for event, facts_of in facts.items() for one in facts_of if one.terms == everything]
    return SearchAnswer(
        query=query[:LONGEST_QUERY],
        hits=tuple(hits),
        total=found.total,
        more=found.more,
        offset=offset,
        people=_named((event, fact.name) for event, fact in met if isinstance(fact, Person)),
        documents=_named((event, fact.code or fact.title or "") for event, fact in met if isinstance(fact, Document)),
        partial=bool(request.wanted),
        remarks=(*request.remarks, *_unready(archive, found)),
    )


def _unready(archive: Archive, found: SearchMatches) -> tuple[str, ...]:
    """Return what to say of an archive that holds records and was never made ready to be searched."""
    if found.total or archive.search_ready():
        return ()
    return ("this archive is of an older Hexapla, and is searched after its next `hexapla build`",)


def _found(archive: Archive, query: str, offset: int, limit: int, loosely: bool) -> tuple[SearchRequest, SearchMatches]:
    """Return what was asked and found; where that is nothing, what has most of it, of words that may be left out."""
    request = read_query(query)
    found = archive.search(request, offset, limit)
    if loosely and not found.total:
        loose = read_query(query, loosely=True)
        most = archive.search(loose, offset, limit) if len(loose.wanted) > 1 else SearchMatches(())
        if most.total:
            return loose, most
    return request, found


def _quoted(match: SearchMatch, record: Record | None, terms: Sequence[SearchTerm]) -> list[str]:
    """Return the articles that a hit quotes: the one that was found best, and the next in another language."""
    languages: dict[str, str | None] = {v.id: v.language for v in record.articles} if record else {}
    found = match.articles or (most_titled(record.articles, terms) if record else ())
    other = next((a for a in found[1:] if languages.get(a) != languages.get(found[0])), None)
    return [*found[:1]] if other is None else [found[0], other]


def _hit(
    match: SearchMatch,
    record: Record,
    articles: Sequence[Article],
    terms: Sequence[SearchTerm],
    facts: Mapping[str, Sequence[FoundFact]],
) -> Hit:
    snippets: list[Snippet] = []
    for place, article in enumerate(articles):
        snippets += snippets_of(article, terms, facts[match.event], 1 if place else _SNIPPETS, bool(match.articles))
    return Hit(
        event=match.event,
        score=match.score,
        title=_title(articles, record, terms),
        date=date_of(record),
        languages=tuple(sorted({version.language for version in record.articles if version.language})),
        versions=len(record.articles),
        articles=match.articles[:_MOST_ARTICLES] or tuple(article.id for article in articles),
        snippets=with_rows(snippets, record.passages),
    )


def _title(articles: Sequence[Article], record: Record, terms: Sequence[SearchTerm]) -> Snippet | None:
    """Return the title of the article that was found best, else of any of the event, else what stands in for it."""
    told: list[Article | Version] = [*articles, *record.articles]
    for version in told:
        title = title_of(version, terms)
        if title is not None:
            return title
    best = {article.id: place for place, article in enumerate(articles)}
    leads = sorted(record.leads.items(), key=lambda one: (best.get(one[1].article, len(best)), one[0]))
    return lead_of(leads[0][1], leads[0][0], terms) if leads else None


def _named(found: Iterable[tuple[str, str]]) -> tuple[Named, ...]:
    events: dict[str, list[str]] = {}
    for event, name in found:
        if name and event not in events.setdefault(name, []):
            events[name].append(event)
    named = sorted(events.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Named(name, tuple(ids)) for name, ids in named[:_MOST_NAMED])
