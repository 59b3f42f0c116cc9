"""Train the weights that choose a page's main content: `src/hexapla/data/extraction.json`.

usage: extraction_weights.py OUT OWN [OTHER ...]

OWN and OTHER are JSON Lines files (.gz): "id", "html" (base64) and either "body", the text a reader would call the
article, or "with" and "without", lists of phrases of the article and of its furniture. OWN counts eight times.

The shipped weights come from the open half of the extraction benchmark of Scrapinghub (OWN, 91 pages), the 130 test
pages of mozilla/readability with what that tool expects, and the 990 pages of adbar/trafilatura's evaluation with
their phrases, read on 21 November 2026. Of each page with a body a second copy without names and with other tags is
learned from (`soup`), so that text alone decides where a page tells nothing by its markup.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import json
import re
from collections import Counter
from pathlib import Path

import msgspec
import numpy as np
from lxml.html import HtmlElement

from hexapla.articles import extraction, html
from hexapla.articles.characters import decode
from hexapla.articles.homes import candidates
from hexapla.articles.traits import Page, traits_of
from hexapla.articles.weighing import Model, Network, arrays, likelihood, second_look

HIDDEN, EPOCHS, DECAY, DROPPED, BATCH, RATE = 12, 12, 3e-3, 0.1, 512, 3e-3
OWN_WEIGHT, PHRASE_WEIGHT, KEPT, EASY_KEPT = 8.0, 0.03, 0.6, 0.3
MAX_SEGMENTS, MIN_FOUND, SHINGLE = 4_000, 0.8, 4
UNNAMED = ("class", "id", "role", "itemprop")
LETTERS = re.compile(r"[^\W_]+")


class Sample:
    """A page with its traits, how far each segment is the article's (0 to 1), and how much that counts."""

    def __init__(self, root: HtmlElement, row: dict, factor: float) -> None:
        reading = html.read(root)
        self.usable = 0 < len(reading.segments) <= MAX_SEGMENTS
        if not self.usable:
            return
        self.page = Page(reading, extraction._titles(root))
        self.traits = traits_of(self.page)
        self.words = np.array([len(LETTERS.findall(text)) for text in self.page.texts], dtype=float)
        if row.get("body"):
            self.truth = covered(self.page.texts, row["body"])
            size = len(LETTERS.findall(row["body"]))
            self.weight = factor * np.minimum((self.words + 1) / max(size, 50), 0.5)
            self.usable = float(self.truth @ self.words) >= MIN_FOUND * size or factor > 1
        else:
            self.truth, known = phrased(self.page.texts, row)
            self.weight = known * PHRASE_WEIGHT
        self.whole = bool(row.get("body"))
        self.factor = factor


def covered(texts: list[str], body: str) -> np.ndarray:
    """Return for each text the share of its shingles that the body has; short texts must be a line of it."""
    words = LETTERS.findall(body.lower())
    known = Counter(tuple(words[i : i + SHINGLE]) for i in range(len(words)))
    lines = {" ".join(LETTERS.findall(line.lower())) for line in body.split("\n")}
    found = []
    for text in texts:
        own = LETTERS.findall(text.lower())
        pieces = [tuple(own[i : i + SHINGLE]) for i in range(len(own) - SHINGLE + 1)]
        share = sum(piece in known for piece in pieces) / len(pieces) if pieces else 0.0
        found.append(1.0 if " ".join(own) in lines and own else share if len(own) >= 2 * SHINGLE else float(share == 1))
    return np.array(found)


def phrased(texts: list[str], row: dict) -> tuple[np.ndarray, np.ndarray]:
    """Return the truth of the texts that alone hold a phrase, and which these are."""
    truth, known = np.zeros(len(texts)), np.zeros(len(texts))
    for phrases, value in ((row["with"], 1.0), (row["without"], 0.0)):
        for phrase in phrases:
            held = [i for i, text in enumerate(texts) if " ".join(phrase.split()) in text]
            if len(held) == 1 and not known[held[0]]:
                truth[held[0]], known[held[0]] = value, 1.0
    return truth, known


