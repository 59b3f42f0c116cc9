"""A text made ready for alignment once, however many others it is aligned with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from hexapla.versions.keys import Reading, readings

Grid = NDArray[np.float64]


class Text:
    """Sentences in a language (BCP 47, or ``None``), what they show, and which of them begin a block."""

    def __init__(self, sentences: Sequence[str], language: str | None, blocks: Sequence[int] = ()) -> None:
        """Keep the sentences; ``blocks`` has the number of the block of each sentence, or nothing."""
        self.sentences, self.language = tuple(sentences), language
        self._blocks = blocks
        self._reading: Reading | None = None

    def __len__(self) -> int:
        """Return how many sentences there are."""
        return len(self.sentences)

    def beginning(self, most: int) -> Text:
        """Return the first sentences, at most ``most``."""
        return self if len(self) <= most else Text(self.sentences[:most], self.language, self._blocks[:most])

    def part(self, first: int, last: int, reading: Reading) -> Text:
        """Return some of the sentences, read already."""
        part = Text(self.sentences[first:last], self.language, self._blocks[first:last])
        part._reading = reading
        return part

    @property
    def reading(self) -> Reading:
        """What the sentences show."""
        if self._reading is None:
            make_ready((self,))
        assert self._reading is not None
        return self._reading

    @property
    def starts(self) -> Grid:
        """1 for each sentence that begins another block than the one before it."""
        starts = np.zeros(len(self))
        if len(self._blocks) == len(self) > 1:
            starts[1:] = np.diff(np.asarray(self._blocks)) != 0
        return starts


def make_ready(texts: Iterable[Text]) -> None:
    """Read texts, those not read yet all at once: that costs half of what one after the other does."""
    fresh = list({id(text): text for text in texts if text._reading is None}.values())
    if fresh:
        found = readings([text.sentences for text in fresh], [text.language for text in fresh])
        for text, reading in zip(fresh, found, strict=True):
            text._reading = reading


def text_of(sentences: Sequence[str], language: str | None, blocks: Sequence[int] = ()) -> Text:
    """Return sentences in a language (BCP 47) made ready for alignment."""
    return Text(sentences, language, blocks)
