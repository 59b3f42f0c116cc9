"""Linking: from articles to events, a pure function of their set."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct

from hexapla.events import background, candidates, grouping, judgement, relations, series
from hexapla.events.candidates import Pairs
from hexapla.events.judgement import Circumstances
from hexapla.events.rarity import Block, Floats, Ints, blocks_of, languages_of
from hexapla.events.signals import Traits, read
from hexapla.values.article import Article
from hexapla.values.event import Event, Judgement, SeriesPlace, Verdict

APART = 3
"""Judgements kept of an event that say what it was kept apart from."""


class Linking(Struct, frozen=True):
    """The events of a set of articles, by id; every article is a member of exactly one."""

    events: tuple[Event, ...]


class Comparison(Struct, frozen=True):
    """Everything that pairs of articles are compared by; rows in the order of article ids."""

    articles: tuple[Article, ...]
    traits: tuple[Traits, ...]
    languages: Ints
    blocks: tuple[Block, ...]
    backgrounds: tuple[background.Background, ...]
    known: Circumstances


def link(articles: Iterable[Article]) -> Linking:
    """Group articles into events, say how members relate and which events are a series.

    The answer depends on the set of articles alone. Of articles with one id the longest is taken.
    """
    compared = compare(articles)
    if not compared.articles:
        return Linking(())
    pairs = _with_linked(compared, candidates.find(compared.blocks, compared.backgrounds, compared.languages))
    score = judgement.scores(pairs, compared.known)
    labels = _grouped(compared, pairs, score)
    return Linking(_events(compared, pairs, score, labels))


def why(a: Article, b: Article, others: Iterable[Article] = ()) -> Judgement:
    """Return the judgement of two articles with all its signals; ``others`` tell what is rare."""
    compared = compare([a, b, *others])
    ids = [article.id for article in compared.articles]
    rows = sorted({ids.index(a.id), ids.index(b.id)})
    first, second = np.array([rows[0]]), np.array([rows[-1]])
    pairs = candidates.compare(compared.blocks, compared.backgrounds, compared.languages, first, second)
    score = judgement.scores(pairs, compared.known)
    return _judgement(compared, pairs, score, 0)


def compare(articles: Iterable[Article]) -> Comparison:
    """Read the articles and weigh what they have in common."""
    chosen: dict[str, Article] = {}
    for article in articles:
        kept = chosen.get(article.id)
        if kept is None or (len(article.text), article.text) > (len(kept.text), kept.text):
            chosen[article.id] = article
    ordered = tuple(chosen[key] for key in sorted(chosen))
    traits = tuple(read(article) for article in ordered)
    languages = languages_of(traits)
    blocks = blocks_of(traits, languages) if traits else ()
    backgrounds = tuple(background.measure(block, languages) for block in blocks)
    return Comparison(
        ordered, traits, languages, blocks, backgrounds, judgement.circumstances(ordered, traits, languages)
    )


def _with_linked(compared: Comparison, pairs: Pairs) -> Pairs:
    """Return the candidates with, for each group of linked pages, the pairs of its first page with the others."""
    groups = compared.known.groups
    rows = np.flatnonzero(groups != np.arange(len(groups)))
    extra = candidates.compare(compared.blocks, compared.backgrounds, compared.languages, groups[rows], rows)
    both = candidates.joined(pairs, extra)
    _, unique = np.unique(both.first * len(groups) + both.second, return_index=True)
    return both.at(unique)


def _grouped(compared: Comparison, pairs: Pairs, score: Floats) -> Ints:
    matrix = grouping.symmetric(pairs.first, pairs.second, score, len(compared.articles))
    groups = compared.known.groups
    return grouping.reassigned(matrix, grouping.average_link(matrix, groups, compared.languages), groups)


def _events(compared: Comparison, pairs: Pairs, score: Floats, labels: Ints) -> tuple[Event, ...]:
    members: dict[int, list[int]] = defaultdict(list)
    for row, label in enumerate(labels.tolist()):
        members[label].append(row)
    names = {label: _name([compared.articles[k] for k in rows]) for label, rows in members.items()}
    held, apart = _kept_judgements(pairs, score, labels)
    places = series.places(_gatherings(compared, members, names))
    events = []
    for label in sorted(members, key=lambda k: names[k]):
        judged = [_judgement(compared, pairs, score, k) for k in sorted(held[label])]
        judged += [_apart(compared, pairs, score, k, places, names, labels) for k in sorted(apart[label])]
        sure = _confidence(members[label], compared, judged)
        rows = members[label]
        told = relations.tellings([compared.articles[k] for k in rows], [compared.traits[k] for k in rows])
        related = relations.related(names[label], told, sure)
        events.append(Event(names[label], related, tuple(judged), places.get(names[label])))
    return tuple(events)


def _gatherings(compared: Comparison, members: dict[int, list[int]], names: dict[int, str]) -> list[series.Gathering]:
    gathered = []
    for label in sorted(members, key=lambda k: names[k]):
        articles = tuple(compared.articles[k] for k in members[label])
        traits = tuple(compared.traits[k] for k in members[label])
        gathered.append(series.Gathering(names[label], _first_day(articles), articles, traits))
    return gathered


def _first_day(articles: Sequence[Article]) -> str:
    return min((a.published.value[:10] for a in articles if a.published), default="")


def _name(articles: Sequence[Article]) -> str:
    """Return the id of an event: it hangs on its earliest page, which later pages do not change."""
    anchor = min(articles, key=lambda a: (a.published.value[:10] if a.published else "9999", a.id))
    return hashlib.sha256(anchor.id.encode()).hexdigest()[:16]


def _kept_judgements(pairs: Pairs, score: Floats, labels: Ints) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """Return by group the rows of ``pairs`` that hold it, the strongest of each member, and that keep it apart."""
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


def _judgement(
    compared: Comparison, pairs: Pairs, score: Floats, row: int, verdict: Verdict | None = None
) -> Judgement:
    sure = float(judgement.confidence(score[row : row + 1] - grouping.JOIN)[0])
    a, b = compared.articles[int(pairs.first[row])].id, compared.articles[int(pairs.second[row])].id
    return Judgement(
        a,
        b,
        sure,
        verdict or ("same event" if sure >= 0.5 else "different"),
        judgement.signals(pairs, compared.known, row),
    )


def _apart(
    compared: Comparison,
    pairs: Pairs,
    score: Floats,
    row: int,
    places: dict[str, SeriesPlace],
    names: dict[int, str],
    labels: Ints,
) -> Judgement:
    ours, theirs = (places.get(names[int(labels[k])]) for k in (pairs.first[row], pairs.second[row]))
    one_series = ours is not None and theirs is not None and ours.id == theirs.id
    return _judgement(compared, pairs, score, row, "same series" if one_series else "different")
