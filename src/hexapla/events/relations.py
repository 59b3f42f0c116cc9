"""Relations: which member of an event is the original, and how each other one rests on another.

A first judgement from the runs of words that two texts share, from the order of what they share, and from dates; the
step ``versions`` settles it with the alignment of sentences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from msgspec import Struct

from hexapla.events.duplicates import resemblance
from hexapla.events.likeness import Trail, order, trail
from hexapla.events.shingles import Shingles, shingles
from hexapla.events.signals import Traits
from hexapla.values.article import Article, Block
from hexapla.values.event import Member, Relation

COPY, ADAPTED = 0.5, 0.15
"""Resemblance of two pages in one language from which one is a copy of the other, or an adaptation."""

MARKS = 4
IN_ORDER = 0.75
DRIFT = 0.12
"""A translation shares at least so many marks, so many of them in order, so little moved. Of the sample's translations
.82 do and of pairs with an independent report .31; of pairs in 15 languages of the open linking articles, where scripts
share few marks, .49 (November 2026). The alignment of sentences settles the rest."""

ADAPTED_IN_ORDER = 0.6

COMPARED = 6
"""Earlier members each member is compared with, the likeliest originals first: an event of hundreds stays cheap."""


@dataclass(frozen=True)
class Telling:
    """One member of an event; what its relations are judged from is read from its text where it is asked for."""

    article: Article
    language: str

    @cached_property
    def shingles(self) -> Shingles:
        """The runs of words of its text."""
        return shingles(self.article)

    @cached_property
    def trail(self) -> Trail:
        """The marks of its text in their order."""
        return trail(self.article.text)


class Rest(Struct, frozen=True):
    """How one telling rests on another: ``score`` orders the candidates, 0 to 1."""

    relation: Relation
    of: str | None
    score: float


def tellings(articles: Sequence[Article], traits: Sequence[Traits]) -> list[Telling]:
    """Return the members of one event, the likeliest original first."""
    foreign = _foreign_languages(articles)
    dated = sorted(a.published.value for a in articles if a.published)
    earliest = dated[0][:10] if dated else ""
    read = [Telling(a, t.language) for a, t in zip(articles, traits, strict=True)]

    def rank(telling: Telling) -> tuple[str, int, int, str, int, str]:
        article = telling.article
        day = article.published.value[:10] if article.published else earliest
        moment = article.published.value if article.published else earliest
        second_hand = int(bool(article.source)) + int(any(b.language != article.language for b in _captions(article)))
        votes = foreign.get(article.language or "", 0)
        return day, second_hand, -votes, moment, -len(article.text), article.id

    return sorted(read, key=rank)


def _captions(article: Article) -> list[Block]:
    return [b for b in article.blocks if b.kind == "caption" and b.language and article.language]


def _foreign_languages(articles: Sequence[Article]) -> Mapping[str, int]:
    """Return how many pages carry captions in each language that is not theirs: what they were translated from."""
    votes: dict[str, int] = {}
    for article in articles:
        for language in sorted(
            {b.language for b in _captions(article) if b.language and b.language != article.language}
        ):
            votes[language] = votes.get(language, 0) + 1
    return votes


def related(event: str, members: Sequence[Telling], confidence: Mapping[str, float]) -> tuple[Member, ...]:
    """Return the members of an event with their relations, by id; exactly one is the original."""
    first = members[0].article.id
    found = [Member(first, event, "original", None, confidence[first])]
    for k, telling in enumerate(members[1:], start=1):
        rest = _best(telling, members[: min(k, COMPARED)])
        name = telling.article.id
        found.append(Member(name, event, rest.relation, rest.of, confidence[name]))
    return tuple(sorted(found, key=lambda member: member.id))


def _best(telling: Telling, earlier: Sequence[Telling]) -> Rest:
    rests = [_rest(telling, other) for other in earlier]
    best = max(range(len(rests)), key=lambda k: (rests[k].score, -k))
    return rests[best] if rests[best].score > 0 else Rest("independent", None, 0.0)


def _rest(telling: Telling, other: Telling) -> Rest:
    """Return how ``telling`` rests on ``other``, which stands before it in the order of the event."""
    if telling.language == other.language:
        alike = resemblance(telling.shingles, other.shingles)
        if alike >= COPY:
            return Rest("copy", other.article.id, 1.0 + alike)
        return Rest("adaptation", other.article.id, alike) if alike >= ADAPTED else Rest("independent", None, 0.0)
    shared = order(telling.trail, other.trail)
    if shared.shared < MARKS or shared.in_order < ADAPTED_IN_ORDER:
        return Rest("independent", None, 0.0)
    if shared.in_order >= IN_ORDER and shared.drift <= DRIFT:
        return Rest("translation", other.article.id, 0.5 + shared.in_order / 2)
    return Rest("adaptation", other.article.id, shared.in_order / 2)
