"""A feed: what changed, newest first, for programs that ask again and again. Atom and JSON Feed say the same of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal

import regex
from msgspec import Struct
from msgspec.structs import replace

from hexapla.editions.addresses import file_name
from hexapla.editions.bitext import FORBIDDEN
from hexapla.editions.wording import clip

NEVER = "1970-01-01T00:00:00Z"  # a feed must name a moment: that of what bears no date at all
MOST_ENTRIES = 100  # on one page of a feed
LONGEST_TITLE = 300
Format = Literal["atom", "json"]
FORMATS: tuple[Format, ...] = ("atom", "json")
EVENTS, DIFFERENCES, SEARCH = "feed", "differences", "search"  # the names of feeds, beside those of series
MEDIA_TYPES: dict[Format, str] = {"atom": "application/atom+xml", "json": "application/feed+json"}

_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
# What turns the direction of all that follows, which in one line is the reader's own words too.
_TURNING = regex.compile(r"[\u202a-\u202e\u2066-\u2069]")


class Link(Struct, frozen=True):
    """Another page on the same matter; ``language`` is BCP 47."""

    address: str
    title: str = ""
    language: str | None = None


class Entry(Struct, frozen=True):
    """One thing that a feed tells of.

    ``id`` is a URN and never changes, ``address`` is its page. ``updated`` and ``published`` are RFC 3339 in UTC;
    ``content`` is HTML, sound and bounded, with whole addresses; ``tags`` are for programs.
    """

    id: str
    address: str
    title: str
    language: str | None
    updated: str
    content: str
    published: str | None = None
    summary: str = ""
    tags: tuple[str, ...] = ()
    related: tuple[Link, ...] = ()


class Pages(Struct, frozen=True):
    """The addresses of this page of a feed and of others (RFC 5005, section 3); ``None`` where there is none."""

    own: str | None = None
    first: str | None = None
    previous: str | None = None
    next: str | None = None
    last: str | None = None


class Feed(Struct, frozen=True):
    """A feed: ``home`` is the page it belongs to, ``address`` its own by format, ``language`` that of its own words."""

    id: str
    title: str
    home: str
    address: dict[Format, str]
    entries: tuple[Entry, ...] = ()
    subtitle: str = ""
    language: str = "en"
    pages: dict[Format, Pages] = {}

    @property
    def updated(self) -> str:
        """The moment of the newest entry."""
        return max((entry.updated for entry in self.entries), default=NEVER)


class Due(Struct, frozen=True):
    """An entry that is made only if its turn comes: most are older than what a feed shows."""

    id: str
    updated: str
    make: Callable[[], Entry]


class Cut(Struct, frozen=True):
    """Which page of a feed is wanted, counted from 1, and whether it names the pages beside it.

    They are named by ``page=`` in the query, for a server that answers to that.
    """

    number: int = 1
    size: int = MOST_ENTRIES
    linked: bool = False


def page_of(feed: Feed, due: Iterable[Due], cut: Cut) -> Feed:
    """Return a page of a feed, newest first, whatever the order in which entries come; one beyond the last is empty."""
    ordered = sorted(sorted(due, key=lambda one: one.id), key=lambda one: one.updated, reverse=True)
    wanted = ordered[(cut.number - 1) * cut.size : cut.number * cut.size]
    last = max(1, -(-len(ordered) // cut.size))
    pages = {name: _beside(address, cut.number, last) for name, address in feed.address.items()}
    return replace(feed, entries=tuple(one.make() for one in wanted), pages=pages if cut.linked and last > 1 else {})


def _beside(address: str, number: int, last: int) -> Pages:
    return Pages(
        own=_numbered(address, number),
        first=address,
        previous=_numbered(address, min(number - 1, last)) if number > 1 else None,
        next=_numbered(address, number + 1) if number < last else None,
        last=_numbered(address, last),
    )


def _numbered(address: str, number: int) -> str:
    if number == 1:
        return address
    return f"{address}{'&' if '?' in address else '?'}page={number}"


def feed_path(name: str, form: Format) -> str:
    """Return the path of a feed inside the edition: ``feed.atom``, ``series/s1.json``."""
    return f"{name}.{form}"


def series_feed(identifier: str) -> str:
    """Return the name of the feed of a series."""
    return f"series/{file_name(identifier)}"


def plain(text: str, length: int = LONGEST_TITLE) -> str:
    """Return text in one line, bounded, without what XML forbids and what turns the direction of its surroundings."""
    kept = text[: 4 * length]  # nobody reads on, and what is cut away need not be looked at
    return clip(" ".join(_TURNING.sub("", FORBIDDEN.sub("", kept)).split()), length)


def tag_of(language: str | None) -> str | None:
    """Return a language's tag where it is one by its form (BCP 47), else ``None``."""
    return language if language and len(language) < 36 and _TAG.fullmatch(language) and language != "und" else None
