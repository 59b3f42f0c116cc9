"""Records -> what lists are read from: a row an event, made anew where its record or what was said of it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from msgspec.structs import replace

from hexapla import editions, search
from hexapla.archive import Archive
from hexapla.language.names import name_key
from hexapla.pipeline.covering import cover
from hexapla.pipeline.gathering import Gathered, gather, gather_documents
from hexapla.pipeline.keys import digest
from hexapla.pipeline.progress import Progress
from hexapla.pipeline.reviewing import Reviews
from hexapla.values.gathered import Gathering, Lines, PersonEntry
from hexapla.values.lines import DocumentLine, PersonLine, SeriesLine
from hexapla.values.listing import Listing, ListingEntry, ListingRequest
from hexapla.values.person import Profile
from hexapla.values.series import SeriesCard

# Part of every key: raise it whenever a row, a person or a series would be told differently of the same records.
STEP_VERSION = "7"
_BATCH = 128  # events a transaction: what a killed run has to do again
_MOST_FOUND = 1000  # events that search ranks, of which lists are made


def update_listing(archive: Archive, progress: Progress) -> int:
    """Bring lists up to date with records and reviews; returns how many rows were made."""
    records, done, reviews = archive.record_keys(), archive.listing_keys(), Reviews(archive)
    if done.keys() - records.keys():
        archive.keep_listing(records.keys())
    said = reviews.by_event()
    stale = sorted(event for event, key in records.items() if done.get(event) != _key(key, said.get(event, ())))
    if not stale:
        return 0
    progress.begin("Listing", len(stale))
    events = iter(stale)
    while batch := list(islice(events, _BATCH)):
        archive.put_listing(list(_entries(reviews, batch, records)))
        for _ in batch:
            progress.advance()
    progress.end()
    return len(stale)


def update_gathered(archive: Archive, progress: Progress) -> bool:
    """Bring people, series, documents and outlets up to date with records and reviews.

    Returns whether they were gathered anew.
    """
    records = (f"{event} {_made_of(key)}" for event, key in sorted(archive.record_keys().items()))
    key = digest([STEP_VERSION, str(archive.last_verdict()), *records])
    if archive.state("gathered") == key:
        return False
    progress.begin("Gathering people, series, documents and outlets", None)
    gathered, covered = gather(archive), cover(archive, Reviews(archive).records())
    documents = gather_documents(Reviews(archive).records())
    people, series = _people(gathered.people), _series(gathered.series)
    gathering = Gathering(tuple(people), tuple(series), documents, covered.outlets, covered.homes)
    archive.set_gathered(replace(gathering, shelves=_shelves(gathering)), key)
    progress.end()
    return True


def relist(archive: Archive, event: str) -> None:
    """Let lists show what reviewers have said of an event since they were made."""
    key = archive.record_key(event)
    if key is not None:
        archive.put_listing(list(_entries(Reviews(archive), [event], {event: key})))


def list_events(
    archive: Archive, request: ListingRequest, query: str = "", offset: int = 0, limit: int = 20
) -> Listing:
    """Return a page of events, the newest first; where there is a ``query``, those of the best that search finds."""
    return archive.listing(found(archive, request, query), offset, limit)


def list_people(archive: Archive, name: str = "", offset: int = 0, limit: int = 20) -> Lines[PersonLine]:
    """Return a page of the people one of whose spellings has words that begin with those of ``name``, in any script."""
    words = name_key(name).split()
    return archive.lines(PersonLine, words, offset, limit) if words or not name.strip() else Lines((), 0)


def found(archive: Archive, request: ListingRequest, query: str) -> ListingRequest:
    """Return a request for those events that search finds too."""
    if not query.strip():
        return request
    matches = archive.search(search.read_query(query), 0, _MOST_FOUND).matches
    return replace(request, events=tuple(match.event for match in matches))


def kept_gathered(archive: Archive) -> Gathered:
    """Return the people and series that the archive keeps, by id; tasks stand in the series alone."""
    people, series = archive.people().people, archive.series().series
    return Gathered(tuple(sorted(people, key=lambda p: p.id)), tuple(sorted(series, key=lambda s: s.id)))


def _key(record: str, verdicts: Sequence[int]) -> str:
    return digest([STEP_VERSION, _made_of(record), *map(str, verdicts)])


def _made_of(key: str) -> str:
    """Return what a record's key says of what it was made from, whatever its scores."""
    return key.partition(" ")[0]


def _entries(reviews: Reviews, events: Sequence[str], keys: Mapping[str, str]) -> Iterator[ListingEntry]:
    """Yield what lists hold of events; ``keys`` are those of their records."""
    for record in reviews.records(events):
        key = _key(keys[record.id], [verdict.number for verdict in reviews.of(record)])
        begins, ends = search.span_of(record)
        articles = tuple(version.id for version in record.articles)
        yield ListingEntry(editions.summary(record), key, begins, ends, articles)


def _shelves(gathering: Gathering) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the order of the lists of all: of names by letter, of series that of the latest first."""
    series = [SeriesLine.of(card) for card in gathering.series]
    latest = sorted(sorted(series, key=lambda one: one.id), key=lambda one: one.last[:10], reverse=True)
    return {
        "person": editions.shelve((one.profile.id, one.profile.name) for one in gathering.people),
        "series": tuple((one.id, "") for one in latest),
        "document": editions.shelve((one.id, DocumentLine.of(one).called) for one in gathering.documents),
        "outlet": editions.shelve((one.id, one.name) for one in gathering.outlets),
    }


def _people(people: Sequence[Profile]) -> list[PersonEntry]:
    order = sorted(people, key=lambda p: (-len({seen.event for seen in p.appearances}), p.name, p.id))
    return [PersonEntry(one, " ".join(sorted(_words(one)))) for one in order]


def _words(person: Profile) -> set[str]:
    return {word for name in (person.name, *person.variants) for word in name_key(name).split()}


def _series(cards: Sequence[SeriesCard]) -> list[SeriesCard]:
    return sorted(cards, key=lambda card: (-len(card.turns), card.id))
