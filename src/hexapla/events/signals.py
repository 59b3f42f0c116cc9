"""Signals: what is read in one article that another article of the same event would share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import regex
from msgspec import Struct

from hexapla.events import features
from hexapla.events.shingles import NONE, Shingles, shingles
from hexapla.language.dates import find_dates
from hexapla.language.identify import identify
from hexapla.language.number_mentions import Number
from hexapla.language.ordinals import find_ordinals
from hexapla.values.article import Article

VERSION = "4"
"""Changes whenever reading an article may give other traits."""

READ = 20_000
"""Codepoints of an article that are read: later ones seldom tell which event it is, and hostile text is bounded."""

DATED = 2_400
"""Codepoints in which dates and ordinals are looked for: a report says early when it was, and of what."""

LEAD = 400
"""Codepoints from its beginning at which an ordinal counts half, and in which a report says when it was."""

LEAST_EDITION = 3
"""Firsts and seconds are ranks and halves more often than editions."""

EDITIONS = 4
"""Ordinals kept of an article."""

NEAR = 40
"""Codepoints on each side of an ordinal in which the name of what it counts stands."""

MOST_DAYS = 16
UNKNOWN = -1
_YEAR = regex.compile(r"(?:19|20)[0-9]{2}")


class Edition(Struct, frozen=True):
    """An ordinal outside a date ("the 32nd conference"), with the stems of the words that stand around it."""

    value: int
    near: frozenset[int]


class Traits(Struct, frozen=True):
    """What one article brings to a comparison.

    ``words`` are features (see :mod:`hexapla.events.features`), 32-bit and little-endian, in rising order; ``counts``
    says how often each stands in the text and ``named`` how often as a name, a byte each. ``numbers`` are features
    of figures, ``times`` how often each. ``days`` are the days the text names as month * 100 + day, in the order of
    reading, ``early_day`` the first one in the lead, ``dated`` the first of which the lead states the year too (in days
    of the proleptic Gregorian calendar), and ``year`` the latest year named, or :data:`UNKNOWN`. ``editions`` are the
    ordinals outside dates with the most prominent first.
    """

    id: str
    language: str
    words: bytes
    counts: bytes
    named: bytes
    numbers: bytes
    times: bytes
    days: tuple[int, ...] = ()
    early_day: int = UNKNOWN
    dated: int = UNKNOWN
    year: int = UNKNOWN
    editions: tuple[Edition, ...] = ()
    shingles: Shingles = NONE


def read(article: Article) -> Traits:
    """Return the traits of one article; its language is identified where the article does not state it."""
    text = reading(article)
    language = article.language or identify(text).language
    tally = features.tally(text)
    values = sorted(tally.figures)
    dates = [m for m in find_dates(text[:DATED], language) if m.date.precision in ("day", "minute")]
    days = [_month_and_day(m.date.value) for m in dates]
    return Traits(
        article.id,
        language or _script(text),
        tally.words.tobytes(),
        tally.counts.tobytes(),
        tally.named.tobytes(),
        features.packed(map(features.number, values)),
        bytes(min(tally.figures[value], features.MOST_COUNTED) for value in values),
        tuple(dict.fromkeys(days))[:MOST_DAYS],
        next((day for day, m in zip(days, dates, strict=True) if m.start < LEAD), UNKNOWN),
        next((_ordinal(m.date.value[:10]) for m in dates if m.start < LEAD and m.date.value[0] != "-"), UNKNOWN),
        max((int(value) for value in values if _YEAR.fullmatch(value)), default=UNKNOWN),
        _editions(text, language),
        shingles(article),
    )


def _month_and_day(value: str) -> int:
    """Return month and day of a date as one number: the year is not always stated."""
    return int(value[:10][-5:].replace("-", ""))


def _ordinal(value: str) -> int:
    try:
        return date.fromisoformat(value).toordinal()
    except ValueError:
        return UNKNOWN


def _editions(text: str, language: str | None) -> tuple[Edition, ...]:
    """Return the ordinals of a text, those first that stand early or often: what is counted, not what is ranked."""
    return _prominent(text, find_ordinals(text[:DATED], language, range(LEAST_EDITION, 1000)))


def _prominent(text: str, ordinals: Sequence[Number]) -> tuple[Edition, ...]:
    weight: dict[int, float] = {}
    near: dict[int, set[int]] = {}
    for number in ordinals:
        value = int(number.value)
        weight[value] = weight.get(value, 0.0) + 1.0 / (1.0 + number.start / LEAD)
        around = text[max(0, number.start - NEAR) : number.start] + " " + text[number.end : number.end + NEAR]
        near.setdefault(value, set()).update(features.stems(around))
    ranked = sorted(weight, key=lambda value: (-weight[value], value))[:EDITIONS]
    return tuple(Edition(value, frozenset(near[value])) for value in ranked)


def reading(article: Article) -> str:
    """Return what is read of an article: title, text and captions, at most :data:`READ` codepoints."""
    parts = [article.text]
    if article.title and article.title not in article.text:
        parts.insert(0, article.title)
    parts.extend(block.text for block in article.blocks if block.kind == "caption")
    return "\n".join(parts)[:READ]


def _script(text: str) -> str:
    """Return a stand-in for the language of a text that nobody knows: what writing it is in."""
    letter = regex.search(r"\p{L}", text)
    if letter is None:
        return "und"
    for name in ("Latin", "Cyrillic", "Arabic", "Han", "Devanagari", "Ethiopic", "Hebrew", "Greek"):
        if regex.match(rf"\p{{{name}}}", letter.group()):
            return f"und-{name}"
    return "und-Other"
