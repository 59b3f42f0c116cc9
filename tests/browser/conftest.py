"""A browser, and the served application that it reads; nothing is asked of any other place."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from browsing import TOKEN, Reader, opened, serving
from page_kinds import remember_former


@pytest.fixture(scope="module")
def archive(sample_build: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the sample's archive, for what is said of it to stay in one file of tests."""
    copy = tmp_path_factory.mktemp("browser") / "archive.db"
    shutil.copy(sample_build["archive"], copy)
    remember_former(copy)
    return copy


@pytest.fixture(scope="module")
def chromium() -> Iterator[object]:
    """Return Debian's Chromium, started once a file: while it runs, no event loop of another test may."""
    with opened() as browser:
        yield browser


@pytest.fixture(scope="module")
def place(chromium: object, archive: Path) -> Iterator[str]:
    """Return the address at which the sample is served; whoever knows the token may review."""
    with serving(archive, "--token", TOKEN) as address:
        yield address


@pytest.fixture
def reader(chromium: object, place: str) -> Iterator[Reader]:
    """Return what opens pages as one asks, and at the end holds against them what went wrong on any."""
    reader = Reader(chromium, place)
    yield reader
    reader.close()
    assert not reader.trouble, "\n".join(reader.trouble)
