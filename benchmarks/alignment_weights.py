"""Train the weights of the alignment model: a linear-chain conditional model over beads (Lafferty et al. 2001).

usage: alignment_weights.py PAIRS GOLD ARTICLES STORIES [--out src/hexapla/data/alignment.json] [--folds 2]

PAIRS and GOLD are JSON Lines (``.gz`` too) as the contract's ``hexapla align`` reads and writes them. ARTICLES are the
same documents in many languages, line by line, and STORIES says which belong together: what an archive would learn
from them is learned here, fold by fold, the documents under test left out.

Every second of the training pairs is disturbed once more, so that all shapes of beads occur (the pairs have 1-1, 1-2
and 2-1 alone, real bitext has 2-2, 1-3 and longer ones): sentences are joined, and ends of sentences moved to the next.
Prints, of each fold of languages under weights trained on the others, strict F1, F1 of sentences without counterpart,
and how many of the links of a probability are right; then trains on all and writes the weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from hexapla.language.identify import identify
from hexapla.language.locales import base_language
from hexapla.values.lexicon import Lexicon
from hexapla.versions import SentencePair, alignment, learn, model
from hexapla.versions.beads import name
from hexapla.versions.dictionary import Dictionary, dictionary_for
from hexapla.versions.lattice import Step, best_paths, corners, forward, posteriors
from hexapla.versions.similarity import ONE_SIDED_FEATURES, TWO_SIDED_FEATURES, Features
from hexapla.versions.texts import Text, make_ready, text_of

# Shapes that have one bias.
SHAPES = (((1, 0), (0, 1)), ((1, 2), (2, 1)), ((2, 2),), ((1, 3), (3, 1)), ((2, 3), (3, 2)), ((1, 4), (4, 1)))
RIDGE = 0.05
STORY_FOLDS = 6
HUB = "en"
# Of the links of a disturbed pair, so many begin a shape that is made here.
RESHAPED = {(2, 2): 0.02, (1, 3): 0.01, (3, 1): 0.01, (2, 3): 0.004, (3, 2): 0.004, (1, 4): 0.004, (4, 1): 0.004}
KINDS = ("plain", "reshaped")
STAGES = ("first", "second", "learned")


@dataclass
class Pair:
    name: str
    a: Text
    b: Text
    gold: list
    tags: Sequence[str | None]
    dictionary: Dictionary | None = None
    kind: str = "plain"

    @property
    def languages(self) -> str:
        return self.name.split("/")[0]


class Batch:
    """Pairs of about one size with their features."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.pairs = pairs
        self.texts = alignment._Bitexts([(pair.a, pair.b) for pair in pairs])
        self.features = Features(self.texts.a, self.texts.b, self.texts.ratios)
        self.ends = corners((self.features.shape[1] + 1, self.features.shape[2] + 1), self.features.sizes)

    def relearn(self, first: model.Weights, *, learned: bool) -> None:
        """Give the features what the first pass shows, and what an archive has learned."""
        plain = Features(self.texts.a, self.texts.b, self.texts.ratios)
        scores = model.bead_scores(plain, first)
        chances = posteriors(scores, self.ends)
        windows = [
            alignment._Window((0, 0), size, path, {bead: grid[number] for bead, grid in chances.items()})
            for number, (size, path) in enumerate(zip(plain.sizes, best_paths(scores, self.ends), strict=True))
        ]
        known = [pair.dictionary if learned else None for pair in self.pairs]
        self.features = self.texts._again(plain, np.arange(len(self.pairs)), windows, known)


def read(path: str) -> list[dict]:
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def load(pairs: str, gold: str) -> list[Pair]:
    answers = {row["pair"]: row["links"] for row in read(gold)}
    found = []
    for row in read(pairs):
        languages = [identify(" ".join(row[side])[:4000]).language for side in "ab"]
        for kind in KINDS:
            a, b, links = row["a"], row["b"], answers[row["pair"]]
            if kind == "reshaped":
                a, b, links = reshape(a, b, links, random.Random(row["pair"]))
            texts = (text_of(each, None) for each in (a, b))
            found.append(Pair(row["pair"], *texts, arrivals(links), languages, kind=kind))
    make_ready(text for pair in found for text in (pair.a, pair.b))
    return found


