"""Coverage: which versions carry a fact, and which of those that rest on the same text lack it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from hexapla.records.reading import Scene

_SUREST = 0.95
_WITNESS, _COPY, _COPIES = 0.1, 0.02, 4  # what another witness and another copy add, and copies that add anything


class Coverage(Struct, frozen=True):
    """Article ids in the order of columns; an independent report's silence is in neither."""

    articles: tuple[str, ...]
    absent: tuple[str, ...]


def root_of(article: str, scene: Scene) -> str:
    """Return the article that stands at the head of the text on which ``article`` rests."""
    seen = {article}
    version = scene.versions[article]
    while version.of is not None and version.of in scene.versions and version.of not in seen:
        seen.add(version.of)
        version = scene.versions[version.of]
    if version.relation not in {"original", "independent"}:
        originals = [other.id for other in scene.table.versions if other.relation == "original"]
        return originals[0] if originals else min(seen)
    return version.id


def sureness(single: float, articles: Iterable[str], scene: Scene) -> float:
    """Return how sure a fact is that is ``single`` sure in one version: a judgement, not a probability.

    What two texts state that do not rest on one another outranks what one states; a copy or a translation adds
    little, for it is the same witness.
    """
    carrying = [article for article in articles if article in scene.versions]
    witnesses = len({root_of(article, scene) for article in carrying})
    copies = len(carrying) - witnesses
    return round(min(_SUREST, single + _WITNESS * max(0, witnesses - 1) + _COPY * min(copies, _COPIES)), 2)


def cover(carriers: Iterable[str], scene: Scene) -> Coverage:
    """Return the coverage of a fact that the articles ``carriers`` state.

    A version lacks a fact where it rests on one text with a version that carries it; a report that rests on
    no other version and is marked independent is silent, and lacks nothing.
    """
    carrying = set(carriers)
    texts = {root_of(article, scene) for article in carrying if article in scene.versions}
    absent = tuple(
        article
        for article in scene.columns
        if article not in carrying
        and scene.versions[article].relation != "independent"
        and root_of(article, scene) in texts
    )
    return Coverage(tuple(article for article in scene.columns if article in carrying), absent)
