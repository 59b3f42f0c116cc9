"""Independent reports that state different values for the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hexapla.values.difference import Difference
from hexapla.versions.bodies import find_bodies
from hexapla.versions.keys import LONGEST_SENTENCE
from hexapla.versions.matching import matches
from hexapla.versions.places import shown
from hexapla.versions.quantities import Figure, Values
from hexapla.versions.reading import Reading

_LEAST = 5
# Two counts of one thing differ by little; what differs by more counts something else.
_NEAR = 1.34
# Figures that stand this close together belong to one list: "41 states and 17 organisations".
_BESIDE = 40
_TELLING = 10
# Figures that nearly agree, in sentences that name bodies of one kind, count one thing also where no word tells so
# (another language, another order). Of 600 pairs of unrelated stories in 20 languages 7 have figures so near, of 329
# pairs of English reports of one event 18, most of them right by eye; with a kind of body shared none has (November
# 2026), so this asks for both.
_ALMOST = 1.03
_LEAST_ALMOST = 20
_YEARS = range(1900, 2101)
_Pair = tuple[Figure, Figure]


def conflicts(left: Reading, right: Reading, values: tuple[Values, Values]) -> Iterator[Difference]:
    """Yield counts of two reports that do not rest on one another and cannot both be right.

    Each is a number that the other report lacks altogether, of one unit and of about one size; and either their
    sentences are each other's match and have no second such pair, or both stand beside the same other figure, or they
    nearly agree where bodies of one kind are named.
    """
    found: dict[_Pair, None] = {}
    for match in matches(left, right):
        pairs = _rivals(_strange(values[0], match.left, values[1]), _strange(values[1], match.right, values[0]))
        if len(pairs) == 1:
            found[pairs[0]] = None
    found.update(dict.fromkeys(_beside_the_same(values)))
    found.update(dict.fromkeys(_almost_the_same(left, right, values)))
    for a, b in found:
        yield _conflict(left, right, a, b)


def _strange(own: Values, sentence: int, other: Values) -> list[Figure]:
    return [f for f in own.figures[sentence] if f.digits and f.value >= _LEAST and f.value not in other.all_values]


def _rivals(a: Sequence[Figure], b: Sequence[Figure]) -> list[_Pair]:
    return [(one, other) for one in a for other in b if _may_count_the_same(one, other)]


def _may_count_the_same(a: Figure, b: Figure) -> bool:
    if a.number.unit != b.number.unit or "ordinal" in (a.number.kind, b.number.kind):
        return False
    return 1 / _NEAR <= a.value / b.value <= _NEAR


def _beside_the_same(values: tuple[Values, Values]) -> list[_Pair]:
    """Return strange figures of both whose neighbour on the same side is one telling figure."""
    lost, new = (_with_neighbours(values[k], values[1 - k]) for k in (0, 1))
    pairs = []
    for key in sorted(lost.keys() & new.keys()):
        if len(lost[key]) == 1 and len(new[key]) == 1:
            pairs += _rivals(lost[key], new[key])
    return pairs


def _with_neighbours(own: Values, other: Values) -> dict[tuple[int, float], list[Figure]]:
    """Return (side, neighbour's value) -> the strange figures that stand so."""
    found: dict[tuple[int, float], list[Figure]] = {}
    for sentence, figures in enumerate(own.figures):
        strange = set(_strange(own, sentence, other))
        for one, following in pairwise(figures):
            if following.where.start - one.where.end > _BESIDE:
                continue
            if one in strange and _tells(following, other):
                found.setdefault((1, following.value), []).append(one)
            if following in strange and _tells(one, other):
                found.setdefault((0, one.value), []).append(following)
    return found


def _almost_the_same(left: Reading, right: Reading, values: tuple[Values, Values]) -> list[_Pair]:
    """Return the only two strange figures that nearly agree, if sentences of theirs name bodies of one kind."""
    a, b = (_counts(values[k], values[1 - k]) for k in (0, 1))
    near = [(i, j, pair) for i, one in a for j, other in b for pair in _rivals([one], [other]) if _nearly_agree(*pair)]
    if len({(one.value, other.value) for _, _, (one, other) in near}) != 1:
        return []
    return [pair for i, j, pair in near if _kinds(left, i) & _kinds(right, j)][:1]


def _counts(own: Values, other: Values) -> list[tuple[int, Figure]]:
    """Return (sentence, figure) of the strange figures that are counts and no years."""
    return [
        (sentence, figure)
        for sentence in range(len(own.figures))
        for figure in _strange(own, sentence, other)
        if figure.value >= _LEAST_ALMOST and (figure.number.unit is not None or figure.value not in _YEARS)
    ]


def _nearly_agree(a: Figure, b: Figure) -> bool:
    return 1 / _ALMOST <= a.value / b.value <= _ALMOST


def _kinds(reading: Reading, number: int) -> frozenset[str]:
    """Return what the bodies are that a sentence names."""
    sentence = reading.sentences[number]
    found = find_bodies(sentence.text[:LONGEST_SENTENCE], reading.language_of(sentence))
    return frozenset(kind for body in found for kind in body.kinds)


def _tells(figure: Figure, other: Values) -> bool:
    """Whether a figure is rare enough to show that two lists are one, and stands in the other report too."""
    year = figure.number.unit is None and figure.value in _YEARS
    return figure.value >= _TELLING and not year and figure.value in other.all_values


def _conflict(left: Reading, right: Reading, a: Figure, b: Figure) -> Difference:
    detail = f"Two independent reports disagree: {shown(a.where.text)} against {shown(b.where.text)}"
    values = (a.where.text, b.where.text)
    return Difference("conflict", "error", a.where, b.where, left.article.id, right.article.id, values, detail)
