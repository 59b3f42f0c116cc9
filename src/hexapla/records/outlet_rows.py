"""Record -> its articles as rows of their outlets, so small that those of a whole archive fit in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from hexapla.records.appearances import when
from hexapla.values.difference import DifferenceKind, Severity
from hexapla.values.outlet_card import OutletArticle
from hexapla.values.record import Record

_LONGEST_TITLE = 200
_LONGEST_NAME = 120


def outlet_articles(record: Record) -> Iterator[OutletArticle]:
    """Yield the articles of a record, in its order, each with its errors and warnings as reviewers left them."""
    date, _ = when(record)
    found: dict[str, Counter[tuple[DifferenceKind, Severity]]] = {}
    for one in record.differences:
        if one.version_article and one.severity != "note":
            found.setdefault(one.version_article, Counter())[one.kind, one.severity] += 1
    for version in record.articles:
        counts = found.get(version.id, Counter())
        yield OutletArticle(
            event=record.id,
            date=date,
            article=version.id,
            name=" ".join(version.outlet.split())[:_LONGEST_NAME] or None if version.outlet else None,
            language=version.language,
            title=version.title[:_LONGEST_TITLE] if version.title else None,
            published=version.published.value[:10] if version.published else "",
            relation=version.relation,
            of=version.of,
            found=tuple((kind, severity, n) for (kind, severity), n in sorted(counts.items())),
        )


def homes(rows: Iterable[OutletArticle], known: Mapping[str, str | None]) -> dict[str, str]:
    """Return article -> outlet, of those that have one; ``known`` maps articles to hosts, or names without addresses.

    An article without an address whose outlet bears a name that pages of one host bear, and of no other, is of that
    host.
    """
    listed = list(rows)
    bearers: dict[str, set[str]] = {}
    for row in listed:
        outlet = known.get(row.article)
        if outlet and row.name and outlet != row.name:
            bearers.setdefault(row.name, set()).add(outlet)
    found: dict[str, str] = {}
    for row in listed:
        outlet = known.get(row.article)
        if outlet:
            hosts = bearers.get(row.name or "", set()) if outlet == row.name else set()
            found[row.article] = next(iter(hosts)) if len(hosts) == 1 else outlet
    return found
