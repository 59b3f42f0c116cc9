"""Quantities: numbers with what they count, merged across versions by value and passage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

import regex
from msgspec import Struct

from hexapla.language.numerals import Number
from hexapla.records import cues, phrase
from hexapla.records.coverage import cover
from hexapla.records.number_in_words import MOST_IN_WORDS, number_in_words
from hexapla.records.reading import Line, Scene
from hexapla.records.reconciliation import COMMON_VALUE, Mention, in_order, most_stated, places, reconcile, wording
from hexapla.records.shares import shares_of
from hexapla.values.fact import Comparator, Quantity
from hexapla.values.text import Evidence, Span

RULE = "quantity/1"
_DIGIT = regex.compile(r"\p{Nd}")
_JOINED_BEFORE = regex.compile(r"(?:[\p{Latin}\p{Cyrillic}\p{Greek}][-‑–]?|[#§/]|№\s?)$")
# "an 18-article text" counts articles; "the A-7" and "5-bis" count nothing.
_JOINED_AFTER = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}/]|[-‑](?!\p{Ll}{3}|[\p{Zs}\s])")
_HYPHENED = regex.compile(r"[-‑](?=\p{Ll}{3})")
_GAP_WORD = regex.compile(r"[\s\p{Zs}]*(\p{L}[\p{L}\p{M}'’]*)")
_GAP_WORDS = 3  # between the parts of "19 of the 34", "from nine to four"
_DEFINITE_REACH = 12  # codepoints before a number in which the definite article is looked for
_CEILING_REACH = 40  # codepoints before a number in which "a limit of" may stand
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
    stated = [measure for line in scene.all_lines for measure in measures_of(line) if not _inside(measure, closed)]
    for measure in stated + [one for one in _carried(stated, scene) if not _inside(one, closed)]:
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
            if span is not None and not _is_reference(other, span.start, span.end, value):
                have.add((other.article, other.row, value))
                words = phrase.after(other.text, span.end, other.language)
                text = None if words is None else other.text[words.start : words.end]
                place = span if words is None else Span(span.start, words.end)
                found.append(Measure(Mention(other, place, text), value, None, one.comparator, True))
    return found


def _inside(measure: Measure, closed: dict[tuple[str, int], list[tuple[int, int]]]) -> bool:
    place = measure.mention.evidence()
    spans = closed.get((place.article, place.block), ())
    return any(start <= place.start < end for start, end in spans)


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
    return not _spelled(line, number) or (
        number.value > 1
        and not _in_name(line, number)
        and not _is_reference(line, number.start, number.end, number.value)
    )


def _spelled(line: Line, number: Number) -> bool:
    return _DIGIT.search(line.text, number.start, number.end) is None


def _in_name(line: Line, number: Number) -> bool:
    """Return whether a number in words is part of a name; at the head of a sentence its capital says nothing."""
    return number.start > 0 and any(
        name.start <= number.start and number.end <= name.end and (name.start, name.end) != (number.start, number.end)
        for name in line.names
    )


def _is_reference(line: Line, start: int, end: int, value: float) -> bool:
    """Return whether the number only refers: "the two sides" tells nothing, "the two years" does."""
    if value != 2:
        return False
    head = line.text[max(0, start - _DEFINITE_REACH) : start].split()
    if not head or not cues.is_cue("measures", line.language, head[-1], "definite"):
        return False
    time = cues.pattern("measures", line.language, "time")
    return time is None or time.match(line.text, _skip(line.text, end)) is None


def _measure(line: Line, number: Number, previous: Measure | None) -> Measure | None:
    start = number.start if number.comparator_start is None else min(number.start, number.comparator_start)
    end = number.end
    unit, after_unit = _unit(line, number)
    hyphen = _HYPHENED.match(line.text, after_unit)
    words = phrase.after(line.text, after_unit if hyphen is None else hyphen.end(), line.language)
    shared = _shared_words(line, number) if words is None and unit is None else None
    text = None if words is None else line.text[words.start : words.end]
    if words is not None:
        end = words.end
    elif shared is not None:
        text = line.text[shared.start : shared.end]
    elif unit is not None:
        end = max(end, after_unit)
        words = phrase.before(line.text, start, line.language)
        text = None if words is None else line.text[words.start : words.end]
    elif previous is not None and _counts_again(line, number):
        text = previous.mention.words
    elif number.comparator == "=" or _may_be_year(line, number):
        return None
    if unit is None and _is_year(line, number, words):
        return None
    return Measure(
        Mention(line, Span(start, end), text), number.value, unit, _comparator(line, number), _spelled(line, number)
    )


def _counts_again(line: Line, number: Number) -> bool:
    """Return whether a number without words of its own counts what the one before it does: "five from each side"."""
    if _may_be_year(line, number):
        return False
    each = cues.pattern("measures", line.language, "each")
    after = _skip(line.text, number.end)
    return not _spelled(line, number) or (each is not None and each.match(line.text, after) is not None)


def _shared_words(line: Line, number: Number) -> Span | None:
    """Return the words of the next number where only small words stand between: "19 of the 34 members"."""
    place = bisect_left(line.numbers, number.end, key=lambda other: other.start)
    following = line.numbers[place] if place < len(line.numbers) else None
    if following is None or following.kind != "cardinal" or following.part_of_date:
        return None
    if _may_be_year(line, number) or _may_be_year(line, following):
        return None
    position, count = number.end, 0
    while position < following.start:
        word = _GAP_WORD.match(line.text, position, following.start)
        if word is None:
            break
        if count == 0 and not cues.is_cue("phrase", line.language, word[1], "stop", "link"):
            return None
        position, count = word.end(), count + 1
    if count == 0 or count > _GAP_WORDS or line.text[position : following.start].strip():
        return None
    return phrase.after(line.text, following.end, line.language)


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
                confidence=_confidence(group, len(coverage.articles)),
            )
        )
    return found


def _bound(group: list[Measure]) -> Comparator:
    """Return how most versions bound the number; "=" gives way where half of them agree on one bound."""
    bounds = [measure.comparator for measure in group if measure.comparator != "="]
    if len(set(bounds)) == 1 and 2 * len(bounds) >= len(group):
        return bounds[0]
    return most_stated([measure.comparator for measure in group])


def _confidence(group: list[Measure], versions: int) -> float:
    """Return a judgement, not a probability: digits are surer than words, and two versions than one."""
    spelled = all(measure.spelled for measure in group)
    return round(min(0.95, (0.6 if spelled else 0.8) + 0.1 * (versions - 1)), 2)
