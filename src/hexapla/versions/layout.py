"""event -> parallel table: relations settled, passages as rows, differences between versions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from hexapla.values.article import Article
from hexapla.values.difference import Difference
from hexapla.values.event import Event, Member
from hexapla.values.lexicon import Lexicon
from hexapla.values.record import ParallelTable, Version
from hexapla.versions.comparison import Content, between_versions, defects, ordered
from hexapla.versions.conflicts import conflicts
from hexapla.versions.matching import matches
from hexapla.versions.pairing import Pairing, pair
from hexapla.versions.passages import Tie, passages
from hexapla.versions.reading import Reading, read
from hexapla.versions.relations import settle
from hexapla.versions.terms import Term

# Each report that rests on nothing is compared with the fullest others of its kind; beyond these the pairs would grow
# with the square of the reports.
MOST_WITNESSES = 8


def lay_out(
    event: Event,
    articles: Mapping[str, Article],
    lexicon: Lexicon | None = None,
    glossary: Sequence[Term] = (),
) -> ParallelTable:
    """Return the parallel table of an event; members without an article are left out.

    ``lexicon`` is what an archive has learned of words; the table is made without it as well. ``glossary`` is
    what versions are held to.

    Relations are settled here, from the alignment. The result does not depend on the order of members.
    """
    readings, paired = _pairings(event, articles, lexicon)
    members = settle(event, readings, paired)
    order = [member.id for member in members]
    versions = tuple(_version(member, articles[member.id]) for member in members)
    table = passages(order, readings, _ties(members, readings, paired))
    return ParallelTable(event.id, versions, table, _differences(members, readings, paired, glossary))


def relate(event: Event, articles: Mapping[str, Article], lexicon: Lexicon | None = None) -> tuple[Member, ...]:
    """Return the members of an event with settled relations, as :func:`lay_out` settles them, and nothing more.

    Members without an article are left out.
    """
    return settle(event, *_pairings(event, articles, lexicon))


def _pairings(
    event: Event, articles: Mapping[str, Article], lexicon: Lexicon | None
) -> tuple[dict[str, Reading], Callable[[str, str], Pairing]]:
    """Return the readings of an event's articles, and what aligns two of them, each pair once."""
    known = sorted({member.id for member in event.members if member.id in articles})
    readings = {article: read(articles[article]) for article in known}

    @cache
    def paired(source: str, version: str) -> Pairing:
        return pair(readings[source], readings[version], lexicon)

    return readings, paired


def _version(member: Member, article: Article) -> Version:
    return Version(
        article.id,
        article.url,
        article.outlet,
        article.language,
        article.published,
        article.title,
        member.relation,
        member.of,
        member.score,
    )


def _ties(
    members: Sequence[Member], readings: Mapping[str, Reading], paired: Callable[[str, str], Pairing]
) -> list[Tie]:
    """Return the sentences that say the same: along the tree of versions, and from each root to the first one."""
    ties: list[Tie] = []
    for member in members:
        if member.of is not None:
            for link in paired(member.of, member.id).links:
                ties.append(([(member.of, i) for i in link.left], [(member.id, j) for j in link.right]))
        elif member is not members[0]:
            first = members[0].id
            for match in matches(readings[first], readings[member.id]):
                ties.append(([(first, match.left)], [(member.id, match.right)]))
    return ties


def _differences(
    members: Sequence[Member],
    readings: Mapping[str, Reading],
    paired: Callable[[str, str], Pairing],
    glossary: Sequence[Term],
) -> tuple[Difference, ...]:
    contents = {member.id: Content(readings[member.id]) for member in members}
    found: list[Difference] = []
    for member in members:
        found += defects(readings[member.id].article, glossary, readings[member.id])
        if member.of is not None:
            pairing = paired(member.of, member.id)
            found += between_versions(pairing, member.relation, (contents[member.of], contents[member.id]))
    witnesses = [member.id for member in members if member.of is None][:MOST_WITNESSES]
    for position, a in enumerate(witnesses):
        for b in witnesses[position + 1 :]:
            found += conflicts(readings[a], readings[b], (contents[a].values, contents[b].values))
    return ordered(found)