def reshape(a: list[str], b: list[str], links: list, chance: random.Random) -> tuple[list[str], list[str], list]:
    """Return the texts with links made into longer shapes, and their links."""
    new: tuple[list[str], list[str]] = ([], [])
    found, at = [], 0
    while at < len(links):
        shape = chance.choices([*RESHAPED, None], [*RESHAPED.values(), 1 - sum(RESHAPED.values())])[0]
        count = max(shape) if shape else 1
        group = links[at : at + count]
        if shape is None or len(group) < count or any(len(left) != 1 or len(right) != 1 for left, right in group):
            group, shape = links[at : at + 1], None
        left, right = ([text[k] for link in group for k in link[side]] for side, text in ((0, a), (1, b)))
        if shape is not None:
            left, right = _cut(left, shape[0], chance), _cut(right, shape[1], chance)
            if shape == (2, 2):
                left = _moved(left, chance)
            if len(shape) and 2 in shape and 3 in shape:
                left, right = (_moved(side, chance) if len(side) == 2 else side for side in (left, right))
        bounds = len(new[0]), len(new[1])
        new[0].extend(left)
        new[1].extend(right)
        found.append([list(range(bounds[0], len(new[0]))), list(range(bounds[1], len(new[1])))])
        at += len(group)
    return *new, found


def _cut(sentences: list[str], count: int, chance: random.Random) -> list[str]:
    """Return sentences joined to so many."""
    bounds = [0, *sorted(chance.sample(range(1, len(sentences)), count - 1)), len(sentences)]
    return [" ".join(sentences[first:last]) for first, last in pairwise(bounds)]


def _moved(two: list[str], chance: random.Random) -> list[str]:
    """Return two sentences with the end of the first moved to the second, or the other way round."""
    size = len(two[0]) if chance.random() < 0.5 else len(two[1])
    whole, middle = " ".join(two), len(two[0])
    place = middle - size // 2 if size == len(two[0]) else middle + size // 2
    space = whole.find(" ", place)
    place = space if 0 < space < len(whole) - 2 else place
    return [whole[:place].strip() or ".", whole[place:].strip() or "."]


def arrivals(links: list) -> list:
    found, i, j = [], 0, 0
    for left, right in links:
        i, j = i + len(left), j + len(right)
        found.append(((len(left), len(right)), i, j))
    return found


def teach(pairs: Sequence[Pair], articles: str, stories: str) -> None:
    """Give each pair the dictionary that the stories of other folds teach, by way of the hub language."""
    story_of = dict(line.rstrip("\n").split("\t") for line in Path(stories).read_text("utf-8").splitlines())
    by_story: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    wanted = {base_language(tag) for pair in pairs for tag in pair.tags}
    for row in read(articles):
        language = base_language(identify(row["text"][:4000]).language)
        if language in wanted:
            by_story[story_of[row["id"]]].append((language, row["text"].split("\n")))
    lines = {story: {line for _, text in told for line in text} for story, told in by_story.items()}
    folds = {story: number % STORY_FOLDS for number, story in enumerate(sorted(by_story))}
    homes: dict[str, int] = {}
    for pair in pairs:
        number = pair.name.split("/")[1]
        if number not in homes:
            shared = {story: sum(s in lines[story] for s in (*pair.a.sentences, *pair.b.sentences)) for story in lines}
            homes[number] = folds[max(sorted(shared), key=shared.__getitem__)]
    for fold in range(STORY_FOLDS):
        bitext = [
            SentencePair(HUB, line, language, other)
            for story, told in sorted(by_story.items())
            if folds[story] != fold
            for language, text in told
            if language != HUB
            for line, other in zip(dict(told)[HUB], text, strict=True)
        ]
        lexicon = learn(Lexicon(), bitext)
        for pair in pairs:
            if homes[pair.name.split("/")[1]] == fold:
                pair.dictionary = dictionary_for(lexicon, *pair.tags)
        print(f"learned without fold {fold}: {len(bitext)} pairs of sentences", flush=True)


