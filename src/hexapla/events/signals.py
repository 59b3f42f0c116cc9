"""Signals: what is read in one article that another article of the same event would share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex
from msgspec import Struct

from hexapla.events.shingles import NONE, Shingles, shingles
from hexapla.events.transcription import consonants
from hexapla.language.dates import find_dates
from hexapla.language.identify import identify
from hexapla.language.numerals import Number, find_numbers
from hexapla.values.article import Article

READ = 20_000
"""Codepoints of an article that are read: later ones seldom tell which event it is, and hostile text is bounded."""

DATED = 6_000
"""Codepoints in which dates are looked for."""

LEAD = 400
"""Codepoints from its beginning at which an ordinal counts half."""

LEAST_EDITION = 3
"""Firsts and seconds are ranks and halves more often than editions."""

EDITIONS = 4
"""Ordinals kept of an article."""

NEAR = 40
"""Codepoints on each side of an ordinal in which the name of what it counts stands."""

EARLY = 400
"""Codepoints of the lead, in which a report says when it was."""

TRAIL = 600
"""Longest trail that is kept."""

LONGEST_WINDOW = 5
"""Pieces of a run without spaces that may make one word."""

PREFIX = 4
"""Consonants of a prefix that stands beside a longer word, as endings differ between languages; 4 was better than 3
to 5 together and than none."""

_PIECE = regex.compile(r"[\p{Han}々]|[\p{L}\p{N}]\p{M}*")
_RUNS = regex.compile(
    r"(?P<unspaced>[\p{Han}々\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}&&[\p{L}\p{M}々]]+)"
    r"|(?P<kana>\p{Katakana}[\p{Katakana}ー]*|\p{Hiragana}+)"
    r"|(?P<digits>\p{Nd}+(?:[.,٬٫]\p{Nd}+)*)"
    r"|(?P<word>[[\p{L}\p{M}\p{N}]--[\p{Han}々\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}\p{Katakana}\p{Hiragana}\p{Nd}]]+)",
    regex.V1,
)
_BEGINS = regex.compile(r"(?:^|[.!?…:;\n«»“”\"'|—–-])\s*\Z")
_GROUPED = regex.compile(r"[.,٬](?=[0-9]{3}(?![0-9]))")


class Tally(NamedTuple):
    """What one text counts to."""

    words: Counter[str]
    names: Counter[str]
    numbers: Counter[str]
    trail: list[str]


class Edition(Struct, frozen=True):
    """An ordinal outside a date ("the 32nd conference"), with keys of the words that stand around it."""

    value: int
    near: frozenset[str]


class Traits(Struct, frozen=True):
    """What one article brings to a comparison; counts by feature.

    ``words`` are consonants of words and their prefixes, ``names`` those of words with a capital letter inside a
    sentence (in scripts without case: of all words), ``numbers`` numbers and dates by value. ``days`` are
    the days the text names (``2023-12-23`` or ``--12-23``) in the order of reading, ``early_day`` the
    one that stands in the lead (``""`` for none), ``editions`` the ordinals outside
    dates with the most prominent first, ``trail`` the longer words and the numbers in the order of reading.
    """

    id: str
    language: str
    words: dict[str, int]
    names: dict[str, int]
    numbers: dict[str, int]
    days: tuple[str, ...] = ()
    early_day: str = ""
    editions: tuple[Edition, ...] = ()
    trail: tuple[str, ...] = ()
    shingles: Shingles = NONE


def read(article: Article) -> Traits:
    """Return the traits of one article; its language is identified where the article does not state it."""
    text = reading(article)
    language = article.language or identify(text).language
    dates = [m for m in find_dates(text[:DATED], language) if m.date.precision in ("day", "minute")]
    found = [n for n in find_numbers(text[:DATED], language) if not n.part_of_date]
    tally = _count(text)
    for mention in dates:
        tally.numbers["@" + mention.date.value[:10][-5:]] += 1
    return Traits(
        article.id,
        language or _script(text),
        dict(tally.words),
        dict(tally.names),
        dict(tally.numbers),
        tuple(m.date.value[:10] for m in dates),
        next((m.date.value[:10] for m in dates if m.start < EARLY), ""),
        _prominent(text, [n for n in found if n.kind == "ordinal" and LEAST_EDITION <= n.value < 1000]),
        tuple(tally.trail[:TRAIL]),
        shingles(article),
    )


def _prominent(text: str, ordinals: Sequence[Number]) -> tuple[Edition, ...]:
    """Return the ordinals, those first that stand early or often: what is counted, not what is ranked."""
    weight: dict[int, float] = {}
    near: dict[int, set[str]] = {}
    for number in ordinals:
        value = int(number.value)
        weight[value] = weight.get(value, 0.0) + 1.0 / (1.0 + number.start / LEAD)
        around = text[max(0, number.start - NEAR) : number.start] + " " + text[number.end : number.end + NEAR]
        near.setdefault(value, set()).update(key for key in _keys(around) if len(key) > 2)
    ranked = sorted(weight, key=lambda value: (-weight[value], value))[:EDITIONS]
    return tuple(Edition(value, frozenset(near[value])) for value in ranked)


def _keys(text: str) -> list[str]:
    return sorted(key.lstrip("~")[:PREFIX] for key in _count(text).words)


def reading(article: Article) -> str:
    """Return what is read of an article: title, text and captions, at most :data:`READ` codepoints."""
    parts = [article.text]
    if article.title and article.title not in article.text:
        parts.insert(0, article.title)
    parts.extend(block.text for block in article.blocks if block.kind == "caption")
    return "\n".join(parts)[:READ]


def printed(article: Article, features: set[str]) -> dict[str, str]:
    """Return for each word feature that an article carries the word as it first prints it, prefixes aside."""
    found: dict[str, str] = {}
    for match in _RUNS.finditer(reading(article)):
        run = match.group()
        if match.lastgroup == "unspaced":
            for start in range(len(run) - 1):
                for size in range(2, LONGEST_WINDOW + 1):
                    piece = run[start : start + size]
                    key = next(iter(list(_windows(piece))[-1:]), "")
                    if key in features and len(piece) == size:
                        found.setdefault(key, piece)
        elif match.lastgroup != "digits" and (key := consonants(run)) in features:
            found.setdefault(key, run)
    return found


def _script(text: str) -> str:
    """Return a stand-in for the language of a text that nobody knows: what writing it is in."""
    letter = regex.search(r"\p{L}", text)
    if letter is None:
        return "und"
    for name in ("Latin", "Cyrillic", "Arabic", "Han", "Devanagari", "Ethiopic", "Hebrew", "Greek"):
        if regex.match(rf"\p{{{name}}}", letter.group()):
            return f"und-{name}"
    return "und-Other"


def _count(text: str) -> Tally:
    """Return what one text counts to: words, names, numbers, and the trail."""
    tally = Tally(Counter(), Counter(), Counter(), [])
    for match in _RUNS.finditer(text):
        run = match.group()
        if match.lastgroup == "digits":
            figure = "#" + _figure(run)
            tally.numbers[figure] += 1
            tally.trail.append(figure)
        elif match.lastgroup == "unspaced":
            windows = list(_windows(run))
            tally.words.update(windows)
            tally.names.update(key for key in windows if len(key) > PREFIX)
        else:
            key = consonants(run)
            if len(key) > 1:
                named = run[0].islower() is False and not _BEGINS.search(text, max(0, match.start() - 4), match.start())
                _word(tally, key, named)
    return tally


def _word(tally: Tally, key: str, named: bool) -> None:
    tally.words[key] += 1
    if named:
        tally.names[key] += 1
    if len(key) >= PREFIX:
        tally.trail.append(key[:PREFIX])
    if len(key) > PREFIX:
        tally.words["~" + key[:PREFIX]] += 1
        if named:
            tally.names["~" + key[:PREFIX]] += 1


def _windows(run: str) -> Iterator[str]:
    """Yield the consonants of every 2 to 5 pieces of a run written without spaces: one of them is the word."""
    pieces = [consonants(piece) for piece in _PIECE.findall(run)]
    for start in range(len(pieces) - 1):
        key = pieces[start]
        for piece in pieces[start + 1 : start + LONGEST_WINDOW]:
            key += piece[1:] if key[-1:] == piece[:1] else piece
            if len(key) > 2:
                yield key


def _figure(run: str) -> str:
    """Return a digit run in Western digits, grouping marks dropped, a decimal mark as a point."""
    western = "".join(str(int(c)) if c.isdigit() else "." if c in "٫" else c for c in run)
    plain = _GROUPED.sub("", western).replace(",", ".")
    return plain.lstrip("0") or "0"
