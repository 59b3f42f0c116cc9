"""The timeline: events and their versions over time, as bars that a template draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from msgspec import Struct

from hexapla.editions.headline import Headline
from hexapla.editions.wording import day, quarter, short_month, span_of_days
from hexapla.language.scripts import direction
from hexapla.values.article import DateValue
from hexapla.values.listing import DayCount

MOST_BARS = 60  # six pixels a bar where a phone is 390 pixels wide
_FEWEST_BARS = 12
_WEEKS_IN_MONTHS = 16  # no 60 weeks touch more months
_OUTSIDE = 50  # one event in so many may lie outside of what is drawn; a date read wrong must not flatten the rest
_RISE, _FALL = 64, 32  # pixels of the highest bar of events, and of the deepest of versions
_LEAST = 2  # pixels of what is not nought
_TO_THE_YEAR, _TO_THE_MONTH = 4, 7  # characters of a date
_NONE = DayCount("", 0, 0, 0)
_BETWEEN = 11.0  # percent of the width from a label to the next: 40 pixels on a phone, four digits


class Bar(Struct, frozen=True):
    """A week, month, quarter or year: its days, what happened, and how it is drawn.

    ``x`` and ``width`` are percent of the picture's width, ``rise``, ``part`` and ``fall`` pixels from the base: of the
    events, of those with open differences, and of the versions.
    """

    label: str
    since: str
    until: str
    link: str
    events: int
    versions: int
    differing: int
    x: str
    width: str
    rise: int
    part: int
    fall: int


class Tick(Struct, frozen=True):
    """A label under the bars; ``x`` is percent."""

    x: str
    label: str


class Timeline(Struct, frozen=True):
    """A picture of time. ``outside`` events are of other times, or of days that are not known well enough."""

    unit: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    outside: int

    @property
    def told(self) -> tuple[Bar, ...]:
        """The bars that have anything, the newest first."""
        return tuple(bar for bar in reversed(self.bars) if bar.events)


def tallies(headlines: Iterable[Headline]) -> tuple[DayCount, ...]:
    """Return what happened on each date of these events, in order; those without a date are not told."""
    events, versions, differing = Counter[str](), Counter[str](), Counter[str]()
    for headline in headlines:
        when = headline.date[:10]
        events[when] += 1
        versions[when] += headline.versions
        differing[when] += bool(headline.open)
    return tuple(DayCount(when, events[when], versions[when], differing[when]) for when in sorted(events) if when)


def timeline(counted: Sequence[DayCount], language: str, link: Callable[[str, str], str]) -> Timeline | None:
    """Return the picture of what happened, in at most :data:`MOST_BARS` bars, ``None`` where no date is known.

    The finest unit is taken of which so many hold nearly all of the events. ``link`` makes the link of a bar from its
    first and its last day.
    """
    total = sum(one.events for one in counted)
    if not total:
        return None
    chosen = None
    known = [(begin, one) for one in counted if (begin := _known(one.date)) is not None]
    months = _by_month(known)
    for unit in _UNITS[0 if _fits_weeks(months, total) else 1 :]:
        counts = known if unit.precision > _TO_THE_MONTH else months
        found = _window([(unit.place(begin), one) for begin, one in counts if len(one.date) >= unit.precision])
        chosen = unit, *found
        if (total - found[2]) * _OUTSIDE <= total:
            break
    assert chosen is not None  # there are units
    unit, first, last, held, kept = chosen
    if not kept:
        return None
    first = min(first, last - _FEWEST_BARS + 1)
    return Timeline(
        unit.name,
        _bars(unit, range(first, last + 1), kept, language, link),
        _ticks(unit, first, last, language),
        total - held,
    )


class _Unit(Struct, frozen=True):
    """A unit of time: characters of a date that it asks for, where a day is on its scale, and the first day there."""

    name: str
    precision: int
    place: Callable[[date], int]
    first_day: Callable[[int], date]


def _known(when: str) -> date | None:
    """Return the first day that a date may mean."""
    try:
        return date.fromisoformat((when + "-01-01"[len(when) - 4 :])[:10]) if len(when) >= _TO_THE_YEAR else None
    except ValueError:
        return None


def _by_month(known: Sequence[tuple[date, DayCount]]) -> list[tuple[date, DayCount]]:
    """Return the same by months, which is fine enough for all units but the week; years stay apart."""
    sums: dict[str, tuple[date, list[int]]] = {}
    for first, one in known:
        _, counts = sums.setdefault(one.date[:_TO_THE_MONTH], (first, [0, 0, 0]))
        counts[0] += one.events
        counts[1] += one.versions
        counts[2] += one.differing
    return [(first, DayCount(month, *counts)) for month, (first, counts) in sums.items()]


def _fits_weeks(months: Sequence[tuple[date, DayCount]], total: int) -> bool:
    """Return whether so many months hold nearly all of the events that they may be drawn by weeks at all."""
    held = _window([(_months(1)(first), one) for first, one in months], _WEEKS_IN_MONTHS)[2]
    return (total - held) * _OUTSIDE <= total


def _sum(one: DayCount, two: DayCount, when: str) -> DayCount:
    return DayCount(when, one.events + two.events, one.versions + two.versions, one.differing + two.differing)


def _week(day: date) -> int:
    return (day.toordinal() - 1) // 7  # day 1 of year 1 is a Monday


def _months(size: int) -> Callable[[date], int]:
    return lambda day: (day.year * 12 + day.month - 1) // size


def _month_day(size: int) -> Callable[[int], date]:
    return lambda place: _day_of_month(place * size)


def _day_of_month(months: int) -> date:
    year, month = divmod(months, 12)
    return date(year, month + 1, 1) if 1 <= year <= date.max.year else (date.min if year < 1 else date.max)


def _monday(week: int) -> date:
    return date.fromordinal(min(max(1, week * 7 + 1), date.max.toordinal()))


_UNITS = (
    _Unit("week", 10, _week, _monday),
    _Unit("month", _TO_THE_MONTH, _months(1), _month_day(1)),
    _Unit("quarter", _TO_THE_MONTH, _months(3), _month_day(3)),
    _Unit("year", _TO_THE_YEAR, _months(12), _month_day(12)),
)


def _window(placed: Sequence[tuple[int, DayCount]], size: int = MOST_BARS) -> tuple[int, int, int, dict[int, DayCount]]:
    """Return the latest stretch of a scale that holds the most events: first, last, how many, and what is there."""
    sums: dict[int, DayCount] = {}
    for place, one in placed:
        sums[place] = _sum(sums.get(place, _NONE), one, "")
    places = sorted(sums)
    best, begin, held = (-1, 0, 0), 0, 0
    for end, place in enumerate(places):
        held += sums[place].events
        while place - places[begin] >= size:
            held -= sums[places[begin]].events
            begin += 1
        best = max(best, (held, end, begin))
    held, end, begin = best
    inside = places[begin : end + 1] if places else []
    return (inside[0], inside[-1], held, {p: sums[p] for p in inside}) if inside else (0, 0, 0, {})


def _bars(
    unit: _Unit, places: range, kept: dict[int, DayCount], language: str, link: Callable[[str, str], str]
) -> tuple[Bar, ...]:
    most = max(one.events for one in kept.values())
    widest = max(one.versions for one in kept.values())
    bars = []
    for place in places:
        one = kept.get(place, DayCount("", 0, 0, 0))
        since = unit.first_day(place)
        until = date.fromordinal(max(since.toordinal(), unit.first_day(place + 1).toordinal() - 1))
        rise = _height(one.events, most, _RISE)
        bars.append(
            Bar(
                _label(unit, since, until, language),
                since.isoformat(),
                until.isoformat(),
                link(since.isoformat(), until.isoformat()) if one.events else "",
                one.events,
                one.versions,
                one.differing,
                *_across(place - places.start, len(places), language),
                rise,
                min(rise, _height(one.differing, most, _RISE)),
                _height(one.versions, widest, _FALL),
            )
        )
    return tuple(bars)


def _height(count: int, most: int, room: int) -> int:
    return max(_LEAST, round(room * count / most)) if count else 0


def _across(place: int, count: int, language: str) -> tuple[str, str]:
    """Where a bar stands, and how wide it is; time runs as the reader's script does."""
    step = 100 / count
    gap = step * 0.18
    x = place * step + gap / 2
    if direction(language) == "rtl":
        x = 100 - x - (step - gap)
    return f"{x:.3f}", f"{step - gap:.3f}"


