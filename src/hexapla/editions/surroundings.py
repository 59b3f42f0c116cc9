"""Surroundings: the exact text before and after a piece of evidence, by which it is found again."""

from __future__ import annotations

from collections.abc import Mapping

from hexapla.editions.identifiers import TITLE
from hexapla.editions.places import blocks_of
from hexapla.values.article import Article
from hexapla.values.text import Evidence

# Codepoints on either side. The Web Annotation model leaves it open; 32 is what its clients (Hypothesis) write.
REACH = 32


def surroundings(evidence: Evidence, articles: Mapping[str, Article]) -> tuple[str, str]:
    """Return what stands before and after evidence in its block, up to ``REACH`` codepoints each.

    Empty without the article.
    """
    text = block_text(evidence, articles)
    return text[max(0, evidence.start - REACH) : evidence.start], text[evidence.end : evidence.end + REACH]


def block_text(evidence: Evidence, articles: Mapping[str, Article]) -> str:
    """Return the text of the block, or the title, that evidence stands in; empty without the article."""
    article = articles.get(evidence.article)
    if article is None:
        return ""
    if evidence.block == TITLE:
        return article.title or ""
    blocks = blocks_of(article)
    return blocks[evidence.block].text if 0 <= evidence.block < len(blocks) else ""


def block_kind(evidence: Evidence, articles: Mapping[str, Article]) -> str:
    """Return what the block is that evidence stands in: ``title``, ``paragraph``, ``caption`` and so on."""
    if evidence.block == TITLE:
        return "title"
    article = articles.get(evidence.article)
    blocks = blocks_of(article) if article is not None else ()
    return blocks[evidence.block].kind if 0 <= evidence.block < len(blocks) else ""
