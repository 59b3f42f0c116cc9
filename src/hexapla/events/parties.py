"""Parties: who goes with whom and who will not, as one after the other is heard; nothing heard is taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Parties(Generic[K]):
    """Parties that were united, or set at odds for good. Whoever was not heard of is a party alone."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._over: dict[K, K] = {}
        self._members: dict[K, list[K]] = {}
        self._foes: defaultdict[K, set[K]] = defaultdict(set)

    def of(self, one: K) -> K:
        """Return who stands for the party of somebody, until it is united with another."""
        while (above := self._over.get(one, one)) != one:
            self._over[one] = self._over.get(above, above)
            one = above
        return one

    def members(self, one: K) -> list[K]:
        """Return the party of somebody, in no order."""
        return self._members.get(self.of(one), [one])

    def foes(self, one: K) -> frozenset[K]:
        """Return who stands for the parties that the party of somebody is at odds with."""
        return frozenset(self._foes.get(self.of(one), ()))

    def part(self, one: K, two: K) -> bool:
        """Set two parties at odds; returns whether they are now: of one party nobody is at odds with another."""
        a, b = self.of(one), self.of(two)
        if a == b:
            return False
        self._foes[a].add(b)
        self._foes[b].add(a)
        return True

    def unite(self, one: K, two: K) -> bool:
        """Unite two parties; returns whether they are one now: those at odds stay two."""
        kept, gone = self.of(one), self.of(two)
        if kept == gone:
            return True
        if gone in self._foes[kept]:
            return False
        if len(self.members(kept)) < len(self.members(gone)):
            kept, gone = gone, kept
        self._members[kept] = [*self.members(kept), *self._members.pop(gone, [gone])]
        self._over[gone] = kept
        for foe in self._foes.pop(gone, ()):
            self._foes[foe].discard(gone)
            self._foes[foe].add(kept)
            self._foes[kept].add(foe)
        return True

    def gather(self, several: Iterable[K]) -> list[K]:
        """Unite several as far as they are not at odds, each with the first that it can; returns one of each party."""
        parties: list[K] = []
        for one in several:
            if not any(self.unite(first, one) for first in parties):
                parties.append(one)
        return parties