def soup(root: HtmlElement, kind: int) -> None:
    """Take names away and make other tags of a tree's: boxes only, tables, or lines broken inside of boxes."""
    boxes = {"article", "section", "main", "aside", "nav", "header", "footer", "figure", "button", "label", "li"}
    for element in list(root.iter("*")):
        for name in UNNAMED:
            element.attrib.pop(name, None)
        tag = element.tag
        if kind == 1 and (tag in boxes or tag in ("div", "ul", "ol")):
            element.tag = "table" if len(element) >= 3 else "td"
        elif tag in boxes or tag in ("h2", "h3", "h4", "ul", "ol") or (kind == 0 and tag == "p"):
            element.tag = "div"
        elif kind == 2 and tag == "p":
            element.tag = "span"
            element.append(element.makeelement("br"))


def samples(path: Path, factor: float) -> list[Sample]:
    found = []
    for number, line in enumerate(gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()):
        row = json.loads(line)
        text = decode(base64.b64decode(row["html"]), None).text
        for copy in (False, True) if row.get("body") else (False,):
            root = html.parse(text)
            if root is None:
                continue
            if copy:
                soup(root, number % 3)
            found.append(Sample(root, row, 1.0 if copy else factor))
    return [sample for sample in found if sample.usable]


def thin(found: list[Sample]) -> None:
    """Let a part of the easy segments stand for all."""
    chance = np.random.default_rng(0)
    for sample in found:
        easy = (sample.page.width < 40) & (sample.truth < 0.5)
        kept = np.where(easy, KEPT * EASY_KEPT, KEPT) if sample.factor == 1 else np.ones(len(easy))
        sample.weight = np.where(chance.random(len(kept)) < kept, sample.weight / kept, 0)


def rounded(values: np.ndarray) -> list[float]:
    return [float(f"{value:.3g}") for value in values]


