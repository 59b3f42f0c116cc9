"""Citations: the sentences that bear out what a page gathers from several events, each with the way to its article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from hexapla.editions.addresses import article_path
from hexapla.editions.places import Places
from hexapla.editions.standpoint import Standpoint
from hexapla.editions.wording import Words, clip, words
from hexapla.values.article import Article
from hexapla.values.text import Evidence

_LONGEST_QUOTE = 320
_CONTEXT = 60
_LONGEST_OUTLET = 80


class Citation(Struct, frozen=True):
    """The quoted words with what stands around them, who published them, and where they stand in the edition."""

    before: str
    words: Words
    after: str
    outlet: str
    href: str | None


class Citing:
    """Turns evidence of several articles into citations; links are told from ``standpoint``."""

    def __init__(self, articles: Mapping[str, Article], standpoint: Standpoint) -> None:
        self._articles = articles
        self._places = Places(articles, ())
        self._standpoint = standpoint

    def citations(self, evidence: Sequence[Evidence], most: int) -> tuple[Citation, ...]:
        """Return the first ``most`` places as citations, those of articles that are not known without a link."""
        return tuple(self._citation(place) for place in evidence[:most])

    def _citation(self, place: Evidence) -> Citation:
        article = self._articles.get(place.article)
        before, after = self._places.around(place, _CONTEXT)
        anchor = self._places.anchor(place)
        path = article_path(place.article)
        return Citation(
            before,
            words(clip(place.text, _LONGEST_QUOTE), article.language if article else None),
            after,
            clip(article.outlet, _LONGEST_OUTLET) if article and article.outlet else "",
            self._standpoint.to(path, anchor or "") if article else None,
        )


def cited(evidence: Sequence[Evidence], articles: Mapping[str, Article]) -> dict[str, Article]:
    """Return the articles, among those known, that evidence stands in."""
    return {place.article: articles[place.article] for place in evidence if place.article in articles}
