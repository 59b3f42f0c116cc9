"""Train the weights that choose a page's main content: `src/hexapla/data/extraction.json`.

usage: extraction_weights.py OUT OWN MOZILLA TRAFILATURA [--folds N]

OWN is the open half of Scrapinghub's benchmark of article extraction (91 pages: gold.jsonl, pages/), MOZILLA and
TRAFILATURA are checkouts of mozilla/readability (130 test pages with what that tool expects) and adbar/trafilatura
(990 evaluation pages with phrases), as they were on 21 November 2026. Own pages count eight times. Of each page with a
body a second copy without names and with other tags is learned from, so that text alone decides where markup tells
nothing. With OMP_NUM_THREADS=1 the same input gives the same bytes on one machine; else, scores alike.

The shipped weights are of an earlier form of this trainer: bodies of OWN .9771; a new run gives .9776 (November 2026).

With --folds nothing is written: N times a part of the own pages is left out with its copies, and scored by what was
learned from all else, for three seeds.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import extraction_pages as pages
import msgspec
import numpy as np
from extraction_networks import Recipe, Rows, network, ranker
from extraction_samples import Sample, samples, thinned
from scoring import Score, bodies

from hexapla.articles import extraction
from hexapla.articles.homes import candidates
from hexapla.articles.weighing import Model, arrays, likelihood, second_look, weighed_by, weigher

OWN_WEIGHT = {"own": 8.0}
ABOUT = "Weights of the choice of main content, trained by benchmarks/extraction_weights.py, which names the data."
NEAR_BEST, LEAST_WORTH = 0.015, 0.3
"""F1 below the best home's within which a home is as good, and F1 that a page's best home must reach to teach."""


@dataclass(frozen=True)
class Looked:
    """A sample with its first scores, its candidate homes and their traits."""

    sample: Sample
    scores: np.ndarray
    homes: np.ndarray
    traits: np.ndarray

    def worth(self) -> np.ndarray:
        """Return the F1 that the prose and the true segments of each home would reach."""
        page, truth, words = self.sample.page, self.sample.truth, self.sample.words
        kept = (truth > 0.5) | ((page.prose > 0) & (self.scores > 0.25))
        hit, held = page.held(truth * words * kept)[self.homes], page.held(words * kept)[self.homes]
        return np.asarray(2 * hit / (held + max(truth @ words, 1)))


def train(found: list[Sample], recipe: Recipe, seed: int = 0) -> Model:
    """Train the three models; what the later learn from are scores of pages that the first did not see."""
    whole = rows_of(found)
    half = np.repeat(np.arange(len(found)) % 2, [len(sample.truth) for sample in found])
    scores = np.zeros(len(half))
    for other in (0, 1):
        seen = Rows(whole.traits[half != other], whole.truth[half != other], whole.weight[half != other])
        scores[half == other] = likelihood(
            arrays(network(seen, recipe, seed + other)).value(whole.traits[half == other])
        )
    parts = np.split(scores, np.cumsum([len(sample.truth) for sample in found])[:-1])
    looked = [Looked(s, part, *candidates(s.page, part)) for s, part in zip(found, parts, strict=True)]
    home = ranker([lesson for each in looked if (lesson := lesson_of(each))])
    choose = arrays(home)
    looks = [
        second_look(each.sample.page, each.scores, int(each.homes[np.argmax(choose.value(each.traits))]))
        for each in looked
    ]
    again = Rows(np.hstack([whole.traits, np.concatenate(looks, dtype=np.float32)]), whole.truth, whole.weight)
    return Model(ABOUT, network(whole, recipe, seed + 2), home, network(again, recipe, seed + 3))


def rows_of(found: list[Sample]) -> Rows:
    return Rows(
        np.concatenate([sample.traits for sample in found]),
        np.concatenate([sample.truth for sample in found]),
        np.concatenate([sample.weight * OWN_WEIGHT.get(sample.kind, 1.0) for sample in found]),
    )


def lesson_of(each: Looked) -> Rows | None:
    """Return a page's homes with the share of the truth that each of the best has."""
    worth = each.worth()
    if each.sample.kind == "phrases" or len(worth) < 2 or worth.max() <= LEAST_WORTH:
        return None
    best = worth >= worth.max() - NEAR_BEST
    return Rows(each.traits, best / best.sum(), np.array(OWN_WEIGHT.get(each.sample.kind, 1.0)))


def folded(found: list[Sample], recipe: Recipe, folds: int, seed: int) -> Score:
    """Score the own pages, each by models that saw neither it nor its copy."""
    own = sorted({sample.name for sample in found if sample.kind == "own"})
    order = np.random.default_rng(seed).permutation(own).tolist()
    part = {name: place % folds for place, name in enumerate(order)}
    gold, given = [], []
    for fold in range(folds):
        models = weigher(train([s for s in found if part.get(s.name) != fold], recipe, seed * 10))
        for sample in (s for s in found if s.kind == "own" and part[s.name] == fold):
            chosen = extraction.choose(sample.page, weighed_by(models, sample.page, sample.traits)).chosen
            gold.append(sample.body)
            given.append("\n".join(sample.page.texts[i] for i in chosen))
    return bodies(gold, given)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("own", type=Path)
    parser.add_argument("mozilla", type=Path)
    parser.add_argument("trafilatura", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    given = parser.parse_args()
    found = [
        *samples(pages.scrapinghub(given.own), "own", copies=True),
        *samples(pages.mozilla(given.mozilla), "other", copies=True),
        *samples(pages.trafilatura(given.trafilatura), "phrases", copies=False),
    ]
    thinned(found)
    if given.folds:
        for seed in range(3):
            score = folded(found, Recipe(), given.folds, seed)
            print(f"seed {seed}: F1 {score.f1:.4f}, precision {score.precision:.4f}, recall {score.recall:.4f}")
        return
    given.out.write_bytes(msgspec.json.format(msgspec.json.encode(train(found, Recipe())), indent=0))
    print(f"{len(found)} pages, {given.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
