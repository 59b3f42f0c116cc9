"""Joining and parting: people say which articles report one event; the next build brings it into effect."""

from __future__ import annotations

from collections.abc import Sequence

from hexapla import records
from hexapla.archive import Archive
from hexapla.errors import UnfitGrouping, UnknownArticle, UnknownEvent
from hexapla.pipeline.reviewing import Reviewer, as_made
from hexapla.pipeline.ties import tie_states
from hexapla.values.record import Record
from hexapla.values.review import Verdict


def merge_events(archive: Archive, event: str, others: Sequence[str], who: Reviewer) -> list[Verdict]:
    """Log that an event and each of ``others`` are one; these are events, or articles of others, by their ids.

    Events may be named by an id that they had before, or by the beginning of one. Returns the rows.

    Raises:
        UnknownEvent: there is no such event, or no such article.
        UnfitGrouping: it is one event already.
    """
    record = as_made(archive, event)
    articles = _ids(record)
    rows = []
    for name in others:
        theirs, title = _side(archive, name)
        if not set(theirs).isdisjoint(articles):
            raise UnfitGrouping(f"{name} is of event {record.id} already: there is nothing to merge")
        label = " + ".join((_title(record), title))
        rows.append(
            Verdict(
                "merge", who.by, who.at, record.id, note=who.note, label=label, articles=articles, others=tuple(theirs)
            )
        )
    return archive.add_verdicts(rows)


def split_event(archive: Archive, event: str, articles: Sequence[str], who: Reviewer) -> list[Verdict]:
    """Log that some articles of an event report another one, all of them the same; returns the row.

    Articles are named by their ids, or the only beginning of one in the event. Those that were split off before and
    wait for a build are not counted among what is left.

    Raises:
        UnknownEvent: there is no such event.
        UnknownArticle: the event has no such article, or several that begin so.
        UnfitGrouping: no article is named, or nothing would be left of the event.
    """
    record = as_made(archive, event)
    every = _ids(record)
    taken = tuple(sorted({_only(every, name, record.id) for name in articles}))
    if not taken:
        raise UnfitGrouping(f"name the articles that report another event than {record.id}")
    here = set(every)
    gone = {
        article
        for row in records.in_force(archive.verdicts())
        if row.verdict == "split" and not here.isdisjoint(row.others)
        for article in row.articles
    }
    rest = tuple(one for one in every if one not in taken and one not in gone)
    if not rest:
        raise UnfitGrouping(f"nothing would be left of event {record.id}: name fewer of its {len(every)} articles")
    titles = {version.id: version.title or version.id for version in record.articles}
    label = f"{_title(record)}: without {', '.join(titles[one] for one in taken[:3])}"
    label += f" and {len(taken) - 3} more" if len(taken) > 3 else ""
    row = Verdict("split", who.by, who.at, record.id, note=who.note, label=label, articles=taken, others=rest)
    return archive.add_verdicts([row])


def overruled(archive: Archive) -> tuple[int, ...]:
    """Return the numbers of the verdicts in force that later ones contradict, in part or wholly."""
    states = tie_states(archive, archive.verdicts())
    return tuple(sorted(number for number, state in states.items() if state.startswith("overruled")))


def _ids(record: Record) -> tuple[str, ...]:
    return tuple(sorted(version.id for version in record.articles))


def _title(record: Record) -> str:
    return next(iter(record.titles.values()), record.id)


def _side(archive: Archive, name: str) -> tuple[tuple[str, ...], str]:
    """Return the articles of an event that is named, or an article, with a title."""
    article = next(archive.articles([name]), None)
    if article is not None:
        return (article.id,), article.title or article.id
    try:
        record = as_made(archive, name)
    except UnknownEvent as error:
        raise UnknownEvent(f"{error}; an article is named by its whole id") from None
    return _ids(record), _title(record)


def _only(present: Sequence[str], name: str, event: str) -> str:
    found = [one for one in present if one == name] or [one for one in present if name and one.startswith(name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownArticle(f"{name} begins the ids of {len(found)} articles of event {event}: {', '.join(found[:5])}")
    raise UnknownArticle(f"event {event} has no article {name}; it has {', '.join(present[:5])}")
