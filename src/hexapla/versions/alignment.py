"""Sentence alignment of pairs of texts by dynamic programming over beads, without a model to download."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_matrix

from hexapla.language.identify import identify
from hexapla.values.lexicon import Lexicon
from hexapla.values.passage import Alignment
from hexapla.versions.beads import BEADS
from hexapla.versions.dictionary import Dictionary, dictionary_for
from hexapla.versions.lattice import Grid, Scores, Step, best_paths, corners, posteriors, sure_steps
from hexapla.versions.lexicon import (
    Association,
    Words,
    coverage,
    known_words,
    learned_association,
    own_association,
    within,
    words_of,
)
from hexapla.versions.model import Stage, bead_scores, penalise, weights
from hexapla.versions.similarity import Features, sides
from hexapla.versions.surface import Numbers
from hexapla.versions.texts import Text, make_ready, text_of

# Texts longer than a window are aligned window by window, each kept to its half: time grows with length, not
# with its square, and an omission of up to half a window (150 sentences) is still crossed.
WINDOW = 300
# Nodes of the lattices that are laid side by side, padded: a pair of 16 sentences has 289. So many that the cost of an
# array operation is that of its numbers, so few that they stay in the processor's cache (best of 4,000 to 64,000 on
# NTREX-128, 2026-11).
_NODES = 16_000
_MOST_PAIRS = 64
_SAMPLE = 4_000
_SMALLEST = 1e-3
# Links of this probability tell the ratio of lengths, where they hold a third of one of the texts.
_SURE, _ENOUGH = 0.9, 0.33
# Measured on 240 pairs of NTREX-128, 2026-11: of two translations, romanised, one has up to 1.7 times the letters.
_SPREAD = 1.7


@dataclass(frozen=True, slots=True)
class _Lexicons:
    """What lexicons say of several pairs: the words of both sides with their association, of their own and learned."""

    own: tuple[Words, Words, Association]
    learned: tuple[Words, Words, Association] | None

    def tell(self, features: Features, where: tuple[slice, slice] | None = None) -> None:
        """Have features learn what the lexicons say, of a window of the only pair or of pairs as they are."""
        for which, lexicon in (("own", self.own), ("learned", self.learned)):
            if lexicon is not None:
                a, b, association = lexicon
                if where is not None:
                    a, b = within(a, where[0]), within(b, where[1])
                features.learn(which, coverage(a, b, association, features.shape))


@dataclass(frozen=True, slots=True)
class _Window:
    """A window of one pair's lattice: its first node, the node at which the next starts, steps, probabilities.

    ``steps`` lead from the first node to the next window's where they are ``whole``; else they are the sure ones.
    """

    start: tuple[int, int]
    end: tuple[int, int]
    steps: tuple[Step, ...]
    chances: Scores
    whole: bool = True


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
    return align_texts(text_of(a, language_a), text_of(b, language_b), lexicon)


def align_texts(a: Text, b: Text, lexicon: Lexicon | None = None) -> Alignment:
    """Return what :func:`align` returns, for texts made ready.

    Where a text knows its blocks, a link seldom holds the end of one block and the beginning of the next.
    """
    return align_all([(a, b)], [known_of(a, b, lexicon)])[0]


def align_all(pairs: Sequence[tuple[Text, Text]], known: Sequence[Dictionary | None] | None = None) -> list[Alignment]:
    """Return the alignment of each pair of texts; many at once cost a fraction of what one by one do.

    ``known`` is what an archive has learned of the languages of each pair.
    """
    known = known if known is not None else [None] * len(pairs)
    found: dict[int, Alignment] = {}
    make_ready(text for pair in pairs for text in pair)
    order = sorted(range(len(pairs)), key=lambda number: (max(map(len, pairs[number])), number))
    full = [number for number in order if all(map(len, pairs[number]))]
    for number in set(order) - set(full):
        found[number] = _one_sided(*map(len, pairs[number]))
    for batch in _batches(full, pairs):
        aligned = _Bitexts([pairs[number] for number in batch]).aligned([known[number] for number in batch])
        found.update(zip(batch, aligned, strict=True))
    return [found[number] for number in range(len(pairs))]


def _batches(order: Sequence[int], pairs: Sequence[tuple[Text, Text]]) -> Iterator[list[int]]:
    """Yield pairs, shorter ones first, that are aligned at once: of about one size; a long one is alone."""
    batch: list[int] = []
    for number in order:
        longest = max(map(len, pairs[number]))
        if batch and (longest > WINDOW or (len(batch) + 1) * (longest + 1) ** 2 > _NODES or len(batch) == _MOST_PAIRS):
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def known_of(a: Text, b: Text, lexicon: Lexicon | None) -> Dictionary | None:
    """Return what an archive has learned of the languages of two texts, identified where they are not known."""
    if lexicon is None or not lexicon.pairs:
        return None
    return dictionary_for(lexicon, *(text.language or _language(text.sentences) for text in (a, b)))


class _Bitexts:
    """Pairs of texts of about one size over the keys that both of a pair have."""

    def __init__(self, pairs: Sequence[tuple[Text, Text]]) -> None:
        self.pairs = pairs
        self.a, self.b = sides(pairs)
        self.ratios = np.array([_whole_ratio(a, b) for a, b in pairs])
        self.sizes = list(zip(self.a.sizes.tolist(), self.b.sizes.tolist(), strict=True))
        self.long = max(max(size) for size in self.sizes) > WINDOW

    def aligned(self, dictionaries: Sequence[Dictionary | None]) -> list[Alignment]:
        """Return the alignments; what is sure throughout needs no second pass."""
        if self.long:
            return [self._aligned_long(dictionaries)]
        features = Features(self.a, self.b, self.ratios)
        first = self._solved(features, np.arange(len(self.pairs)), "first")
        found = [_links([window]) for window in first]
        # What is sure throughout a second pass would only repeat (of 408 such pairs of NTREX-128 and of a site in
        # fourteen languages it changed no link, 2026-11).
        left = np.array([pair for pair, window in enumerate(first) if not window.whole], np.int64)
        for learned in (False, True):
            chosen = left[[(dictionaries[pair] is not None) == learned for pair in left.tolist()]]
            if len(chosen):
                again = self._again(features, chosen, first, [dictionaries[pair] for pair in chosen.tolist()])
                found_again = self._solved(again, chosen, "learned" if learned else "second")
                for pair, window in zip(chosen.tolist(), found_again, strict=True):
                    found[pair] = _links([window])
        return found

    def _again(
        self, features: Features, chosen: Numbers, first: Sequence[_Window], dictionaries: Sequence[Dictionary | None]
    ) -> Features:
        """Return the features of the pairs chosen with what the first pass gave."""
        known = [[first[pair]] for pair in chosen.tolist()]
        ratios = np.array([self._ratio(pair, each) for pair, each in zip(chosen.tolist(), known, strict=True)])
        again = features.chosen(chosen)
        again.rescale(self.a, self.b, ratios, chosen)
        aligned = correspondence(known, again.shape[1:])
        self._lexicons([self.pairs[pair] for pair in chosen.tolist()], aligned, again.shape[1:], dictionaries).tell(
            again
        )
        return again

    def _aligned_long(self, dictionaries: Sequence[Dictionary | None]) -> Alignment:
        """Return the alignment of the only pair, window by window."""
        first = list(self._walk(None, "first"))
        self.ratios = np.array([self._ratio(0, first)])
        widths = self.sizes[0]
        lexicons = self._lexicons(self.pairs, correspondence([first], widths), widths, dictionaries)
        return _links(self._walk(lexicons, "second" if dictionaries[0] is None else "learned"))

    def _lexicons(
        self,
        pairs: Sequence[tuple[Text, Text]],
        aligned: csr_matrix,
        widths: tuple[int, int],
        dictionaries: Sequence[Dictionary | None],
    ) -> _Lexicons:
        left, right = [a for a, _ in pairs], [b for _, b in pairs]
        own = words_of(left, every=False), words_of(right, every=False)
        lexicons = _Lexicons((*own, own_association(*own, aligned, widths)), None)
        if dictionaries[0] is None:
            return lexicons
        turned = [dictionary.turned if dictionary else None for dictionary in dictionaries]
        all_a = known_words(words_of(left, every=True), dictionaries)
        all_b = known_words(words_of(right, every=True), turned)
        return replace(lexicons, learned=(all_a, all_b, learned_association(all_a, all_b, dictionaries)))

    def _solved(self, features: Features, chosen: Numbers, stage: Stage) -> list[_Window]:
        """Return each pair's steps from its beginning to its end."""
        scores = bead_scores(features, weights(stage))
        for number, pair in enumerate(chosen.tolist()):
            a, b = self.pairs[pair]
            penalise(scores, number, a.starts, b.starts)
        ends = corners((features.shape[1] + 1, features.shape[2] + 1), features.sizes)
        chances = posteriors(scores, ends)
        steps = sure_steps(chances, _SURE)
        whole = [_covers(each, size) for each, size in zip(steps, features.sizes, strict=True)]
        if stage != "first" and not all(whole):
            unsure = np.flatnonzero(~np.array(whole))
            paths = best_paths({bead: grid[unsure] for bead, grid in scores.items()}, ends[unsure])
            for number, path in zip(unsure.tolist(), paths, strict=True):
                steps[number], whole[number] = path, True
        return [
            _Window((0, 0), size, steps[number], {bead: grid[number] for bead, grid in chances.items()}, whole[number])
            for number, size in enumerate(features.sizes)
        ]

    def _walk(self, lexicons: _Lexicons | None, stage: Stage) -> Iterator[_Window]:
        """Yield windows of the only pair from the beginning of both texts to the end."""
        count_a, count_b = self.sizes[0]
        a, b = self.pairs[0]
        starts = a.starts, b.starts
        row = column = 0
        while row < count_a or column < count_b:
            rows, columns = min(count_a - row, WINDOW), min(count_b - column, WINDOW)
            last = row + rows == count_a and column + columns == count_b
            if not rows or not columns:
                yield _rest((row, column), rows, columns)
                row, column = row + rows, column + columns
                continue
            where = slice(row, row + rows), slice(column, column + columns)
            features = Features(self.a.window(where[0]), self.b.window(where[1]), self.ratios)
            if lexicons is not None:
                lexicons.tell(features, where)
            scores = bead_scores(features, weights(stage))
            penalise(scores, 0, starts[0][where[0]], starts[1][where[1]])
            goes_on = row + rows < count_a, column + columns < count_b
            ends = _border(corners((rows + 1, columns + 1), features.sizes), goes_on)
            chances = posteriors(scores, ends)
            (steps,) = best_paths(scores, ends)
            if not last:
                steps = tuple(s for s in steps if s.row <= WINDOW // 2 and s.column <= WINDOW // 2) or steps[:1]
                rows, columns = steps[-1].row, steps[-1].column
            yield _Window((row, column), (row + rows, column + columns), steps, {k: v[0] for k, v in chances.items()})
            row, column = row + rows, column + columns

    def _ratio(self, pair: int, windows: Sequence[_Window]) -> float:
        """Return how many characters of b stand for one of a, by what is surely aligned: omissions distort the sums."""
        lengths_a, lengths_b = (text.reading.lengths for text in self.pairs[pair])
        length_a = length_b = 0.0
        for window in windows:
            for step in window.steps:
                if step.bead == (1, 1) and window.chances[step.bead][step.row, step.column] >= _SURE:
                    length_a += lengths_a[window.start[0] + step.row - 1]
                    length_b += lengths_b[window.start[1] + step.column - 1]
        enough = length_a >= _ENOUGH * lengths_a.sum() or length_b >= _ENOUGH * lengths_b.sum()
        return float(length_b / length_a) if enough and length_a else float(self.ratios[pair])


def _covers(steps: Sequence[Step], size: tuple[int, int]) -> bool:
    return sum(step.bead[0] for step in steps) == size[0] and sum(step.bead[1] for step in steps) == size[1]


def _whole_ratio(a: Text, b: Text) -> float:
    """Return how many characters of b stand for one of a, by the sums, as far as both may be whole.

    Romanised, translations are of about one size; where one text is far longer, it says more and not at greater length.
    """
    left, right = a.reading, b.reading
    lengths = math.log(right.lengths.sum() / left.lengths.sum())
    sizes = math.log(max(1, right.size) / max(1, left.size))
    believed = max(0.0, min(abs(sizes), 2 * math.log(_SPREAD) - abs(sizes)))
    return math.exp(lengths - sizes + math.copysign(believed, sizes))


def _language(sentences: Sequence[str]) -> str | None:
    return identify(" ".join(sentences)[:_SAMPLE]).language


def _one_sided(count_a: int, count_b: int) -> Alignment:
    links: list[tuple[tuple[int, ...], tuple[int, ...]]] = [((i,), ()) for i in range(count_a)]
    links += [((), (j,)) for j in range(count_b)]
    return Alignment(tuple(links), (1.0,) * len(links))


def _border(ends: Grid, goes_on: tuple[bool, bool]) -> Grid:
    """Return a window's ends, open at its lower border where the first text goes on, at its right where the second."""
    if goes_on[0]:
        ends[:, -1, :] = 0.0
    if goes_on[1]:
        ends[:, :, -1] = 0.0
    return ends


def _rest(start: tuple[int, int], rows: int, columns: int) -> _Window:
    """Return what is left of one text when the other has ended."""
    bead = (1, 0) if rows else (0, 1)
    count = rows or columns
    steps = tuple(Step(bead, (k + 1) * bead[0], (k + 1) * bead[1]) for k in range(count))
    chances = {each: np.zeros((rows + 1, columns + 1)) for each in BEADS}
    chances[bead][:] = 1.0
    return _Window(start, (start[0] + rows, start[1] + columns), steps, chances)


def correspondence(pairs: Sequence[Sequence[_Window]], widths: tuple[int, int]) -> csr_matrix:
    """Return the probability that sentence i of the one corresponds to sentence j of the other.

    The sentences of a pair, given by its windows, have the numbers from the pair's times ``widths`` on.
    """
    rows, columns, data = [], [], []
    for pair, windows in enumerate(pairs):
        for window in windows:
            top, left = pair * widths[0] + window.start[0], pair * widths[1] + window.start[1]
            height, width = (end - start + 1 for start, end in zip(window.start, window.end, strict=True))
            for (m, n), grid in window.chances.items():
                at_row, at_column = np.nonzero(grid[:height, :width] > _SMALLEST)
                for back in range(m * n):
                    rows.append(top + at_row - 1 - back // n)
                    columns.append(left + at_column - 1 - back % n)
                    data.append(grid[at_row, at_column])
    joined = (np.concatenate(data), (np.concatenate(rows), np.concatenate(columns))) if data else ([], ([], []))
    return csr_matrix(joined, shape=(len(pairs) * widths[0], len(pairs) * widths[1]))


def _links(windows: Iterable[_Window]) -> Alignment:
    links, scores = [], []
    for window in windows:
        for step in window.steps:
            (m, n), i, j = step.bead, window.start[0] + step.row, window.start[1] + step.column
            links.append((tuple(range(i - m, i)), tuple(range(j - n, j))))
            scores.append(min(1.0, float(window.chances[step.bead][step.row, step.column])))
    return Alignment(tuple(links), tuple(scores))
