"""The head of a page: what it tells to those who list, preview or follow it, and never see it themselves."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from msgspec import Struct

from hexapla.editions.absolute import in_all_languages, page_address
from hexapla.editions.feed import DIFFERENCES, EVENTS, FORMATS, MEDIA_TYPES, SEARCH, feed_path, series_feed
from hexapla.editions.standpoint import Standpoint
from hexapla.editions.translations import translations


class FeedLink(Struct, frozen=True):
    """A feed that a page names: its media type, what it is called, and the link."""

    type: str
    title: str
    href: str


class PageHead(Struct, frozen=True):
    """What stands in a page's head beside its title and its looks.

    ``canonical`` is its own whole address, ``alternates`` are its languages as (language, address); an edition has them
    that knows where it stands. ``properties`` are those of Open Graph, ``names`` those of other metadata. ``data`` is
    JSON-LD, fit to stand in a script element. No picture is named: none of ours tells an event.
    """

    description: str = ""
    canonical: str | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    data: str = ""


def page_head(standpoint: Standpoint, feed: str | None = None) -> PageHead:
    """Return the head of a page of which nothing more is told; ``feed`` is the name of one of its own."""
    edition = standpoint.edition
    known = edition.base_url is not None
    return PageHead(
        canonical=page_address(edition, standpoint.path) if known else None,
        alternates=tuple(in_all_languages(edition, standpoint.path)) if known else (),
        feeds=tuple(_feeds(standpoint, feed)),
    )


def series_head(standpoint: Standpoint, identifier: str) -> PageHead:
    """Return the head of the page of a series, which has a feed of its own."""
    return page_head(standpoint, series_feed(identifier))


def search_feeds(standpoint: Standpoint, query: str) -> Iterator[FeedLink]:
    """Yield the feeds of the answer to a search."""
    asked = urlencode({"q": query}, errors="replace")
    for form in FORMATS:
        yield FeedLink(MEDIA_TYPES[form], query, f"{standpoint.file(feed_path(SEARCH, form))}?{asked}")


def _feeds(standpoint: Standpoint, own: str | None) -> Iterator[FeedLink]:
    """The feeds of an edition that knows where it stands: no other has any, since they name whole addresses."""
    if standpoint.edition.base_url is None:
        return
    say = translations(standpoint.language).ugettext
    titles = {EVENTS: say("Events"), DIFFERENCES: say("Differences"), **({own: say("Series")} if own else {})}
    for name, title in titles.items():
        for form in FORMATS:
            yield FeedLink(MEDIA_TYPES[form], str(title), standpoint.file(feed_path(name, form)))
