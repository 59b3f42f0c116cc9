"""Headlines: an event in a few lines, as the front page and its neighbours in a series show it."""

from __future__ import annotations

from msgspec import Struct

from hexapla.editions.addresses import event_path
from hexapla.editions.disagreements import by_severity
from hexapla.editions.wording import INTERFACE, Words, clip, day, in_languages, own_name, span_of_days, words
from hexapla.values.article import DateValue
from hexapla.values.record import Record

_LONGEST_TITLE = 300
_MOST_TITLES = 24
_MOST_OUTLETS = 12


class Headline(Struct, frozen=True):
    """One event in a few lines.

    ``date`` is ISO 8601 and sorts; it is when the event ended, else began, else, with ``reported`` true, when
    the first version was published; empty where nothing is known. ``languages`` are pairs of tag and own name.
    """

    id: str
    path: str
    title: Words | None
    titles: tuple[Words, ...]
    date: str
    shown_date: str
    reported: bool
    inferred: bool
    places: tuple[str, ...]
    kind: str
    languages: tuple[tuple[str, str], ...]
    outlets: tuple[str, ...]
    versions: int
    severities: dict[str, int]
    ordinal: int | None = None
    previous: str | None = None
    next: str | None = None


def headline(record: Record, language: str = INTERFACE) -> Headline:
    """Return the headline of a record, in a language of the interface."""
    titles = _titles(record, language)
    published = sorted((v.published.value, v.published) for v in record.articles if v.published is not None)
    last = record.end or record.start
    series = record.series
    dates = [fact for fact in (record.start, record.end) if fact is not None]
    languages = sorted({version.language for version in record.articles if version.language})
    return Headline(
        id=record.id,
        path=event_path(record.id),
        title=titles[0] if titles else None,
        titles=titles[1 : 1 + _MOST_TITLES],
        date=last.value if last else (published[0][0] if published else ""),
        shown_date=_shown(record, published[0][1] if published else None, language),
        reported=not dates and bool(published),
        inferred=any(fact.inferred for fact in dates),
        places=tuple(clip(place.name, 80) for place in record.places if place.role == "venue")[:3],
        kind=clip((record.kind or "").replace("-", " "), 60),
        languages=tuple((tag, own_name(tag)) for tag in languages),
        outlets=tuple(sorted({clip(v.outlet, 80) for v in record.articles if v.outlet})),
        versions=len(record.articles),
        severities=by_severity(record.differences),
        ordinal=series.ordinal if series else None,
        previous=series.previous if series else None,
        next=series.next if series else None,
    )


def _shown(record: Record, published: DateValue | None, language: str) -> str:
    if record.start or record.end:
        return span_of_days(record.start, record.end, language)
    return day(published, language)


def _titles(record: Record, language: str) -> tuple[Words, ...]:
    """The titles, best first; the languages of originals come before those of their versions."""
    order = [v.language for v in sorted(record.articles, key=lambda v: v.relation != "original") if v.language]
    known = record.titles or {v.language or "und": v.title for v in record.articles if v.title}
    return tuple(words(clip(w.text, _LONGEST_TITLE), w.language) for w in in_languages(known, tuple(order), language))
