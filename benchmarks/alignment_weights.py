"""Train the weights of the alignment model: a linear-chain conditional model over beads (Lafferty et al. 2001).

usage: alignment_weights.py PAIRS GOLD [--out src/hexapla/data/alignment.json] [--folds 2]

PAIRS and GOLD are JSON Lines (``.gz`` too) as the contract's ``hexapla align`` reads and writes them. Prints the
strict F1 of each fold under weights trained on the others, then trains on all and writes the weights.
Shapes of beads that the training data lacks (2-2, 1-3, 3-1) get the bias of 1-2 less what Gale and Church's
priors (1993: 2-1 .089, 2-2 .011) ask for.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from hexapla.versions import alignment, model
from hexapla.versions.beads import BEADS, name
from hexapla.versions.lattice import NOTHING, best_path, corner, forward, posteriors
from hexapla.versions.lexicon import document_lexicon
from hexapla.versions.similarity import ONE_SIDED_FEATURES, TWO_SIDED_FEATURES, Features, sides
from hexapla.versions.texts import Text, text_of

SEEN = ((1, 1), (1, 0), (0, 1), (1, 2))  # 2-1 shares the bias of 1-2, 0-1 that of 1-0
UNSEEN = {"2-2": math.log(0.011 / 0.089), "1-3": math.log(0.011 / 0.089), "3-1": math.log(0.011 / 0.089)}
RIDGE = 0.05


@dataclass
class Pair:
    name: str
    a: Text
    b: Text
    sides: tuple
    gold: list
    features: Features


def read(path: str) -> list[dict]:
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def load(pairs: str, gold: str) -> list[Pair]:
    answers = {row["pair"]: row["links"] for row in read(gold)}
    loaded = []
    for row in read(pairs):
        a = text_of(row["a"], alignment._language(row["a"]))
        b = text_of(row["b"], alignment._language(row["b"]))
        both = sides(a, b)
        loaded.append(
            Pair(row["pair"], a, b, both, arrivals(answers[row["pair"]]), Features(*both, alignment._whole_ratio(a, b)))
        )
    return loaded


def arrivals(links: list) -> list:
    found, i, j = [], 0, 0
    for left, right in links:
        i, j = i + len(left), j + len(right)
        found.append(((len(left), len(right)), i, j))
    return found


def unpack(vector: np.ndarray) -> model.Weights:
    two, one = len(TWO_SIDED_FEATURES), len(ONE_SIDED_FEATURES)
    single, double = vector[0], vector[1]
    bias = {"1-1": 0.0, "1-0": single, "0-1": single, "1-2": double, "2-1": double}
    bias |= {shape: double + less for shape, less in UNSEEN.items()}
    return model.Weights(
        {shape: round(float(value), 4) for shape, value in bias.items()},
        dict(zip(TWO_SIDED_FEATURES, map(float, vector[2 : 2 + two].round(4)), strict=True)),
        dict(zip(ONE_SIDED_FEATURES, map(float, vector[2 + two :][:one].round(4)), strict=True)),
    )


def objective(vector: np.ndarray, pairs: list[Pair]) -> tuple[float, np.ndarray]:
    two = len(TWO_SIDED_FEATURES)
    current = unpack(vector)
    loss, gradient = RIDGE * float(vector @ vector), 2 * RIDGE * vector
    for pair in pairs:
        scores = model.bead_scores(pair.features, current)
        for shape in UNSEEN:
            scores[int(shape[0]), int(shape[2])][:] = NOTHING
        height, width = scores[1, 1].shape
        loss += float(forward(scores, corner(height, width))[-1, -1])
        chances = posteriors(scores, corner(height, width, last=True))
        for bead, i, j in pair.gold:
            loss -= float(scores[bead][i, j])
            chances[bead][i, j] -= 1.0
        for bead in BEADS:
            m, n = bead
            grid = chances[bead]
            if not m or not n:
                gradient[0] += grid.sum()
                along = grid.sum(axis=1)[1:] if m else grid.sum(axis=0)[1:]
                gradient[2 + two :] += along @ pair.features.one_sided[0 if m else 1]
            elif bead in pair.features.two_sided and name(bead) not in UNSEEN:
                gradient[1] += grid.sum() if bead != (1, 1) else 0.0
                gradient[2 : 2 + two] += np.tensordot(pair.features.two_sided[bead], grid[m:, n:], axes=2)
    return loss, gradient


def train(pairs: list[Pair]) -> model.Weights:
    start = np.zeros(2 + len(TWO_SIDED_FEATURES) + len(ONE_SIDED_FEATURES))
    start[0], start[1] = -1.0, -2.0
    return unpack(minimize(objective, start, args=(pairs,), jac=True, method="L-BFGS-B", options={"maxiter": 80}).x)


def relearn(pairs: list[Pair], first: model.Weights) -> None:
    for pair in pairs:
        plain = Features(*pair.sides, alignment._whole_ratio(pair.a, pair.b))
        scores = model.bead_scores(plain, first)
        ends = corner(*scores[1, 1].shape, last=True)
        window = alignment._Window(
            (0, 0), (len(pair.a), len(pair.b)), best_path(scores, ends), posteriors(scores, ends)
        )
        lexicon = document_lexicon(pair.a, pair.b, alignment.correspondence([window], len(pair.a), len(pair.b)))
        pair.features = Features(*pair.sides)
        pair.features.learn(lexicon.window(slice(None), slice(None)))
        bitext = alignment._Bitext(pair.a, pair.b)
        pair.features.rescale(*pair.sides, alignment._ratio(bitext, [window]))


def strict(pairs: list[Pair], weights: model.Weights) -> str:
    hit = system = gold = alone_hit = alone_system = alone_gold = 0
    for pair in pairs:
        scores = model.bead_scores(pair.features, weights)
        steps = best_path(scores, corner(*scores[1, 1].shape, last=True))
        found = {(s.bead, s.row, s.column) for s in steps if s.bead[0] and s.bead[1]}
        true = {link for link in pair.gold if link[0][0] and link[0][1]}
        hit, system, gold = hit + len(found & true), system + len(found), gold + len(true)
        left = {("a", s.row) if s.bead[0] else ("b", s.column) for s in steps if not (s.bead[0] and s.bead[1])}
        due = {("a", i) if b[0] else ("b", j) for b, i, j in pair.gold if not (b[0] and b[1])}
        alone_hit, alone_system, alone_gold = (
            alone_hit + len(left & due),
            alone_system + len(left),
            alone_gold + len(due),
        )
    return (
        f"strict F1 {2 * hit / (system + gold):.4f}  alone F1 {2 * alone_hit / max(alone_system + alone_gold, 1):.4f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs")
    parser.add_argument("gold")
    parser.add_argument("--out", default="src/hexapla/data/alignment.json")
    parser.add_argument("--folds", type=int, default=2)
    arguments = parser.parse_args()
    pairs = load(arguments.pairs, arguments.gold)
    languages = sorted({pair.name.split("/")[0] for pair in pairs})
    for fold in range(arguments.folds):
        test = [p for p in pairs if languages.index(p.name.split("/")[0]) % arguments.folds == fold]
        rest = [p for p in pairs if languages.index(p.name.split("/")[0]) % arguments.folds != fold]
        for pair in pairs:
            pair.features = Features(*pair.sides)
        first = train(rest)
        print(f"fold {fold} first : trained on {len(rest)}, {strict(test, first)}", flush=True)
        relearn(pairs, first)
        print(f"fold {fold} second: trained on {len(rest)}, {strict(test, train(rest))}", flush=True)
    for pair in pairs:
        pair.features = Features(*pair.sides)
    first = train(pairs)
    relearn(pairs, first)
    second = train(pairs)
    print(f"all: {strict(pairs, second)}")
    about = (
        "Weights of the sentence alignment model, trained by benchmarks/alignment_weights.py on "
        f"{len(pairs)} disturbed pairs of documents of NTREX-128 (Federmann, Kocmi, Xin 2022)."
    )
    document = {"about": about, "licence": "Apache-2.0", "first": to_dict(first), "second": to_dict(second)}
    Path(arguments.out).write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def to_dict(weights: model.Weights) -> dict:
    return {"bias": weights.bias, "two": weights.two, "one": weights.one}


if __name__ == "__main__":
    main()
