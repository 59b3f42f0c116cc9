"""Linking: from articles to events, a pure function of their set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import scipy.sparse as sp
from msgspec import Struct
from msgspec.structs import replace

from hexapla.events import explanation, grouping, judgement, neighbourhoods
from hexapla.events.assembly import Grouped, assembled
from hexapla.events.candidates import Pairs
from hexapla.events.columns import Floats, Ints
from hexapla.events.comparison import Comparison, Run, compare
from hexapla.values.article import Article
from hexapla.values.event import Event, Judgement, Verdict

APART = -5.0
"""Likeness of two articles that are kept apart: one such pair among ten outweighs what the others share."""


class Linking(Struct, frozen=True):
    """The events of a set of articles, by id; every article is a member of exactly one."""

    events: tuple[Event, ...]


def link(articles: Iterable[Article], run: Run = map) -> Linking:
    """Group articles into events, say how members relate and which events are a series.

    ``run`` reads the articles, in this process or in several.

    The answer depends on the set of articles alone. Of articles with one id the longest is taken.
    """
    known = list(articles)
    return Linking(assembled(_grouped(compare(known, run)))) if known else Linking(())


def why(a: Article, b: Article, others: Iterable[Article] = ()) -> Judgement:
    """Return the judgement of two articles with all its signals; ``others`` tell what is rare.

    Its verdict is what linking all of them comes to.
    """
    compared = compare([a, b, *others])
    ids = [article.id for article in compared.articles]
    first, second = min(ids.index(a.id), ids.index(b.id)), max(ids.index(a.id), ids.index(b.id))
    grouped = _grouped(compared)
    pair = compared.pairs(np.array([first]), np.array([second]))
    found = explanation.judged(compared, pair, grouped.likeness_of(pair.first, pair.second))
    judged = explanation.explained(compared, found, 0, float(found.confidence()[0]))
    verdict = _verdict(assembled(grouped), judged)
    return replace(explanation.spelt_out(compared, judged, first, second), verdict=verdict)


def _verdict(events: Iterable[Event], judged: Judgement) -> Verdict:
    """Return whether two articles were put into one event, one series, or neither."""
    home = {member.id: event for event in events for member in event.members}
    ours, theirs = home[judged.a], home[judged.b]
    if ours.id == theirs.id:
        return "same event"
    series = ours.series is not None and theirs.series is not None and ours.series.id == theirs.series.id
    return "same series" if series or judged.verdict == "same series" else "different"


def _grouped(compared: Comparison) -> Grouped:
    pairs = compared.candidates()
    alike = _likeness(compared, pairs)
    labels = grouping.average_link(alike, compared.held(), compared.spoken)[compared.text]
    members: dict[int, list[int]] = defaultdict(list)
    for row, label in enumerate(labels.tolist()):
        members[label].append(row)
    return Grouped(compared, pairs, alike, labels, dict(members))


def _likeness(compared: Comparison, pairs: Pairs) -> sp.csr_matrix:
    """Return the likeness of texts, with those that are kept apart as :data:`APART`."""
    texts = len(compared.chosen)
    ends = compared.text[pairs.first], compared.text[pairs.second]
    high = judgement.spreads(pairs, compared.known)
    alike = neighbourhoods.likeness(texts, compared.spoken, ends, high)
    upper = sp.triu(alike, 1).tocoo()
    first, second = upper.row.astype(np.int64), upper.col.astype(np.int64)
    asked = Pairs(compared.chosen[first], compared.chosen[second], np.zeros(len(first), dtype=np.float32))
    apart = judgement.settled(asked, compared.known) < 0
    return _symmetric(first, second, np.where(apart, APART, upper.data), texts)


def _symmetric(first: Ints, second: Ints, values: Floats, texts: int) -> sp.csr_matrix:
    rows, columns = np.concatenate([first, second]), np.concatenate([second, first])
    matrix: sp.csr_matrix = sp.coo_matrix((np.tile(values, 2), (rows, columns)), (texts, texts)).tocsr()
    return matrix
