"""Bounds: groups that people keep apart or bring together, whatever the likeness."""

import numpy as np
import scipy.sparse as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.events.bounds import Bounds, bounds
from hexapla.events.grouping import average_link
from hexapla.values.ties import UNTIED, Ties

NAMES = "abcdefgh"


def grouped(likeness: np.ndarray, ties: Ties) -> list[str]:
    ids = NAMES[: len(likeness)]
    places = np.arange(len(ids))
    labels = average_link(sp.csr_matrix(likeness), places, np.zeros(len(ids), dtype=np.int64), bounds(ties, ids))
    return sorted("".join(ids[k] for k in places if labels[k] == label) for label in set(labels.tolist()))


def alike(*pairs: str, size: int = 4) -> np.ndarray:
    found = np.zeros((size, size))
    for a, b in pairs:
        found[NAMES.index(a), NAMES.index(b)] = found[NAMES.index(b), NAMES.index(a)] = 1.0
    return found


ALL = alike("ab", "ac", "ad", "bc", "bd", "cd")


def test_without_ties_there_are_no_bounds() -> None:
    assert bounds(UNTIED, "ab") is None
    assert bounds(Ties(together=(("x", "y"),)), "ab") is None


def test_what_is_apart_stays_apart_and_the_rest_is_grouped_by_its_likeness() -> None:
    assert grouped(ALL, Ties(apart=(("a", "d"),))) in (["abc", "d"], ["a", "bcd"], ["ab", "cd"], ["ac", "bd"])
    assert grouped(ALL, Ties(apart=(("a", "d"), ("b", "d"), ("c", "d")))) == ["abc", "d"]


def test_what_is_together_is_joined_last_and_takes_what_is_like_a_part_of_it() -> None:
    assert grouped(alike("ab"), Ties(together=(("a", "d"),))) == ["abd", "c"]
    # c is like all of one half and nothing of the other: the mean over both would not do
    assert grouped(alike("ab", "ac", "bc", "de", "df", "ef", size=6), Ties(together=(("a", "b", "d", "e"),))) == [
        "abcdef"
    ]


def test_what_is_like_two_that_are_apart_goes_with_one_and_with_its_kin() -> None:
    ties = Ties(together=(("a", "b"),), apart=(("a", "d"),))
    assert grouped(alike("bc", "cd"), ties) in (["abc", "d"], ["ab", "cd"])


def test_labels_are_kept_as_far_as_they_can_be() -> None:
    three = Bounds(np.arange(3), (np.array([1]), np.array([0])))
    assert three.united(np.array([7, 7, 7])).kin.tolist() in ([0, 1, 0], [1, 0, 1])
    free = Bounds(np.arange(3), (np.zeros(0, np.int64), np.zeros(0, np.int64)))
    assert len(set(free.united(np.array([7, 7, 7])).kin.tolist())) == 1


@settings(max_examples=60)
@given(st.data())
def test_no_likeness_breaks_a_bound_and_no_order_matters(data: st.DataObject) -> None:
    size = 8
    values = data.draw(st.lists(st.sampled_from([0.0, 0.5, 0.9]), min_size=28, max_size=28))
    likeness = np.zeros((size, size))
    likeness[np.triu_indices(size, 1)] = values
    likeness += likeness.T
    group = tuple(sorted(data.draw(st.sets(st.sampled_from(NAMES), min_size=2, max_size=3))))
    others = sorted(set(NAMES) - set(group))
    apart = data.draw(st.sets(st.tuples(st.just(group[0]), st.sampled_from(others)), max_size=3))
    apart |= data.draw(st.sets(st.tuples(st.sampled_from(others[:2]), st.sampled_from(others[2:])), max_size=2))
    found = grouped(likeness, Ties((group,), tuple(sorted(apart))))
    home = {name: one for one in found for name in one}
    assert len({home[name] for name in group}) == 1
    assert all(home[a] != home[b] for a, b in apart)
    assert found == grouped(likeness, Ties((group,), tuple(sorted(apart))[::-1]))
