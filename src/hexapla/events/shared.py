"""What two articles share, in the words that they print: what a person can check of a signal."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from hexapla.events import features, vectors
from hexapla.events.comparison import Comparison
from hexapla.events.signals import reading
from hexapla.events.tally import tally

MOST = 8
"""Features named of one signal: a person reads no more, and the weight of the rest is small."""


def shared(compared: Comparison, first: int, second: int) -> dict[str, str]:
    """Return for each block the weightiest features that two articles share, as each article prints them."""
    rows = int(compared.text[first]), int(compared.text[second])
    ours, theirs = (compared.rows.between(row, row + 1) for row in rows)
    product = ours.multiply(theirs).tocoo()
    ranked = sorted(zip((-product.data).tolist(), product.col.tolist(), strict=True))
    known = [(column, int(compared.rows.features[column])) for _, column in ranked]
    block = np.searchsorted(np.array(compared.rows.ends), [column for column, _ in known], side="right").tolist()
    wanted = {feature for _, feature in known}
    printed = tuple(_printed(compared, row, wanted) for row in (first, second))
    return {
        name: ", ".join(
            _distinct(
                (ours[feature], theirs[feature])
                for (_, feature), of in zip(known, block, strict=True)
                if of == number and feature in ours and feature in theirs
            )
        )
        for number, name in enumerate(vectors.NAMES)
        for ours, theirs in [[told if name == "lexicon" else own for own, told in printed]]
    }


def _printed(compared: Comparison, row: int, wanted: set[int]) -> tuple[dict[int, str], dict[int, str]]:
    """Return what an article prints for features of its own, and for those that its words stand for."""
    text = reading(compared.articles[row])
    stand_for = compared.lexicon.stand_for(tally(text).words, int(compared.languages[row]))
    asked = {feature: hub for feature, hub in stand_for.items() if hub in wanted}
    found = features.printed(text, compared.traits[row].language, wanted | asked.keys())
    return found, {asked[feature]: word for feature, word in reversed(found.items()) if feature in asked}


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
