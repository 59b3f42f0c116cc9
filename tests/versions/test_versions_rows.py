import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.versions.rows import Tie, arranged, in_sequence

VERSIONS = ("a", "b", "c", "d")


def groups(rows, versions):
    return {frozenset(rows.members(rows.find((v, n)))) for v, count in versions for n in range(count)}


def tie(a, numbers, b, others, score=0.9, joined=False):
    return Tie(tuple((a, n) for n in numbers), tuple((b, n) for n in others), score, joined)


@st.composite
def alignments(draw):
    versions = [(v, draw(st.integers(0, 6))) for v in VERSIONS]
    counts = dict(versions)
    found = []
    for a, b in itertools.combinations(VERSIONS, 2):
        if counts[a] and counts[b]:
            sides = [st.lists(st.integers(0, counts[v] - 1), min_size=1, max_size=3, unique=True) for v in (a, b)]
            scores = st.sampled_from([0.5, 0.7, 0.9, 1.0])
            one = st.builds(tie, st.just(a), sides[0], st.just(b), sides[1], scores, st.booleans())
            found += draw(st.lists(one, max_size=6))
    return versions, found


@settings(max_examples=100, deadline=None)
@given(alignments(), st.permutations(VERSIONS), st.randoms(use_true_random=False))
def test_whatever_is_tied_each_sentence_has_one_row_and_each_version_its_order(drawn, order, random):
    versions, ties = drawn
    chains = {version: range(count) for version, count in versions}
    rows = arranged(versions, chains, ties)
    sequence = in_sequence(VERSIONS, chains, rows)
    placed = [place for row in sequence for place in sorted(rows.members(row))]
    assert sorted(placed) == sorted((version, number) for version, count in versions for number in range(count))
    for version, count in versions:
        assert [number for one, number in placed if one == version] == list(range(count))
    again = sorted(versions, key=lambda version: order.index(version[0]))
    random.shuffle(ties)
    assert groups(arranged(again, chains, ties), versions) == groups(rows, versions)


def test_of_two_ties_that_cross_the_surer_one_stands():
    versions, chains = [("a", 2), ("b", 2)], {"a": range(2), "b": range(2)}
    rows = arranged(versions, chains, [tie("a", [0], "b", [1], 0.6), tie("a", [1], "b", [0], 0.8)])
    assert rows.find(("a", 1)) == rows.find(("b", 0))
    assert rows.find(("a", 0)) != rows.find(("b", 1))


def test_a_tie_through_a_third_version_that_would_make_a_circle_is_dropped():
    versions = [("a", 2), ("b", 2), ("c", 2)]
    chains = {version: range(count) for version, count in versions}
    ties = [tie("a", [0], "b", [1], 0.9), tie("b", [0], "c", [1], 0.8), tie("c", [0], "a", [1], 0.7)]
    rows = arranged(versions, chains, ties)
    assert rows.find(("a", 0)) == rows.find(("b", 1))
    assert rows.find(("c", 0)) != rows.find(("a", 1))


def test_sisters_bring_no_two_rows_together_that_one_version_has_both_of():
    versions = [("a", 2), ("b", 2), ("c", 1)]
    chains = {version: range(count) for version, count in versions}
    ties = [tie("a", [0], "b", [0]), tie("a", [1], "b", [1]), tie("b", [0, 1], "c", [0], 1.0, joined=True)]
    assert groups(arranged(versions, chains, ties), versions) == {
        frozenset({("a", 0), ("b", 0), ("c", 0)}),
        frozenset({("a", 1), ("b", 1)}),
    }


def test_what_the_first_version_lacks_stands_after_the_row_before_it():
    versions, chains = [("a", 2), ("b", 4)], {"a": range(2), "b": range(4)}
    rows = arranged(versions, chains, [tie("a", [0], "b", [1]), tie("a", [1], "b", [3])])
    assert [sorted(rows.members(row)) for row in in_sequence(["a", "b"], chains, rows)] == [
        [("b", 0)],
        [("a", 0), ("b", 1)],
        [("b", 2)],
        [("a", 1), ("b", 3)],
    ]
