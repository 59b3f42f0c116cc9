"""Judgement: one score for a pair of articles, from a declared list of signals that explain it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import numpy as np
import regex
import scipy.sparse as sp
from msgspec import Struct

from hexapla.events.candidates import WEIGHTS, Pairs, strength
from hexapla.events.duplicates import Duplicates
from hexapla.events.links import hosts_of, linked
from hexapla.events.rarity import Bools, Floats, Ints
from hexapla.events.signals import Edition, Traits
from hexapla.values.article import Article
from hexapla.values.event import Signal

CERTAIN = 20.0
"""What a page says of itself outweighs what its words resemble."""

NEAR_COPY, CUT = 3.0, 2.0
"""Set by hand: what words, names and numbers say of such pairs already is much, and a template is never ruled out."""

UNKNOWN = -1
LAST_DAY = 1231
_YEAR = regex.compile(r"#(?:19|20)[0-9]{2}")

CHANCE = 0.3
"""Spreads of the numbers up to which two texts share none beyond chance."""

MOST_FIGURES = 10

LATE_TRANSLATION = 0.2

OTHER_EDITION = 0.1
"""Share of its weight that an ordinal has where nothing says that two count the same thing."""

CALLED_ALIKE = 2
"""Words around two ordinals that must agree: "diplomatic", "conference"."""


class Circumstances(Struct, frozen=True):
    """What is known of each article besides its text, as arrays; ``UNKNOWN`` where it is not."""

    languages: Ints
    groups: Ints
    hosts: Ints
    linked_pages: Ints
    spoken: sp.csr_matrix
    published: Ints
    early_day: Ints
    latest_year: Ints
    editions: tuple[Edition | None, ...]
    counted: Ints
    figures: Ints
    days: sp.csr_matrix
    duplicates: Duplicates


class Rule(Struct, frozen=True):
    """One signal: ``value`` gives -1 to 1 a pair (z-scores are unbounded), which counts ``weight`` times."""

    name: str
    weight: float
    value: Callable[[Pairs, Circumstances], Floats]
    detail: str = ""
    against: str = ""
    """What to say where the value is negative, if that is another thing."""


def circumstances(
    articles: Sequence[Article], traits: Sequence[Traits], languages: Ints, duplicates: Duplicates
) -> Circumstances:
    """Return what is known of the articles besides their texts."""
    published = [_ordinal(a.published.value[:10]) if a.published else UNKNOWN for a in articles]
    early = [_day(t.early_day) if t.early_day else UNKNOWN for t in traits]
    years = [max((int(k[1:]) for k in t.numbers if _YEAR.fullmatch(k)), default=UNKNOWN) for t in traits]
    editions = tuple(t.editions[0] if t.editions else None for t in traits)
    counted = _ints([edition.value if edition else UNKNOWN for edition in editions])
    groups = linked(articles)
    return Circumstances(
        languages,
        groups,
        hosts_of(articles),
        np.bincount(groups)[groups],
        _spoken(groups, languages),
        _ints(published),
        _ints(early),
        _ints(years),
        editions,
        counted,
        _figures(traits),
        _named_days(traits),
        duplicates,
    )


def _spoken(groups: Ints, languages: Ints) -> sp.csr_matrix:
    """Return the languages of each group of linked pages: a row a group number, counts of pages."""
    kinds = int(languages.max()) + 1 if len(languages) else 1
    return sp.coo_matrix((np.ones(len(groups)), (groups, languages)), (len(groups), kinds)).tocsr()


def _figures(traits: Sequence[Traits]) -> Ints:
    """Return how many telling numbers each article has: days, and numbers of two digits and more."""
    return _ints([sum(key[0] == "@" or sum(c.isdigit() for c in key) > 1 for key in t.numbers) for t in traits])


def _named_days(traits: Sequence[Traits]) -> sp.csr_matrix:
    """Return which days (month and day) each article names: a row an article, a column a day of the year."""
    named = [sorted({_day(day) for day in t.days} - {UNKNOWN}) for t in traits]
    starts = np.cumsum([0, *(len(row) for row in named)])
    columns = [day for row in named for day in row]
    return sp.csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(named), LAST_DAY + 1))


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return UNKNOWN


def _day(day: str) -> int:
    """Return month and day as one number: the year is not always stated."""
    digits = day[:10][-5:].replace("-", "")
    return int(digits) if digits.isdigit() else UNKNOWN


def _words(pairs: Pairs, _: Circumstances) -> Floats:
    return strength(pairs.words)


def _names(pairs: Pairs, _: Circumstances) -> Floats:
    return strength(pairs.names)


def _numbers(pairs: Pairs, _: Circumstances) -> Floats:
    return strength(pairs.numbers)


def _no_number(pairs: Pairs, known: Circumstances) -> Floats:
    """Two texts full of numbers that share none beyond chance, by how many there are."""
    least = np.minimum(known.figures[pairs.first], known.figures[pairs.second])
    return np.where(pairs.numbers <= CHANCE, -np.log1p(np.minimum(least, MOST_FIGURES)), 0.0)


def _one_language(pairs: Pairs, known: Circumstances) -> Floats:
    return np.asarray(known.languages[pairs.first] == known.languages[pairs.second], dtype=float)


def _prior(pairs: Pairs, _: Circumstances) -> Floats:
    return np.full(len(pairs.first), -1.0)


def _same_text(pairs: Pairs, known: Circumstances) -> Floats:
    return known.duplicates.same(pairs.first, pairs.second).astype(float)


def _nearly(pairs: Pairs, known: Circumstances) -> Floats:
    return known.duplicates.nearly(pairs.first, pairs.second)


def _contained(pairs: Pairs, known: Circumstances) -> Floats:
    return known.duplicates.inside(pairs.first, pairs.second)


def _linked(pairs: Pairs, known: Circumstances) -> Floats:
    return np.asarray(known.groups[pairs.first] == known.groups[pairs.second], dtype=float)


def _refused(pairs: Pairs, known: Circumstances) -> Floats:
    """One host, and the page or its linked versions already stand there in a language of the other's."""
    a, b = pairs.first, pairs.second
    apart = (known.hosts[a] == known.hosts[b]) & (known.groups[a] != known.groups[b])
    asked = np.flatnonzero(apart & ((known.linked_pages[a] > 1) | (known.linked_pages[b] > 1)))
    against = np.zeros(len(a))
    spoken = known.spoken[known.groups[a[asked]]].multiply(known.spoken[known.groups[b[asked]]]).sum(axis=1)
    against[asked] = -(np.asarray(spoken).ravel() > 0).astype(float)
    return against


