"""Sentence alignment of pairs of texts by dynamic programming over beads, without a model to download."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hexapla.language.identify import identify
from hexapla.values.lexicon import Lexicon
from hexapla.values.passage import Alignment
from hexapla.versions.bitexts import Bitexts, batches
from hexapla.versions.dictionary import Dictionary, dictionary_for, dictionary_of
from hexapla.versions.learning import count
from hexapla.versions.pieces import LONGEST, Piece, joined, pieces
from hexapla.versions.texts import Text, make_ready, text_of

_SAMPLE = 4_000
# A text of many pieces teaches what its own words stand for, by links of this probability, and is aligned again. Strict
# F1 of a German and French yearbook (Text+Berg, the parts for development and for test) is .801 and .861 without, .819
# and .871 with .5, .824 and .876 so, .819 and .869 with .98 (November 2026).
_SURE = 0.9
# So many sentences of both, or their words are too few: strict F1 of the part for test is .890 with 60 to 100, .884
# with 150.
_TEACHING = 100


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
    make_ready(text for pair in pairs for text in pair)
    parts = dict(enumerate(_parts(pairs)))
    found = _joined(parts, known)
    long = {number: parts[number] for number, pair in enumerate(pairs) if min(map(len, pair)) >= _TEACHING}
    taught = [
        _taught(pair, found[number], known[number]) if number in long else None for number, pair in enumerate(pairs)
    ]
    found |= _joined({number: each for number, each in long.items() if taught[number] is not None}, taught)
    return [found[number] for number in range(len(pairs))]


def _joined(parts: Mapping[int, Sequence[Piece]], known: Sequence[Dictionary | None]) -> dict[int, Alignment]:
    """Return the alignment of each pair from those of its pieces."""
    pieces = [(number, piece) for number, each in parts.items() for piece in each]
    aligned = _aligned([(piece.a, piece.b) for _, piece in pieces], [known[number] for number, _ in pieces])
    found: dict[int, list[tuple[Piece, Alignment]]] = {number: [] for number in parts}
    for (number, piece), alignment in zip(pieces, aligned, strict=True):
        found[number].append((piece, alignment))
    return {number: joined(each) for number, each in found.items()}


def _taught(pair: tuple[Text, Text], found: Alignment, known: Dictionary | None) -> Dictionary | None:
    """Return what a long pair of texts itself teaches by its sure links, added to what is known; none for nothing."""
    a, b = pair
    sure = [
        (" ".join(a.sentences[i] for i in left), " ".join(b.sentences[j] for j in right))
        for (left, right), score in zip(found.links, found.scores, strict=True)
        if left and right and score >= _SURE
    ]
    own = dictionary_of(count(("a", "b"), sure))
    return known.joined(own) if known is not None and own is not None else own


def _parts(pairs: Sequence[tuple[Text, Text]]) -> list[list[Piece]]:
    """Return the pieces of each pair: a short one is one piece."""
    long = [number for number, (a, b) in enumerate(pairs) if max(len(a), len(b)) > LONGEST and len(a) and len(b)]
    cut = dict(zip(long, pieces([pairs[number] for number in long]), strict=True))
    return [cut[number] if number in cut else [Piece(a, b, (0, 0))] for number, (a, b) in enumerate(pairs)]


def _aligned(pairs: Sequence[tuple[Text, Text]], known: Sequence[Dictionary | None]) -> list[Alignment]:
    """Return the alignments of pairs that are not long."""
    found: dict[int, Alignment] = {}
    sizes = [max(map(len, pair)) for pair in pairs]
    order = sorted(range(len(pairs)), key=lambda number: (sizes[number], number))
    full = [number for number in order if all(map(len, pairs[number]))]
    for number in set(order) - set(full):
        found[number] = _one_sided(*map(len, pairs[number]))
    for batch in batches(full, sizes):
        aligned = Bitexts([pairs[number] for number in batch]).aligned([known[number] for number in batch])
        found.update(zip(batch, aligned, strict=True))
    return [found[number] for number in range(len(pairs))]


def known_of(a: Text, b: Text, lexicon: Lexicon | None) -> Dictionary | None:
    """Return what an archive has learned of the languages of two texts, identified where they are not known."""
    if lexicon is None or not lexicon.pairs:
        return None
    return dictionary_for(lexicon, *(text.language or _language(text.sentences) for text in (a, b)))


def _language(sentences: Sequence[str]) -> str | None:
    return identify(" ".join(sentences)[:_SAMPLE]).language


def _one_sided(count_a: int, count_b: int) -> Alignment:
    links: list[tuple[tuple[int, ...], tuple[int, ...]]] = [((i,), ()) for i in range(count_a)]
    links += [((), (j,)) for j in range(count_b)]
    return Alignment(tuple(links), (1.0,) * len(links))
