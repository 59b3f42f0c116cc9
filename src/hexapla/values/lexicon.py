"""What an archive has learned of words: which words of one language stand where words of another do."""

from __future__ import annotations

from msgspec import Struct


class TranslationUnit(Struct, frozen=True):
    """The same sentence or passage in several languages, by BCP 47 tag: one entry of a translation memory."""

    texts: dict[str, str]


class PairCounts(Struct, frozen=True):
    """Counts over the aligned sentences of one pair of languages, ``a`` < ``b`` by tag.

    ``words_a`` and ``words_b`` say in how many aligned sentences a word stands, ``together`` (a word of ``a`` -> a
    word of ``b`` -> count) in how many both do. Only words that met more than once are kept.
    """

    a: str
    b: str
    sentences: int
    words_a: dict[str, int]
    words_b: dict[str, int]
    together: dict[str, dict[str, int]]


class Lexicon(Struct, frozen=True):
    """All pairs of languages an archive knows something of, in the order of their tags."""

    pairs: tuple[PairCounts, ...] = ()

    def counts(self, a: str, b: str) -> PairCounts | None:
        """Return what is known of two languages (by their base tags, in order), or ``None``."""
        return next((pair for pair in self.pairs if (pair.a, pair.b) == (a, b)), None)


class Meetings(Struct, frozen=True):
    """Which features that articles are linked by stand in sentences of two languages that say the same.

    ``a`` < ``b`` are base tags. An entry a pair of features, as bytes of 32-bit numbers, little-endian: ``left`` and
    ``right`` are the features, ``counts`` in how many of the ``sentences`` the left stands, the right, and both.
    """

    a: str
    b: str
    sentences: int
    left: bytes
    right: bytes
    counts: tuple[bytes, bytes, bytes]
