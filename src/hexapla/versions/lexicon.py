"""Lexicons at work: that which a pair of texts gives of itself, and that which an archive has learned.

As hunalign's second pass does (Varga et al. 2005): align once without a lexicon, count which words stand in sentences
aligned with each other, and align again. What two sentences say alike is the share of their words that have a
counterpart on the other side, each word with its best one: a sum over all pairs of words would count one often.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_matrix

from hexapla.versions.beads import LONGEST, TWO_SIDED
from hexapla.versions.dictionary import Dictionary
from hexapla.versions.sides import rarity
from hexapla.versions.similarity import LEXICON_FEATURES, Grid, Known, Layers, blocks, runs
from hexapla.versions.surface import Hashes, Numbers
from hexapla.versions.texts import Text

# Two words that met once say nothing yet: the meeting that is being judged must not vouch for itself.
_OWN = 1.0
_LEAST = 0.25
# A word in more than this share of the sentences, and in more than a few, is a function word: it keeps company with
# everything.
_COMMON, _FEW = 0.4, 3.0
# Added to the words of each side, so that two short sentences are not alike for one common word.
_SMOOTHED = 3.0
# Rarity of the words of some sentence, about: so that weights are of one size.
_SCALE = 50.0


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text of each of several pairs: an entry is a sentence of a pair with one of its words.

    ``types`` are the words of all pairs end to end, ``bounds`` where those of each pair begin; ``weights`` and
    ``hashes`` are those of the types. ``pairs``, ``rows`` and ``types`` are those of entries.
    """

    pairs: Numbers
    rows: Numbers
    types: Numbers
    bounds: Numbers
    weights: Grid
    counts: Numbers
    hashes: Hashes


@dataclass(frozen=True, slots=True)
class Association:
    """How much words of one side stand for words of the other (0 to 1): types of both sides, by the first."""

    a: Numbers
    b: Numbers
    strength: Grid


def words_of(texts: Sequence[Text], *, every: bool) -> Words:
    """Return the words of texts: those in two sentences and more but not in nearly all; or all of them (``every``)."""
    kept = []
    for text in texts:
        times = text.reading.words.counts
        kept.append((times > 0) if every else (times <= max(_FEW, _COMMON * len(text))) & (times > 1))
    words = [text.reading.words for text in texts]
    chosen = [each.counts[which] for each, which in zip(words, kept, strict=True)]
    rows = [each.rows[np.repeat(which, each.counts)] for each, which in zip(words, kept, strict=True)]
    sizes = np.array([len(text) for text in texts])
    counts = np.concatenate(chosen)
    types = [len(each) for each in chosen]
    return Words(
        pairs=np.repeat(np.arange(len(texts)), [len(each) for each in rows]),
        rows=np.concatenate(rows),
        types=np.repeat(np.arange(len(counts)), counts),
        bounds=np.cumsum([0, *types]),
        weights=rarity(counts, np.repeat(sizes, types)),
        counts=counts,
        hashes=np.concatenate([each.keys[which] for each, which in zip(words, kept, strict=True)]),
    )


def own_association(a: Words, b: Words, aligned: csr_matrix, widths: tuple[int, int]) -> Association:
    """Return what texts say of their words; ``aligned`` is the probability that two sentences correspond.

    Sentences of a pair have the numbers from the pair's times ``widths`` on. Association is Dice's coefficient over
    expected meetings, less one's own.
    """
    left, right = (
        csr_matrix(
            (np.ones(len(side.rows)), (side.types, side.pairs * width + side.rows)),
            shape=(len(side.counts), size),
        )
        for side, width, size in zip((a, b), widths, aligned.shape, strict=True)
    )
    meetings = (left @ aligned @ right.T).tocoo()
    kept = meetings.data > _OWN + 0.5
    rows, columns, data = meetings.row[kept], meetings.col[kept], meetings.data[kept] - _OWN
    dice = np.minimum(2 * data / np.maximum(a.counts[rows] + b.counts[columns] - 2 * _OWN, 1.0), 1.0)
    sure = dice >= _LEAST
    order = np.argsort(rows[sure], kind="stable")
    return Association(rows[sure][order].astype(np.int64), columns[sure][order].astype(np.int64), dice[sure][order])


def known_words(words: Words, dictionaries: Sequence[Dictionary | None]) -> Words:
    """Return the words of one side that dictionaries from its languages know, as rare as they are there."""
    weights = np.zeros(len(words.weights))
    for dictionary, first, last in zip(dictionaries, words.bounds[:-1], words.bounds[1:], strict=True):
        if dictionary is not None:
            weights[first:last] = dictionary.known_a.rarities(words.hashes[first:last])
    return replace(words, weights=weights)


def learned_association(a: Words, b: Words, dictionaries: Sequence[Dictionary | None]) -> Association:
    """Return what an archive has learned of the words of each pair."""
    found: list[tuple[Numbers, Numbers, Grid]] = []
    for pair, dictionary in enumerate(dictionaries):
        if dictionary is not None:
            first_a, last_a, first_b, last_b = *a.bounds[pair : pair + 2], *b.bounds[pair : pair + 2]
            rows, columns, strength = dictionary.between(a.hashes[first_a:last_a], b.hashes[first_b:last_b])
            found.append((rows + first_a, columns + first_b, strength))
    if not found:
        none = np.zeros(0, np.int64)
        return Association(none, none, np.zeros(0))
    rows, columns, strength = (np.concatenate(each) for each in zip(*found, strict=True))
    return Association(rows, columns, strength)


