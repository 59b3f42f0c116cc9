"""What two articles share, in the words that they print: what a person can check of a signal."""

from __future__ import annotations

from collections.abc import Iterable

from hexapla.events.rarity import Block
from hexapla.events.signals import printed
from hexapla.values.article import Article

MOST = 8
"""Features named of one signal: a person reads no more, and the weight of the rest is small."""


def shared(block: Block, rows: tuple[int, int], articles: tuple[Article, Article]) -> str:
    """Return the weightiest features that two articles share in one block, as each article prints them."""
    product = block.matrix[rows[0]].multiply(block.matrix[rows[1]]).tocoo()
    ranked = sorted(zip((-product.data).tolist(), product.col.tolist(), strict=True))
    features = [block.features[column] for _, column in ranked]
    if block.name == "numbers":
        return ", ".join(feature[1:] for feature in features[:MOST])
    first, second = (printed(article, set(features)) for article in articles)
    return ", ".join(_distinct((first[key], second[key]) for key in features if key in first and key in second))


def _distinct(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Return the pairs as "Hải / Хай", each word once, at most :data:`MOST`."""
    found: list[str] = []
    seen: set[str] = set()
    for a, b in pairs:
        if a in seen or b in seen:
            continue
        seen |= {a, b}
        found.append(a if a == b else f"{a} / {b}")
        if len(found) == MOST:
            break
    return found
