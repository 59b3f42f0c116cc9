"""Linking: from articles to events, a pure function of their set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from hexapla.engines import Embedder
from hexapla.events import explanation, grouping, judgement, neighbourhoods
from hexapla.events.assembly import Grouped, assembled
from hexapla.events.comparison import Comparison, Run, compare
from hexapla.events.matrix import Matrix, filtered, mirrored
from hexapla.events.shelf import Shelf
from hexapla.values.article import Article
from hexapla.values.event import Event, Judgement, Verdict
from hexapla.values.lexicon import Meetings
from hexapla.values.rejection import Rejection
from hexapla.values.ties import UNTIED, Ties

APART = -5.0
"""Likeness of two articles that are kept apart: one such pair among ten outweighs what the others share."""


class Linking(Struct, frozen=True):
    """The events of a set of articles, by id; every article is a member of exactly one.

    ``rejections`` are the articles on which the model failed; they are linked by what else they say.
    """

    events: tuple[Event, ...]
    rejections: tuple[Rejection, ...] = ()


def link(
    articles: Iterable[Article],
    run: Run = map,
    embedder: Embedder | None = None,
    lexicon: Iterable[Meetings] = (),
    ties: Ties = UNTIED,
) -> Linking:
    """Group articles into events, say how members relate and which events are a series.

    ``run`` reads the articles, in this process or in several; what ``embedder`` makes of them is one signal more,
    and so is what ``lexicon`` knows of their words. What people said, ``ties``, holds whatever else speaks against it.

    The answer depends on the set of articles, and on what is said of it, alone. Of articles with one id the longest is
    taken.

    Raises:
        UnusableModel: the model of ``embedder`` cannot be used at all.
    """
    found = stream(articles, run, embedder, lexicon, ties)
    return Linking(tuple(found.events), found.rejections)


class Stream(Struct, frozen=True):
    """A linking whose ``events`` are made one by one as they are asked for, once; there are ``count`` of them."""

    events: Iterator[Event]
    count: int
    rejections: tuple[Rejection, ...] = ()


def stream(
    articles: Iterable[Article],
    run: Run = map,
    embedder: Embedder | None = None,
    lexicon: Iterable[Meetings] = (),
    ties: Ties = UNTIED,
    *,
    judged: bool = True,
) -> Stream:
    """Do as :func:`link` does, with articles on a shelf and events one by one: memory is bounded by the index.

    Who wants the members alone asks for events that are not ``judged``: they come without their judgements.

    Raises:
        UnusableModel: the model of ``embedder`` cannot be used at all.
    """
    shelf = Shelf.of(articles)
    if not len(shelf):
        return Stream(iter(()), 0)
    grouped = _grouped(compare(shelf, run, embedder, lexicon, ties))
    close = grouped.compared.known.closeness
    return Stream(
        assembled(grouped, judged), len(grouped.members), close.embedding.missing if close is not None else ()
    )


def why(
    a: Article,
    b: Article,
    others: Iterable[Article] = (),
    embedder: Embedder | None = None,
    lexicon: Iterable[Meetings] = (),
    ties: Ties = UNTIED,
) -> Judgement:
    """Return the judgement of two articles with all its signals; ``others`` tell what is rare.

    Its verdict is what linking all of them comes to.

    Raises:
        UnusableModel: the model of ``embedder`` cannot be used at all.
    """
    compared = compare([a, b, *others], embedder=embedder, lexicon=lexicon, ties=ties)
    ids = compared.articles.ids
    first, second = min(ids.index(a.id), ids.index(b.id)), max(ids.index(a.id), ids.index(b.id))
    grouped = _grouped(compared)
    ends = np.array([first]), np.array([second])
    found = explanation.judged(compared, *ends, grouped.likeness_of(*ends))
    judged = explanation.explained(compared, found, 0, float(found.confidence()[0]))
    verdict = _verdict(assembled(grouped, judged=True), judged)
    return replace(explanation.spelt_out(compared, judged, (first, second), ties), verdict=verdict)


def _verdict(events: Iterable[Event], judged: Judgement) -> Verdict:
    """Return whether two articles were put into one event, one series, or neither."""
    home = {member.id: event for event in events for member in event.members}
    ours, theirs = home[judged.a], home[judged.b]
    if ours.id == theirs.id:
        return "same event"
    series = ours.series is not None and theirs.series is not None and ours.series.id == theirs.series.id
    return "same series" if series or judged.verdict == "same series" else "different"


def _grouped(compared: Comparison) -> Grouped:
    candidates = compared.candidates()
    alike = _likeness(compared, candidates)
    held = compared.held()
    near = grouping.connected(alike, held.linked)
    if len(held.texts) > len(alike):
        near = near[held.texts][:, held.texts]
    labels = grouping.average_link(near, held.start, compared.spoken[held.texts], held.bounds)[held.of]
    members: dict[int, list[int]] = defaultdict(list)
    for row, label in enumerate(labels.tolist()):
        members[label].append(row)
    return Grouped(compared, candidates, alike, labels, dict(members))


def _likeness(compared: Comparison, candidates: Matrix) -> Matrix:
    """Return the likeness of texts, with those that are kept apart as :data:`APART`."""
    near = Matrix(len(candidates))
    for low, part in candidates.parts():
        high = judgement.spreads(compared.pairs_of(low, part), compared.known)
        near.append(filtered(part, high, high > 0))
    alike = neighbourhoods.likeness(mirrored(near), compared.spoken)
    found = Matrix(len(alike))
    for low, part in alike.parts():
        apart = judgement.settled(compared.pairs_of(low, part), compared.known) < 0
        found.append(filtered(part, np.where(apart, APART, part.data), part.data > 0))
    return found
