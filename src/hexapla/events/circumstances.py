"""Circumstances: what is known of articles besides what their texts have in common."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import scipy.sparse as sp
from msgspec import Struct

from hexapla.events.columns import Ints
from hexapla.events.duplicates import Duplicates
from hexapla.events.links import hosts_of, linked
from hexapla.events.signals import UNKNOWN, Edition, Traits
from hexapla.values.article import Article

_LAST_DAY = 1231
_WHOLE_DAY = 10
_FEW_PAIRS = 100.0


class Circumstances(Struct, frozen=True):
    """What is known of each article, as arrays; ``UNKNOWN`` where it is not.

    ``groups`` are the numbers of pages that name one another as versions, ``linked_pages`` how many there are in each
    article's, ``spoken`` the languages of each group. ``published`` are days (of the proleptic Gregorian calendar;
    where an article does not say, the day its lead names), ``crowding`` the share of all pairs that
    are a day apart or less, ``days`` the days of the year that each article
    names, ``duplicates`` says which texts are alike.
    """

    languages: Ints
    groups: Ints
    hosts: Ints
    linked_pages: Ints
    spoken: sp.csr_matrix
    published: Ints
    crowding: float
    early_day: Ints
    latest_year: Ints
    editions: tuple[tuple[Edition, ...], ...]
    counted: Ints
    days: sp.csr_matrix
    duplicates: Duplicates


def circumstances(
    articles: Sequence[Article], traits: Sequence[Traits], languages: Ints, duplicates: Duplicates
) -> Circumstances:
    """Return what is known of the articles besides their texts."""
    groups = linked(articles)
    published = _ints([_moment(a, t) for a, t in zip(articles, traits, strict=True)])
    return Circumstances(
        languages,
        groups,
        hosts_of(articles),
        np.bincount(groups)[groups],
        _spoken(groups, languages),
        published,
        round(_crowding(published), 4),
        _ints([t.early_day for t in traits]),
        _ints([t.year for t in traits]),
        tuple(t.editions for t in traits),
        _ints([t.editions[0].value if t.editions else UNKNOWN for t in traits]),
        _named_days(traits),
        duplicates,
    )


def _spoken(groups: Ints, languages: Ints) -> sp.csr_matrix:
    """Return the languages of each group of linked pages: a row a group number, counts of pages."""
    kinds = int(languages.max()) + 1 if len(languages) else 1
    return sp.coo_matrix((np.ones(len(groups)), (groups, languages)), (len(groups), kinds)).tocsr()


def _named_days(traits: Sequence[Traits]) -> sp.csr_matrix:
    """Return which days (month and day) each article names: a row an article, a column a day of the year."""
    named = [sorted({day for day in t.days if 0 < day <= _LAST_DAY}) for t in traits]
    starts = np.cumsum([0, *(len(row) for row in named)])
    columns = [day for row in named for day in row]
    return sp.csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(named), _LAST_DAY + 1))


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _moment(article: Article, traits: Traits) -> int:
    """Return the day an article appeared; of one that does not say, the day that its lead names with its year."""
    if article.published is None or len(article.published.value) < _WHOLE_DAY:
        return traits.dated
    try:
        return date.fromisoformat(article.published.value[:_WHOLE_DAY]).toordinal()
    except ValueError:
        return UNKNOWN


def _crowding(published: Ints) -> float:
    """Return the share of all pairs of articles with known days that are at most a day apart, near 0 for few pairs."""
    days = np.sort(published[published != UNKNOWN])
    pairs = len(days) * (len(days) - 1) / 2
    near = np.searchsorted(days, days + 1, side="right") - np.arange(len(days)) - 1
    return float(near.sum() / (pairs + _FEW_PAIRS))
