"""Tasks compared with what a later event says in other languages than any they are told in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product

import regex
from msgspec import Struct

from hexapla.records.crossing import Met, Unit, keys_of, likeness, met_in, units
from hexapla.records.translations import Translations, base_of
from hexapla.values.series import Told

_RARE, _RARE_FLOOR = 0.02, 12  # as among sentences of one language: a task is looked up by what at most so many have
_NO_SENTENCE = regex.compile(r"[|{}\t<>]|→")
_MOST_LANGUAGES = 4  # of either side that are compared, the first by tag
_MOST_LOOKED_UP = 60  # tasks that one passage is compared with


class Crossed(Struct, frozen=True, order=True):
    """How alike a task and a passage are in two languages, and what they share, the weightiest first."""

    score: float
    here: str = ""
    there: str = ""
    shared: tuple[Met, ...] = ()


class CrossedTasks:
    """The tasks of an archive, each read once in the languages it is told in."""

    def __init__(self, tasks: Sequence[Told], known: Translations) -> None:
        """Read none yet."""
        self.known = known
        self._tasks = tasks
        self._units: dict[int, dict[str, list[Unit]]] = {}
        self._keys: dict[tuple[int, str], tuple[str, ...]] = {}

    def read(self, told: Told) -> dict[str, list[Unit]]:
        """Return what a passage or task says, by language; nothing of rows of tables."""
        told_in = [tag for tag in sorted(told.text) if not _NO_SENTENCE.search(told.text[tag])]
        return {tag: units(told.text[tag], tag, self.known) for tag in told_in[:_MOST_LANGUAGES]}

    def compared(self, number: int, told: Mapping[str, Sequence[Unit]]) -> Crossed:
        """Return how alike a task and a passage are, in the two languages in which they are most so."""
        best = Crossed(0.0)
        for (here, task), (there, said) in product(self._of(number).items(), told.items()):
            met = met_in(task, said, there, self.known)
            score = likeness(task, said, met)
            if score > best.score:
                shared = sorted(met, key=lambda one: (-one.one_weight * one.two_weight * one.strength, one.one))
                best = Crossed(score, here, there, tuple(shared))
        return best

    def keys(self, number: int, language: str) -> tuple[str, ...]:
        """Return by what rare things sentences of a language (a base tag) may be met that say the same as a task."""
        key = number, language
        if key not in self._keys:
            found: dict[str, None] = {}
            for said in self._of(number).values():
                found.update(dict.fromkeys(keys_of(said, language, self.known)))
            self._keys[key] = tuple(
                one
                for one in found
                if not one.startswith(f"{language} ") or self.known.is_rare(one, _RARE, _RARE_FLOOR)
            )
        return self._keys[key]

    def _of(self, number: int) -> dict[str, list[Unit]]:
        if number not in self._units:
            self._units[number] = self.read(self._tasks[number])
        return self._units[number]


class CrossedIndex:
    """Some of the tasks, those that an event may take up, by what its sentences may have of them."""

    def __init__(self, tasks: CrossedTasks, numbers: Sequence[int]) -> None:
        """Index none yet: a language is indexed when a passage is told in it."""
        self._tasks, self._numbers = tasks, numbers
        self._index: dict[str, dict[str, list[int]]] = {}

    def nearest(self, told: Told) -> list[tuple[int, Crossed]]:
        """Return the numbers of the tasks that share most rare things with a passage, each compared with it."""
        if not self._numbers:
            return []
        read = self._tasks.read(told)
        met: Counter[int] = Counter()
        for language, said in read.items():
            index = self._in(base_of(language))
            keys = dict.fromkeys(key for unit in said for key in (unit.term, *unit.keys) if key)
            met.update(number for key in keys for number in index.get(key, ()))
        likely = sorted(met.items(), key=lambda item: (-item[1], item[0]))[:_MOST_LOOKED_UP]
        return [(number, self._tasks.compared(number, read)) for number, _ in likely]

    def _in(self, language: str) -> dict[str, list[int]]:
        if language not in self._index:
            index: dict[str, list[int]] = {}
            for number in self._numbers:
                for key in self._tasks.keys(number, language):
                    index.setdefault(key, []).append(number)
            self._index[language] = index
        return self._index[language]
