"""Follow-ups: tasks of one event found again in what a later one says, by the weight of the words they share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from hexapla.language.numerals import find_numbers
from hexapla.records.agenda import Agenda, terms
from hexapla.values.series import FollowUp, Told

# On the sample, read by eye: three pairs above it, all right (.83, .73, .42); below it .34 and .32 are wrong, .30 is
# right again (2026-11, 8 events). The real pages of three events have no language in common and give none.
LEAST_SCORE = 0.4
_FEWEST_SHARED = 4  # words; three may be a formula ("continue to implement")
_CALLED_BACK = 0.15  # what it adds that the later sentence names the earlier turn: "as the 14th conference asked"
_RARE = 0.02  # share of passages: a task is looked up by words that at most so many have, and a floor of:
_RARE_FLOOR = 12
_MOST_LOOKED_UP = 400  # tasks that one passage is compared with, those that share most rare words first
_MOST_SHOWN = 8


class FollowUps:
    """Finds tasks in passages of later events: give it all agendas and how many passages have each term."""

    def __init__(self, agendas: Iterable[Agenda], counts: Mapping[str, int], passages: int) -> None:
        """Index the tasks by their rare words; ``passages`` is how many there are in all."""
        self._agendas = {one.event: one for one in agendas}
        self._weights = {term: math.log((1 + passages) / (1 + count)) for term, count in counts.items()}
        self._unseen = math.log(1 + passages)
        rare = max(_RARE_FLOOR, _RARE * passages)
        self._tasks: list[tuple[Agenda, Told, dict[str, frozenset[str]]]] = []
        self._index: dict[str, list[int]] = {}
        for event in sorted(self._agendas):
            for task in self._agendas[event].tasks:
                found = {tag: terms(text, tag) for tag, text in sorted(task.text.items())}
                for term in sorted({term for of in found.values() for term in of}):
                    if counts.get(term, 0) <= rare:
                        self._index.setdefault(term, []).append(len(self._tasks))
                self._tasks.append((self._agendas[event], task, found))

    @property
    def wanted(self) -> list[str]:
        """The events that may take up a task: those after one that shares something with them."""
        asking = [one for one in self._agendas.values() if one.tasks and one.date]
        joined: dict[str, str] = {}
        for one in asking:
            for join in one.joins:
                joined[join] = min(joined.get(join, one.date), one.date)
        return sorted(
            event
            for event, one in self._agendas.items()
            if one.date and any(joined.get(join, one.date) < one.date for join in one.joins)
        )

    def among(self, event: str, passages: Iterable[Told]) -> list[FollowUp]:
        """Return what of an event's passages takes up tasks of earlier events, each task by the nearest passage."""
        here = self._agendas[event]
        asked = {place.text for task in here.tasks for place in task.evidence}
        best: dict[int, FollowUp] = {}
        for told in passages:
            mine = {tag: terms(text, tag) for tag, text in told.text.items()}
            met = Counter(n for of in mine.values() for term in of for n in self._index.get(term, ()))
            for number, _ in sorted(met.items(), key=lambda item: (-item[1], item[0]))[:_MOST_LOOKED_UP]:
                found = self._compared(number, told, mine, here, asked)
                if found is not None and (number not in best or found.score > best[number].score):
                    best[number] = found
        return [best[number] for number in sorted(best)]

    def _compared(
        self, number: int, told: Told, mine: Mapping[str, frozenset[str]], here: Agenda, asked: set[str]
    ) -> FollowUp | None:
        there, task, theirs = self._tasks[number]
        if not there.date or not here.date or not there.date < here.date:
            return None
        joins = sorted(there.joins & here.joins)
        if not joins:
            return None
        score, tag, shared = (
            max(self._alike(theirs[tag], mine[tag], tag) for tag in mine if tag in theirs)
            if (mine.keys() & theirs.keys())
            else (0.0, "", ())
        )
        if there.series is not None and there.series == here.series and _names(there.ordinal, told):
            score += _CALLED_BACK
        if score < LEAST_SCORE or len(shared) < _FEWEST_SHARED:
            return None
        again = any(place.text in asked for place in told.evidence)
        words = tuple(term.partition(" ")[2] for term in shared[:_MOST_SHOWN])
        return FollowUp(
            task, told, "asked again" if again else "taken up", round(min(score, 1.0), 2), tag, (*words, *joins[:3])
        )

    def _alike(self, one: frozenset[str], two: frozenset[str], tag: str) -> tuple[float, str, tuple[str, ...]]:
        shared = sorted(one & two, key=lambda term: (-self._weight(term), term))
        weight = self._sum(shared)
        whole = math.sqrt(self._sum(one) * self._sum(two))
        return (weight / whole if whole else 0.0), tag, tuple(shared)

    def _sum(self, found: Iterable[str]) -> float:
        return math.fsum(self._weight(term) ** 2 for term in found)

    def _weight(self, term: str) -> float:
        return self._weights.get(term, self._unseen)


def _names(ordinal: int | None, told: Told) -> bool:
    """Return whether a passage names the ordinal of an earlier turn."""
    if ordinal is None:
        return False
    return any(
        n.kind == "ordinal" and n.value == ordinal for tag, text in told.text.items() for n in find_numbers(text, tag)
    )


def in_order_of_time(found: Sequence[FollowUp]) -> tuple[FollowUp, ...]:
    """Return follow-ups in the order of time of the tasks, then of what became of them."""
    return tuple(
        sorted(found, key=lambda one: (one.task.date, one.later.date, one.task.event, one.later.event, -one.score))
    )
