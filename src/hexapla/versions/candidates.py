"""Candidates: what a version may rest on among the articles that precede it, the likeliest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hexapla.values.article import Article
from hexapla.versions.credits import cites, may_cite, says_translated_from
from hexapla.versions.precedence import later
from hexapla.versions.reading import Reading

# Preceding articles that are looked at: who is credited or translated is among the first of a large event.
MOST = 64


class Candidates:
    """What a version may rest on; wording is looked at where the first one does not settle it."""

    def __init__(
        self, told: Reading, before: Sequence[Reading], roots: Mapping[str, None], held: frozenset[str]
    ) -> None:
        """Order what precedes the version and was not published later.

        ``before`` is in the order of precedence, ``roots`` rest on nothing, ``held`` are what the linker holds for its
        source.
        """
        self._told, self._roots, self._held = told, roots, held
        self._readings = {reading.article.id: reading for reading in before}
        self.rank = {article: number for number, article in enumerate(self._readings)}
        self._articles = [r.article for r in before if not later(r.article.published, told.article.published)]
        self._articles.sort(key=lambda a: (*self._signs(a), self.rank[a.id]))
        self._by_wording = False

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._articles)

    def at(self, number: int) -> Article:
        """Return one of them, by its place in the order."""
        if number and not self._by_wording:
            self._articles[1:] = sorted(
                self._articles[1:], key=lambda a: (*self._signs(a), -self.likeness(a.id), self.rank[a.id])
            )
            self._by_wording = True
        return self._articles[number]

    def likeness(self, article: str) -> float:
        """Return how much of the lesser vocabulary the version and one of them share, 0 to 1."""
        ours, theirs = self._told.vocabulary, self._readings[article].vocabulary
        return len(ours & theirs) / max(1, min(len(ours), len(theirs)))

    def is_settled_by(self, number: int) -> bool:
        """Whether one of them is first hand, or credited, and no other that stands behind may be what is credited."""
        version, article = self._told.article, self._articles[number]
        if article.id not in self._roots and not cites(version, article):
            return False
        others = [other for other in self._articles[number + 1 :] if other.id != article.id]
        named = says_translated_from(version, article.language)
        return not any(
            may_cite(version, other) or (not named and says_translated_from(version, other.language))
            for other in others
        )

    def _signs(self, article: Article) -> tuple[bool, bool, bool]:
        return (
            article.id not in self._held,
            not cites(self._told.article, article),
            article.id not in self._roots,
        )
