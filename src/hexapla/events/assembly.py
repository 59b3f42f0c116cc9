"""Assembly: from groups of articles to events, with the judgements that hold them and keep them apart."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import scipy.sparse as sp
from msgspec import Struct
from msgspec.structs import replace

from hexapla.events import explanation, relations, series
from hexapla.events.background import Spreads
from hexapla.events.columns import Floats, Ints
from hexapla.events.comparison import Comparison
from hexapla.events.matrix import Matrix, filtered, owners_of
from hexapla.events.signals import Edition
from hexapla.events.sorting import begins, distinct, ranked
from hexapla.values.event import Event, Judgement, SeriesPlace

APART = 3
"""Judgements kept of an event that say what it was kept apart from."""

_UNDATED = "9999"

PLACES = 2
"""Decimals of a member's confidence. More would be noise, and move whenever an article joins: of the 65 events of 400
made-up articles each further article changed 3 to 6 with four places, 2 to 3 with three and 1 to 2 with two, its own
among them (docs/decisions/0009-what-a-joining-article-touches.md, November 2026)."""


class Grouped(Struct, frozen=True):
    """The candidates and the likeness of texts, and the group of each article."""

    compared: Comparison
    candidates: Matrix
    likeness: Matrix
    labels: Ints
    members: dict[int, list[int]]

    def likeness_of(self, first: Ints, second: Ints) -> Floats:
        """Return how alike pairs of articles are, 0 to about 1.3."""
        found: Floats = self.likeness.at(self.compared.text[first], self.compared.text[second]).astype(np.float64)
        return np.maximum(found, 0.0)


class Kept(Struct, frozen=True):
    """The numbers of judgements by group: those between members, and those that keep the group apart from others.

    ``ends`` are the articles of each and ``scores`` how sure it is that they are of one event.
    """

    judgements: explanation.Judgements | None
    ends: tuple[Ints, Ints]
    scores: Floats
    inside: Mapping[int, Sequence[int]]
    outside: Mapping[int, Sequence[tuple[int, int]]]
    """With the other group."""


def assembled(grouped: Grouped, judged: bool) -> Iterator[Event]:
    """Yield the events by id, with their judgements where these are asked for."""
    gatherings = {label: _gathering(grouped.compared, rows) for label, rows in grouped.members.items()}
    names = {label: gathering.event for label, gathering in gatherings.items()}
    order = sorted(names, key=lambda label: names[label])
    places = series.places([gatherings.pop(label) for label in order])
    kept = _kept(grouped, judged)
    return (_event(grouped, label, names, (places, kept)) for label in order)


def _event(
    grouped: Grouped, label: int, names: Mapping[int, str], said: tuple[Mapping[str, SeriesPlace], Kept]
) -> Event:
    places, kept = said
    rows = grouped.members[label]
    held = kept.inside.get(label, ())
    told = relations.tellings(grouped.compared, rows)
    sure = _confidence([one.article.id for one in told], grouped.compared.articles.ids, kept, held)
    members = relations.related(names[label], told, grouped.compared, sure)
    return Event(names[label], members, tuple(_judgements(label, names, said)), places.get(names[label]))


def _judgements(
    label: int, names: Mapping[int, str], said: tuple[Mapping[str, SeriesPlace], Kept]
) -> Iterator[Judgement]:
    """Yield the judgements that hold an event, then those that keep it apart, where they are kept."""
    places, kept = said
    if kept.judgements is None:
        return
    for number in kept.inside.get(label, ()):
        yield replace(kept.judgements[number], verdict="same event")
    place = places.get(names[label])
    for number, other in kept.outside.get(label, ()):
        series = _one_series(place, places.get(names[other]))
        yield replace(kept.judgements[number], verdict="same series" if series else "different")


def _one_series(ours: SeriesPlace | None, theirs: SeriesPlace | None) -> bool:
    return ours is not None and theirs is not None and ours.id == theirs.id


def _gathering(compared: Comparison, rows: Sequence[int]) -> series.Gathering:
    """Return a group as its series sees it. Its id hangs on its earliest page, which later pages do not change."""
    days: list[tuple[str, str]] = []
    titles: set[series.Title | None] = set()
    leading: list[Edition] = []
    for row in rows:
        article, traits = compared.articles[row], compared.traits[row]
        days.append((article.published.value[:10] if article.published else _UNDATED, article.id))
        titles.add(series.title_key(article))
        leading += traits.editions[:1]
    day, anchor = min(days)
    name = hashlib.sha256(anchor.encode()).hexdigest()[:16]
    edition = series.edition_of(len(rows), leading)
    keys = frozenset(title for title in titles if title is not None)
    return series.Gathering(name, "" if day == _UNDATED else day, rows, edition, keys, compared)


def _kept(grouped: Grouped, judged: bool) -> Kept:
    """Return the strongest judgement that holds each member, and those of pairs that look most like it and are not.

    The latter are judged for who asks for judgements alone; the former say how sure it is that one is a member.
    """
    near, apart = _nearest(grouped), _outside(grouped) if judged else np.zeros((4, 0), dtype=np.int64)
    articles = len(grouped.labels)
    keys, where = np.unique(
        np.concatenate([near[0] * articles + near[1], apart[2] * articles + apart[3]]), return_inverse=True
    )
    ends = np.divmod(keys, articles)
    likeness = grouped.likeness_of(*ends)
    found = explanation.judged(grouped.compared, *ends, likeness) if judged else None
    scores = explanation.confidence(grouped.compared, *ends, likeness) if found is None else found.confidence()
    judgements = None if found is None else explanation.Judgements(grouped.compared, found)
    inside: dict[int, list[int]] = defaultdict(list)
    for label, number in zip(grouped.labels[near[0]].tolist(), where[: len(near[0])].tolist(), strict=True):
        inside[label].append(number)
    outside: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for label, other, number in zip(*apart[:2].tolist(), where[len(near[0]) :].tolist(), strict=True):
        outside[label].append((number, other))
    return Kept(judgements, ends, scores, inside, outside)


def _nearest(grouped: Grouped) -> tuple[Ints, Ints]:
    """Return for each article its nearest other member, as pairs in order: a copy, a linked page, the likest text."""
    compared = grouped.compared
    best = _likest(grouped)
    own = np.arange(len(compared.text))
    partner = _said(compared)
    likest = np.where(best[compared.text] >= 0, compared.chosen[best[compared.text]], own)
    for better in (likest, compared.known.groups, compared.chosen[compared.text]):
        inside = (better != own) & (grouped.labels[better] == grouped.labels)
        partner = np.where(inside, better, partner)
    some = np.flatnonzero(partner != own)
    keys = distinct(np.minimum(own, partner)[some] * len(own) + np.maximum(own, partner)[some])
    return keys // len(own), keys % len(own)


def _said(compared: Comparison) -> Ints:
    """Return for each article the first of those that people say report its event, itself where there is none."""
    if compared.known.bounds is None:
        return np.arange(len(compared.text))
    _, first, place = np.unique(compared.known.bounds.kin, return_index=True, return_inverse=True)
    return np.asarray(first[place], dtype=np.int64)


def _likest(grouped: Grouped) -> Ints:
    """Return for each text the one of its group that is most alike, -1 where there is none."""
    of_text = grouped.labels[grouped.compared.chosen]
    best = np.full(len(of_text), -1)
    for low, part in grouped.likeness.parts():
        owners = owners_of(part)
        inside = filtered(part, part.data, (of_text[low + owners] == of_text[part.indices]) & (part.data > 0))
        owners = owners_of(inside)
        rows, places = ranked(owners, np.arange(inside.nnz) - inside.indptr[owners], inside.data)
        first = begins(rows)
        best[low + rows[first]] = inside.indices[inside.indptr[rows[first]] + places[first]]
    return best


def _outside(grouped: Grouped) -> Ints:
    """Return for each group the pairs that look most like its members and are not: group, other group, two articles."""
    kept = np.zeros((4, 0), dtype=np.int64)
    high = np.zeros(0, dtype=np.float32)
    for low, part in grouped.candidates.parts():
        near, spreads = _across(grouped, low, part)
        kept, high = np.concatenate([kept, near], axis=1), np.concatenate([high, spreads])
        order = np.lexsort((kept[2] * len(grouped.labels) + kept[3], -high, kept[0]))
        rank = np.arange(len(order)) - np.searchsorted(kept[0][order], kept[0][order])
        order = order[rank < APART]
        kept, high = kept[:, order], high[order]
    return kept


def _across(grouped: Grouped, low: int, part: sp.csr_matrix) -> tuple[Ints, Spreads]:
    """Return for the pairs of two groups the one, the other, and both articles, from either side; and their spreads."""
    pairs = grouped.compared.pairs_of(low, part)
    ends = grouped.labels[pairs.first], grouped.labels[pairs.second]
    across = np.flatnonzero(ends[0] != ends[1])
    pairs, ours, theirs = pairs.at(across), ends[0][across], ends[1][across]
    sides = (ours, theirs, pairs.first, pairs.second), (theirs, ours, pairs.first, pairs.second)
    return np.concatenate([np.stack(side) for side in sides], axis=1), np.tile(pairs.spreads, 2)


def _confidence(members: Sequence[str], ids: Sequence[str], kept: Kept, held: Sequence[int]) -> dict[str, float]:
    """Return for each member the confidence of the strongest judgement that holds it; 1 for one alone."""
    sure = dict.fromkeys(members, 1.0 if len(members) == 1 else 0.0)
    for number in held:
        score = round(float(kept.scores[number]), PLACES)
        for end in kept.ends:
            name = ids[end[number]]
            sure[name] = max(sure[name], score)
    return sure