def _published(pairs: Pairs, known: Circumstances) -> Floats:
    """Reports of one event appear within days: from 4 days apart they speak against, from 30 fully."""
    a, b = known.published[pairs.first], known.published[pairs.second]
    gap = np.clip((np.abs(a - b) - 4) / 26.0, 0.0, 1.0)
    return np.where((a != UNKNOWN) & (b != UNKNOWN), -gap, 0.0)


def _issue(pairs: Pairs, known: Circumstances) -> Floats:
    """Two pages of one host that appeared on different days and name different days in their leads.

    In one language that settles it; a page in another language may be a late translation, and counts a fifth.
    """
    a, b = pairs.first, pairs.second
    days = (known.published[a] != known.published[b]) | (known.published[a] == UNKNOWN)
    apart = (known.hosts[a] == known.hosts[b]) & days & _differ(known.early_day[a], known.early_day[b])
    return -np.where(apart, np.where(known.languages[a] == known.languages[b], 1.0, LATE_TRANSLATION), 0.0)


def _common_day(pairs: Pairs, known: Circumstances) -> Floats:
    return np.maximum(_days(pairs, known), 0.0)


def _no_day(pairs: Pairs, known: Circumstances) -> Floats:
    return np.minimum(_days(pairs, known), 0.0)


def _days(pairs: Pairs, known: Circumstances) -> Floats:
    """1 where two articles name a day in common, -1 where both name days and none is."""
    named = np.diff(known.days.indptr) > 0
    value = np.zeros(len(pairs.first))
    both = np.flatnonzero(named[pairs.first] & named[pairs.second])
    shared = known.days[pairs.first[both]].multiply(known.days[pairs.second[both]]).sum(axis=1)
    value[both] = np.where(np.asarray(shared).ravel() > 0, 1.0, -1.0)
    return value


def _early_day(pairs: Pairs, known: Circumstances) -> Floats:
    """Both leads say when it was, differently, and no day is common."""
    apart = _differ(known.early_day[pairs.first], known.early_day[pairs.second])
    return np.where(apart, _no_day(pairs, known), 0.0)


