"""Windows: what may be a word of a run that is written without spaces, as features.

Every 2 to 4 pieces beside each other are taken, for one of them is the word. There are thousands on a page, so that all
of them are hashed at once: CRC-32 goes on from the hash of a shorter window.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hexapla.events.hashes import Registers, begun, going_on
from hexapla.events.runs import Pieces, Runs, bounded, pieces
from hexapla.events.transcription import Keys, Places, transcribed

MOST = 4
"""Pieces of a run without spaces that may make one word."""

LEAST = 3
"""Consonants of a window that says anything."""

_LENGTHS = 7
_HASHES = np.uint32(0xFFFFFFFF - _LENGTHS)


@dataclass(frozen=True)
class Windows:
    """The windows of one text: ``features``, how many consonants each has, where it begins and ends in the text."""

    features: NDArray[np.uint32]
    lengths: Places
    starts: Places
    ends: Places


@dataclass(frozen=True)
class _Read:
    """What was read of windows so far: hash, last consonant (0 before the first), number of consonants."""

    crc: Registers
    last: NDArray[np.uint8]
    lengths: Places

    def __getitem__(self, which: slice) -> _Read:
        return _Read(self.crc[which], self.last[which], self.lengths[which])


def windows(found: Runs, opening: bytes = b"", most: int = 1 << 30) -> Windows:
    """Return the windows of a text with :data:`LEAST` consonants and more, by length, then from left to right.

    The features are those of ``opening`` and the first ``most`` consonants of each; ``lengths`` counts no more.
    """
    parts = pieces(found)
    keys = transcribed(found.codepoints, parts.starts, bounded(parts.starts, parts.ends))
    count = len(parts.run)
    read = _Read(begun(opening, count), np.zeros(count, dtype=np.uint8), np.zeros(count, dtype=np.intp))
    read, each = _longer(read, keys, most), []
    for more in range(1, MOST):
        read = _longer(read[: max(count - more, 0)], keys[more:], most)
        each.append(_of_width(read, parts, more + 1))
    return Windows(*(np.concatenate(part) for part in zip(*each, strict=True)))


def _of_width(read: _Read, parts: Pieces, width: int) -> tuple[NDArray[np.uint32], Places, Places, Places]:
    """Return the features and places of the windows of so many pieces; none reaches over the end of a run."""
    inside = parts.run[: len(read.crc)] == parts.run[width - 1 :]
    kept = np.flatnonzero(inside & (read.lengths >= LEAST))
    lengths = read.lengths[kept]
    features = ~read.crc[kept] & _HASHES | np.minimum(lengths, _LENGTHS).astype(np.uint32)
    return features, lengths, parts.starts[kept], parts.ends[kept + width - 1]


def _longer(read: _Read, keys: Keys, most: int) -> _Read:
    """Return what was read with one more piece each; a consonant that stands doubled where they meet counts once."""
    sizes = keys.lengths
    some = sizes > 0
    doubled = ((keys.consonants[keys.starts] == read.last) & some).astype(np.intp)
    crc = going_on(read.crc, keys, doubled, np.minimum(sizes, most - read.lengths + doubled))
    last = np.where(some, keys.consonants[keys.starts + np.maximum(sizes, 1) - 1], read.last)
    return _Read(crc, last, np.minimum(read.lengths + sizes - doubled, most))
