"""Pairs of texts -> alignments."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec
from msgspec import Struct

from hexapla import sources, versions
from hexapla.execution import Execution, Failed
from hexapla.language.sentences import sentences_of
from hexapla.pipeline.cleaning import read_article
from hexapla.pipeline.progress import Progress
from hexapla.settings import Settings
from hexapla.values.lexicon import Lexicon
from hexapla.values.rejection import Rejection
from hexapla.values.text import Evidence
from hexapla.versions import Dictionary, Text

# Pairs that are aligned together: many at once cost a fraction of what one by one do, and few enough to fly.
_MOST_PAIRS, _MOST_SENTENCES = 128, 8_000


class TextPair(Struct, frozen=True):
    """One line of ``--pairs``: two texts cut into sentences, their languages where they are known."""

    pair: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    language_a: str | None = None
    language_b: str | None = None


class AlignedPair(Struct, frozen=True):
    """The answer for one pair: links of sentence numbers from 0, and a score for each."""

    pair: str
    links: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    scores: tuple[float, ...]


class AlignedRow(Struct, frozen=True):
    """One link of two pages with the sentences it joins; an empty side has no counterpart."""

    a: tuple[Evidence, ...]
    b: tuple[Evidence, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Batch:
    """Pairs that are aligned together: their names, their texts, what an archive has learned of their languages."""

    names: tuple[str, ...]
    pairs: tuple[tuple[Text, Text], ...]
    known: tuple[Dictionary | None, ...]


def align_pairs(
    name: str, lexicon: Lexicon | None, execution: Execution, settings: Settings, progress: Progress
) -> Iterator[AlignedPair | Rejection]:
    """Yield the alignment of each pair of a JSON Lines file, in its order; lines that are no pair are rejections."""
    refused: list[Rejection] = []
    flying: deque[_Batch] = deque()

    def batches() -> Iterator[_Batch]:
        for batch in _batches(_pairs(name, settings, refused), lexicon):
            flying.append(batch)
            yield batch

    progress.begin("Aligning pairs", None)
    for outcome in execution.map(_align_batch, batches()):
        yield from refused
        refused.clear()
        batch = flying.popleft()
        yield from _one_by_one(batch, execution) if isinstance(outcome, Failed) else outcome
        for _ in batch.pairs:
            progress.advance()
    progress.end()
    yield from refused


def _pairs(name: str, settings: Settings, refused: list[Rejection]) -> Iterator[TextPair]:
    """Yield the pairs of a file; what is none is added to ``refused``."""
    for page in sources.read_pages([name], settings.max_page):
        if isinstance(page, Rejection):
            refused.append(page)
            continue
        try:
            yield msgspec.json.decode(page.content, type=TextPair)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            refused.append(Rejection(page.location, "align", "no pair", str(error)))


def _batches(pairs: Iterable[TextPair], lexicon: Lexicon | None) -> Iterator[_Batch]:
    """Yield pairs that are aligned together, with what an archive has learned of their languages."""
    texts: list[tuple[str, Text, Text]] = []
    sentences = 0
    for pair in pairs:
        a, b = versions.text_of(pair.a, pair.language_a), versions.text_of(pair.b, pair.language_b)
        if texts and (len(texts) == _MOST_PAIRS or sentences + len(a) + len(b) > _MOST_SENTENCES):
            yield _batch(texts, lexicon)
            texts, sentences = [], 0
        texts.append((pair.pair, a, b))
        sentences += len(a) + len(b)
    if texts:
        yield _batch(texts, lexicon)


def _batch(texts: Sequence[tuple[str, Text, Text]], lexicon: Lexicon | None) -> _Batch:
    known = tuple(versions.known_of(a, b, lexicon) for _, a, b in texts)
    return _Batch(tuple(name for name, _, _ in texts), tuple((a, b) for _, a, b in texts), known)


def _one_by_one(batch: _Batch, execution: Execution) -> Iterator[AlignedPair | Rejection]:
    """Yield the alignments of a batch on which work failed; no pair takes others with it."""
    alone = [
        _Batch((name,), (pair,), (known,))
        for name, pair, known in zip(batch.names, batch.pairs, batch.known, strict=True)
    ]
    for outcome, (name,) in zip(execution.map(_align_batch, alone), (each.names for each in alone), strict=True):
        if isinstance(outcome, Failed):
            yield Rejection(name, "align", outcome.reason, outcome.detail)
        else:
            yield from outcome


def align_pages(a: str, b: str, lexicon: Lexicon | None, settings: Settings) -> list[AlignedRow]:
    """Return the sentences of two pages side by side, in the order of the first.

    Raises:
        InputError: a file is missing, or holds no article.
    """
    first, second = read_article(a, settings), read_article(b, settings)
    left, right = sentences_of(first), sentences_of(second)
    texts = [[sentence.text for sentence in side] for side in (left, right)]
    alignment = versions.align(texts[0], texts[1], first.language, second.language, lexicon)
    return [
        AlignedRow(tuple(left[i] for i in ours), tuple(right[j] for j in theirs), score)
        for (ours, theirs), score in zip(alignment.links, alignment.scores, strict=True)
    ]


def _align_batch(batch: _Batch) -> list[AlignedPair]:
    found = versions.align_all(batch.pairs, batch.known)
    return [AlignedPair(name, each.links, each.scores) for name, each in zip(batch.names, found, strict=True)]
