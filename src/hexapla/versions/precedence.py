"""Which of an event's articles came first: publication, credits, what was left in another language, fullness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

import regex

from hexapla.language.scripts import romanise
from hexapla.values.article import Article, DateValue
from hexapla.values.event import Member
from hexapla.versions.foreign import foreign_blocks

_LETTERS = regex.compile(r"[a-z0-9]+")
# What each sign says for one article before another. Order of strength, not measured: a date is a fact, a
# credit a statement, text left in another's language a trace, fullness and the linker's guess are hints.
_EARLIER, _CREDITED, _LEFT_OVER, _CREDITS_SOMEONE, _GUESS = 4.0, 3.0, 2.0, 0.5, 1.0
# A brief is no source of a long text: (how many times as long, points). Translations of one text differ by up to a
# third in romanised length, so less says nothing.
_FULLER = ((1.35, 0.5), (1.6, 4.0))
_SHORTEST_NAME = 4
_LONGEST_CREDIT = 30
_MOST_READ = 100_000


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


def precedence(articles: Sequence[Article], hints: Mapping[str, Member]) -> list[str]:
    """Return article ids, the likeliest source first; ties by id. No article comes before an earlier one."""
    by_id = {article.id: article for article in articles}
    sizes = {article.id: _size(article) for article in articles}
    points = dict.fromkeys(sorted(by_id), 0.0)
    for a, article in by_id.items():
        others = [other for b, other in by_id.items() if b != a]
        points[a] = _alone(article, hints.get(a)) + sum(_before(article, b, sizes) for b in others) / len(by_id)
    ranked = sorted(points, key=lambda i: (-points[i], i))
    return _in_time(ranked, by_id)


def _alone(article: Article, hint: Member | None) -> float:
    points = -_CREDITS_SOMEONE if article.source and not cites(article, article) else 0.0
    if hint is not None:
        points += _GUESS if hint.relation == "original" else 0.0
        points -= _GUESS if hint.of is not None else 0.0
    return points


def _before(a: Article, b: Article, sizes: Mapping[str, int]) -> float:
    points = _EARLIER * (later(b.published, a.published) - later(a.published, b.published))
    points += _CREDITED * (cites(b, a) - cites(a, b))
    points += _LEFT_OVER * (_left_over(b, a, sizes) - _left_over(a, b, sizes))
    points += max([gain for times, gain in _FULLER if sizes[a.id] > times * sizes[b.id]], default=0.0)
    return points


def _left_over(version: Article, source: Article, sizes: Mapping[str, int]) -> bool:
    """Whether the version has text left in the source's language; a brief is not what a long text was made from."""
    language = foreign_language(version)
    if sizes[version.id] > _FULLER[-1][0] * sizes[source.id]:
        return False
    return language is not None and same_language(language, source.language)


def _size(article: Article) -> int:
    """Return the letters of a text when romanised: nearer to content across scripts than characters are."""
    return sum(map(len, _LETTERS.findall(romanise(article.text[:_MOST_READ]))))


def _in_time(ranked: list[str], by_id: Mapping[str, Article]) -> list[str]:
    """Return the ranking with every article moved behind those that are surely earlier than it (Kahn 1962)."""
    published = {i: by_id[i].published for i in ranked}
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
