"""Verdicts: how one page rests on another, from the sentences they share, their wording and their credits."""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p

from hexapla.values.article import Article
from hexapla.values.event import Relation
from hexapla.versions.contrast import contrast
from hexapla.versions.credits import (
    cites,
    credit_alike,
    credits_someone,
    is_edition,
    names_as_version,
    says_translated_from,
)
from hexapla.versions.pairing import Pairing
from hexapla.versions.precedence import foreign_language
from hexapla.versions.wording import Wording

# Whether two texts are one in two languages: the share of both that is covered, the share surely covered, the contrast
# of what is aligned with what is not, and the threshold. Weights by logistic regression on 2,400 pairs of NTREX-128 in
# 105 languages, half of them of unrelated stories, and the sample's independent reports counted five times; the
# threshold for the alignment as it is now: of 1,400 other pairs of unrelated stories the two likest have 13.9 and 14.3,
# of 1,400 translations 16 have less than 14.5 (F1 .994; .993 at 15, .981 at 18; November 2026).
COVERED, SURELY, CONTRASTED, TRANSLATED = 9.8, 8.4, 1.8, 14.5
# Unrelated texts of as many sentences, each of the same length, are aligned without a doubt, and share nothing: they
# have .9 and less. Of 3,600 translations 12 have less than this.
LEAST_CONTRAST = 1.2
# Texts that share less are not one text, whatever they share; the sample's independent reports reach .64.
LEAST_COVERED = 0.62
# A translation that lost its end still covers itself, and its original up to there: who cuts here and there adapts.
# Nearly all of it must then be there, and by more than lengths: of
# 240 cuts of translations for which the rest holds .98 have such a contrast, of 5,200 unrelated pairs one.
# ``CUT_SURE`` was .6 before alignment became surer; a made-up report in its own words, of three sentences, has between
# .66 and .72. Of 472 translations cut to .35 to .8 it leaves 257 found, at .6 273; of 1,570 unrelated pairs, 670 of
# them cut, it takes 1, at .6 2 (November 2026).
CUT_COVERED, CUT_SURE, CUT_REST, CUT_CONTRAST = 0.85, 0.72, 0.3, 2.5
# Or cut, and perhaps reworded; of a version in n sentences, four or more, for fewer say little: its shares covered and
# surely covered, the contrast, ln(1 + n), and the threshold. Logistic regression on 1,600 translations of NTREX-128 of
# which .25 to .8 of the sentences were kept and as many cuts of unrelated stories, and the sample's independent reports
# counted ten times. With the alignment as it is now .81 of the cuts are found, .91 of those that kept .7 and more, and
# 3 of 647 unrelated; the sample's independent reports have 2.6 and less (November 2026).
PART_COVERED, PART_SURE, PART_CONTRASTED, PART_SENTENCES, PART = 2.9, 3.55, 0.92, -1.35, 3.4
# Less is enough where so many characters stand in long sentences that surely correspond: reports in their own words
# have up to 750, and unrelated stories are then no more often taken for cuts (with 500: 5 of 647).
ADAPTED_LONG, PART_LONG = 900, 1.7
ADAPTED_SURE, ADAPTED_CONTRAST = 0.15, 2.25
FEWEST_SENTENCES = 4
# What says itself on whom it rests, is named as a version or held for one by the linker, needs less.
CITED_COVERED = 0.5
HINTED_COVERED, HINTED_SURE = 0.6, 0.3
# Shares of words in runs that both have: a copy has most of its words from the source, a rewording some. A copy that
# keeps less than a third of the source is a brief.
COPIED, KEPT, REWORDED = 0.8, 0.35, 0.4


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one version rests on, and in which way.

    ``score`` is, of a copy, the share of the source's words that it keeps; of a translation or an adaptation, the
    share of the version that the source covers.
    """

    of: str
    relation: Relation
    score: float


def by_wording(source: Article, version: Article, wordings: tuple[Wording, Wording]) -> Verdict | None:
    """Return the relation of a version to a source in its own language, ``None`` where it has words of its own.

    ``wordings`` are those of the source and of the version.
    """
    taken, kept = wordings[1].kept(wordings[0]), wordings[0].kept(wordings[1])
    if taken >= COPIED and kept >= KEPT:
        return Verdict(source.id, "copy", kept)
    return Verdict(source.id, "adaptation", taken) if taken >= REWORDED else None


def by_sentences(pairing: Pairing, hinted: bool, resolved: bool) -> Verdict | None:
    """Return the relation of the right text to the left, in another language; ``None`` for a report of its own.

    ``hinted``: the linker holds the right for a version of the left. ``resolved``: whom the left credits is known.
    """
    source, version = pairing.left.article, pairing.right.article
    covered, sure = pairing.kinship.covered, pairing.kinship.sure
    if len(pairing.right.body) < 2:
        return None
    score = min(1.0, covered[1])
    told = covered[1] >= HINTED_COVERED and sure[1] >= HINTED_SURE
    if is_one_text(pairing) or (told and names_as_version(source, version)):
        known = _known_source(source, version, resolved)
        return Verdict(source.id, "translation" if known else "adaptation", score)
    cited = cites(version, source) and covered[1] >= CITED_COVERED
    return Verdict(source.id, "adaptation", score) if cited or (hinted and told) or _adapted(pairing) else None


def is_one_text(pairing: Pairing) -> bool:
    """Whether two texts in two languages are one throughout, or one of them but for what was cut."""
    return _whole(pairing) or _cut(pairing)


def _whole(pairing: Pairing) -> bool:
    covered, sure = min(pairing.kinship.covered), min(pairing.kinship.sure)
    if covered < LEAST_COVERED:
        return False
    above = contrast(pairing)
    return above >= LEAST_CONTRAST and COVERED * covered + SURELY * sure + CONTRASTED * above >= TRANSLATED


def _cut(pairing: Pairing) -> bool:
    (rest, covered), sure = pairing.kinship.covered, pairing.kinship.sure[1]
    enough = covered >= CUT_COVERED and sure >= CUT_SURE and rest >= CUT_REST
    return enough and contrast(pairing) >= CUT_CONTRAST and _covered_to_the_end(pairing) >= CUT_COVERED


def _covered_to_the_end(pairing: Pairing) -> float:
    """Return the share of the left body that has a counterpart, up to its last sentence that has one."""
    linked = {number for link in pairing.links if link.right for number in link.left}
    sizes = {number: len(pairing.left.sentences[number].text) for number in pairing.left.body}
    last = max((number for number in sizes if number in linked), default=-1)
    before = [number for number in sizes if number <= last]
    whole = sum(sizes[number] for number in before)
    return sum(sizes[number] for number in before if number in linked) / max(1, whole)


def _adapted(pairing: Pairing) -> bool:
    covered, sure, size = pairing.kinship.covered[1], pairing.kinship.sure[1], len(pairing.right.body)
    long = pairing.kinship.long >= ADAPTED_LONG
    if sure < ADAPTED_SURE or not (long or size >= FEWEST_SENTENCES):
        return False
    above = contrast(pairing)
    if above < ADAPTED_CONTRAST:
        return False
    score = PART_COVERED * covered + PART_SURE * sure + PART_CONTRASTED * above + PART_SENTENCES * log1p(size)
    return score >= (PART_LONG if long else PART)


def _known_source(source: Article, version: Article, resolved: bool) -> bool:
    """Whether nothing speaks against ``source`` being what ``version`` was made from.

    Two pages that credit a third rest on that one, and of two that credit outlets unknown nobody knows: neither is the
    other's source. Where the source's own source is ``resolved`` and the version credits another, it may be the next
    in the chain.
    """
    if cites(version, source) or foreign_language(version) == source.language:
        return True
    if is_edition(version, source) or is_edition(source, version) or says_translated_from(version, source.language):
        return True
    if not credits_someone(source) or not credits_someone(version) or cites(source, source):
        return True
    return resolved and not credit_alike(source, version)
