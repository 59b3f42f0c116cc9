"""Ties: which sentences of an event's versions say the same, from the alignment of its pairs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hexapla.values.event import Member
from hexapla.versions.matching import matches
from hexapla.versions.pairing import PARALLEL, Link, Pairing, Pairings
from hexapla.versions.reading import Reading
from hexapla.versions.rows import Tie

# A version that has this share of its body, in characters, without counterpart in the text that it rests on is held
# against its sisters too: an abridged or a reworded version is often nearer to one of them.
LOOSE = 0.2
# Sisters that such a version is held against, the fullest: beyond these the pairs would grow with the square.
MOST_SISTERS = 4
# Each report that rests on nothing is compared with the fullest others of its kind, likewise.
MOST_WITNESSES = 8
# Captions are few and short: two that have nothing in common are often aligned for want of another. Of those of a true
# event in three languages the one at .5 was wrong (November 2026).
SURE_CAPTION = 0.7
# Between texts that are not parallel throughout, a sentence that a link under this score puts into a row may as well
# stand in another one: such links are right in 52 of 100, those from .6 to .7 in 72 to 77 (drawn and given pairs of
# NTREX-128 under weights of other languages, November 2026).
LIKELY_PART = 0.6


def ties_within(members: Sequence[Member], readings: Mapping[str, Reading], pairings: Pairings) -> list[Tie]:
    """Return the ties between versions of one text: along the tree of versions, and of what is loose with sisters."""
    parents = {member.id: member.of for member in members if member.of is not None}
    pairings.prepare([(of, version) for version, of in parents.items()])
    found = [tie for version, of in parents.items() for tie in _ties(pairings(of, version))]
    sisters = list(_sisters(parents, readings, pairings))
    pairings.prepare(sisters)
    for sister, version in sisters:
        alone = _alone(pairings(parents[version], version))
        found += [
            tie
            for tie in _ties(pairings(sister, version), joined=True)
            if any(tie.score > alone.get(number, 1.0) for _, number in tie.right)
        ]
    return found


def ties_between(members: Sequence[Member], readings: Mapping[str, Reading]) -> list[Tie]:
    """Return the ties between texts that rest on nothing, and of each such text with the first."""
    roots = [member.id for member in members if member.of is None]
    found = []
    for number, root in enumerate(roots[:MOST_WITNESSES]):
        for other in roots[number + 1 : None if number == 0 else MOST_WITNESSES]:
            for match in matches(readings[root], readings[other]):
                found.append(Tie(((root, match.left),), ((other, match.right),), match.score))
    return found


def _ties(pairing: Pairing, joined: bool = False) -> Iterator[Tie]:
    left, right = pairing.left.article.id, pairing.right.article.id
    for link in pairing.links:
        if _binds(pairing, link):
            sides = tuple((left, number) for number in link.left), tuple((right, number) for number in link.right)
            yield Tie(*sides, link.score, joined)


def _binds(pairing: Pairing, link: Link) -> bool:
    """Whether what a link joins stands in one row."""
    least = 0.0 if min(pairing.kinship.covered) >= PARALLEL else LIKELY_PART
    return bool(link.left and link.right) and link.score >= (SURE_CAPTION if link.caption else least)


def _sisters(
    parents: Mapping[str, str], readings: Mapping[str, Reading], pairings: Pairings
) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a version that is loose and a sister that is nearly as full as any."""
    sisters: dict[str, list[str]] = {}
    for version in sorted(parents, key=lambda version: (-readings[version].size, version)):
        sisters.setdefault(parents[version], []).append(version)
    for version, of in parents.items():
        if _looseness(pairings(of, version)) >= LOOSE:
            fullest = [sister for sister in sisters[of] if sister != version][:MOST_SISTERS]
            yield from ((sister, version) for sister in fullest)


def _looseness(pairing: Pairing) -> float:
    """Return the share of the right body that has no counterpart."""
    sizes = {number: len(pairing.right.sentences[number].text) for number in pairing.right.body}
    return sum(sizes[number] for number in _alone(pairing)) / max(1, sum(sizes.values()))


def _alone(pairing: Pairing) -> dict[int, float]:
    """Return the sentences of the right body that no row joins to the left text, with the score of what said so."""
    loose: list[Link] = [link for link in pairing.links if not link.caption and not _binds(pairing, link)]
    return {number: link.score for link in loose for number in link.right}
