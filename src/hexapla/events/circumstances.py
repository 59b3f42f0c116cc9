"""Circumstances: what is known of articles besides what their texts have in common."""

from __future__ import annotations

from array import array
from datetime import date

import numpy as np
import scipy.sparse as sp
from msgspec import Struct

from hexapla.events.bounds import Bounds
from hexapla.events.closeness import Closeness
from hexapla.events.columns import Ints
from hexapla.events.duplicates import Duplicates
from hexapla.events.editions import Editions
from hexapla.events.links import Links, hosts_of, linked, links_of
from hexapla.events.signals import UNKNOWN, Traits
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
    names, ``weekdays`` those of the week as bits, ``duplicates`` says which texts are alike, ``closeness`` what a model
    makes of them where there is one, ``bounds`` what people said of them where they did.
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
    editions: Editions
    counted: Ints
    days: sp.csr_matrix
    weekdays: Ints
    duplicates: Duplicates
    closeness: Closeness | None = None
    bounds: Bounds | None = None


def circumstances(noted: Noted, languages: Ints, duplicates: Duplicates) -> Circumstances:
    """Return what is known of the articles besides their texts."""
    groups = linked(noted.pages)
    published = np.array(noted.published, dtype=np.int64)
    return Circumstances(
        languages,
        groups,
        hosts_of(noted.pages),
        np.bincount(groups)[groups],
        _spoken(groups, languages),
        published,
        round(_crowding(published), 4),
        np.array(noted.early_day, dtype=np.int64),
        np.array(noted.year, dtype=np.int64),
        noted.editions,
        noted.editions.counted,
        _named_days(noted.days, noted.named),
        np.array(noted.weekdays, dtype=np.int64),
        duplicates,
    )


class Noted:
    """What is noted of articles one by one, in order, as they are read."""

    def __init__(self) -> None:
        """Start without any."""
        self.pages: list[Links] = []
        self.published, self.early_day, self.year = array("q"), array("q"), array("q")
        self.days, self.named = array("h"), array("B")
        self.weekdays = array("B")
        self.editions = Editions()

    def add(self, article: Article, traits: Traits) -> None:
        """Take the next article."""
        self.pages.append(links_of(article))
        self.published.append(_moment(article, traits))
        self.early_day.append(traits.early_day)
        self.year.append(traits.year)
        self.editions.append(traits.editions)
        days = sorted({day for day in traits.days if 0 < day <= _LAST_DAY})
        self.days.extend(days)
        self.named.append(len(days))
        self.weekdays.append(sum(1 << day for day in traits.weekdays))


def _spoken(groups: Ints, languages: Ints) -> sp.csr_matrix:
    """Return the languages of each group of linked pages: a row a group number, counts of pages."""
    kinds = int(languages.max()) + 1 if len(languages) else 1
    return sp.coo_matrix((np.ones(len(groups)), (groups, languages)), (len(groups), kinds)).tocsr()


def _named_days(days: array[int], named: array[int]) -> sp.csr_matrix:
    """Return which days (month and day) each article names: a row an article, a column a day of the year."""
    starts = np.concatenate([[0], np.cumsum(np.array(named, dtype=np.int64))])
    columns = np.array(days, dtype=np.int32)
    return sp.csr_matrix((np.ones(len(columns), dtype=np.int8), columns, starts), shape=(len(named), _LAST_DAY + 1))


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
