from hexapla.values.event import Member
from hexapla.values.text import Cell
from hexapla.versions.core import weighed
from hexapla.versions.passages import families

CELL = (Cell(0, 0, 1),)


def members(**rests):
    return [Member(i, "e", "translation" if of else "independent", of, 0.9) for i, of in rests.items()]


def core(of_event, *rows):
    return [
        (p.texts, p.core) for p in weighed([dict.fromkeys(row, CELL) for row in rows], of_event, families(of_event))
    ]


def test_of_one_text_the_core_is_what_nearly_every_version_keeps():
    five = members(a=None, b="a", c="a", d="a", e="d")
    assert core(five, "abcde", "abcd", "abc", "e") == [(1, True), (1, True), (1, False), (1, False)]


def test_the_versions_of_one_text_are_one_witness():
    told = members(a=None, b="a", c="a", d="a", e=None)
    assert core(told, "abcd", "ae", "abcde") == [(1, False), (2, False), (2, True)]


def test_an_event_of_one_version_has_no_core():
    assert core(members(a=None), "a") == [(1, False)]


def test_a_version_adds_and_leaves_out_by_what_it_rests_on():
    chain = members(a=None, b="a", c="b", d=None)
    rows = [dict.fromkeys(row, CELL) for row in ("a", "ab", "bc", "c", "d")]
    found = [(p.added, p.omitted) for p in weighed(rows, chain, families(chain))]
    assert found == [((), ("b",)), ((), ("c",)), (("b",), ()), (("c",), ()), ((), ())]
