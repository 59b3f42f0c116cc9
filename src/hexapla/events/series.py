"""Series: events that recur, told apart by their ordinal or their date."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import regex
from msgspec import Struct

from hexapla.events.judgement import same_thing
from hexapla.events.links import address
from hexapla.events.signals import Edition, Traits
from hexapla.values.article import Article
from hexapla.values.event import SeriesPlace

SHARE = 0.3
"""Share of an event's members that must count it by the same ordinal."""

TITLE_LETTERS = 12
"""Letters a recurring title must keep when its digits are taken out."""

_NO_LETTER = regex.compile(r"[^\p{L}\p{M}]+")


class Gathering(Struct, frozen=True):
    """One event as its series sees it: id, first day it appeared (``""`` where unknown) and members."""

    event: str
    day: str
    articles: tuple[Article, ...]
    traits: tuple[Traits, ...]


def places(gatherings: Sequence[Gathering]) -> dict[str, SeriesPlace]:
    """Return the place in its series of each event that has one, by event id."""
    found: dict[str, SeriesPlace] = {}
    for chain in [*_by_ordinal(gatherings), *_by_title(gatherings)]:
        events = [event for event, _ in chain]
        if any(event in found for event in events):
            continue
        name = hashlib.sha256(("series\0" + min(events)).encode()).hexdigest()[:16]
        for k, (event, ordinal) in enumerate(chain):
            before = events[k - 1] if k else None
            after = events[k + 1] if k + 1 < len(events) else None
            found[event] = SeriesPlace(name, ordinal, before, after)
    return found


def edition_of(traits: Sequence[Traits]) -> Edition | None:
    """Return the ordinal that most members give an event first, with the words around it; ``None`` if too few agree."""
    leading = [t.editions[0] for t in traits if t.editions]
    if not leading:
        return None
    count = Counter(edition.value for edition in leading)
    value, times = min(count.items(), key=lambda item: (-item[1], item[0]))
    if times < SHARE * len(traits):
        return None
    return Edition(value, frozenset().union(*(e.near for e in leading if e.value == value)))


def _by_ordinal(gatherings: Sequence[Gathering]) -> list[list[tuple[str, int | None]]]:
    """Return chains of events that count the same thing, each with another ordinal, in their order."""
    counted = [(edition_of(g.traits), g) for g in gatherings]
    known = sorted(((e, g) for e, g in counted if e), key=lambda pair: (pair[0].value, pair[1].event))
    chains: list[list[tuple[Edition, Gathering]]] = []
    for edition, gathering in known:
        for chain in chains:
            last, other = chain[-1]
            rising = last.value < edition.value and other.day <= gathering.day
            if rising and same_thing(last, edition) and _namesakes(other, gathering):
                chain.append((edition, gathering))
                break
        else:
            chains.append([(edition, gathering)])
    return [[(g.event, e.value) for e, g in chain] for chain in chains if len(chain) > 1]


def _namesakes(a: Gathering, b: Gathering) -> bool:
    """Say whether some pair of members calls what it counts alike."""
    ours = [t.editions[0] for t in a.traits if t.editions]
    theirs = [t.editions[0] for t in b.traits if t.editions]
    return any(same_thing(x, y) for x in ours for y in theirs)


def _by_title(gatherings: Sequence[Gathering]) -> list[list[tuple[str, int | None]]]:
    """Return chains of events whose pages bear one title but for its numbers, in the order of their days."""
    titled: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    for gathering in gatherings:
        for article in gathering.articles:
            key = _title_key(article)
            if key:
                titled[key][gathering.event] = gathering.day
    chains = []
    for key in sorted(titled, key=lambda k: (-len(titled[k]), k)):
        events = titled[key]
        if len(events) > 1 and len(set(events.values())) == len(events):
            chains.append(_in_days(events))
    return chains


def _in_days(events: Mapping[str, str]) -> list[tuple[str, int | None]]:
    return [(event, None) for event in sorted(events, key=lambda e: (events[e], e))]


def _title_key(article: Article) -> tuple[str, str, str] | None:
    """Return host, language and the letters of a title that carries a number; ``None`` for other titles."""
    where = address(article.url)
    if not article.title or not where or not any(c.isdigit() for c in article.title):
        return None
    letters = _NO_LETTER.sub(" ", article.title).strip().casefold()
    if len(letters) < TITLE_LETTERS:
        return None
    return where.split("/")[0], article.language or "", letters
