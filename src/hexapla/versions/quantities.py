"""Numbers and dates of aligned sentences, compared by value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from hexapla.language.dates import find_dates
from hexapla.language.measures import Unit, unit_at
from hexapla.language.numerals import Number
from hexapla.values.text import Evidence
from hexapla.versions.keys import numbers_in
from hexapla.versions.places import within
from hexapla.versions.reading import Reading

_Found = TypeVar("_Found")
# As far as a word between two numbers of a range goes, with its spaces.
_NEAR = 8
_SHAN, _MYANMAR = re.compile("[\u1090-\u1099]+"), re.compile("[\u1000-\u109f]")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number where it stands; ``digits`` says that it is written with digits, not as a word.

    ``measure`` is the unit of measure beside a number in digits.
    """

    number: Number
    where: Evidence
    digits: bool
    measure: Unit | None = None

    @property
    def value(self) -> float:
        """The value, as a float so that 3 and 3.0 are one."""
        return float(self.number.value)


@dataclass(frozen=True, slots=True)
class Day:
    """A date where it stands; ``parts`` are year, month and day, ``None`` for what is not said."""

    parts: tuple[int | None, int | None, int | None]
    where: Evidence

    def agrees(self, other: Day) -> bool:
        """Whether both may be one date: equal in all that both say."""
        return all(a == b for a, b in zip(self.parts, other.parts, strict=True) if a is not None and b is not None)

    def comparable(self, other: Day) -> bool:
        """Whether both say a day and a month, or a month and a year, or nothing but a year."""
        said = [tuple(part is not None for part in day.parts) for day in (self, other)]
        shared = tuple(a and b for a, b in zip(*said, strict=True))
        return shared[0:2] == (True, True) or shared[1:3] == (True, True) or said[0] == said[1]


class Values:
    """The numbers and dates of one reading, found once, sentence by sentence."""

    def __init__(self, reading: Reading) -> None:
        """Remember the reading; nothing is searched before it is asked for."""
        self._reading = reading

    @cached_property
    def figures(self) -> tuple[tuple[Figure, ...], ...]:
        """The numbers of each sentence that are no part of a date."""
        return tuple(
            _measured([self._figure(sentence, number) for number in numbers if not number.part_of_date])
            for sentence, numbers in zip(self._reading.sentences, self._numbers, strict=True)
        )

    @cached_property
    def dated(self) -> tuple[tuple[Figure, ...], ...]:
        """The years and the days of the month of each sentence's dates, those in digits."""
        return tuple(
            tuple(figure for figure in figures if any(_is_part(figure, day) for day in days))
            for figures, days in zip(self._of_dates, self.days, strict=True)
        )

    @cached_property
    def stated(self) -> tuple[tuple[float, ...], ...]:
        """Every number of each sentence by value, those of dates and times as well, each as often as it stands."""
        return tuple(
            (
                *(float(number.value) for number in numbers),
                *(value for day in days for value in _unwritten(day, numbers)),
            )
            for numbers, days in zip(self._numbers, self.days, strict=True)
        )

    @cached_property
    def days(self) -> tuple[tuple[Day, ...], ...]:
        """The dates of each sentence."""
        found: list[tuple[Day, ...]] = []
        for sentence, numbers in zip(self._reading.sentences, self._numbers, strict=True):
            # A date without a number by value is none that could be compared.
            if not any(number.part_of_date for number in numbers):
                found.append(())
                continue
            mentions = find_dates(sentence.text, self._reading.language_of(sentence))
            days = [Day(_parts(m.date.value), within(sentence, m.start, m.end)) for m in mentions]
            found.append(tuple(days))
        return tuple(found)

    @cached_property
    def all_values(self) -> frozenset[float]:
        """Every number of the text by value, those in dates and in the title as well."""
        values = {float(number.value) for numbers in self._numbers for number in numbers}
        title = self._reading.article.title
        if title:
            values |= {float(number.value) for number in numbers_in(title, self._reading.language)}
        days = (part for sentence in self.days for day in sentence for part in day.parts if part is not None)
        return frozenset(values | {float(part) for part in days})

    @cached_property
    def _of_dates(self) -> tuple[tuple[Figure, ...], ...]:
        return tuple(
            tuple(self._figure(sentence, number) for number in numbers if number.part_of_date)
            for sentence, numbers in zip(self._reading.sentences, self._numbers, strict=True)
        )

    def _figure(self, sentence: Evidence, number: Number) -> Figure:
        where = within(sentence, number.start, number.end)
        digits = any(character.isnumeric() for character in where.text)
        if not digits:
            return Figure(number, where, digits)
        language = self._reading.language_of(sentence)
        return Figure(number, where, digits, unit_at(sentence.text, number.start, number.end, language))

    @cached_property
    def _numbers(self) -> tuple[tuple[Number, ...], ...]:
        reading = self._reading
        return tuple(
            tuple(n for n in numbers_in(sentence.text, reading.language_of(sentence)) if _is_written(sentence.text, n))
            for sentence in reading.sentences
        )


def _is_written(text: str, number: Number) -> bool:
    """Whether what looks like a number is one: in Zawgyi, which Burmese is still written in, Shan digits are marks."""
    glued = number.start > 0 and _MYANMAR.match(text, number.start - 1)
    return not (glued and _SHAN.fullmatch(text, number.start, number.end))


def _measured(figures: list[Figure]) -> tuple[Figure, ...]:
    """Give a number the measure of the one right after it: 2 to 4 inches, 33, 34 and 39 km."""
    for position in range(len(figures) - 2, -1, -1):
        figure, following = figures[position], figures[position + 1]
        if figure.measure is None and following.where.start - figure.where.end <= _NEAR:
            figures[position] = replace(figure, measure=following.measure)
    return tuple(figures)


def _is_part(figure: Figure, day: Day) -> bool:
    """Whether a number in digits is the year or the day of the month of a date that it stands in."""
    inside = day.where.start <= figure.where.start and figure.where.end <= day.where.end
    return (
        figure.digits
        and inside
        and figure.where.block == day.where.block
        and figure.value in (day.parts[0], day.parts[2])
    )


def _unwritten(day: Day, numbers: Sequence[Number]) -> Iterable[float]:
    """Return the year and the day of a date that no number of its sentence says: those of another calendar."""
    written = {number.value for number in numbers}
    return (float(part) for part in (day.parts[0], day.parts[2]) if part is not None and part not in written)


def _parts(value: str) -> tuple[int | None, int | None, int | None]:
    """Return year, month and day of an ISO 8601 date, whole or cut: ``2023-12-23``, ``2023-12``, ``--12-23``."""
    year, rest = (None, value[2:]) if value.startswith("--") else (value[:4], value[5:10])
    month, _, day = rest.partition("-")
    return tuple(int(part) if part and part.isdigit() else None for part in (year, month, day[:2]))  # type: ignore[return-value]


def of_sentences(found: Sequence[Sequence[_Found]], numbers: Iterable[int]) -> list[_Found]:
    """Return what was found in the sentences of the given numbers."""
    return [each for number in numbers for each in found[number]]
