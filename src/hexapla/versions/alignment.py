"""Sentence alignment of two texts by dynamic programming over beads, without a model to download."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from hexapla.language.identify import identify
from hexapla.language.locales import base_language
from hexapla.values.lexicon import Lexicon, PairCounts
from hexapla.values.passage import Alignment
from hexapla.versions.beads import BEADS
from hexapla.versions.lattice import NOTHING, Grid, Scores, Step, best_path, corner, posteriors, sure_steps
from hexapla.versions.lexicon import DocumentLexicon, document_lexicon
from hexapla.versions.model import Stage, bead_scores, penalise, weights
from hexapla.versions.similarity import Features, sides
from hexapla.versions.texts import Text, text_of

# Texts longer than a window are aligned window by window, each kept to its half: time grows with length, not
# with its square, and an omission of up to half a window (150 sentences) is still crossed.
WINDOW = 300
_SAMPLE = 4_000
_SMALLEST = 1e-3
# Links of this probability tell the ratio of lengths, where they hold a third of the text.
_SURE, _ENOUGH = 0.9, 0.33
# Measured on 240 pairs of NTREX-128, 2026-11: of two translations, romanised, one has up to 1.7 times the letters.
_SPREAD = 1.7


@dataclass(frozen=True, slots=True)
class _Window:
    """One window of the lattice: its first node, the node at which the next one starts, steps, probabilities.

    ``steps`` lead from the first node to the next window's where they are ``whole``; else they are the sure ones.
    """

    start: tuple[int, int]
    end: tuple[int, int]
    steps: tuple[Step, ...]
    chances: Scores
    whole: bool = True


class _Bitext:
    """Two texts as matrices over the keys that both have."""

    def __init__(self, a: Text, b: Text) -> None:
        """Keep both sides; the features of a pair that fits one window are measured once for both passes."""
        self.starts_a, self.starts_b = a.starts, b.starts
        self.a, self.b = sides(a, b)
        self.ratio = _whole_ratio(a, b)
        self._whole: Features | None = None

    def features(self, rows: slice, columns: slice) -> Features:
        """Return the features of a window."""
        if len(self.a) > WINDOW or len(self.b) > WINDOW:
            return Features(self.a.window(rows), self.b.window(columns), self.ratio)
        if self._whole is None:
            self._whole = Features(self.a, self.b, self.ratio)
        return self._whole


def align(
    a: Sequence[str],
    b: Sequence[str],
    language_a: str | None = None,
    language_b: str | None = None,
    lexicon: Lexicon | None = None,
) -> Alignment:
    """Return the sentence alignment of two texts; every sentence stands in exactly one link.

    Languages are BCP 47 tags, identified from the text where ``None``. ``scores`` are posterior
    probabilities of the links. Two passes: the second knows the lexicon that the first one gave, and
    what an archive has learned of the two languages (``lexicon``).
    """
    if not a or not b:
        return _one_sided(len(a), len(b))
    left, right = text_of(a, language_a or _language(a)), text_of(b, language_b or _language(b))
    return align_texts(left, right, lexicon)


def align_texts(a: Text, b: Text, lexicon: Lexicon | None = None) -> Alignment:
    """Return what :func:`align` returns, for texts made ready.

    Where a text knows its blocks, a link seldom holds the end of one block and the beginning of the next.
    """
    if not len(a) or not len(b):
        return _one_sided(len(a), len(b))
    bitext = _Bitext(a, b)
    first = list(_walk(bitext, None, "first"))
    if len(first) == 1 and first[0].whole:
        # What is sure throughout a second pass would only repeat (of 408 such pairs of NTREX-128 and of a site in
        # fourteen languages it changed no link, 2026-11).
        return _links(first)
    bitext.ratio = _ratio(bitext, first)
    known = _known(lexicon, a.language, b.language)
    words = document_lexicon(a, b, correspondence(first, len(a), len(b)), known)
    return _links(_walk(bitext, words, "second"))


def _whole_ratio(a: Text, b: Text) -> float:
    """Return how many characters of b stand for one of a, by the sums, as far as both may be whole.

    Romanised, translations are of about one size; where one text is far longer, it says more and not at greater length.
    """
    lengths, sizes = b.lengths.sum() / a.lengths.sum(), max(1, b.size) / max(1, a.size)
    return float(lengths / sizes * min(max(sizes, 1 / _SPREAD), _SPREAD))


def _ratio(bitext: _Bitext, windows: Sequence[_Window]) -> float:
    """Return how many characters of b stand for one of a, by what is surely aligned: omissions distort the sums."""
    length_a = length_b = 0.0
    for window in windows:
        for step in window.steps:
            if step.bead == (1, 1) and window.chances[step.bead][step.row, step.column] >= _SURE:
                length_a += bitext.a.lengths[window.start[0] + step.row - 1]
                length_b += bitext.b.lengths[window.start[1] + step.column - 1]
    enough = length_a >= _ENOUGH * bitext.a.lengths.sum() and length_b > 0
    return float(length_b / length_a) if enough else bitext.ratio


def _known(lexicon: Lexicon | None, language_a: str | None, language_b: str | None) -> PairCounts | None:
    """Return what the archive knows of two languages, a's first."""
    a, b = base_language(language_a), base_language(language_b)
    if lexicon is None or not a or not b or a == b:
        return None
    counts = lexicon.counts(min(a, b), max(a, b))
    if counts is None or a < b:
        return counts
    together: dict[str, dict[str, int]] = {}
    for word, found in counts.together.items():
        for other, count in found.items():
            together.setdefault(other, {})[word] = count
    return PairCounts(a, b, counts.sentences, counts.words_b, counts.words_a, together)


