"""Sentences and paragraphs that one text has and the other has not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from hexapla.values.article import Article
from hexapla.values.difference import Difference, DifferenceKind, Severity
from hexapla.values.event import Relation
from hexapla.values.text import Evidence
from hexapla.versions.foreign import foreign_blocks
from hexapla.versions.pairing import SURE, Link, Pairing
from hexapla.versions.places import shown, spanning
from hexapla.versions.reading import Reading

# The posterior that a sentence has no counterpart, where no neighbour has room for it. On the disturbed pairs of
# NTREX-128 (7,400 sentences, 465 without counterpart) 313 are charged, 11 of them wrongly; at .8 and without a look at
# the neighbours it was 269 and 7. On 29,800 sentences of English with 15 languages, nothing disturbed, .13 in 100,
# many of which the translators did add or split off (November 2026).
SURE_ALONE = 0.6
# Enough where the sentence states a number that the other text has nowhere: 4 right and 1 wrong of those disturbed,
# none of the others.
LIKELY_ALONE = 0.5
_MOSTLY = 0.6
_LETTER = regex.compile(r"[\p{L}\p{M}]")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
# A shorter one may be a signature or an abbreviation that was cut from its sentence.
_FEWEST_LETTERS, _FEWEST_UNSPACED = 15, 7
_ENDED = regex.compile(r"[\p{Sentence_Terminal}։…:;؛][\"'”’“»«」』)\]）》\p{Pf}\p{Pe}\s]*$")


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two texts: ``alone`` are its sentences without counterpart, by number, and whether that is sure."""

    reading: Reading
    alone: dict[int, bool]


def structure_differences(pairing: Pairing, relation: Relation) -> Iterator[Difference]:
    """Yield what the version (right) lacks of the original (left) and what it adds.

    Of an adaptation as notes: it was cut on purpose. Of an independent report nothing.
    """
    if relation not in ("copy", "translation", "adaptation"):
        return
    left, right = _alone(pairing, 0), _alone(pairing, 1)
    foreign = foreign_blocks(right.reading.article)
    # A paragraph left untranslated has its counterpart, though words do not find it: then nothing is missing.
    if not any(right.reading.article.blocks[block].kind != "caption" for block in foreign):
        yield from _report(left, pairing, relation, True, frozenset())
    yield from _report(right, pairing, relation, False, foreign)


def _alone(pairing: Pairing, side: int) -> _Side:
    own, other = (pairing.left, pairing.right) if side == 0 else (pairing.right, pairing.left)
    stated = frozenset(value for number in range(len(other.sentences)) for value in other.numbers(number))
    room = _Room(pairing, side)
    alone = {}
    for position, link in enumerate(pairing.links):
        mine, theirs = (link.left, link.right) if side == 0 else (link.right, link.left)
        if theirs or link.caption or link.score < LIKELY_ALONE or room(position):
            continue
        if link.score >= SURE or not _confused(pairing, position):
            sure = link.score >= SURE_ALONE
            alone.update({number: sure or not own.numbers(number) <= stated for number in mine})
    return _Side(own, alone)


def _confused(pairing: Pairing, position: int) -> bool:
    """Whether, between the sure links around a lone sentence, the other text has lone ones too: they may be one."""
    links = pairing.links
    first = last = position
    while first > 0 and not _firm(links[first - 1]):
        first -= 1
    while last + 1 < len(links) and not _firm(links[last + 1]):
        last += 1
    lone = [link for link in links[first : last + 1] if not (link.left and link.right) and not link.caption]
    return any(link.left for link in lone) and any(link.right for link in lone)


def _firm(link: Link) -> bool:
    return bool(link.left and link.right) and link.score >= SURE


