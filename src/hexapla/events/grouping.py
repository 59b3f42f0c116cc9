"""Grouping: from pairs with scores to groups, the same for every order of the input.

Average link by rounds of reciprocal nearest neighbours: as average link is reducible, merging every mutual pair of a
round gives the tree of merging one at a time (Murtagh 1983). Pairs that are no candidates count as UNSEEN. Afterwards
each article goes where its mean score is highest, which mends what an early merge got wrong.
"""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp

from hexapla.events.rarity import Floats, Ints

UNSEEN = -3.0
"""Log-odds of two articles that are no candidates."""

JOIN = -0.8
"""Mean log-odds from which two groups are one event: the best of pairs held out lay at -.1 to -.7, and small
sets find more of their events a little lower."""

STAY = 1.2
"""An article moves only to a group whose mean log-odds are higher by this."""

FORMED = 4
DROP = 1.2
SHARED = 0.3
"""Two groups of at least so many articles, which share at least so much of their languages, are two events of one kind
(two earthquakes) where what holds them together is weaker by this than what holds the looser of them. Groups of other
languages are not held to it: scripts that transcribe badly hang together loosely. Chosen on the open sets in November
2026; one half of the confusable topics decided it, the other hardly moves (.834 to .848)."""

PASSES = 5


def symmetric(first: Ints, second: Ints, score: Floats, articles: int) -> sp.csr_matrix:
    """Return the symmetric matrix of the scores of pairs, counted from :data:`UNSEEN`."""
    score = score - UNSEEN
    rows, columns = np.concatenate([first, second]), np.concatenate([second, first])
    matrix: sp.csr_matrix = sp.coo_matrix(
        (np.concatenate([score, score]), (rows, columns)), (articles, articles)
    ).tocsr()
    return matrix


def counted(scores: sp.csr_matrix, counts: Ints, own: Floats) -> sp.csr_matrix:
    """Return the scores of texts as sums over the articles that have them.

    ``counts`` are articles of each text, ``own`` what two articles of it score, counted from :data:`UNSEEN`.
    """
    times = sp.diags(counts.astype(float))
    matrix: sp.csr_matrix = (times @ scores @ times + sp.diags(counts * (counts - 1.0) * own)).tocsr()
    return matrix


def average_link(
    scores: sp.csr_matrix, start: Ints, languages: Ints, threshold: float = JOIN, counts: Ints | None = None
) -> Ints:
    """Return a group number for each article; ``start`` are groups that are held together from the beginning.

    With ``counts`` each row stands for so many articles (see :func:`counted`).
    """
    _, labels = np.unique(start, return_inverse=True)
    labels = labels.astype(np.int64)
    sizes = np.bincount(labels, counts).astype(np.float64)
    between = _collapsed(scores, labels, len(sizes))
    while True:
        spoken = _spoken(labels, languages, len(sizes))
        partner = _reciprocal(between, sizes, spoken, threshold)
        if partner is None:
            return labels
        merged, inverse = np.unique(partner, return_inverse=True)
        between = _collapsed(between, inverse, len(merged))
        sizes = np.bincount(inverse, sizes).astype(np.float64)
        labels = inverse[labels].astype(np.int64)


def _collapsed(scores: sp.csr_matrix, labels: Ints, groups: int) -> sp.csr_matrix:
    """Return the sums of scores between groups, and within each on the diagonal, both orders of a pair counted."""
    entries = scores.tocoo()
    matrix = sp.coo_matrix((entries.data, (labels[entries.row], labels[entries.col])), (groups, groups))
    summed: sp.csr_matrix = matrix.tocsr()
    return summed


def _reciprocal(between: sp.csr_matrix, sizes: Floats, spoken: sp.csr_matrix, threshold: float) -> Ints | None:
    """Return for each group the lower of it and its mutual nearest neighbour, ``None`` when no two are mutual."""
    entries = between.tocoo()
    mean = np.round(entries.data / (sizes[entries.row] * sizes[entries.col]), 6)
    good = (mean >= threshold - UNSEEN) & (entries.row != entries.col)
    formed = np.flatnonzero(good & (sizes[entries.row] >= FORMED) & (sizes[entries.col] >= FORMED))
    expected = _expected(between.diagonal(), sizes, entries.row[formed], entries.col[formed])
    shared = np.asarray(spoken[entries.row[formed]].multiply(spoken[entries.col[formed]]).sum(axis=1)).ravel()
    least = np.minimum(np.diff(spoken.indptr)[entries.row[formed]], np.diff(spoken.indptr)[entries.col[formed]])
    good[formed] &= (mean[formed] >= expected) | (shared < least * SHARED)
    if not good.any():
        return None
    rows, columns, mean = entries.row[good], entries.col[good], mean[good]
    order = np.lexsort((np.maximum(rows, columns), np.minimum(rows, columns), -mean, rows))
    rows, columns = rows[order], columns[order]
    first = np.concatenate([[True], rows[1:] != rows[:-1]])
    best = np.full(len(sizes), -1)
    best[rows[first]] = columns[first]
    own = np.arange(len(sizes))
    mutual = (best >= 0) & (best[best] == own)
    if not mutual.any():
        return None
    return np.where(mutual, np.minimum(own, best), own)


def _spoken(labels: Ints, languages: Ints, groups: int) -> sp.csr_matrix:
    """Return which languages each group is written in, as ones."""
    kinds = int(languages.max()) + 1
    cells = np.unique(labels * kinds + languages)
    matrix: sp.csr_matrix = sp.coo_matrix(
        (np.ones(len(cells)), (cells // kinds, cells % kinds)), (groups, kinds)
    ).tocsr()
    return matrix


def _expected(within: Floats, sizes: Floats, rows: Ints, columns: Ints) -> Floats:
    """Return the mean from which two groups are no siblings: what holds the looser one together less :data:`DROP`."""
    own = within / np.maximum(sizes * (sizes - 1.0), 1.0) - DROP
    least: Floats = np.minimum(own[rows], own[columns])
    return least


def reassigned(
    scores: sp.csr_matrix, labels: Ints, held: Ints, threshold: float = JOIN, counts: Ints | None = None
) -> Ints:
    """Return the groups after each article has gone where its mean score is highest.

    ``held`` are the groups from the beginning; an article that shares one with another does not move.
    """
    free = np.bincount(held)[held] == 1
    counts = np.ones(len(labels), dtype=np.int64) if counts is None else counts
    scores = sp.diags(1.0 / counts) @ scores
    for _ in range(PASSES):
        groups = int(labels.max()) + 1
        member = sp.csr_matrix((np.ones(len(labels)), (np.arange(len(labels)), labels)), (len(labels), groups))
        sizes = np.bincount(labels, counts, minlength=groups).astype(float)
        sums = (scores @ member).tocoo()
        own = labels[sums.row] == sums.col
        mean = np.round(sums.data / np.maximum(sizes[sums.col] - own, 1.0), 6)
        here = np.zeros(len(labels))
        here[sums.row[own]] = mean[own]
        order = np.lexsort((sums.col, -mean, sums.row))
        rows = sums.row[order]
        top = order[np.concatenate([[True], rows[1:] != rows[:-1]])] if len(rows) else order
        move = (
            free[sums.row[top]] & (mean[top] >= np.maximum(here[sums.row[top]] + STAY, threshold - UNSEEN)) & ~own[top]
        )
        if not move.any():
            break
        labels = labels.copy()
        labels[sums.row[top][move]] = sums.col[top][move]
        labels = np.unique(labels, return_inverse=True)[1].astype(np.int64)
    return labels
