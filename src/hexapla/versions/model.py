"""The weights of the alignment model, and the score they give each bead (a linear-chain model over beads)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import numpy as np

from hexapla.versions.beads import BEADS, name
from hexapla.versions.lattice import NOTHING, Grid, Scores
from hexapla.versions.similarity import ONE_SIDED_FEATURES, TWO_SIDED_FEATURES, Features

Stage = Literal["first", "second", "learned"]
# A translator keeps paragraphs: log-odds against a link across a paragraph's end, by judgement (the training pairs
# have no paragraphs); e^-2 leaves such links possible where words and lengths ask for them.
_CROSSING = -2.0


class Weights(msgspec.Struct, frozen=True):
    """Log-linear weights by name: ``bias`` a bead, ``two`` a feature of two-sided beads, ``one`` of one-sided."""

    bias: dict[str, float]
    two: dict[str, float]
    one: dict[str, float]


class _Model(msgspec.Struct, frozen=True):
    about: str
    licence: str
    first: Weights
    second: Weights
    learned: Weights


@cache
def weights(stage: Stage) -> Weights:
    """Return the weights of a stage.

    ``first`` without a lexicon, ``second`` with the one the texts give, ``learned`` with that of an archive too.
    Trained by benchmarks/alignment_weights.py; the file says on what.
    """
    source = files("hexapla.data").joinpath("alignment.json").read_bytes()
    model = msgspec.json.decode(source, type=_Model)
    return {"first": model.first, "second": model.second, "learned": model.learned}[stage]


def bead_scores(features: Features, weights: Weights) -> Scores:
    """Return for each pair the score of each bead at the node it arrives at."""
    count, rows, columns = features.shape
    one = np.array([weights.one[feature] for feature in ONE_SIDED_FEATURES])
    two = np.array([weights.two[feature] for feature in TWO_SIDED_FEATURES], np.float32)
    scores: Scores = {}
    for bead in BEADS:
        m, n = bead
        grid = np.full((count, rows + 1, columns + 1), NOTHING)
        bias = weights.bias[name(bead)]
        if n == 0:
            grid[:, 1:, :] = (bias + features.one_sided[0] @ one)[:, :, None]
        elif m == 0:
            grid[:, :, 1:] = (bias + features.one_sided[1] @ one)[:, None, :]
        elif bead in features.two_sided:
            layers = features.two_sided[bead]
            grid[:, m:, n:] = (two @ layers.reshape(len(two), -1)).reshape(layers.shape[1:])
            grid[:, m:, n:] += bias
        scores[bead] = grid
    return scores


def penalise(scores: Scores, pair: int, starts_a: Grid, starts_b: Grid) -> None:
    """Lower, in place, a pair's scores of beads that hold the beginning of a block behind their first sentence."""
    for m, n in BEADS:
        for size, starts, axis in ((m, starts_a, 0), (n, starts_b, 1)):
            if size < 2 or not starts.any():
                continue
            within = np.zeros(scores[m, n].shape[1 + axis])
            for back in range(1, size):
                within[back : len(starts) + 1] += starts[: len(starts) - back + 1]
            # `within[i]` counts the starts among the last size - 1 sentences of the bead that arrives at node i.
            scores[m, n][pair] += _CROSSING * (within[:, None] if axis == 0 else within[None, :])
