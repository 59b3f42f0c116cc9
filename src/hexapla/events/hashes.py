"""Hashes: CRC-32 of many keys at once, going on from the hash of what stands before each."""

from __future__ import annotations

import zlib
from functools import cache

import numpy as np
from numpy.typing import NDArray

from hexapla.events.transcription import Keys, Places

Registers = NDArray[np.uint32]
"""Hashes on their way: what CRC-32 holds before its bits are turned round at the end."""


@cache
def _table() -> Registers:
    """Return the table of CRC-32, read off zlib: the hash of one byte is its entry, with the register's ones."""
    found = np.zeros(256, dtype=np.uint32)
    for byte in range(256):
        found[byte ^ 0xFF] = zlib.crc32(bytes([byte])) ^ 0xFF000000
    return found


def begun(opening: bytes, count: int) -> Registers:
    """Return so many hashes that have read ``opening``."""
    return np.full(count, zlib.crc32(opening) ^ 0xFFFFFFFF, dtype=np.uint32)


def going_on(registers: Registers, keys: Keys, first: Places, end: Places) -> Registers:
    """Return hashes that have read also the bytes of the keys from place ``first`` of each on, up to ``end``."""
    found = registers.copy()
    which = np.flatnonzero(first < end)
    here, last = keys.starts[which] + first[which], keys.starts[which] + end[which]
    while len(which):
        now = found[which]
        found[which] = _table()[(now ^ keys.consonants[here]) & np.uint32(0xFF)] ^ (now >> np.uint32(8))
        here += 1
        more = here < last
        which, here, last = which[more], here[more], last[more]
    return found


def of_whole(opening: bytes, keys: Keys, most: int) -> Registers:
    """Return the CRC-32 of ``opening`` and the first ``most`` bytes of each key."""
    nothing = np.zeros(len(keys.starts), dtype=np.intp)
    return ~going_on(begun(opening, len(nothing)), keys, nothing, np.minimum(keys.lengths, most))
