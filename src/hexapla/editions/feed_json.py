"""JSON Feed 1.1 (Manton Reece and Brent Simmons, 2020)."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from hexapla.editions.feed import Entry, Feed, Pages, plain, tag_of

_VERSION = "https://jsonfeed.org/version/1.1"
_COMMENT = "A feed of Hexapla. To read it, give its address to a program that reads feeds."


class _Author(Struct, frozen=True):
    name: str


class _Item(Struct, frozen=True, omit_defaults=True):
    id: str
    url: str
    title: str
    content_html: str
    date_modified: str
    date_published: str | None = None
    summary: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None


class _Document(Struct, frozen=True, omit_defaults=True):
    version: str
    user_comment: str
    title: str
    home_page_url: str
    feed_url: str
    items: tuple[_Item, ...]
    description: str | None = None
    next_url: str | None = None
    authors: tuple[_Author, ...] = ()
    language: str | None = None


def write_json_feed(feed: Feed) -> bytes:
    """Return a feed as a JSON Feed document, UTF-8.

    The format has one link onward, ``next_url``, and none to related pages: those stand in the content.
    """
    document = _Document(
        version=_VERSION,
        user_comment=_COMMENT,
        title=plain(feed.title),
        home_page_url=feed.home,
        items=tuple(_item(entry) for entry in feed.entries),
        feed_url=feed.address["json"],
        description=plain(feed.subtitle) or None,
        next_url=feed.pages.get("json", Pages()).next,
        authors=(_Author("Hexapla"),),
        language=feed.language,
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def _item(entry: Entry) -> _Item:
    return _Item(
        id=entry.id,
        url=entry.address,
        title=plain(entry.title),
        content_html=entry.content,
        date_modified=entry.updated,
        date_published=entry.published,
        summary=plain(entry.summary, 1_000) or None,
        tags=tuple(plain(tag) for tag in entry.tags),
        language=tag_of(entry.language),
    )
