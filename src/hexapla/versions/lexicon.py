"""A lexicon that a document gives of itself: which words keep company across aligned sentences.

As hunalign's second pass does (Varga et al. 2005): align once without a lexicon, count which words stand in
sentences aligned with each other, and align again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from hexapla.values.lexicon import PairCounts
from hexapla.versions.lattice import Grid
from hexapla.versions.profiles import rarity
from hexapla.versions.similarity import Known
from hexapla.versions.texts import Text, Words

# Two words that met once say nothing yet: the meeting that is being judged must not vouch for itself.
_OWN = 1.0
_LEAST = 0.25


@dataclass(frozen=True, slots=True)
class DocumentLexicon:
    """Sentences by words of both texts, the association of each pair of words, and how many words a sentence has."""

    words_a: csr_matrix
    words_b: csr_matrix
    association: csr_matrix
    sizes_a: Grid
    sizes_b: Grid

    def window(self, rows: slice, columns: slice) -> Known:
        """Return what the lexicon says of a window."""
        left = self.words_a[rows] @ self.association
        shared = np.asarray((left @ self.words_b[columns].T).todense())
        return Known(shared, self.sizes_a[rows], self.sizes_b[columns])


def document_lexicon(a: Text, b: Text, aligned: csr_matrix, known: PairCounts | None = None) -> DocumentLexicon:
    """Return the lexicon of a pair of texts; ``aligned`` is the probability that two sentences correspond.

    Association is Dice's coefficient over expected meetings, less one's own, weighted by rarity; where an
    archive knows two words (``known``, a's language first), the better of both.
    """
    side_a = a.words_with(known.words_a) if known else a.words
    side_b = b.words_with(known.words_b) if known else b.words
    found = _from_document(side_a, side_b, aligned)
    if known is not None:
        found = found.maximum(_from_archive(side_a, side_b, known))
    weighted = found.multiply(rarity(side_a.counts, len(a))[:, None]).tocsr()
    return DocumentLexicon(side_a.matrix, side_b.matrix, weighted, a.token_counts, b.token_counts)


def _from_document(a: Words, b: Words, aligned: csr_matrix) -> csr_matrix:
    meetings = (a.matrix.T @ aligned @ b.matrix).tocoo()
    kept = meetings.data > _OWN + 0.5
    rows, columns, data = meetings.row[kept], meetings.col[kept], meetings.data[kept] - _OWN
    dice = np.minimum(2 * data / np.maximum(a.counts[rows] + b.counts[columns] - 2 * _OWN, 1.0), 1.0)
    sure = dice >= _LEAST
    return csr_matrix((dice[sure], (rows[sure], columns[sure])), shape=meetings.shape)


def _from_archive(a: Words, b: Words, known: PairCounts) -> csr_matrix:
    rows, columns, data = [], [], []
    for word, row in a.columns.items():
        for other, count in known.together.get(word, {}).items():
            column = b.columns.get(other)
            if column is not None:
                rows.append(row)
                columns.append(column)
                data.append(2.0 * count / max(1, known.words_a[word] + known.words_b[other]))
    shape = (len(a.columns), len(b.columns))
    return csr_matrix((np.minimum(np.array(data, dtype=float), 1.0), (rows, columns)), shape=shape)
