"""event -> parallel table: relations settled, passages as rows, differences between versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hexapla.values.article import Article
from hexapla.values.difference import Difference
from hexapla.values.event import Event, Member
from hexapla.values.lexicon import Lexicon
from hexapla.values.record import ParallelTable, Version
from hexapla.versions.comparison import Content, between_versions, defects, ordered
from hexapla.versions.conflicts import conflicts
from hexapla.versions.inherited import inherited
from hexapla.versions.pairing import Pairings
from hexapla.versions.passages import passages
from hexapla.versions.reading import Reading, read
from hexapla.versions.relations import settle
from hexapla.versions.slips import without_cut_off, without_inherited
from hexapla.versions.terms import Term
from hexapla.versions.texts import make_ready
from hexapla.versions.ties import MOST_WITNESSES, ties_between, ties_within


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
    readings = _read(event, articles)
    paired = Pairings(readings, lexicon)
    members = settle(event, readings, paired)
    versions = tuple(_version(member, articles[member.id]) for member in members)
    table = passages(members, readings, ties_within(members, readings, paired), ties_between(members, readings))
    return ParallelTable(event.id, versions, table, _differences(members, readings, paired, glossary))


def relate(event: Event, articles: Mapping[str, Article], lexicon: Lexicon | None = None) -> tuple[Member, ...]:
    """Return the members of an event with settled relations, as :func:`lay_out` settles them, and nothing more.

    Members without an article are left out.
    """
    readings = _read(event, articles)
    return settle(event, readings, Pairings(readings, lexicon))


def _read(event: Event, articles: Mapping[str, Article]) -> dict[str, Reading]:
    """Return the readings of an event's articles."""
    known = sorted({member.id for member in event.members if member.id in articles})
    found = {article: read(articles[article]) for article in known}
    make_ready(text for reading in found.values() for text in (reading.text, reading.caption_text))
    return found


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


def _differences(
    members: Sequence[Member],
    readings: Mapping[str, Reading],
    paired: Pairings,
    glossary: Sequence[Term],
) -> tuple[Difference, ...]:
    contents = {member.id: Content(readings[member.id]) for member in members}
    found: list[Difference] = []
    between: dict[str, list[Difference]] = {}
    for member in members:
        own: Sequence[Difference] = defects(readings[member.id].article, glossary, readings[member.id])
        if member.of is None:
            found += own
        else:
            pairing, both = paired(member.of, member.id), (contents[member.of], contents[member.id])
            own = without_inherited(own, pairing)
            told = without_cut_off(between_versions(pairing, member.relation, both), own)
            values = both[0].values, both[1].values
            between[member.id] = [*told, *inherited(pairing, values, between.get(member.of, ()))]
            found += [*own, *between[member.id]]
    witnesses = [member.id for member in members if member.of is None][:MOST_WITNESSES]
    for position, a in enumerate(witnesses):
        for b in witnesses[position + 1 :]:
            found += conflicts(readings[a], readings[b], (contents[a].values, contents[b].values))
    return ordered(found)