def _language(sentences: Sequence[str]) -> str | None:
    return identify(" ".join(sentences)[:_SAMPLE]).language


def _one_sided(count_a: int, count_b: int) -> Alignment:
    links: list[tuple[tuple[int, ...], tuple[int, ...]]] = [((i,), ()) for i in range(count_a)]
    links += [((), (j,)) for j in range(count_b)]
    return Alignment(tuple(links), (1.0,) * len(links))


def _walk(bitext: _Bitext, lexicon: DocumentLexicon | None, stage: Stage) -> Iterator[_Window]:
    """Yield windows from the beginning of both texts to the end."""
    count_a, count_b = len(bitext.a), len(bitext.b)
    row = column = 0
    while row < count_a or column < count_b:
        rows, columns = min(count_a - row, WINDOW), min(count_b - column, WINDOW)
        last = row + rows == count_a and column + columns == count_b
        if not rows or not columns:
            yield _rest((row, column), rows, columns)
            row, column = row + rows, column + columns
            continue
        where = slice(row, row + rows), slice(column, column + columns)
        features = bitext.features(*where)
        if lexicon is not None:
            features.learn(lexicon.window(*where))
            features.rescale(bitext.a.window(where[0]), bitext.b.window(where[1]), bitext.ratio)
        scores = bead_scores(features, weights(stage))
        penalise(scores, bitext.starts_a[where[0]], bitext.starts_b[where[1]])
        ends = corner(rows + 1, columns + 1, last=True) if last else _border(rows + 1, columns + 1)
        chances = posteriors(scores, ends)
        steps = sure_steps(chances, _SURE)
        whole = last and sum(s.bead[0] for s in steps) == rows and sum(s.bead[1] for s in steps) == columns
        if not whole and not (last and stage == "first"):
            steps, whole = best_path(scores, ends), True
        if not last:
            steps = tuple(s for s in steps if s.row <= WINDOW // 2 and s.column <= WINDOW // 2) or steps[:1]
            rows, columns = steps[-1].row, steps[-1].column
        yield _Window((row, column), (row + rows, column + columns), steps, chances, whole)
        row, column = row + rows, column + columns


def _border(height: int, width: int) -> Grid:
    """Return a grid open at its lower and right border: the texts go on behind it."""
    grid = np.full((height, width), NOTHING)
    grid[-1, :] = 0.0
    grid[:, -1] = 0.0
    return grid


def _rest(start: tuple[int, int], rows: int, columns: int) -> _Window:
    """Return what is left of one text when the other has ended."""
    bead = (1, 0) if rows else (0, 1)
    count = rows or columns
    steps = tuple(Step(bead, (k + 1) * bead[0], (k + 1) * bead[1]) for k in range(count))
    chances = {each: np.zeros((rows + 1, columns + 1)) for each in BEADS}
    chances[bead][:] = 1.0
    return _Window(start, (start[0] + rows, start[1] + columns), steps, chances)


def correspondence(windows: Sequence[_Window], count_a: int, count_b: int) -> csr_matrix:
    """Return the probability that sentence i of the one corresponds to sentence j of the other."""
    rows, columns, data = [], [], []
    for window in windows:
        (top, left), (bottom, right) = window.start, window.end
        for (m, n), grid in window.chances.items():
            if not m or not n:
                continue
            at_row, at_column = np.nonzero(grid[: bottom - top + 1, : right - left + 1] > _SMALLEST)
            chance = grid[at_row, at_column]
            for back_row in range(1, m + 1):
                for back_column in range(1, n + 1):
                    rows.append(top + at_row - back_row)
                    columns.append(left + at_column - back_column)
                    data.append(chance)
    joined = (np.concatenate(data), (np.concatenate(rows), np.concatenate(columns))) if data else ([], ([], []))
    return csr_matrix(joined, shape=(count_a, count_b))


def _links(windows: Iterable[_Window]) -> Alignment:
    links, scores = [], []
    for window in windows:
        for step in window.steps:
            (m, n), i, j = step.bead, window.start[0] + step.row, window.start[1] + step.column
            links.append((tuple(range(i - m, i)), tuple(range(j - n, j))))
            scores.append(min(1.0, float(window.chances[step.bead][step.row, step.column])))
    return Alignment(tuple(links), tuple(scores))
