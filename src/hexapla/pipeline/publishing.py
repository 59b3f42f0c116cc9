"""Archive -> edition: what is handed to it, all of the archive or only what a person has looked at."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from hexapla import editions
from hexapla.archive import Archive
from hexapla.errors import OutputError
from hexapla.execution import Execution, Failed
from hexapla.pipeline.covering import cover
from hexapla.pipeline.gathering import gather, gather_documents
from hexapla.pipeline.listing import kept_gathered
from hexapla.pipeline.progress import Progress
from hexapla.pipeline.reviewing import read_records
from hexapla.values.article import Article
from hexapla.values.event import SeriesPlace
from hexapla.values.record import Record

T = TypeVar("T")


class Wanted(Struct, frozen=True):
    """What an edition is to show: facts from a confidence of ``least`` on, and all events or those ``reviewed``.

    ``base_url`` is where it will stand in the world, ending in a slash, where that is known. It is published in each
    of ``interfaces``, languages of the interface: the first at the root, the others in folders.
    """

    least: float = 0.0
    reviewed: bool = False
    base_url: str | None = None
    interfaces: tuple[str, ...] = ()


def publish(
    archive: Archive, out: Path, wanted: Wanted, execution: Execution, progress: Progress
) -> editions.Published:
    """Write the edition of an archive to a folder.

    Raises:
        OutputError: it cannot be written.
    """
    progress.begin("Publishing the edition", None)
    contents = _reviewed(archive, wanted) if wanted.reviewed else _all(archive, wanted)
    covered = cover(archive, contents.records, contents.articles)
    documents = gather_documents(contents.records)
    placed = editions.editions_in(wanted.interfaces, wanted.base_url)
    contents = replace(contents, documents=documents, outlets=covered.outlets, homes=covered.homes, editions=placed)
    published = editions.publish(contents, out, partial(_pages, execution))
    progress.end()
    return published


def _all(archive: Archive, wanted: Wanted) -> editions.Contents:
    known = {article.id: article for article in archive.articles()}
    shown = list(read_records(archive, None, wanted.least))
    gathered = gather(archive, wanted.least, shown) if wanted.least else kept_gathered(archive)
    return editions.Contents(
        shown, known, archive.rejections(), archive.former_events(), gathered.people, gathered.series
    )


def _reviewed(archive: Archive, wanted: Wanted) -> editions.Contents:
    """Return what people have looked at, and nothing that tells of the rest: no article, no neighbour, no refusal."""
    every: dict[str, SeriesPlace | None] = {}
    found = []
    for record in read_records(archive, None, wanted.least):
        every[record.id] = record.series
        if record.reviewed:
            found.append(record)
    present = {record.id for record in found}
    shown = [replace(record, series=_among(record.series, every, present)) for record in found]
    gathered = gather(archive, wanted.least, shown)
    former = {old: tuple(one for one in now if one in present) for old, now in archive.former_events().items()}
    leading = {old: now for old, now in former.items() if now}
    return editions.Contents(shown, _articles(archive, shown), (), leading, gathered.people, gathered.series)


def _articles(archive: Archive, shown: Sequence[Record]) -> dict[str, Article]:
    told = sorted(version.id for record in shown for version in record.articles)
    return {article.id: article for article in archive.articles(told)}


def _among(
    place: SeriesPlace | None, every: Mapping[str, SeriesPlace | None], present: Collection[str]
) -> SeriesPlace | None:
    """Return a place in a series whose neighbours are the nearest events that are present."""
    if place is None:
        return None

    def nearest(event: str | None, on: Callable[[SeriesPlace], str | None]) -> str | None:
        for _ in every:
            if event is None or event in present:
                return event
            following = every.get(event)
            event = on(following) if following is not None else None
        return None

    before, after = nearest(place.previous, lambda one: one.previous), nearest(place.next, lambda one: one.next)
    return replace(place, previous=before, next=after)


def _pages(execution: Execution, function: Callable[[T], bytes], items: Iterable[T]) -> Iterator[bytes]:
    for outcome in execution.map(function, items):
        if isinstance(outcome, Failed):
            raise OutputError(f"cannot make a page of the edition: {outcome.reason} ({outcome.detail})")
        yield outcome
