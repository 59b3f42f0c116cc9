"""Awards: what was given, how many or to how many, and to whom."""

from __future__ import annotations

import regex
from msgspec import Struct, structs

from hexapla.language.numerals import Number
from hexapla.records import cues, phrase
from hexapla.records.counting import is_label
from hexapla.records.coverage import cover, sureness
from hexapla.records.kind import kind_of
from hexapla.records.reading import Line, Scene
from hexapla.records.reconciliation import Mention, in_order, places, wording
from hexapla.values.fact import Award
from hexapla.values.text import Span

RULE = "award/2"
CLASSES = ("flag", "certificate", "medal", "prize", "order")
_TO_REACH = 70  # codepoints between an award and the number of those who get it: a quoted name stands between
_BEFORE_REACH = 200  # codepoints before an award in which those who get it may be counted
_AT_REACH = 12  # codepoints before the name of an award in which "at the" makes it a venue
_VERB_REACH = 80  # between an award without a number and the verb of awarding
_CLAUSE = regex.compile(r"[;:!?()|。；]|\.\s")


class Given(Struct, frozen=True):
    """An award in one line: its class, which holds across languages, its count and its receivers."""

    mention: Mention
    kind: str
    count: int | None
    to: str | None


def find_awards(scene: Scene) -> tuple[Award, ...]:
    """Return the awards of an event in the order they are first read.

    Awards of one class and count are one fact; an award without a count is told only where no version
    counts any. At a prize-giving a prize with a name of its own
    that comes without a number is one.
    """
    given = [one for line in scene.all_lines for one in given_in(line)]
    given += _carried(given, scene)
    if kind_of(scene) == "award ceremony":
        given = [_one_prize(one) for one in given]
    counted = any(one.count is not None for one in given)
    groups: dict[tuple[str, int | None], list[Given]] = {}
    for one in sorted(given, key=lambda one: scene.sort_key(one.mention.evidence())):
        if one.count is not None or not counted:
            groups.setdefault((one.kind, one.count), []).append(one)
    return in_order([_award(group, scene) for group in groups.values()], lambda fact: fact.evidence, scene)


def _one_prize(one: Given) -> Given:
    """Return a named prize counted as one: "received the Veld Prize"."""
    if one.kind != "prize" or one.count is not None:
        return one
    line, span = one.mention.line, one.mention.span
    named = any(name.start <= span.end + 1 and span.start <= name.end + 1 for name in line.names)
    return structs.replace(one, count=1) if named else one


def given_in(line: Line) -> list[Given]:
    """Return the awards of one line; it must hold a verb of awarding."""
    if line.kind == "title" or not _verbs(line):
        return []
    found: list[Given] = []
    used: set[int] = set()
    heads = sorted(
        ((span, kind) for kind in CLASSES for span in cues.find("awards", line.language, line.text, kind)),
        key=lambda head: (head[0].start, -head[0].end),
    )
    for position, (head, kind) in enumerate(heads):
        if any(other.start <= head.start and head.end <= other.end for other, _ in heads[:position]):
            continue
        ceiling = next((other.start for other, _ in heads[position + 1 :] if other.start >= head.end), len(line.text))
        found.extend(_given(line, head, kind, ceiling, used))
    return found


def _verbs(line: Line) -> list[Span]:
    """Return the verbs of awarding of a line; "award" as the name of what is given is none."""
    verbs = cues.find("awards", line.language, line.text, "verb")
    heads = cues.find("awards", line.language, line.text, *CLASSES) if verbs else []
    return [verb for verb in verbs if not any(head.start <= verb.start < head.end for head in heads)]


def _carried(given: list[Given], scene: Scene) -> list[Given]:
    """Return the counted awards that other versions of a passage state by the number alone, without known words."""
    have = {(one.mention.line.article, one.kind, one.count) for one in given}
    found: list[Given] = []
    for one in given:
        for other in scene.aligned(one.mention.line) if one.count is not None else ():
            if (other.article, one.kind, one.count) in have:
                continue
            number = next((n for n in other.numbers if n.value == one.count and _is_count(other, n)), None)
            if number is not None:
                have.add((other.article, one.kind, one.count))
                words = phrase.after(other.text, number.end, other.language)
                span = Span(number.start, number.end if words is None else words.end)
                found.append(Given(Mention(other, span), one.kind, one.count, None))
    return found


def _given(line: Line, head: Span, kind: str, ceiling: int, used: set[int]) -> list[Given]:
    before = _count_before(line, head)
    if before is not None and before.start not in used:
        used.add(before.start)
        start = before.start if before.comparator_start is None else min(before.start, before.comparator_start)
        mention = Mention(line, Span(start, head.end), _name(line, head))
        return [Given(mention, kind, int(before.value), _to(line, head.end, ceiling))]
    receivers = _receivers(line, head, ceiling, used) or _receivers_before(line, head, used)
    if receivers:
        return [
            Given(Mention(line, Span(head.start, end), _name(line, head)), kind, int(number.value), to)
            for number, to, end in receivers
        ]
    if not _is_given(line, head):
        return []
    named = _named(line, head)
    return [Given(Mention(line, named, _name(line, head)), kind, None, _to(line, head.end, ceiling))]


