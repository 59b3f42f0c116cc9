"""Bitexts: pairs of texts of about one size, aligned at once in two passes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_matrix

from hexapla.values.passage import Alignment
from hexapla.versions.dictionary import Dictionary
from hexapla.versions.lattice import Grid, Scores, best_paths, corners, posteriors, sure_steps
from hexapla.versions.lexicon import (
    Association,
    Words,
    coverage,
    known_words,
    learned_association,
    own_association,
    words_of,
)
from hexapla.versions.model import Stage, bead_scores, penalise, weights
from hexapla.versions.sides import sides
from hexapla.versions.similarity import Features
from hexapla.versions.surface import Numbers
from hexapla.versions.texts import Text
from hexapla.versions.windows import Window, correspondence, covers, links_of

# Links of this probability tell the ratio of lengths, where they hold a fifth of one of the texts: inserted sentences
# bend the sums of all (strict F1 .9785 with a third, .9791 so; Vietnamese and French .833 and .889; 2026-11).
_SURE, _ENOUGH = 0.9, 0.2
# Measured on 240 pairs of NTREX-128, 2026-11: of two translations, romanised, one has up to 1.7 times the letters.
_SPREAD = 1.7
# Nodes of the lattices that are laid side by side, padded: a pair of 16 sentences has 289. So many that the cost of an
# array operation is that of its numbers, so few that they stay in the processor's cache (best of 4,000 to 64,000 on
# NTREX-128, 2026-11).
_NODES = 16_000
_MOST_PAIRS = 64


@dataclass(frozen=True, slots=True)
class Lexicons:
    """What lexicons say of several pairs: the words of both sides with their association, of their own and learned."""

    own: tuple[Words, Words, Association]
    learned: tuple[Words, Words, Association] | None

    def tell(self, features: Features) -> None:
        """Have features learn what the lexicons say."""
        for which, lexicon in (("own", self.own), ("learned", self.learned)):
            if lexicon is not None:
                features.learn(which, coverage(*lexicon, features.shape))


class Bitexts:
    """Pairs of texts of about one size over the keys that both of a pair have."""

    def __init__(self, pairs: Sequence[tuple[Text, Text]], ratios: Grid | None = None) -> None:
        """Take pairs; ``ratios`` of their lengths where they are known."""
        self.pairs = pairs
        self.a, self.b = sides(pairs)
        self.ratios = ratios if ratios is not None else np.array([whole_ratio(a, b) for a, b in pairs])
        self.sizes = list(zip(self.a.sizes.tolist(), self.b.sizes.tolist(), strict=True))

    def first_scores(self) -> Scores:
        """Return the scores of beads by the first pass."""
        return self._scores(Features(self.a, self.b, self.ratios), np.arange(len(self.pairs)), "first")

    def _scores(self, features: Features, chosen: Numbers, stage: Stage) -> Scores:
        scores = bead_scores(features, weights(stage))
        for number, pair in enumerate(chosen.tolist()):
            a, b = self.pairs[pair]
            penalise(scores, number, a.starts, b.starts)
        return scores

    def aligned(self, dictionaries: Sequence[Dictionary | None]) -> list[Alignment]:
        """Return the alignments; what is sure throughout needs no second pass."""
        features = Features(self.a, self.b, self.ratios)
        first = self._solved(features, np.arange(len(self.pairs)), "first")
        found = [links_of([window]) for window in first]
        # What is sure throughout a second pass would only repeat (of 408 such pairs of NTREX-128 and of a site in
        # fourteen languages it changed no link, 2026-11).
        left = np.array([pair for pair, window in enumerate(first) if not window.whole], np.int64)
        for learned in (False, True):
            chosen = left[[(dictionaries[pair] is not None) == learned for pair in left.tolist()]]
            if len(chosen):
                again = self._again(features, chosen, first, [dictionaries[pair] for pair in chosen.tolist()])
                found_again = self._solved(again, chosen, "learned" if learned else "second")
                for pair, window in zip(chosen.tolist(), found_again, strict=True):
                    found[pair] = links_of([window])
        return found

    def _again(
        self, features: Features, chosen: Numbers, first: Sequence[Window], dictionaries: Sequence[Dictionary | None]
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

    def _lexicons(
        self,
        pairs: Sequence[tuple[Text, Text]],
        aligned: csr_matrix,
        widths: tuple[int, int],
        dictionaries: Sequence[Dictionary | None],
    ) -> Lexicons:
        left, right = [a for a, _ in pairs], [b for _, b in pairs]
        own = words_of(left, every=False), words_of(right, every=False)
        lexicons = Lexicons((*own, own_association(*own, aligned, widths)), None)
        if dictionaries[0] is None:
            return lexicons
        turned = [dictionary.turned if dictionary else None for dictionary in dictionaries]
        all_a = known_words(words_of(left, every=True), dictionaries)
        all_b = known_words(words_of(right, every=True), turned)
        return replace(lexicons, learned=(all_a, all_b, learned_association(all_a, all_b, dictionaries)))

    def _solved(self, features: Features, chosen: Numbers, stage: Stage) -> list[Window]:
        """Return each pair's steps from its beginning to its end."""
        scores = self._scores(features, chosen, stage)
        ends = corners((features.shape[1] + 1, features.shape[2] + 1), features.sizes)
        chances = posteriors(scores, ends)
        steps = sure_steps(chances, _SURE)
        whole = [covers(each, size) for each, size in zip(steps, features.sizes, strict=True)]
        if stage != "first" and not all(whole):
            unsure = np.flatnonzero(~np.array(whole))
            # The path with the most sentences expected right, not the likeliest one (Kumar and Byrne 2002): strict F1
            # of the pairs given .980 for .978, with what was learned of other documents .988 for .986 (November 2026).
            expected = {bead: grid[unsure] * max(bead) for bead, grid in chances.items()}
            paths = best_paths(expected, ends[unsure])
            for number, path in zip(unsure.tolist(), paths, strict=True):
                steps[number], whole[number] = path, True
        return [
            Window((0, 0), size, steps[number], {bead: grid[number] for bead, grid in chances.items()}, whole[number])
            for number, size in enumerate(features.sizes)
        ]

    def _ratio(self, pair: int, windows: Sequence[Window]) -> float:
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


def batches(order: Sequence[int], sizes: Sequence[int]) -> Iterator[list[int]]:
    """Yield pairs, shorter ones first, that are aligned at once; ``sizes`` are those of the longer text of each."""
    batch: list[int] = []
    for number in order:
        if batch and ((len(batch) + 1) * (sizes[number] + 1) ** 2 > _NODES or len(batch) == _MOST_PAIRS):
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def whole_ratio(a: Text, b: Text) -> float:
    """Return how many characters of b stand for one of a, by the sums, as far as both may be whole.

    Romanised, translations are of about one size; where one text is far longer, it says more and not at greater length.
    """
    left, right = a.reading, b.reading
    lengths = math.log(right.lengths.sum() / left.lengths.sum())
    sizes = math.log(max(1, right.size) / max(1, left.size))
    believed = max(0.0, min(abs(sizes), 2 * math.log(_SPREAD) - abs(sizes)))
    return math.exp(lengths - sizes + math.copysign(believed, sizes))
