"""Dates: when the event began and ended, with the year inferred where no version states it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date as date_of
from datetime import timedelta

import regex
from msgspec import Struct, structs

from hexapla.language.dates import DateMention, resolve
from hexapla.records import cues
from hexapla.records.coverage import cover, root_of
from hexapla.records.reading import Line, Scene
from hexapla.values.article import DateValue
from hexapla.values.fact import DateFact
from hexapla.values.text import Span

RULE = "event-date/1"
_OPENING_REACH = 25  # codepoints between the word for the opening and its date
_LONGEST = 31  # days between opening and closing; a longer span is another event's opening
# Days between the day a report names after its first sentence and its publication. News tells of what is near: of the
# dates read on public pages none of the right ones was further off than 9, of the wrong ones most were.
_NEAR = 10
_BETWEEN = 8  # codepoints between the days of a range: ". bis "
_BYLINE = 40  # codepoints beside a date that only repeats when a page was published
# So many short lines with a day each are a calendar of many events: a page that lists the rounds of a season.
_CALENDAR, _SHORT = 3, 60
_SINCE_REACH = 14  # codepoints before a day in which "as of" may stand
_LEAD = 4  # sentences in which a report says when; the latest met stands in the third
EVENTS = ("donors", "signing", "award", "commission", "review", "visit", "conference", "meeting", "opening", "closing")
_TURN = "03"  # a review of a year, named in its title, meets in the first months of the next
_YEAR = regex.compile(r"(?<![\p{Nd}./,:-])(?:1[89]|20|21)\p{Nd}{2}(?![\p{Nd}/:]|[.,]\p{Nd})")
_BRACKETS = "()（）[]［］"
_RANGE = regex.compile(r"(?P<first>\p{Nd}{1,2})\.?\s*(?P<mark>[-‐‑–—~～至]|\p{L}{1,5}|و)\s*$")
_DASH = regex.compile(r"[-‐‑–—~～至]")


class Dated(Struct, frozen=True):
    """A whole date that a line gives to the event; ``first`` is the day a range begins with."""

    line: Line
    span: Span
    date: DateValue
    first: str | None = None

    @property
    def opens(self) -> bool:
        """Whether the day is said to begin something whose end is not told: "as of 29 November"."""
        head = self.line.text[max(0, self.span.start - _SINCE_REACH) : self.span.start]
        found = cues.find("phrase", self.line.language, head, "since")
        return self.first is None and bool(found) and not head[found[-1].end :].strip()


def find_dates_of(scene: Scene) -> tuple[DateFact | None, DateFact | None]:
    """Return the start and the end of the event.

    The event's day is the first whole day in the leads that most texts give (versions of one text are one
    voice). Of an event whose closing is reported only the end is known, unless a range of days is stated.
    """
    dated = [found for article in scene.columns if (found := _dated(article, scene)) is not None]
    if not dated:
        return None, None
    value = _chosen(dated, scene)
    agreeing = [found for found in dated if found.date.value == value]
    end = _fact(agreeing, value, scene)
    if all(found.opens for found in agreeing):
        return end, None
    ranges = [found for found in agreeing if found.first is not None]
    if ranges:
        start = min(found.first for found in ranges if found.first is not None)
        return _fact(ranges, start, scene), end
    if not any(_closes(article, scene) for article in scene.columns):
        return end, end
    opened = [found for line in scene.all_lines for found in _openings(line, value, scene)]
    first = min((one.date.value for one in opened), default=None)
    if first is not None:
        return _fact([one for one in opened if one.date.value == first], first, scene), end
    return start_of_span(value, scene), end


def years_of(article: str, scene: Scene) -> tuple[int, ...]:
    """Return the years that the title and the lead of an article name, in order."""
    lines = [line for line in scene.lines[article] if line.kind == "title"] + list(scene.lead(article, 3))
    texts = [line.text.translate(_WESTERN) for line in lines]
    return tuple(sorted({int(match[0]) for text in texts for match in _YEAR.finditer(text)}))


_WESTERN = {base + digit: str(digit) for base in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10) for digit in range(10)}


def whole(date: DateValue, article: str, scene: Scene) -> DateValue | None:
    """Return a date with its year: stated, of the page's publication, of the years it reviews, or of its siblings'.

    ``None`` where nothing safe can be said.
    """
    if not date.value.startswith("--"):
        return date
    published = scene.articles[article].published
    known = resolve(date, published, years_of(article, scene))
    if known is not None and published is not None:
        return _announced(known, article, scene)
    if known is not None or published is not None:
        return known
    root = root_of(article, scene)
    others = [scene.articles[other].published for other in scene.columns if root_of(other, scene) == root]
    earliest = min((other for other in others if other is not None), key=lambda other: other.value, default=None)
    return None if earliest is None else resolve(date, earliest)


def _announced(date: DateValue, article: str, scene: Scene) -> DateValue:
    """Return the date in the one year that the title names where that is later: "Fair 2018", told before it opens."""
    titles = [line for line in scene.lines[article] if line.kind == "title"]
    years = {int(match[0]) for line in titles for match in _YEAR.finditer(line.text.translate(_WESTERN))}
    if len(years) != 1 or min(years) != int(date.value[:4]) + 1 or date.value[5:7] <= _TURN:
        return date
    return structs.replace(date, value=f"{min(years)}{date.value[4:]}", inferred="the year that the title names")


def _dated(article: str, scene: Scene) -> Dated | None:
    """Return the first day of the lead of an article, else of its title or captions."""
    listed = _calendar(article, scene)
    lead = [line for line in scene.lead(article, _LEAD) if line not in listed]
    rest = [line for line in scene.lines[article] if line.kind in {"title", "caption"} and line not in listed]
    for line in lead + rest:
        for mention in line.dates:
            if mention.date.precision in {"day", "minute"} and not _cited(line, mention):
                date = whole(mention.date, article, scene)
                order = lead.index(line) if line in lead else _LEAD
                if date is not None and _may_be_told(line, mention, date, scene, order):
                    day = structs.replace(date, value=date.value[:10], precision="day")
                    return _with_range(line, mention, day)
    return None


def _calendar(article: str, scene: Scene) -> list[Line]:
    """Return the lines of a list of days, none of which is the day of what the page reports."""
    short = [
        (line, mention.date.value)
        for line in scene.lines[article]
        if line.kind != "title" and len(line.text) <= _SHORT
        for mention in line.dates[:1]
        if mention.date.precision == "day"
    ]
    return [line for line, _ in short] if len({day for _, day in short}) >= _CALENDAR else []


def _may_be_told(line: Line, mention: DateMention, date: DateValue, scene: Scene, order: int) -> bool:
    """Return whether a date may be the event's: near to publication unless the report opens with it, and no byline."""
    published = scene.articles[line.article].published
    if published is None or published.precision not in {"day", "minute"}:
        return order < 2 or line.kind == "title" or cues.has("events", line.language, line.text, *EVENTS)
    day = published.value[:10]
    rest = line.text[: mention.start] + line.text[mention.end :]
    if date.value[:10] == day and len(rest.strip()) < _BYLINE and not rest.rstrip().endswith((".", "。", "!", "।")):
        return False
    if line.kind == "title" or order == 0:
        return True
    if _aside(line.text, mention):
        return False
    return abs(_days(date.value[:10], day)) <= _NEAR


