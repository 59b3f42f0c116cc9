"""Cleaned pages -> the archive's articles: one page an article, settled by what its outlet's pages teach together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

import msgspec
from msgspec import Struct

from hexapla import articles
from hexapla.archive import Archive, ArticleRow, PageRow, SketchRow
from hexapla.pipeline.keys import digest
from hexapla.pipeline.progress import Progress
from hexapla.values.article import Article
from hexapla.values.outlet import OutletKnowledge
from hexapla.values.rejection import Rejection

_BATCH = 128  # articles a transaction
_KNOWN_OUTLETS = 64  # outlets whose knowledge is held at a time


class _Chosen(Struct, frozen=True):
    """The page that gives an article: the key of its cleaning, where it stands, whose it is."""

    key: str
    location: str
    outlet: str | None


class Settler:
    """Settles articles by what an archive knows of their outlets."""

    def __init__(self, archive: Archive) -> None:
        self._outlet = lru_cache(maxsize=_KNOWN_OUTLETS)(archive.outlet)

    def __call__(self, article: Article) -> Article:
        """Return an article as its outlet's pages show it, or as it is where nothing is known of them."""
        outlet = articles.outlet_of(article)
        knowledge = self._outlet(outlet) if outlet else None
        return articles.settle(article, knowledge) if knowledge else article


def settle_archive(archive: Archive, progress: Progress) -> int:
    """Make the archive's articles out of its cleaned pages; returns how many outlets were learned (again).

    What comes of it is a function of the pages the archive knows. Only articles whose page, place or outlet's knowledge
    changed are looked at, and only those in which the knowledge changes something are written.
    """
    _sketch(archive, progress)
    chosen, rejections = _choose(archive)
    learned, keys = _learn(archive, chosen, progress)
    _settle(archive, chosen, keys, progress)
    archive.keep_articles(chosen, rejections)
    return learned


def _sketch(archive: Archive, progress: Progress) -> None:
    """Sketch the articles that have no sketch yet: all of an older archive, and those a killed run left without."""
    keys = archive.unsketched(articles.SKETCH_VERSION)
    progress.begin("Sketching pages", len(keys))
    for batch in _batches(keys):
        sketches = {}
        for key, article in archive.cleaned(batch):
            sketches[key] = articles.sketch(article)
            progress.advance()
        archive.add_sketches(sketches, articles.SKETCH_VERSION)
    progress.end()


def _choose(archive: Archive) -> tuple[dict[str, _Chosen], list[Rejection]]:
    """Give each article id one page: the one fetched last, then the first by location; the others are told."""
    by_key: dict[str, list[PageRow]] = {}
    for row in archive.pages():
        by_key.setdefault(row.key, []).append(row)
    rejections = [
        Rejection(row.location, "articles", "duplicate page", f"the same bytes as {rows[0].location}")
        for rows in by_key.values()
        for row in rows[1:]
    ]
    for kept in archive.refused():
        if isinstance(kept.result, Rejection):
            rejections.append(msgspec.structs.replace(kept.result, subject=by_key[kept.key][0].location))
    rivals: dict[str, list[SketchRow]] = {}
    for sketched in archive.sketch_rows():
        rivals.setdefault(sketched.article, []).append(sketched)
    chosen = {}
    for article, candidates in sorted(rivals.items()):
        winner, *others = sorted(candidates, key=lambda one: by_key[one.key][0].location)
        newest = max(_fetched(by_key[one.key]) for one in candidates)
        winner = next(one for one in (winner, *others) if _fetched(by_key[one.key]) == newest)
        place = by_key[winner.key][0].location
        chosen[article] = _Chosen(winner.key, place, winner.outlet)
        rejections += [
            Rejection(by_key[one.key][0].location, "articles", "older copy", f"the same address as {place}")
            for one in candidates
            if one is not winner
        ]
    return chosen, rejections


def _fetched(rows: Sequence[PageRow]) -> str:
    return max(row.fetched or "" for row in rows)


def _learn(archive: Archive, chosen: Mapping[str, _Chosen], progress: Progress) -> tuple[int, dict[str, str]]:
    """Learn the outlets whose pages are not what they were; returns how many, and the key of each outlet's knowledge.

    An outlet of fewer pages than a line must recur on is not learned.
    """
    pages: dict[str, list[str]] = {}
    for one in chosen.values():
        if one.outlet is not None:
            pages.setdefault(one.outlet, []).append(one.key)
    samples = {
        outlet: sorted(keys)[: articles.LEARNED_PAGES]
        for outlet, keys in sorted(pages.items())
        if len(keys) >= articles.FEWEST_PAGES
    }
    keys = {outlet: digest([articles.KNOWLEDGE_VERSION, *sample]) for outlet, sample in samples.items()}
    known = archive.outlet_keys()
    stale = [outlet for outlet in keys if known.get(outlet) != keys[outlet]]
    archive.set_outlets([], sorted(known.keys() - keys.keys()))
    progress.begin("Learning outlets", len(stale))
    for outlet in stale:
        knowledge = articles.learn(outlet, dict(archive.sketches(samples[outlet])))
        archive.set_outlets([(keys[outlet], knowledge)], [])
        progress.advance()
    progress.end()
    return len(stale), keys


def _settle(archive: Archive, chosen: Mapping[str, _Chosen], keys: Mapping[str, str], progress: Progress) -> None:
    """Write the articles that are not what they were, outlet by outlet."""
    rows = archive.article_rows()
    waiting: dict[str | None, list[str]] = {}
    for article, one in chosen.items():
        row, learned = rows.get(article), keys.get(one.outlet or "", "")
        if row is None or (row.location, row.cleaned, row.learned) != (one.location, one.key, learned):
            waiting.setdefault(one.outlet, []).append(article)
    progress.begin("Settling articles", sum(map(len, waiting.values())))
    for outlet, ids in sorted(waiting.items(), key=lambda item: item[0] or ""):
        knowledge = archive.outlet(outlet) if outlet in keys and outlet is not None else None
        for batch in _batches(ids):
            wanted = _rows(archive, {i: chosen[i] for i in batch}, knowledge, keys.get(outlet or "", ""))
            archive.put_articles(list(_articles(archive, wanted, rows, knowledge)))
            for _ in batch:
                progress.advance()
    progress.end()


def _rows(
    archive: Archive, chosen: Mapping[str, _Chosen], knowledge: OutletKnowledge | None, learned: str
) -> list[ArticleRow]:
    """Return what the articles are going to be: their keys say whether the knowledge changes anything in them."""
    bearings: dict[str, str] = {}
    if knowledge is not None:
        sketches = archive.sketches(one.key for one in chosen.values())
        bearings = {key: articles.bearing(page, knowledge) for key, page in sketches}
    return [
        ArticleRow(
            i, digest([one.key, found]) if (found := bearings.get(one.key)) else one.key, one.location, one.key, learned
        )
        for i, one in chosen.items()
    ]


def _articles(
    archive: Archive, wanted: Sequence[ArticleRow], rows: Mapping[str, ArticleRow], knowledge: OutletKnowledge | None
) -> Iterator[tuple[ArticleRow, Article | None]]:
    fresh: dict[str, ArticleRow] = {}
    for row in wanted:
        old = rows.get(row.id)
        if old is not None and (old.key, old.location) == (row.key, row.location):
            yield row, None
        elif row.cleaned is not None:
            fresh[row.cleaned] = row
    for key, article in archive.cleaned(fresh):
        row = fresh[key]
        settled = articles.settle(article, knowledge) if knowledge and row.key != key else article
        yield row, msgspec.structs.replace(settled, location=row.location or "")


def _batches(items: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch
