"""The sheets of the front page as files: all events by date, and those of each language; nobody answers there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from hexapla.editions.addresses import FRONT, front_path, language_path, person_path, series_path
from hexapla.editions.filters import Facet, Filters, Option, label, leaves
from hexapla.editions.front_page import UNDATED, Census, FrontView, newest_first
from hexapla.editions.headline import Headline
from hexapla.editions.standpoint import PLAIN, Edition, Standpoint
from hexapla.editions.timeline import tallies, timeline
from hexapla.editions.wording import Words, words
from hexapla.values.person import Profile

EVENTS_A_SHEET = 200  # near 200 KB a sheet with the sample's headlines
_MOST_OPTIONS = 40  # of a kind, named one by one beside the list


class Shelf(Struct, frozen=True):
    """All events of an edition by id, and what leads to some of them: people, and paths of the pages of outlets."""

    headlines: Mapping[str, Headline]
    census: Census
    people: Sequence[Profile] = ()
    outlets: Mapping[str, str] = {}
    edition: Edition = PLAIN


def front_views(shelf: Shelf) -> Iterator[FrontView]:
    """Yield the sheets of all events, then those of the languages that events are told in."""
    ordered = newest_first(shelf.headlines.values())
    cut = [ordered[i : i + EVENTS_A_SHEET] for i in range(0, len(ordered), EVENTS_A_SHEET)] or [[]]
    begins = _begins(cut)
    for number in range(1, len(cut) + 1):
        yield _sheet(number, cut, begins, shelf)
    told: dict[str, list[Headline]] = {}
    for headline in ordered:
        for tag in dict(headline.languages):
            told.setdefault(tag, []).append(headline)
    for tag in sorted(told):
        yield _in_language(tag, told[tag], shelf)


def _sheet(number: int, cut: Sequence[Sequence[Headline]], begins: Mapping[str, int], shelf: Shelf) -> FrontView:
    path = front_path(number)
    here = Standpoint(path, shelf.edition)
    first = number == 1
    ordered = [headline for sheet in cut for headline in sheet] if first else []
    return FrontView(
        events=tuple(cut[number - 1]),
        filters=Filters(sum(map(len, cut)), tuple(_facets(ordered, shelf, here)) if first else ()),
        path=path,
        known=_neighbours(cut[number - 1], shelf),
        census=shelf.census if first else None,
        timeline=timeline(tallies(ordered), shelf.edition.language, _linked(cut, here)) if first else None,
        years=tuple((year, here.to(front_path(sheet), f"y-{year}")) for year, sheet in begins.items()),
        leaves=leaves(number, len(cut), lambda n: here.to(front_path(n))),
        number=number,
    )


def _in_language(tag: str, told: Sequence[Headline], shelf: Shelf) -> FrontView:
    path = language_path(tag)
    here = Standpoint(path, shelf.edition)
    shown = tuple(told[:EVENTS_A_SHEET])
    language = Facet("language", (Option(tag, label("language", tag, {}), len(told), here.to(FRONT), chosen=True),))
    return FrontView(
        events=shown,
        filters=Filters(len(told), (language, *_facets(told, shelf, here, ("outlet", "series")))),
        path=path,
        known=_neighbours(shown, shelf),
        heading=("language", tag),
        older=len(told) - len(shown),
    )


def _neighbours(events: Sequence[Headline], shelf: Shelf) -> dict[str, Headline]:
    named = {event for h in events for event in (h.previous, h.next) if event is not None}
    return {event: shelf.headlines[event] for event in sorted(named) if event in shelf.headlines}


def _facets(
    events: Sequence[Headline],
    shelf: Shelf,
    here: Standpoint,
    names: Sequence[str] = ("language", "outlet", "series", "person"),
) -> Iterator[Facet]:
    """Yield what can be asked for by going to a page; only what has one, but for outlets, is named."""
    titles = _series(events)
    kept = {h.id for h in events}
    met = shelf.people if "person" in names else ()
    people = {one.id: sum(row.event in kept for row in one.appearances) for one in met}
    counts: dict[str, Counter[str]] = {
        "language": Counter(tag for h in events for tag, _ in h.languages),
        "outlet": Counter(outlet for h in events for outlet in h.outlets),
        "series": Counter(h.series for h in events if h.series in titles),
        "person": Counter({one: n for one, n in people.items() if n > 1}),
    }
    labels: dict[str, Mapping[str, Words]] = {
        "series": titles,
        "person": {one.id: words(one.name, None) for one in met},
    }
    paths: dict[str, Callable[[str], str]] = {
        "language": language_path,
        "outlet": lambda outlet: shelf.outlets.get(outlet, ""),
        "series": series_path,
        "person": person_path,
    }
    for name in names:
        found = sorted(counts[name].items(), key=lambda pair: (-pair[1], pair[0]))
        options = []
        for value, count in found[:_MOST_OPTIONS]:
            path = paths[name](value)
            shown = label(name, value, labels.get(name, {}))
            options.append(Option(value, shown, count, here.to(path) if path else ""))
        if options:
            yield Facet(name, tuple(options), len(found) - len(options))


def _series(events: Sequence[Headline]) -> dict[str, Words]:
    """Return the title of the latest event of each series; ``events`` are the newest first."""
    titles: dict[str, Words] = {}
    for headline in events:
        if headline.series and headline.title is not None:
            titles.setdefault(headline.series, headline.title)
    return titles


def _begins(cut: Sequence[Sequence[Headline]]) -> dict[str, int]:
    """Return every year with the sheet on which it begins."""
    begins: dict[str, int] = {}
    for number, sheet in enumerate(cut, start=1):
        for event in sheet:
            begins.setdefault(event.date[:4] or UNDATED, number)
    return begins


def _linked(cut: Sequence[Sequence[Headline]], here: Standpoint) -> Callable[[str, str], str]:
    """Return what makes the link to the newest month, or else the year, of a stretch of time that has events."""
    months: dict[str, int] = {}
    for number, sheet in enumerate(cut, start=1):
        for event in sheet:
            months.setdefault(event.date[:7], number)
    known = sorted(month for month in months if month)

    def link(since: str, until: str) -> str:
        inside = [month for month in known if since[: len(month)] <= month <= until[: len(month)]]
        return here.to(front_path(months[inside[-1]]), f"m-{inside[-1]}") if inside else ""

    return link
