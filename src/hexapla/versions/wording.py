"""Wording: how much of one text stands word for word in another, and which texts share runs of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from zlib import crc32

import numpy as np
import regex
from numpy.typing import NDArray

from hexapla.language.scripts import word_texts

Runs = NDArray[np.uint32]

# Words of a run; twice as many signs where a script writes no spaces, for two ideographs are about a word.
RUN, RUN_OF_SIGNS = 5, 10
# Every so many runs, by their hashes, one is kept by which a text is found again: whichever part of it was taken.
_KEPT = 16
# Texts of which one run is remembered: beyond these it is a phrase of the outlet's.
_MOST_CARRIERS = 8
# Codepoints that are compared; a longer text is no news, and what follows adds cost and no evidence.
_READ = 100_000
_SIGN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]", regex.V1)


class Wording:
    """The words of a text without case, in order, and the runs that they make."""

    def __init__(self, text: str) -> None:
        """Read the words of a text."""
        self.words = [word.casefold() for word in word_texts(text[:_READ])]
        signs = sum(1 for word in self.words if _SIGN.match(word))
        self.width = RUN_OF_SIGNS if 2 * signs > len(self.words) else RUN

    @cached_property
    def runs(self) -> Runs:
        """The hashes (CRC-32) of the runs in the order of reading; a text shorter than one run is one."""
        count = max(1, len(self.words) - self.width + 1)
        joined = (" ".join(self.words[start : start + self.width]) for start in range(count))
        return np.fromiter((crc32(run.encode("utf-8", "surrogatepass")) for run in joined), np.uint32, count)

    @cached_property
    def distinct(self) -> Runs:
        """The runs, each once, in the order of their hashes."""
        return np.unique(self.runs)

    def kept(self, other: Wording) -> float:
        """Return the share of these words that stand in a run of ``other``, 0 to 1.

        Not the share of runs: one changed word would take five with it.
        """
        if not self.words or not other.words or self.width != other.width:
            return 0.0
        hits = np.isin(self.runs, other.distinct)
        covered = np.zeros(max(len(self.words), self.width), dtype=bool)
        for place in range(self.width):
            covered[place : place + len(hits)] |= hits
        return float(np.count_nonzero(covered[: len(self.words)]) / len(self.words))


class WordingIndex:
    """Texts found again by the runs of words that another shares with them."""

    def __init__(self) -> None:
        """Begin with no text."""
        self._carriers: dict[int, list[str]] = {}

    def add(self, name: str, wording: Wording) -> None:
        """Remember a text by some of its runs."""
        for run in _some(wording):
            carriers = self._carriers.setdefault(run, [])
            if len(carriers) < _MOST_CARRIERS:
                carriers.append(name)

    def nearest(self, wording: Wording, most: int) -> list[str]:
        """Return the texts that share most of the remembered runs, at most ``most``; of equals those added first."""
        votes: Counter[str] = Counter()
        for run in _some(wording):
            votes.update(self._carriers.get(run, ()))
        return [name for name, _ in votes.most_common(most)]


def _some(wording: Wording) -> Sequence[int]:
    """Return one in so many runs, chosen by their hashes alone; of a short text at least the least."""
    chosen = wording.distinct[wording.distinct % _KEPT == 0]
    found: list[int] = (chosen if len(chosen) else wording.distinct[:1]).tolist()
    return found
