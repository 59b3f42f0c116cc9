"""Rows: the sentences of all versions in groups that say the same, in an order that every version keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Place = tuple[str, int]  # article id, number of a sentence in its reading


@dataclass(frozen=True, slots=True)
class Tie:
    """Sentences of two versions that say the same, with how sure that is.

    What is ``joined`` stands between versions neither of which rests on the other: it may bring two rows together only
    where no version stands in both, and gives way to what a version says of the text it rests on.
    """

    left: tuple[Place, ...]
    right: tuple[Place, ...]
    score: float
    joined: bool = False


class Rows:
    """Groups of sentences (union-find, Tarjan 1975) whose order is kept without a circle as they are tied.

    The order is a topological one that is mended at each tie, over the rows between the two (Pearce and Kelly 2006).
    """

    def __init__(self, chains: Mapping[str, Sequence[int]], first: Mapping[Place, tuple[int, ...]]) -> None:
        """Start with every sentence of the chains in a group of its own.

        ``chains`` are the sentences of each version whose order counts. ``first`` orders all of them to begin with, so
        that each chain is in order: the nearer to the end, the less there is to mend.
        """
        self._following: dict[Place, Place] = {}
        for article, numbers in chains.items():
            for number, after in pairwise(numbers):
                self._following[article, number] = (article, after)
        self._parent: dict[Place, Place] = {place: place for place in first}
        self._members: dict[Place, list[Place]] = {place: [place] for place in first}
        beginning = sorted(first, key=first.__getitem__)
        self._at = {place: position for position, place in enumerate(beginning)}
        self._order: list[Place | None] = [*beginning]

    def find(self, place: Place) -> Place:
        """Return the group of a sentence."""
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def members(self, row: Place) -> Sequence[Place]:
        """Return the sentences of a group."""
        return self._members[row]

    def successors(self, row: Place) -> Iterator[Place]:
        """Yield the groups that follow a group in one of its versions, itself apart."""
        for place in self._members[row]:
            after = self._following.get(place)
            if after is not None:
                found = self.find(after)
                if found != row:
                    yield found

    def add(self, tie: Tie) -> None:
        """Put the sentences of a tie into one group, as far as no version's order is broken by that."""
        places = [*tie.left, *tie.right]
        for place in places[1:]:
            rows = self.find(places[0]), self.find(place)
            if rows[0] != rows[1] and not (tie.joined and self._share_a_version(*rows)):
                self._tie(*sorted(rows, key=self._at.__getitem__))

    def match(self, tie: Tie, family: Mapping[str, str]) -> None:
        """Put a sentence into one group with a sentence of an independent report, whatever the order of the two.

        ``family`` is the text that each version rests on in the end: no two rows of one text are brought together.
        """
        rows = self.find(tie.left[0]), self.find(tie.right[0])
        texts = [{family[article] for article, _ in self._members[row]} for row in rows]
        if rows[0] != rows[1] and texts[0].isdisjoint(texts[1]):
            self._united(*rows)

    def _share_a_version(self, a: Place, b: Place) -> bool:
        return not {article for article, _ in self._members[a]}.isdisjoint(article for article, _ in self._members[b])

    def _tie(self, upper: Place, lower: Place) -> None:
        end = self._at[lower]
        after = self._between(upper, lower, end)
        if after is None:
            return
        region = [row for row in self._order[self._at[upper] : end + 1] if row is not None]
        slots = [self._at[row] for row in region]
        kept = self._united(upper, lower)
        moved = [row for row in region if row in after]
        others = [row for row in region if row not in after and row not in (upper, lower)]
        for slot in slots:
            self._order[slot] = None
        for slot, row in zip(slots, [*others, kept, *moved], strict=False):
            self._order[slot] = row
            self._at[row] = slot

    def _between(self, upper: Place, lower: Place, end: int) -> set[Place] | None:
        """Return the rows that must follow the upper one and stand before the lower; ``None`` where one leads to it."""
        after: set[Place] = set()
        waiting = [row for row in self.successors(upper) if row != lower and self._at[row] < end]
        while waiting:
            row = waiting.pop()
            if row in after:
                continue
            after.add(row)
            for found in self.successors(row):
                if found == lower:
                    return None
                if self._at[found] < end and found not in after:
                    waiting.append(found)
        return after

    def _united(self, a: Place, b: Place) -> Place:
        kept, gone = (a, b) if len(self._members[a]) >= len(self._members[b]) else (b, a)
        self._parent[gone] = kept
        self._members[kept] += self._members.pop(gone)
        return kept


def arranged(versions: Sequence[tuple[str, int]], chains: Mapping[str, Sequence[int]], ties: Iterable[Tie]) -> Rows:
    """Return the rows of versions, given with how many sentences each has, after all ties.

    The surer tie comes first; what contradicts it is dropped. The groups do not depend on the order of versions or
    ties.
    """
    ordered = sorted(ties, key=lambda tie: (tie.joined, -tie.score, sorted([tie.left, tie.right])))
    rows = Rows(chains, _beginning(versions, chains, ordered))
    for tie in ordered:
        if tie.left and tie.right:
            rows.add(tie)
    return rows


def _beginning(
    versions: Sequence[tuple[str, int]], chains: Mapping[str, Sequence[int]], ties: Sequence[Tie]
) -> dict[Place, tuple[int, ...]]:
    """Return a place for each sentence near that of what it is tied to in the versions before it."""
    column = {article: number for number, (article, _) in enumerate(versions)}
    earlier: dict[Place, Place] = {}
    for tie in ties:
        if tie.left and tie.right and not tie.joined:
            one, other = sorted((tie.left, tie.right), key=lambda side: column[side[0][0]])
            for place in other:
                earlier.setdefault(place, one[0])
    first: dict[Place, tuple[int, ...]] = {}
    for article, count in versions:
        key = -1
        ordered = chains.get(article, ())
        for number in [*ordered, *sorted(set(range(count)) - set(ordered))]:
            known = first.get(earlier.get((article, number), (article, number)))
            key = max(key, known[0] if known else key + (column[article] == 0))
            first[article, number] = (key, column[article], len(first))
    return first


def in_sequence(order: Sequence[str], chains: Mapping[str, Sequence[int]], rows: Rows) -> list[Place]:
    """Return the groups of all chains in an order that each chain keeps.

    Rows follow the first version; what it lacks stands after the row that precedes it (depth first, Tarjan 1976).
    """
    done: set[Place] = set()
    backwards: list[Place] = []
    for article in order:
        for number in reversed(chains.get(article, ())):
            waiting = [(rows.find((article, number)), False)]
            while waiting:
                row, followed = waiting.pop()
                if followed:
                    backwards.append(row)
                elif row not in done:
                    done.add(row)
                    waiting.append((row, True))
                    waiting.extend((each, False) for each in dict.fromkeys(rows.successors(row)) if each not in done)
    return backwards[::-1]