def _is_given(line: Line, head: Span) -> bool:
    """Return whether an award without a number is given here: a verb of awarding is near, and it is no venue."""
    named = _named(line, head)
    place = cues.find("phrase", line.language, line.text[max(0, named.start - _AT_REACH) : named.start], "place")
    if place and named != head:
        return False
    gaps = (line.text[min(verb.end, named.end) : max(verb.start, named.start)] for verb in _verbs(line))
    return any(len(gap) <= _VERB_REACH and _CLAUSE.search(gap) is None for gap in gaps)


def _named(line: Line, head: Span) -> Span:
    """Return where an award stands with its name: "the Veld Prize", "the Medal of Merit"."""
    for name in line.names:
        if name.start <= head.end and head.start <= name.end and not line.text[name.end : head.start].strip():
            return Span(min(name.start, head.start), max(name.end, head.end))
    return head


def _is_count(line: Line, number: Number) -> bool:
    whole = number.kind == "cardinal" and not number.part_of_date and number.value == int(number.value)
    return (
        whole
        and number.value > 0
        and not is_label(line, number)
        and not any(d.start < number.end and number.start < d.end for d in line.dates)
    )


def _count_before(line: Line, head: Span) -> Number | None:
    """Return the number that counts the award: directly before it, at most two words between."""
    for number in reversed(line.numbers):
        if number.end <= head.start and _is_count(line, number):
            between = line.text[number.end : head.start]
            if len(between.split()) <= 2 and not any(mark in between for mark in ",;:.()«»“”"):
                return number
            break
    return None


def _receivers(line: Line, head: Span, ceiling: int, used: set[int]) -> list[tuple[Number, str, int]]:
    """Return the numbers of those who get the award: "the medal "..." to 7 persons", "to 8 groups and 15 people"."""
    found: list[tuple[Number, str, int]] = []
    reach = head.end
    quoted = next((stop for start, stop in line.quotations if head.end <= start <= head.end + 5), None)
    reach = reach if quoted is None else quoted
    for number in line.numbers:
        if number.start < head.end or number.start >= ceiling or not _is_count(line, number) or number.start in used:
            continue
        between = line.text[reach : number.start]
        if (
            len(between) > _TO_REACH
            or _CLAUSE.search(between)
            or (not found and not cues.has("phrase", line.language, between, "to"))
        ):
            break
        words = phrase.after(line.text, number.end, line.language)
        if words is None:
            break
        used.add(number.start)
        found.append((number, line.text[words.start : words.end], words.end))
        reach = words.end
    return found


def _receivers_before(line: Line, head: Span, used: set[int]) -> list[tuple[Number, str, int]]:
    """Return the numbers of those who get the award where they come first: "15 groups and 27 people received it"."""
    floor = max(0, head.start - _BEFORE_REACH)
    verbs = [verb.start for verb in _verbs(line) if floor <= verb.start < head.start]
    if not verbs or _CLAUSE.search(line.text, verbs[-1], head.start):
        return []
    floor = max((match.end() for match in _CLAUSE.finditer(line.text, floor, verbs[-1])), default=floor)
    found: list[tuple[Number, str, int]] = []
    for number in line.numbers:
        if floor <= number.start < verbs[-1] and _is_count(line, number) and number.start not in used:
            words = phrase.after(line.text, number.end, line.language)
            if words is not None and words.end <= verbs[-1] and "," not in line.text[words.end : verbs[-1]]:
                used.add(number.start)
                found.append((number, line.text[words.start : words.end], head.end))
    return found


def _to(line: Line, start: int, ceiling: int) -> str | None:
    """Return to whom, in words: the phrase after the first word that introduces a receiver."""
    window = line.text[start : min(ceiling + 80, len(line.text), start + 120)]
    clause = _CLAUSE.search(window)
    window = window if clause is None else window[: clause.start()]
    for cue in cues.find("phrase", line.language, window, "to"):
        words = phrase.after(line.text, start + cue.end, line.language)
        if words is not None:
            return line.text[words.start : words.end]
    return None


def _name(line: Line, head: Span) -> str:
    """Return the award with its quoted name where one follows."""
    for start, stop in line.quotations:
        if head.end <= start <= head.end + 5:
            return line.text[head.start : min(stop + 1, len(line.text))]
    named = _named(line, head)
    return line.text[named.start : named.end]


def _award(group: list[Given], scene: Scene) -> Award:
    mentions = [one.mention for one in group]
    coverage = cover({mention.line.article for mention in mentions}, scene)
    to = wording(Mention(one.mention.line, one.mention.span, one.to) for one in group)
    return Award(
        count=group[0].count,
        award=wording(mentions),
        to=to,
        evidence=places(mentions, scene),
        articles=coverage.articles,
        absent=coverage.absent,
        rule=RULE,
        confidence=sureness(0.85 if group[0].count is not None else 0.6, coverage.articles, scene),
    )
