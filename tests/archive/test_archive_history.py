"""What became of events: every id that vanished leads to exactly the events that hold its articles."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hexapla.archive.history import changes, former
from hexapla.values.event import EventChange

Held = dict[str, set[str]]
ARTICLES = [f"a{n}" for n in range(8)]
EVENTS = [f"e{n}" for n in range(5)]


def held(places: dict[str, str]) -> Held:
    """Return event -> articles for article -> event."""
    found: Held = {}
    for article, event in places.items():
        found.setdefault(event, set()).add(article)
    return found


some = st.dictionaries(st.sampled_from(ARTICLES), st.sampled_from(EVENTS)).map(held)
every = st.fixed_dictionaries({article: st.sampled_from(EVENTS) for article in ARTICLES}).map(held)


def homes(articles: set[str], now: Held) -> tuple[str, ...]:
    return tuple(sorted(event for event, held in now.items() if held & articles))


def test_an_event_that_only_gained_or_lost_articles_did_not_change() -> None:
    assert changes({"e": ["a", "b"]}, {"e": ["a", "c"], "f": ["d"]}, 1) == []


def test_an_event_that_another_id_holds_alone_is_renamed() -> None:
    assert changes({"e": ["a", "b"]}, {"f": ["a", "b", "c"]}, 3) == [EventChange(3, "e", "renamed", ("f",), (2,))]


def test_an_event_that_went_into_another_is_merged_and_the_other_is_not_logged() -> None:
    found = changes({"e": ["a"], "f": ["b"]}, {"e": ["a", "b"]}, 1)
    assert found == [EventChange(1, "f", "merged", ("e",), (1,))]


def test_two_events_that_became_a_third_are_both_merged() -> None:
    found = changes({"e": ["a"], "f": ["b", "c"]}, {"g": ["a", "b", "c"]}, 1)
    assert found == [EventChange(1, "e", "merged", ("g",), (1,)), EventChange(1, "f", "merged", ("g",), (2,))]


def test_an_event_whose_articles_went_apart_is_split_and_may_keep_its_id() -> None:
    found = changes({"e": ["a", "b", "c"]}, {"e": ["a", "b"], "f": ["c"]}, 1)
    assert found == [EventChange(1, "e", "split", ("e", "f"), (2, 1))]
    assert former(found, {"e", "f"}) == {}


def test_an_event_none_of_whose_articles_is_left_is_dissolved() -> None:
    found = changes({"e": ["a"]}, {"f": ["b"]}, 1)
    assert found == [EventChange(1, "e", "dissolved")]
    assert former(found, {"f"}) == {"e": ()}


def test_what_another_event_did_in_the_same_linking_does_not_lead_on() -> None:
    log = changes({"e": ["a"], "f": ["b", "c"]}, {"f": ["a", "b"], "g": ["c"]}, 1)
    assert [(one.event, one.kind, one.into) for one in log] == [("e", "merged", ("f",)), ("f", "split", ("f", "g"))]
    assert former(log, {"f", "g"}) == {"e": ("f",)}


def test_ids_that_come_and_go_lead_on_from_their_last_change_without_circles() -> None:
    log = [
        EventChange(1, "e", "renamed", ("f",), (1,)),
        EventChange(2, "f", "renamed", ("e",), (1,)),
        EventChange(3, "e", "renamed", ("f",), (1,)),
        EventChange(4, "f", "split", ("f", "g"), (1, 1)),
    ]
    assert former(log, {"f", "g"}) == {"e": ("f", "g")}
    assert former(log[:2], {"e"}) == {"f": ("e",)}


def test_a_log_of_thousands_of_renames_is_followed_to_its_end() -> None:
    log = [EventChange(n, f"e{n}", "renamed", (f"e{n + 1}",), (1,)) for n in range(1, 5000)]
    assert set(former(log, {"e5000"}).values()) == {("e5000",)}


@given(some, some)
def test_an_id_that_vanished_leads_to_exactly_the_events_that_hold_its_articles(before: Held, after: Held) -> None:
    log = changes(before, after, 1)
    gone = before.keys() - after.keys()
    assert former(log, after.keys()) == {event: homes(before[event], after) for event in sorted(gone)}


@given(some, some)
def test_changes_are_the_events_whose_articles_are_not_all_under_their_id(before: Held, after: Held) -> None:
    log = changes(before, after, 1)
    assert {one.event for one in log} == {event for event in before if homes(before[event], after) != (event,)}
    for one in log:
        assert one.into == homes(before[one.event], after)
        assert one.articles == tuple(len(before[one.event] & after[event]) for event in one.into)
        others = {home for other in before if other != one.event for home in homes(before[other], after)}
        alone = "merged" if others & set(one.into) else "renamed"
        assert one.kind == ("dissolved" if not one.into else "split" if len(one.into) > 1 else alone)


@given(st.lists(every, min_size=2, max_size=6))
def test_after_any_number_of_linkings_an_old_id_leads_to_events_that_are_and_to_all_that_hold_its_articles(
    times: list[Held],
) -> None:
    log: list[EventChange] = []
    last: dict[str, set[str]] = dict(times[0])
    for number, (before, after) in enumerate(pairwise(times), 1):
        log += changes(before, after, number)
        last.update(after)
    found = former(log, times[-1].keys())
    assert found.keys() == last.keys() - times[-1].keys()
    for event, leads in found.items():
        assert set(homes(last[event], times[-1])) <= set(leads) <= times[-1].keys()


@given(some, some, st.randoms(use_true_random=False))
def test_the_order_of_events_and_articles_does_not_matter(before: Held, after: Held, chance) -> None:
    def shuffled(given: Held) -> dict[str, list[str]]:
        names = sorted(given)
        chance.shuffle(names)
        return {name: chance.sample(sorted(given[name]), len(given[name])) for name in names}

    assert changes(shuffled(before), shuffled(after), 1) == changes(before, after, 1)
