"""Stated dates: every date that the versions name, whole where that is safe: days, months and years by value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as date_of
from datetime import timedelta

import regex
from msgspec import Struct, structs

from hexapla.language.folding import fold_bare
from hexapla.language.months import month_names
from hexapla.language.weekdays import weekdays
from hexapla.records import cues
from hexapla.records.coverage import cover
from hexapla.records.dates import whole
from hexapla.records.reading import Line, Scene
from hexapla.values.article import DateValue
from hexapla.values.fact import DateFact
from hexapla.values.text import Span

RULE = "date/1"
_MOST = 2000  # mentions of an event; a hostile page could hold any number
_DEADLINE = 24  # codepoints before a date in which "before" may stand
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:-\p{L}[\p{L}\p{M}]*)?")
_AFTER_MONTH = regex.compile(r"\.?\s*\p{Nd}")
_HALF = 6  # months: one that is named without its year is the nearest, before or after publication
_AHEAD = 9  # codepoints beside a weekday in which "next" may stand
_CLAUSE = 40  # codepoints beside a weekday in which a date says what the weekday says


class Stated(Struct, frozen=True):
    """A date in one line."""

    line: Line
    span: Span
    date: DateValue


def find_stated_dates(scene: Scene) -> tuple[DateFact, ...]:
    """Return the dates that the versions name, in the order of their values.

    A date without a year has it as ``whole`` says, one that is a deadline the first such day after publication;
    a weekday is the nearest one on or before publication, a month the nearest. What remains open is left out.
    """
    found: dict[tuple[str, str], list[Stated]] = {}
    count = 0
    for line in scene.all_lines:
        for stated in _stated(line, scene):
            count += 1
            if count <= _MOST:
                found.setdefault((stated.date.value, stated.date.precision), []).append(stated)
    return tuple(_fact(every, scene) for _, every in sorted(found.items()))


def _stated(line: Line, scene: Scene) -> Iterator[Stated]:
    for mention in line.dates:
        text = line.text[mention.start : mention.end]
        if any(character.isdecimal() for character in text) or len(text) > _SHORTEST or not text.isascii():
            date = _deadline(line, mention.start, mention.date, scene) or whole(mention.date, line.article, scene)
            if date is not None and not date.value.startswith("--"):
                value = date.value[:10]
                precision = "day" if date.precision == "minute" else date.precision
                yield Stated(
                    line, Span(mention.start, mention.end), structs.replace(date, value=value, precision=precision)
                )
    yield from _weekdays(line, scene)
    yield from _months(line, scene)


_SHORTEST = 8  # letters: "un mar" is "a sea" as often as the first of March


def _deadline(line: Line, start: int, date: DateValue, scene: Scene) -> DateValue | None:
    """Return the first such day after publication where a word for "before" stands ahead of it."""
    published = scene.articles[line.article].published or _earliest(scene)
    if not date.value.startswith("--") or published is None or len(date.value) < 7:
        return None
    head = line.text[max(0, start - _DEADLINE) : start]
    found = cues.find("phrase", line.language, head, "until")
    if not found or len(head[found[-1].end :].split()) > 2:
        return None
    year = int(published.value[:4]) + (date.value[2:7] < published.value[5:10])
    return structs.replace(date, value=f"{year}-{date.value[2:7]}", inferred="the first such day after publication")


def _earliest(scene: Scene) -> DateValue | None:
    dates = [scene.articles[article].published for article in scene.columns]
    return min((date for date in dates if date is not None), key=lambda date: date.value, default=None)


def _day_of(line: Line, scene: Scene, siblings: bool = False) -> date_of | None:
    published = scene.articles[line.article].published or (_earliest(scene) if siblings else None)
    if published is None or published.precision not in {"day", "minute"}:
        return None
    return date_of.fromisoformat(published.value[:10])


def _weekdays(line: Line, scene: Scene) -> Iterator[Stated]:
    """Yield the weekdays that stand by themselves, beside no date that says more."""
    day = _day_of(line, scene)
    if day is None or not weekdays(line.text, line.language):
        return
    for word in _WORD.finditer(line.text):
        named = weekdays(word[0], line.language)
        near = any(m.start - _CLAUSE < word.start() < m.end + _CLAUSE for m in line.dates)
        if len(named) == 1 and not near:
            beside = line.text[max(0, word.start() - _AHEAD) : word.start()] + "|" + line.text[word.end() :][:_AHEAD]
            ahead = cues.has("phrase", line.language, beside, "ahead")
            value = day + timedelta(days=(named[0] - day.weekday() - 1) % 7 + 1 if ahead else 0)
            value -= timedelta(days=0 if ahead else (day.weekday() - named[0]) % 7)
            why = "the first such weekday after publication" if ahead else "the last such weekday before publication"
            date = DateValue(value.isoformat(), "day", inferred=why)
            yield Stated(line, Span(word.start(), word.end()), date)


def _months(line: Line, scene: Scene) -> Iterator[Stated]:
    """Yield the months that a preposition alone introduces: "in July"."""
    day, names = _day_of(line, scene, siblings=True), month_names(line.language)
    if day is None or names is None:
        return
    dated = [(mention.start, mention.end) for mention in line.dates]
    for word in _WORD.finditer(line.text):
        month = names.names.get(fold_bare(word[0]))
        if month is None or month.calendar != "gregorian" or any(a <= word.start() < b for a, b in dated):
            continue
        before = line.text[: word.start()].split()[-1:]
        preposed = bool(before) and cues.is_cue("phrase", line.language, before[0], "place", "month")
        if preposed and len(word[0]) > 2 and _AFTER_MONTH.match(line.text, word.end()) is None:
            ahead = (month.number - day.month) % 12
            year = day.year + (day.month + ahead > 12) if ahead <= _HALF else day.year - (month.number > day.month)
            date = DateValue(f"{year}-{month.number:02d}", "month", inferred="the nearest such month to publication")
            yield Stated(line, Span(word.start(), word.end()), date)


def _fact(every: list[Stated], scene: Scene) -> DateFact:
    inferred = [stated.date.inferred for stated in every]
    coverage = cover({stated.line.article for stated in every}, scene)
    places = {stated.line.quote(stated.span.start, stated.span.end) for stated in every}
    return DateFact(
        value=every[0].date.value,
        precision=every[0].date.precision,
        evidence=tuple(sorted(places, key=scene.sort_key)),
        inferred=None if None in inferred else inferred[0],
        articles=coverage.articles,
        absent=coverage.absent,
        rule=RULE,
        confidence=0.9 if None in inferred else 0.7,
    )
