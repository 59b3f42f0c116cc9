"""Assembly: from groups of articles to events, with the judgements that hold them and keep them apart."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import scipy.sparse as sp
from msgspec import Struct
from msgspec.structs import replace

from hexapla.events import explanation, relations, series
from hexapla.events.candidates import Pairs
from hexapla.events.columns import Floats, Ints
from hexapla.events.comparison import Comparison
from hexapla.values.article import Article
from hexapla.values.event import Event, Judgement, SeriesPlace

APART = 3
"""Judgements kept of an event that say what it was kept apart from."""


class Grouped(Struct, frozen=True):
    """The candidates, the likeness of texts, and the group of each article."""

    compared: Comparison
    pairs: Pairs
    likeness: sp.csr_matrix
    labels: Ints
    members: dict[int, list[int]]

    def likeness_of(self, first: Ints, second: Ints) -> Floats:
        """Return how alike pairs of articles are, 0 to about 1.3."""
        if not len(first):
            return np.zeros(0)
        ends = self.compared.text[first], self.compared.text[second]
        found: Floats = np.maximum(np.asarray(self.likeness[ends]).ravel(), 0.0)
        return found


class Kept(Struct, frozen=True):
    """Judgements by group: those between members, and those that keep the group apart from others."""

    inside: Mapping[int, Sequence[Judgement]]
    outside: Mapping[int, Sequence[tuple[Judgement, int]]]
    """With the other group."""


def assembled(grouped: Grouped) -> tuple[Event, ...]:
    """Return the events by id."""
    compared = grouped.compared
    names = {label: _name([compared.articles[k] for k in rows]) for label, rows in grouped.members.items()}
    order = sorted(names, key=lambda label: names[label])
    places = series.places([_gathering(grouped, label, names[label]) for label in order])
    kept = Kept(_inside(grouped), _outside(grouped))
    return tuple(_event(grouped, label, names, (places, kept)) for label in order)


def _event(
    grouped: Grouped, label: int, names: Mapping[int, str], said: tuple[Mapping[str, SeriesPlace], Kept]
) -> Event:
    places, kept = said
    compared, rows = grouped.compared, grouped.members[label]
    held = kept.inside.get(label, ())
    place = places.get(names[label])
    told = relations.tellings([compared.articles[k] for k in rows], [compared.traits[k] for k in rows])
    members = relations.related(names[label], told, _confidence(rows, compared, held))
    apart = [
        replace(one, verdict="same series" if _one_series(place, places.get(names[other])) else "different")
        for one, other in kept.outside.get(label, ())
    ]
    inside = [replace(one, verdict="same event") for one in held]
    return Event(names[label], members, (*inside, *apart), place)


def _one_series(ours: SeriesPlace | None, theirs: SeriesPlace | None) -> bool:
    return ours is not None and theirs is not None and ours.id == theirs.id


def _gathering(grouped: Grouped, label: int, name: str) -> series.Gathering:
    rows = grouped.members[label]
    articles = tuple(grouped.compared.articles[k] for k in rows)
    traits = tuple(grouped.compared.traits[k] for k in rows)
    first_day = min((a.published.value[:10] for a in articles if a.published), default="")
    return series.Gathering(name, first_day, articles, traits)


def _name(articles: Sequence[Article]) -> str:
    """Return the id of an event: it hangs on its earliest page, which later pages do not change."""
    anchor = min(articles, key=lambda a: (a.published.value[:10] if a.published else "9999", a.id))
    return hashlib.sha256(anchor.id.encode()).hexdigest()[:16]


def _inside(grouped: Grouped) -> dict[int, list[Judgement]]:
    """Return by group the strongest judgement that holds each of its members."""
    first, second = _nearest(grouped)
    found = _judged(grouped, first, second)
    inside: dict[int, list[Judgement]] = defaultdict(list)
    for label, one in zip(grouped.labels[first].tolist(), found, strict=True):
        inside[label].append(one)
    return inside


def _nearest(grouped: Grouped) -> tuple[Ints, Ints]:
    """Return for each article its nearest other member, as pairs in order: a copy, a linked page, the likest text."""
    compared = grouped.compared
    texts = len(compared.chosen)
    of_text = grouped.labels[compared.chosen]
    entries = grouped.likeness.tocoo()
    good = np.flatnonzero((of_text[entries.row] == of_text[entries.col]) & (entries.data > 0))
    order = good[np.lexsort((entries.col[good], -entries.data[good], entries.row[good]))]
    best = np.full(texts, -1)
    best[entries.row[order][::-1]] = entries.col[order][::-1]
    own = np.arange(len(compared.articles))
    partner = np.where(best[compared.text] >= 0, compared.chosen[best[compared.text]], own)
    partner = np.where(compared.known.groups != own, compared.known.groups, partner)
    partner = np.where(compared.chosen[compared.text] != own, compared.chosen[compared.text], partner)
    some = np.flatnonzero(partner != own)
    keys = np.unique(np.minimum(own, partner)[some] * len(own) + np.maximum(own, partner)[some])
    return keys // len(own), keys % len(own)


def _outside(grouped: Grouped) -> dict[int, list[tuple[Judgement, int]]]:
    """Return by group the judgements of pairs that look most like its members and are not, with the other group."""
    pairs, labels = grouped.pairs, grouped.labels
    across = np.flatnonzero(labels[pairs.first] != labels[pairs.second])
    of = np.concatenate([labels[pairs.first[across]], labels[pairs.second[across]]])
    to = np.concatenate([labels[pairs.second[across]], labels[pairs.first[across]]])
    place = np.tile(across, 2)
    order = np.lexsort((place, -pairs.spreads[place], of))
    begins = np.searchsorted(of[order], of[order])
    chosen = order[np.arange(len(order)) - begins < APART]
    wanted, where = np.unique(place[chosen], return_inverse=True)
    found = _judged(grouped, pairs.first[wanted], pairs.second[wanted])
    outside: dict[int, list[tuple[Judgement, int]]] = defaultdict(list)
    for label, other, number in zip(of[chosen].tolist(), to[chosen].tolist(), where.tolist(), strict=True):
        outside[label].append((found[number], other))
    return outside


def _judged(grouped: Grouped, first: Ints, second: Ints) -> list[Judgement]:
    compared = grouped.compared
    found = explanation.judged(compared, compared.pairs(first, second), grouped.likeness_of(first, second))
    return explanation.judgements(compared, found)


def _confidence(rows: Sequence[int], compared: Comparison, held: Sequence[Judgement]) -> dict[str, float]:
    """Return for each member the confidence of the strongest judgement that holds it; 1 for one alone."""
    sure = {compared.articles[k].id: 1.0 if len(rows) == 1 else 0.0 for k in rows}
    for one in held:
        for end in (one.a, one.b):
            sure[end] = max(sure[end], one.score)
    return sure
