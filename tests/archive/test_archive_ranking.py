"""The order of events that were found: where what is asked stands, then the newest, then by id."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hexapla.archive.ranking import Candidate, Evidence, holds, ranked

NOTHING = np.zeros(0, dtype=np.int64)


def numbers(*values: int) -> np.ndarray:
    return np.array(sorted(values), dtype=np.int64)


def found(event: str, head: int, day: int = 1, score: float | None = -1.0) -> Candidate:
    return Candidate(event, day, head, [] if score is None else [(score, f"a-{event}")])


def order(candidates: list[Candidate], evidence: Evidence) -> list[str]:
    return [one.event for _, one in ranked(candidates, evidence)]


def test_titles_count_more_than_facts_and_these_more_than_text() -> None:
    evidence = Evidence([numbers(-3)], [numbers(-2)], [], 100)
    assert order([found("text", -1), found("fact", -2), found("title", -3)], evidence) == ["title", "fact", "text"]


def test_what_few_events_have_counts_more() -> None:
    common, rare = numbers(*range(-60, -9), -1), numbers(-2)
    evidence = Evidence([common, rare], [NOTHING, NOTHING], [], 100)
    assert order([found("common", -1), found("rare", -2)], evidence) == ["rare", "common"]


def test_words_side_by_side_count_more() -> None:
    both = numbers(-1, -2)
    evidence = Evidence([both, both], [NOTHING, NOTHING], [numbers(-2)], 100)
    assert order([found("apart", -1, 2), found("beside", -2, 1)], evidence) == ["beside", "apart"]


def test_a_little_more_of_the_same_words_in_a_text_does_not_outdo_a_newer_event() -> None:
    nothing = Evidence([], [], [], 100)
    assert order([found("old", -1, 1, -9.0), found("new", -2, 2, -8.5)], nothing) == ["new", "old"]
    assert order([found("old", -1, 1, -9.0), found("new", -2, 2, -3.0)], nothing) == ["old", "new"]


def test_an_event_found_by_its_titles_alone_stands_beside_others() -> None:
    evidence = Evidence([numbers(-1)], [NOTHING], [], 100)
    assert order([found("text", -2), found("title", -1, score=None)], evidence) == ["title", "text"]


@given(st.lists(st.tuples(st.integers(-9, -1), st.integers(0, 3)), unique=True, max_size=9), st.randoms())
def test_the_order_of_candidates_changes_nothing(drawn: list[tuple[int, int]], chance: object) -> None:
    candidates = [found(f"e{n}", head, day) for n, (head, day) in enumerate(drawn)]
    evidence = Evidence([numbers(-1, -5)], [numbers(-2)], [numbers(-5)], 9)
    shuffled = list(candidates)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert order(candidates, evidence) == order(shuffled, evidence)


@given(st.sets(st.integers(-99, 99)), st.lists(st.integers(-99, 99)))
def test_what_holds_is_what_is_there(there: set[int], asked: list[int]) -> None:
    assert holds(numbers(*there), np.array(asked, dtype=np.int64)).tolist() == [one in there for one in asked]