def _label(unit: _Unit, since: date, until: date, language: str) -> str:
    iso = since.isoformat()
    if unit.name == "week":
        return span_of_days(DateValue(iso, "day"), DateValue(until.isoformat(), "day"), language)
    return {"month": day(iso[:7], language), "quarter": quarter(iso[:7], language)}.get(unit.name) or iso[:4]


def _ticks(unit: _Unit, first: int, last: int, language: str) -> tuple[Tick, ...]:
    """Label years where they begin; of weeks also months."""
    count, size = last - first + 1, 7 if unit.name == "week" else 4
    names = {place: unit.first_day(place).isoformat()[:size] for place in range(first - 1, last + 1)}
    begins = [place for place in range(first, last + 1) if names[place] != names[place - 1]]
    if not begins or (begins[0] - first) * 100 / count >= _BETWEEN:
        begins.insert(0, first)
    ticks: list[Tick] = []
    room, year = 0.0, ""
    for place in begins:
        at = (place - first) * 100 / count
        if room <= at <= 100 - _BETWEEN / 2:
            month = size == 7 and names[place][:4] == year
            shown = short_month(names[place], language) if month else names[place][:4]
            ticks.append(Tick(f"{100 - at if direction(language) == 'rtl' else at:.3f}", shown))
            room, year = at + _BETWEEN, names[place][:4]
    return tuple(ticks)
