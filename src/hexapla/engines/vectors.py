"""What holds for every engine: which part of a text it reads, and that its rows have length 1."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hexapla.engines.contract import Vectors
from hexapla.errors import UnusableModel

MOST_TOKENS = 512
"""Tokens of a text that are read even where a model would take more. Most models for sentences take 128 to 512; the
time of one that takes 8,192 grows with their square, and the beginning of an article tells which event it is."""

CODEPOINTS_A_TOKEN = 16
"""Codepoints that are read for each token, so that a text of any length costs the same. A token stands for far fewer,
so it is the model that ends the reading: 60,000 byte pairs, learned from a quarter of the open linking articles, take
3.2 codepoints in the mean of these and 5.3 in the one where they take most (November 2026)."""

READS = MOST_TOKENS * CODEPOINTS_A_TOKEN


def readable(text: str, most: int = READS) -> str:
    """Return the first ``most`` codepoints of a text; U+FFFD stands where half a surrogate pair stood.

    Tokenizers take UTF-8 and refuse a text with half a pair.
    """
    return text[:most].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def unit(rows: NDArray[np.floating], name: str) -> Vectors:
    """Return rows scaled to length 1; those of length 0 become the row whose columns are all equal.

    Raises:
        UnusableModel: a row holds what is no number; ``name`` is the model's.
    """
    exact = rows.astype(np.float64)
    if not np.isfinite(exact).all():
        raise UnusableModel(
            f"cannot use the model {name}: it gives rows that are no numbers; export it again, in 32 bits"
        )
    sizes = np.linalg.norm(exact, axis=1, keepdims=True)
    exact = np.where(sizes > 0, exact, 1.0)
    scaled: Vectors = (exact / np.linalg.norm(exact, axis=1, keepdims=True)).astype(np.float32)
    return scaled
