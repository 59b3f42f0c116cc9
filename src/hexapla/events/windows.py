"""Windows: what may be a word of a run that is written without spaces, as features.

Every 2 to 4 pieces beside each other are taken, for one of them is the word. There are thousands on a page, so that all
of them are hashed at once: CRC-32 goes on from the hash of a shorter window.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from hexapla.events.runs import Pieces, Places, Runs, cut, pieces
from hexapla.events.transcription import LONGEST, Memory, transcribed

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
class _Keys:
    """What was read of windows so far: hash, last consonant (0 before the first), number of consonants."""

    crc: NDArray[np.uint32]
    last: NDArray[np.uint8]
    lengths: Places


@cache
def _crc_table() -> NDArray[np.uint32]:
    """Return the table of CRC-32, read off zlib: the hash of one byte is its entry, with the register's ones."""
    found = np.zeros(256, dtype=np.uint32)
    for byte in range(256):
        found[byte ^ 0xFF] = zlib.crc32(bytes([byte])) ^ 0xFF000000
    return found


_TRANSCRIBED = Memory(lambda words: (key.ljust(LONGEST, b"\0") for key in transcribed(words)))


def windows(found: Runs, opening: bytes = b"", most: int = 1 << 30) -> Windows:
    """Return the windows of a text with :data:`LEAST` consonants and more, by length, then from left to right.

    The features are those of ``opening`` and the first ``most`` consonants of each; ``lengths`` counts no more.
    """
    read = pieces(found)
    keyed = _TRANSCRIBED.of(cut(found.text, read.starts, read.ends))
    table = np.frombuffer(keyed, dtype=np.uint8).reshape(-1, LONGEST)
    begun = np.full(len(read.run), zlib.crc32(opening) ^ 0xFFFFFFFF, dtype=np.uint32)
    keys = _Keys(begun, np.zeros(len(begun), dtype=np.uint8), np.zeros(len(begun), dtype=np.intp))
    keys, each = _longer(keys, table, most), []
    for more in range(1, MOST):
        keys = _longer(_cut(keys, max(len(begun) - more, 0)), table[more:], most)
        each.append(_of_width(keys, read, more + 1))
    return Windows(*(np.concatenate(part) for part in zip(*each, strict=True)))


def _cut(keys: _Keys, count: int) -> _Keys:
    return _Keys(keys.crc[:count], keys.last[:count], keys.lengths[:count])


def _of_width(keys: _Keys, read: Pieces, width: int) -> tuple[NDArray[np.uint32], Places, Places, Places]:
    """Return the features and places of the windows of so many pieces; none reaches over the end of a run."""
    inside = read.run[: len(keys.crc)] == read.run[width - 1 :]
    kept = np.flatnonzero(inside & (keys.lengths >= LEAST))
    lengths = keys.lengths[kept]
    features = ~keys.crc[kept] & _HASHES | np.minimum(lengths, _LENGTHS).astype(np.uint32)
    return features, lengths, read.starts[kept], read.ends[kept + width - 1]


def _longer(keys: _Keys, table: NDArray[np.uint8], most: int) -> _Keys:
    """Return keys with one more piece each; a consonant that stands doubled where they meet counts once."""
    sizes = np.count_nonzero(table, axis=1)
    doubled = ((table[:, 0] == keys.last) & (sizes > 0)).astype(np.intp)
    crc = keys.crc.copy()
    room = most - keys.lengths + doubled
    for place in range(int(sizes.max(initial=0))):
        which = np.flatnonzero((doubled <= place) & (place < sizes) & (place < room))
        now = crc[which]
        crc[which] = _crc_table()[(now ^ table[which, place]) & 0xFF] ^ now >> 8
    last = np.where(sizes > 0, table[np.arange(len(sizes)), np.maximum(sizes, 1) - 1], keys.last)
    return _Keys(crc, last, np.minimum(keys.lengths + sizes - doubled, most))
