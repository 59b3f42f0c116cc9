"""Embedding: the rows that a model of the user's own gives for texts, one a text, whatever single texts do to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hexapla.engines import Embedder, Vectors
from hexapla.errors import HexaplaError, UnusableModel
from hexapla.events.columns import Bools
from hexapla.events.signals import reading
from hexapla.values.article import Article
from hexapla.values.rejection import Rejection

STEP = "embedding"
"""The step that rejections of a text by a model name."""

BATCH = 64
"""Texts that a model is given at once: what a killed run has to embed again, some 20 seconds of a small model."""

SAME = 1e-3
"""Largest difference of two columns under which rows are one: they are kept in 16 bits, which hold three places."""

PAIRS = 4096
"""Pairs whose rows are in memory at a time: some 12 MB."""

Halves = NDArray[np.float16]
Row = NDArray[np.float64]


class Embedding(Struct, frozen=True):
    """The rows of a model, (texts, width), each of length 1, and of zeros where ``known`` says that there is none.

    Rows are kept in 16 bits: half the memory, and a cosine moves by less than .001. ``missing`` are the texts on which
    the model failed, by the id of their article; a text in which it found nothing to read is not among them.
    """

    model: str
    rows: Halves
    known: Bools
    missing: tuple[Rejection, ...] = ()

    def cosines(self, first: NDArray[np.integer], second: NDArray[np.integer]) -> Vectors:
        """Return the cosines of pairs of texts, 0 where one of them has no row."""
        found = np.zeros(len(first), dtype=np.float32)
        for low in range(0, len(first), PAIRS):
            ours, theirs = (self.rows[end[low : low + PAIRS]].astype(np.float32) for end in (first, second))
            found[low : low + PAIRS] = (ours * theirs).sum(axis=1)
        return found


def embed(articles: Iterable[Article], embedder: Embedder) -> Embedding:
    """Return the rows of articles: of title, text and captions what the model reads.

    A text on which the model fails, or for which it gives what is no row, has none; the others do not suffer.

    Raises:
        UnusableModel: the model cannot be used at all.
    """
    (empty,) = _rows(embedder, [""])
    ids: list[str] = []
    found: list[Halves | str | None] = []
    for article, row in _each(articles, embedder):
        ids.append(article.id)
        found.append(row if isinstance(row, str) else None if _same(row, empty) else row.astype(np.float16))
    rows, known, wrong = _stacked(found)
    reason = f"the model {embedder.name} gives it no vector"
    return Embedding(
        embedder.name, rows, known, tuple(Rejection(ids[k], STEP, reason, wrong[k]) for k in sorted(wrong))
    )


def _each(articles: Iterable[Article], embedder: Embedder) -> Iterator[tuple[Article, Row | str]]:
    rest = iter(articles)
    while batch := list(islice(rest, BATCH)):
        texts = [reading(article)[: embedder.reads] for article in batch]
        yield from zip(batch, _rows(embedder, texts), strict=True)


def _rows(embedder: Embedder, texts: Sequence[str]) -> list[Row | str]:
    """Return a row for each text, or what is wrong with what the model gives for it."""
    try:
        return list(_checked(embedder.embed(texts), len(texts)))
    except Exception as error:  # an engine may be anybody's; which text it was shows when each is tried alone
        _raise_what_no_text_did(error)
        embedder.embed(())  # a model that does not load fails here, for all texts and not for each
    return [_row(embedder, text) for text in texts]


def _row(embedder: Embedder, text: str) -> Row | str:
    try:
        rows = list(_checked(embedder.embed([text]), 1))
    except Exception as error:  # the loop around one item: what an engine raises is known to itself alone
        _raise_what_no_text_did(error)
        return str(error) or type(error).__name__
    found: Row = rows[0]
    return found


def _raise_what_no_text_did(error: Exception) -> None:
    """Raise an error of ours that is not the model's: where rows are kept there may be no room."""
    if isinstance(error, HexaplaError) and not isinstance(error, UnusableModel):
        raise error


def _checked(rows: object, texts: int) -> NDArray[np.float64]:
    """Return rows of length 1 in 64 bits.

    Raises:
        ValueError: there are not as many as texts, or what they hold gives no direction.
    """
    exact = np.asarray(rows, dtype=np.float64)
    if exact.ndim != 2 or len(exact) != texts or not exact.shape[1]:
        raise ValueError(f"rows of the shape {exact.shape} for {texts} texts")
    lengths = np.linalg.norm(exact, axis=1, keepdims=True)
    if not (np.isfinite(lengths) & (lengths > 0)).all():
        raise ValueError("a row that is no direction: zeros, infinite, or no numbers")
    return np.asarray(exact / lengths, dtype=np.float64)


def _same(row: Row, empty: Row | str) -> bool:
    """Say whether a row is that of the empty text: the model found nothing to read."""
    return not isinstance(empty, str) and row.shape == empty.shape and bool(np.abs(row - empty).max() < SAME)


def _stacked(found: Sequence[Halves | str | None]) -> tuple[Halves, Bools, dict[int, str]]:
    """Return all rows as one table, where there are any, and what is wrong with others, by their place.

    The width that most have is the right one.
    """
    widths = Counter(len(row) for row in found if isinstance(row, np.ndarray))
    width = max(widths, key=lambda width: (widths[width], -width), default=0)
    rows, known = np.zeros((len(found), width), dtype=np.float16), np.zeros(len(found), dtype=bool)
    wrong: dict[int, str] = {}
    for place, row in enumerate(found):
        if isinstance(row, str):
            wrong[place] = row
        elif row is not None and len(row) != width:
            wrong[place] = f"a row of {len(row)} columns, where others have {width}"
        elif row is not None:
            rows[place], known[place] = row, True
    return rows, known, wrong
