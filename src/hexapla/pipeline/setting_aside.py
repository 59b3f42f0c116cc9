"""Articles -> the ledger of each outlet: what was set aside of its pages, why, and how often."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct, field

from hexapla import articles
from hexapla.archive import Archive
from hexapla.execution import Execution
from hexapla.pipeline.cleaning import clean
from hexapla.pipeline.progress import Progress
from hexapla.settings import Settings
from hexapla.values.article import Article, Furniture
from hexapla.values.outlet import OutletKnowledge, PageSketch, SetAside
from hexapla.values.rejection import Rejection

NAMED = 5
"""Articles of an entry that are named; the rest is only counted."""


class _Entry(Struct):
    pages: set[str] = field(default_factory=set)
    languages: Counter[str] = field(default_factory=Counter)
    foreign: bool = False

    def add(self, article: str, piece: Furniture) -> None:
        self.pages.add(article)
        self.foreign |= piece.foreign
        if piece.language:
            self.languages[piece.language] += 1


def furniture(
    inputs: Sequence[str], archive: Archive | None, execution: Execution, settings: Settings, progress: Progress
) -> Iterator[SetAside | Rejection]:
    """Yield what was set aside, by outlet, reason, pages and text; refused pages come first.

    What recurs across an outlet is learned from ``inputs`` and from the archive's pages of it. Without ``inputs`` it is
    the ledger of the archive's articles. Cleaned pages are held packed until the last was read.
    """
    if not inputs:
        yield from ledger(archive.articles() if archive else ())
        return
    packed: list[bytes] = []
    sketches: dict[str, dict[str, PageSketch]] = {}
    progress.begin("Reading pages", None)
    for result in clean(inputs, execution, settings):
        progress.advance()
        if isinstance(result, Rejection):
            yield result
            continue
        packed.append(zlib.compress(msgspec.json.encode(result), 1))
        sketch = articles.sketch(result)
        if sketch.outlet:
            sketches.setdefault(sketch.outlet, {})[f"{result.digest} {result.id}"] = sketch
    progress.end()
    if archive:
        _join(archive, sketches)
    yield from ledger(_settled(packed, sketches))


def ledger(found: Iterable[Article]) -> list[SetAside]:
    """Return what was set aside of articles, outlet by outlet, in an order that does not depend on theirs."""
    entries: dict[tuple[str | None, str, str], _Entry] = {}
    for article in found:
        outlet = articles.outlet_of(article)
        for piece in article.furniture:
            entries.setdefault((outlet, piece.reason, piece.text), _Entry()).add(article.id, piece)
    lines = [
        SetAside(
            outlet=outlet,
            reason=reason,
            text=text,
            language=min(entry.languages, key=lambda one: (-entry.languages[one], one), default=None),
            foreign=entry.foreign,
            pages=len(entry.pages),
            articles=tuple(sorted(entry.pages)[:NAMED]),
        )
        for (outlet, reason, text), entry in entries.items()
    ]
    return sorted(lines, key=lambda one: (one.outlet or "", one.reason, -one.pages, one.text))


def _join(archive: Archive, sketches: dict[str, dict[str, PageSketch]]) -> None:
    """Add the archive's pages of the outlets that are under reading."""
    rows = [row for row in archive.sketch_rows() if row.outlet in sketches]
    for key, sketch in archive.sketches(row.key for row in rows):
        if sketch.outlet:
            sketches[sketch.outlet][key] = sketch


def _settled(packed: Iterable[bytes], sketches: dict[str, dict[str, PageSketch]]) -> Iterator[Article]:
    known: dict[str, OutletKnowledge] = {
        outlet: articles.learn(outlet, pages)
        for outlet, pages in sorted(sketches.items())
        if len(pages) >= articles.FEWEST_PAGES
    }
    for value in packed:
        article = msgspec.json.decode(zlib.decompress(value), type=Article)
        knowledge = known.get(articles.outlet_of(article) or "")
        yield articles.settle(article, knowledge) if knowledge else article
