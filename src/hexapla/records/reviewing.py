"""Reviewing: a record and the verdicts on it -> the record as it is shown, and what of it is sure enough to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from hexapla.errors import UnfitCorrection
from hexapla.records.corrections import corrected
from hexapla.records.judged import Fact, Judged, judged
from hexapla.records.verdicts import counterpart, is_home, shapes
from hexapla.values.fact import Person
from hexapla.values.record import Record, Rejected
from hexapla.values.review import Review, SubjectKind, Verdict

# Kind -> the attribute of a record that holds it, of those that a record has once, and of those in lists.
_SINGLE: dict[SubjectKind, str] = {"start": "start", "end": "end", "theme": "theme", "host": "host"}
_LISTS: dict[SubjectKind, str] = {
    "place": "places", "person": "people", "quantity": "quantities", "document": "documents", "award": "awards",
    "statement": "statements", "difference": "differences", "date": "dates", "organisation": "organisations",
}  # fmt: skip


def review(record: Record, verdicts: Sequence[Verdict], contents: Mapping[str, str] | None = None) -> Record:
    """Return a record with verdicts applied, which must be those in force.

    What is accepted or corrected says so; a correction keeps what it replaced. What is rejected leaves its list and
    stands under ``rejected``. A verdict on what the record does not hold any more is among ``unfound``. The record is
    reviewed where a person has looked at every article it has now, with the ``contents`` (article id -> hash) that
    they have now. The last of several verdicts on one thing counts. The answer does not depend on the order of
    ``verdicts``.
    """
    articles = [version.id for version in record.articles]
    found, unfound = standing(record, verdicts)
    marked = []
    for one, verdict in found:
        try:
            marked.append((one, _marked(one.fact, verdict)))
        except UnfitCorrection:  # what is found of it now has no such field any more
            unfound.append(verdict)
    shown = _applied(record, marked)
    unfound.sort(key=lambda verdict: verdict.number)
    by_hand = tuple(sorted(verdict.number for verdict in verdicts if shapes(verdict, articles)))
    reviewed = _is_reviewed(articles, verdicts, contents or {})
    return replace(shown, unfound=tuple(unfound), by_hand=by_hand, reviewed=reviewed)


def standing(record: Record, verdicts: Iterable[Verdict]) -> tuple[list[tuple[Judged, Verdict]], list[Verdict]]:
    """Return which verdict stands on which fact of a record, and those of which the record holds the subject no more.

    ``record`` must be as the step made it, ``verdicts`` those in force.
    """
    present = judged(record)
    articles = [version.id for version in record.articles]
    last: dict[str, tuple[Judged, Verdict]] = {}
    unfound = []
    for verdict in sorted(verdicts, key=lambda verdict: verdict.number):
        if verdict.subject is None:
            continue
        found = counterpart(verdict.subject, present)
        if found is not None:
            last[found.id] = found, verdict
        elif is_home(verdict, articles):
            unfound.append(verdict)
    return list(last.values()), unfound


def above(record: Record, least: float) -> Record:
    """Return a record without the facts of a ``confidence`` below ``least``, but for those a person vouched for.

    Differences have a severity and no confidence: they stay.
    """
    if least <= 0:
        return record
    kept: dict[str, Any] = {}
    for name in _SINGLE.values():
        fact = getattr(record, name)
        kept[name] = fact if fact is not None and _is_sure(fact, least) else None
    for kind, name in _LISTS.items():
        if kind != "difference":
            kept[name] = tuple(fact for fact in getattr(record, name) if _is_sure(fact, least))
    return replace(record, **kept)


def _is_sure(fact: Any, least: float) -> bool:
    return bool(fact.confidence >= least or fact.review is not None)


def _is_reviewed(articles: Sequence[str], verdicts: Iterable[Verdict], contents: Mapping[str, str]) -> bool:
    """Return whether one verdict looked at all ``articles`` as they are; an event that has grown is read again."""
    marks = [verdict.contents for verdict in verdicts if verdict.verdict == "reviewed"]
    return bool(articles) and any(
        all(article in mark and contents.get(article) == mark[article] for article in articles) for mark in marks
    )


def _applied(record: Record, found: Sequence[tuple[Judged, Fact]]) -> Record:
    lists: dict[str, list[Any]] = {name: list(getattr(record, name)) for name in _LISTS.values()}
    single: dict[str, Any] = {name: getattr(record, name) for name in _SINGLE.values()}
    roles: dict[int, dict[int, Fact]] = {}
    for one, fact in found:
        kind = one.subject.kind
        if kind == "role":
            roles.setdefault(one.place[0], {})[one.place[1]] = fact
        elif kind in _SINGLE:
            single[_SINGLE[kind]] = fact
            if kind == "start" and record.start == record.end:
                single["end"] = fact
        else:
            lists[_LISTS[kind]][one.place[0]] = fact
    fallen: list[tuple[int, Person]] = []
    for number, judged_roles in roles.items():
        lists["people"][number], without = _with_roles(lists["people"][number], judged_roles)
        if without is not None:
            fallen.append((number, without))
    return _parted(record, single, lists, fallen)


def _with_roles(person: Person, judged_roles: Mapping[int, Fact]) -> tuple[Person, Person | None]:
    """Return a person with the roles that were judged, and the same person with those that were rejected."""
    roles: list[Any] = [judged_roles.get(number, role) for number, role in enumerate(person.roles)]
    kept = tuple(role for role in roles if not _is_rejected(role))
    gone = tuple(role for role in roles if _is_rejected(role))
    return replace(person, roles=kept), replace(person, roles=gone, review=None) if gone else None


def _parted(
    record: Record,
    single: Mapping[str, Any],
    lists: Mapping[str, Sequence[Any]],
    fallen: Sequence[tuple[int, Person]],
) -> Record:
    """Return the record with what was rejected in its place."""
    kept: dict[str, Any] = {name: None if _is_rejected(fact) else fact for name, fact in single.items()}
    gone: dict[str, Any] = {name: fact for name, fact in single.items() if _is_rejected(fact)}
    for name, facts in lists.items():
        kept[name] = tuple(fact for fact in facts if not _is_rejected(fact))
        gone[name] = tuple(fact for fact in facts if _is_rejected(fact))
    whole = {number for number, person in enumerate(lists["people"]) if _is_rejected(person)}
    gone["people"] += tuple(person for number, person in sorted(fallen) if number not in whole)
    rejected = Rejected(**gone)
    return replace(record, **kept, rejected=rejected if any(gone.values()) else None)


def _is_rejected(fact: Any) -> bool:
    return fact is not None and fact.review is not None and fact.review.verdict == "reject"


def _marked(fact: Fact, verdict: Verdict) -> Fact:
    original: dict[str, str | int | float | None] = {}
    if verdict.verdict == "correct":
        fact, original = corrected(fact, verdict.values)
    said = Review(
        verdict.verdict,  # type: ignore[arg-type]  # the kinds of verdict that have a subject
        verdict.by,
        verdict.at,
        verdict.note,
        original,
        verdict.number,
    )
    return replace(fact, review=said)
