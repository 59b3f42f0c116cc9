"""Rows of articles -> outlets over an archive: how much, in which languages, from whom and to whom, how faithfully."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from math import sqrt

from hexapla.records.document_names import plain_name
from hexapla.values.difference import DifferenceKind, Severity
from hexapla.values.event import Relation
from hexapla.values.outlet_card import (
    Exchange,
    Faults,
    KindCount,
    MonthCount,
    OutletArticle,
    OutletCard,
    OutletLedger,
)

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 40
_ID_DIGITS = 8
_RESTING: tuple[Relation, ...] = ("copy", "translation", "adaptation")
_SEVERITIES: tuple[Severity, ...] = ("error", "warning")
# So few versions that a share of them says little: of 30 the 95 % interval is still 34 points wide where it is widest
# (Wilson, for a half: 33 % to 67 %).
_FEW = 30
_Z = 1.96  # of a 95 % interval
_MOST_LATEST = 500
_MOST_MONTHS = 1200
_MOST_EXCHANGES = 100
_MOST_NAMES = 24
_TO_THE_MONTH = 7


def outlet_id(outlet: str) -> str:
    """Return the id of an outlet: its host or name in plain letters, and hex digits of its hash; the same for ever."""
    plain = _NOT_PLAIN.sub("-", plain_name(outlet)).strip("-")[:_LONGEST_SLUG].strip("-") or "outlet"
    return f"{plain}-{sha256(outlet.encode('utf-8', 'surrogatepass')).hexdigest()[:_ID_DIGITS]}"


def outlet_cards(
    rows: Iterable[OutletArticle], outlets: Mapping[str, str], ledgers: Mapping[str, OutletLedger]
) -> tuple[OutletCard, ...]:
    """Return the outlets of an archive by id; the answer does not depend on the order of ``rows``.

    ``outlets`` maps articles to the outlets that :func:`hexapla.records.outlet_rows.homes` finds for them.
    """
    articles = {row.article: row for row in sorted(rows, key=lambda row: (row.article, row.event))}
    by_outlet: dict[str, list[OutletArticle]] = {}
    takers: dict[str, list[OutletArticle]] = {}
    for row in articles.values():
        home = outlets.get(row.article)
        if home:
            by_outlet.setdefault(home, []).append(row)
        source = outlets.get(row.of or "")
        if source and _rests(row):
            takers.setdefault(source, []).append(row)
    names = {outlet: _names(outlet, found) for outlet, found in by_outlet.items()}
    cards = []
    for outlet, found in by_outlet.items():
        resting = [(outlets.get(row.of or "", ""), row.relation) for row in found if _rests(row)]
        taken = [(outlets.get(row.article, ""), row.relation) for row in takers.get(outlet, ())]
        exchanges = _exchanges(resting, names), _exchanges(taken, names)
        cards.append(_card(outlet, found, names[outlet], exchanges, ledgers.get(outlet, OutletLedger(outlet))))
    return tuple(sorted(cards, key=lambda card: card.id))


def faults(rows: Sequence[OutletArticle]) -> Faults:
    """Return how often versions err, out of those that rest on another."""
    resting = [row for row in rows if _rests(row)]
    differences: Counter[tuple[DifferenceKind, Severity]] = Counter()
    versions: Counter[tuple[DifferenceKind, Severity]] = Counter()
    for row in resting:
        for kind, severity, count in row.found:
            differences[kind, severity] += count
            versions[kind, severity] += 1
    with_error = sum(any(severity == "error" for _, severity, _ in row.found) for row in resting)
    low, high = interval(with_error, len(resting))
    order = sorted(differences, key=lambda key: (_SEVERITIES.index(key[1]), -differences[key], key[0]))
    return Faults(
        versions=len(resting),
        with_error=with_error,
        with_any=sum(bool(row.found) for row in resting),
        low=low,
        high=high,
        few=len(resting) < _FEW,
        kinds=tuple(KindCount(key[0], key[1], differences[key], versions[key]) for key in order),
    )


def interval(part: int, whole: int) -> tuple[float, float]:
    """Return the 95 % interval of a share: Wilson, E. B. (1927), JASA 22; the whole range where there is nothing."""
    if not whole:
        return 0.0, 1.0
    share, square = part / whole, _Z * _Z
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    reach = _Z / (1 + square / whole) * sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    return round(max(0.0, middle - reach), 4), round(min(1.0, middle + reach), 4)


def _rests(row: OutletArticle) -> bool:
    return row.of is not None and row.relation in _RESTING


def _names(outlet: str, rows: Sequence[OutletArticle]) -> tuple[str, ...]:
    """Return what an outlet calls itself, the most frequent first; the host where it says nothing."""
    counts = Counter(row.name for row in rows if row.name)
    return tuple(sorted(counts, key=lambda name: (-counts[name], name))) or (outlet,)


def _exchanges(found: Iterable[tuple[str, Relation]], names: Mapping[str, Sequence[str]]) -> tuple[Exchange, ...]:
    counts: dict[str, Counter[Relation]] = {}
    for outlet, relation in found:
        counts.setdefault(outlet, Counter())[relation] += 1
    order = sorted(counts, key=lambda outlet: (-counts[outlet].total(), outlet))
    return tuple(
        Exchange(
            outlet_id(outlet) if outlet else "",
            names[outlet][0] if outlet else "",
            *(counts[outlet][relation] for relation in _RESTING),
        )
        for outlet in order[:_MOST_EXCHANGES]
    )


def _card(
    outlet: str,
    rows: Sequence[OutletArticle],
    names: Sequence[str],
    exchanges: tuple[tuple[Exchange, ...], tuple[Exchange, ...]],
    ledger: OutletLedger,
) -> OutletCard:
    days = [day for row in rows if (day := _day(row))]
    languages = Counter(row.language or "und" for row in rows)
    relations = Counter(row.relation for row in rows)
    months = _months(rows)
    newest = sorted(sorted(rows, key=lambda row: row.article), key=_day, reverse=True)
    return OutletCard(
        id=outlet_id(outlet),
        outlet=outlet,
        name=names[0],
        names=tuple(names[1 : 1 + _MOST_NAMES]),
        first=min(days, default=""),
        last=max(days, default=""),
        articles=len(rows),
        events=len({row.event for row in rows}),
        undated=len(rows) - sum(len(_day(row)) >= _TO_THE_MONTH for row in rows),
        languages=dict(sorted(languages.items(), key=lambda pair: (-pair[1], pair[0]))),
        months=months,
        relations=dict(sorted(relations.items())),
        sources=exchanges[0],
        takers=exchanges[1],
        faults=faults(rows),
        ledger=ledger,
        latest=tuple(newest[:_MOST_LATEST]),
    )


def _months(rows: Sequence[OutletArticle]) -> tuple[MonthCount, ...]:
    found: dict[str, list[str]] = {}
    for row in rows:
        if len(_day(row)) >= _TO_THE_MONTH:
            found.setdefault(_day(row)[:_TO_THE_MONTH], []).append(row.event)
    months = [MonthCount(month, len(found[month]), len(set(found[month]))) for month in sorted(found)]
    return tuple(months[-_MOST_MONTHS:])


def _day(row: OutletArticle) -> str:
    """Return when an article was published, else when its event was."""
    return row.published or row.date
