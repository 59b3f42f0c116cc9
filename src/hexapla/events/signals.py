"""Signals: what is read in one article that another article of the same event would share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import regex
from msgspec import Struct

from hexapla.events import features
from hexapla.events.codes import codes
from hexapla.events.shingles import NONE, Shingles, all_shingles
from hexapla.events.tally import MOST_COUNTED, Tally, tallies
from hexapla.language.dates import DateMention, find_days
from hexapla.language.folding import fold
from hexapla.language.identify import language_of
from hexapla.language.number_mentions import Number
from hexapla.language.ordinals import find_ordinals
from hexapla.language.weekdays import weekdays
from hexapla.values.article import Article

VERSION = "8"
"""Changes whenever reading an article may give other traits."""

READ = 20_000
"""Codepoints of an article that are read: later ones seldom tell which event it is, and hostile text is bounded."""

TOGETHER = 128_000
"""Codepoints of articles that are read as one text: quicker than half and twice as many, and some 20 MB while it lasts
(made-up corpus, November 2026)."""

DATED = 2_400
"""Codepoints in which dates and codes of documents are looked for: a report says early when it was, and of what."""

COUNTED = 800
"""Codepoints in which ordinals are looked for: which conference it was is said early. Of two thirds of the stories,
drawn twelve times, B-cubed F1 is .979 for the open confusable articles and .970 for the open site pages without their
links; with 1,200 codepoints .977 and .970, with 2,400 .979 and .970 (November 2026)."""

LEAD = 400
"""Codepoints from its beginning at which an ordinal counts half, and in which a report says when it was."""

TOP = 300
"""Codepoints from its beginning whose words are read as they are written: title and first sentence say what happened,
in words that two reports of a language share and those of a sibling event do not. Of halves of the open confusable
topics, B-cubed F1 was .955 without them, .966 with them, .967 with the words of the whole text, .960 with the
consonants of the beginning (in a first try, each word as often as it stands there; November 2026)."""

WEEKDAYS = 1200
"""Codepoints in which weekdays are looked for. Of pairs of the open confusable articles that both name one there, 79 of
a hundred of one event name one in common, 18 of sibling events, 25 of others; of pairs of the open linking articles, in
all languages, 95 of one event and 38 of others (November 2026)."""

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
    of figures and of codes (see :mod:`hexapla.events.codes`), ``times`` how often each. ``days`` are the days the text
    names as month * 100 + day, in the order of reading, ``early_day`` the first one in the lead, ``dated`` the first of
    which the lead states the year too (in days of the proleptic Gregorian calendar), and ``year`` the latest year
    named, or :data:`UNKNOWN`. ``editions`` are the ordinals outside dates with the most prominent first.
    ``top`` are features of the words that the beginning prints, in rising order, ``weekdays`` the days of the week that
    are named early, in order (0 is Monday). ``marks`` are what a translation keeps of the beginning of the text proper,
    in its order (see :class:`hexapla.events.tally.Tally`), 32-bit and little-endian.
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
    top: bytes = b""
    weekdays: tuple[int, ...] = ()
    shingles: Shingles = NONE
    marks: bytes = b""


class _Said(Struct, frozen=True):
    """What is read of one article by itself: its text, its language, and what its lead names, dates to codes."""

    text: str
    language: str | None
    dates: Sequence[DateMention]
    ordinals: Sequence[Number]
    codes: dict[str, int]

    @property
    def spoken(self) -> str:
        """The language, or what stands in for one that nobody knows."""
        return self.language or _script(self.text)


class _Together(Struct, frozen=True):
    """What is read of one article with others: see :class:`Traits`."""

    tally: Tally
    editions: tuple[Edition, ...]
    shingles: Shingles
    top: bytes


def read(article: Article) -> Traits:
    """Return the traits of one article; its language is identified where the article does not state it."""
    (one,) = read_all([article])
    return one


def read_all(articles: Sequence[Article]) -> list[Traits]:
    """Return the traits of each article, as :func:`read` does, in less than half of the time.

    See :func:`tallies` for why; the answer does not depend on which articles are read together.
    """
    found: list[Traits] = []
    for batch in batches(articles):
        texts = list(map(reading, batch))
        # One after the other what each is read by: tables stay in the processor's cache.
        languages = [article.language or language_of(text) for article, text in zip(batch, texts, strict=True)]
        said = list(map(_said, texts, languages))
        counted = tallies([one.text for one in said], list(map(_body, batch)))
        together = map(_Together, counted, _editions(said), all_shingles(batch), _tops(said))
        found += map(_traits, batch, said, together)
    return found


def batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Yield the articles in lists that are read as one text: at most :data:`TOGETHER` codepoints, or one article."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        size += len(article.text)
        if batch and size > TOGETHER:
            yield batch
            batch, size = [], len(article.text)
        batch.append(article)
    if batch:
        yield batch


def _said(text: str, language: str | None) -> _Said:
    lead = text[:DATED]
    ordinals = find_ordinals(text[:COUNTED], language, range(LEAST_EDITION, 1000), fold(lead)[:COUNTED])
    dates = find_days(lead, language)
    cited: dict[str, int] = {}
    for code, _ in codes(lead, [(each.start, each.end) for each in dates]):
        cited[code] = cited.get(code, 0) + 1
    return _Said(text, language, dates, ordinals, cited)


def _tops(said: Sequence[_Said]) -> list[bytes]:
    tops = features.written([one.text[:TOP] for one in said], [one.spoken for one in said])
    return [top.tobytes() for top in tops]


def _traits(article: Article, said: _Said, together: _Together) -> Traits:
    tally, cited = together.tally, sorted(said.codes)
    times = [*tally.figures.values(), *map(said.codes.__getitem__, cited)]
    days = [_month_and_day(m.date.value) for m in said.dates]
    early = [(day, m.date.value) for day, m in zip(days, said.dates, strict=True) if m.start < LEAD]
    return Traits(
        article.id,
        said.spoken,
        tally.words.tobytes(),
        tally.counts.tobytes(),
        tally.named.tobytes(),
        tally.numbers.astype("<u4", copy=False).tobytes() + features.packed(map(features.code, cited)),
        bytes(min(each, MOST_COUNTED) for each in times),
        tuple(dict.fromkeys(days))[:MOST_DAYS],
        next((day for day, _ in early), UNKNOWN),
        next((_ordinal(value[:10]) for _, value in early if value[0] != "-"), UNKNOWN),
        max((int(value) for value in tally.figures if len(value) == 4 and _YEAR.fullmatch(value)), default=UNKNOWN),
        together.editions,
        together.top,
        tuple(sorted(set(weekdays(said.text[:WEEKDAYS], said.language)))),
        together.shingles,
        tally.marks.astype("<u4", copy=False).tobytes(),
    )


def _month_and_day(value: str) -> int:
    """Return month and day of a date as one number: the year is not always stated."""
    return int(value[:10][-5:].replace("-", ""))


def _ordinal(value: str) -> int:
    try:
        return date.fromisoformat(value).toordinal()
    except ValueError:
        return UNKNOWN


def _editions(said: Sequence[_Said]) -> list[tuple[Edition, ...]]:
    """Return the ordinals of each text, those first that stand early or often: what is counted, not what is ranked."""
    stems = iter(features.stems([_around(one.text, number) for one in said for number in one.ordinals]))
    return [_prominent([(number, next(stems)) for number in one.ordinals]) for one in said]


def _around(text: str, number: Number) -> str:
    return text[max(0, number.start - NEAR) : number.start] + " " + text[number.end : number.end + NEAR]


def _prominent(ordinals: Sequence[tuple[Number, frozenset[int]]]) -> tuple[Edition, ...]:
    weight: dict[int, float] = {}
    near: dict[int, frozenset[int]] = {}
    for number, stems in ordinals:
        value = int(number.value)
        weight[value] = weight.get(value, 0.0) + 1.0 / (1.0 + number.start / LEAD)
        near[value] = near.get(value, frozenset()) | stems
    ranked = sorted(weight, key=lambda value: (-weight[value], value))[:EDITIONS]
    return tuple(Edition(value, near[value]) for value in ranked)


def reading(article: Article) -> str:
    """Return what is read of an article: title, text and captions, at most :data:`READ` codepoints."""
    title = _title(article)
    parts = [title, article.text] if title else [article.text]
    parts.extend(block.text for block in article.blocks if block.kind == "caption")
    return "\n".join(parts)[:READ]


def _title(article: Article) -> str:
    """Return the title where the text does not say it."""
    return article.title if article.title and article.title not in article.text else ""


def _body(article: Article) -> tuple[int, int]:
    """Return where the text proper begins and ends in what is read of an article."""
    title = _title(article)
    start = min(len(title) + 1 if title else 0, READ)
    return start, min(start + len(article.text), READ)


def _script(text: str) -> str:
    """Return a stand-in for the language of a text that nobody knows: what writing it is in."""
    letter = regex.search(r"\p{L}", text)
    if letter is None:
        return "und"
    for name in ("Latin", "Cyrillic", "Arabic", "Han", "Devanagari", "Ethiopic", "Hebrew", "Greek"):
        if regex.match(rf"\p{{{name}}}", letter.group()):
            return f"und-{name}"
    return "und-Other"
