"""Samples to learn the choice of main content from: the traits of a page's segments, their truth and their weight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from extraction_pages import Known, copied
from extraction_truth import Body, phrased, truth_of, words_of

from hexapla.articles import extraction, html
from hexapla.articles.characters import decode
from hexapla.articles.traits import Page, traits_of

MAX_BYTES, MAX_SEGMENTS = 4_000_000, 4_000
MIN_FOUND = 0.8
"""Share of an article's words that the page's segments must hold, or the page is another than the text."""

PHRASE_WEIGHT, MOST = 0.03, 0.5
"""Weight of a text known by a phrase; most that one text weighs of its article (1)."""

EASY = 40
"""Width under which a text that is not the article's is easy, and many of them teach little."""


@dataclass
class Sample:
    """A page, or a copy of it; ``weight`` says for each segment how much it counts, ``kind`` where it comes from."""

    name: str
    kind: str
    page: Page
    traits: np.ndarray
    truth: np.ndarray
    words: np.ndarray
    weight: np.ndarray
    body: str


def samples(pages: Iterator[Known], kind: str, copies: bool) -> Iterator[Sample]:
    """Return each page that is of use and, with ``copies``, a copy of it of each kind in turn."""
    for number, known in enumerate(pages):
        for copy in (None, number % 3)[: 1 + copies]:
            sample = sampled(known, kind, copy)
            if sample is not None:
                yield sample


def sampled(known: Known, kind: str, copy: int | None) -> Sample | None:
    root = html.parse(decode(known.content, None).text) if len(known.content) <= MAX_BYTES else None
    if root is None:
        return None
    if copy is not None:
        copied(root, copy)
    reading = html.read(root)
    if not 0 < len(reading.segments) <= MAX_SEGMENTS:
        return None
    page = Page(reading, extraction.titles_of(root))
    words = np.array([len(words_of(text)) for text in page.texts], dtype=float)
    if known.body:
        body = Body(known.body)
        truth, size = truth_of(page.texts, body), len(body.words)
        weight = np.minimum((words + 1) / max(size, 50), MOST)
        if truth @ words < MIN_FOUND * size and kind != "own":
            return None
    else:
        truth, seen = phrased(page.texts, known.phrases, known.strangers)
        weight = seen * PHRASE_WEIGHT
    kind = kind if copy is None else "copy"
    return Sample(known.name, kind, page, traits_of(page).astype(np.float32), truth, words, weight, known.body)


def thinned(found: list[Sample], kept: float = 0.6, easy_kept: float = 0.3) -> None:
    """Let a part of the segments of all but our own pages stand for the rest, a smaller one of the easy."""
    chance = np.random.default_rng(0)
    for sample in found:
        if sample.kind != "own":
            easy = (sample.page.width < EASY) & (sample.truth < 0.5)
            rate = np.where(easy, kept * easy_kept, kept)
            sample.weight = np.where(chance.random(len(rate)) < rate, sample.weight / rate, 0)
