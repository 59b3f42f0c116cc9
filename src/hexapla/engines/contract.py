"""The contract of an embedding engine: texts in, rows of length 1 out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""One row a text; its columns mean nothing by themselves."""


class Embedder(Protocol):
    """Turns texts of any language into rows whose cosine says how alike the texts are.

    An embedder reads a model that the user has on disk; it asks no network. It belongs to the process that opened it:
    what works in several processes embeds before they begin, or opens one in each. Opening one is cheap. The
    model itself is loaded when rows are first asked for, so that a run whose rows are all kept already never loads it.
    """

    @property
    def name(self) -> str:
        """The engine and the model, for a person: ``onnx:multilingual-small``."""
        ...

    @property
    def version(self) -> str:
        """A hash of everything that rows depend on: the engine, its libraries and the files of the model.

        It belongs into the key of whatever is derived from rows. The name does not: a folder may be renamed.
        """
        ...

    @property
    def reads(self) -> int:
        """The most codepoints of a text that are read, from its beginning; a model may stop earlier."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each text, of shape ``(len(texts), width)``.

        Each row has length 1 and depends on its own text alone: neither the order of the texts nor how they
        are cut into batches changes it (by more than 1e-5). Every text has a row; those in which a model finds
        nothing to read, the empty one among them, have one and the same, and their cosine says nothing. For
        no texts the shape is ``(0, width)``, which is a way to load and try the model.

        Raises:
            UnusableModel: the model cannot be loaded, or does not give what an embedding needs.
        """
        ...
