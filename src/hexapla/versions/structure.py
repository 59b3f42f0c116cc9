"""Sentences and paragraphs that one text has and the other has not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from hexapla.values.difference import Difference, DifferenceKind, Severity
from hexapla.values.event import Relation
from hexapla.values.text import Evidence
from hexapla.versions.foreign import foreign_blocks
from hexapla.versions.pairing import SURE, Link, Pairing
from hexapla.versions.places import shown, spanning
from hexapla.versions.reading import Reading

# The posterior that a sentence has no counterpart. Measured on the disturbed NTREX pairs, 2026-11: of sentences at
# .8 and more 95 in 100 have none.
SURE_ALONE = 0.8
LIKELY_ALONE = 0.5
_MOSTLY = 0.6
_LETTER = regex.compile(r"[\p{L}\p{M}]")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_FEWEST_LETTERS, _FEWEST_UNSPACED = 20, 7
_ENDED = regex.compile(r"[\p{Sentence_Terminal}։…:;؛][\"'”’“»«」』)\]）》\p{Pf}\p{Pe}\s]*$")


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two texts: ``alone`` are its sentences without counterpart, by number, with how sure that is."""

    reading: Reading
    alone: dict[int, float]


def structure_differences(pairing: Pairing, relation: Relation) -> Iterator[Difference]:
    """Yield what the version (right) lacks of the original (left) and what it adds.

    Of an adaptation as notes: it was cut on purpose. Of an independent report nothing.
    """
    if relation not in ("copy", "translation", "adaptation"):
        return
    left, right = _alone(pairing, relation, 0), _alone(pairing, relation, 1)
    foreign = foreign_blocks(right.reading.article)
    # A paragraph left untranslated has its counterpart, though words do not find it: then nothing is missing.
    if not any(right.reading.article.blocks[block].kind != "caption" for block in foreign):
        yield from _report(left, pairing, relation, True, frozenset())
    yield from _report(right, pairing, relation, False, foreign)


def _alone(pairing: Pairing, relation: Relation, side: int) -> _Side:
    alone = {}
    for position, link in enumerate(pairing.links):
        own, other = (link.left, link.right) if side == 0 else (link.right, link.left)
        if other or link.caption or (link.score < SURE and _confused(pairing, position)):
            continue
        if relation != "adaptation" or not _has_room(pairing, position, side):
            alone.update(dict.fromkeys(own, link.score))
    return _Side(pairing.left if side == 0 else pairing.right, alone)


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


def _has_room(pairing: Pairing, position: int, side: int) -> bool:
    """Whether a sentence beside may say the lone one too: lengths agree better with it than without.

    An adaptation joins sentences over the ends of paragraphs.
    """
    two_sided = [link for link in pairing.links if link.left and link.right and not link.caption]
    totals = [sum(_sizes(pairing, link)[which] for link in two_sided) for which in (0, 1)]
    ratio = totals[1 - side] / max(1, totals[side])
    size = _sizes(pairing, pairing.links[position])[side]
    for beside in pairing.links[max(0, position - 1) : position + 2]:
        if beside in two_sided:
            own, other = _sizes(pairing, beside)[side], _sizes(pairing, beside)[1 - side]
            if abs(other - (own + size) * ratio) < abs(other - own * ratio):
                return True
    return False


def _sizes(pairing: Pairing, link: Link) -> tuple[int, int]:
    """Return the codepoints of both sides of a link."""
    left, right = pairing.left_of(link), pairing.right_of(link)
    return sum(len(sentence.text) for sentence in left), sum(len(sentence.text) for sentence in right)


def _report(
    side: _Side, pairing: Pairing, relation: Relation, missing: bool, spared: frozenset[int]
) -> Iterator[Difference]:
    article = side.reading.article
    other = pairing.right.article if missing else pairing.left.article
    opening = side.reading.sentences[side.reading.body[0]].block if side.reading.body else -1
    for block in sorted({side.reading.sentences[number].block for number in side.alone}):
        if block == opening and (other.standfirst or (other.title and not article.title)):
            # What one page prints as its standfirst or its title, another prints as its first paragraph.
            continue
        if block in spared or article.blocks[block].kind == "heading":
            continue
        inside = [number for number in side.reading.body if side.reading.sentences[number].block == block]
        lost = [number for number in inside if number in side.alone]
        where = [side.reading.sentences[number] for number in lost]
        if len(lost) == len(inside) or (article.blocks[block].kind == "list" and _mostly(side, inside)):
            if _surely([side.alone[number] for number in lost]) and _says_something(where):
                yield _difference(pairing, where, relation, missing, paragraph=True)
        else:
            for number in lost:
                sentence = side.reading.sentences[number]
                if side.alone[number] >= SURE_ALONE and _says_something([sentence]):
                    yield _difference(pairing, [sentence], relation, missing, paragraph=False)


def _mostly(side: _Side, inside: Sequence[int]) -> bool:
    """Whether most of a list is surely alone: its last item may fall in with what follows."""
    sizes = {number: len(side.reading.sentences[number].text) for number in inside}
    lost = sum(size for number, size in sizes.items() if side.alone.get(number, 0.0) >= SURE_ALONE)
    return lost >= _MOSTLY * sum(sizes.values())


def _surely(chances: Sequence[float]) -> bool:
    """Whether a paragraph is alone: one of its sentences surely, the others more likely than not."""
    return max(chances) >= SURE_ALONE and min(chances) >= LIKELY_ALONE


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
