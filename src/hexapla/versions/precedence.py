"""Which of an event's articles came first: publication, credits, what was left in another language, fullness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

import regex

from hexapla.language.scripts import romanise
from hexapla.values.article import Article, DateValue
from hexapla.values.event import Member
from hexapla.versions.foreign import foreign_blocks
from hexapla.versions.reading import Reading

_LETTERS = regex.compile(r"[a-z0-9]+")
# What each sign says for one article before another. Order of strength, not measured: a date is a fact, a
# credit a statement, text left in another's language a trace, fullness and the linker's guess are hints.
_EARLIER, _CREDITED, _LEFT_OVER, _CREDITS_SOMEONE, _GUESS = 4.0, 3.0, 2.0, 0.5, 1.0
# An outlet's editions in other languages translate the main one; whose outlet another names, was there first. Both
# count once more than among many versions: one such pair says all that the others do not.
_EDITION, _CREDITED_AT_ALL, _EDITION_AT_ALL = 3.0, 2.0, 2.0
# A brief is no source of a long text: (how many times as long, points). Translations of one text differ by up to a
# third in romanised length, so less says nothing.
_FULLER = ((1.35, 0.5), (1.6, 4.0))
_SHORTEST_NAME = 4
_LONGEST_CREDIT = 30


def later(a: DateValue | None, b: DateValue | None) -> bool:
    """Whether ``a`` is surely after ``b``; never where one is unknown or both are equal as far as they go."""
    if a is None or b is None:
        return False
    length = min(len(a.value), len(b.value), len("2023-12-23"))
    day_a, day_b = a.value[:length], b.value[:length]
    if day_a != day_b:
        return day_a > day_b
    # Times of day are compared where both carry the same offset: page clocks differ between outlets.
    same_offset = len(a.value) == len(b.value) and a.value[16:] == b.value[16:]
    return same_offset and a.value > b.value


def cites(version: Article, source: Article) -> bool:
    """Whether ``version`` credits the outlet of ``source``, or names its address as its own original."""
    if not version.source:
        return False
    if source.url and source.url in version.source:
        return True
    credit = _words(version.source)
    outlet, host = _words(source.outlet), _host(source.url)
    return _contains(credit, "".join(outlet), len(outlet)) or _contains(credit, host, 2)


def may_cite(version: Article, source: Article) -> bool:
    """Whether ``version`` credits ``source``, or someone while nothing says who published ``source``."""
    return cites(version, source) or (credits_someone(version) and source.outlet is None and source.url is None)


def credits_someone(article: Article) -> bool:
    """Whether an article credits an outlet: a word or two that could be a name."""
    return len("".join(_words(article.source))) >= _SHORTEST_NAME


def is_edition(article: Article, of: Article) -> bool:
    """Whether the one's outlet is an edition of the other's by name: the same words and more."""
    own, other = _words(article.outlet), _words(of.outlet)
    return 0 < len(other) < len(own) and own[: len(other)] == other


def _contains(credit: tuple[str, ...], name: str, fewest: int) -> bool:
    """Whether whole words of a credit spell ``name``: at least ``fewest`` of them, or the whole credit.

    One word of a longer credit is not enough for a host: ``vietnam.vn`` is not the Vietnam News Agency.
    """
    if len(name) < _SHORTEST_NAME:
        return False
    for start in range(len(credit)):
        for end in range(start + 1, len(credit) + 1):
            if "".join(credit[start:end]) == name:
                return end - start >= fewest or end == len(credit)
    return False


@lru_cache(maxsize=4096)
def _words(text: str | None) -> tuple[str, ...]:
    return tuple(_LETTERS.findall(romanise(text or ""))[:_LONGEST_CREDIT])


def _host(url: str | None) -> str:
    """Return what a host calls the outlet: ``baodonglam`` of ``www.baodonglam.example``."""
    try:
        host = (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return ""
    labels = [label for label in host.split(".")[:-1] if label != "www"]
    return "".join(_words("".join(labels)))


def same_language(a: str | None, b: str | None) -> bool:
    """Whether two BCP 47 tags name one language, whatever script and region."""
    return bool(a) and bool(b) and str(a).split("-")[0] == str(b).split("-")[0]


def foreign_language(article: Article) -> str | None:
    """Return the language in which most blocks were left that are not in the article's own."""
    counts = Counter(article.blocks[number].language or "" for number in foreign_blocks(article))
    return min(counts, key=lambda language: (-counts[language], language), default=None)


def precedence(readings: Sequence[Reading], hints: Mapping[str, Member]) -> list[str]:
    """Return article ids, the likeliest source first; ties by id. No article comes before an earlier one."""
    traits = {
        reading.article.id: _Traits(reading.article, reading.size, foreign_language(reading.article))
        for reading in readings
    }
    points = dict.fromkeys(sorted(traits), 0.0)
    for a, own in traits.items():
        others = sum(_before(own, other) for b, other in traits.items() if b != a)
        credited = any(cites(other.article, own.article) for b, other in traits.items() if b != a)
        edition = any(is_edition(own.article, other.article) for b, other in traits.items() if b != a)
        points[a] = _alone(own.article, hints.get(a)) + others / max(1, len(traits) - 1)
        points[a] += _CREDITED_AT_ALL * credited - _EDITION_AT_ALL * edition
    ranked = sorted(points, key=lambda i: (-points[i], i))
    return _in_time(ranked, {i: traits[i].article.published for i in ranked})


@dataclass(frozen=True, slots=True)
class _Traits:
    """An article with its romanised size and the language of what was left in another's."""

    article: Article
    size: int
    left_over: str | None


def _alone(article: Article, hint: Member | None) -> float:
    points = -_CREDITS_SOMEONE if credits_someone(article) and not cites(article, article) else 0.0
    if hint is not None:
        points += _GUESS if hint.relation == "original" else 0.0
        points -= _GUESS if hint.of is not None else 0.0
    return points


def _before(a: _Traits, b: _Traits) -> float:
    points = 0.0
    if a.article.published != b.article.published:
        dates = a.article.published, b.article.published
        points += _EARLIER * (later(dates[1], dates[0]) - later(dates[0], dates[1]))
    if a.article.source or b.article.source:
        points += _CREDITED * (cites(b.article, a.article) - cites(a.article, b.article))
    points += _EDITION * (is_edition(b.article, a.article) - is_edition(a.article, b.article))
    if a.left_over or b.left_over:
        points += _LEFT_OVER * (_left_over(b, a) - _left_over(a, b))
    points += max([gain for times, gain in _FULLER if a.size > times * b.size], default=0.0)
    return points


def _left_over(version: _Traits, source: _Traits) -> bool:
    """Whether the version has text left in the source's language; a brief is not what a long text was made from."""
    if version.left_over is None or version.size > _FULLER[-1][0] * source.size:
        return False
    return same_language(version.left_over, source.article.language)


def _in_time(ranked: list[str], published: Mapping[str, DateValue | None]) -> list[str]:
    """Return the ranking with every article moved behind those that are surely earlier than it (Kahn 1962)."""
    earlier = {i: {j for j in ranked if later(published[i], published[j])} for i in ranked}
    placed: list[str] = []
    waiting = list(ranked)
    while waiting:
        chosen = next((i for i in waiting if not earlier[i]), waiting[0])
        placed.append(chosen)
        waiting.remove(chosen)
        for behind in earlier.values():
            behind.discard(chosen)
    return placed
