"""Who rests on whom: copies, translations, adaptations of one text, and independent reports, settled by alignment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from hexapla.language.scripts import word_texts
from hexapla.values.article import Article
from hexapla.values.event import Event, Member, Relation
from hexapla.versions.pairing import Pairing
from hexapla.versions.precedence import (
    cites,
    credits_someone,
    foreign_language,
    is_edition,
    later,
    may_cite,
    precedence,
    same_language,
)
from hexapla.versions.reading import Reading

# Measured on the sample and the seeds, 2026-11 (pairs of one event): translations cover .83 to 1 of both sides
# and surely .58 to 1; independent reports at most .8 and .48.
TRANSLATED_COVER, TRANSLATED_SURE = 0.8, 0.5
# A translation that lost its end still covers itself.
CUT_COVER, CUT_SURE, CUT_REST = 0.85, 0.6, 0.45
ADAPTED_LONG = 500
ADAPTED_SHARE = 0.15
CITED_COVER = 0.5
HINTED_COVER, HINTED_SURE = 0.6, 0.3
# Shares of five-word runs in one language: a copy keeps nearly all, a rewording some.
COPIED, REWORDED = 0.7, 0.3
_RUN = 5
# Beyond these no further source is tried: who translated a text is among the fullest and the credited.
MOST_CANDIDATES = 4
_STRENGTH = {"copy": 2, "translation": 2, "adaptation": 1}

Pair = Callable[[str, str], Pairing]


@dataclass(frozen=True, slots=True)
class Parent:
    """What one version rests on, and how surely."""

    of: str
    relation: Relation
    score: float


@dataclass(frozen=True, slots=True)
class _Guess:
    """What the linker guessed that a version rests on (``of``), and what it would rest on then: that and its root."""

    of: str | None
    sources: frozenset[str]


def settle(event: Event, readings: Mapping[str, Reading], pair: Pair) -> tuple[Member, ...]:
    """Return the event's members with settled relations, the fullest original first, parents before children.

    ``pair`` aligns two articles by id (source first) and is called for as few pairs as will do. What is
    published later is never a source.
    """
    hints = {member.id: member for member in event.members if member.id in readings}
    order = precedence([readings[i] for i in sorted(hints)], hints)
    parents: dict[str, Parent] = {}
    for position, version in enumerate(order):
        before = [readings[i] for i in order[:position]]
        roots = frozenset(i for i in order[:position] if i not in parents)
        of = hints[version].of
        guess = _Guess(of, frozenset({of, _root(of, parents)} if of is not None else ()))
        found = _parent(readings[version], before, roots, guess, pair)
        if found is not None:
            parents[version] = _of_the_root(found, readings, version, parents)
    return _members(order, parents, hints, event)


def _of_the_root(found: Parent, readings: Mapping[str, Reading], version: str, parents: Mapping[str, Parent]) -> Parent:
    """Return what an adaptation rests on: the text itself, where it is kin to a translation that it does not credit.

    Which of a text's versions was adapted does not show; that the text was, does.
    """
    source = readings[found.of].article
    if found.relation != "adaptation" or cites(readings[version].article, source):
        return found
    root = _root(found.of, parents)
    if same_language(source.language, readings[version].language) or same_language(
        readings[root].language, readings[version].language
    ):
        return found
    return Parent(root, found.relation, found.score)


def _members(
    order: Sequence[str], parents: Mapping[str, Parent], hints: Mapping[str, Member], event: Event
) -> tuple[Member, ...]:
    roots = [article for article in order if article not in parents]
    families = dict.fromkeys(roots, 0)
    for version in parents:
        families[_root(version, parents)] += 1
    # The original is the text that most versions rest on; a report that nobody took up stands beside it.
    original = max(roots, key=lambda root: (families[root], -order.index(root)), default=None)
    ranked = sorted(order, key=lambda i: (_root(i, parents) != original, order.index(i)))
    members = []
    for article in ranked:
        parent = parents.get(article)
        if parent is not None:
            members.append(Member(article, event.id, parent.relation, parent.of, round(parent.score, 4)))
        else:
            relation: Relation = "original" if article == original else "independent"
            members.append(Member(article, event.id, relation, None, hints[article].score))
    return tuple(members)


def _root(article: str, parents: Mapping[str, Parent]) -> str:
    while article in parents:
        article = parents[article].of
    return article


def _parent(
    told: Reading, before: Sequence[Reading], roots: frozenset[str], guess: _Guess, pair: Pair
) -> Parent | None:
    """Return what ``told`` rests on among the articles that precede it; ``roots`` rest on nothing."""
    version = told.article
    candidates = _Candidates(told, before, roots, guess)
    best: tuple[tuple[int, bool, float, int], Parent] | None = None
    for tried in range(min(MOST_CANDIDATES, len(candidates))):
        candidate = candidates.at(tried)
        found = judge(pair(candidate.id, version.id), guess.of == candidate.id)
        if found is None:
            continue
        first_hand = candidate.id in roots or cites(version, candidate)
        settled = first_hand and found.relation != "adaptation" and not candidates.may_cite_another(tried)
        if settled and best is None:
            return found
        # Of several pages of the outlet that is credited, the first text; among translations, the nearest wording.
        strength = _STRENGTH[found.relation] + may_cite(version, candidate)
        key = (strength, candidate.id in roots, candidates.likeness(candidate.id), -candidates.rank[candidate.id])
        if best is None or key > best[0]:
            best = key, found
        if settled:
            break
    return best[1] if best else None


class _Candidates:
    """What a version may rest on, the likeliest first; wording is looked at where the first one does not settle it."""

    def __init__(self, told: Reading, before: Sequence[Reading], roots: frozenset[str], guess: _Guess) -> None:
        """Order what precedes the version and was not published later."""
        self._told, self._roots, self._guess = told, roots, guess
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
        """Return how much wording the version shares with one of them."""
        return _wording(self._readings[article], self._told)

    def may_cite_another(self, number: int) -> bool:
        """Whether the version may credit one that stands behind in the order."""
        return any(may_cite(self._told.article, article) for article in self._articles[number + 1 :])

    def _signs(self, article: Article) -> tuple[bool, bool, bool]:
        return (
            article.id not in self._guess.sources,
            not cites(self._told.article, article),
            article.id not in self._roots,
        )


def judge(pairing: Pairing, hinted: bool) -> Parent | None:
    """Return the relation of the right text to the left, ``None`` where it is a report of its own."""
    source, version = pairing.left.article, pairing.right.article
    covers, sure = pairing.kinship.covered, pairing.kinship.sure
    score = min(1.0, covers[1])
    if same_language(source.language, version.language):
        kept, of_source = _overlap(source, version)
        if kept >= COPIED and of_source >= COPIED / 2:
            return Parent(source.id, "copy", kept)
        return Parent(source.id, "adaptation", max(kept, score)) if kept >= REWORDED else None
    if len(pairing.right.body) < 2:
        return None
    whole = min(covers) >= TRANSLATED_COVER and min(sure) >= TRANSLATED_SURE
    cut = covers[1] >= CUT_COVER and sure[1] >= CUT_SURE and covers[0] >= CUT_REST
    if whole or cut:
        return Parent(source.id, "translation" if _known_source(source, version) else "adaptation", score)
    shares = pairing.kinship.long >= ADAPTED_LONG and sure[1] >= ADAPTED_SHARE
    cited = cites(version, source) and covers[1] >= CITED_COVER
    told = hinted and covers[1] >= HINTED_COVER and sure[1] >= HINTED_SURE
    return Parent(source.id, "adaptation", score) if shares or cited or told else None


def _known_source(source: Article, version: Article) -> bool:
    """Whether nothing speaks against ``source`` being what ``version`` was made from.

    Two pages that credit a third rest on that one: neither is the other's source.
    """
    if cites(version, source) or foreign_language(version) == source.language:
        return True
    if is_edition(version, source) or is_edition(source, version):
        return True
    return not (credits_someone(source) and credits_someone(version) and not cites(source, source))


def _overlap(source: Article, version: Article) -> tuple[float, float]:
    """Return the share of the version's five-word runs that the source has, and the reverse."""
    runs_source, runs_version = _runs(source.text), _runs(version.text)
    shared = len(runs_source & runs_version)
    return shared / max(1, len(runs_version)), shared / max(1, len(runs_source))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in word_texts(text)]
    return {tuple(words[start : start + _RUN]) for start in range(max(0, len(words) - _RUN + 1))}


def _wording(a: Reading, b: Reading) -> float:
    return len(a.vocabulary & b.vocabulary) / max(1, min(len(a.vocabulary), len(b.vocabulary)))
