"""The titles of an event, one a language."""

from __future__ import annotations

from hexapla.records.reading import Scene


def titles_of(scene: Scene) -> dict[str, str]:
    """Return language -> title, that of the first column that has one in the language."""
    found: dict[str, str] = {}
    for article in scene.columns:
        title = scene.articles[article].title
        if title:
            found.setdefault(scene.articles[article].language or "und", title)
    return dict(sorted(found.items()))
