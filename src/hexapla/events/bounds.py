"""Bounds: what people said of articles, as numbers that grouping keeps to.

Things (articles, then texts, then groups of them) that end in one event are kin. Kin and kin may be at odds: they end
in two events. Whatever is grouped makes kin of all it holds, so that nothing is grouped that could not be kept apart
or brought together in the end.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from msgspec import Struct
from scipy.sparse.csgraph import connected_components

from hexapla.events.columns import Bools, Floats, Ints
from hexapla.events.parties import Parties
from hexapla.values.ties import Ties


class Bounds(Struct, frozen=True):
    """The number of the kin of each thing, and the pairs of kin that are at odds."""

    kin: Ints
    odds: tuple[Ints, Ints]

    def at(self, things: Ints) -> Bounds:
        """Return the bounds of some things."""
        return Bounds(self.kin[things], self.odds)

    def at_odds(self, first: Ints, second: Ints) -> Bools:
        """Say of pairs of things whether they end in two events."""
        if not len(self.odds[0]):
            return np.zeros(len(first), dtype=bool)
        return np.isin(self._keys(self.kin[first], self.kin[second]), self._keys(*self.odds))

    def said(self, first: Ints, second: Ints) -> Floats:
        """Return 1 for pairs of things that end in one event, -1 for those that end in two, 0 for all others."""
        return np.where(self.kin[first] == self.kin[second], 1.0, -self.at_odds(first, second).astype(np.float64))

    def _keys(self, first: Ints, second: Ints) -> Ints:
        count = int(max(self.kin.max(initial=0), self.odds[0].max(initial=0), self.odds[1].max(initial=0))) + 1
        keys: Ints = np.minimum(first, second).astype(np.int64) * count + np.maximum(first, second)
        return keys

    def united(self, labels: Ints) -> Bounds:
        """Return the bounds when things of one label are made kin, as far as they are not at odds.

        Where they are, labels are taken in order, and each thing goes with the first of its label that it can.
        """
        _, labels = np.unique(labels, return_inverse=True)
        kinds = int(max(self.kin.max(initial=-1), self.odds[0].max(initial=-1), self.odds[1].max(initial=-1))) + 1
        size = kinds + int(labels.max(initial=-1)) + 1
        edges = sp.coo_matrix((np.ones(len(labels)), (self.kin, labels + kinds)), (size, size))
        whole = connected_components(edges, directed=False)[1].astype(np.int64)[:kinds]
        broken = whole[self.odds[0]][whole[self.odds[0]] == whole[self.odds[1]]]
        if len(broken):
            whole = self._carefully(labels, whole, np.isin(whole, broken))
        every = np.concatenate([whole[self.kin], *(whole[side] for side in self.odds)])
        number = np.unique(every, return_inverse=True)[1]
        kin, *odds = np.split(number, [len(self.kin), len(self.kin) + len(self.odds[0])])
        return Bounds(kin, (odds[0], odds[1]))

    def _carefully(self, labels: Ints, whole: Ints, broken: Bools) -> Ints:
        """Return the new number of each kin, those that are ``broken`` united one by one."""
        parties: Parties[int] = Parties()
        among = np.flatnonzero(broken[self.odds[0]] | broken[self.odds[1]])
        for one, two in zip(self.odds[0][among].tolist(), self.odds[1][among].tolist(), strict=True):
            parties.part(one, two)
        things = np.flatnonzero(broken[self.kin])
        things = things[np.argsort(labels[things], kind="stable")]
        ends = np.flatnonzero(np.diff(labels[things])) + 1
        for one_label in np.split(self.kin[things], ends):
            parties.gather(one_label.tolist())
        found = whole.copy()
        for kin in np.flatnonzero(broken).tolist():
            found[kin] = len(whole) + parties.of(kin)
        return found


def bounds(ties: Ties, ids: Sequence[str]) -> Bounds | None:
    """Return what people said of articles, whose ids are given in order; ``None`` where they said nothing of these."""
    places = {name: place for place, name in enumerate(ids)} if ties else {}
    kin = {article: number for number, group in enumerate(ties.together, start=len(ids)) for article in group}
    other = len(ids) + len(ties.together)
    said = {article for pair in ties.apart for article in pair} | kin.keys()
    for article in sorted(said - kin.keys() - places.keys()):
        kin[article] = other
        other += 1
    numbers = {article: kin.get(article, places.get(article, -1)) for article in said}
    if not any(article in places for article in said):
        return None
    labels = np.arange(len(ids))
    for article in said & places.keys():
        labels[places[article]] = numbers[article]
    odds = np.array([[numbers[a], numbers[b]] for a, b in ties.apart], dtype=np.int64).reshape(-1, 2)
    return Bounds(labels, (odds[:, 0], odds[:, 1])).united(np.arange(len(ids)))
