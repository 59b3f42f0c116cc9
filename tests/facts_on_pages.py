"""The facts that the road finds on public pages, and what a person said who read them (``tests/quality/read_facts``).

A fact is counted a page at a time, at its first evidence there. It is known again by a hash of what it states and
where; no word of a page is kept.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from msgspec import Struct, to_builtins

from conftest import SHARED
from hexapla import pipeline
from hexapla.archive.sqlite import SqliteArchive
from hexapla.execution.local import LocalExecution
from hexapla.settings import Settings

Row = dict[str, Any]
READ = Path(__file__).parent / "quality" / "read_facts"
KINDS = ("quantities", "people", "places", "documents", "awards", "dates", "statements", "organisations")
PAGES = 200
SAMPLE = 100
"""Facts of a kind that are read: the first by their hashes, so that a fact that is found no more makes room for one."""


class Quiet:
    """Progress that nobody watches."""

    def begin(self, description: str, total: int | None) -> None:
        """A stage begins."""

    def advance(self, count: int = 1) -> None:
        """Items are done."""

    def end(self) -> None:
        """The stage ends."""


class Found(Struct, frozen=True):
    """A fact on a page: ``stated`` is what it says there, ``place`` its first evidence on the page."""

    kind: str
    page: str
    stated: str
    place: Row
    fact: Row

    @property
    def hash(self) -> str:
        said = [self.kind, self.page, self.stated, self.place["block"], self.place["start"], self.place["end"]]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:12]


class Verdict(Struct, frozen=True):
    """What a reader said of one fact."""

    page: str
    hash: str
    right: bool
    reason: str


def drawn(data: Path, folder: Path) -> list[str]:
    """Return the inputs: all pages of ``extraction``, and as many articles of ``confusable`` as make them 200."""
    pages = sorted((data / "extraction" / "pages").iterdir())
    lines = gzip.decompress((data / "confusable" / "articles.jsonl.gz").read_bytes()).decode().splitlines()
    by_hash = sorted(lines, key=lambda line: hashlib.sha256(json.loads(line)["id"].encode()).digest())
    articles = folder / "confusable.jsonl"
    articles.write_text("\n".join(sorted(by_hash[: PAGES - len(pages)])) + "\n", "utf-8")
    return [str(data / "extraction" / "pages"), str(articles)]


def build(workers: int = 1, data: Path = SHARED / "data") -> tuple[dict[str, Row], list[Row]]:
    """Return the articles of the pages by id, and the records, as the road makes them."""
    with tempfile.TemporaryDirectory() as name:
        request = pipeline.BuildRequest(tuple(drawn(data, Path(name))))
        with (
            closing(SqliteArchive(str(Path(name) / "facts.db"))) as archive,
            closing(LocalExecution(workers)) as execution,
        ):
            pipeline.build(request, archive, execution, Settings(), Quiet())
            articles = {article.id: to_builtins(article) for article in archive.articles()}
            records = [to_builtins(record) for record in archive.records()]
    return articles, records


def facts_of(kind: str, articles: dict[str, Row], records: list[Row]) -> list[Found]:
    """Return the facts of a kind, a page at a time, in the order of their hashes."""
    found = [one for record in records for fact in _facts(kind, record) for one in _by_page(kind, fact, articles)]
    return sorted(found, key=lambda one: (one.hash, one.page))


def _facts(kind: str, record: Row) -> list[Row]:
    if kind == "dates":
        return [{**record[end], "which": end} for end in ("start", "end") if record[end]]
    facts: list[Row] = record.get(kind, [])
    return facts


def _by_page(kind: str, fact: Row, articles: dict[str, Row]) -> Iterator[Found]:
    places: dict[str, Row] = {}
    every = [*fact["evidence"], *(place for role in fact.get("roles", ()) for place in role["evidence"])]
    for place in every:
        places.setdefault(place["article"], place)
    for article, place in sorted(places.items()):
        page = _name(articles[article])
        yield Found(kind, page, _STATED[kind](fact, article, articles[article]["language"]), place, fact)


def _name(article: Row) -> str:
    """Return how a page is called: by its file's name in short, or by the article's id."""
    name = Path(str(article["location"])).name
    return name[:12] if ".htm" in name else str(article["id"])


def _words(value: Row, language: str) -> str:
    return str(value.get(language or "und", ""))


def _roles(fact: Row, article: str, language: str) -> str:
    here = {
        _words(role["role"], language)
        for role in fact.get("roles", ())
        if any(place["article"] == article for place in role["evidence"])
    }
    return "; ".join(sorted(here))


_STATED: dict[str, Callable[[Row, str, str], str]] = {
    "quantities": lambda f, a, la: f"{f['comparator']} {f['value']} {f['unit'] or ''} {_words(f['what'], la)}",
    "people": lambda f, a, la: f"{f['name']} [{_roles(f, a, la)}]",
    "organisations": lambda f, a, la: f"{f.get('name')} [{_roles(f, a, la)}]",
    "places": lambda f, a, la: f"{f['name']} ({f['role']})",
    "documents": lambda f, a, la: f"{f['code']} | {f['title']} | {f['date']}",
    "awards": lambda f, a, la: f"{f['count']} {_words(f['award'], la)} to {_words(f['to'], la)}",
    "dates": lambda f, a, la: f"{f['which']} {f['value']} {f['precision']} {f['inferred'] or ''}",
    "statements": lambda f, a, la: f"{f['kind']} by {f['by']} to {f['to']} in {f['period']} under {f['document']}",
}


def verdicts(kind: str) -> dict[str, Verdict]:
    """Return what was read of a kind, by hash."""
    path = READ / f"{kind}.tsv"
    if not path.exists():
        return {}
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {hash_: Verdict(page, hash_, right == "right", reason) for page, hash_, right, reason in rows}
