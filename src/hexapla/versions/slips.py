"""Slips of a version that are none of its own, or that follow from another one.

A faithful version of a text with a broken quotation has it too, and where a text breaks off its numbers are lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from hexapla.values.difference import Difference
from hexapla.values.text import Evidence
from hexapla.versions.pairing import Pairing
from hexapla.versions.quotations import quotations_broken
from hexapla.versions.reading import Reading
from hexapla.versions.repetitions import words_repeated
from hexapla.versions.residue import truncated

_SLIPS = ("quotation-broken", "truncated", "words-repeated")
# A mark or a word may move to the sentence before or after it.
_NEAR = 1


def without_inherited(found: Iterable[Difference], pairing: Pairing) -> list[Difference]:
    """Return the defects of the right text less the slips that the left one has where it says the same."""
    own = list(found)
    if not any(difference.kind in _SLIPS for difference in own):
        return own
    slips = _slips_of(pairing.left)
    counterparts: dict[int, set[int]] = defaultdict(set)
    for link in pairing.links:
        for number in link.right:
            counterparts[number].update(link.left)
    return [each for each in own if not _is_inherited(each, pairing.right, counterparts, slips.get(each.kind, set()))]


def without_cut_off(found: Iterable[Difference], own: Iterable[Difference]) -> list[Difference]:
    """Return the differences of a version less the numbers it lost where its text breaks off: that is told already.

    ``own`` is what the version shows alone.
    """
    ends = [each.version for each in own if each.kind == "truncated" and each.version is not None]
    return [each for each in found if each.kind != "number-missing" or not _stands_in(each.version, ends)]


def _stands_in(place: Evidence | None, places: Iterable[Evidence]) -> bool:
    return place is not None and any(_overlap(place, each) for each in places)


def _slips_of(original: Reading) -> dict[str, set[int]]:
    """Return kind -> the sentences of a text that have a slip of it, or stand beside one."""
    article = original.article
    found: dict[str, set[int]] = defaultdict(set)
    for slip in (*quotations_broken(article), *truncated(article), *words_repeated(article)):
        for number in _sentences_of(slip, original):
            found[slip.kind].update(range(number - _NEAR, number + _NEAR + 1))
    return found


def _is_inherited(slip: Difference, version: Reading, counterparts: dict[int, set[int]], slips: set[int]) -> bool:
    return any(not slips.isdisjoint(counterparts[number]) for number in _sentences_of(slip, version))


def _sentences_of(slip: Difference, reading: Reading) -> Iterator[int]:
    if slip.version is not None:
        for number, sentence in enumerate(reading.sentences):
            if _overlap(sentence, slip.version):
                yield number


def _overlap(a: Evidence, b: Evidence) -> bool:
    return a.block == b.block and a.start < b.end and b.start < a.end
