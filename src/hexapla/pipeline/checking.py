"""A version against the original it should tell."""

from __future__ import annotations

from collections.abc import Sequence

from hexapla import versions
from hexapla.values.article import Article
from hexapla.values.difference import Difference


def check(original: Article, version: Article, glossary: Sequence[versions.Term] = ()) -> tuple[Difference, ...]:
    """Return the differences of a version against the original it should tell."""
    same = (original.language or "").split("-")[0] == (version.language or "").split("-")[0]
    return versions.compare(original, version, "copy" if same else "translation", glossary)
