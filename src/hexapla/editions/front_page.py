"""The front page: every event by date, the newest first, over as many sheets as it takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from hexapla.editions.addresses import front_path
from hexapla.editions.headline import Headline
from hexapla.editions.rendering import render
from hexapla.editions.standpoint import PLAIN, Edition, Standpoint
from hexapla.editions.wording import month_name, own_name
from hexapla.values.article import Article
from hexapla.values.rejection import Rejection

EVENTS_A_SHEET = 200  # near 200 KB a sheet with the sample's headlines
_MOST_NAMED = 40  # rejected subjects and outlets named one by one
UNDATED = "undated"


class Month(Struct, frozen=True):
    """The events of one month; ``anchor`` is ``2023-12``, ``2023`` for a date known by its year, or ``undated``."""

    anchor: str
    name: str
    events: tuple[Headline, ...]


class Year(Struct, frozen=True):
    """The months of one year that have events."""

    anchor: str
    months: tuple[Month, ...]


class Census(Struct, frozen=True):
    """The archive in numbers; names with their counts, the most frequent first."""

    events: int
    articles: int
    languages: tuple[tuple[str, str, int], ...]
    outlets: tuple[tuple[str, int], ...]
    outlets_left_out: int
    rejected: int
    reasons: tuple[tuple[str, int], ...]
    rejections: tuple[Rejection, ...]
    rejections_left_out: int


def newest_first(headlines: Sequence[Headline]) -> list[Headline]:
    """Return the headlines in the order of the front page: by date, the newest first, the undated last."""
    return sorted(sorted(headlines, key=lambda h: h.id), key=lambda h: h.date[:10], reverse=True)


def census(headlines: Sequence[Headline], articles: Mapping[str, Article], rejections: Sequence[Rejection]) -> Census:
    """Return the numbers of an archive."""
    languages = Counter(article.language for article in articles.values() if article.language)
    outlets = Counter(article.outlet for article in articles.values() if article.outlet)
    reasons = Counter(rejection.reason for rejection in rejections)
    return Census(
        events=len(headlines),
        articles=len(articles),
        languages=tuple((tag, own_name(tag), count) for tag, count in _frequent(languages)),
        outlets=tuple(_frequent(outlets)[:_MOST_NAMED]),
        outlets_left_out=max(0, len(outlets) - _MOST_NAMED),
        rejected=len(rejections),
        reasons=tuple(_frequent(reasons)[:_MOST_NAMED]),
        rejections=tuple(sorted(rejections)[:_MOST_NAMED]),
        rejections_left_out=max(0, len(rejections) - _MOST_NAMED),
    )


def sheets(headlines: Sequence[Headline]) -> list[list[Headline]]:
    """Return the headlines cut into sheets, in order; one sheet at least."""
    ordered = newest_first(headlines)
    return [ordered[i : i + EVENTS_A_SHEET] for i in range(0, len(ordered), EVENTS_A_SHEET)] or [[]]


def front_page(
    number: int,
    cut: Sequence[Sequence[Headline]],
    counted: Census,
    known: Mapping[str, Headline],
    edition: Edition = PLAIN,
) -> bytes:
    """Return sheet ``number`` (from 1) of the front page as UTF-8; ``known`` are all headlines by event id."""
    return render(
        "front.html",
        Standpoint(front_path(number), edition),
        years=tuple(_years(cut[number - 1], edition.language)),
        index=_index(cut),
        number=number,
        sheets=[front_path(i) for i in range(1, len(cut) + 1)],
        census=counted,
        known=known,
        undated=UNDATED,
    )


def _years(events: Sequence[Headline], language: str) -> Iterator[Year]:
    for year, of_year in groupby(events, key=lambda h: h.date[:4] or UNDATED):
        months = tuple(
            Month(anchor or UNDATED, month_name(anchor, language) if len(anchor) == 7 else "", tuple(group))
            for anchor, group in groupby(of_year, key=lambda h: h.date[:7])
        )
        yield Year(year, months)


def _index(cut: Sequence[Sequence[Headline]]) -> list[tuple[str, str]]:
    """Every year with the sheet on which it begins."""
    begins: dict[str, str] = {}
    for number, sheet in enumerate(cut, start=1):
        for event in sheet:
            begins.setdefault(event.date[:4] or UNDATED, front_path(number))
    return list(begins.items())


def _frequent(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
