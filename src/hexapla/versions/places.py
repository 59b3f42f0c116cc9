"""Places in an article that quote exactly."""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.values.article import Article
from hexapla.values.text import Evidence


def place(article: Article, block: int, start: int, end: int) -> Evidence:
    """Return ``[start, end)`` of a block as evidence, in codepoints."""
    return Evidence(article.id, block, start, end, article.blocks[block].text[start:end])


def whole_block(article: Article, block: int) -> Evidence:
    """Return a block without the white space around it."""
    text = article.blocks[block].text
    start = len(text) - len(text.lstrip())
    return place(article, block, start, max(start, len(text.rstrip())))


def within(sentence: Evidence, start: int, end: int) -> Evidence:
    """Return ``[start, end)`` of a sentence, counted from its own start."""
    return Evidence(
        sentence.article, sentence.block, sentence.start + start, sentence.start + end, sentence.text[start:end]
    )


def spanning(article: Article, sentences: Sequence[Evidence]) -> Evidence | None:
    """Return the run from the first sentence to the last of those in the first one's block; ``None`` of none."""
    if not sentences:
        return None
    block = min(sentence.block for sentence in sentences)
    inside = [sentence for sentence in sentences if sentence.block == block]
    return place(article, block, min(s.start for s in inside), max(s.end for s in inside))


def shown(text: str, limit: int = 80) -> str:
    """Return a text in one line, cut at ``limit`` codepoints, for a ``detail``."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
