"""The systems that group articles into events: ours, and TF-IDF with average link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

import measuring
import numpy as np
import scoring
import table
from measuring import Measured

from hexapla.events import link
from hexapla.values.article import Article

Articles = Sequence[Article]
Groupings = list[list[str]]
"""One grouping or several: an event for each article."""

THRESHOLDS = np.arange(0.5, 1.0, 0.02)
"""Cosine distances at which the baseline is cut."""
WARM_UP = 500
"""Articles that are linked before the measure, of ours: what is loaded once for each language is left out."""
HEAD = ("", "B-cubed F1", "P", "R", "articles/s", "× TF-IDF", "peak MB", "KB/article")


def hexapla(articles: Articles) -> Callable[[], Groupings]:
    """Return a run that gives one grouping."""
    link(articles[:WARM_UP])

    def run() -> Groupings:
        event = {member.id: one.id for one in link(articles).events for member in one.members}
        return [[event[article.id] for article in articles]]

    return run


def baseline(articles: Articles) -> Callable[[], Groupings]:
    """Return a run that gives one grouping for each threshold."""
    vectoriser = import_module("sklearn.feature_extraction.text").TfidfVectorizer(sublinear_tf=True)
    hierarchy = import_module("scipy.cluster.hierarchy")
    squareform = import_module("scipy.spatial.distance").squareform

    def run() -> Groupings:
        vectors = vectoriser.fit_transform(article.text for article in articles)
        distances = squareform(np.clip(1.0 - (vectors @ vectors.T).toarray(), 0.0, None), checks=False)
        tree = hierarchy.linkage(distances, "average")
        return [list(map(str, hierarchy.fcluster(tree, cut, "distance"))) for cut in THRESHOLDS]

    return run


def present() -> dict[str, Callable[[Articles], Callable[[], Groupings]]]:
    """Return the systems that can run here."""
    peer = {"TF-IDF": baseline} if measuring.present({"scikit-learn": "sklearn"}) else {}
    return {"hexapla": hexapla, **peer}


def best(groupings: Groupings, gold: Sequence[str]) -> scoring.Score:
    """Return the score of the best grouping."""
    return max((scoring.b_cubed(gold, grouping) for grouping in groupings), key=lambda found: found.f1)


def row(name: str, run: Measured[Groupings], gold: Sequence[str], peer: Measured[Groupings] | None) -> list[str]:
    """Return what a table says of a run."""
    found = best(run.value, gold)
    speed = [table.whole(len(gold) / run.seconds), table.ratio(1 / run.seconds, peer and 1 / peer.seconds)]
    memory = [table.whole(run.peak), f"{(run.peak - run.before) * 1024 / len(gold):,.1f}"]
    return [name, *map(table.score, (found.f1, found.precision, found.recall)), *speed, *memory]
