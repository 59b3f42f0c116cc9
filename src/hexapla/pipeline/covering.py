"""Outlets over an archive: records and articles are streamed, a batch of outlets at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from hexapla import articles, records
from hexapla.archive import Archive
from hexapla.errors import UnknownOutlet
from hexapla.language.folding import fold_bare
from hexapla.pipeline.reviewing import read_records
from hexapla.values.article import Article
from hexapla.values.outlet_card import OutletCard, OutletLedger
from hexapla.values.record import Record

_BATCH = 2000  # articles whose ledgers are made together; an outlet is never parted


class Covered(Struct, frozen=True):
    """The outlets of an archive by id; ``homes`` maps articles to the ids of theirs."""

    outlets: tuple[OutletCard, ...]
    homes: dict[str, str]


def cover(archive: Archive, shown: Iterable[Record], known: Mapping[str, Article] | None = None) -> Covered:
    """Return the outlets of an archive, as reviewers left the records ``shown``.

    ``known`` are the articles by id where they are at hand. Else one article is in memory at a time besides a small row
    for each, and the ledgers of the outlets that are being read.
    """
    rows = [row for record in shown for row in records.outlet_articles(record)]
    homes = records.homes(rows, _outlets(archive))
    ids = {outlet: records.outlet_id(outlet) for outlet in sorted(set(homes.values()))}
    cards = records.outlet_cards(rows, homes, dict(_ledgers(archive, homes, known)))
    return Covered(cards, {article: ids[outlet] for article, outlet in homes.items()})


def outlet_cards(archive: Archive, name: str | None = None) -> tuple[OutletCard, ...]:
    """Return the outlets of an archive by id, all or those of a name: an id, a host, a name or a part of one.

    Raises:
        UnknownOutlet: none has the name.
    """
    found = cover(archive, read_records(archive)).outlets
    if name is None:
        return found
    wanted = _plain(name)
    exact = tuple(one for one in found if wanted in {_plain(each) for each in _called(one)})
    named = exact or tuple(one for one in found if wanted and any(wanted in _plain(each) for each in _called(one)))
    if not named:
        raise UnknownOutlet(f"no outlet called {name} is in the archive; `hexapla outlets` lists all")
    return named


def _outlets(archive: Archive) -> dict[str, str | None]:
    """Return article -> its host, or its outlet's name, without reading any article."""
    found: dict[str, str | None] = {}
    for row in archive.sketch_rows():
        found[row.article] = found.get(row.article) or row.outlet
    return found


def _ledgers(
    archive: Archive, homes: Mapping[str, str], known: Mapping[str, Article] | None
) -> Iterator[tuple[str, OutletLedger]]:
    for batch in _batches(homes):
        tallies = {homes[batch[0]]: articles.LedgerTally(homes[batch[0]])}
        found = (known[one] for one in batch if one in known) if known is not None else archive.articles(batch)
        for article in found:
            outlet = homes[article.id]
            tallies.setdefault(outlet, articles.LedgerTally(outlet)).add(article)
        for outlet, tally in tallies.items():
            yield outlet, tally.ledger()


def _batches(homes: Mapping[str, str]) -> Iterator[Sequence[str]]:
    """Yield the articles of some outlets at a time."""
    by_outlet: dict[str, list[str]] = {}
    for article, outlet in sorted(homes.items()):
        by_outlet.setdefault(outlet, []).append(article)
    batch: list[str] = []
    for outlet in sorted(by_outlet):
        batch += by_outlet[outlet]
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _called(card: OutletCard) -> tuple[str, ...]:
    return card.id, card.outlet, card.name, *card.names


def _plain(name: str) -> str:
    return " ".join(fold_bare(name).split())
