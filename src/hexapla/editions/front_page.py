"""The front page: every event by date, the newest first, over as many sheets as it takes, with what leads into them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from hexapla.editions.addresses import FRONT, series_path
from hexapla.editions.filters import Filters, Leaf
from hexapla.editions.headline import Headline
from hexapla.editions.rendering import render
from hexapla.editions.standpoint import PLAIN, Edition, Standpoint
from hexapla.editions.timeline import Timeline
from hexapla.editions.wording import month_name, own_name
from hexapla.values.article import Article
from hexapla.values.rejection import Refusals, Rejection

_MOST_NAMED = 40  # outlets named one by one
MOST_REJECTIONS = 40  # reasons, and subjects named one by one
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
    """The archive in numbers; names with their counts, the most frequent first.

    ``differing`` are events with open differences.
    """

    events: int
    articles: int
    languages: tuple[tuple[str, str, int], ...]
    outlets: tuple[tuple[str, int], ...]
    outlets_left_out: int
    rejected: int
    reasons: tuple[tuple[str, int], ...]
    rejections: tuple[Rejection, ...]
    rejections_left_out: int
    differing: int = 0


class FrontView(Struct, frozen=True):
    """What one sheet of the front page, or of a list of events, shows.

    ``events`` are headlines in their order, the newest first; ``known`` those that they name as neighbours in their
    series, by event id. ``years`` lead to sheets: year (or ``undated``) and link. ``older`` are events that the list
    leaves out. ``query`` is what stands behind the address (``?language=fr``), for links to other languages.
    """

    events: tuple[Headline, ...]
    filters: Filters
    path: str = FRONT
    known: Mapping[str, Headline] = {}
    census: Census | None = None
    timeline: Timeline | None = None
    years: tuple[tuple[str, str], ...] = ()
    leaves: tuple[Leaf, ...] = ()
    heading: tuple[str, str] | None = None
    older: int = 0
    number: int = 1
    query: str = ""


def newest_first(headlines: Iterable[Headline]) -> list[Headline]:
    """Return the headlines in the order of the front page: by date, the newest first, the undated last."""
    return sorted(sorted(headlines, key=lambda h: h.id), key=lambda h: h.date[:10], reverse=True)


def census(
    headlines: Sequence[Headline],
    articles: Mapping[str, Article],
    rejections: Sequence[Rejection],
    outlets_known: int | None = None,
) -> Census:
    """Return the numbers of an archive; one outlet may have several names, so how many are known is told, if it is."""
    languages = Counter(article.language for article in articles.values() if article.language)
    outlets = Counter(article.outlet for article in articles.values() if article.outlet)
    sizes = len(headlines), len(articles), sum(headline.open for headline in headlines)
    refusals = Refusals.of(rejections, MOST_REJECTIONS)
    return census_of(sizes, _frequent(languages), (_frequent(outlets), outlets_known or len(outlets)), refusals)


def census_of(
    sizes: tuple[int, int, int],
    languages: Sequence[tuple[str, int]],
    outlets: tuple[Sequence[tuple[str, int]], int],
    refusals: Refusals,
) -> Census:
    """Return the numbers of an archive of so many events and articles, and events whose versions disagree.

    ``languages`` and ``outlets`` are the most frequent first; beside the latter stands how many there are.
    """
    named = tuple(outlets[0][: min(_MOST_NAMED, outlets[1])])
    return Census(
        events=sizes[0],
        articles=sizes[1],
        languages=tuple((tag, own_name(tag), count) for tag, count in languages),
        outlets=named,
        outlets_left_out=max(0, outlets[1] - len(named)),
        rejected=refusals.total,
        reasons=refusals.reasons,
        rejections=refusals.first,
        rejections_left_out=refusals.total - len(refusals.first),
        differing=sizes[2],
    )


def front_page(view: FrontView, edition: Edition = PLAIN) -> bytes:
    """Return a sheet of the front page as UTF-8."""
    return render(
        "front.html",
        Standpoint(view.path, edition),
        view=view,
        years=tuple(_years(view.events, edition.language)),
        undated=UNDATED,
        series_path=series_path,
        query=view.query,
    )


def _years(events: Sequence[Headline], language: str) -> Iterator[Year]:
    for year, of_year in groupby(events, key=lambda h: h.date[:4] or UNDATED):
        months = tuple(
            Month(anchor or UNDATED, month_name(anchor, language) if len(anchor) == 7 else "", tuple(group))
            for anchor, group in groupby(of_year, key=lambda h: h.date[:7])
        )
        yield Year(year, months)


def _frequent(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
