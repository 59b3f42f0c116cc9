"""Whom a page credits: the outlet it names as its source, and the language it says it was translated from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

import regex
from msgspec import Struct

from hexapla.language.locales import base_language, locale_of
from hexapla.language.scripts import romanise, word_texts
from hexapla.values.article import Article

# An outlet by its name and by what its host calls it.
_Home = tuple[str | None, str]

_LETTERS = regex.compile(r"[a-z0-9]+")
_SHORTEST_NAME = 4
_LONGEST_CREDIT = 30
# Of a line that credits someone; longer ones are paragraphs.
_LONGEST_LINE = 200
# "Norvezhskij" is declined "norvezhskogo": of a name so long, so many letters may differ at its end.
_DECLINED, _ENDING = 7, 2
# A chain of credits longer than this is a circle.
_LONGEST_CHAIN = 4


class Standing(Struct, frozen=True):
    """Where a page stands in an event's chain of credits.

    ``level`` is 0 for a page that credits none of the others and one more than the least of those it credits;
    ``credited`` is the number of pages of other outlets that credit its outlet.
    """

    level: int
    credited: int


def cites(version: Article, source: Article) -> bool:
    """Whether ``version`` credits the outlet of ``source``, or names its address as its own original."""
    if not version.source:
        return False
    if source.url and source.url in version.source:
        return True
    return _names(version.source, source.outlet, _host(source.url))


def may_cite(version: Article, source: Article) -> bool:
    """Whether ``version`` credits ``source``, or someone while nothing says who published ``source``."""
    return cites(version, source) or (credits_someone(version) and source.outlet is None and source.url is None)


def credits_someone(article: Article) -> bool:
    """Whether an article credits an outlet: a word or two that could be a name."""
    return len("".join(_words(article.source))) >= _SHORTEST_NAME


def credit_alike(a: Article, b: Article) -> bool:
    """Whether two articles credit the same outlet in the same words."""
    return credits_someone(a) and _words(a.source) == _words(b.source)


def is_edition(article: Article, of: Article) -> bool:
    """Whether the one's outlet is an edition of the other's by name: the same words and more."""
    own, other = _words(article.outlet), _words(of.outlet)
    return 0 < len(other) < len(own) and own[: len(other)] == other


def names_as_version(a: Article, b: Article) -> bool:
    """Whether one of two pages names the other's address as its version in another language (hreflang)."""
    return _named_by(a, b.url) or _named_by(b, a.url)


def _named_by(article: Article, url: str | None) -> bool:
    return url is not None and any(_plain(other) == _plain(url) for other in article.alternates.values())


@lru_cache(maxsize=4096)
def _plain(url: str) -> str:
    """Return an address without what two spellings of it may differ in."""
    return url.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/")


def says_translated_from(version: Article, language: str | None) -> bool:
    """Whether the line in which ``version`` credits its source names ``language`` (in the version's own language)."""
    base = base_language(language)
    if not base or not version.source or base == base_language(version.language):
        return False
    lines = [piece.text[:_LONGEST_LINE] for piece in version.furniture if version.source in piece.text[:_LONGEST_LINE]]
    rest = " ".join(lines).replace(version.source, " ").casefold()
    return any(_stands(name, rest) for name in _names_of(base, version.language)) if rest.strip() else False


def standings(articles: Sequence[Article]) -> dict[str, Standing]:
    """Return where each article of an event stands in the chain of credits, by id."""
    homes: dict[_Home, list[str]] = {}
    for article in articles:
        homes.setdefault(_home(article), []).append(article.id)
    crediting = [article for article in articles if credits_someone(article)]
    named = _named(crediting, homes)
    level = dict.fromkeys((article.id for article in articles), 0)
    for _ in range(_LONGEST_CHAIN):
        nearest = {home: min(level[article] for article in members) for home, members in homes.items()}
        for article in crediting:
            cited = [nearest[home] for home in named[article.source or ""] if home != _home(article)]
            level[article.id] = 1 + min(cited) if cited else 0
    credited: Counter[str] = Counter()
    for (source, own), times in sorted(Counter((a.source or "", _home(a)) for a in crediting).items(), key=str):
        for home in named[source]:
            credited.update(dict.fromkeys(homes[home], times if home != own else 0))
    return {article.id: Standing(level[article.id], credited[article.id]) for article in articles}


def _named(crediting: Sequence[Article], homes: Mapping[_Home, Sequence[str]]) -> dict[str, list[_Home]]:
    """Return which of some outlets each credit names."""
    credits = sorted({article.source or "" for article in crediting})
    return {credit: [home for home in homes if _names(credit, *home)] for credit in credits}


def _home(article: Article) -> _Home:
    return article.outlet, _host(article.url)


@lru_cache(maxsize=1 << 14)
def _names(credit: str, outlet: str | None, host: str) -> bool:
    words, name = _words(credit), _words(outlet)
    return _contains(words, "".join(name), len(name)) or _contains(words, host, 2)


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


@lru_cache(maxsize=4096)
def _host(url: str | None) -> str:
    """Return what a host calls the outlet: ``baodonglam`` of ``www.baodonglam.example``."""
    try:
        host = (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return ""
    labels = [label for label in host.split(".")[:-1] if label != "www"]
    return "".join(_words("".join(labels)))


@lru_cache(maxsize=1024)
def _names_of(base: str, language: str | None) -> tuple[str, ...]:
    """Return what CLDR calls one language in another, in lower case, longer names first."""
    locale = locale_of(language)
    tags = locale.languages if locale else {}
    names = {str(name).casefold() for tag, name in tags.items() if base_language(tag) == base}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _stands(name: str, line: str) -> bool:
    """Whether a language's name stands in a line: whole, or with another ending where it is one long word."""
    words = word_texts(line)
    if len(word_texts(name)) > 1:
        return name in line
    stem = name[:-_ENDING] if len(name) >= _DECLINED else name
    return name in words or any(w.startswith(stem) and len(w) <= len(name) + _ENDING for w in words if stem != name)
