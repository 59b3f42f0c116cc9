"""Grouping: from the likeness of articles to events, the same for every order of the input.

Average link by rounds of reciprocal nearest neighbours: merging every mutual pair of a round gives the tree of merging
one at a time (Murtagh 1983). Pairs of which nothing is known count as 0.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from hexapla.events.columns import Floats, Ints
from hexapla.events.shingles import mixed

Bits = NDArray[np.uint64]
Places = NDArray[np.signedinteger[Any]]

JOIN = 0.4
"""Mean likeness from which two groups in the same languages are one event."""

JOIN_ACROSS = 0.15
"""The same for two groups that share no language: scripts that share little hang together loosely, but two groups of
other languages are seldom two events of one kind. Between, by the share of languages that the smaller has in common.
Chosen with the constants of neighbourhoods.py (November 2026)."""


LONE = 1.0
"""A group counts as sharing a language to this over its size: what is said of few articles is held to :data:`JOIN`.
Without it the five seeds, which are three events in five languages, are one (November 2026)."""


def average_link(likeness: sp.csr_matrix, start: Ints, languages: Ints) -> Ints:
    """Return a group number for each article; ``start`` are groups that are held together from the beginning."""
    _, labels = np.unique(start, return_inverse=True)
    labels = labels.astype(np.int64)
    between = _merged(likeness.astype(np.float64), labels)
    spoken = _spoken(labels, languages)
    sizes = np.bincount(labels).astype(np.float64)
    while True:
        partner = _reciprocal(between, sizes, spoken)
        if partner is None:
            return labels
        _, inverse = np.unique(partner, return_inverse=True)
        between, spoken = _merged(between, inverse), _pooled(spoken, inverse)
        sizes = np.bincount(inverse, sizes).astype(np.float64)
        labels = inverse[labels].astype(np.int64)


def _merged(between: sp.csr_matrix, labels: Ints) -> sp.csr_matrix:
    """Return sums between groups; what is inside one is no longer needed."""
    entries = between.tocoo()
    rows, columns = labels[entries.row], labels[entries.col]
    apart = rows != columns
    groups = int(labels.max(initial=-1)) + 1
    merged: sp.csr_matrix = sp.coo_matrix(
        (entries.data[apart], (rows[apart], columns[apart])), (groups, groups)
    ).tocsr()
    return merged


def _spoken(labels: Ints, languages: Ints) -> Bits:
    """Return the languages of each group, a row of 64-bit words, a bit a language."""
    groups = int(labels.max(initial=-1)) + 1
    bits = np.zeros((groups, int(languages.max(initial=0)) // 64 + 1), dtype=np.uint64)
    np.bitwise_or.at(bits, (labels, languages // 64), np.uint64(1) << (languages % 64).astype(np.uint64))
    return bits


def _pooled(spoken: Bits, labels: Ints) -> Bits:
    groups = np.zeros((int(labels.max(initial=-1)) + 1, spoken.shape[1]), dtype=np.uint64)
    np.bitwise_or.at(groups, labels, spoken)
    return groups


def _reciprocal(between: sp.csr_matrix, sizes: Floats, spoken: Bits) -> Ints | None:
    """Return for each group the lower of it and its mutual nearest neighbour, ``None`` when no two are mutual."""
    owners = np.repeat(np.arange(len(sizes)), np.diff(between.indptr))
    mean = np.round(between.data / (sizes[owners] * sizes[between.indices]), 6)
    good = np.flatnonzero(mean >= JOIN_ACROSS)
    rows, columns, mean = owners[good], between.indices[good], mean[good]
    alone = LONE / np.minimum(sizes[rows], sizes[columns])
    share = np.maximum(_in_common(spoken, rows, columns), np.minimum(alone, 1.0))
    good = np.flatnonzero(mean >= JOIN_ACROSS + (JOIN - JOIN_ACROSS) * share)
    if not len(good):
        return None
    rows, columns, mean = rows[good], columns[good], mean[good]
    begins = np.flatnonzero(np.concatenate([[True], rows[1:] != rows[:-1]]))
    most = np.repeat(np.maximum.reduceat(mean, begins), np.diff(np.append(begins, len(rows))))
    nearest = np.flatnonzero(mean == most)
    # Of equally near neighbours one is drawn by lot: were it the first, thousands alike would merge one a round.
    drawn = nearest[np.lexsort((_lot(rows[nearest], columns[nearest]), rows[nearest]))][::-1]
    best = np.full(len(sizes), -1)
    best[rows[drawn]] = columns[drawn]
    own = np.arange(len(sizes))
    mutual = (best >= 0) & (best[best] == own)
    return np.where(mutual, np.minimum(own, best), own) if mutual.any() else None


def _in_common(spoken: Bits, rows: Places, columns: Places) -> Floats:
    """Return the share of the languages of the group with fewer that the other has too."""
    number = np.bitwise_count(spoken).sum(axis=1)
    shared = np.bitwise_count(spoken[rows] & spoken[columns]).sum(axis=1)
    common: Floats = shared / np.maximum(np.minimum(number[rows], number[columns]), 1)
    return common


def _lot(rows: Places, columns: Places) -> Bits:
    """Return a number for each pair of groups that looks drawn by lot and is always the same."""
    low, high = np.minimum(rows, columns).astype(np.uint64), np.maximum(rows, columns).astype(np.uint64)
    return mixed(mixed(low) ^ high)
