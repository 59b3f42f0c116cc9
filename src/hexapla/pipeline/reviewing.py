"""Verdicts of reviewers: laid on records when these are read, logged when somebody gives one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Literal

import msgspec
from msgspec import Struct

from hexapla import records
from hexapla.archive import Archive
from hexapla.pipeline.asking import event_of
from hexapla.pipeline.ties import TieState, tie_states
from hexapla.values.article import Article
from hexapla.values.record import Record
from hexapla.values.review import Verdict

State = Literal["undone"] | TieState


class Reviewer(Struct, frozen=True):
    """Who says something, when (ISO 8601), and why."""

    by: str
    at: str
    note: str | None = None


class Reviewable(Struct, frozen=True):
    """A fact or difference of an event as a reviewer finds it: its id, what it is, and what was said of it last."""

    id: str
    kind: str
    label: str
    rule: str
    confidence: float
    review: Verdict | None


class Said(Struct, frozen=True):
    """One row of the log with what became of it."""

    state: State
    verdict: Verdict


class Reviews:
    """What reviewers said of an archive, read once and laid on records as these are read."""

    def __init__(self, archive: Archive) -> None:
        """Read the verdicts that are in force."""
        self.archive = archive
        self._verdicts = records.in_force(archive.verdicts())
        self._by_article: dict[str, set[int]] = {}
        for number, verdict in enumerate(self._verdicts):
            for article in records.articles_of(verdict):
                self._by_article.setdefault(article, set()).add(number)

    def by_event(self) -> dict[str, list[int]]:
        """Return event id -> numbers of the verdicts on it, of the events that lists have."""
        homes = self.archive.events_of(self._by_article)
        found: dict[str, set[int]] = {}
        for article, event in homes.items():
            found.setdefault(event, set()).update(self._by_article[article])
        return {event: [self._verdicts[n].number for n in sorted(numbers)] for event, numbers in found.items()}

    def of(self, record: Record) -> list[Verdict]:
        """Return the verdicts on what stood in the articles of a record, by number."""
        return self.on(version.id for version in record.articles)

    def on(self, articles: Iterable[str]) -> list[Verdict]:
        """Return the verdicts on what stood in some articles (ids), by number."""
        found = {n for article in articles for n in self._by_article.get(article, ())}
        return [self._verdicts[number] for number in sorted(found)]

    def __bool__(self) -> bool:
        """Whether anything was said that is in force."""
        return bool(self._verdicts)

    def records(self, ids: Iterable[str] | None = None, least: float = 0.0) -> Iterator[Record]:
        """Yield records by id with what was said of them, all or the ones named.

        Facts of a confidence below ``least`` are left out, but for those that a person accepted or corrected.
        """
        for record in self.archive.records(ids):
            yield records.above(self._reviewed(record), least)

    def _reviewed(self, record: Record) -> Record:
        verdicts = self.of(record)
        if not verdicts:
            return record
        said = {verdict.verdict for verdict in verdicts}
        looked_at, changed = "reviewed" in said, not said.isdisjoint({"reject", "correct"})
        shown = records.review(record, verdicts, contents_of(self.archive, record) if looked_at else {})
        return records.retold(shown, articles_by_id(self.archive, record)) if changed else shown


def read_records(archive: Archive, ids: Iterable[str] | None = None, least: float = 0.0) -> Iterator[Record]:
    """Yield the records of an archive as :meth:`Reviews.records` does."""
    return Reviews(archive).records(ids, least)


def record(archive: Archive, event: str, least: float = 0.0) -> Record:
    """Return the record of an event with the verdicts of reviewers, by an id that it has or had, or its beginning.

    Raises:
        UnknownEvent: none or several records have it, or the event was split or is gone.
    """
    return next(read_records(archive, [event_of(archive, event)], least))


def reviewables(archive: Archive, event: str) -> list[Reviewable]:
    """Return what of an event can be judged, in the order of its record.

    Raises:
        UnknownEvent: as :func:`record`.
    """
    record = as_made(archive, event)
    said, _ = records.standing(record, Reviews(archive).of(record))
    last = {one.id: verdict for one, verdict in said}
    return [
        Reviewable(
            one.id,
            one.subject.kind,
            one.label,
            *_found_by(record, one),
            last.get(one.id),
        )
        for one in records.judged(record)
    ]


def review_log(archive: Archive, event: str | None = None) -> Iterator[Said]:
    """Yield what reviewers said, by number, of one event or of all, and whether it is in force.

    Raises:
        UnknownEvent: as :func:`record`.
    """
    rows = archive.verdicts()
    found: set[int] = set()
    wanted: set[str] | None = None
    if event is not None:
        wanted = {version.id for version in as_made(archive, event).articles}
    reviews = Reviews(archive)
    for record in archive.records(None if event is None else [event_of(archive, event)]) if rows else ():
        said, _ = records.standing(record, reviews.of(record))
        found.update(verdict.number for _, verdict in said)
    gone, ties = records.undone(rows), tie_states(archive, rows)
    for row in rows:
        if wanted is None or records.concerns(row, wanted):
            state = ties.get(row.number)
            yield Said(state or _state(row, row.number in gone, row.number in found), row)


def articles_by_id(archive: Archive, record: Record) -> dict[str, Article]:
    """Return the articles of a record's versions, by id."""
    return {one.id: one for one in archive.articles([version.id for version in record.articles])}


def as_made(archive: Archive, event: str) -> Record:
    """Return the record of an event as the step made it, without what reviewers said.

    Raises:
        UnknownEvent: as :func:`record`.
    """
    return next(archive.records([event_of(archive, event)]))


def _found_by(record: Record, one: records.Judged) -> tuple[str, float]:
    """Return the rule that found a fact and its confidence; a role has its person's, a difference none of either."""
    fact = record.people[one.place[0]] if one.subject.kind == "role" else one.fact
    return getattr(fact, "rule", ""), getattr(fact, "confidence", 1.0)


def _state(row: Verdict, is_undone: bool, is_found: bool) -> State:
    if is_undone:
        return "undone"
    return "in force" if row.subject is None or row.verdict == "undo" or is_found else "no longer found"


def contents_of(archive: Archive, record: Record) -> dict[str, str]:
    """Return the articles of a record with hashes of what a reader sees of them."""
    return {name: _hash(article) for name, article in articles_by_id(archive, record).items()}


def _hash(article: Article) -> str:
    seen = [article.title, [[block.kind, block.text] for block in article.blocks] or article.text]
    return sha256(msgspec.json.encode(seen)).hexdigest()[:32]
