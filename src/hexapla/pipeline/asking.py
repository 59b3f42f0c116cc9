"""Questions about articles and events that a person asks one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hexapla import events
from hexapla.archive import Archive
from hexapla.errors import UnknownArticle, UnknownEvent
from hexapla.pipeline.cleaning import read_article
from hexapla.settings import Settings
from hexapla.values.article import Article
from hexapla.values.event import Judgement
from hexapla.values.record import Record


def why(a: str, b: str, archive: Archive | None, settings: Settings) -> Judgement:
    """Return the signals for and against two articles being one event; each is a file or an id of the archive.

    Raises:
        UnknownArticle: neither a file nor an article of the archive.
    """
    others = list(archive.articles()) if archive is not None else []
    known = {article.id: article for article in others}
    first, second = (_file_or_known(name, known, settings) for name in (a, b))
    return events.why(first, second, others)


def record(archive: Archive, event: str) -> Record:
    """Return the record of an event, by its id or the only beginning of an id.

    Raises:
        UnknownEvent: none or several records have it.
    """
    found = [one for one in archive.records() if one.id.startswith(event)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownEvent(f"no event {event} in the archive; `hexapla records` lists them")
    raise UnknownEvent(f"{event} begins the ids of {len(found)} events: {', '.join(one.id for one in found[:5])}")


def _file_or_known(name: str, known: Mapping[str, Article], settings: Settings) -> Article:
    if name in known:
        return known[name]
    if Path(name).exists():
        return read_article(name, settings)
    raise UnknownArticle(f"{name} is neither a file nor an article of the archive; ids stand in `hexapla records`")
