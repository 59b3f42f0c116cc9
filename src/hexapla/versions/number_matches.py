"""Which numbers of aligned sentences are one: by value, by scale, by conversion; and which became which."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from hexapla.language.measures import converted
from hexapla.versions.pairing import Link
from hexapla.versions.quantities import Figure, Values, of_sentences

# Two floats that differ by less are one number that was scaled: 2.8 bn.
_ROUNDING = 1e-9
# A scale word that was not read is a thousand at least, but for those of East Asia and India: 万, lakh.
# 7 p.m. is 19.00.
_HALF_A_DAY = 12
_YEARS = (1_000, 2_100)
_SCALES = (3, 4, 5, 6, 7, 8, 9, 12)


def left_over(
    values: tuple[Values, Values], link: Link, written: Sequence[Figure]
) -> tuple[list[Figure], list[Figure]]:
    """Return the numbers of the left, of those ``written`` in digits, and of the right that have no partner in a link.

    Numbers pair off by value, each as often as it stands, in words or digits, in dates or out of them; then by value
    but for a scale word of which one side is not read; and a number in one system of units with one in another.
    """
    left, right = values
    spare = list(of_sentences(right.stated, link.right))
    others = [f for f in of_sentences(left.figures, link.left) if not f.digits]
    lost = [f for f in written if not _taken(f, spare)]
    for figure in others:
        _taken(figure, spare)
    new = _spared([*of_sentences(right.figures, link.right), *of_sentences(right.dated, link.right)], spare)
    lost, new = _unscaled(lost, new)
    return _unconverted(lost, new, written)


def same(value: float, other: float) -> bool:
    """Return whether two values are one number."""
    return abs(value - other) <= _ROUNDING * max(1.0, abs(value))


def likeliest(lost: Sequence[Figure], new: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """Return which number became which, the likest first, each once."""
    ranked = sorted(
        ((_unlike(a, b), abs(i - j), i, j) for i, a in enumerate(lost) for j, b in enumerate(new)),
    )
    pairs: list[tuple[Figure, Figure]] = []
    gone: set[int] = set()
    come: set[int] = set()
    for _, _, i, j in ranked:
        if i not in gone and j not in come:
            gone.add(i)
            come.add(j)
            pairs.append((lost[i], new[j]))
    return sorted(pairs, key=lambda pair: (pair[0].where.block, pair[0].where.start))


def _taken(figure: Figure, spare: list[float]) -> bool:
    for position, value in enumerate(spare):
        if same(figure.value, value) or (figure.number.part_of_date and same(abs(figure.value - value), _HALF_A_DAY)):
            del spare[position]
            return True
    return False


def _spared(figures: Sequence[Figure], spare: Sequence[float]) -> list[Figure]:
    """Return the figures whose values were left over, as many of each as were."""
    left, kept = list(spare), []
    for figure in figures:
        if _taken(figure, left) and figure.value >= 1:
            kept.append(figure)
    return kept


def _significant(figure: Figure) -> str:
    return f"{figure.value:.12e}".partition("e")[0].rstrip("0")


def _is_scaled(figure: Figure) -> bool:
    """Whether a number is far larger than its own figures, for the word of a scale stands with them."""
    return figure.value >= 10.0 ** sum(character.isnumeric() for character in figure.where.text)


def _unscaled(lost: list[Figure], new: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Take out pairs that show the same figures where a scale was read of one alone: 5 million and 5.

    Where two such pairs differ the other way round, the scale changed its number: 5 million by 2011, 2011 million by 5.
    """
    twins: dict[int, int] = {}
    for i, figure in enumerate(lost):
        free = (j for j, other in enumerate(new) if j not in twins.values() and _but_for_scale(figure, other))
        twin = next(free, None)
        if twin is not None:
            twins[i] = twin
    greater = {_is_scaled(lost[i]) for i, j in twins.items() if _is_scaled(lost[i]) != _is_scaled(new[j])}
    if len(greater) > 1:
        return lost, new
    gone = set(twins.values())
    kept = [figure for i, figure in enumerate(lost) if i not in twins]
    return kept, [figure for j, figure in enumerate(new) if j not in gone]


