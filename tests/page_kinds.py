"""Every kind of page that a served archive has, for tests that hold something of all of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import msgspec

from hexapla.archive.sqlite import SqliteArchive
from hexapla.values.event import Event

NAMES = (
    "front", "front-filtered", "front-empty", "event", "article", "series", "series-list", "person", "people",
    "document", "documents", "outlet", "outlets", "search", "search-nothing", "search-unasked", "problem", "moved",
    "login", "dossier",
)  # fmt: skip
FORMER = "0ear11er0ear11er"
"""The id of an event that the archive of the browser's tests had before, and that is told as two events now."""


def remember_former(path: Path) -> None:
    """Let an archive have had an event that was split since: the last reports of two of its events."""
    archive = SqliteArchive(str(path))
    true = list(archive.events())
    parts = sorted(true, key=lambda event: -len(event.members))[:2]
    less = {one.id: msgspec.structs.replace(one, members=one.members[:-1]) for one in parts}
    earlier = Event(FORMER, tuple(one.members[-1] for one in parts))
    archive.set_events([earlier, *(less.get(one.id, one) for one in true)], "before")
    archive.set_events(true, archive.state("linked") or "now")
    archive.close()


def kinds(text_of: Callable[[str], str]) -> dict[str, str]:
    """Return the path of a page of every kind, by a name for it; ``text_of`` answers with what is at a path."""

    def found(path: str, pattern: str) -> str:
        """Return the path of the first page that a page leads to by such an address."""
        match = re.search(rf'href="(?:\.\./)*({pattern})"', text_of(path))
        assert match is not None, f"{path} leads to no {pattern}"
        return "/" + match[1]

    events = json.loads(text_of("/api/v1/events"))["events"]
    event = "/events/" + max(events, key=lambda one: len(one["languages"]))["event"]
    return {
        "front": "/",
        "front-filtered": "/?language=vi",
        "front-empty": "/?language=vi&from=1990&to=1991",
        "event": event,
        "article": found(event, 'articles/[^"#]+'),
        "series": found("/series/", 'series/[0-9a-z][^"#]*'),
        "series-list": "/series/",
        "person": found(event, 'people/[^"#]+'),
        "people": "/people/",
        "document": found("/documents/", 'documents/[0-9a-z][^"#]*'),
        "documents": "/documents/",
        "outlet": found("/outlets/", 'outlets/[0-9a-z][^"#]*'),
        "outlets": "/outlets/",
        "search": "/search?q=hoi+nghi",
        "search-nothing": "/search?q=zzzzz",
        "search-unasked": "/search",
        "problem": "/nowhere",
        "moved": f"/events/{FORMER}",
        "login": "/login",
        "dossier": f"{event}/review",
    }
