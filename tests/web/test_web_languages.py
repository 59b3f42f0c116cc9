"""Every kind of page in each language of the interface: no phrase of the templates is left in English."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache, partial
from importlib.resources import files
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from hexapla.archive.sqlite import SqliteArchive
from hexapla.articles.line_roles import CUT_OFF
from hexapla.articles.outlet import RECURS, STOCK_CAPTION
from hexapla.editions import INTERFACES
from hexapla.editions.translations import SOURCE, translations
from hexapla.web import WebOptions, create_app
from page_kinds import kinds, remember_former

TOKEN = "a long word"
SPOKEN = [language for language in INTERFACES if language != SOURCE]
READ_ALOUD = ("title", "aria-label", "placeholder", "alt", "content", "data-at", "data-none", "data-count")
# What goes on in the line that it stands in.
INLINE = {"a", "b", "bdi", "code", "em", "i", "mark", "small", "span", "strong", "time", "tspan"}
UNREAD = frozenset({"script", "style", "code", "kbd"})
WRITTEN_BY_OTHERS = UNREAD | {"bdi", "blockquote", "option", "q"}
PLACE = re.compile(r"%\(\w+\)s|<[^>]*>|\{\w+\}")
WORD = re.compile(r"[A-Za-z]{2,}")
ASKED_ODDLY = ("/search?q=foo:bar language:zzzzzz from:99 conference", "/people/index.9", "/?page=1000", "/?from=x")


@pytest.fixture(scope="module")
def visitor(sample_build: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Return a client of the sample's application, signed in to review; something was judged in it."""
    archive = tmp_path_factory.mktemp("languages") / "archive.db"
    shutil.copy(sample_build["archive"], archive)
    remember_former(archive)
    options = WebOptions(partial(SqliteArchive, str(archive)), token=TOKEN, least=0.2)
    with TestClient(create_app(options), follow_redirects=False) as client:
        here = {"Origin": "http://testserver"}
        client.post("/login", data={"name": "Ana", "token": TOKEN, "next": "/"}, headers=here)
        dossier = kinds(lambda path: client.get(path).text)["dossier"]
        page = html.fromstring(client.get(dossier).content)
        for kind in ("q", "x"):
            fact = next(one for one in page.xpath("//input[@name='fact']/@value") if one.startswith(kind))
            said = client.post(dossier, data={"fact": fact, "action": "reject", "note": "—"}, headers=here)
            assert said.status_code == 303
        yield client


@pytest.fixture(scope="module")
def addresses(visitor: TestClient) -> tuple[str, ...]:
    """Return the path of a page of every kind, and of some that tell of a problem."""
    found = kinds(lambda path: visitor.get(path).text)
    return (*found.values(), *ASKED_ODDLY)


@cache
def english(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each phrase of more than two words that the language says otherwise, and how it would read in English."""
    said = translations(language)
    found = {}
    for key, told in said._catalog.items():
        phrase = (key[0] if isinstance(key, tuple) else key).split("\x04")[-1]
        parts = [part for part in PLACE.split(phrase) if part.strip()]
        words = WORD.findall(PLACE.sub(" ", phrase))
        if len(words) > 2 and told != phrase:
            shape = ".{1,200}?".join(
                re.escape(part.strip().replace("%%", "%")).replace(r"\ ", r"\s+") for part in parts
            )
            found[phrase] = re.compile(shape)
    return tuple(sorted(found.items()))


def read(page: bytes, language: str, unread: frozenset[str] = UNREAD, aloud: tuple[str, ...] = READ_ALOUD) -> str:
    """Return what a page says in the language of the interface, a line a block; other languages are passed over."""
    lines: list[str] = []

    def take(element: html.HtmlElement) -> None:
        if not isinstance(element.tag, str) or element.tag in unread or (element.get("lang") or language) != language:
            lines.append("…")
        else:
            if element.tag not in INLINE:
                lines.append("\n")
            lines.extend(f"\n{element.get(name)}\n" for name in aloud if element.get(name))
            lines.append(element.text or "")
            for child in element:
                take(child)
        lines.append(element.tail or "")

    take(html.document_fromstring(page.decode()))
    return re.sub("[\u2068\u2069]", "", "".join(lines))


@pytest.mark.parametrize("language", SPOKEN)
def test_no_phrase_is_left_in_english_on_any_kind_of_page(
    visitor: TestClient, addresses: tuple[str, ...], language: str
) -> None:
    left = {}
    for address in addresses:
        answer = visitor.get(address, headers={"Accept": "text/html", "Accept-Language": language})
        assert f'<html lang="{language}"' in answer.text, address
        said = read(answer.content, language)
        found = [phrase for phrase, shape in english(language) if shape.search(said)]
        if found:
            left[address] = found
    assert left == {}


def test_dates_are_written_as_the_language_writes_them(visitor: TestClient, addresses: tuple[str, ...]) -> None:
    for address in addresses:
        answer = visitor.get(address, headers={"Accept": "text/html", "Accept-Language": "fr"})
        said = read(answer.content, "fr", WRITTEN_BY_OTHERS, ("title", "aria-label"))
        assert re.findall(r"\d{4}-\d\d-\d\d", re.sub(r"\(2023, 2023-12 .*?\)", "", said)) == [], address


def test_every_reason_kind_and_repair_of_the_sample_has_a_name(sample_build: dict[str, Path]) -> None:
    templates = files("hexapla.editions").joinpath("templates")
    named = set(
        re.findall(r'"([^"]+)":', "".join(templates.joinpath(n).read_text() for n in ("names.html", "facts.html")))
    )
    archive = SqliteArchive(str(sample_build["archive"]))
    found = {RECURS, STOCK_CAPTION, CUT_OFF}
    for article in archive.articles():
        found |= {piece.reason for piece in article.furniture} | set(article.repairs)
        found |= {date.read_from for date in (article.published, article.modified) if date and date.read_from}
    for record in archive.records([event.id for event in archive.events()]):
        found |= {record.kind or "meeting"} | {place.role for place in record.places}
        found |= {body.kind or "ministry" for body in record.organisations} | {one.kind for one in record.statements}
        found |= {one.kind for one in record.differences}
    archive.close()
    assert found - named == set()


def test_the_english_pages_are_found_to_be_english(visitor: TestClient, addresses: tuple[str, ...]) -> None:
    """What is looked for is found where it is: the test above can fail."""
    found = set()
    for address in addresses:
        said = read(visitor.get(address, headers={"Accept": "text/html", "Accept-Language": "en"}).content, "en")
        found |= {phrase for phrase, shape in english("fr") if shape.search(said)}
    assert len(found) > 80
    assert {"Search in any language", "The number %(x)s in %(a)s became %(y)s in %(b)s."} <= found
