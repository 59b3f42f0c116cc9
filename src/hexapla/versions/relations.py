"""Who rests on whom: copies, translations, adaptations of one text, and independent reports, settled by alignment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from hexapla.language.scripts import word_texts
from hexapla.values.article import Article
from hexapla.values.event import Event, Member, Relation
from hexapla.versions.pairing import Pairing
from hexapla.versions.precedence import cites, foreign_language, later, precedence, same_language

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


def settle(event: Event, articles: Mapping[str, Article], pair: Pair) -> tuple[Member, ...]:
    """Return the event's members with settled relations, the fullest original first, parents before children.

    ``pair`` aligns two articles by id (source first) and is called for as few pairs as will do. What is
    published later is never a source.
    """
    hints = {member.id: member for member in event.members if member.id in articles}
    order = precedence([articles[i] for i in sorted(hints)], hints)
    parents: dict[str, Parent] = {}
    for position, version in enumerate(order):
        before = [articles[i] for i in order[:position]]
        roots = frozenset(i for i in order[:position] if i not in parents)
        found = _parent(articles[version], before, roots, hints[version], pair)
        if found is not None:
            parents[version] = found
    return _members(order, parents, hints, event)


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
    version: Article, before: Sequence[Article], roots: frozenset[str], hint: Member, pair: Pair
) -> Parent | None:
    """Return what ``version`` rests on among the articles that precede it; ``roots`` rest on nothing."""
    candidates = [article for article in before if not later(article.published, version.published)]
    rank = {article.id: number for number, article in enumerate(before)}
    candidates.sort(key=lambda a: (a.id != hint.of, not cites(version, a), a.id not in roots, rank[a.id]))
    best: tuple[tuple[int, bool, float, int], Parent] | None = None
    for tried, candidate in enumerate(candidates[:MOST_CANDIDATES]):
        pairing = pair(candidate.id, version.id)
        found = judge(pairing, hint.of == candidate.id and hint.relation != "independent")
        if found is None:
            continue
        cited = cites(version, candidate)
        # Of several pages of the outlet that is credited, the first text; among translations, the nearest wording.
        key = (
            _STRENGTH[found.relation] + cited,
            candidate.id in roots,
            _wording(candidate, version),
            -rank[candidate.id],
        )
        if best is None or key > best[0]:
            best = key, found
        if found.relation in ("translation", "copy") and not _may_cite_another(version, candidates[tried + 1 :]):
            break
    return best[1] if best else None


def _may_cite_another(version: Article, rest: Sequence[Article]) -> bool:
    return any(cites(version, article) for article in rest)


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
    return not (source.source and not _own_credit(source))


def _own_credit(article: Article) -> bool:
    return cites(article, article)


def _overlap(source: Article, version: Article) -> tuple[float, float]:
    """Return the share of the version's five-word runs that the source has, and the reverse."""
    runs_source, runs_version = _runs(source.text), _runs(version.text)
    shared = len(runs_source & runs_version)
    return shared / max(1, len(runs_version)), shared / max(1, len(runs_source))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in word_texts(text)]
    return {tuple(words[start : start + _RUN]) for start in range(max(0, len(words) - _RUN + 1))}


def _wording(a: Article, b: Article) -> float:
    words_a, words_b = ({word.casefold() for word in word_texts(article.text)} for article in (a, b))
    return len(words_a & words_b) / max(1, min(len(words_a), len(words_b)))
