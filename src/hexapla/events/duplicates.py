"""Duplicates: articles of one text, nearly one text, and briefs that were cut from a longer one.

Texts that are equal when folded are one *text*; all that follows looks at texts, so that a report printed ten thousand
times costs as much as one. The pairs that may be alike (see :mod:`hexapla.events.lookalikes`) are laid over each other,
run by run.

Two issues of one form differ in little but their figures. So pairs whose figures differ are no duplicates, and those
that are half the same and have no day in common are issues of one form.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable

import numpy as np
from msgspec import Struct

from hexapla.events.columns import Bools, Floats, Ints
from hexapla.events.lookalikes import NEAR, Runs, lookalikes
from hexapla.events.shingles import Hashes, Shingles
from hexapla.events.signals import Traits
from hexapla.events.sorting import distinct
from hexapla.events.spool import Spool

CONTAINED = 0.8
"""Share of the shorter text's words that stand in runs of the longer from which it was cut from it."""

LEAST = 8
"""Runs under which a text says too little to be anybody's copy: it is two short sentences."""

FIGURES = 0.7
STRAY = 1
"""A text has other figures where more than ``STRAY`` of them, or any day, are not in the other and under ``FIGURES`` of
its own are. Of the pairs so alike on a site of 20 stories in 14 languages, where neighbouring days differ in little
but the date, 126 were one story and 54 two before this was asked, 126 and 4 after; of the open linking and confusable
articles all were one (November 2026)."""

FORM = 0.5
"""Resemblance from which texts that have no day in common are issues of one form. Of such pairs on that site whose
leads name different days none was one story, whatever their resemblance; the open linking and confusable articles have
no such pair (November 2026)."""


class Duplicates(Struct, frozen=True):
    """The texts of some articles, by row, and which are alike.

    ``texts`` is for each article the first that has the same text in the same language, itself where it is the first;
    ``near`` and ``contained`` are 0 to 1 for the pairs ``first < second`` of texts, 0 where they do not say so;
    ``forms`` are the pairs of texts that are issues of one form, as ``first * articles + second`` and in order.
    """

    texts: Ints
    first: Ints
    second: Ints
    near: Floats
    contained: Floats
    forms: Ints

    def same(self, first: Ints, second: Ints) -> Bools:
        """Say of pairs of articles whether they have one text."""
        return np.asarray((self.texts[first] == self.texts[second]) & (first != second))

    def nearly(self, first: Ints, second: Ints) -> Floats:
        """Return how much pairs of articles resemble each other, 0 where they are not nearly alike."""
        return self._of(self.near, first, second)

    def inside(self, first: Ints, second: Ints) -> Floats:
        """Return how much of the shorter stands in the longer of pairs of articles, 0 where it was not cut from it."""
        return self._of(self.contained, first, second)

    def issues(self, first: Ints, second: Ints) -> Bools:
        """Say of pairs of articles whether they are issues of one form: half the same, and no day in common."""
        a, b = self.texts[first], self.texts[second]
        return np.isin(np.minimum(a, b) * len(self.texts) + np.maximum(a, b), self.forms)

    def few(self, most: int) -> Ints:
        """Return the rows of at most so many articles of each text, in order."""
        order = np.argsort(self.texts, kind="stable")
        _, starts, sizes = np.unique(self.texts[order], return_index=True, return_counts=True)
        rank = np.arange(len(order)) - np.repeat(starts, sizes)
        return np.sort(order[rank < most])

    def pairs(self) -> tuple[Ints, Ints]:
        """Return the pairs of rows that are alike in any way, ``first < second``: copies with their first alone."""
        copies = np.flatnonzero(self.texts != np.arange(len(self.texts)))
        return np.concatenate([self.first, self.texts[copies]]), np.concatenate([self.second, copies])

    def _of(self, values: Floats, first: Ints, second: Ints) -> Floats:
        a, b = self.texts[first], self.texts[second]
        wanted = np.minimum(a, b) * len(self.texts) + np.maximum(a, b)
        keys = self.first * len(self.texts) + self.second
        places = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        found = keys[places] == wanted if len(keys) else np.zeros(len(wanted), dtype=bool)
        return np.where(found, values[places] if len(keys) else 0.0, 0.0)


