"""Verdicts of reviewers: laid on records when these are read, logged when somebody gives one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from hexapla import records
from hexapla.archive import Archive
from hexapla.errors import UnknownFact
from hexapla.pipeline.asking import event_of
from hexapla.values.article import Article
from hexapla.values.record import Record
from hexapla.values.review import Verdict, VerdictKind

State = Literal["in force", "undone", "no longer found"]


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
        self._archive = archive
        self._verdicts = records.in_force(archive.verdicts())
        self._by_article: dict[str, set[int]] = {}
        for number, verdict in enumerate(self._verdicts):
            for article in records.articles_of(verdict):
                self._by_article.setdefault(article, set()).add(number)

    def by_event(self) -> dict[str, list[int]]:
        """Return event id -> numbers of the verdicts on it, of the events that lists have."""
        homes = self._archive.events_of(self._by_article)
        found: dict[str, set[int]] = {}
        for article, event in homes.items():
            found.setdefault(event, set()).update(self._by_article[article])
        return {event: [self._verdicts[n].number for n in sorted(numbers)] for event, numbers in found.items()}

    def of(self, record: Record) -> list[Verdict]:
        """Return the verdicts on what stood in the articles of a record, by number."""
        found = {n for version in record.articles for n in self._by_article.get(version.id, ())}
        return [self._verdicts[number] for number in sorted(found)]

    def records(self, ids: Iterable[str] | None = None, least: float = 0.0) -> Iterator[Record]:
        """Yield records by id with what was said of them, all or the ones named.

        Facts of a confidence below ``least`` are left out, but for those that a person accepted or corrected.
        """
        for record in self._archive.records(ids):
            yield records.above(self._reviewed(record), least)

    def _reviewed(self, record: Record) -> Record:
        verdicts = self.of(record)
        if not verdicts:
            return record
        looked_at = any(verdict.verdict == "reviewed" for verdict in verdicts)
        return records.review(record, verdicts, _contents(self._archive, record) if looked_at else {})


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
    record = _as_made(archive, event)
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
        wanted = {version.id for version in _as_made(archive, event).articles}
    reviews = Reviews(archive)
    for record in archive.records(None if event is None else [event_of(archive, event)]) if rows else ():
        said, _ = records.standing(record, reviews.of(record))
        found.update(verdict.number for _, verdict in said)
    gone = records.undone(rows)
    for row in rows:
        if wanted is None or records.concerns(row, wanted):
            yield Said(_state(row, row.number in gone, row.number in found), row)


def judge(
    archive: Archive,
    event: str,
    verdict: VerdictKind,
    facts: Sequence[str],
    who: Reviewer,
    values: Mapping[str, str] | None = None,
) -> list[Verdict]:
    """Log a verdict on facts of an event, each named by its id or the beginning of it; returns the rows.

    Raises:
        UnknownEvent: as :func:`record`.
        UnknownFact: the event has no such fact, or several that begin so.
        UnfitCorrection: ``values`` do not fit what is to be corrected.
    """
    record = _as_made(archive, event)
    present = records.judged(record)
    rows = []
    for name in facts:
        one = _only(present, name, record.id)
        given = dict(values or {})
        if verdict == "correct":
            given = records.named(one.fact, given)
            records.corrected(one.fact, given)
        row = Verdict(verdict, who.by, who.at, record.id, one.subject, given, note=who.note, label=one.label)
        rows.append(row)
    return archive.add_verdicts(rows)


def mark_reviewed(archive: Archive, event: str, who: Reviewer) -> list[Verdict]:
    """Log that a person has looked at an event as it is: its articles with their contents.

    Raises:
        UnknownEvent: as :func:`record`.
    """
    record = _as_made(archive, event)
    label = next(iter(record.titles.values()), "")
    row = Verdict(
        "reviewed", who.by, who.at, record.id, contents=_contents(archive, record), note=who.note, label=label
    )
    return archive.add_verdicts([row])


def undo(archive: Archive, event: str, what: str | None, who: Reviewer) -> list[Verdict]:
    """Take back a verdict on an event: the one of a number, that on a fact (by its id), or else the last one.

    Raises:
        UnknownEvent: as :func:`record`.
        UnknownFact: there is no such verdict, or none that is in force.
    """
    record = _as_made(archive, event)
    rows = archive.verdicts()
    gone, here = records.undone(rows), {version.id for version in record.articles}
    mine = [row for row in rows if row.number not in gone and records.concerns(row, here)]
    if what is None:
        taken = next((row for row in reversed(mine) if row.verdict != "undo"), None)
    elif what.lstrip("#").isdigit():
        taken = next((row for row in mine if row.number == int(what.lstrip("#"))), None)
    else:
        name = _only(records.judged(record), what, record.id).id
        said, _ = records.standing(record, records.in_force(mine))
        taken = next((row for one, row in said if one.id == name), None)
    if taken is None:
        named = "" if what is None else f" {what}"
        raise UnknownFact(f"event {record.id} has no verdict{named} to undo; `hexapla review {record.id}` lists them")
    row = replace(taken, by=who.by, at=who.at, note=who.note, event=record.id)
    return archive.add_verdicts([replace(row, verdict="undo", values={}, undoes=taken.number)])


def _as_made(archive: Archive, event: str) -> Record:
    return next(archive.records([event_of(archive, event)]))


def _found_by(record: Record, one: records.Judged) -> tuple[str, float]:
    """Return the rule that found a fact and its confidence; a role has its person's, a difference none of either."""
    fact = record.people[one.place[0]] if one.subject.kind == "role" else one.fact
    return getattr(fact, "rule", ""), getattr(fact, "confidence", 1.0)


def _state(row: Verdict, is_undone: bool, is_found: bool) -> State:
    if is_undone:
        return "undone"
    return "in force" if row.subject is None or row.verdict == "undo" or is_found else "no longer found"


def _contents(archive: Archive, record: Record) -> dict[str, str]:
    """Return the articles of a record with hashes of what a reader sees of them."""
    return {article.id: _hash(article) for article in archive.articles([version.id for version in record.articles])}


def _hash(article: Article) -> str:
    seen = [article.title, [[block.kind, block.text] for block in article.blocks] or article.text]
    return sha256(msgspec.json.encode(seen)).hexdigest()[:32]


def _only(present: Sequence[records.Judged], name: str, event: str) -> records.Judged:
    found = [one for one in present if one.id == name] or [one for one in present if name and one.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    if found:
        shown = ", ".join(f"{one.id} ({one.label[:40]})" for one in found[:4])
        raise UnknownFact(f"{name} begins the ids of {len(found)} facts of event {event}: {shown}")
    raise UnknownFact(f"event {event} has no fact {name}; `hexapla review {event}` lists them with their ids")
