"""Two articles side by side: their aligned sentences and captions, and how much of each the other has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hexapla.values.lexicon import Lexicon
from hexapla.values.passage import Alignment
from hexapla.values.text import Evidence
from hexapla.versions.alignment import align_all, known_of
from hexapla.versions.reading import Reading

# A link that is less likely than not is two omissions. Posteriors of .9 and more are right in 997 of 1,000
# (libraries.md, section 4): those carry the judgement whether two texts are one.
LIKELY = 0.5
SURE = 0.9
# Independent reports of one event share short statements of its facts; a sentence of this many characters that has its
# counterpart in order is a text shared. Measured on the sample, 2026-11: independent pairs have at most 300 characters
# in such sentences, pairs that rest on one text 800 and more.
LONG = 160
# Translations of the sample cover .83 of both sides and more; texts that do are parallel throughout.
PARALLEL = 0.8


@dataclass(frozen=True, slots=True)
class Link:
    """Sentences (numbers into each reading) that say the same; an empty side has no counterpart."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float
    caption: bool = False


@dataclass(frozen=True, slots=True)
class Kinship:
    """How much two texts share, in characters of bodies.

    ``covered`` is the expected share of the left and of the right that has a counterpart, ``sure`` the share
    that surely has, ``long`` the characters in long sentences that surely have one.
    """

    covered: tuple[float, float]
    sure: tuple[float, float]
    long: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two readings with their links, body before captions."""

    left: Reading
    right: Reading
    links: tuple[Link, ...]
    kinship: Kinship

    def sure(self, link: Link) -> bool:
        """Whether a link will bear a charge: surely aligned and, between texts not parallel throughout, corroborated.

        In cut and reworded texts a sentence has wrong neighbours to fall in with; there both sides must share a
        number or a telling word besides what is charged.
        """
        if not link.left or not link.right or link.score < SURE:
            return False
        return min(self.kinship.covered) >= PARALLEL or self._corroborated(link)

    def _corroborated(self, link: Link) -> bool:
        left = {key for number in link.left for key in self.left.profiles[number].telling}
        return any(not left.isdisjoint(self.right.profiles[number].telling) for number in link.right)

    def left_of(self, link: Link) -> tuple[Evidence, ...]:
        """Return the left side of a link as places."""
        return tuple(self.left.sentences[number] for number in link.left)

    def right_of(self, link: Link) -> tuple[Evidence, ...]:
        """Return the right side of a link as places."""
        return tuple(self.right.sentences[number] for number in link.right)


class Pairings:
    """The pairs of some articles, each aligned once when first asked for."""

    def __init__(self, readings: Mapping[str, Reading], lexicon: Lexicon | None = None) -> None:
        """Begin with none aligned."""
        self._readings, self._lexicon = readings, lexicon
        self._found: dict[tuple[str, str], Pairing] = {}

    def __call__(self, left: str, right: str) -> Pairing:
        """Return two articles by id aligned, source first."""
        if (left, right) not in self._found:
            self.prepare([(left, right)])
        return self._found[left, right]

    def prepare(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Align pairs of ids at once, at a fraction of the cost of one by one."""
        new = [each for each in dict.fromkeys(pairs) if each not in self._found]
        found = pair_all([(self._readings[left], self._readings[right]) for left, right in new], self._lexicon)
        self._found.update(zip(new, found, strict=True))


def pair(left: Reading, right: Reading, lexicon: Lexicon | None = None) -> Pairing:
    """Return both readings aligned, bodies with bodies and captions with captions, with what an archive learned."""
    return pair_all([(left, right)], lexicon)[0]


def pair_all(pairs: Sequence[tuple[Reading, Reading]], lexicon: Lexicon | None = None) -> list[Pairing]:
    """Return what :func:`pair` returns for each of many pairs."""
    bodies = [(left.text, right.text) for left, right in pairs]
    captions = [(left.caption_text, right.caption_text) for left, right in pairs]
    texts = [*bodies, *captions]
    found = align_all(texts, [known_of(*both, lexicon) if all(map(len, both)) else None for both in texts])
    return [
        _pairing(*both, body, of_captions)
        for both, body, of_captions in zip(pairs, found[: len(pairs)], found[len(pairs) :], strict=True)
    ]


def _pairing(left: Reading, right: Reading, body: Alignment, captions: Alignment) -> Pairing:
    links = [
        Link(tuple(left.body[i] for i in a), tuple(right.body[j] for j in b), score) for a, b, score in _likely(body)
    ]
    for a, b, score in _likely(captions):
        whole = [
            tuple(number for unit in units for number in reading.captions[unit])
            for reading, units in ((left, a), (right, b))
        ]
        links.append(Link(whole[0], whole[1], score, caption=True))
    return Pairing(left, right, tuple(links), _kinship(left, right, body))


def _likely(alignment: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...], float]]:
    """Return the links, each unlikely one taken apart into sentences without counterpart."""
    found: list[tuple[tuple[int, ...], tuple[int, ...], float]] = []
    for (a, b), score in zip(alignment.links, alignment.scores, strict=True):
        if a and b and score < LIKELY:
            found.extend(((i,), (), 0.0) for i in a)
            found.extend(((), (j,), 0.0) for j in b)
        else:
            found.append((a, b, score))
    return found


def _kinship(left: Reading, right: Reading, alignment: Alignment) -> Kinship:
    lengths = [[len(side.sentences[number].text) for number in side.body] for side in (left, right)]
    totals = [max(1, sum(side)) for side in lengths]
    covered, sure, long = [0.0, 0.0], [0.0, 0.0], 0
    for link, score in zip(alignment.links, alignment.scores, strict=True):
        if not link[0] or not link[1]:
            continue
        sizes = [sum(side[number] for number in numbers) for side, numbers in zip(lengths, link, strict=True)]
        for which in (0, 1):
            covered[which] += sizes[which] * score / totals[which]
            sure[which] += sizes[which] * (score >= SURE) / totals[which]
        # Dense scripts write in 60 characters what others write in 160: the longer side counts, in its own writing.
        if score >= SURE and max(sizes) >= LONG and min(sizes) >= LONG / 4:
            long += max(sizes)
    return Kinship((covered[0], covered[1]), (sure[0], sure[1]), long)
