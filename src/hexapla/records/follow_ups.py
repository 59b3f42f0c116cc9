"""Follow-ups: tasks of one event found again in what a later one says, by the weight of the words they share.

Where both are told in one language its words are compared; where they have none in common, all that languages share and
what the archive has learned of their words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from hexapla.language.numerals import find_numbers
from hexapla.records.agenda import Agenda, terms
from hexapla.records.crossed import Crossed, CrossedIndex, CrossedTasks
from hexapla.records.translations import Translations
from hexapla.values.series import FollowUp, Told

# On the sample, read by eye: three pairs above it, all right (.83, .73, .42); below it .34 and .32 are wrong, .30 is
# right again (2026-11, 8 events). The real pages of three events have no language in common and give none.
LEAST_SCORE = 0.4
_FEWEST_SHARED = 4  # words; three may be a formula ("continue to implement")
_CALLED_BACK = 0.15  # what it adds that the later sentence names the earlier turn: "as the 14th conference asked"
_RARE = 0.02  # share of passages: a task is looked up by words that at most so many have, and a floor of:
_RARE_FLOOR = 12
_MOST_LOOKED_UP = 400  # tasks that one passage is compared with, those that share most rare words first
_MOST_SHOWN, _MOST_JOINS, _MOST_PLACES = 8, 3, 4
# Across languages, each task of the sample told in one language and later passages in another (2,898 comparisons): two
# pairs of sentences above it in 28 pairs of languages, all right, and the best of the wrong has .22; on the pages of a
# parliament's monitor (280, 14 languages) the best of the wrong has .23, on 61 news stories in 11 languages .24. A
# right pair of the real pages is missed, with .22 (2026-11).
LEAST_SCORE_ACROSS = 0.25
_SURE = 0.4  # words that stand for each other less surely add to the score, but do not count among those shared
_FEWEST_SHARED_ACROSS = 4


class FollowUps:
    """Finds tasks in passages of later events: give it all agendas and how many passages have each term."""

    def __init__(
        self, agendas: Iterable[Agenda], counts: Mapping[str, int], passages: int, known: Translations | None = None
    ) -> None:
        """Index the tasks by their rare words; ``passages`` is how many there are in all.

        With what is ``known`` of words, tasks are also found in events that share no language with theirs.
        """
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
        self._crossed = CrossedTasks([task for _, task, _ in self._tasks], known or Translations())

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
        asking = [n for n, (there, _, _) in enumerate(self._tasks) if _may_take_up(there, here)]
        indexes: dict[frozenset[str], CrossedIndex] = {}
        for told in passages:
            spoken = frozenset(told.text)
            if spoken not in indexes:
                foreign = [n for n in asking if spoken.isdisjoint(self._tasks[n][1].text)]
                indexes[spoken] = CrossedIndex(self._crossed, foreign)
            for number, crossed in indexes[spoken].nearest(told):
                found = self._across(number, told, crossed, here, asked)
                if found is not None and (number not in best or found.score > best[number].score):
                    best[number] = found
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
        if not _may_take_up(there, here):
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
        words = [term.partition(" ")[2] for term in shared]
        return _follow_up((task, tag), (told, tag), score, (*words[:_MOST_SHOWN], *_joins(there, here)), asked)

    def _across(self, number: int, told: Told, crossed: Crossed, here: Agenda, asked: set[str]) -> FollowUp | None:
        """Return a task as taken up by a passage of another language, if what both share is enough."""
        there, task, _ = self._tasks[number]
        sure = [one for one in crossed.shared if one.strength >= _SURE]
        if crossed.score < LEAST_SCORE_ACROSS or len(sure) < _FEWEST_SHARED_ACROSS:
            return None
        words = [one.one if one.one == one.two else f"{one.one} = {one.two}" for one in sure]
        sides = (task, crossed.here), (told, crossed.there)
        return _follow_up(*sides, crossed.score, (*words[:_MOST_SHOWN], *_joins(there, here)), asked)

    def _alike(self, one: frozenset[str], two: frozenset[str], tag: str) -> tuple[float, str, tuple[str, ...]]:
        shared = sorted(one & two, key=lambda term: (-self._weight(term), term))
        weight = self._sum(shared)
        whole = math.sqrt(self._sum(one) * self._sum(two))
        return (weight / whole if whole else 0.0), tag, tuple(shared)

    def _sum(self, found: Iterable[str]) -> float:
        return math.fsum(self._weight(term) ** 2 for term in found)

    def _weight(self, term: str) -> float:
        return self._weights.get(term, self._unseen)


def _follow_up(
    one: tuple[Told, str], two: tuple[Told, str], score: float, shared: tuple[str, ...], asked: set[str]
) -> FollowUp:
    """Return two sentences as a follow-up, each in a language of which its first place is."""
    (task, here), (told, there) = one, two
    again = any(place.text in asked for place in told.evidence)
    task, told = (_quoted(*side) for side in (one, two))
    return FollowUp(task, told, "asked again" if again else "taken up", round(min(score, 1.0), 2), here, shared, there)


def _quoted(told: Told, language: str) -> Told:
    first = sorted(told.evidence, key=lambda place: place.text != told.text[language])
    return replace(told, evidence=tuple(first[:_MOST_PLACES]))


def _may_take_up(there: Agenda, here: Agenda) -> bool:
    """Whether an event is later than one whose tasks it may take up, and shares something with it."""
    return bool(there.date) and there.date < here.date and not there.joins.isdisjoint(here.joins)


def _joins(there: Agenda, here: Agenda) -> list[str]:
    return sorted(there.joins & here.joins)[:_MOST_JOINS]


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
