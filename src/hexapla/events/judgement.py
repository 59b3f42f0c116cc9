"""Judgement: what speaks for and against two articles being one event, as a declared list of weighted rules.

How far above the background two articles resemble each other is the first signal. Rules change it by a factor, or
settle the matter. Then neighbourhoods are compared, and what comes out is a likeness; events are its groups.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from msgspec import Struct

from hexapla.events.candidates import Pairs
from hexapla.events.circumstances import Circumstances
from hexapla.events.columns import Bools, Floats, Ints
from hexapla.events.signals import UNKNOWN

Effect = Literal["factor", "settles"]

_WEEK, _MONTH, _YEAR = 7.0, 30.44, 365.25


class Rule(Struct, frozen=True):
    """One signal: ``value`` gives -1 to 1 a pair.

    Where its ``effect`` is a factor, the spreads of a pair are multiplied by ``exp(weight * value)``; a rule that
    settles puts a pair into one event (1) or keeps it apart (-1), whatever else is said; of two that disagree, the one
    that keeps apart counts. What a person said counts before all others.
    """

    name: str
    effect: Effect
    weight: float
    value: Callable[[Pairs, Circumstances], Floats]
    detail: str = ""
    against: str = ""
    """What to say where the value is negative, if that is another thing."""


def _said(pairs: Pairs, known: Circumstances) -> Floats:
    """A person said so: they report one event, or two."""
    return known.bounds.said(pairs.first, pairs.second) if known.bounds is not None else np.zeros(len(pairs.first))


def _same_text(pairs: Pairs, known: Circumstances) -> Floats:
    return known.duplicates.same(pairs.first, pairs.second).astype(float)


def _nearly(pairs: Pairs, known: Circumstances) -> Floats:
    return known.duplicates.nearly(pairs.first, pairs.second)


def _contained(pairs: Pairs, known: Circumstances) -> Floats:
    return known.duplicates.inside(pairs.first, pairs.second)


def _linked(pairs: Pairs, known: Circumstances) -> Floats:
    return np.asarray(known.groups[pairs.first] == known.groups[pairs.second], dtype=float)


def _embedding(pairs: Pairs, known: Circumstances) -> Floats:
    """How close a model finds them beside what is usual; without a model nothing is said."""
    if known.closeness is None:
        return np.zeros(len(pairs.first))
    return known.closeness.value(pairs.first, pairs.second)


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


def _together(pairs: Pairs, known: Circumstances) -> Floats:
    """They appeared on one day or on two that follow each other; it says little where most articles did."""
    a, b = known.published[pairs.first], known.published[pairs.second]
    together = (a != UNKNOWN) & (b != UNKNOWN) & (np.abs(a - b) <= 1)
    return np.asarray(together, dtype=float) * (1.0 - known.crowding)


def _issue(pairs: Pairs, known: Circumstances) -> Floats:
    """Two pages of one language that name different days in their leads, of one outlet or of one form.

    They appeared on different days, or do not say; those of one form have no day in common.
    """
    forms = known.duplicates.issues(pairs.first, pairs.second) & _days_apart(pairs, known)
    return -np.asarray(np.maximum(_issues(pairs, known, one_language=True), forms), dtype=float)


def _late(pairs: Pairs, known: Circumstances) -> Floats:
    """The same in two languages: one may be a late translation, so it settles nothing."""
    return -_issues(pairs, known, one_language=False)


def _issues(pairs: Pairs, known: Circumstances, one_language: bool) -> Floats:
    a, b = pairs.first, pairs.second
    apart = (known.hosts[a] == known.hosts[b]) & _days_apart(pairs, known)
    return np.asarray(apart & ((known.languages[a] == known.languages[b]) == one_language), dtype=float)


def _days_apart(pairs: Pairs, known: Circumstances) -> Bools:
    """Say which pairs name different days in their leads, and did not appear on one day as far as is known."""
    a, b = known.published[pairs.first], known.published[pairs.second]
    return np.asarray(((a != b) | (a == UNKNOWN)) & _differ(known, "early_day", pairs))


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


def _common_weekday(pairs: Pairs, known: Circumstances) -> Floats:
    return np.maximum(_weekdays(pairs, known), 0.0)


def _no_weekday(pairs: Pairs, known: Circumstances) -> Floats:
    return np.minimum(_weekdays(pairs, known), 0.0)


def _weekdays(pairs: Pairs, known: Circumstances) -> Floats:
    """1 where two articles name a day of the week in common, -1 where both name some and none is."""
    a, b = known.weekdays[pairs.first], known.weekdays[pairs.second]
    return np.where((a > 0) & (b > 0), np.where(a & b, 1.0, -1.0), 0.0)


def _early_day(pairs: Pairs, known: Circumstances) -> Floats:
    """Both leads say when it was, no day is common, and a week or more lies between: less may be a dateline."""
    a, b = (_day_of_year(known.early_day[end]) for end in (pairs.first, pairs.second))
    apart = np.abs(a - b)
    apart = np.minimum(apart, _YEAR - apart) / _WEEK
    return np.where(_differ(known, "early_day", pairs), _no_day(pairs, known) * np.minimum(apart, 1.0), 0.0)


def _day_of_year(days: Ints) -> Floats:
    """Return month * 100 + day as days since the year began, to a day or two."""
    found: Floats = ((days // 100 - 1) * _MONTH + days % 100).astype(np.float64)
    return found


def _latest_year(pairs: Pairs, known: Circumstances) -> Floats:
    """The latest years that two texts name differ: reviews of two years, editions of two years."""
    return -_differ(known, "latest_year", pairs).astype(float)


def _same_edition(pairs: Pairs, known: Circumstances) -> Floats:
    a, b = known.counted[pairs.first], known.counted[pairs.second]
    return np.asarray((a != UNKNOWN) & (a == b), dtype=float) - _differ(known, "counted", pairs)


def _edition(pairs: Pairs, known: Circumstances) -> Floats:
    """-1 for different ordinals of what is called alike: the 32nd conference is not the 33rd."""
    against = np.zeros(len(pairs.first))
    asked = np.flatnonzero(_differ(known, "counted", pairs))
    against[asked] = -known.editions.at_odds(pairs.first[asked], pairs.second[asked]).astype(float)
    return against


def _differ(known: Circumstances, what: Literal["early_day", "latest_year", "counted"], pairs: Pairs) -> Bools:
    values = {"early_day": known.early_day, "latest_year": known.latest_year, "counted": known.counted}[what]
    a, b = values[pairs.first], values[pairs.second]
    return np.asarray((a != UNKNOWN) & (b != UNKNOWN) & (a != b))


EMBEDDING = Rule("embedding", "factor", 0.5, _embedding, "how close a model finds them")
"""Its weight, and how high it lifts a pair by itself (closeness.py), were tried on the open confusable articles with
made-up models (November 2026): B-cubed F1 is .953 without one and with one of noise, .962 with one that knows topics
and no event, .967 with one that half knows the event, .964 with runs of letters (TF-IDF of 3 to 5, 128 dimensions). No
model for sentences was at hand."""

VERDICT = Rule("verdict", "settles", 4.0, _said, "a person says: one event", "a person says: two events")
"""It weighs more than all the others that settle."""

RULES = (
    VERDICT,
    Rule("linked", "settles", 1.0, _linked, "the pages name one another as versions"),
    Rule("same text", "settles", 1.0, _same_text, "word for word; case, spaces and punctuation aside"),
    Rule(
        "refused",
        "settles",
        1.0,
        _refused,
        "",
        "pages that name one another as versions, not this one, and have its language already",
    ),
    Rule("issue", "settles", 1.0, _issue, "", "one language, and one outlet or form: pages of different days"),
    Rule("edition", "settles", 1.0, _edition, "", "different ordinals of what is called alike"),
    Rule("nearly the same text", "factor", 1.5, _nearly, "most runs of words stand in both, and the figures agree"),
    Rule("contains", "factor", 1.0, _contained, "most of the shorter text stands in the longer, and its figures do"),
    EMBEDDING,
    Rule("published", "factor", 2.0, _published, "", "they appeared far apart"),
    Rule("published together", "factor", 0.9, _together, "they appeared within a day"),
    Rule("a day in common", "factor", 0.3, _common_day, "both name one"),
    Rule("no day in common", "factor", 0.4, _no_day, "", "both name days, and none is the same"),
    Rule("a weekday in common", "factor", 0.3, _common_weekday, "both name one early"),
    Rule("no weekday in common", "factor", 0.4, _no_weekday, "", "both name weekdays early, and none is the same"),
    Rule("another day in the lead", "factor", 2.0, _early_day, "", "each says in its lead when it was"),
    Rule("late", "factor", 1.0, _late, "", "one outlet, pages of different days in two languages"),
    Rule("latest year", "factor", 0.3, _latest_year, "", "the latest years they name differ"),
    Rule("ordinal", "factor", 0.3, _same_edition, "the same ordinal in both", "different ordinals"),
)


"""Weights were chosen by hand and then tried, together with the constants of neighbourhoods.py and grouping.py, on the
seeds, the sample, the open confusable articles and small sets drawn from both open sets (November 2026). Days weigh by
how far apart they are: one page in the sample has a day wrong and is still of its event."""


def spreads(pairs: Pairs, known: Circumstances) -> Floats:
    """Return how far above the background pairs are, after all rules; 0 for pairs that are kept apart."""
    total = np.zeros(len(pairs.first))
    for rule in RULES:
        if rule.effect == "factor":
            total += rule.weight * rule.value(pairs, known)
    high = np.maximum(pairs.spreads, 0.0) * np.exp(total)
    return np.where(settled(pairs, known) < 0, 0.0, np.round(high, 4))


def settled(pairs: Pairs, known: Circumstances) -> Floats:
    """Return 1 for pairs that are one event whatever else is said, -1 for those that are not, 0 for all others."""
    values = [rule.value(pairs, known) for rule in RULES if rule.effect == "settles"]
    lowest, highest = np.minimum.reduce(values), np.maximum.reduce(values)
    held = np.where(_linked(pairs, known) > 0, 1.0, np.where(lowest < 0, -1.0, highest))
    said = _said(pairs, known)
    return np.where(said != 0, said, held)
