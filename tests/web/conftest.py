"""The served application over the archive of the sample."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hexapla.archive.sqlite import SqliteArchive
from hexapla.web import WebOptions, create_app


@pytest.fixture(scope="session")
def client(sample_build: dict[str, Path]) -> Iterator[TestClient]:
    """Return a client of the sample's application; nobody may write."""
    options = WebOptions(partial(SqliteArchive, str(sample_build["archive"])))
    with TestClient(create_app(options), raise_server_exceptions=False, follow_redirects=False) as client:
        yield client
