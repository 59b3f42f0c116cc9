"""The shelf: whole values or nothing, within bounds, whoever writes beside."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.web.conditional import Body
from hexapla.web.shelf import Shelf


@given(st.lists(st.tuples(st.text(max_size=40), st.binary(max_size=50)), max_size=12))
def test_what_was_put_last_under_a_name_is_found(tmp_path_factory, put):
    folder = tmp_path_factory.mktemp("shelf")
    shelves = Shelf(folder), Shelf(folder)
    for number, (name, content) in enumerate(put):
        shelves[number % 2].put(name, Body(content, False, {"A": "b"}))
    for name, content in dict(put).items():
        assert shelves[0].get(name, Body) == shelves[1].get(name, Body) == Body(content, False, {"A": "b"})
    assert shelves[0].get("another name, longer than those are that were put there", Body) is None
    assert len(list(folder.iterdir())) == len(dict(put))


def test_the_oldest_go_where_there_is_no_room(tmp_path):
    shelf = Shelf(tmp_path, room=160_000)
    for number in range(400):
        shelf.put(f"{number}", b"x" * 1_000)
        os.utime(shelf._path(f"{number}"), ns=(number, number))
        shelf.get("0", bytes)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 160_000 * 17 / 16
    assert shelf.get("0", bytes) is not None
    assert shelf.get("1", bytes) is None
    assert shelf.get("399", bytes) is not None


@pytest.mark.parametrize("spoilt", [b"", b"\x00", b"x" * 100])
def test_what_cannot_be_read_is_not_there(tmp_path, spoilt):
    shelf = Shelf(tmp_path)
    shelf.put("name", Body(b"x", False, {}))
    shelf._path("name").write_bytes(spoilt)
    assert shelf.get("name", Body) is None
    shelf.put("name", Body(b"y", False, {}))
    assert shelf.get("name", Body) == Body(b"y", False, {})


def test_a_folder_that_is_gone_is_an_empty_shelf(tmp_path):
    shelf = Shelf(tmp_path / "none", room=1)
    shelf.put("name", b"x")
    assert shelf.get("name", bytes) is None
