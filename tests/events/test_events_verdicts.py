"""Verdicts as ties: the later of two that contradict holds, what is left of the earlier one too, and both are told."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from hexapla.events import Heard, heard
from hexapla.values.review import Verdict, VerdictKind


def said(number: int, kind: VerdictKind, articles: str, others: str) -> Verdict:
    return Verdict(kind, "Ann", "2026-11-01", "e", number=number, articles=tuple(articles), others=tuple(others))


def groups(found: Heard) -> list[str]:
    return ["".join(group) for group in found.ties.together]


def test_what_is_merged_goes_on_from_one_verdict_to_the_next() -> None:
    found = heard([said(1, "merge", "ab", "c"), said(2, "merge", "c", "d")])
    assert (groups(found), found.ties.apart, found.in_part, found.wholly) == (["abcd"], (), (), ())


def test_what_is_split_off_is_one_event_and_apart_from_the_rest_one_by_one() -> None:
    found = heard([said(1, "split", "xy", "ab")])
    assert (groups(found), found.ties.apart) == (["xy"], (("a", "x"), ("b", "x")))


def test_the_later_verdict_holds_and_what_it_leaves_of_the_earlier_one_too() -> None:
    merge, split = said(1, "merge", "ab", "cd"), said(2, "split", "d", "abc")
    found = heard([merge, split])
    assert (groups(found), found.in_part, found.wholly) == (["abc"], (1,), ())
    found = heard([said(1, "split", "d", "abc"), said(2, "merge", "ab", "cd")])
    assert (groups(found), found.ties.apart, found.in_part, found.wholly) == (["abcd"], (), (), (1,))


def test_a_verdict_that_only_others_together_contradict_is_told_too() -> None:
    found = heard([said(1, "merge", "a", "b"), said(2, "merge", "b", "c"), said(3, "split", "a", "c")])
    assert (groups(found), found.ties.apart, found.wholly) == (["bc"], (("a", "b"),), (1,))


def test_the_order_in_which_verdicts_are_handed_over_does_not_matter() -> None:
    rows = [
        said(1, "merge", "ab", "c"),
        said(2, "split", "c", "a"),
        said(3, "merge", "c", "d"),
        said(4, "split", "b", "d"),
    ]
    assert len({repr(heard(order)) for order in permutations(rows)}) == 1


def test_words_tell_who_said_it_last_of_two_articles() -> None:
    ties = heard([said(1, "split", "a", "bc"), said(2, "merge", "a", "b")]).ties
    found = [ties.said_of(*pair) for pair in ("ab", "ca", "bc")]
    assert [one.number if one else None for one in found] == [2, 1, None]


sides = st.sets(st.sampled_from("abcdefg"), min_size=2, max_size=5).map(lambda names: "".join(sorted(names)))


@given(st.lists(st.tuples(st.sampled_from(["merge", "split"]), sides, st.integers(1, 4)), max_size=8))
def test_ties_never_contradict_themselves_and_the_last_verdict_holds_wholly(
    rows: list[tuple[VerdictKind, str, int]],
) -> None:
    verdicts = [said(n, kind, names[: min(cut, len(names) - 1)], names[min(cut, len(names) - 1) :])
                for n, (kind, names, cut) in enumerate(rows, start=1)]  # fmt: skip
    found = heard(verdicts)
    home = {article: group for group in found.ties.together for article in group}
    assert sum(len(group) for group in found.ties.together) == len(home)
    assert all(home.get(a, (a,)) != home.get(b, (b,)) for a, b in found.ties.apart)
    if verdicts:
        last = verdicts[-1]
        assert last.number not in (*found.in_part, *found.wholly)
        same = {(a, b): home.get(a, (a,)) == home.get(b, (b,)) for a in last.articles for b in last.others}
        assert all(value == (last.verdict == "merge") for value in same.values())
