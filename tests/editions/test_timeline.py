from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.editions.timeline import MOST_BARS, Timeline, tallies, timeline
from hexapla.values.listing import DayCount


def made(counted, language="en") -> Timeline:
    found = timeline(counted, language, lambda since, until: f"{since}/{until}")
    assert found is not None
    return found


def days(*values, events=1, versions=3, differing=0):
    return [DayCount(value, events, versions, differing) for value in values]


@pytest.mark.parametrize(
    ("dates", "unit", "bars"),
    [
        (("2024-03-04", "2024-03-11"), "week", 12),
        (("2022-11-24", "2025-01-07"), "month", 27),
        (("2014-01", "2025-01-07"), "quarter", 45),
        (("1999", "2025-01-07"), "year", 27),
        (("2024",), "year", 12),
    ],
)
def test_the_unit_is_as_fine_as_the_dates_allow(dates, unit, bars):
    found = made(days(*dates))
    assert (found.unit, len(found.bars), found.outside) == (unit, bars, 0)


def test_a_bar_says_what_it_stands_for_and_leads_there():
    found = made([*days("2022-11-24"), DayCount("2025-01-07", 2, 9, 1), DayCount("2025-01-31", 1, 1, 0)])
    last = found.bars[-1]
    assert (last.label, last.link) == ("January 2025", "2025-01-01/2025-01-31")
    assert (last.events, last.versions, last.differing) == (3, 10, 1)
    assert (last.rise, last.part, last.fall) == (64, 21, 32)
    assert [bar.label for bar in found.told] == ["January 2025", "November 2022"]
    assert [tick.label for tick in found.ticks] == ["2023", "2024"]


def test_an_event_of_a_wrong_year_does_not_flatten_the_rest():
    found = made([*days("0001-01-01", "9999-12-31"), *days("2024-03-04", "2024-04-04", events=100)])
    assert (found.unit, found.outside) == ("week", 2)
    assert {bar.since[:4] for bar in found.told} == {"2024"}


def test_time_runs_as_the_script_does():
    left = [float(bar.x) for bar in made(days("2024-01-01", "2024-03-25")).bars]
    right = [float(bar.x) for bar in made(days("2024-01-01", "2024-03-25"), "ar").bars]
    assert left == sorted(left)
    assert right == sorted(right, reverse=True)


def test_nothing_dated_gives_no_picture():
    assert timeline((), "en", lambda *_: "") is None
    assert timeline(days("soon"), "en", lambda *_: "") is None


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.dates(), st.sampled_from([4, 7, 10]), st.integers(1, 10**6)), min_size=1, max_size=30))
def test_any_dates_give_a_bounded_picture_that_counts_every_event(found):
    counted = [DayCount(day.isoformat()[:size], n, n, 0) for day, size, n in found]
    shown = made(counted)
    assert len(shown.bars) <= MOST_BARS
    assert sum(bar.events for bar in shown.bars) + shown.outside == sum(n for _, _, n in found)
    assert all(date.fromisoformat(bar.since) <= date.fromisoformat(bar.until) for bar in shown.bars)
    assert all(float(bar.x) >= 0 and float(bar.x) + float(bar.width) <= 100.001 for bar in shown.bars)


def test_headlines_are_counted_by_day(sample):
    from hexapla.editions.headline import headline

    known = headline(sample.record)
    assert tallies([known, known]) == (DayCount("2024-03-06", 2, 8, 2),)
