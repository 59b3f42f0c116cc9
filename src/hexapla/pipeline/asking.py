"""Questions about articles and events that a person asks one at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from hexapla import events
from hexapla.archive import Archive
from hexapla.engines import Embedder
from hexapla.errors import UnknownArticle, UnknownEvent
from hexapla.pipeline.cleaning import read_article
from hexapla.pipeline.ties import ties_of
from hexapla.pipeline.vectors import KeptVectors
from hexapla.settings import Settings
from hexapla.values.article import Article
from hexapla.values.event import Judgement


def why(a: str, b: str, archive: Archive | None, settings: Settings, embedder: Embedder | None = None) -> Judgement:
    """Return the signals for and against two articles being one event; each is a file or an id of the archive.

    What the archive has of the vectors of ``embedder`` is not made again; nothing is written.

    Raises:
        UnknownArticle: neither a file nor an article of the archive.
        UnusableModel: the model of ``embedder`` cannot be used.
    """
    others = list(archive.articles()) if archive is not None else []
    known = {article.id: article for article in others}
    first, second = (_file_or_known(name, known, settings) for name in (a, b))
    if embedder is not None and archive is not None:
        embedder = KeptVectors(archive, embedder, adds=False)
    if archive is None:
        return events.why(first, second, others, embedder)
    return events.why(first, second, others, embedder, archive.meetings(), ties_of(archive))


def event_of(archive: Archive, event: str) -> str:
    """Return the id of an event with a record, by its id, an id that it had before, or the only beginning of one.

    Raises:
        UnknownEvent: none or several records have it, or the event was split or is gone.
    """
    return _only(sorted(archive.record_keys()), event) or _became(archive, event)


def _only(ids: Sequence[str], beginning: str) -> str | None:
    """Return the id that is named, or the only one that begins so."""
    if beginning in ids:
        return beginning
    found = [one for one in ids if one.startswith(beginning)]
    if len(found) > 1:
        raise UnknownEvent(f"{beginning} begins the ids of {len(found)} events: {', '.join(found[:5])}")
    return found[0] if found else None


def _became(archive: Archive, event: str) -> str:
    """Return the one event with a record that an id of an earlier time leads to."""
    former = archive.former_events()
    old = _only(list(former), event)
    if old is None:
        raise UnknownEvent(f"no event {event} in the archive; `hexapla records` lists them")
    now = former[old]
    if not now:
        raise UnknownEvent(f"event {old} is gone: none of its articles is in the archive any more")
    if len(now) > 1:
        raise UnknownEvent(f"event {old} was split: its articles are now in the events {', '.join(now)}")
    if now[0] not in archive.record_keys():
        raise UnknownEvent(f"event {old} is now {now[0]}, and of that no record could be made; build again")
    return now[0]


def _file_or_known(name: str, known: Mapping[str, Article], settings: Settings) -> Article:
    if name in known:
        return known[name]
    if Path(name).exists():
        return read_article(name, settings)
    raise UnknownArticle(f"{name} is neither a file nor an article of the archive; ids stand in `hexapla records`")
