"""History: what became of events when an archive was linked again, and where an id of an earlier time leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from hexapla.values.event import ChangeKind, EventChange

Held = Mapping[str, Collection[str]]
"""Event id -> ids of its articles; no article is in two events."""


def changes(before: Held, after: Held, number: int) -> list[EventChange]:
    """Return by id what became of the events ``before`` whose articles are not all in the event of the same id.

    ``after`` must hold every event that an article of ``before`` is in now. An event that only gained articles is not
    among the changes, and neither is one that only lost some that are nowhere any more.
    """
    home = {article: event for event, articles in after.items() for article in articles}
    held = {event: Counter(home[a] for a in articles if a in home) for event, articles in before.items()}
    sources = Counter(target for targets in held.values() for target in targets)
    return [
        EventChange(number, event, _kind(targets, sources), tuple(sorted(targets)), _counts(targets))
        for event, targets in sorted(held.items())
        if set(targets) != {event}
    ]


def former(log: Sequence[EventChange], present: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return for each id of the log that is not among the events ``present`` those that it leads to now, by id.

    The log is followed from the last change of the id on, in the order of time, so that it has no circles. It knows
    events, not articles: where an event was merged into one that was split later, all parts of that are named.
    """
    leads: dict[str, frozenset[str]] = {}  # what each id that changes later leads to, seen from the time in hand
    found: dict[str, tuple[str, ...]] = {}
    latest = sorted(log, key=lambda change: (-change.number, change.event))
    for _, linking in groupby(latest, key=lambda change: change.number):
        earlier = {change.event: frozenset(_followed(change, leads, present)) for change in linking}
        leads.update(earlier)
        for event in earlier.keys() - found.keys():
            found[event] = tuple(sorted(earlier[event]))
    return {event: found[event] for event in sorted(found) if event not in present}


def _kind(targets: Collection[str], sources: Counter[str]) -> ChangeKind:
    if not targets:
        return "dissolved"
    if len(targets) > 1:
        return "split"
    return "renamed" if all(sources[target] == 1 for target in targets) else "merged"


def _counts(targets: Counter[str]) -> tuple[int, ...]:
    return tuple(targets[target] for target in sorted(targets))


def _followed(change: EventChange, leads: dict[str, frozenset[str]], present: Collection[str]) -> Iterator[str]:
    for target in change.into:
        if target in leads:
            yield from leads[target]
        elif target in present:
            yield target
