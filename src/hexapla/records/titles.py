"""The titles of an event, one a language, and what stands in for them where texts came without."""

from __future__ import annotations

from hexapla.records.reading import Scene
from hexapla.values.text import Evidence


def titles_of(scene: Scene) -> dict[str, str]:
    """Return language -> title, that of the first column that has one in the language."""
    found: dict[str, str] = {}
    for article in scene.columns:
        title = scene.articles[article].title
        if title:
            found.setdefault(scene.articles[article].language or "und", title)
    return dict(sorted(found.items()))


def leads_of(scene: Scene) -> dict[str, Evidence]:
    """Return language -> the sentence that its first column begins with; none where any column has a title."""
    if any(scene.articles[article].title for article in scene.columns):
        return {}
    found: dict[str, Evidence] = {}
    for article in scene.columns:
        for line in scene.lead(article, 1):
            found.setdefault(scene.articles[article].language or "und", line.quote(0, len(line.text)))
    return dict(sorted(found.items()))