def _but_for_scale(a: Figure, b: Figure) -> bool:
    """Whether two numbers show the same figures, and a scale was not read of both: 5 million and 5, 25,000 and 25."""
    if not a.value or not b.value or not b.digits:
        return False
    if _is_short(a.value, b.value) or _is_short(b.value, a.value):
        return True
    if _significant(a) != _significant(b) or (_is_scaled(a) and _is_scaled(b)):
        return False
    return len(f"{max(a.value, b.value) / min(a.value, b.value):.0f}") - 1 in _SCALES


def _is_short(year: float, short: float) -> bool:
    """Whether a year may be written short: the 80s, 1950-53."""
    return _YEARS[0] <= year <= _YEARS[1] and 10 <= short == year % 100


def _unconverted(lost: list[Figure], new: list[Figure], left: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Take out what stands on the other side in another system of units, and what the version converted besides."""
    added = [figure for figure in new if any(one_quantity(figure, other) for other in left)]
    if len(new) > len(lost) or not lost:
        # 130 miles (209 km): the version kept the number, whatever became of it, and added the other.
        return lost, [figure for figure in new if figure not in added]
    gone: list[Figure] = []
    for figure in lost:
        twin = next((other for other in new if one_quantity(figure, other)), None)
        if twin is None:
            gone.append(figure)
        else:
            new = [other for other in new if other is not twin]
    return gone, new


def one_quantity(a: Figure, b: Figure) -> bool:
    """Return whether two numbers are one quantity in two systems of units."""
    if a.measure is not None and b.measure is not None:
        degrees = a.measure.kind == b.measure.kind == "temperature"
        # Miles an hour are kilometres beside "an hour" in words that CLDR does not have.
        other_system = degrees or a.measure.customary != b.measure.customary
        return other_system and (converted(a.value, a.measure, b.value) or converted(b.value, b.measure, a.value))
    if a.measure is not None:
        return converted(a.value, a.measure, b.value)
    return b.measure is not None and converted(b.value, b.measure, a.value)


def _unlike(a: Figure, b: Figure) -> tuple[bool, bool, bool, float]:
    """Return how little two numbers look like one that became the other."""
    units = a.number.unit is not None and b.number.unit is not None and a.number.unit != b.number.unit
    kinds = (a.number.kind == "ordinal") != (
        b.number.kind == "ordinal"
    ) or a.number.part_of_date != b.number.part_of_date
    likeness = SequenceMatcher(None, f"{a.value:.12g}", f"{b.value:.12g}", autojunk=False).ratio()
    return units, kinds, _is_scaled(a) != _is_scaled(b), -likeness


def exchanged(left: Sequence[Figure], right: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """Return pairs of numbers that stand on both sides but count each other's things: 40 % of 300, 300 % of 40.

    Only where what tells them, a unit or a sign, is beside one number of each side and beside the other one there.
    """
    found = []
    for role in sorted({role for figure in left if (role := _role(figure))}):
        a = [figure for figure in left if _role(figure) == role]
        b = [figure for figure in right if _role(figure) == role]
        if len(a) != 1 or len(b) != 1 or same(a[0].value, b[0].value):
            continue
        mine = [f for f in right if same(f.value, a[0].value)]
        theirs = [f for f in left if same(f.value, b[0].value)]
        if len(mine) == len(theirs) == 1 and a[0].digits and b[0].digits:
            found.append((a[0], b[0]))
    return found


def _role(figure: Figure) -> str:
    """Return what a number is of: percent, a money, a measure; nothing where that is not said."""
    if figure.number.kind in ("percent", "money"):
        return figure.number.unit or ""
    return figure.measure.name if figure.measure is not None else ""
