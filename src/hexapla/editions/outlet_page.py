"""The page of an outlet: its articles over time, from whom and to whom, how faithfully, and what was set aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from hexapla.editions.addresses import article_path, outlet_path
from hexapla.editions.headline import Headline
from hexapla.editions.rendering import render
from hexapla.editions.standpoint import PLAIN, Edition, Standpoint
from hexapla.editions.wording import Words, clip, day, own_name, words
from hexapla.values.lines import OutletLine
from hexapla.values.outlet import SetAside
from hexapla.values.outlet_card import Exchange, MonthCount, OutletArticle, OutletCard

MOST_ARTICLES = 200
_MOST_NAMES = 24
_MOST_LANGUAGES = 40
_MOST_EXCHANGES = 40
_MOST_REASONS = 40
_MOST_LINES = 24
_LONGEST = 160
_MOST_BARS = 72  # six years of months; what is longer is shown by year
_YEAR = 4


class Bar(Struct, frozen=True):
    """A month or year of the timeline: its ``height`` is of 100, its name is for whoever points at it."""

    label: str
    name: str
    articles: int
    events: int
    height: int


class ArticleLine(Struct, frozen=True):
    """One article: what it tells, whose it is a version of, and how many errors and warnings it has."""

    date: str
    date_value: str
    title: Words
    path: str | None
    relation: str
    source: str
    errors: int
    warnings: int
    headline: Headline | None


class Partner(Struct, frozen=True):
    """Another outlet, or the same one, and how many articles of each relation; without a name nobody is known."""

    name: str
    path: str | None
    own: bool
    copies: int
    translations: int
    adaptations: int


def outlet_page(
    card: OutletCard,
    headlines: Mapping[str, Headline],
    names: Mapping[str, str],
    known: frozenset[str],
    edition: Edition = PLAIN,
    together: tuple[int, int] = (0, 0),
) -> bytes:
    """Return the page of an outlet as UTF-8.

    ``headlines`` are those of its events, ``names`` those of outlets that it rests on by the article, ``known`` the ids
    of the articles and outlets that have pages. ``together`` are how many versions of all outlets have an error, and of
    how many, as :func:`all_erring` counts them.
    """
    language = edition.language
    latest = card.latest[:MOST_ARTICLES]
    most = max(card.languages.values(), default=1)
    return render(
        "outlet.html",
        Standpoint(outlet_path(card.id), edition),
        card=card,
        together=together,
        name=clip(card.name, _LONGEST),
        host=clip(card.outlet, _LONGEST) if card.outlet != card.name else "",
        also=tuple(clip(name, _LONGEST) for name in card.names[:_MOST_NAMES]),
        first=day(card.first, language),
        last=day(card.last, language) if card.last != card.first else "",
        bars=bars(card.months, language),
        languages=[
            (tag if tag != "und" else "", own_name(tag) if tag != "und" else "", n, max(1, 100 * n // most))
            for tag, n in list(card.languages.items())[:_MOST_LANGUAGES]
        ],
        sources=_partners(card.sources, card.id, known),
        takers=_partners(card.takers, card.id, known),
        articles=tuple(_line(row, headlines, names, known, language) for row in latest),
        articles_left_out=card.articles - len(latest),
        listed_as=card.name,
        reasons=card.ledger.reasons[:_MOST_REASONS],
        repeated=_pieces(card.ledger.repeated),
        repeated_left_out=max(0, card.ledger.repeated_in_all - _MOST_LINES),
        foreign=_pieces(card.ledger.in_wrong_language),
        foreign_left_out=max(0, card.ledger.foreign_in_all - _MOST_LINES),
    )


def all_erring(outlets: Iterable[OutletLine]) -> tuple[int, int]:
    """Return how many versions of outlets have an error, and of how many that rest on another article."""
    told = [(one.with_error, one.versions) for one in outlets]
    return sum(erring for erring, _ in told), sum(versions for _, versions in told)


def bars(months: Sequence[MonthCount], language: str) -> tuple[Bar, ...]:
    """Return the timeline from the first to the last month, those without articles among them; years where too long."""
    counts = {one.month: (one.articles, one.events) for one in months}
    keys = _every_month(list(counts))
    if len(keys) > _MOST_BARS:
        years: dict[str, tuple[int, int]] = {}
        for month, (articles, events) in counts.items():
            before = years.get(month[:_YEAR], (0, 0))
            years[month[:_YEAR]] = before[0] + articles, before[1] + events
        counts, keys = years, sorted(years)[-_MOST_BARS:]
    most = max((counts[key][0] for key in keys if key in counts), default=1)
    return tuple(_bar(key, counts.get(key, (0, 0)), most, language) for key in keys)


def _bar(key: str, count: tuple[int, int], most: int, language: str) -> Bar:
    label = key[:_YEAR] if len(key) == _YEAR or key.endswith("-01") else ""
    return Bar(label, day(key, language), *count, -(-100 * count[0] // most))


def _every_month(months: Sequence[str]) -> list[str]:
    """Return every month from the first to the last; only those given where that would be more than are shown."""
    numbers = sorted(12 * int(month[:_YEAR]) + int(month[5:7]) - 1 for month in months if _is_month(month))
    if not numbers:
        return []
    first, last = numbers[0], numbers[-1]
    shown = range(first, last + 1) if last - first <= _MOST_BARS else sorted(set(numbers))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in shown]


def _is_month(month: str) -> bool:
    return month[:_YEAR].isdecimal() and month[5:7].isdecimal()


def _line(
    row: OutletArticle,
    headlines: Mapping[str, Headline],
    names: Mapping[str, str],
    known: frozenset[str],
    language: str,
) -> ArticleLine:
    shown = row.published or row.date
    counts = {name: sum(n for _, severity, n in row.found if severity == name) for name in ("error", "warning")}
    return ArticleLine(
        date=day(shown, language),
        date_value=shown,
        title=words(clip(row.title or "", _LONGEST), row.language),
        path=article_path(row.article) if row.article in known else None,
        relation=row.relation,
        source=clip(names.get(row.of or "", ""), 80),
        errors=counts["error"],
        warnings=counts["warning"],
        headline=headlines.get(row.event),
    )


def _partners(found: Sequence[Exchange], own: str, known: frozenset[str]) -> tuple[Partner, ...]:
    return tuple(
        Partner(
            clip(one.name, _LONGEST),
            outlet_path(one.outlet) if one.outlet in known and one.outlet != own else None,
            one.outlet == own,
            one.copies,
            one.translations,
            one.adaptations,
        )
        for one in found[:_MOST_EXCHANGES]
    )


def _pieces(lines: Sequence[SetAside]) -> tuple[tuple[Words, SetAside], ...]:
    return tuple((words(clip(line.text, _LONGEST), line.language), line) for line in lines[:_MOST_LINES])
