"""The n-way parallel table: pair alignments along the tree of versions, merged into rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hexapla.values.event import Member
from hexapla.values.passage import Passage
from hexapla.values.text import Cell
from hexapla.versions.core import weighed
from hexapla.versions.reading import Reading
from hexapla.versions.rows import Place, Rows, Tie, arranged, in_sequence

Cells = dict[str, tuple[Cell, ...]]


def passages(
    members: Sequence[Member], readings: Mapping[str, Reading], ties: Sequence[Tie], matched: Sequence[Tie]
) -> tuple[Passage, ...]:
    """Return the rows of the table; every sentence of every version stands in exactly one.

    ``members`` is the order of columns, parents before children. ``ties`` stand between versions of one text and
    ``matched`` between texts that are independent of one another; of both the surer come first.

    Rows follow the first version; what it lacks stands after the row that precedes it in the first version that has
    it. The body of each version of the first version's text is in its own order. Pictures move about from page to
    page: a caption stands where its first version has it. So does what an independent report says, after what it
    says before.
    """
    family = families(members)
    order = [member.id for member in members]
    bodies = {article: readings[article].body for article in order}
    rows = arranged([(article, len(readings[article].sentences)) for article in order], bodies, ties)
    of_first = {article: body for article, body in bodies.items() if family[article] == order[0]}
    in_order = in_sequence(order, of_first, rows)
    for tie in sorted(matched, key=lambda tie: (-tie.score, tie.left, tie.right)):
        rows.match(tie, family)
    sequence = _with_the_others(order, readings, rows, [rows.find(row) for row in in_order])
    return weighed([_cells(order, readings, rows.members(row)) for row in sequence], members, family)


def families(members: Sequence[Member]) -> dict[str, str]:
    """Return the text that each version rests on in the end: its own, where it rests on none."""
    family: dict[str, str] = {}
    for member in members:
        family[member.id] = family.get(member.of, member.of) if member.of is not None else member.id
    return family


def _with_the_others(
    order: Sequence[str], readings: Mapping[str, Reading], rows: Rows, in_order: Sequence[Place]
) -> list[Place]:
    """Return all groups: into a linked list of those in order each version inserts what is new in it."""
    following: dict[Place | None, Place | None] = dict(zip([None, *in_order], [*in_order, None], strict=True))
    for article in order:
        previous: Place | None = None
        for number in range(len(readings[article].sentences)):
            row = rows.find((article, number))
            if row not in following:
                following[row] = following[previous]
                following[previous] = row
            previous = row
    sequence, row_or_end = [], following[None]
    while row_or_end is not None:
        sequence.append(row_or_end)
        row_or_end = following[row_or_end]
    return sequence


def _cells(order: Sequence[str], readings: Mapping[str, Reading], places: Sequence[Place]) -> Cells:
    found: dict[str, list[Cell]] = {}
    for article, number in places:
        sentence = readings[article].sentences[number]
        found.setdefault(article, []).append(Cell(sentence.block, sentence.start, sentence.end))
    return {article: tuple(sorted(found[article])) for article in order if article in found}