class Texts:
    """The texts of articles as they come: their runs and figures are kept in files where they are many."""

    def __init__(self) -> None:
        """Start without any."""
        self._known: dict[tuple[bytes, str], int] = {}
        self._texts = array("q")
        self._rows = array("q")
        self._widths = array("B")
        self._runs: Runs = Spool(np.uint32)
        self._numbers = Spool(np.uint32)
        self._days: list[tuple[int, ...]] = []

    def add(self, one: Traits) -> bool:
        """Take the next article and say whether its text is a new one; a text of a few words always is."""
        row = len(self._texts)
        if len(one.shingles.hashes) < LEAST:
            self._texts.append(row)
            return True
        text = self._known.setdefault((one.shingles.digest, one.language), row)
        self._texts.append(text)
        if text == row:
            self._rows.append(row)
            self._widths.append(one.shingles.width)
            self._runs.append(one.shingles.runs)
            self._numbers.append(one.numbers)
            self._days.append(one.days)
        return text == row

    def again(self, row: int) -> bool:
        """Take an article that agrees with an earlier one in all that is read, as :meth:`add` does."""
        text = self._texts[row]
        few = self._place(text) is None
        self._texts.append(len(self._texts) if few else text)
        return few

    def duplicates(self) -> Duplicates:
        """Return which articles are alike, as their shingles tell; nothing can be added after."""
        self._known.clear()
        found, forms = [], array("q")
        many = len(self._rows)
        for key in lookalikes(self._runs).tolist():
            a, b = divmod(key, many)
            first, second = sorted((self._rows[a], self._rows[b]))
            near, contained = self._laid_over(a, b)
            if near or contained:
                found.append((first, second, near, contained))
            elif self._issues(a, b):
                forms.append(first * len(self._texts) + second)
        table = np.array(found, dtype=np.float64).reshape(-1, 4)
        ends = table[:, :2].astype(np.int64)
        texts, issues = np.array(self._texts, dtype=np.int64), np.sort(np.array(forms, dtype=np.int64))
        return Duplicates(texts, ends[:, 0], ends[:, 1], table[:, 2], table[:, 3], issues)

    def resemblance(self, first: int, second: int) -> float | None:
        """Return how much two articles resemble each other; ``None`` where one has too few words to be kept."""
        places = [self._place(self._texts[row]) for row in (first, second)]
        if None in places:
            return None
        if places[0] == places[1]:
            return 1.0
        return _jaccard(*(distinct(self._runs.read(place, place + 1)) for place in places if place is not None))

    def _place(self, text: int) -> int | None:
        place = bisect_left(self._rows, text)
        return place if self._rows[place : place + 1] == array("q", [text]) else None

    def _laid_over(self, a: int, b: int) -> tuple[float, float]:
        """Return how much two texts resemble each other, or how much of the shorter is in the longer; 0 for too little.

        The shorter is the one with fewer runs.
        """
        if self._widths[a] != self._widths[b]:
            return 0.0, 0.0
        runs = {text: self._runs.read(text, text + 1) for text in (a, b)}
        each = {text: distinct(runs[text]) for text in (a, b)}
        a, b = sorted((a, b), key=lambda text: (len(each[text]), text))
        if self._others(a, b):
            return 0.0, 0.0
        near = _jaccard(each[a], each[b])
        if near >= NEAR and not self._others(b, a):
            return round(near, 3), 0.0
        contained = coverage(runs[a], each[b], self._widths[a])
        return 0.0, round(contained, 3) if contained >= CONTAINED else 0.0

    def _issues(self, a: int, b: int) -> bool:
        """Say whether two texts are half the same and name days, none in common."""
        days = self._days[a], self._days[b]
        if self._widths[a] != self._widths[b] or not all(days) or not set(days[0]).isdisjoint(days[1]):
            return False
        return _jaccard(*(distinct(self._runs.read(text, text + 1)) for text in (a, b))) >= FORM

    def _others(self, a: int, b: int) -> bool:
        """Say whether one text has figures or days that the other has not, more than an outlet adds of its own."""
        figures = [set(self._numbers.read(text, text + 1).tolist()) for text in (a, b)]
        return _strange(figures[0], figures[1], STRAY) or _strange(set(self._days[a]), set(self._days[b]), 0)


def _strange(own: set[int], other: set[int], stray: int) -> bool:
    strange = len(own - other)
    return strange > stray and strange > (1.0 - FIGURES) * len(own)


def find(traits: Iterable[Traits]) -> Duplicates:
    """Return which articles are alike; a function of the traits in the order of their ids."""
    texts = Texts()
    for one in traits:
        texts.add(one)
    return texts.duplicates()


def resemblance(a: Shingles, b: Shingles) -> float:
    """Return how much two texts resemble each other, 0 to 1: the share of their runs that both have."""
    return 1.0 if a.digest == b.digest else _jaccard(distinct(a.hashes), distinct(b.hashes))


def coverage(shorter: Hashes, longer: Hashes, width: int) -> float:
    """Return the share of a text's words that stand in a run of another text, whose runs are given in order.

    Not the share of runs: a brief of sentences that do not follow each other makes runs of its own at every seam.
    """
    hits = _inside(shorter, longer)
    covered = np.zeros(len(shorter) + width - 1, dtype=bool)
    for place in range(width):
        covered[place : place + len(hits)] |= hits
    return np.count_nonzero(covered) / len(covered)


def _jaccard(a: Hashes, b: Hashes) -> float:
    """Return the share of two sets of runs, each in order, that is in both."""
    common = int(np.count_nonzero(_inside(a, b)))
    return common / max(len(a) + len(b) - common, 1)


def _inside(runs: Hashes, others: Hashes) -> Bools:
    if not len(others):
        return np.zeros(len(runs), dtype=bool)
    return np.asarray(others[np.minimum(np.searchsorted(others, runs), len(others) - 1)] == runs)