def _latest_year(pairs: Pairs, known: Circumstances) -> Floats:
    """The latest years that two texts name differ: reviews of two years, editions of two years."""
    return -_differ(known.latest_year[pairs.first], known.latest_year[pairs.second]).astype(float)


def _edition(pairs: Pairs, known: Circumstances) -> Floats:
    """-1 for different ordinals of what is called alike (the 32nd conference is not the 33rd), less for any other."""
    value = known.counted
    differ = _differ(value[pairs.first], value[pairs.second])
    alike = (value[pairs.first] == value[pairs.second]) & (value[pairs.first] != UNKNOWN)
    against = np.where(alike, OTHER_EDITION, np.where(differ, -OTHER_EDITION, 0.0))
    for k in np.flatnonzero(differ):
        if same_thing(known.editions[pairs.first[k]], known.editions[pairs.second[k]]):
            against[k] = -1.0
    return against


def same_thing(a: Edition | None, b: Edition | None) -> bool:
    """Say whether two ordinals count what is called alike: two of the words around them agree."""
    return a is not None and b is not None and len(a.near & b.near) >= CALLED_ALIKE


def _differ(a: Ints, b: Ints) -> Bools:
    return np.asarray((a != UNKNOWN) & (b != UNKNOWN) & (a != b))


RULES = (
    Rule("prior", 2.27, _prior, "two articles seldom report one event"),
    Rule("words", WEIGHTS["words"], _words, "rare words they share", "fewer words than other pairs of their languages"),
    Rule("names", WEIGHTS["names"], _names, "rare names they share", "fewer names than other pairs of their languages"),
    Rule("numbers", WEIGHTS["numbers"], _numbers, "numbers and dates they share, by value", "hardly any in common"),
    Rule("no number", 0.61, _no_number, "both are full of numbers and share none"),
    Rule("one language", 1.14, _one_language, "written in one language"),
    Rule("linked", CERTAIN, _linked, "the pages name one another as versions"),
    Rule("same text", CERTAIN, _same_text, "word for word; case, spaces and punctuation aside"),
    Rule("nearly the same text", NEAR_COPY, _nearly, "most runs of words stand in both, and the figures agree"),
    Rule("contains", CUT, _contained, "most of the shorter text stands in the longer, and its figures do"),
    Rule(
        "refused",
        CERTAIN,
        _refused,
        "pages that name one another as versions, not this one, and have its language already",
    ),
    Rule("published", 4.0, _published, "they appeared far apart"),
    Rule("issue", CERTAIN, _issue, "one outlet, pages of different days"),
    Rule("a day in common", 3.18, _common_day, "both name one"),
    Rule("no day in common", 0.78, _no_day, "both name days, and none is the same"),
    Rule("another day in the lead", 1.2, _early_day, "each says in its lead when it was"),
    Rule("latest year", 0.6, _latest_year, "the latest years they name differ"),
    Rule("edition", CERTAIN, _edition, "one ordinal in both", "different ordinals of what is called alike"),
)


def scores(pairs: Pairs, known: Circumstances) -> Floats:
    """Return the score of each pair, in log-odds: the weighted sum of its signals."""
    total = np.zeros(len(pairs.first))
    for rule in RULES:
        total = total + rule.weight * rule.value(pairs, known)
    return np.round(total, 4)


def signals(pairs: Pairs, known: Circumstances, row: int) -> tuple[Signal, ...]:
    """Return the signals of one pair that are not silent, the weightiest first; ``value`` is cut to [-1, 1]."""
    one = pairs.at(np.array([row]))
    found = []
    for rule in RULES:
        value = float(rule.value(one, known)[0])
        if value:
            found.append(
                (
                    abs(value * rule.weight),
                    Signal(
                        rule.name, *_bounded(value, rule), rule.against if value < 0 and rule.against else rule.detail
                    ),
                )
            )
    return tuple(signal for _, signal in sorted(found, key=lambda f: (-f[0], f[1].name)))


def _bounded(value: float, rule: Rule) -> tuple[float, float]:
    """Return a value in [-1, 1] and the weight that leaves their product what it was."""
    size = max(abs(value), 1.0)
    return round(value / size, 4), round(rule.weight * size, 4)


def confidence(log_odds: Floats) -> Floats:
    """Return in [0, 1] how sure it is that two articles report one event."""
    sure: Floats = 1.0 / (1.0 + np.exp(-np.clip(log_odds, -40.0, 40.0)))
    return np.round(sure, 4)
