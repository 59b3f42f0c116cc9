"""Quantities: numbers with what they count, merged across versions by value and passage."""

from __future__ import annotations

from collections.abc import Iterable

import regex
from msgspec import Struct

from hexapla.language.numerals import Number
from hexapla.records import cues, phrase
from hexapla.records.coverage import cover
from hexapla.records.reading import Line, Scene
from hexapla.records.reconciliation import COMMON_VALUE, Mention, in_order, most_stated, places, reconcile, wording
from hexapla.values.fact import Comparator, Quantity
from hexapla.values.text import Evidence, Span

RULE = "quantity/1"
_DIGIT = regex.compile(r"\p{Nd}")
_JOINED_BEFORE = regex.compile(r"(?:[\p{Latin}\p{Cyrillic}\p{Greek}][-‑–]?|[#§/]|№\s?)$")
_JOINED_AFTER = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}/]|[-‑](?![\p{Zs}\s])")
_PLAIN_YEAR = regex.compile(r"\p{Nd}{4}")


class Measure(Struct, frozen=True):
    """A mention of a quantity: its value in ``unit`` and how it is bounded."""

    mention: Mention
    value: int | float
    unit: str | None
    comparator: Comparator
    spelled: bool


def find_quantities(scene: Scene, taken: Iterable[Evidence] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of an event in the order they are first read.

    ``taken`` are the places of other facts (awards, documents): a number inside one of them counts nothing more.
    """
    closed: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for place in taken:
        closed.setdefault((place.article, place.block), []).append((place.start, place.end))
    measures: dict[tuple[float, str], list[Measure]] = {}
    for line in scene.all_lines:
        for measure in measures_of(line):
            if not _inside(measure, closed):
                measures.setdefault((float(measure.value), measure.unit or ""), []).append(measure)
    found = [fact for key in sorted(measures) for fact in _facts(measures[key], scene)]
    return in_order(found, lambda fact: fact.evidence, scene)


def measures_of(line: Line) -> list[Measure]:
    """Return the quantities that one line states."""
    found: list[Measure] = []
    for number in line.numbers:
        if _counts(line, number):
            measure = _measure(line, number, found[-1] if found else None)
            if measure is not None:
                found.append(measure)
    return found


def _inside(measure: Measure, closed: dict[tuple[str, int], list[tuple[int, int]]]) -> bool:
    place = measure.mention.evidence()
    spans = closed.get((place.article, place.block), ())
    return any(start < place.end and place.start < end for start, end in spans)


def _counts(line: Line, number: Number) -> bool:
    """Return whether a number can count something: no date, ordinal, code, part of a name or of a word."""
    if number.kind in {"ordinal", "code"} or number.part_of_date or not number.value:
        return False
    if any(date.start < number.end and number.start < date.end for date in line.dates):
        return False
    if number.kind != "cardinal":
        return True
    if _JOINED_BEFORE.search(line.text[max(0, number.start - 2) : number.start]):
        return False
    if _JOINED_AFTER.match(line.text, number.end) and not _spelled(line, number):
        return False
    return not _spelled(line, number) or (number.value > 1 and not _in_name(line, number))


def _spelled(line: Line, number: Number) -> bool:
    return _DIGIT.search(line.text, number.start, number.end) is None


def _in_name(line: Line, number: Number) -> bool:
    return any(
        name.start <= number.start and number.end <= name.end and (name.start, name.end) != (number.start, number.end)
        for name in line.names
    )


def _measure(line: Line, number: Number, previous: Measure | None) -> Measure | None:
    start = number.start if number.comparator_start is None else min(number.start, number.comparator_start)
    end = number.end
    unit, after_unit = _unit(line, number)
    words = phrase.after(line.text, after_unit, line.language)
    text = None if words is None else line.text[words.start : words.end]
    if words is not None:
        end = words.end
    elif unit is not None:
        end = max(end, after_unit)
        words = phrase.before(line.text, start, line.language)
        text = None if words is None else line.text[words.start : words.end]
    elif previous is not None and not _spelled(line, number) and not _may_be_year(line, number):
        text = previous.mention.words
    elif number.comparator == "=" or _may_be_year(line, number):
        return None
    if unit is None and _is_year(line, number, words):
        return None
    return Measure(Mention(line, Span(start, end), text), number.value, unit, number.comparator, _spelled(line, number))


def _unit(line: Line, number: Number) -> tuple[str | None, int]:
    """Return the unit of a number and where its words end; measures stand in ``data/records/units.tsv``."""
    if number.unit is not None:
        return number.unit, number.end
    for symbol in cues.kinds("units"):
        compiled = cues.pattern("units", line.language, symbol)
        match = None if compiled is None else compiled.match(line.text, _skip(line.text, number.end))
        if match is not None:
            return symbol, match.end()
    return None, number.end


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _may_be_year(line: Line, number: Number) -> bool:
    written = line.text[number.start : number.end]
    return _PLAIN_YEAR.fullmatch(written) is not None and 1500 <= number.value <= 2100


def _is_year(line: Line, number: Number, words: Span | None) -> bool:
    """Return whether four plain digits are a year: they are, unless round, bounded or with what they count."""
    if not _may_be_year(line, number):
        return False
    return words is None or (number.comparator == "=" and number.value % 50 != 0)


def _facts(measures: list[Measure], scene: Scene) -> list[Quantity]:
    ordered = sorted(measures, key=lambda measure: scene.sort_key(measure.mention.evidence()))
    by_mention = {id(measure.mention): measure for measure in ordered}
    value, unit = ordered[0].value, ordered[0].unit
    distinctive = value >= COMMON_VALUE or unit is not None
    found = []
    for mentions in reconcile([measure.mention for measure in ordered], distinctive, scene):
        group = [by_mention[id(mention)] for mention in mentions]
        coverage = cover({mention.line.article for mention in mentions}, scene)
        if _doubtful(group, scene):
            continue
        found.append(
            Quantity(
                value=value,
                comparator=most_stated([measure.comparator for measure in group]),
                unit=unit,
                what=wording(mentions),
                evidence=places(mentions, scene),
                articles=coverage.articles,
                absent=coverage.absent,
                rule=RULE,
                confidence=_confidence(group, len(coverage.articles)),
            )
        )
    return found


def _doubtful(group: list[Measure], scene: Scene) -> bool:
    """Return whether a number in words is one that versions of the same passage do not know as a number."""
    if any(not measure.spelled for measure in group):
        return False
    articles = {measure.mention.line.article for measure in group}
    return len(articles) == 1 and any(scene.aligned(measure.mention.line) for measure in group)


def _confidence(group: list[Measure], versions: int) -> float:
    """Return a judgement, not a probability: digits are surer than words, and two versions than one."""
    spelled = all(measure.spelled for measure in group)
    return round(min(0.95, (0.6 if spelled else 0.8) + 0.1 * (versions - 1)), 2)