def _aside(text: str, mention: DateMention) -> bool:
    """Return whether a date stands in brackets: behind the first sentence it is the day of what they stand beside."""
    before, after = text[: mention.start].rstrip()[-1:], text[mention.end :].lstrip()[:1]
    return before in _BRACKETS and after in _BRACKETS and bool(before) and bool(after)


def _cited(line: Line, mention: DateMention) -> bool:
    """Return whether the date is that of a document: it stands right after a word for one."""
    head = line.text[max(0, mention.start - 40) : mention.start]
    documents = cues.find("documents", line.language, head, "type")
    return bool(documents) and len(head[documents[-1].end :].split()) <= 3


def _with_range(line: Line, mention: DateMention, date: DateValue) -> Dated:
    span = Span(mention.start, mention.end)
    if line.text[mention.start : mention.end].isdecimal():
        later = _last_of_range(line, mention, date)
        if later is not None:  # "12. bis 13. September"
            return Dated(line, Span(mention.start, later[0]), later[1], date.value)
    match = _RANGE.search(line.text, max(0, mention.start - 12), mention.start)
    if match is None:
        return Dated(line, span, date)
    mark, first = match["mark"], int(match["first"])
    joined = _DASH.fullmatch(mark) or cues.is_cue("phrase", line.language, mark, "and", "to")
    if not joined or not 0 < first < int(date.value[8:10]):
        return Dated(line, span, date)
    return Dated(line, Span(match.start(), mention.end), date, f"{date.value[:8]}{first:02d}")


