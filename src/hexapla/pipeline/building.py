"""The whole road over an archive, doing only what was not done before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TypeVar

import msgspec
from msgspec import Struct

from hexapla import articles, editions, events, sources, versions
from hexapla.archive import Archive, Cleaned, PageRow
from hexapla.engines import Embedder
from hexapla.execution import Execution, Failed
from hexapla.pipeline.cleaning import clean_and_sketch, located
from hexapla.pipeline.keys import digest, page_key
from hexapla.pipeline.linking import linked_events
from hexapla.pipeline.listing import update_gathered, update_listing
from hexapla.pipeline.outlets import settle_archive
from hexapla.pipeline.progress import Progress
from hexapla.pipeline.publishing import Wanted, publish
from hexapla.pipeline.recording import make_records
from hexapla.pipeline.reviewing import read_records
from hexapla.pipeline.searching import Indexed, update_search
from hexapla.pipeline.signals import KeptSignals
from hexapla.pipeline.ties import ties_of
from hexapla.pipeline.vectors import KeptVectors
from hexapla.settings import Settings
from hexapla.values.outlet import PageSketch
from hexapla.values.page import Page
from hexapla.values.rejection import Rejection

T = TypeVar("T")
_BATCH = 128  # pages a transaction: what a killed run has to do again, and where workers wait for the last


class BuildRequest(Struct, frozen=True):
    """What a build is asked for: the pages of ``inputs``; names that ``glossary`` asks to avoid are differences.

    Facts of a confidence below ``least`` are kept in the archive and left out of the edition. Another glossary makes
    the records anew. What ``embedder`` makes of articles is one signal of their events; another one, or none where
    there was one, links them anew. Without ``inputs`` the archive is brought up to date with what people said of it
    and what it learned. Where ``reviewed_only``, the edition shows nothing that nobody has looked at. ``base_url`` is
    the address that it will have in the world; without one it has no feeds and no sitemaps.
    It is published in each of ``interfaces``, languages of the interface, in English where none is named.
    """

    inputs: tuple[str, ...]
    glossary: tuple[versions.Term, ...] = ()
    embedder: Embedder | None = None
    least: float = 0.0
    reviewed_only: bool = False
    base_url: str | None = None
    interfaces: tuple[str, ...] = ()


class BuildSummary(Struct, frozen=True):
    """What a build did (counts of work) and what the archive holds now.

    Among ``rejections`` those of the step ``embedding`` are articles of which the model gave no vector, in this build,
    and those of the step ``search`` events that cannot be found.
    """

    pages_read: int
    pages_cleaned: int
    outlets_learned: int
    relinked: bool
    signals_read: int
    vectors_made: int
    records_made: int
    events_indexed: int
    articles: int
    events: int
    reviewed: int
    languages: tuple[str, ...]
    outlets: int
    differences: Mapping[str, int]
    rejections: tuple[Rejection, ...]
    edition: editions.Published | None

    @property
    def worked(self) -> bool:
        """Whether anything was done at all."""
        written = self.edition is not None and (self.edition.written or self.edition.removed)
        made = self.records_made or self.events_indexed
        return bool(self.pages_cleaned or self.outlets_learned or self.relinked or made or written)


def build(
    request: BuildRequest, archive: Archive, execution: Execution, settings: Settings, progress: Progress
) -> BuildSummary:
    """Bring the archive up to date with the pages asked for and publish its edition.

    Everything that is kept is a function of the set of pages read, so a run that was killed ends in the same
    state when it is run again.

    Raises:
        InputError, ArchiveError, OutputError; UnusableModel: the model of the embedder cannot be used.
    """
    sources.check_inputs(request.inputs)
    editions.editions_in(request.interfaces)
    base = editions.base_url(request.base_url) if request.base_url is not None else None
    read, cleaned = _take_in(request.inputs, archive, execution, settings, progress)
    learned = settle_archive(archive, progress)
    linked = _link_archive(archive, execution, progress, request.embedder)
    made = make_records(archive, execution, progress, request.glossary)
    indexed = update_search(archive, execution, progress)
    update_listing(archive, progress)
    update_gathered(archive, progress)
    published = None
    if settings.out is not None:
        wanted = Wanted(request.least, request.reviewed_only, base, request.interfaces)
        published = publish(archive, settings.out, wanted, execution, progress)
    return _summary(archive, (read, cleaned, learned, made), (linked, indexed), published)


def _take_in(
    inputs: Sequence[str], archive: Archive, execution: Execution, settings: Settings, progress: Progress
) -> tuple[int, int]:
    """Read all pages and clean those that are new; returns (pages read, pages cleaned)."""
    read = cleaned = 0
    progress.begin("Reading pages", sources.count_pages(inputs))
    for batch in _batches(sources.read_pages(inputs, settings.max_page), progress):
        pages = [page for page in batch if isinstance(page, Page)]
        refused = [page for page in batch if isinstance(page, Rejection)]
        keys = [page_key(page) for page in pages]
        known = archive.known_keys(keys)
        fresh = {key: page for key, page in zip(keys, pages, strict=True) if key not in known}
        rows = [PageRow(page.location, key, page.fetched) for key, page in zip(keys, pages, strict=True)]
        _clean_fresh(rows, fresh, archive, execution)
        archive.set_refusals(sorted(_places(batch)), refused)
        read += len(pages)
        cleaned += len(fresh)
    progress.end()
    return read, cleaned


def _clean_fresh(rows: Sequence[PageRow], fresh: Mapping[str, Page], archive: Archive, execution: Execution) -> None:
    """Clean the pages that are new and keep them, with their sketches and where all pages of the batch stand."""
    results: list[Cleaned] = []
    sketches: dict[str, PageSketch] = {}
    outcomes = execution.map(clean_and_sketch, fresh.values())
    for (key, page), outcome in zip(fresh.items(), outcomes, strict=True):
        result, sketch = (outcome, None) if isinstance(outcome, Failed) else outcome
        results.append(Cleaned(key, located(result, page)))
        if sketch is not None:
            sketches[key] = sketch
    archive.add_pages(rows, results)
    archive.add_sketches(sketches, articles.SKETCH_VERSION)


def _places(batch: Iterable[Page | Rejection]) -> set[str]:
    """Return where pages and refusals stand, and what holds them: a file that was damaged gives pages now."""
    places = {page.location if isinstance(page, Page) else page.subject for page in batch}
    for place in list(places):
        file = place.rpartition("#")[0] or place
        places.update((file, *map(str, PurePosixPath(file).parents)))
    return places


class _Linked(Struct, frozen=True):
    """Whether the archive's articles were linked, how many were read and embedded for it, and which could not be."""

    anew: bool = False
    read: int = 0
    embedded: int = 0
    rejections: tuple[Rejection, ...] = ()


