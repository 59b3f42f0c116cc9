"""Summaries: a record in the few lines that lists show of it."""

from __future__ import annotations

from hexapla.editions.disagreements import by_severity, in_order, still_open
from hexapla.editions.wording import clip
from hexapla.values.article import DateValue, Precision
from hexapla.values.fact import DateFact
from hexapla.values.listing import ListingRow, Parting
from hexapla.values.record import Record

_LONGEST_TITLE = 300
_LONGEST_LEAD = 140
_LONGEST_NAME = 80
_LONGEST_VALUE = 60
_MOST_PLACES = 3
_MOST_PARTINGS = 2


def summary(record: Record) -> ListingRow:
    """Return the row of a record."""
    published = min(
        (v.published for v in record.articles if v.published is not None), key=lambda d: d.value, default=None
    )
    last = record.end or record.start
    titles = record.titles or {v.language or "und": v.title for v in record.articles if v.title}
    leads = {tag: clip(lead.text, _LONGEST_LEAD) for tag, lead in record.leads.items()}
    return ListingRow(
        event=record.id,
        date=last.value if last else published.value if published else "",
        reported=last is None and published is not None,
        start=_value(record.start),
        end=_value(record.end),
        kind=record.kind,
        titles={tag: clip(title, _LONGEST_TITLE) for tag, title in titles.items()} or leads,
        originals=_originals(record),
        places=tuple(clip(p.name, _LONGEST_NAME) for p in record.places if p.role == "venue")[:_MOST_PLACES],
        languages=tuple(sorted({v.language for v in record.articles if v.language})),
        outlets=tuple(sorted({clip(v.outlet, _LONGEST_NAME) for v in record.articles if v.outlet})),
        versions=len(record.articles),
        differences=by_severity(still_open(record.differences)),
        series=record.series,
        reviewed=record.reviewed,
        partings=_partings(record),
        untitled=not titles,
    )


def _partings(record: Record) -> tuple[Parting, ...]:
    """Return the errors that a few words tell: what became something else comes before what is missing."""
    languages = {version.id: version.language for version in record.articles}
    told = [one for one in still_open(record.differences) if one.severity == "error" and one.values]
    found: dict[tuple[str, ...], Parting] = {}
    for one in sorted(told, key=lambda one: (len(one.values) < 2, in_order(one))):
        sides = languages.get(one.original_article or ""), languages.get(one.version_article or "")
        values = tuple(clip(value, _LONGEST_VALUE) for value in one.values[:2])
        found.setdefault(values, Parting(one.kind, sides, values))
    return tuple(found.values())[:_MOST_PARTINGS]


def _value(fact: DateFact | None) -> DateValue | None:
    if fact is None:
        return None
    precision: Precision = fact.precision  # type: ignore[assignment]
    return DateValue(fact.value, precision, fact.inferred)


def _originals(record: Record) -> tuple[str, ...]:
    """Return the languages of versions, those of originals first."""
    order = [v.language for v in sorted(record.articles, key=lambda v: v.relation != "original") if v.language]
    return tuple(dict.fromkeys(order))
