"""Ten thousand texts that mean harm, as titles, texts, names, addresses, ids and queries: none becomes markup."""

import csv
import io
import json
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from lxml import etree
from resiliparse.parse.html import HTMLTree, NodeType
from starlette.testclient import TestClient

from hexapla.archive.sqlite import SqliteArchive
from hexapla.execution.local import LocalExecution
from hexapla.pipeline.publishing import Wanted, publish
from hexapla.web import WebOptions, create_app
from hostile_texts import FRAGMENTS, Silent, filled, hostile_texts, tame_texts

COUNT, TAME = 10_000, 250
ADDRESSES = {"href", "src", "action", "formaction", "cite", "data", "poster", "srcset", "background", "ping"}
ASKED = (
    "/search?q=TEXT", "/?q=TEXT&person=TEXT", "/?outlet=TEXT", "/login?next=TEXT", "/fr/events/TEXT",
    "/articles/TEXT", "/TEXT",
    "/search.atom?q=TEXT", "/search.json?q=TEXT", "/api/v1/events?TEXT=TEXT", "/api/v1/search?q=TEXT",
    "/people/TEXT?TEXT",
)  # fmt: skip
DATA = "application/ld+json"
PLACE = "https://news.example/hx/"


def published(folder: Path, texts: list[str], address: str = "") -> tuple[Path, Path]:
    path = folder / "archive.db"
    archive = SqliteArchive(str(path))
    filled(archive, texts, address=address)
    publish(archive, folder / "site", Wanted(base_url=PLACE), LocalExecution(1), Silent())
    archive.close()
    return path, folder / "site"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return published(tmp_path_factory.mktemp("hostile"), hostile_texts(COUNT))


@pytest.fixture(scope="module")
def tame(tmp_path_factory):
    return published(tmp_path_factory.mktemp("tame"), tame_texts(TAME), "https://a.example/news/1")


@pytest.fixture(scope="module")
def served(hostile):
    options = WebOptions(partial(SqliteArchive, str(hostile[0])), token="s3cret")
    with TestClient(create_app(options), raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


def markup(content: bytes) -> set[tuple[str, str]]:
    """Return which attributes stand at which elements of a page as browsers read it; checks what addresses say."""
    found: set[tuple[str, str]] = set()
    for element in HTMLTree.parse_from_bytes(content, "utf-8").document:  # each node is visited once
        if element.type != NodeType.ELEMENT:
            continue
        tag = element.tag
        found.add((tag, ""))
        for name in element.attrs:
            found.add((tag, name))
            if name in ADDRESSES:
                icon = tag == "link" and element.getattr("rel") == "icon"
                assert icon or sound(element.getattr(name)), (tag, name, element.getattr(name))
    return found


def sound(address: str) -> bool:
    scheme = urlsplit(address).scheme
    return scheme in {"http", "https"} or not (scheme or address.startswith(("//", "\\", "/\\")) or "\t" in address)


def kind_of(path: Path, root: Path) -> str:
    folder = path.relative_to(root).parts[0]
    return folder if path.name.removesuffix(".html").split(".")[0] != "index" else f"{folder} index"


def test_there_are_ten_thousand_and_each_run_has_the_same():
    texts = hostile_texts(COUNT)
    assert len(set(texts)) == COUNT
    assert texts == hostile_texts(COUNT)
    assert max(map(len, texts)) > 5_000


def test_no_page_has_markup_that_a_page_of_tame_words_lacks(hostile, tame):
    ours: dict[str, set[tuple[str, str]]] = {}
    for file in tame[1].rglob("*.html"):
        ours.setdefault(kind_of(file, tame[1]), set()).update(markup(file.read_bytes()))
    every = set().union(*ours.values())
    assert not any(name.startswith("on") or name == "style" for _, name in every)
    files = sorted(hostile[1].rglob("*.html"))
    assert len(files) > 150, len(files)
    for file in files:
        assert markup(file.read_bytes()) <= every, file


def test_every_text_stands_on_some_page_as_text(hostile):
    trees = [HTMLTree.parse_from_bytes(file.read_bytes(), "utf-8") for file in (hostile[1] / "articles").glob("*.html")]
    said = "\n".join(tree.body.text for tree in trees)
    for fragment in FRAGMENTS:
        if fragment.isprintable() and fragment.strip() == fragment:
            assert fragment in said, fragment


def test_what_programs_read_is_sound(hostile):
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    seen = set()
    for file in hostile[1].rglob("*.*"):
        seen.add(file.suffix)
        content = file.read_bytes()
        if file.suffix in {".xml", ".atom", ".tmx"}:
            etree.fromstring(content, parser)
        elif file.suffix == ".json":
            json.loads(content)
        elif file.suffix == ".csv":
            rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
            assert {len(row) for row in rows} == {len(rows[0])}
            assert not [
                cell for row in rows for cell in row if cell[1:] and cell.startswith(("=", "+", "@", "\t", "\r"))
            ]
    assert {".xml", ".atom", ".json", ".html"} <= seen


def test_data_in_the_head_of_a_page_stays_data(hostile):
    for file in list(hostile[1].glob("events/*.html"))[:10] + list(hostile[1].glob("articles/*.html"))[:10]:
        tree = HTMLTree.parse_from_bytes(file.read_bytes(), "utf-8")
        (told,) = (
            s for s in tree.head.get_elements_by_tag_name("script") if s.getattr("type") == "application/ld+json"
        )
        json.loads(told.text)


def test_what_is_asked_is_text_on_the_page_that_answers(served, tame):
    options = WebOptions(partial(SqliteArchive, str(tame[0])), token="s3cret")
    own = set()
    with TestClient(create_app(options)) as client:
        for address in (
            "/",
            "/?q=a",
            "/?outlet=word",
            "/?person=word",
            "/search?q=word",
            "/search?q=zz",
            "/login?next=/x",
            "/nix",
        ):
            own |= markup(client.get(address, headers={"Accept": "text/html"}).content)
    for number, text in enumerate([*FRAGMENTS, *hostile_texts(COUNT)[:: COUNT // 60]]):
        asked = quote(text[:150], safe="", errors="surrogatepass")
        addresses = [address.replace("TEXT", asked) for address in ASKED]
        for address in (addresses[number % len(addresses)], addresses[0]):
            answer = served.get(address, headers={"Accept": "text/html"})
            assert answer.status_code < 500, address
            assert "default-src 'none'" in answer.headers["content-security-policy"]
            if answer.headers.get("content-type", "").startswith("text/html"):
                assert markup(answer.content) <= own, address
            elif "json" in answer.headers.get("content-type", ""):
                answer.json()
