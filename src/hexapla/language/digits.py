"""Values of numbers in figures: grouping and decimal marks told apart by shape, by the text and by locale."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from hexapla.language.digit_runs import matches
from hexapla.language.locales import NumberMarks, number_marks

# Runs of figures with marks between; a space joins only groups of three. Folded text: all digits are 0-9.
# At most so many marks, so that hostile runs cost no more than they are long; what goes on behind is no number either.
_MOST_MARKS = 12
_RUN = re.compile(rf"\d+(?:[.,'٬٫]\d+| \d{{3}}(?!\d)){{0,{_MOST_MARKS}}}")
_PIECE = re.compile(r"\d+")
_WESTERN_GROUPS = re.compile(r"\d{1,3}(?:[.,'٬ ]\d{3})+")
_INDIAN_GROUPS = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
# Longer runs of figures are numbers of accounts and telephones, and count nothing.
LONGEST_COUNT = 15


class Figure(Struct, frozen=True):
    """One number in figures; ``value`` is exact, ``plain`` if it is digits only, ``code`` if it counts nothing."""

    start: int
    end: int
    value: Decimal
    plain: bool
    code: bool = False


def figures(text: str, begins: Sequence[int], language: str | None) -> list[Figure]:
    """Return the numbers in figures of a folded text, whose runs of digits begin at ``begins``, from left to right."""
    runs = list(matches(_RUN, text, begins))
    reading = _Reading(number_marks(language), _evidence(runs))
    found: list[Figure] = []
    cut = -2
    for run in runs:
        if run.start() == cut + 1 or _is_cut(run.group()):
            digits = "".join(_PIECE.findall(run.group()))
            found.append(Figure(run.start(), run.end(), Decimal(digits[:LONGEST_COUNT]), False, True))
            cut = run.end()
        else:
            found += _read(run.group(), run.start(), reading)
    return found


def _is_cut(run: str) -> bool:
    """Say whether a run may be the beginning of a number in more groups than are read."""
    return len(run) > 4 * _MOST_MARKS and _WESTERN_GROUPS.fullmatch(run) is not None


class _Reading(Struct, frozen=True):
    """How the marks of one text are read: the locale's, and what the text itself shows of ``.`` and ``,``."""

    marks: NumberMarks | None
    groups: frozenset[str]


def _evidence(runs: list[re.Match[str]]) -> frozenset[str]:
    """The marks that this text uses to group: seen in runs that can be read in one way only."""
    votes: Counter[str] = Counter()
    for run in runs:
        marks = [c for c in run.group() if c in ".,"]
        if len(marks) == 1:
            tail = re.split("[.,]", run.group())[1]
            if " " not in run.group() and len(tail) in (1, 2):
                votes["." if marks[0] == "," else ","] += 1
        elif len(marks) > 1 and marks[0] == marks[-1] and _WESTERN_GROUPS.fullmatch(run.group()):
            votes[marks[0]] += 2
    dots, commas = votes["."], votes[","]
    if dots == commas:
        return frozenset()
    return frozenset("." if dots > commas else ",")


def _read(run: str, start: int, reading: _Reading) -> list[Figure]:
    marks = [c for c in run if not c.isdigit()]
    if not marks:
        code = len(run) > LONGEST_COUNT or (len(run) > 2 and run[0] == "0")
        return [Figure(start, start + len(run), Decimal(int(run[:LONGEST_COUNT])), True, code)]
    value = _grouped(run, marks, reading)
    if value is not None:
        return [Figure(start, start + len(run), value, False)]
    if " " in marks:
        head, _, tail = run.partition(" ")
        return _read(head, start, reading) + _read(tail, start + len(head) + 1, reading)
    if len(marks) > 1 and set(marks) == {"."}:
        return [
            Figure(start, start + len(run), Decimal(int(run.split(".", maxsplit=1)[0][:LONGEST_COUNT])), False, True)
        ]
    return [figure for piece in _PIECE.finditer(run) for figure in _read(piece.group(), start + piece.start(), reading)]


def _grouped(run: str, marks: list[str], reading: _Reading) -> Decimal | None:
    """The value of a run with marks, or ``None`` where it is no single number."""
    kinds = set(marks)
    last = marks[-1]
    head, _, tail = run.rpartition(last)
    if len(kinds) == 1:
        if len(marks) == 1 and last in ".,٫" and _is_decimal(head, tail, last, reading):
            return Decimal(f"{head}.{tail}")
        if last != "٫" and (_WESTERN_GROUPS.fullmatch(run) or _INDIAN_GROUPS.fullmatch(run)):
            return None if run[0] == "0" else _plain(run)
        return None
    grouped = _WESTERN_GROUPS.fullmatch(head) or _INDIAN_GROUPS.fullmatch(head)
    if grouped and len(kinds) == 2 and marks.count(last) == 1 and last in ".,٫":
        return Decimal(f"{_plain(head)}.{tail}")
    return None


def _plain(run: str) -> Decimal:
    return Decimal("".join(_PIECE.findall(run)))


def _is_decimal(head: str, tail: str, mark: str, reading: _Reading) -> bool:
    if len(tail) != 3 or len(head) > 3 or head[0] == "0" or mark == "٫":
        return len(head) <= LONGEST_COUNT and len(tail) <= LONGEST_COUNT
    # From here on 1.250 could be either. The text's own habit, then the locale, decides; a fraction of three
    # figures that ends in zero is not written, so that is a group in any locale.
    if mark in reading.groups or reading.marks is None:
        return False
    return mark == reading.marks.decimal and tail[-1] != "0"
