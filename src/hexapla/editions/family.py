"""The family of an event's versions as a picture: who copied or translated whom, and when each was published.

Places along the line are percent of the width and places down are pixels, so that the picture keeps its letters as
large on a phone as on a wide screen; an edition that reads from the right has it mirrored.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from hexapla.editions.witnesses import Witness
from hexapla.editions.wording import clip, day
from hexapla.language.scripts import direction

MOST_NODES = 40
_ROW = 40  # pixels: two lines of text
_TOP = 56  # pixels: the days above, each on a line of its own
_APART = 14  # pixels between texts that do not rest on one another
_STEP, _FIRST = 4.5, 2.5  # percent: how far a version stands behind the one that it rests on, and the first of all
_DEEPEST = 4
_LABEL, _LABEL_END = 3.0, 58.0  # percent: from the node to its words, and where these end
_EARLIEST, _LATEST = 64.0, 97.0  # percent: the first and the last day
_LONGEST = 40


class Node(Struct, frozen=True):
    """One version: where it stands, where its words begin and how wide they may be, and where its day stands."""

    witness: Witness
    label: str
    x: float
    y: int
    words: float
    width: float
    day: float | None


class Edge(Struct, frozen=True):
    """From a version down and along to one that rests on it; ``relation`` is that of the latter."""

    relation: str
    x: float
    top: int
    y: int
    end: float


class Tick(Struct, frozen=True):
    """A day at the top of the picture."""

    label: str
    x: float


class Family(Struct, frozen=True):
    """The picture; ``left_out`` are versions for which it has no room."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    ticks: tuple[Tick, ...]
    height: int
    left_out: int


def family(stemma: Sequence[Witness], language: str) -> Family | None:
    """Return the picture of versions that stand in the order of a tree; ``None`` for less than two."""
    shown = stemma[:MOST_NODES]
    if len(shown) < 2:
        return None
    days = {witness.number: found for witness in shown if (found := _day(witness)) is not None}
    scale = _Scale(sorted(set(days.values())))
    mirrored = direction(language) == "rtl"
    nodes: list[Node] = []
    y = _TOP
    for witness in shown:
        y += _APART if nodes and witness.depth == 0 else 0
        nodes.append(_node(witness, y, scale.place(days.get(witness.number)), mirrored))
        y += _ROW
    ticks = tuple(Tick(day(one.isoformat(), language), _side(place, mirrored)) for one, place in scale.ends())
    return Family(tuple(nodes), _edges(nodes), ticks, y - _ROW // 2, len(stemma) - len(shown))


def _node(witness: Witness, y: int, place: float | None, mirrored: bool) -> Node:
    x = _FIRST + _STEP * min(witness.depth, _DEEPEST)
    width = round(_LABEL_END - x - _LABEL, 2)
    return Node(
        witness=witness,
        label=clip(witness.outlet or witness.language_own_name, _LONGEST),
        x=_side(x, mirrored),
        y=y,
        words=_side(x + _LABEL + (width if mirrored else 0), mirrored),
        width=width,
        day=_side(place, mirrored) if place is not None else None,
    )


def _edges(nodes: Sequence[Node]) -> tuple[Edge, ...]:
    """Each version's line from the one that it rests on: straight down from that one, then along to it."""
    at = {node.witness.siglum: node for node in nodes}
    edges = []
    for node in nodes:
        above = at.get(node.witness.of or "")
        if above is not None and above.y < node.y:
            edges.append(Edge(node.witness.relation, above.x, above.y, node.y, node.x))
    return tuple(edges)


def _side(x: float, mirrored: bool) -> float:
    return round(100 - x if mirrored else x, 2)


def _day(witness: Witness) -> date | None:
    try:
        return date.fromisoformat(witness.published_value[:10])
    except ValueError:
        return None


class _Scale:
    """Places days between the first and the last of them."""

    def __init__(self, days: Sequence[date]) -> None:
        self._first, self._last = (days[0], days[-1]) if days else (date.min, date.min)
        self._known = bool(days)

    def place(self, known: date | None) -> float | None:
        """Return how far along a day stands, in percent."""
        if known is None:
            return None
        span = (self._last - self._first).days
        if not span:
            return (_EARLIEST + _LATEST) / 2
        return _EARLIEST + (_LATEST - _EARLIEST) * (known - self._first).days / span

    def ends(self) -> list[tuple[date, float]]:
        """Return the first and the last day with their places: one where they are the same, or none."""
        if not self._known:
            return []
        ends = dict.fromkeys((self._first, self._last))
        return [(one, place) for one in ends if (place := self.place(one)) is not None]
