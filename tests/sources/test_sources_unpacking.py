"""Unpacking: what gzip packed comes back, up to the limit, and what is damaged says so."""

import gzip
import io
import zlib
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.sources import unpacking
from hexapla.sources.unpacking import unpack

LARGE = bytes(range(256)) * 1024  # packs well
MEMBERS = st.lists(st.binary(max_size=300), max_size=4)


@pytest.fixture(autouse=True, params=[7, unpacking._CHUNK])
def chunk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take packed bytes by the piece too, so that members and headers lie across the pieces."""
    monkeypatch.setattr(unpacking, "_CHUNK", request.param)


def packed_of(members: list[bytes], padding: int = 0) -> bytes:
    return b"".join(gzip.compress(member) + b"\0" * padding for member in members)


@given(members=MEMBERS, padding=st.integers(0, 20), limit=st.integers(1, 1500))
def test_members_are_joined_up_to_the_limit(members: list[bytes], padding: int, limit: int) -> None:
    assert unpack(io.BytesIO(packed_of(members, padding)), limit) == b"".join(members)[:limit]


@given(members=MEMBERS.filter(bool), cut=st.integers(1, 2000))
def test_a_cut_file_is_told_unless_it_is_cut_between_members(members: list[bytes], cut: int) -> None:
    ends = list(accumulate(len(gzip.compress(member)) for member in members))
    kept = max(ends[-1] - cut, 1)
    short = io.BytesIO(packed_of(members)[:kept])
    if kept in ends:
        assert unpack(short, 5000) == b"".join(members[: ends.index(kept) + 1])
    else:
        with pytest.raises(EOFError):
            unpack(short, 5000)


@given(content=st.binary(max_size=400))
def test_any_bytes_give_what_pythons_own_reader_gives_or_an_error(content: bytes) -> None:
    for given_bytes in (content, gzip.compress(content)[:10] + content, gzip.compress(b"Text.") + content):
        try:
            expected = gzip.decompress(given_bytes)
        except (EOFError, gzip.BadGzipFile, zlib.error):
            with pytest.raises((EOFError, zlib.error)):
                unpack(io.BytesIO(given_bytes), 5000)
        else:
            assert unpack(io.BytesIO(given_bytes), len(expected) + 1) == expected


def test_a_wrong_sum_is_damage() -> None:
    packed = bytearray(gzip.compress(b"Text."))
    packed[-6] ^= 1
    with pytest.raises(zlib.error):
        unpack(io.BytesIO(packed), 5000)


@pytest.mark.parametrize("limit", [1, 1000, len(LARGE)])
def test_no_more_is_read_than_the_limit_asks_for(limit: int) -> None:
    packed = io.BytesIO(packed_of([LARGE] * 50))
    assert unpack(packed, limit) == LARGE[:limit]
    assert packed.tell() <= len(gzip.compress(LARGE)) + unpacking._CHUNK
