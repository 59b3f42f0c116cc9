"""A query and an archive -> a page of events that were found, quoted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from hexapla.archive import Archive
from hexapla.search.days import date_of
from hexapla.search.matching import FoundFact, found_facts
from hexapla.search.queries import LONGEST_QUERY, read_query
from hexapla.search.snippets import snippets_of, title_of
from hexapla.values.article import Article
from hexapla.values.fact import Document, Person
from hexapla.values.record import Record, Version
from hexapla.values.search import Hit, Named, SearchAnswer, SearchMatch, SearchMatches, SearchRequest, Snippet

ReadRecords = Callable[[Iterable[str]], Iterable[Record]]
PAGE = 10
LARGEST_PAGE = 100
_SNIPPETS = 2
"""Of the article that was found best; of the next one in another language there is one more."""
_MOST_ARTICLES = 20
"""Articles of a hit that are named."""
_MOST_NAMED = 10


def search(
    archive: Archive, query: str, offset: int = 0, limit: int = PAGE, read: ReadRecords | None = None
) -> SearchAnswer:
    """Return the events that a query finds, the best first, from ``offset`` on, at most ``limit``.

    ``read`` gives records by id, with the facts that are shown, where those are not as the archive keeps them. Any text
    is a query, and the same archive answers the same; how queries are read stands in :mod:`hexapla.search.queries`.

    Raises:
        ArchiveError: the archive is in a database that cannot be searched.
    """
    request = read_query(query)
    offset, limit = max(0, offset), min(max(1, limit), LARGEST_PAGE)
    found = archive.search(request, offset, limit)
    page = found.matches
    records = {record.id: record for record in (read or archive.records)([match.event for match in page])}
    quoted = {match.event: _quoted(match, records.get(match.event)) for match in page}
    articles = {one.id: one for one in archive.articles([i for ids in quoted.values() for i in ids])}
    facts = {event: found_facts(record, request.terms) for event, record in records.items()}
    hits = [
        _hit(match, records[match.event], [articles[i] for i in quoted[match.event] if i in articles], request, facts)
        for match in page
        if match.event in records
    ]
    everything = frozenset(range(len(request.terms)))
    met = [(event, one.fact) for event, facts_of in facts.items() for one in facts_of if one.terms == everything]
    return SearchAnswer(
        query=query[:LONGEST_QUERY],
        hits=tuple(hits),
        total=found.total,
        more=found.more,
        offset=offset,
        people=_named((event, fact.name) for event, fact in met if isinstance(fact, Person)),
        documents=_named((event, fact.code or fact.title or "") for event, fact in met if isinstance(fact, Document)),
        remarks=(*request.remarks, *_unready(archive, found)),
    )


def _unready(archive: Archive, found: SearchMatches) -> tuple[str, ...]:
    """Return what to say of an archive that holds records and was never made ready to be searched."""
    if found.total or archive.search_ready():
        return ()
    return ("this archive is of an older Hexapla, and is searched after its next `hexapla build`",)


def _quoted(match: SearchMatch, record: Record | None) -> list[str]:
    """Return the articles that a hit quotes: the one that was found best, and the next in another language."""
    best = match.articles[0]
    languages: dict[str, str | None] = {v.id: v.language for v in record.articles} if record else {}
    other = next((a for a in match.articles[1:] if languages.get(a) != languages.get(best)), None)
    return [best] if other is None else [best, other]


def _hit(
    match: SearchMatch,
    record: Record,
    articles: Sequence[Article],
    request: SearchRequest,
    facts: Mapping[str, Sequence[FoundFact]],
) -> Hit:
    snippets: list[Snippet] = []
    for place, article in enumerate(articles):
        snippets += snippets_of(article, request.terms, facts[match.event], 1 if place else _SNIPPETS)
    return Hit(
        event=match.event,
        score=match.score,
        title=_title(articles, record, request),
        date=date_of(record),
        languages=tuple(sorted({version.language for version in record.articles if version.language})),
        versions=len(record.articles),
        articles=match.articles[:_MOST_ARTICLES],
        snippets=tuple(snippets),
    )


def _title(articles: Sequence[Article], record: Record, request: SearchRequest) -> Snippet | None:
    """Return the title of the article that was found best, else of any of the event."""
    told: list[Article | Version] = [*articles, *record.articles]
    for version in told:
        title = title_of(version, request.terms)
        if title is not None:
            return title
    return None


def _named(found: Iterable[tuple[str, str]]) -> tuple[Named, ...]:
    events: dict[str, list[str]] = {}
    for event, name in found:
        if name and event not in events.setdefault(name, []):
            events[name].append(event)
    named = sorted(events.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Named(name, tuple(ids)) for name, ids in named[:_MOST_NAMED])