def batches(pairs: Sequence[Pair]) -> list[Batch]:
    by_knowing: dict[bool, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_knowing[pair.dictionary is None].append(pair)
    found = []
    for group in by_knowing.values():
        order = sorted(range(len(group)), key=lambda k: (max(len(group[k].a), len(group[k].b)), k))
        for chosen in alignment._batches(order, [(pair.a, pair.b) for pair in group]):
            found.append(Batch([group[k] for k in chosen]))
    return found


def unpack(vector: np.ndarray) -> model.Weights:
    two = len(TWO_SIDED_FEATURES)
    bias = {"1-1": 0.0}
    for number, shapes in enumerate(SHAPES):
        bias |= {name(shape): round(float(vector[number]), 4) for shape in shapes}
    return model.Weights(
        bias,
        dict(zip(TWO_SIDED_FEATURES, map(float, vector[len(SHAPES) :][:two].round(4)), strict=True)),
        dict(zip(ONE_SIDED_FEATURES, map(float, vector[len(SHAPES) + two :].round(4)), strict=True)),
    )


def objective(vector: np.ndarray, training: Sequence[Batch]) -> tuple[float, np.ndarray]:
    two = len(TWO_SIDED_FEATURES)
    current = unpack(vector)
    loss, gradient = RIDGE * float(vector @ vector), 2 * RIDGE * vector
    groups = {shape: number for number, shapes in enumerate(SHAPES) for shape in shapes}
    for batch in training:
        scores = model.bead_scores(batch.features, current)
        height, width = batch.ends.shape[1:]
        totals = forward(scores, corners((height, width), count=len(batch.pairs)))
        chances = posteriors(scores, batch.ends)
        for number, (pair, (rows, columns)) in enumerate(zip(batch.pairs, batch.features.sizes, strict=True)):
            loss += float(totals[number, rows, columns])
            for bead, i, j in pair.gold:
                loss -= float(scores[bead][number, i, j])
                chances[bead][number, i, j] -= 1.0
        for bead, grid in chances.items():
            m, n = bead
            if bead != (1, 1):
                gradient[groups[bead]] += grid.sum()
            if not m or not n:
                along = grid.sum(axis=2)[:, 1:] if m else grid.sum(axis=1)[:, 1:]
                gradient[len(SHAPES) + two :] += np.tensordot(along, batch.features.one_sided[0 if m else 1], axes=2)
            elif bead in batch.features.two_sided:
                layers = batch.features.two_sided[bead]
                inner = np.ascontiguousarray(grid[:, m:, n:], np.float32).reshape(-1)
                gradient[len(SHAPES) :][:two] += layers.reshape(two, -1) @ inner
    return loss, gradient


def train(training: Sequence[Batch], start: np.ndarray | None = None) -> np.ndarray:
    if start is None:
        start = np.zeros(len(SHAPES) + len(TWO_SIDED_FEATURES) + len(ONE_SIDED_FEATURES))
        start[: len(SHAPES)] = (-1.0, -2.0, -4.0, -4.0, -5.0, -5.0)
    found = minimize(objective, start, args=(training,), jac=True, method="L-BFGS-B", options={"maxiter": 60})
    return found.x


class Tally:
    """Links found, due and right; sentences alone; links by probability and those of them that are right."""

    def __init__(self) -> None:
        self.links, self.alone = np.zeros(3), np.zeros(3)
        self.bins = np.zeros((10, 2))
        self.shapes: dict[str, list[int]] = defaultdict(lambda: [0, 0])

    def add(self, batch: Batch, weights: model.Weights, kind: str = "plain") -> None:
        scores = model.bead_scores(batch.features, weights)
        chances = posteriors(scores, batch.ends)
        for number, (pair, steps) in enumerate(zip(batch.pairs, best_paths(scores, batch.ends), strict=True)):
            if pair.kind == kind:
                self._add(pair, steps, [chances[s.bead][number, s.row, s.column] for s in steps])

    def _add(self, pair: Pair, steps: Sequence[Step], chances: Sequence[float]) -> None:
        found, true = set(steps), {Step(*link) for link in pair.gold}
        links = [{step for step in each if all(step.bead)} for each in (found, true)]
        alone = [{step for step in each if not all(step.bead)} for each in (found, true)]
        ours, due = ({(step.bead, step.row if step.bead[0] else step.column) for step in each} for each in alone)
        self.links += len(links[0] & links[1]), len(links[0]), len(links[1])
        self.alone += len(ours & due), len(ours), len(due)
        for step, chance in zip(steps, chances, strict=True):
            if step.bead[0] and step.bead[1]:
                self.bins[min(int(chance * 10), 9)] += 1, step in true
        for step in true:
            self.shapes[name(step.bead)][0] += step in found
            self.shapes[name(step.bead)][1] += 1

    def __str__(self) -> str:
        f1 = [2 * hit / max(found + due, 1) for hit, found, due in (self.links, self.alone)]
        return f"strict {f1[0]:.4f} alone {f1[1]:.4f}"

    def reliability(self) -> str:
        return " ".join(f".{k}:{n:.0f}/{r / max(n, 1):.2f}" for k, (n, r) in enumerate(self.bins) if n)

    def recall(self) -> str:
        return " ".join(f"{shape}:{hit}/{due}" for shape, (hit, due) in sorted(self.shapes.items()))


def stages(training: Sequence[Batch], testing: Sequence[Batch]) -> Iterator[tuple[str, model.Weights]]:
    """Yield the weights of each stage; the features of all batches are then those of the stage."""
    vector, first = None, None
    for stage in STAGES:
        if first is not None:
            for batch in {id(batch): batch for batch in (*training, *testing)}.values():
                batch.relearn(first, learned=stage == "learned")
        vector = train(training, vector)
        weights = unpack(vector)
        first = first or weights
        yield stage, weights


def kept(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs that are trained on: all as they are, every second reshaped too."""
    return [pair for number, pair in enumerate(pairs) if pair.kind == "plain" or number // len(KINDS) % 2 == 0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for argument in ("pairs", "gold", "articles", "stories"):
        parser.add_argument(argument)
    parser.add_argument("--out", default="src/hexapla/data/alignment.json")
    parser.add_argument("--folds", type=int, default=2)
    arguments = parser.parse_args()
    pairs = load(arguments.pairs, arguments.gold)
    teach(pairs, arguments.articles, arguments.stories)
    languages = sorted({pair.languages for pair in pairs})
    tallies = {(stage, kind): Tally() for stage in STAGES for kind in KINDS}
    for fold in range(arguments.folds):
        inside = [pair for pair in pairs if languages.index(pair.languages) % arguments.folds == fold]
        rest = [pair for pair in pairs if languages.index(pair.languages) % arguments.folds != fold]
        testing = batches(inside)
        for stage, weights in stages(batches(kept(rest)), testing):
            for kind in KINDS:
                for batch in testing:
                    tallies[stage, kind].add(batch, weights, kind)
            print(f"fold {fold} {stage}:", *(f"{kind} {tallies[stage, kind]}" for kind in KINDS), flush=True)
    for (stage, kind), tally in tallies.items():
        print(stage, kind, tally, "|", tally.reliability(), "|", tally.recall(), flush=True)
    document = {
        "about": "Weights of the sentence alignment model, trained by benchmarks/alignment_weights.py on "
        f"{len(pairs) // len(KINDS)} disturbed pairs of documents of NTREX-128 (Federmann, Kocmi, Xin 2022), some "
        "disturbed once more so that all shapes of beads occur.",
        "licence": "Apache-2.0",
    }
    for stage, weights in stages(batches(kept(pairs)), ()):
        document[stage] = {"bias": weights.bias, "two": weights.two, "one": weights.one}
    Path(arguments.out).write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
