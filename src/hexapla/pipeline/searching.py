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
    wanted = {event: _key(record) for event, record in archive.record_keys().items()}
    done = archive.search_keys()
    if done.keys() - wanted.keys():
        archive.keep_search(wanted.keys())
    changed = sorted(event for event, key in wanted.items() if done.get(event) != key)
    return _index(archive, execution, progress, {event: wanted[event] for event in changed}) if changed else Indexed()


def _key(record: str) -> str:
    """Return the key of an event's entries: that of what its record is made from, whatever its scores."""
    return digest([search.STEP_VERSION, record.partition(" ")[0]])


def _index(archive: Archive, execution: Execution, progress: Progress, keys: Mapping[str, str]) -> Indexed:
    progress.begin("Indexing", len(keys))
    rejections: list[Rejection] = []
    ids = iter(keys)
    while batch := list(islice(ids, _BATCH)):
        rows = []
        work = list(_work(archive, batch))
        for one, made in zip(work, execution.map(_entries, work), strict=True):
            if isinstance(made, Failed):
                rejections.append(Rejection(one.record.id, "search", made.reason, made.detail))
            entries = () if isinstance(made, Failed) else made
            rows.append(SearchRow(one.record.id, keys[one.record.id], entries))
            progress.advance()
        archive.put_search(rows)
    progress.end()
    return Indexed(len(keys) - len(rejections), tuple(rejections))


def find(archive: Archive, query: str, offset: int = 0, limit: int = search.PAGE) -> SearchAnswer:
    """Return a page of the events that a query finds; any text is a query.

    Raises:
        ArchiveError: the archive is in a database that cannot be searched.
    """
    return search.search(archive, query, offset, limit)


def _work(archive: Archive, events: list[str]) -> Iterator[_Work]:
    for record in archive.records(events):
        yield _Work(record, {a.id: a for a in archive.articles([version.id for version in record.articles])})


def _entries(work: _Work) -> tuple[SearchEntry, ...]:
    return search.entries_of(work.record, work.articles)
