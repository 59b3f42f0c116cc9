"""Stories: the pages of an outlet that differ from one another, each standing for its copies and reworked versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hexapla.values.outlet import PageSketch

SAME_STORY = 0.5
"""Share of the smaller page's own words (by width) from which two pages tell one story: copies, later versions, and
briefs cut from long ones share nearly all, other stories of an outlet share its furniture and a formula or two."""

OWN_SHARE = 0.15
"""A page whose own words are less than this share of its body proves nothing of what surrounds them."""


TELLING = 20
"""Width below which a line does not say which story a page tells: cells of tables, names, labels."""


def stories(pages: Sequence[PageSketch]) -> list[PageSketch]:
    """Return one page a story out of the pages of one outlet in one language; the first of each in the order given.

    A line of more than half of the pages says nothing of which story a page tells. A page that has hardly anything
    else (one page crawled again and again) is left out.
    """
    bodies = [_body(page) for page in pages]
    spread = Counter(key for body in bodies for key in body)
    chosen: list[PageSketch] = []
    owned: list[int] = []
    where: dict[str, list[int]] = {}
    for page, body in zip(pages, bodies, strict=True):
        own = {key: size for key, size in body.items() if spread[key] * 2 <= len(pages)}
        weight = sum(own.values())
        if weight < OWN_SHARE * sum(body.values()) or not weight or _known(own, weight, where, owned):
            continue
        for key in own:
            where.setdefault(key, []).append(len(chosen))
        chosen.append(page)
        owned.append(weight)
    return chosen


def _body(page: PageSketch) -> dict[str, int]:
    return {line.key: line.size for line in page.lines if line.role == "body" and line.size >= TELLING}


def _known(own: dict[str, int], weight: int, where: dict[str, list[int]], owned: list[int]) -> bool:
    """Say whether one of the stories so far shares most of a page's own words."""
    shared: Counter[int] = Counter()
    for key, size in own.items():
        for story in where.get(key, ()):
            shared[story] += size
    return any(size >= SAME_STORY * min(weight, owned[story]) for story, size in shared.items())
