"""Training of the small models that choose main content: networks by Adam, the choice of a home by softmax."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hexapla.articles.weighing import REACH, Network, likelihood

BATCH, RATE, WARM = 512, 3e-3, 200
STEPS, HOME_RATE, HOME_DECAY = 300, 0.05, 1e-2


@dataclass(frozen=True)
class Recipe:
    """How networks are trained: ``nets`` of different seeds, one beside the other, give the mean of their values."""

    hidden: int = 12
    epochs: int = 12
    decay: float = 3e-3
    dropped: float = 0.1
    nets: int = 1
    digits: int = 3


@dataclass(frozen=True)
class Rows:
    """Traits, truth (0 to 1) and weight of many segments."""

    traits: np.ndarray
    truth: np.ndarray
    weight: np.ndarray


class Adam:
    """Adam (Kingma and Ba 2015) over a list of arrays, with the rate falling to almost nothing at the end."""

    def __init__(self, parts: list[np.ndarray]) -> None:
        self.parts = parts
        self.first, self.second = ([np.zeros_like(part) for part in parts] for _ in range(2))
        self.step = 0

    def move(self, slopes: list[np.ndarray], rate: float) -> None:
        self.step += 1
        for i, slope in enumerate(slopes):
            self.first[i] = 0.9 * self.first[i] + 0.1 * slope
            self.second[i] = 0.999 * self.second[i] + 0.001 * slope * slope
            mean, square = self.first[i] / (1 - 0.9**self.step), self.second[i] / (1 - 0.999**self.step)
            self.parts[i] -= rate * mean / (np.sqrt(square) + 1e-8)


def network(rows: Rows, recipe: Recipe, seed: int) -> Network:
    """Train networks of one hidden layer beside a linear one on the weighted logistic loss, and join them."""
    used = rows.weight > 0
    traits, weight = rows.traits[used], rows.weight[used]
    mean, scale = traits.mean(0), np.maximum(traits.std(0), 0.02)
    scaled = np.clip((traits - mean) / scale, -REACH, REACH).astype(np.float32)
    ready = Rows(scaled, rows.truth[used].astype(np.float32), (weight / weight.mean()).astype(np.float32))
    nets = [trained(ready, recipe, seed * 100 + number) for number in range(recipe.nets)]
    hidden, hidden_bias, out, direct, bias = zip(*nets, strict=True)
    short = Rounding(recipe.digits)
    return Network(
        short.row(mean),
        short.row(scale),
        short.row(np.mean(direct, axis=0)),
        short.row(np.mean(bias, axis=0))[0],
        [short.row(row) for row in np.hstack(hidden)],
        short.row(np.concatenate(hidden_bias)),
        short.row(np.concatenate(out) / recipe.nets),
    )


@dataclass(frozen=True)
class Rounding:
    """Numbers with so many digits that count."""

    digits: int

    def row(self, values: np.ndarray) -> list[float]:
        return [float(f"{value:.{self.digits}g}") for value in values]


def trained(rows: Rows, recipe: Recipe, seed: int) -> list[np.ndarray]:
    """Return the hidden weights and biases, the output weights, the direct weights and the bias of one network."""
    chance = np.random.default_rng(seed)
    count, width = rows.traits.shape
    hidden = chance.normal(0, np.sqrt(1.5 / width), (width, recipe.hidden)).astype(np.float32)
    out = chance.normal(0, np.sqrt(1 / recipe.hidden), recipe.hidden).astype(np.float32)
    zeros = [np.zeros(size, np.float32) for size in (recipe.hidden, width, 1)]
    adam = Adam([hidden, zeros[0], out, zeros[1], zeros[2]])
    steps = recipe.epochs * -(-count // BATCH)
    for _ in range(recipe.epochs):
        order = chance.permutation(count)
        for start in range(0, count, BATCH):
            batch = order[start : start + BATCH]
            kept = chance.random((len(batch), width), dtype=np.float32) > recipe.dropped
            part = Rows(rows.traits[batch] * kept, rows.truth[batch], rows.weight[batch])
            done = (adam.step + 1) / steps
            adam.move(slopes(adam.parts, part, recipe.decay), RATE * min(1, (adam.step + 1) / WARM) * (1 - done * 0.97))
    return adam.parts


def slopes(parts: list[np.ndarray], rows: Rows, decay: float) -> list[np.ndarray]:
    hidden, hidden_bias, out, direct, bias = parts
    layer = np.maximum(rows.traits @ hidden + hidden_bias, 0)
    value = layer @ out + rows.traits @ direct + bias[0]
    error = ((likelihood(value) - rows.truth) * rows.weight / len(rows.truth)).astype(np.float32)
    back = np.outer(error, out) * (layer > 0)
    return [
        rows.traits.T @ back + decay * hidden,
        back.sum(0),
        layer.T @ error + decay * out,
        rows.traits.T @ error + decay * direct,
        np.array([error.sum()], np.float32),
    ]


def ranker(pages: list[Rows]) -> Network:
    """Train a linear choice among the homes of each page; ``truth`` sums to 1 a page, ``weight`` is the page's."""
    traits = np.concatenate([page.traits for page in pages])
    mean, scale = traits.mean(0), np.maximum(traits.std(0), 0.05)
    rows = np.clip((traits - mean) / scale, -REACH, REACH)
    sizes = np.array([len(page.traits) for page in pages])
    starts, page_of = np.concatenate(([0], np.cumsum(sizes)[:-1])), np.repeat(np.arange(len(pages)), sizes)
    truth, weight = np.concatenate([page.truth for page in pages]), np.array([page.weight for page in pages])
    weight = (weight / weight.mean())[page_of]
    adam = Adam([np.zeros(rows.shape[1])])
    for step in range(1, STEPS + 1):
        values = rows @ adam.parts[0]
        values = np.exp(values - np.maximum.reduceat(values, starts)[page_of])
        share = values / np.add.reduceat(values, starts)[page_of]
        slope = rows.T @ ((share - truth) * weight) / len(pages) + HOME_DECAY * adam.parts[0]
        adam.move([slope], HOME_RATE * (1 - step / STEPS * 0.95))
    short = Rounding(3)
    return Network(short.row(mean), short.row(scale), short.row(adam.parts[0]), 0.0)
