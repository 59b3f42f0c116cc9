"""Vectors: what a model makes of texts, kept by the archive, so that a text is embedded once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hexapla.archive import Archive
from hexapla.engines import Embedder, Vectors
from hexapla.errors import UnusableModel
from hexapla.pipeline.progress import Progress

_KEPT = np.dtype("<f2")


class KeptVectors:
    """An :class:`~hexapla.engines.Embedder` that asks another only for texts that an archive has no rows of.

    Rows are kept in 16 bits under a hash of what was read. What was embedded now goes the same way as what was kept, so
    that both are equal to the last bit. ``made`` counts the texts that were embedded; where ``adds`` is
    false, nothing is written.
    """

    def __init__(self, archive: Archive, embedder: Embedder, adds: bool = True) -> None:
        """Begin with none embedded."""
        self._archive, self._embedder, self._adds = archive, embedder, adds
        self._asked: set[str] = set()
        self.name, self.version, self.reads, self.made = embedder.name, embedder.version, embedder.reads, 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each text; see the contract."""
        keys = [_key(text) for text in texts]
        known = self._archive.vectors(sorted(set(keys)), self.version)
        fresh = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if fresh or not texts:
            known |= self._made(fresh)
        self._asked.update(keys)
        rows = [np.frombuffer(known[key], dtype=_KEPT) for key in keys]
        return np.stack(rows).astype(np.float32) if rows else np.zeros((0, 0), dtype=np.float32)

    def keep_asked(self) -> None:
        """Let all vectors go but those that were asked for."""
        self._archive.keep_vectors(self._asked, self.version)

    def _made(self, fresh: dict[str, str]) -> dict[str, bytes]:
        rows = self._embedder.embed(list(fresh.values()))
        if not _usable(rows, len(fresh)):
            raise UnusableModel(f"the model {self.name} gives what are no rows for {len(fresh)} texts")
        made = {key: row.astype(_KEPT).tobytes() for key, row in zip(fresh, rows, strict=True)}
        if self._adds and made:
            self._archive.add_vectors(made, self.version)
        self.made += len(made)
        return made


class HeardVectors:
    """An :class:`~hexapla.engines.Embedder` that counts each text of another as done: embedding may take hours."""

    def __init__(self, embedder: Embedder, progress: Progress) -> None:
        """Begin with none done."""
        self._embedder, self._progress = embedder, progress
        self.name, self.version, self.reads = embedder.name, embedder.version, embedder.reads

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each text; see the contract."""
        rows = self._embedder.embed(texts)
        for _ in texts:
            self._progress.advance()
        return rows


def _usable(rows: NDArray[np.floating], texts: int) -> bool:
    """Say whether these are rows that can be kept; an engine may be anybody's."""
    return getattr(rows, "ndim", 0) == 2 and len(rows) == texts and bool(np.isfinite(rows).all())


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
