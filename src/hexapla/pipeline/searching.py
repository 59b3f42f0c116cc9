"""Records -> what an archive is searched by: made anew where an event's articles or facts changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from msgspec import Struct

from hexapla import search
from hexapla.archive import Archive
from hexapla.execution import Execution, Failed
from hexapla.pipeline.keys import digest
from hexapla.pipeline.progress import Progress
from hexapla.pipeline.reviewing import Reviews, articles_by_id
from hexapla.values.article import Article
from hexapla.values.record import Record
from hexapla.values.rejection import Rejection
from hexapla.values.search import SearchAnswer, SearchEntry, SearchRow

_BATCH = 128  # events a transaction: what a killed run has to do again


class Indexed(Struct, frozen=True):
    """Of how many events the entries were made, and which events could not be made ready to be found."""

    events: int = 0
    rejections: tuple[Rejection, ...] = ()


class _Work(Struct, frozen=True):
    """The work of one event: its record and the articles."""

    record: Record
    articles: dict[str, Article]


def update_search(archive: Archive, execution: Execution, progress: Progress) -> Indexed:
    """Bring what the archive is searched by up to date with its records."""
    if not archive.searchable:
        return Indexed()
    reviews = Reviews(archive)
    wanted = _keys(archive, reviews)
    done = archive.search_keys()
    if done.keys() - wanted.keys():
        archive.keep_search(wanted.keys())
    changed = sorted(event for event, key in wanted.items() if done.get(event) != key)
    keys = {event: wanted[event] for event in changed}
    return _index(reviews, execution, progress, keys) if keys else Indexed()


def refresh_search(archive: Archive, event: str) -> None:
    """Find an event by what was said of it just now, if it can be found at all; every other one is left as it is."""
    if not archive.searchable or event not in archive.search_keys():
        return
    reviews = Reviews(archive)
    key = _keys(archive, reviews)[event]
    archive.put_search([SearchRow(event, key, _entries(work)) for work in _work(reviews, [event])])


def _keys(archive: Archive, reviews: Reviews) -> dict[str, str]:
    """Return event -> key of its entries: of what its record is made from, whatever its scores, and what was said."""
    said: dict[str, list[str]] = {}
    for event in archive.events() if reviews else ():
        on = reviews.on(member.id for member in event.members)
        numbers = [str(one.number) for one in on if one.subject is not None and one.subject.kind != "difference"]
        if numbers:
            said[event.id] = numbers
    return {
        event: digest([search.STEP_VERSION, record.partition(" ")[0], *said.get(event, ())])
        for event, record in archive.record_keys().items()
    }


def _index(reviews: Reviews, execution: Execution, progress: Progress, keys: Mapping[str, str]) -> Indexed:
    progress.begin("Indexing", len(keys))
    rejections: list[Rejection] = []
    ids = iter(keys)
    while batch := list(islice(ids, _BATCH)):
        rows = []
        work = list(_work(reviews, batch))
        for one, made in zip(work, execution.map(_entries, work), strict=True):
            if isinstance(made, Failed):
                rejections.append(Rejection(one.record.id, "search", made.reason, made.detail))
            entries = () if isinstance(made, Failed) else made
            rows.append(SearchRow(one.record.id, keys[one.record.id], entries))
            progress.advance()
        reviews.archive.put_search(rows)
    progress.end()
    return Indexed(len(keys) - len(rejections), tuple(rejections))


def find(archive: Archive, query: str, offset: int = 0, limit: int = search.PAGE, loosely: bool = True) -> SearchAnswer:
    """Return a page of the events that a query finds, with what reviewers left of their facts; any text is a query.

    Where nothing has all that is asked, and that may be done ``loosely``, it is what has most of it.

    Raises:
        ArchiveError: the archive is in a database that cannot be searched.
    """
    return search.search(archive, query, offset, limit, Reviews(archive).records, loosely)


def _work(reviews: Reviews, events: list[str]) -> Iterator[_Work]:
    for record in reviews.records(events):
        yield _Work(record, articles_by_id(reviews.archive, record))


def _entries(work: _Work) -> tuple[SearchEntry, ...]:
    return search.entries_of(work.record, work.articles)
