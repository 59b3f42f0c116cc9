"""An embedding engine of our own making, which knows what some words mean and guesses the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from hexapla.engines import Vectors

WIDTH = 32


class MadeUp:
    """Gives texts with a word of one meaning nearly one row, and every other text a row of its own."""

    def __init__(self, meanings: Mapping[str, str], reads: int = 2000, version: str = "1") -> None:
        self.name, self.version, self.reads = "made-up:words", version, reads
        self.given: list[str] = []
        self._meanings = meanings

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.given.extend(texts)
        rows = np.array([self._row(text) for text in texts]).reshape(len(texts), WIDTH)
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)

    def _row(self, text: str) -> Vectors:
        meant = [meaning for word, meaning in self._meanings.items() if word in text]
        return sum((3.0 * direction(meaning) for meaning in meant), direction(text))


class Failing(MadeUp):
    """Does with some texts what ``wrong`` says of the row: it may return something else, or raise."""

    def __init__(self, word: str, wrong: Callable[[Vectors], object], **given: object) -> None:
        super().__init__({}, **given)  # type: ignore[arg-type]
        self._word, self._wrong = word, wrong

    def embed(self, texts: Sequence[str]) -> Vectors:
        rows = super().embed(texts)
        if not any(self._word in text for text in texts):
            return rows
        return self._wrong(rows)  # type: ignore[return-value]


def direction(what: str) -> Vectors:
    """Return a row that a text always has and that looks drawn by lot."""
    seed = int.from_bytes(hashlib.sha256(what.encode("utf-8", "surrogatepass")).digest()[:8], "little")
    return np.random.default_rng(seed).normal(size=WIDTH).astype(np.float32)