def _link_archive(archive: Archive, execution: Execution, progress: Progress, embedder: Embedder | None) -> _Linked:
    """Link the archive's articles if they, the engine, what was learned or what people said is not what it was."""
    keys = archive.article_keys()
    steps = [events.STEP_VERSION, events.SIGNALS_VERSION, *([embedder.version] if embedder is not None else [])]
    known = archive.state("meetings")
    steps += [f"lexicon {known}"] if known is not None else []
    ties = ties_of(archive)
    steps += [f"ties {msgspec.json.encode([ties.together, ties.apart]).decode()}"] if ties else []
    key = digest([*steps, *(f"{i} {k}" for i, k in sorted(keys.items()))])
    if archive.state("linked") == key:
        return _Linked()
    signals = KeptSignals(archive, execution, keys)
    vectors = KeptVectors(archive, embedder) if embedder is not None else None
    linked = linked_events(archive.articles(), signals, progress, vectors, archive.meetings(), ties)
    archive.keep_signals(events.SIGNALS_VERSION)
    if vectors is not None:
        vectors.keep_asked()
    # Judgements are of all articles together, and move with each that joins; `why` makes them when somebody asks.
    archive.set_events(linked.events, key)
    return _Linked(True, signals.read, vectors.made if vectors is not None else 0, linked.rejections)


def _summary(
    archive: Archive,
    work: tuple[int, int, int, int],
    steps: tuple[_Linked, Indexed],
    published: editions.Published | None,
) -> BuildSummary:
    languages: set[str] = set()
    outlets: set[str] = set()
    differences: dict[str, int] = {"error": 0, "warning": 0, "note": 0}
    told = count = reviewed = 0
    for one in read_records(archive):
        count += 1
        reviewed += one.reviewed
        told += len(one.articles)
        languages.update(v.language for v in one.articles if v.language)
        outlets.update(v.outlet for v in one.articles if v.outlet)
        for difference in one.differences:
            differences[difference.severity] += 1
    read, cleaned, learned, made = work
    linked, indexed = steps
    return BuildSummary(
        pages_read=read,
        pages_cleaned=cleaned,
        outlets_learned=learned,
        relinked=linked.anew,
        signals_read=linked.read,
        vectors_made=linked.embedded,
        records_made=made,
        events_indexed=indexed.events,
        articles=told,
        events=count,
        reviewed=reviewed,
        languages=tuple(sorted(languages)),
        outlets=len(outlets),
        differences=differences,
        rejections=(*archive.rejections(), *linked.rejections, *indexed.rejections),
        edition=published,
    )


def _batches(items: Iterable[T], progress: Progress) -> Iterator[list[T]]:
    batch: list[T] = []
    for item in items:
        batch.append(item)
        progress.advance()
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
