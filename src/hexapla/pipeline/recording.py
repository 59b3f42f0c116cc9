"""Events -> records: made where the articles or their relations changed, amended where only numbers about them did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from hexapla import records, versions
from hexapla.archive import Archive
from hexapla.execution import Execution, Failed
from hexapla.pipeline.keys import digest
from hexapla.pipeline.progress import Progress
from hexapla.pipeline.telling import tell, telling_from
from hexapla.values.event import Event
from hexapla.values.record import Record, Version
from hexapla.values.rejection import Rejection

T = TypeVar("T")
_BATCH = 128  # records a transaction: what a killed run has to do again
_VERSION = f"{versions.STEP_VERSION}+{records.STEP_VERSION}"


class _Keys(Struct, frozen=True):
    """Under what a record is kept: what it is ``made`` from, and what its event is ``said`` to be among the others.

    Every article that joins an archive makes what others share a little more or less rare, and so moves the scores of
    all events by a little. No sentence of a record depends on those: they are written into it.
    """

    made: str
    said: str

    def __str__(self) -> str:
        return f"{self.made} {self.said}"


def make_records(
    archive: Archive, execution: Execution, progress: Progress, glossary: tuple[versions.Term, ...]
) -> int:
    """Bring the records up to date with the events; returns how many were made."""
    done = archive.record_keys()
    wanted: dict[str, tuple[_Keys, Event]] = {}
    amended: dict[str, tuple[_Keys, Event]] = {}
    for keys, event in _keyed(archive, glossary):
        made, _, said = done.get(event.id, "").partition(" ")
        if made != keys.made:
            wanted[event.id] = keys, event
        elif said != keys.said:
            amended[event.id] = keys, event
    _amend(archive, amended)
    return _make(archive, execution, progress, glossary, wanted) if wanted else 0


def _keyed(archive: Archive, glossary: tuple[versions.Term, ...]) -> Iterator[tuple[_Keys, Event]]:
    contents = archive.article_keys()
    given = digest([archive.state("lexicon") or "", msgspec.json.encode(glossary).decode()])
    for event in archive.events():
        held = [[m.id, m.relation, m.of, contents.get(m.id)] for m in event.members]
        scores = [m.score for m in event.members]
        yield _Keys(digest([_VERSION, given, _line(event.id, held)]), digest([_line(event.series, scores)])), event


def _line(*values: object) -> str:
    return msgspec.json.encode(values).decode()


def _amend(archive: Archive, events: Mapping[str, tuple[_Keys, Event]]) -> None:
    """Write into records what changed about their events alone: the scores of roots, and the place in a series."""
    for batch in _batches(archive.records(events)):
        archive.add_records([(str(events[one.id][0]), _amended(one, events[one.id][1])) for one in batch])


def _amended(record: Record, event: Event) -> Record:
    scores = {member.id: member.score for member in event.members}
    told = tuple(_scored(version, scores[version.id]) for version in record.articles)
    return replace(record, series=event.series, articles=told)


def _scored(version: Version, score: float) -> Version:
    """Give a version that rests on nothing the event's score; that of another is how much it shares with its source."""
    return replace(version, score=score) if version.of is None else version


def _make(
    archive: Archive,
    execution: Execution,
    progress: Progress,
    glossary: tuple[versions.Term, ...],
    wanted: Mapping[str, tuple[_Keys, Event]],
) -> int:
    progress.begin("Making records", len(wanted))
    # The largest events first: none is left to a single worker at the end.
    work = sorted(wanted.values(), key=lambda one: (-len(one[1].members), one[1].id))
    lexicon = archive.lexicon()
    outcomes = execution.map(tell, (telling_from(event, archive, lexicon, glossary) for _, event in work))
    made = 0
    for batch in _batches(_counted(zip(work, outcomes, strict=True), progress)):
        told = [(str(keys), outcome) for (keys, _), outcome in batch if isinstance(outcome, Record)]
        refused = [
            Rejection(event.id, "records", outcome.reason, outcome.detail)
            for (_, event), outcome in batch
            if isinstance(outcome, Failed)
        ]
        archive.add_records(told, refused)
        made += len(told)
    progress.end()
    return made


def _counted(items: Iterator[T], progress: Progress) -> Iterator[T]:
    for item in items:
        progress.advance()
        yield item


def _batches(items: Iterator[T]) -> Iterator[list[T]]:
    while batch := list(islice(items, _BATCH)):
        yield batch
