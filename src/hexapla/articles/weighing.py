"""Weighing: how likely each segment of a page is the article's.

Three small models in a row, trained by benchmarks/extraction_weights.py: a first score of each segment by its
traits; the choice of the block that is the article's home, by what the first scores say of it; and a second score
of each segment, which knows the first scores around it and the home.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hexapla.articles.homes import candidates
from hexapla.articles.page import Numbers, Page
from hexapla.articles.traits import LEVELS, NEAR, moved, traits_of

REACH = 5.0
"""Standard deviations at which a trait is cut off."""

CORE, CORE_WIDTH = 0.6, 60
"""Score and width from which a segment marks where the article starts and ends."""

BATCH = 64
"""Rows that are weighed at once. With some more, numpy's linear algebra starts threads, which here cost a hundred times
what they save: a page of 200 segments takes 8 ms of two cores, in batches .05 ms of one (OpenBLAS, November 2026)."""

SHARES = (0.6, 0.85, 0.97)
"""Shares of all that was scored, whose innermost blocks the second look compares with."""


class Network(Struct, frozen=True):
    """A network of one layer beside a linear one: weights by trait, ``None`` where there is no layer."""

    mean: list[float]
    scale: list[float]
    direct: list[float]
    bias: float
    hidden: list[list[float]] = []
    hidden_bias: list[float] = []
    out: list[float] = []


class Model(Struct, frozen=True):
    """The three models."""

    about: str
    first: Network
    home: Network
    second: Network


class Weights(Struct, frozen=True):
    """A network as arrays; ``inner`` holds the direct weights in its first column and the layer's in the others."""

    mean: Numbers
    inverse: Numbers
    inner: Numbers
    bias: float
    hidden_bias: Numbers
    out: Numbers

    def value(self, traits: Numbers) -> Numbers:
        """Return the network's value for each row of traits."""
        rows = traits.astype(np.float32)
        rows -= self.mean
        rows *= self.inverse
        np.clip(rows, -REACH, REACH, out=rows)
        batches = [self._of_batch(rows[i : i + BATCH]) for i in range(0, max(len(rows), 1), BATCH)]
        return np.concatenate(batches).astype(np.float64)

    def _of_batch(self, rows: Numbers) -> Numbers:
        layer = rows @ self.inner
        value = layer[:, 0] + self.bias
        if len(self.out):
            value = value + np.maximum(layer[:, 1:] + self.hidden_bias, 0.0) @ self.out
        return np.asarray(value)


class Weigher(Struct, frozen=True):
    """The three models as arrays."""

    first: Weights
    home: Weights
    second: Weights


class Weighed(Struct, frozen=True):
    """The likelihood of each segment of a page, and the number of the block that is the article's home."""

    scores: Numbers
    home: int


def weigh(page: Page) -> Weighed:
    """Weigh the segments of a page that has some."""
    return weighed_by(_shipped(), page, traits_of(page))


def weighed_by(models: Weigher, page: Page, traits: Numbers) -> Weighed:
    """Weigh the segments of a page with these ``traits`` by other models than the shipped ones."""
    scores = likelihood(models.first.value(traits))
    homes, theirs = candidates(page, scores)
    chosen = int(homes[int(np.argmax(models.home.value(theirs)))])
    again = np.column_stack([traits, second_look(page, scores, chosen)])
    return Weighed(likelihood(models.second.value(again)), chosen)


def likelihood(values: Numbers) -> Numbers:
    """Return the logistic function of ``values``."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(values, -30, 30))))


def second_look(page: Page, scores: Numbers, home: int) -> Numbers:
    """Return the traits that the first scores give: those of neighbours, path, blocks and home."""
    width, count = page.width, len(scores)
    mass = scores * width
    whole = max(float(mass.sum()), 1.0)
    before = np.cumsum(mass) - mass
    path_mass, path_width = page.on_path(mass), page.on_path(width)
    found = [scores, np.log(scores + 1e-3) - np.log(1 - scores + 1e-3)]
    found += [moved(scores, step) for step in (*NEAR, *(-near for near in NEAR))]
    found += [(path_mass - mass) / np.maximum(path_width - width, 1), path_mass / whole]
    held, held_width = page.held(mass), page.held(width)
    block: NDArray[np.int64] = page.block
    for _ in range(LEVELS):
        found += [(held[block] - mass) / np.maximum(held_width[block] - width, 1), held[block] / whole]
        block = page.parents[block]
    found += [before / whole, (before + mass) / whole, np.full(count, np.log1p(whole) / 10)]
    found += [*_about_core(scores, width), *_highest_around(scores)]
    blocks = [int(np.flatnonzero(held >= share * held[0] - 1e-9)[-1]) for share in SHARES]
    for place in (*blocks, home):
        inside = _inside(page, place)
        found += [inside, inside * (page.parents[page.block] == place), inside * (page.block == place)]
    first, end = int(page.firsts[home]), int(page.ends[home])
    order = np.arange(count)
    found += [np.log1p(np.maximum(first - order, 0)) / 3, np.log1p(np.maximum(order - end + 1, 0)) / 3]
    return np.column_stack(found)


def _inside(page: Page, block: int) -> Numbers:
    order = np.arange(len(page.texts))
    return np.asarray(((order >= page.firsts[block]) & (order < page.ends[block])) * 1.0)


def _about_core(scores: Numbers, width: Numbers) -> list[Numbers]:
    """Return how far before the first and behind the last sure paragraph each segment stands."""
    order = np.arange(len(scores))
    core = np.flatnonzero((scores > CORE) & (width > CORE_WIDTH))
    first, last = (int(core[0]), int(core[-1])) if len(core) else (0, len(scores) - 1)
    return [
        (order < first) * 1.0,
        (order > last) * 1.0,
        np.log1p(np.maximum(first - order, 0)) / 3,
        np.log1p(np.maximum(order - last, 0)) / 3,
    ]


def _highest_around(scores: Numbers) -> list[Numbers]:
    before = np.maximum.accumulate(np.concatenate(([0.0], scores[:-1])))
    behind = np.maximum.accumulate(np.concatenate((scores[1:], [0.0]))[::-1])[::-1]
    return [before, behind]


def arrays(network: Network) -> Weights:
    """Return a network as arrays."""
    direct = np.array(network.direct, dtype=np.float32)[:, None]
    hidden = np.array(network.hidden, dtype=np.float32) if network.hidden else direct[:, :0]
    return Weights(
        np.array(network.mean, dtype=np.float32),
        1 / np.array(network.scale, dtype=np.float32),
        np.ascontiguousarray(np.hstack([direct, hidden])),
        network.bias,
        np.array(network.hidden_bias, dtype=np.float32),
        np.array(network.out, dtype=np.float32),
    )


def weigher(model: Model) -> Weigher:
    """Return the models as arrays."""
    return Weigher(arrays(model.first), arrays(model.home), arrays(model.second))


@cache
def _shipped() -> Weigher:
    source = (resources.files("hexapla.data") / "extraction.json").read_bytes()
    return weigher(msgspec.json.decode(source, type=Model))