def _last_of_range(line: Line, mention: DateMention, date: DateValue) -> tuple[int, DateValue] | None:
    """Return where the date ends that a bare day begins, and the last day, the month of both being said once."""
    for other in line.dates:
        near = mention.end <= other.start <= mention.end + _BETWEEN and other.date.precision == "day"
        if near and other.date.value[-5:-3] == date.value[5:7] and other.date.value[-2:] > date.value[8:10]:
            return other.end, structs.replace(date, value=date.value[:8] + other.date.value[-2:])
    return None


def _chosen(dated: list[Dated], scene: Scene) -> str:
    voices = Counter(value for value, _ in {(found.date.value, root_of(found.line.article, scene)) for found in dated})
    return min(dated, key=lambda found: (-voices[found.date.value], scene.place_of[found.line.article])).date.value


def _closes(article: str, scene: Scene) -> bool:
    lines = [line for line in scene.lines[article] if line.kind == "title"] + list(scene.lead(article, 2))
    return any(cues.has("events", line.language, line.text, "closing") for line in lines)


def _openings(line: Line, end: str, scene: Scene) -> list[Dated]:
    """Return the days that a line gives to the opening of an event that ended on the day ``end``."""
    found = []
    for mention in line.dates:
        floor = max(0, mention.start - _OPENING_REACH)
        head = line.text[floor : mention.start]
        if mention.date.precision == "day" and cues.has("events", line.language, head, "opening"):
            date = whole(mention.date, line.article, scene)
            if date is not None and date.value < end and _days(date.value, end) <= _LONGEST:
                found.append(Dated(line, Span(mention.start, mention.end), date))
    return found


def _days(start: str, end: str) -> int:
    return (date_of.fromisoformat(end) - date_of.fromisoformat(start)).days


_SPANS = ("days2", "days3", "days4", "days5")  # words that hold their number: "zweitägig"
_MOST_DAYS = 10  # a longer meeting is told by its dates
_DAYS_GAP = regex.compile(r"[-‑\s\p{Zs}]{0,2}")


def start_of_span(end: str, scene: Scene) -> DateFact | None:
    """Return the first day of an event that lasted so many days and closed on the day ``end``, marked as inferred.

    Working days are no span of the calendar and say nothing.
    """
    spans = [(line, span, days) for article in scene.columns for line, span, days in _spans(article, scene)]
    if not spans or len({days for _, _, days in spans}) > 1:
        return None
    days = spans[0][2]
    value = (date_of.fromisoformat(end) - timedelta(days=days - 1)).isoformat()
    coverage = cover({line.article for line, _, _ in spans}, scene)
    return DateFact(
        value=value,
        precision="day",
        evidence=tuple(sorted((line.quote(span.start, span.end) for line, span, _ in spans), key=scene.sort_key)),
        inferred=f"{days} days that ended on {end}",
        articles=coverage.articles,
        absent=coverage.absent,
        rule=RULE,
        confidence=0.7,
    )


def _spans(article: str, scene: Scene) -> Iterator[tuple[Line, Span, int]]:
    """Yield the lengths in days that the closing sentence of a lead gives."""
    for line in scene.lead(article, 3):
        if not cues.has("events", line.language, line.text, "closing"):
            continue
        for days, kind in enumerate(_SPANS, 2):
            for span in cues.find("events", line.language, line.text, kind):
                yield line, span, days
        unit = cues.pattern("events", line.language, "days")
        for number in line.numbers if unit is not None else ():
            gap = _DAYS_GAP.match(line.text, number.end)
            match = unit.match(line.text, number.end if gap is None else gap.end()) if unit is not None else None
            whole_days = number.kind == "cardinal" and not number.part_of_date and 1 < number.value <= _MOST_DAYS
            if match is not None and whole_days and not _works(line, match.end()):
                yield line, Span(number.start, match.end()), int(number.value)


def _works(line: Line, position: int) -> bool:
    """Return whether the days are working days, or ago, or before: then the calendar is not spanned."""
    rest = cues.pattern("events", line.language, "not span")
    tail = line.text[position:].lstrip()
    return rest is not None and rest.match(tail) is not None


def _fact(dated: list[Dated], value: str, scene: Scene) -> DateFact:
    inferred = [found.date.inferred for found in dated]
    coverage = cover({found.line.article for found in dated}, scene)
    return DateFact(
        value=value,
        precision="day",
        evidence=tuple(
            sorted((found.line.quote(found.span.start, found.span.end) for found in dated), key=scene.sort_key)
        ),
        inferred=None if None in inferred else inferred[0],
        articles=coverage.articles,
        absent=coverage.absent,
        rule=RULE,
        confidence=0.7 if None not in inferred else 0.9,
    )