def coverage(a: Words, b: Words, association: Association, shape: tuple[int, int, int]) -> Known:
    """Return what an association says of the beads of pairs; ``shape`` is pairs, rows and columns, padded."""
    turned = np.argsort(association.b, kind="stable")
    back = Association(association.b[turned], association.a[turned], association.strength[turned])
    of_b = _covered(a, b, association, shape)
    of_a = [np.swapaxes(each, 1, 2) for each in _covered(b, a, back, (shape[0], shape[2], shape[1]))]
    totals = _totals(a, shape[:2]), _totals(b, (shape[0], shape[2]))
    layers = {
        (m, n): _layers((of_a[n - 1], of_b[m - 1]), totals, (m, n))
        for m, n in TWO_SIDED
        if m <= shape[1] and n <= shape[2]
    }
    likeness = layers[1, 1][2]
    strange = _strange(a, association.a, association.strength, totals[0]), _strange(b, back.a, back.strength, totals[1])
    return Known(layers, (likeness.max(axis=2), likeness.max(axis=1)), strange)


def _strange(words: Words, types: Numbers, strength: Grid, totals: Layers) -> Layers:
    """Return how much less of each sentence than of the text's others has a counterpart anywhere in the other text."""
    best = np.zeros(len(words.counts))
    np.maximum.at(best, types, strength)
    places = words.pairs * totals.shape[1] + words.rows
    spoken = (words.weights * best)[words.types]
    found = np.bincount(places, weights=spoken, minlength=totals.size).reshape(totals.shape)
    share = found.sum(axis=1) / np.maximum(totals.sum(axis=1), 1.0)
    missing: Layers = ((share[:, None] * totals - found) / np.sqrt(totals + _SCALE)).astype(np.float32)
    return missing


def _layers(covered: tuple[Layers, Layers], totals: tuple[Layers, Layers], bead: tuple[int, int]) -> Layers:
    """Return the layers of a bead: what both sides have covered, its cosine, its share of all, what is left."""
    (of_a, of_b), (m, n) = covered, bead
    of_a, of_b = blocks(of_a, m, 1), blocks(of_b, 1, n)
    all_a, all_b = runs(totals[0], m)[:, :, None], runs(totals[1], n)[:, None, :]
    both = of_a + of_b
    layers = np.empty((len(LEXICON_FEATURES), *both.shape), np.float32)
    np.log1p(both, out=layers[0])
    np.sqrt(of_a * of_b / ((all_a + _SMOOTHED) * (all_b + _SMOOTHED)), out=layers[1])
    np.divide(both, all_a + all_b + 2 * _SMOOTHED, out=layers[2])
    # What adds up as the sentences do: two links say together what one of all their sentences would.
    np.divide(both, _SCALE, out=layers[3])
    np.divide(all_a + all_b - both, _SCALE, out=layers[4])
    return layers


def _totals(words: Words, shape: tuple[int, ...]) -> Layers:
    """Return the rarity of the words of each sentence, added up."""
    places = words.pairs * shape[1] + words.rows
    size = shape[0] * shape[1]
    totals = np.bincount(places, weights=words.weights[words.types], minlength=size)
    return totals.reshape(shape).astype(np.float32)


def _covered(a: Words, b: Words, association: Association, shape: tuple[int, int, int]) -> list[Layers]:
    """Return, for 1, 2 and more sentences of a, the rarity of the words of each sentence of b that they cover."""
    count, height, width = shape
    known = np.unique(association.b)
    pair_of = np.searchsorted(b.bounds, known, side="right") - 1
    # The associated types of each pair, numbered from 0.
    local = np.arange(len(known)) - np.searchsorted(pair_of, pair_of)
    most = int(local.max()) + 1 if len(local) else 1
    numbers = np.full(len(b.counts), -1)
    numbers[known] = local
    reached = np.zeros((count, height, most), np.float32)
    meetings = np.bincount(association.a, minlength=len(a.counts))
    firsts = (np.cumsum(meetings) - meetings)[a.types]
    sizes = meetings[a.types]
    each = np.repeat(np.arange(len(a.types)), sizes)
    at = np.repeat(firsts - (np.cumsum(sizes) - sizes), sizes) + np.arange(len(each))
    places = (a.pairs[each] * height + a.rows[each]) * most + numbers[association.b[at]]
    np.maximum.at(reached.reshape(-1), places, association.strength[at].astype(np.float32))
    spoken = np.zeros((count, width, most), np.float32)
    inside = np.flatnonzero(numbers[b.types] >= 0)
    spoken[b.pairs[inside], b.rows[inside], numbers[b.types[inside]]] = b.weights[b.types[inside]]
    turned = np.swapaxes(spoken, 1, 2)
    found, merged = [reached @ turned], reached
    for size in range(2, min(LONGEST, height) + 1):
        merged = np.maximum(merged[:, :-1], reached[:, size - 1 :])
        found.append(merged @ turned)
    return found


def within(words: Words, rows: slice) -> Words:
    """Return the words of some of the sentences of the only pair."""
    inside = np.flatnonzero((words.rows >= rows.start) & (words.rows < rows.stop))
    return replace(words, pairs=words.pairs[inside], rows=words.rows[inside] - rows.start, types=words.types[inside])
