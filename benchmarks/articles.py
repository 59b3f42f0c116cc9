"""Articles: accuracy of bodies and pages a second, against trafilatura, readability-lxml and resiliparse.

    .venv/bin/python benchmarks/articles.py [--quick]

Reads data/extraction. Ours does all of `hexapla clean` (metadata, language, dates, furniture); trafilatura runs twice,
with metadata and without comments: as it comes, and fast, as it scores best; the other two give text alone. What a
second process gains is in scaling.py, the language of documents in language.py.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

import measuring
import public_data
import scoring
import table
from measuring import Measured

Extractor = Callable[[bytes], str]

WARM_UP = Path(__file__).parent.parent / "sample" / "pages"
ROUNDS, QUICK = 3, 30
"""Rounds over all pages, of which the fastest counts; pages of the one round of the short form."""

_LINES = (
    "blockquote",
    "br",
    "div",
    "figcaption",
    *(f"h{level}" for level in range(1, 7)),
    "li",
    "p",
    "pre",
    "td",
    "tr",
)


def hexapla() -> Extractor:
    clean, page = import_module("hexapla.articles").clean, import_module("hexapla.values.page").Page

    def extract(content: bytes) -> str:
        return getattr(clean(page("page.html", content, hashlib.sha256(content).hexdigest(), "text/html")), "text", "")

    return extract


def trafilatura(fast: bool = False) -> Extractor:
    import_module("logging").getLogger("trafilatura").setLevel("CRITICAL")
    bare_extraction = import_module("trafilatura").bare_extraction

    def extract(content: bytes) -> str:
        found = bare_extraction(content, fast=fast, include_comments=False, with_metadata=True)
        return (found.text or "") if found else ""

    return extract


def readability() -> Extractor:
    import_module("logging").getLogger("readability").setLevel("CRITICAL")
    document, parse = import_module("readability").Document, import_module("lxml.html").fromstring

    def extract(content: bytes) -> str:
        found = parse(document(content).summary(html_partial=True))
        for element in found.iter(*_LINES):
            element.tail = "\n" + (element.tail or "")
        return str(found.text_content())

    return extract


def resiliparse() -> Extractor:
    plain_text = import_module("resiliparse.extract.html2text").extract_plain_text
    parse = import_module("resiliparse.parse.html").HTMLTree.parse_from_bytes
    encoding = import_module("resiliparse.parse.encoding").detect_encoding
    return lambda content: plain_text(parse(content, encoding(content)), main_content=True)


SYSTEMS: dict[str, Callable[[], Extractor]] = {
    "hexapla": hexapla,
    "trafilatura": trafilatura,
    "trafilatura, fast": partial(trafilatura, fast=True),
    "readability-lxml": readability,
    "resiliparse": resiliparse,
}
MODULES = {
    "trafilatura": "trafilatura",
    "trafilatura, fast": "trafilatura",
    "readability-lxml": "readability",
    "resiliparse": "resiliparse.extract",
}
PEERS = ("trafilatura", "trafilatura, fast")
"""Whose pages a second ours are held against."""


def prepare(name: str, paths: list[Path]) -> Callable[[], list[str]]:
    """Make an extractor ready: pages that are not measured have loaded what it reads once, and filled no cache."""
    extract = SYSTEMS[name]()
    for path in sorted(WARM_UP.rglob("*.html"))[:5]:
        extract(path.read_bytes())
    contents = [gzip.decompress(path.read_bytes()) for path in paths]

    def run() -> list[str]:
        return [_text(extract, content) for content in contents]

    return run


def _text(extract: Extractor, content: bytes) -> str:
    """Return what is found; a page that an extractor fails on has no text, as for the scorer."""
    try:
        return extract(content)
    except Exception:
        return ""


def main() -> None:
    quick = public_data.is_quick(__doc__)
    data = public_data.folder("extraction")
    gold = {row["id"]: row["body"] for row in public_data.lines(data / "gold.jsonl")}
    ids = sorted(gold)[: QUICK if quick else None]
    paths = [data / "pages" / f"{each}.html.gz" for each in ids]
    names = ["hexapla", *measuring.present(MODULES)]
    runs: dict[str, list[Measured[list[str]]]] = {name: [] for name in names}
    for _ in range(1 if quick else ROUNDS):
        for name in names:
            runs[name].append(measuring.apart(prepare, name, paths))
    best = {name: min(found, key=lambda run: run.seconds) for name, found in runs.items()}
    peers = [best[name].seconds if name in best else None for name in PEERS]
    rows = []
    for name, run in best.items():
        found = scoring.bodies([gold[each] for each in ids], run.value)
        speed = len(ids) / run.seconds
        figures = [*map(table.score, (found.f1, found.precision, found.recall)), f"{speed:,.1f}"]
        ratios = [table.ratio(speed, peer and len(ids) / peer) for peer in peers]
        rows.append([name, *figures, *ratios, table.whole(run.peak)])
    head = ("", "F1", "P", "R", "pages/s", *(f"× {name}" for name in PEERS), "peak MB")
    table.show(f"bodies of {len(ids)} pages; seconds of one processor", head, rows)


if __name__ == "__main__":
    main()
