"""The feeds of an edition: its events, its differences, the turns of a series, and the answer to a search."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from urllib.parse import quote

from msgspec.structs import replace

from hexapla.editions.absolute import file_address, page_address
from hexapla.editions.addresses import FRONT, series_path
from hexapla.editions.difference_entries import WORTH_TELLING, due_differences
from hexapla.editions.event_entries import Tabled, due_event
from hexapla.editions.feed import (
    DIFFERENCES,
    EVENTS,
    FORMATS,
    SEARCH,
    Cut,
    Feed,
    Format,
    feed_path,
    page_of,
    series_feed,
)
from hexapla.editions.feed_atom import write_atom
from hexapla.editions.feed_json import write_json_feed
from hexapla.editions.headline import headline
from hexapla.editions.identifiers import feed_urn
from hexapla.editions.standpoint import Edition
from hexapla.editions.translations import translations
from hexapla.values.difference import Severity
from hexapla.values.record import Record
from hexapla.values.search import SearchAnswer
from hexapla.values.series import SeriesCard

_FIRST = Cut()


def written(feed: Feed, form: Format) -> bytes:
    """Return a feed as a document of one format."""
    return write_atom(feed) if form == "atom" else write_json_feed(feed)


def feed_of_events(records: Iterable[Record], tabled: Tabled, edition: Edition, cut: Cut = _FIRST) -> Feed:
    """Return a page of the feed of all events; ``tabled`` gives a record with the articles of its versions."""
    feed = _feed(feed_urn("events"), "Hexapla", EVENTS, FRONT, edition)
    return page_of(feed, (due_event(record, tabled, edition) for record in records), cut)


def feed_of_differences(
    records: Iterable[Record],
    tabled: Tabled,
    edition: Edition,
    cut: Cut = _FIRST,
    severities: Collection[Severity] = WORTH_TELLING,
) -> Feed:
    """Return a page of the feed of differences, those of ``severities`` alone."""
    title = translations(edition.language).ugettext("Differences")
    feed = _feed(feed_urn("differences"), f"{title} · Hexapla", DIFFERENCES, FRONT, edition)
    due = (one for record in records for one in due_differences(record, tabled, edition, severities))
    return page_of(feed, due, cut)


def feed_of_series(
    card: SeriesCard, records: Mapping[str, Record], tabled: Tabled, edition: Edition, cut: Cut = _FIRST
) -> Feed:
    """Return a page of the feed of a series: its turns that are among ``records``, which are by event id."""
    turns = [records[turn.event] for turn in card.turns if turn.event in records]
    newest = headline(turns[-1], edition.language).title if turns else None
    title = newest.text if newest else translations(edition.language).ugettext("Series")
    feed = _feed(feed_urn("series", card.id), f"{title} · Hexapla", series_feed(card.id), series_path(card.id), edition)
    return page_of(feed, (due_event(record, tabled, edition) for record in turns), cut)


def feed_of_search(answer: SearchAnswer, records: Mapping[str, Record], tabled: Tabled, edition: Edition) -> Feed:
    """Return what a search found as a feed, newest first: the hits of ``answer`` that are among ``records``.

    How many hits there are, who asked the search has said: the feed is not cut.
    """
    feed = _feed(feed_urn("search", answer.query), f"{answer.query} · Hexapla", SEARCH, SEARCH, edition)
    asked = "?q=" + quote(answer.query.encode("utf-8", "replace"), safe="")
    feed = replace(feed, home=feed.home + asked, address={form: at + asked for form, at in feed.address.items()})
    hits = [hit for hit in answer.hits if hit.event in records]
    due = (due_event(records[hit.event], tabled, edition, hit.snippets) for hit in hits)
    return page_of(feed, due, Cut(size=max(1, len(hits))))


def _feed(identifier: str, title: str, name: str, home: str, edition: Edition) -> Feed:
    address = {form: file_address(edition, feed_path(name, form)) for form in FORMATS}
    return Feed(identifier, title, page_address(edition, home), address, language=edition.language)
