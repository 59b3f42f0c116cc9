"""Slices: parts of a text made ready, cut out without reading them again."""

from __future__ import annotations

import numpy as np

from hexapla.versions.keys import Keys, Reading
from hexapla.versions.surface import Numbers
from hexapla.versions.texts import Text


class Slices:
    """A text of which parts are wanted: any run of its sentences as a text of its own."""

    def __init__(self, text: Text) -> None:
        """Order the text's keys by sentence, once."""
        self._text = text
        reading = text.reading
        self._ordered = [(each, *_by_row(each)) for each in (reading.keys, reading.words)]

    def __len__(self) -> int:
        """Return how many sentences there are."""
        return len(self._text)

    def part(self, first: int, last: int) -> Text:
        """Return some of the sentences as a text: what is rare in it is counted in it alone."""
        if last - first == len(self._text):
            return self._text
        whole = self._text.reading
        keys, words = (_part(*each, first, last) for each in self._ordered)
        lengths = whole.lengths[first:last]
        size = round(whole.size * lengths.sum() / whole.lengths.sum())
        return self._text.part(first, last, Reading(lengths, whole.marks.between(first, last), keys, words, size))


def _by_row(keys: Keys) -> tuple[Numbers, Numbers]:
    """Return the entries of keys by row, and the key of each entry, by number."""
    order: Numbers = np.argsort(keys.rows, kind="stable")
    return order, np.repeat(np.arange(len(keys.keys)), keys.counts)


def _part(keys: Keys, order: Numbers, key_of: Numbers, first: int, last: int) -> Keys:
    begin, end = np.searchsorted(keys.rows, (first, last), sorter=order)
    # Entries are numbered by key, then row.
    entries = np.sort(order[begin:end])
    numbers, counts = np.unique(key_of[entries], return_counts=True)
    return Keys(keys.keys[numbers], counts, keys.rows[entries] - first)
