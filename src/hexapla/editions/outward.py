"""Outward: the files of an edition that programs of the world read, feeds and sitemaps, and what each is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256

import msgspec
from msgspec import Struct

from hexapla.editions.addresses import article_path, event_path
from hexapla.editions.bitext import Table
from hexapla.editions.difference_entries import WORTH_TELLING, partings
from hexapla.editions.event_entries import Tabled, moments
from hexapla.editions.feed import DIFFERENCES, EVENTS, FORMATS, MOST_ENTRIES, Format, feed_path, series_feed
from hexapla.editions.feeds import feed_of_differences, feed_of_events, feed_of_series, written
from hexapla.editions.moments import moment_in_utc
from hexapla.editions.news_sitemap import NEWS_SITEMAP, news_sitemap
from hexapla.editions.robots import ROBOTS, robots_txt
from hexapla.editions.sitemap import Listed, sitemaps
from hexapla.editions.standpoint import Edition
from hexapla.values.article import Article
from hexapla.values.record import Record
from hexapla.values.series import SeriesCard

_encode = msgspec.json.Encoder(order="deterministic").encode


class FeedFile(Struct, frozen=True):
    """A feed as a file: its path, the digest of what it is made from, and how to make it, in whatever process."""

    path: str
    digest: str
    make: Callable[[], bytes]


def feed_files(
    records: Sequence[Record], articles: Mapping[str, Article], series: Iterable[SeriesCard], edition: Edition
) -> Iterator[FeedFile]:
    """Yield the feeds of an edition that knows where it stands: of events, of differences, and of each series."""
    newest = _newest(records, lambda record: [moments(record)[1]])
    parted = _newest(records, lambda record: [one.updated for one in partings(record, WORTH_TELLING)])
    known = {record.id: record for record in records}
    yield from _files(EVENTS, _events, newest, articles, edition)
    yield from _files(DIFFERENCES, _differences, parted, articles, edition)
    for card in series:
        turns = [known[turn.event] for turn in card.turns if turn.event in known]
        yield from _files(series_feed(card.id), partial(_series, card), turns, articles, edition)


def listed_files(
    paths: Iterable[str], records: Sequence[Record], articles: Mapping[str, Article], edition: Edition
) -> dict[str, Callable[[], bytes]]:
    """Return how sitemaps and robots.txt are made, by path; ``paths`` are those of the pages that are to be found."""
    changed = {event_path(record.id): moments(record)[1] for record in records if moments(record)[0]}
    for article in articles.values():
        published = moment_in_utc(article.published.value) if article.published else None
        if published:
            changed[article_path(article.id)] = published
    pages = (Listed(path, changed.get(path)) for path in paths)
    return {
        **sitemaps(pages, edition),
        NEWS_SITEMAP: partial(news_sitemap, records, edition),
        ROBOTS: partial(robots_txt, edition),
    }


_Told = Callable[[Sequence[Record], Tabled, Edition, Format], bytes]


def _events(records: Sequence[Record], tabled: Tabled, edition: Edition, form: Format) -> bytes:
    return written(feed_of_events(records, tabled, edition), form)


def _differences(records: Sequence[Record], tabled: Tabled, edition: Edition, form: Format) -> bytes:
    return written(feed_of_differences(records, tabled, edition), form)


def _series(card: SeriesCard, records: Sequence[Record], tabled: Tabled, edition: Edition, form: Format) -> bytes:
    return written(feed_of_series(card, {record.id: record for record in records}, tabled, edition), form)


def _files(
    name: str, told: _Told, records: Sequence[Record], articles: Mapping[str, Article], edition: Edition
) -> Iterator[FeedFile]:
    members = {v.id: articles[v.id] for record in records for v in record.articles if v.id in articles}
    digest = sha256(_encode((records, [members[one] for one in sorted(members)], edition))).hexdigest()
    for form in FORMATS:
        yield FeedFile(feed_path(name, form), digest, partial(_made, told, records, members, edition, form))


def _made(
    told: _Told, records: Sequence[Record], articles: Mapping[str, Article], edition: Edition, form: Format
) -> bytes:
    def tabled(record: Record) -> Table:
        return Table(record, {v.id: articles[v.id] for v in record.articles if v.id in articles})

    return told(records, tabled, edition, form)


def _newest(records: Sequence[Record], told: Callable[[Record], Sequence[str]]) -> list[Record]:
    """Return the records, by id, that have a part in the newest entries that a feed has room for."""
    entries = sorted((moment, record.id) for record in records for moment in told(record))
    # More than one entry may bear the moment at which a feed is full: which of them it shows, their ids decide.
    last = entries[-MOST_ENTRIES][0] if len(entries) >= MOST_ENTRIES else ""
    wanted = {identifier for moment, identifier in entries if moment >= last}
    return [record for record in sorted(records, key=lambda one: one.id) if record.id in wanted]
