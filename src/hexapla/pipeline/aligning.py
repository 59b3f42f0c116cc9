"""Pairs of texts -> alignments."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import partial

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


def align_pairs(
    name: str, lexicon: Lexicon | None, execution: Execution, settings: Settings, progress: Progress
) -> Iterator[AlignedPair | Rejection]:
    """Yield the alignment of each pair of a JSON Lines file, in its order; lines that are no pair are rejections."""
    refused: list[Rejection] = []
    flying: deque[str] = deque()

    def pairs() -> Iterator[TextPair]:
        for page in sources.read_pages([name], settings.max_page):
            if isinstance(page, Rejection):
                refused.append(page)
                continue
            try:
                pair = msgspec.json.decode(page.content, type=TextPair)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                refused.append(Rejection(page.location, "align", "no pair", str(error)))
                continue
            flying.append(pair.pair)
            yield pair

    progress.begin("Aligning pairs", None)
    for outcome in execution.map(partial(_align_pair, lexicon=lexicon), pairs()):
        yield from refused
        refused.clear()
        name_of_pair = flying.popleft()
        if isinstance(outcome, Failed):
            yield Rejection(name_of_pair, "align", outcome.reason, outcome.detail)
        else:
            yield outcome
        progress.advance()
    progress.end()
    yield from refused


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


def _align_pair(pair: TextPair, lexicon: Lexicon | None) -> AlignedPair:
    alignment = versions.align(pair.a, pair.b, pair.language_a, pair.language_b, lexicon)
    return AlignedPair(pair.pair, alignment.links, alignment.scores)