class _Room:
    """Whether a sentence beside may say a lone one too: lengths agree better with it than without."""

    def __init__(self, pairing: Pairing, side: int) -> None:
        """Learn how long the other text is for what it shares with the one of the side."""
        self._sizes = [_sizes(pairing, link, side) for link in pairing.links]
        shared = [sizes for sizes, link in zip(self._sizes, pairing.links, strict=True) if _two_sided(link)]
        self._ratio = sum(other for _, other in shared) / max(1, sum(own for own, _ in shared))
        self._links = pairing.links

    def __call__(self, position: int) -> bool:
        size = self._sizes[position][0]
        beside = [each for each in (position - 1, position + 1) if 0 <= each < len(self._links)]
        return any(self._fits(each, size) for each in beside if _two_sided(self._links[each]))

    def _fits(self, beside: int, size: int) -> bool:
        own, other = self._sizes[beside]
        return abs(other - (own + size) * self._ratio) < abs(other - own * self._ratio)


def _two_sided(link: Link) -> bool:
    return bool(link.left and link.right) and not link.caption


def _sizes(pairing: Pairing, link: Link, side: int) -> tuple[int, int]:
    """Return the codepoints of a link in the text of a side and in the other."""
    sizes = [sum(len(sentence.text) for sentence in each) for each in (pairing.left_of(link), pairing.right_of(link))]
    return sizes[side], sizes[1 - side]


def _report(
    side: _Side, pairing: Pairing, relation: Relation, missing: bool, spared: frozenset[int]
) -> Iterator[Difference]:
    article = side.reading.article
    other = pairing.right.article if missing else pairing.left.article
    opening = side.reading.sentences[side.reading.body[0]].block if side.reading.body else -1
    for block in sorted({side.reading.sentences[number].block for number in side.alone}):
        if block == opening and _may_be_elsewhere(article, other, relation):
            continue
        if block in spared or article.blocks[block].kind == "heading":
            continue
        inside = [number for number in side.reading.body if side.reading.sentences[number].block == block]
        lost = [number for number in inside if number in side.alone]
        where = [side.reading.sentences[number] for number in lost]
        if len(lost) == len(inside) or (article.blocks[block].kind == "list" and _mostly(side, inside)):
            if any(side.alone[number] for number in lost) and _says_something(where):
                yield _difference(pairing, where, relation, missing, paragraph=True)
        else:
            for number in lost:
                sentence = side.reading.sentences[number]
                if side.alone[number] and _says_something([sentence]):
                    yield _difference(pairing, [sentence], relation, missing, paragraph=False)


def _may_be_elsewhere(article: Article, other: Article, relation: Relation) -> bool:
    """Whether a first paragraph without counterpart is no loss.

    What one page prints as its standfirst or its title, another prints as its first paragraph; and who cuts a text
    writes a standfirst of his own or none.
    """
    return bool(
        other.standfirst or (other.title and not article.title) or (article.standfirst and relation == "adaptation")
    )


def _mostly(side: _Side, inside: Sequence[int]) -> bool:
    """Whether most of a list is surely alone: its last item may fall in with what follows."""
    sizes = {number: len(side.reading.sentences[number].text) for number in inside}
    lost = sum(size for number, size in sizes.items() if side.alone.get(number))
    return lost >= _MOSTLY * sum(sizes.values())


def _says_something(sentences: Sequence[Evidence]) -> bool:
    """Whether this is a statement, not a signature or a credit."""
    text = " ".join(sentence.text for sentence in sentences)
    enough = _FEWEST_UNSPACED if _UNSPACED.search(text) else _FEWEST_LETTERS
    return len(_LETTER.findall(text)) >= enough and _ENDED.search(text) is not None


def _difference(
    pairing: Pairing, sentences: Sequence[Evidence], relation: Relation, missing: bool, paragraph: bool
) -> Difference:
    source, version = pairing.left.article, pairing.right.article
    where = spanning(source if missing else version, sentences)
    what = "paragraph" if paragraph else "sentence"
    kind: DifferenceKind
    if missing:
        kind = "paragraph-missing" if paragraph else "sentence-missing"
    else:
        kind = "paragraph-added" if paragraph else "sentence-added"
    severity: Severity = "note" if relation == "adaptation" else "error" if paragraph else "warning"
    says = "leaves out" if missing else "adds"
    detail = f"The version {says} a {what}: {shown(where.text if where else '')}"
    here, there = (where, None) if missing else (None, where)
    return Difference(kind, severity, here, there, source.id, version.id, (), detail)
