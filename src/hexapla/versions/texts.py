"""A text made ready for alignment once, however many others it is aligned with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from hexapla.versions.lattice import Grid
from hexapla.versions.profiles import FAMILIES, Profile, profiles

# A key -> the sentences in which it stands, bit by bit (bit 0 is the first sentence): a text has thousands of keys,
# and as many lists would keep the garbage collector busy.
Postings = Mapping[str, int]
# A word in more than this share of the sentences is a function word: it keeps company with everything.
_COMMON = 0.4
_FEW = 3.0


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences by words (1 where it stands), in how many sentences each word stands, and the words."""

    matrix: csr_matrix
    counts: Grid
    columns: dict[str, int]


class Text:
    """The profiles of a text's sentences, where each key stands, and which sentences begin a block."""

    def __init__(self, profiles: Sequence[Profile], language: str | None, blocks: Sequence[int] = ()) -> None:
        """Keep the profiles; ``blocks`` has the number of the block of each sentence, or nothing."""
        self.profiles, self.language = tuple(profiles), language
        self._blocks = blocks

    def __len__(self) -> int:
        """Return how many sentences there are."""
        return len(self.profiles)

    def beginning(self, most: int) -> Text:
        """Return the first sentences, at most ``most``."""
        return self if len(self) <= most else Text(self.profiles[:most], self.language, self._blocks[:most])

    @cached_property
    def starts(self) -> Grid:
        """1 for each sentence that begins another block than the one before it."""
        starts = np.zeros(len(self))
        if len(self._blocks) == len(self) > 1:
            starts[1:] = np.diff(np.asarray(self._blocks)) != 0
        return starts

    @cached_property
    def lengths(self) -> Grid:
        """Letters and digits of each sentence."""
        return np.array([profile.length for profile in self.profiles])

    @cached_property
    def size(self) -> int:
        """Letters and digits of the text when romanised."""
        return sum(profile.size for profile in self.profiles)

    @cached_property
    def marks(self) -> Grid:
        """How often each class of punctuation stands in each sentence."""
        return np.array([profile.marks for profile in self.profiles], dtype=np.float64)

    @cached_property
    def families(self) -> tuple[Postings, ...]:
        """For each family of keys, the sentences in which a key stands."""
        return tuple(_postings([p.keys[family] for p in self.profiles]) for family in range(len(FAMILIES)))

    @cached_property
    def words(self) -> Words:
        """The words that stand in two sentences and more, but not in nearly all."""
        return self.words_with({})

    def words_with(self, known: Mapping[str, int]) -> Words:
        """Return those words, and such as stand once and are known elsewhere."""
        limit = max(_FEW, _COMMON * len(self))
        kept = sorted(
            word
            for word, rows in self.tokens.items()
            if (rows & (rows - 1) or word in known) and rows.bit_count() <= limit
        )
        entries = Entries([self.tokens[word] for word in kept], len(self))
        matrix = entries.matrix(np.ones(len(kept)), len(self))
        return Words(matrix, entries.sizes.astype(float), {word: column for column, word in enumerate(kept)})

    @cached_property
    def tokens(self) -> Postings:
        """The sentences in which a word stands."""
        return _postings([profile.tokens for profile in self.profiles])

    @cached_property
    def token_counts(self) -> Grid:
        """How many words each sentence has."""
        return np.array([float(len(profile.tokens)) for profile in self.profiles])


def text_of(sentences: Sequence[str], language: str | None, blocks: Sequence[int] = ()) -> Text:
    """Return sentences in a language (BCP 47) made ready for alignment."""
    return Text(profiles(sentences, language), language, blocks)


class Entries:
    """The entries of a sparse matrix by column, then row: the rows in which each key stands."""

    def __init__(self, found: Sequence[int], count: int) -> None:
        """Lay the rows of all columns end to end; ``count`` is the number of rows."""
        size = (count + 7) // 8
        packed = np.frombuffer(b"".join(rows.to_bytes(size, "little") for rows in found), np.uint8)
        bits = np.unpackbits(packed.reshape(len(found), size), axis=1, bitorder="little")
        self.columns, self.rows = (each.astype(np.int64) for each in np.nonzero(bits))
        self.sizes: NDArray[np.int64] = np.bincount(self.columns, minlength=len(found)).astype(np.int64)

    def matrix(self, weights: Grid, count: int) -> csr_matrix:
        """Return ``count`` rows by columns; each entry is its column's weight."""
        order = np.argsort(self.rows, kind="stable")
        columns = self.columns[order]
        pointers = np.concatenate(([0], np.cumsum(np.bincount(self.rows, minlength=count)))).astype(np.int32)
        return csr_matrix((weights[columns], columns, pointers), shape=(count, len(weights)))


def _postings(rows: Sequence[Sequence[str]]) -> Postings:
    found: dict[str, int] = {}
    for row, keys in enumerate(rows):
        bit = 1 << row
        for key in keys:
            found[key] = found.get(key, 0) | bit
    return found
