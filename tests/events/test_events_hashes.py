"""Hashes: those of zlib, many at once."""

import zlib

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hexapla.events.hashes import begun, going_on, of_whole
from hexapla.events.transcription import Keys

KEYS = st.lists(st.binary(max_size=12), max_size=8)


def laid_out(keys: list[bytes]) -> Keys:
    sizes = np.array([len(key) for key in keys], dtype=np.intp)
    consonants = np.frombuffer(b"".join(keys) + b"\0", dtype=np.uint8)
    return Keys(consonants, np.cumsum(sizes) - sizes, sizes)


@given(KEYS, st.binary(max_size=3), st.integers(0, 12))
def test_hashes_of_many_keys_are_those_of_zlib(keys: list[bytes], opening: bytes, most: int) -> None:
    assert of_whole(opening, laid_out(keys), most).tolist() == [zlib.crc32(opening + key[:most]) for key in keys]


@given(KEYS, st.integers(0, 12))
def test_a_hash_goes_on_from_what_was_read(keys: list[bytes], cut: int) -> None:
    found = laid_out(keys)
    middle = np.minimum(found.lengths, cut)
    half = going_on(begun(b"", len(keys)), found, np.zeros(len(keys), dtype=np.intp), middle)
    assert (~going_on(half, found, middle, found.lengths)).tolist() == [zlib.crc32(key) for key in keys]
