"""Linking: from articles to events, a pure function of their set."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

import numpy as np
import scipy.sparse as sp
from msgspec import Struct
from msgspec.structs import replace
from scipy.sparse.csgraph import connected_components

from hexapla.events import background, candidates, duplicates, grouping, judgement, relations, series
from hexapla.events.candidates import Pairs
from hexapla.events.judgement import Circumstances
from hexapla.events.rarity import Block, Floats, Ints, blocks_of, languages_of
from hexapla.events.shared import shared
from hexapla.events.signals import Traits, read
from hexapla.values.article import Article
from hexapla.values.event import Event, Judgement, SeriesPlace, Verdict

EVEN = 0.5
COPIES = 3
"""Articles of one text up to which they count for how common a word is. A text that is printed ten thousand times makes
no word common; with one instead of three, B-cubed F1 on the confusable articles was .867 instead of .877, and on the
linking articles .979 instead of .977 (November 2026)."""
APART = 3
"""Judgements kept of an event that say what it was kept apart from."""


class Linking(Struct, frozen=True):
    """The events of a set of articles, by id; every article is a member of exactly one."""

    events: tuple[Event, ...]


class Comparison(Struct, frozen=True):
    """Everything that pairs of articles are compared by; rows in the order of article ids.

    ``chosen`` are the rows of one article of each text, and ``text`` is the place among them of each article's text;
    ``blocks`` are of these.
    """

    articles: tuple[Article, ...]
    traits: tuple[Traits, ...]
    languages: Ints
    chosen: Ints
    text: Ints
    blocks: tuple[Block, ...]
    backgrounds: tuple[background.Background, ...]
    known: Circumstances

    def pairs(self, first: Ints, second: Ints) -> Pairs:
        """Return the scores of given pairs of articles, candidates or not."""
        ends = self.text[first], self.text[second]
        found = candidates.compare(self.blocks, self.backgrounds, self.languages[self.chosen], *ends)
        return replace(found, first=first, second=second)


class Grouped(Struct, frozen=True):
    """The candidates with their log-odds and the group of each article; ``names`` are event ids by group."""

    compared: Comparison
    pairs: Pairs
    score: Floats
    labels: Ints
    members: dict[int, list[int]]
    names: dict[int, str]


class Run(Protocol):
    """Runs a function over items and gives the results in their order, as the built-in ``map`` does."""

    def __call__(self, function: Callable[[Article], Traits], items: Iterable[Article], /) -> Iterator[Traits]:
        """Yield what ``function`` gives for each item."""
        ...


def link(articles: Iterable[Article], run: Run = map) -> Linking:
    """Group articles into events, say how members relate and which events are a series.

    ``run`` reads the articles, in this process or in several.

    The answer depends on the set of articles alone. Of articles with one id the longest is taken.
    """
    compared = compare(articles, run)
    return Linking(_events(_grouped(compared))) if compared.articles else Linking(())


def why(a: Article, b: Article, others: Iterable[Article] = ()) -> Judgement:
    """Return the judgement of two articles with all its signals; ``others`` tell what is rare."""
    compared = compare([a, b, *others])
    ids = [article.id for article in compared.articles]
    rows = sorted({ids.index(a.id), ids.index(b.id)})
    first, second = np.array([rows[0]]), np.array([rows[-1]])
    pairs = compared.pairs(first, second)
    score = judgement.scores(pairs, compared.known)
    judged = _judgement(compared, pairs, score, 0)
    ends = compared.articles[rows[0]], compared.articles[rows[-1]]
    places = int(compared.text[rows[0]]), int(compared.text[rows[-1]])
    details = {block.name: shared(block, places, ends) for block in compared.blocks}
    named = (
        replace(one, detail=f"{one.detail}: {details[one.name]}") if one.value > 0 and details.get(one.name) else one
        for one in judged.signals
    )
    return replace(judged, signals=tuple(named))


def compare(articles: Iterable[Article], run: Run = map) -> Comparison:
    """Read the articles and weigh what they have in common."""
    chosen: dict[str, Article] = {}
    for article in articles:
        kept = chosen.get(article.id)
        if kept is None or (len(article.text), article.text) > (len(kept.text), kept.text):
            chosen[article.id] = article
    ordered = tuple(chosen[key] for key in sorted(chosen))
    traits = _read(ordered, run)
    languages = languages_of(traits)
    alike = duplicates.find(traits)
    one_each, text = np.unique(alike.texts, return_inverse=True)
    few = alike.few(COPIES)
    weighed = blocks_of([traits[k] for k in few.tolist()], languages[few]) if traits else ()
    backgrounds = tuple(background.measure(block, languages[few]) for block in weighed)
    places = np.searchsorted(few, one_each)
    blocks = tuple(replace(block, matrix=block.matrix[places]) for block in weighed)
    known = judgement.circumstances(ordered, traits, languages, alike)
    return Comparison(ordered, traits, languages, one_each, text, blocks, backgrounds, known)


def _read(articles: Sequence[Article], run: Run) -> tuple[Traits, ...]:
    """Return the traits of articles; those that agree in all that is read are read once."""
    first: dict[tuple[object, ...], Article] = {}
    keys = [(a.language, a.title, a.text, *(b.text for b in a.blocks if b.kind == "caption")) for a in articles]
    for key, article in zip(keys, articles, strict=True):
        first.setdefault(key, article)
    once = dict(zip(first, run(read, first.values()), strict=True))
    return tuple(replace(once[key], id=article.id) for key, article in zip(keys, articles, strict=True))


def _candidates(compared: Comparison) -> Pairs:
    """Return the candidates: one article of each text, with what is one text, nearly one, or linked."""
    found = candidates.find(compared.blocks, compared.backgrounds, compared.languages[compared.chosen])
    pairs = replace(found, first=compared.chosen[found.first], second=compared.chosen[found.second])
    groups = compared.known.groups
    rows = np.flatnonzero(groups != np.arange(len(groups)))
    first, second = compared.known.duplicates.pairs()
    extra = compared.pairs(np.concatenate([groups[rows], first]), np.concatenate([rows, second]))
    both = candidates.joined(pairs, extra)
    _, unique = np.unique(both.first * len(groups) + both.second, return_index=True)
    return both.at(unique)


def _grouped(compared: Comparison) -> Grouped:
    pairs = _candidates(compared)
    score = judgement.scores(pairs, compared.known)
    counts = np.bincount(compared.text)
    matrix = _between_texts(compared, pairs, score, counts)
    held = _held(compared)
    grouped = grouping.average_link(matrix, held, compared.languages[compared.chosen], counts=counts)
    labels = grouping.reassigned(matrix, grouped, held, counts=counts)[compared.text]
    members: dict[int, list[int]] = defaultdict(list)
    for row, label in enumerate(labels.tolist()):
        members[label].append(row)
    names = {label: _name([compared.articles[k] for k in rows]) for label, rows in members.items()}
    return Grouped(compared, pairs, score, labels, dict(members), names)


def _between_texts(compared: Comparison, pairs: Pairs, score: Floats, counts: Ints) -> sp.csr_matrix:
    """Return the scores between texts, summed over their articles: what is highest between any two counts for all."""
    ends = compared.text[pairs.first], compared.text[pairs.second]
    low, high = np.minimum(*ends), np.maximum(*ends)
    texts = len(compared.chosen)
    order = np.lexsort((-score, low * texts + high))
    _, best = np.unique((low * texts + high)[order], return_index=True)
    rows = order[best]
    within = low[rows] == high[rows]
    own = np.zeros(texts)
    own[low[rows[within]]] = score[rows[within]] - judgement.CERTAIN - grouping.UNSEEN
    rows = rows[~within]
    return grouping.counted(grouping.symmetric(low[rows], high[rows], score[rows], texts), counts, own)


def _held(compared: Comparison) -> Ints:
    """Return for each text the number of the texts it is held together with: their pages are linked."""
    texts = len(compared.chosen)
    ends = compared.text, compared.text[compared.known.groups]
    _, held = connected_components(sp.coo_matrix((np.ones(len(ends[0])), ends), (texts, texts)), directed=False)
    return np.asarray(held, dtype=np.int64)


def _events(grouped: Grouped) -> tuple[Event, ...]:
    compared, names = grouped.compared, grouped.names
    held, apart = _kept_judgements(grouped)
    places = series.places([_gathering(grouped, label) for label in _in_order(names)])
    events = []
    for label in _in_order(names):
        rows = grouped.members[label]
        judged = [_judgement(compared, grouped.pairs, grouped.score, k) for k in sorted(held[label])]
        told = relations.tellings([compared.articles[k] for k in rows], [compared.traits[k] for k in rows])
        members = relations.related(names[label], told, _confidence(rows, compared, judged))
        judged += [_apart(grouped, k, places) for k in sorted(apart[label])]
        events.append(Event(names[label], members, tuple(judged), places.get(names[label])))
    return tuple(events)


def _in_order(names: dict[int, str]) -> list[int]:
    return sorted(names, key=lambda label: names[label])


def _gathering(grouped: Grouped, label: int) -> series.Gathering:
    rows = grouped.members[label]
    articles = tuple(grouped.compared.articles[k] for k in rows)
    traits = tuple(grouped.compared.traits[k] for k in rows)
    return series.Gathering(grouped.names[label], _first_day(articles), articles, traits)


def _first_day(articles: Sequence[Article]) -> str:
    return min((a.published.value[:10] for a in articles if a.published), default="")


def _name(articles: Sequence[Article]) -> str:
    """Return the id of an event: it hangs on its earliest page, which later pages do not change."""
    anchor = min(articles, key=lambda a: (a.published.value[:10] if a.published else "9999", a.id))
    return hashlib.sha256(anchor.id.encode()).hexdigest()[:16]


def _kept_judgements(grouped: Grouped) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """Return by group the rows of the pairs that hold it, the strongest of each member, and that keep it apart."""
    pairs, score, labels = grouped.pairs, grouped.score, grouped.labels
    held: dict[int, set[int]] = defaultdict(set)
    apart: dict[int, set[int]] = defaultdict(set)
    seen: set[int] = set()
    resemblance = candidates.resemblance(pairs)
    inside = labels[pairs.first] == labels[pairs.second]
    for k in np.lexsort((pairs.second, pairs.first, -score)).tolist():
        both = {int(pairs.first[k]), int(pairs.second[k])}
        if inside[k] and not both <= seen:
            held[int(labels[pairs.first[k]])].add(k)
            seen |= both
    outside = np.flatnonzero(~inside)
    for k in outside[np.lexsort((pairs.second[outside], pairs.first[outside], -resemblance[outside]))].tolist():
        for row in (int(pairs.first[k]), int(pairs.second[k])):
            if len(apart[int(labels[row])]) < APART:
                apart[int(labels[row])].add(k)
    return held, apart


def _confidence(rows: Sequence[int], compared: Comparison, judged: Sequence[Judgement]) -> dict[str, float]:
    """Return for each member the confidence of the strongest judgement that holds it; 1 for one alone."""
    sure = {compared.articles[k].id: 1.0 if len(rows) == 1 else 0.0 for k in rows}
    for one in judged:
        if one.a in sure and one.b in sure:
            sure[one.a], sure[one.b] = max(sure[one.a], one.score), max(sure[one.b], one.score)
    return sure


def _judgement(compared: Comparison, pairs: Pairs, score: Floats, row: int) -> Judgement:
    sure = float(judgement.confidence(score[row : row + 1] - grouping.JOIN)[0])
    a, b = compared.articles[int(pairs.first[row])].id, compared.articles[int(pairs.second[row])].id
    found = judgement.signals(pairs, compared.known, row)
    verdict: Verdict = "same event" if sure >= EVEN else "different"
    if any(signal.name == "edition" and signal.value == -1.0 for signal in found):
        verdict = "same series"
    return Judgement(a, b, sure, verdict, found)


def _apart(grouped: Grouped, row: int, places: dict[str, SeriesPlace]) -> Judgement:
    """Return the judgement of two articles of different events: of one series, or simply different."""
    judged = _judgement(grouped.compared, grouped.pairs, grouped.score, row)
    ends = int(grouped.pairs.first[row]), int(grouped.pairs.second[row])
    ours, theirs = (places.get(grouped.names[int(grouped.labels[k])]) for k in ends)
    one_series = ours is not None and theirs is not None and ours.id == theirs.id
    return replace(judged, verdict="same series" if one_series else "different")
