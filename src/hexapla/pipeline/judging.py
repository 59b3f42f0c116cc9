"""What a reviewer says: logged, and seen at once by search and lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from hexapla import records
from hexapla.archive import Archive
from hexapla.errors import UnknownFact
from hexapla.pipeline.listing import relist
from hexapla.pipeline.reviewing import Reviewer, as_made, contents_of
from hexapla.pipeline.searching import refresh_search
from hexapla.values.record import Record
from hexapla.values.review import Verdict, VerdictKind


class Ruling(Struct, frozen=True):
    """What is said of a fact; ``values`` (field -> what was typed) are what a correction sets."""

    verdict: VerdictKind
    values: Mapping[str, str] = {}


def judge(archive: Archive, event: str, facts: Sequence[str], ruling: Ruling, who: Reviewer) -> list[Verdict]:
    """Log what somebody says of facts of an event, each named by its id or the beginning of it; returns the rows.

    Raises:
        UnknownEvent: as :func:`record`.
        UnknownFact: the event has no such fact, or several that begin so.
        UnfitCorrection: the values of ``ruling`` do not fit what is to be corrected.
    """
    record = as_made(archive, event)
    present = records.judged(record)
    rows = []
    for name in facts:
        one = _only(present, name, record.id)
        given = dict(ruling.values)
        if ruling.verdict == "correct":
            given = records.named(one.fact, given)
            records.corrected(one.fact, given)
        row = Verdict(ruling.verdict, who.by, who.at, record.id, one.subject, given, note=who.note, label=one.label)
        rows.append(row)
    return _logged(archive, record, rows)


def mark_reviewed(archive: Archive, event: str, who: Reviewer) -> list[Verdict]:
    """Log that a person has looked at an event as it is: its articles with their contents.

    Raises:
        UnknownEvent: as :func:`record`.
    """
    record = as_made(archive, event)
    label = next(iter(record.titles.values()), "")
    row = Verdict(
        "reviewed", who.by, who.at, record.id, contents=contents_of(archive, record), note=who.note, label=label
    )
    return _logged(archive, record, [row])


def undo(archive: Archive, event: str, what: str | None, who: Reviewer) -> list[Verdict]:
    """Take back a verdict on an event: the one of a number, that on a fact (by its id), or else the last one.

    Raises:
        UnknownEvent: as :func:`record`.
        UnknownFact: there is no such verdict, or none that is in force.
    """
    record = as_made(archive, event)
    rows = archive.verdicts()
    gone, here = records.undone(rows), {version.id for version in record.articles}
    mine = [row for row in rows if row.number not in gone and records.concerns(row, here)]
    if what is None:
        taken = next((row for row in reversed(mine) if row.verdict != "undo"), None)
    elif (number := what.lstrip("#")).isdecimal():
        taken = next((row for row in mine if str(row.number) == number), None)
    else:
        name = _only(records.judged(record), what, record.id).id
        said, _ = records.standing(record, records.in_force(mine))
        taken = next((row for one, row in said if one.id == name), None)
    if taken is None:
        named = "" if what is None else f" {what}"
        raise UnknownFact(f"event {record.id} has no verdict{named} to undo; `hexapla review {record.id}` lists them")
    row = replace(taken, by=who.by, at=who.at, note=who.note, event=record.id)
    return _logged(archive, record, [replace(row, verdict="undo", values={}, undoes=taken.number)])


def _logged(archive: Archive, record: Record, rows: Sequence[Verdict]) -> list[Verdict]:
    logged = archive.add_verdicts(rows)
    refresh_search(archive, record.id)
    relist(archive, record.id)
    return logged


def _only(present: Sequence[records.Judged], name: str, event: str) -> records.Judged:
    found = [one for one in present if one.id == name] or [one for one in present if name and one.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    if found:
        shown = ", ".join(f"{one.id} ({one.label[:40]})" for one in found[:4])
        raise UnknownFact(f"{name} begins the ids of {len(found)} facts of event {event}: {shown}")
    raise UnknownFact(f"event {event} has no fact {name}; `hexapla review {event}` lists them with their ids")
