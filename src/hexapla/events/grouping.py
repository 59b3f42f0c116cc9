"""Grouping: from the likeness of articles to events, the same for every order of the input.

Average link by rounds of reciprocal nearest neighbours: merging every mutual pair of a round gives the tree of merging
one at a time (Murtagh 1983). Pairs of which nothing is known count as 0.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

from hexapla.events.bounds import Bounds
from hexapla.events.columns import Floats, Ints
from hexapla.events.matrix import Matrix, filtered, owners_of
from hexapla.events.shingles import mixed
from hexapla.events.sorting import distinct

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

ROWS = 1 << 9
"""Groups whose likeness to all others is looked at, or summed, at a time: what is in passing is small so."""


def connected(likeness: Matrix, start: Ints) -> sp.csr_matrix:
    """Return the likeness of articles that may come into one group.

    Two groups are joined only where two of their members are as alike as :data:`JOIN_ACROSS`, or are held together: so
    nothing is ever asked of articles that no chain of such pairs connects.
    """
    among = _joined(likeness, start)
    starts = np.zeros(len(start) + 1, dtype=np.int64)
    # What is not filled takes no memory.
    values, places = np.empty(likeness.entries, dtype=np.float32), np.empty(likeness.entries, dtype=np.int32)
    for low, part in likeness.parts():
        kept = filtered(part, part.data, among[low + owners_of(part)] == among[part.indices])
        begin = int(starts[low])
        starts[low : low + len(kept.indptr)] = begin + kept.indptr
        values[begin : begin + kept.nnz], places[begin : begin + kept.nnz] = kept.data, kept.indices
    entries = values[: starts[-1]], places[: starts[-1]], starts
    return sp.csr_matrix(entries, shape=(len(start), len(start)))


def _joined(likeness: Matrix, start: Ints) -> Ints:
    """Return for each article the number of those that chains of near pairs, or of pairs held together, connect."""
    _, among = np.unique(start, return_inverse=True)
    for low, part in likeness.parts():
        near = np.flatnonzero(part.data >= JOIN_ACROSS)
        pairs = distinct(among[low + owners_of(part)[near]] * len(start) + among[part.indices[near]])
        graph = sp.coo_matrix((np.ones(len(pairs)), np.divmod(pairs, len(start))), (len(start), len(start)))
        among = connected_components(graph, directed=False)[1].astype(np.int64)[among]
    return among


def average_link(likeness: sp.csr_matrix, start: Ints, languages: Ints, bounds: Bounds | None = None) -> Ints:
    """Return a group number for each article; ``start`` are groups that are held together from the beginning.

    Groups that the ``bounds`` of articles keep apart stay apart, and those that they bring together are joined last:
    what they hold is grouped by its likeness to one of them, not to all.
    """
    _, first, labels = np.unique(start, return_index=True, return_inverse=True)
    labels = labels.astype(np.int64)
    bounds = bounds.united(labels).at(first) if bounds is not None else None
    # The likeness of articles is large: it is not copied where each is a group of its own.
    alone = np.array_equal(labels, np.arange(len(labels)))
    between = likeness if alone else _merged(likeness, labels)
    del likeness
    spoken = _spoken(labels, languages)
    sizes = np.bincount(labels).astype(np.float64)
    while True:
        partner = _reciprocal(between, sizes, spoken, bounds)
        if partner is None:
            return labels if bounds is None else bounds.kin[labels]
        if bounds is not None:
            bounds = bounds.united(partner)
            partner = np.where(bounds.kin == bounds.kin[partner], partner, np.arange(len(partner)))
        _, first, inverse = np.unique(partner, return_index=True, return_inverse=True)
        bounds = bounds.at(first) if bounds is not None else None
        between, spoken = _merged(between, inverse), _pooled(spoken, inverse)
        sizes = np.bincount(inverse, sizes).astype(np.float64)
        labels = inverse[labels].astype(np.int64)


def _merged(between: sp.csr_matrix, labels: Ints) -> sp.csr_matrix:
    """Return sums between groups; what is inside one is no longer needed. Some groups at a time."""
    order = np.argsort(labels, kind="stable")
    ends = np.append(0, np.cumsum(np.bincount(labels)))
    groups = len(ends) - 1
    starts = np.zeros(groups + 1, dtype=np.int64)
    values, places = np.empty(between.nnz), np.empty(between.nnz, dtype=np.int32)
    for low in range(0, groups, ROWS):
        bounds = ends[low : low + ROWS + 1]
        sums = _summed(between[order[bounds[0] : bounds[-1]]], bounds - bounds[0], (labels, low))
        begin = int(starts[low])
        starts[low : low + len(sums.indptr)] = begin + sums.indptr
        values[begin : begin + sums.nnz], places[begin : begin + sums.nnz] = sums.data, sums.indices
    return sp.csr_matrix((values[: starts[-1]], places[: starts[-1]], starts), shape=(groups, groups))


def _summed(rows: sp.csr_matrix, bounds: Ints, named: tuple[Ints, int]) -> sp.csr_matrix:
    """Return the sums of rows of some groups, the columns of each group too; ``named``: labels, and the first group."""
    labels, low = named
    groups = int(labels.max()) + 1
    members = sp.csr_matrix(
        (np.ones(rows.shape[0]), np.arange(rows.shape[0]), bounds), (len(bounds) - 1, rows.shape[0])
    )
    columns = sp.csr_matrix((rows.data, labels[rows.indices].astype(np.int32), rows.indptr), (rows.shape[0], groups))
    merged: sp.csr_matrix = (members @ columns).tocsr()
    merged.data[owners_of(merged) + np.int32(low) == merged.indices] = 0.0
    merged.eliminate_zeros()
    merged.sort_indices()
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


def _reciprocal(between: sp.csr_matrix, sizes: Floats, spoken: Bits, bounds: Bounds | None) -> Ints | None:
    """Return for each group the lower of it and its mutual nearest neighbour, ``None`` when no two are mutual."""
    rows, columns, mean = _good(between, sizes, spoken)
    if bounds is not None:
        free = np.flatnonzero(~bounds.at_odds(rows, columns))
        rows, columns, mean = rows[free], columns[free], mean[free]
    if not len(rows):
        return None
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


def _good(between: sp.csr_matrix, sizes: Floats, spoken: Bits) -> tuple[Places, Places, Floats]:
    """Return the pairs of groups that may be one event, with their mean likeness; some rows at a time."""
    found = [(np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32), np.zeros(0))]
    for low in range(0, len(sizes), ROWS):
        begin, end = between.indptr[low], between.indptr[min(low + ROWS, len(sizes))]
        widths = np.diff(between.indptr[low : low + ROWS + 1])
        rows = np.repeat(np.arange(low, low + len(widths), dtype=np.int32), widths)
        columns = between.indices[begin:end]
        mean = np.round(between.data[begin:end] / (sizes[rows] * sizes[columns]), 6)
        near = np.flatnonzero(mean >= JOIN_ACROSS)
        rows, columns, mean = rows[near], columns[near], mean[near]
        alone = LONE / np.minimum(sizes[rows], sizes[columns])
        share = np.maximum(_in_common(spoken, rows, columns), np.minimum(alone, 1.0))
        good = np.flatnonzero(mean >= JOIN_ACROSS + (JOIN - JOIN_ACROSS) * share)
        found.append((rows[good], columns[good], mean[good]))
    rows, columns, mean = (np.concatenate([part[k] for part in found]) for k in range(3))
    return rows, columns, mean


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
