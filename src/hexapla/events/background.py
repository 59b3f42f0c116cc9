"""Background: how alike two articles of two languages are when they have nothing to do with one another.

A product of rows means nothing by itself: two Spanish articles share more than a Thai and a Finnish one. It is
therefore standardised against mean and spread of the pair of languages. That raised B-cubed F1 on the open
linking articles from .70 to .97 in the tries that libraries.md reports.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hexapla.events.columns import Bools, Floats, Ints
from hexapla.events.vectors import Rows

Spreads = NDArray[np.float32]

SAMPLE = 1500
"""Articles among which the background is measured."""

ROWS, PAIRS = 128, 1 << 16
"""Articles that are compared with the others at a time, and pairs that are counted at a time: some megabytes."""

PRIOR_PAIRS = 60.0
"""Pairs of articles that weigh as much as what all pairs of the same kind (one language, two languages) say."""

CLASS_PAIRS = 3000.0
"""Pairs that weigh as much as the shipped prior below."""

PRIOR = ((0.010, 0.012), (0.030, 0.024))
"""(mean, spread) across languages, and within one, of articles that have nothing to do with one another: measured on
the open linking and confusable articles, November 2026 (.010 and .009, .031 and .024)."""

LEAST_SPREAD = 0.3
"""Share of the spread of all pairs of the same kind that the spread of two languages has at least: where scripts share
next to nothing, one number in common would otherwise stand out like a text."""

FIRST_CUT, CUT = 4.0, 3.0
"""Pairs above so many spreads are no background: they are taken out and the background is measured again."""


class Background(Struct, frozen=True):
    """Mean and spread of the product of two rows, by the numbers of their languages."""

    mean: Spreads
    spread: Spreads

    def spreads(
        self, products: NDArray[np.float32], first: NDArray[np.integer], second: NDArray[np.integer]
    ) -> NDArray[np.float32]:
        """Return how many spreads above the background products are, by the languages of their ends."""
        cells = first * np.int32(len(self.mean)) + second
        high: NDArray[np.float32] = products - self.mean.ravel().take(cells)
        high /= self.spread.ravel().take(cells)
        return high

    def bounds(self, languages: NDArray[np.integer]) -> tuple[tuple[Spreads, Spreads], tuple[Spreads, Spreads]]:
        """Return the least mean and spread that each language has with any other, and the greatest."""
        least = self.mean.min(axis=1)[languages], self.spread.min(axis=1)[languages]
        return least, (self.mean.max(axis=1)[languages], self.spread.max(axis=1)[languages])


def sampled(languages: Ints, size: int = SAMPLE) -> Ints:
    """Return the rows among which the background is measured: as many of each language as fit, evenly spaced."""
    if len(languages) <= size:
        return np.arange(len(languages))
    share = max(size // (int(languages.max()) + 1), 2)
    chosen = []
    for language in range(int(languages.max()) + 1):
        rows = np.flatnonzero(languages == language)
        step = max(len(rows) / share, 1.0)
        chosen.append(rows[np.unique((np.arange(min(share, len(rows))) * step).astype(int))])
    return np.sort(np.concatenate(chosen))[: 2 * size]


def measure(all_rows: Rows, languages: Ints) -> Background:
    """Return the background of rows, for every pair of languages."""
    rows = sampled(languages)
    spoken, kinds = languages[rows], int(languages.max(initial=0)) + 1
    part = all_rows.some(rows)
    columns = part.T.tocsr()
    products, cells = [np.zeros(0, dtype=np.float32)], [np.zeros(0, dtype=np.int32)]
    for low in range(0, len(rows), ROWS):
        table = (part[low : low + ROWS] @ columns).toarray()
        later = np.arange(len(rows)) > np.arange(low, low + len(table))[:, None]
        ours = spoken[low : low + ROWS, None]
        products.append(table[later])
        cells.append((np.minimum(ours, spoken) * kinds + np.maximum(ours, spoken))[later].astype(np.int32))
    return _robust(np.concatenate(products), np.concatenate(cells), kinds)


def _robust(products: NDArray[np.float32], cells: NDArray[np.int32], kinds: int) -> Background:
    within = np.zeros(kinds * kinds, dtype=bool)
    within[np.arange(kinds) * (kinds + 1)] = True
    mean, spread = (np.where(within, PRIOR[1][part], PRIOR[0][part]) for part in (0, 1))
    cut = FIRST_CUT
    for _ in range(3):
        most = (mean + cut * spread).astype(np.float64)
        sums = np.zeros((3, kinds * kinds))
        for low in range(0, len(products), PAIRS):
            of, value = cells[low : low + PAIRS], products[low : low + PAIRS].astype(np.float64)
            kept = np.flatnonzero(value < most[of])
            of, value = of[kept], value[kept]
            sums += [np.bincount(of, weight, kinds * kinds) for weight in (np.ones(len(of)), value, value**2)]
        mean, spread = _shrunk(list(sums), within)
        cut = CUT
    lower = np.tril_indices(kinds, -1)
    tables = [np.round(table, 6).astype(np.float32).reshape(kinds, kinds) for table in (mean, spread)]
    for table in tables:
        table[lower] = table.T[lower]
    return Background(*tables)


def _shrunk(sums: list[Floats], within: Bools) -> tuple[Floats, Floats]:
    count, first, second = sums
    mean, spread = np.zeros(len(count)), np.zeros(len(count))
    for members, (middle, width) in ((~within, PRIOR[0]), (within, PRIOR[1])):
        total = count[members].sum() + CLASS_PAIRS
        class_mean = (first[members].sum() + CLASS_PAIRS * middle) / total
        class_square = (second[members].sum() + CLASS_PAIRS * (middle**2 + width**2)) / total
        mean[members] = (first[members] + PRIOR_PAIRS * class_mean) / (count[members] + PRIOR_PAIRS)
        square = (second[members] + PRIOR_PAIRS * class_square) / (count[members] + PRIOR_PAIRS)
        least = LEAST_SPREAD * np.sqrt(class_square - class_mean**2)
        spread[members] = np.maximum(np.sqrt(np.maximum(square - mean[members] ** 2, 0.0)), least)
    return mean, spread
