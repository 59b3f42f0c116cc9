"""The markup of every kind of page: well formed as HTML asks, ids of their own, and references that lead somewhere."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import html5lib
import pytest
from lxml import html
from starlette.testclient import TestClient

from hexapla.archive.sqlite import SqliteArchive
from hexapla.web import WebOptions, create_app
from page_kinds import NAMES, kinds, remember_former

TOKEN = "a long word"
POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list", "form")


@pytest.fixture(scope="module")
def visitor(sample_build: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Return a client of the sample's application, signed in to review."""
    archive = tmp_path_factory.mktemp("markup") / "archive.db"
    shutil.copy(sample_build["archive"], archive)
    remember_former(archive)
    options = WebOptions(partial(SqliteArchive, str(archive)), token=TOKEN)
    with TestClient(create_app(options), follow_redirects=False) as client:
        form = {"name": "Ana", "token": TOKEN, "next": "/"}
        client.post("/login", data=form, headers={"Origin": "http://testserver"})
        yield client


@pytest.fixture(scope="module")
def addresses(visitor: TestClient) -> dict[str, str]:
    """Return the path of a page of every kind."""
    return kinds(lambda path: visitor.get(path).text)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", NAMES)
def test_its_markup_is_sound(visitor: TestClient, addresses: dict[str, str], name: str, language: str) -> None:
    answer = visitor.get(addresses[name], headers={"Accept": "text/html", "Accept-Language": language})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    parser = html5lib.HTMLParser()
    parser.parse(answer.text)
    assert [(place, kind, told) for place, kind, told in parser.errors] == []
    page = html.document_fromstring(answer.content.decode())
    ids = Counter(page.xpath("//@id"))
    assert [one for one, times in ids.items() if times > 1] == []
    pointed = {one for name in POINTERS for value in page.xpath(f"//@{name}") for one in value.split()}
    assert pointed - ids.keys() == set()
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#") and link != "#"} - ids.keys() == set()
