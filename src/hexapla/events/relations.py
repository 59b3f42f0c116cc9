"""Relations: which member of an event is the original, and how each other one rests on another.

A first judgement from the runs of words that two texts share, from the order of what they share, and from dates; the
step ``versions`` settles it with the alignment of sentences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from msgspec import Struct

from hexapla.events.comparison import Comparison
from hexapla.events.duplicates import resemblance
from hexapla.events.likeness import Trail, order, trail
from hexapla.events.shingles import shingles
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
    """One member of an event: its article, which one of all compared that is, and the language it is in."""

    article: Article
    row: int
    language: str


@dataclass(frozen=True)
class _Members:
    """The members of one event with what their relations are judged from."""

    members: Sequence[Telling]
    compared: Comparison

    def resemblance(self, member: int, other: int) -> float:
        """Return how much two members in one language resemble each other, 0 to 1."""
        a, b = self.members[member], self.members[other]
        found = self.compared.texts.resemblance(a.row, b.row)
        return resemblance(shingles(a.article), shingles(b.article)) if found is None else found

    @cached_property
    def trails(self) -> Sequence[Trail]:
        """The marks of each member's text in their order."""
        return [trail(self.compared.traits.marks(telling.row)) for telling in self.members]


class Rest(Struct, frozen=True):
    """How one telling rests on another: ``score`` orders the candidates, 0 to 1."""

    relation: Relation
    of: str | None
    score: float


def tellings(compared: Comparison, rows: Sequence[int]) -> list[Telling]:
    """Return the members of one event, the likeliest original first."""
    articles = [compared.articles[row] for row in rows]
    foreign = _foreign_languages(articles)
    dated = sorted(a.published.value for a in articles if a.published)
    earliest = dated[0][:10] if dated else ""
    tags = compared.traits.tags
    spoken = [tags[number] for number in compared.languages[list(rows)].tolist()]
    read = [Telling(*one) for one in zip(articles, rows, spoken, strict=True)]

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


def related(
    event: str, members: Sequence[Telling], compared: Comparison, confidence: Mapping[str, float]
) -> tuple[Member, ...]:
    """Return the members of an event with their relations, by id; exactly one is the original."""
    first = members[0].article.id
    found = [Member(first, event, "original", None, confidence[first])]
    texts = _Members(members, compared)
    for k, telling in enumerate(members[1:], start=1):
        rest = _best(texts, k)
        name = telling.article.id
        found.append(Member(name, event, rest.relation, rest.of, confidence[name]))
    return tuple(sorted(found, key=lambda member: member.id))


def _best(texts: _Members, member: int) -> Rest:
    rests = [_rest(texts, member, earlier) for earlier in range(min(member, COMPARED))]
    best = max(range(len(rests)), key=lambda k: (rests[k].score, -k))
    return rests[best] if rests[best].score > 0 else Rest("independent", None, 0.0)


def _rest(texts: _Members, member: int, earlier: int) -> Rest:
    """Return how a member rests on another, which stands before it in the order of the event."""
    telling, other = texts.members[member], texts.members[earlier]
    if telling.language == other.language:
        alike = texts.resemblance(member, earlier)
        if alike >= COPY:
            return Rest("copy", other.article.id, 1.0 + alike)
        return Rest("adaptation", other.article.id, alike) if alike >= ADAPTED else Rest("independent", None, 0.0)
    shared = order(texts.trails[member], texts.trails[earlier], MARKS)
    if shared.shared < MARKS or shared.in_order < ADAPTED_IN_ORDER:
        return Rest("independent", None, 0.0)
    if shared.in_order >= IN_ORDER and shared.drift <= DRIFT:
        return Rest("translation", other.article.id, 0.5 + shared.in_order / 2)
    return Rest("adaptation", other.article.id, shared.in_order / 2)
