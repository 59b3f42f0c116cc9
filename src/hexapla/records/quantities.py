"""Quantities: numbers with what they count, merged across versions by value and passage."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from hexapla.language.numerals import Number
from hexapla.records import cues, phrase
from hexapla.records.counted import counted
from hexapla.records.counting import counts, counts_time, is_only_over, is_reference, is_spelled, may_be_year, skip
from hexapla.records.coverage import cover, sureness
from hexapla.records.number_in_words import MOST_IN_WORDS, number_in_words
from hexapla.records.reading import Line, Scene
from hexapla.records.reconciliation import COMMON_VALUE, Mention, in_order, most_stated, places, reconcile, wording
from hexapla.records.shares import shares_of
from hexapla.values.fact import Comparator, Quantity
from hexapla.values.text import Evidence, Span

RULE = "quantity/2"
_CEILING_REACH = 40  # codepoints before a number in which "a limit of" may stand


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
    stated = [measure for line in scene.all_lines for measure in measures_of(line) if not _inside(measure, closed)]
    for measure in stated + [one for one in _carried(stated, scene) if not _inside(one, closed)]:
        measures.setdefault((float(measure.value), measure.unit or ""), []).append(measure)
    found = [fact for key in sorted(measures) for fact in _facts(measures[key], scene)]
    return in_order(found, lambda fact: fact.evidence, scene)


def measures_of(line: Line) -> list[Measure]:
    """Return the quantities that one line states."""
    found: list[Measure] = []
    for number in line.numbers:
        if counts(line, number):
            measure = _measure(line, number, found[-1] if found else None)
            if measure is not None:
                found.append(measure)
    return found + [
        Measure(Mention(line, share.span, share.words), share.percent, "%", share.comparator, True)
        for share in shares_of(line)
    ]


def _carried(stated: list[Measure], scene: Scene) -> list[Measure]:
    """Return the counts that a version of the same passage states in words that alone might mean something else."""
    have = {(one.mention.line.article, one.mention.line.row, one.value) for one in stated}
    found: list[Measure] = []
    for one in stated:
        line, value = one.mention.line, one.value
        if one.unit is not None or line.row is None or value != int(value) or not 1 < value < MOST_IN_WORDS:
            continue
        for other in scene.aligned(line):
            if (other.article, other.row, value) in have:
                continue
            span = number_in_words(other, int(value))
            if span is not None and not is_reference(other, span.start, span.end, value):
                have.add((other.article, other.row, value))
                words = phrase.after(other.text, span.end, other.language)
                words = None if words is None else phrase.plural(other.text, words, other.language)
                text = None if words is None else other.text[words.start : words.end]
                place = span if words is None else Span(span.start, words.end)
                found.append(Measure(Mention(other, place, text), value, None, one.comparator, True))
    return found


def _inside(measure: Measure, closed: dict[tuple[str, int], list[tuple[int, int]]]) -> bool:
    place = measure.mention.evidence()
    spans = closed.get((place.article, place.block), ())
    return any(start <= place.start < end for start, end in spans)


def _measure(line: Line, number: Number, previous: Measure | None) -> Measure | None:
    bare = is_only_over(line, number)
    start = number.start if bare or number.comparator_start is None else min(number.start, number.comparator_start)
    unit, after_unit = _unit(line, number)
    words = counted(line, number, unit, after_unit, None if previous is None else previous.mention.words)
    if words is None or (unit is None and _is_year(line, number, words.following)):
        return None
    if bare and counts_time(line, number.end) and start != skip(line.text, 0) and number.comparator_start != 0:
        return None
    place = Mention(line, Span(start, words.end), words.text)
    return Measure(place, number.value, unit, "=" if bare else _comparator(line, number), is_spelled(line, number))


def _comparator(line: Line, number: Number) -> Comparator:
    """Return how a number is bounded: by the words beside it, or by a word for a limit before it."""
    if number.comparator != "=":
        return number.comparator
    head = line.text[max(0, number.start - _CEILING_REACH) : number.start]
    cut = max((head.rfind(mark) for mark in ",.;:!?，。；"), default=-1)
    return "<=" if cues.has("measures", line.language, head[cut + 1 :], "ceiling") else "="


def _unit(line: Line, number: Number) -> tuple[str | None, int]:
    """Return the unit of a number and where its words end; measures stand in ``data/records/units.tsv``."""
    if number.unit is not None:
        return number.unit, number.end
    for symbol in cues.kinds("units"):
        compiled = cues.pattern("units", line.language, symbol)
        match = None if compiled is None else compiled.match(line.text, skip(line.text, number.end))
        if match is not None:
            return symbol, match.end()
    return None, number.end


def _is_year(line: Line, number: Number, words: bool) -> bool:
    """Return whether four plain digits are a year: they are, unless round, bounded or with what they count."""
    if not may_be_year(line, number):
        return False
    return not words or (number.comparator == "=" and number.value % 50 != 0)


def _facts(measures: list[Measure], scene: Scene) -> list[Quantity]:
    ordered = sorted(measures, key=lambda measure: scene.sort_key(measure.mention.evidence()))
    by_mention = {id(measure.mention): measure for measure in ordered}
    value, unit = ordered[0].value, ordered[0].unit
    distinctive = value >= COMMON_VALUE or unit is not None
    found = []
    for mentions in reconcile([measure.mention for measure in ordered], distinctive, scene):
        group = [by_mention[id(mention)] for mention in mentions]
        coverage = cover({mention.line.article for mention in mentions}, scene)
        found.append(
            Quantity(
                value=value,
                comparator=_bound(group),
                unit=unit,
                what=wording(mentions),
                evidence=places(mentions, scene),
                articles=coverage.articles,
                absent=coverage.absent,
                rule=RULE,
                confidence=_confidence(group, scene),
            )
        )
    return found


def _bound(group: list[Measure]) -> Comparator:
    """Return how most versions bound the number; "=" gives way where half of them agree on one bound."""
    bounds = [measure.comparator for measure in group if measure.comparator != "="]
    if len(set(bounds)) == 1 and 2 * len(bounds) >= len(group):
        return bounds[0]
    return most_stated([measure.comparator for measure in group])


def _confidence(group: list[Measure], scene: Scene) -> float:
    """Return how sure a quantity is: digits are surer than words, what is counted surer than a bare amount."""
    single = 0.8 if any(not measure.spelled for measure in group) else 0.7
    if all(measure.mention.words is None for measure in group):
        single -= 0.2
    if all(_is_quoted(measure.mention) for measure in group):
        single -= 0.1
    return sureness(single, (measure.mention.line.article for measure in group), scene)


def _is_quoted(mention: Mention) -> bool:
    return any(start <= mention.span.start < stop for start, stop in mention.line.quotations)