def network(traits: np.ndarray, truth: np.ndarray, weight: np.ndarray, seed: int) -> Network:
    """Train one hidden layer beside a linear one by Adam on the weighted logistic loss."""
    used = weight > 0
    mean, scale = traits[used].mean(0), np.maximum(traits[used].std(0), 0.02)
    rows = np.clip((traits[used] - mean) / scale, -5, 5).astype(np.float32)
    truth, weight = truth[used], (weight[used] / weight[used].mean())
    chance = np.random.default_rng(seed)
    count, width = rows.shape
    hidden = chance.normal(0, np.sqrt(1.5 / width), (width, HIDDEN)).astype(np.float32)
    out = chance.normal(0, np.sqrt(1 / HIDDEN), HIDDEN).astype(np.float32)
    parts = [hidden, np.zeros(HIDDEN, np.float32), out, np.zeros(width, np.float32), np.zeros(1, np.float32)]
    first, second = ([np.zeros_like(part) for part in parts] for _ in range(2))
    step, steps = 0, EPOCHS * (count // BATCH + 1)
    for _ in range(EPOCHS):
        order = chance.permutation(count)
        for start in range(0, count, BATCH):
            batch = order[start : start + BATCH]
            step += 1
            rate = RATE * min(1, step / 200) * (1 - step / steps * 0.97)
            x = rows[batch] * (chance.random((len(batch), width), dtype=np.float32) > DROPPED)
            for i, slope in enumerate(slopes(parts, x, truth[batch], weight[batch])):
                first[i] = 0.9 * first[i] + 0.1 * slope
                second[i] = 0.999 * second[i] + 0.001 * slope * slope
                parts[i] -= rate * (first[i] / (1 - 0.9**step)) / (np.sqrt(second[i] / (1 - 0.999**step)) + 1e-8)
    return Network(
        rounded(mean), rounded(scale), rounded(parts[3]), float(parts[4][0]), [rounded(row) for row in parts[0]],
        rounded(parts[1]), rounded(parts[2]),
    )  # fmt: skip


def slopes(parts: list[np.ndarray], x: np.ndarray, truth: np.ndarray, weight: np.ndarray) -> list[np.ndarray]:
    layer = np.maximum(x @ parts[0] + parts[1], 0)
    value = layer @ parts[2] + x @ parts[3] + parts[4][0]
    error = ((likelihood(value) - truth) * weight / len(truth)).astype(np.float32)
    back = np.outer(error, parts[2]) * (layer > 0)
    return [
        x.T @ back + DECAY * parts[0], back.sum(0), layer.T @ error + DECAY * parts[2], x.T @ error + DECAY * parts[3],
        np.array([error.sum()], np.float32),
    ]  # fmt: skip


def ranker(items: list[tuple[np.ndarray, np.ndarray, float]], steps: int = 300) -> Network:
    """Train a linear choice among the homes of each page: (traits, share of the truth, weight) a page."""
    traits = np.concatenate([item[0] for item in items])
    mean, scale = traits.mean(0), np.maximum(traits.std(0), 0.05)
    rows = np.clip((traits - mean) / scale, -5, 5)
    sizes = np.array([len(item[0]) for item in items])
    starts, page = np.concatenate(([0], np.cumsum(sizes)[:-1])), np.repeat(np.arange(len(items)), sizes)
    truth, weight = np.concatenate([item[1] for item in items]), np.array([item[2] for item in items])
    weight = (weight / weight.mean())[page]
    value, first, second = (np.zeros(rows.shape[1]) for _ in range(3))
    for step in range(1, steps + 1):
        score = rows @ value
        score = np.exp(score - np.maximum.reduceat(score, starts)[page])
        slope = rows.T @ ((score / np.add.reduceat(score, starts)[page] - truth) * weight) / len(items) + 1e-2 * value
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope * slope
        rate = 0.05 * (1 - step / steps * 0.95)
        value -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return Network(rounded(mean), rounded(scale), rounded(value), 0.0)


def worth(sample: Sample, scores: np.ndarray, homes: np.ndarray) -> np.ndarray:
    """Return the F1 that the prose and the true segments of each home would reach."""
    page, true = sample.page, sample.truth * sample.words
    kept = (sample.truth > 0.5) | ((page.prose > 0) & (scores > 0.25))
    hit, held = page.held(true * kept)[homes], page.held(sample.words * kept)[homes]
    return 2 * hit / np.maximum(held + true.sum(), 1)


def train(found: list[Sample]) -> Model:
    traits = np.concatenate([sample.traits for sample in found])
    truth = np.concatenate([sample.truth for sample in found])
    weight = np.concatenate([sample.weight for sample in found])
    half = np.concatenate([np.full(len(sample.truth), i % 2) for i, sample in enumerate(found)])
    scores = np.zeros(len(truth))
    for other in (0, 1):  # what the second look learns from are scores of pages that the first did not see
        seen = arrays(network(traits[half != other], truth[half != other], weight[half != other], other))
        scores[half == other] = likelihood(seen.value(traits[half == other]))
    first = network(traits, truth, weight, 99)
    parts = np.split(scores, np.cumsum([len(sample.truth) for sample in found])[:-1])
    places = [candidates(sample.page, part) for sample, part in zip(found, parts, strict=True)]
    items = []
    for sample, part, (homes, theirs) in zip(found, parts, places, strict=True):
        value = worth(sample, part, homes)
        if sample.whole and len(homes) > 1 and value.max() > 0.3:
            best = value >= value.max() - 0.015
            items.append((theirs, best / best.sum(), sample.factor))
    home = ranker(items)
    choose = arrays(home)
    looks = [
        second_look(sample.page, part, int(homes[np.argmax(choose.value(theirs))]))
        for sample, part, (homes, theirs) in zip(found, parts, places, strict=True)
    ]
    second = network(np.hstack([traits, np.concatenate(looks)]), truth, weight, 7)
    about = "Weights of the choice of main content, trained by benchmarks/extraction_weights.py, which names the data."
    return Model(about, first, home, second)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("own", type=Path)
    parser.add_argument("other", type=Path, nargs="*")
    arguments = parser.parse_args()
    found = samples(arguments.own, OWN_WEIGHT)
    for path in arguments.other:
        found += samples(path, 1.0)
    thin(found)
    arguments.out.write_bytes(msgspec.json.format(msgspec.json.encode(train(found)), indent=0))
    print(f"{len(found)} pages, {arguments.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
