"""Dates that changed between an original and its version."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.values.difference import Difference
from hexapla.versions.pairing import Pairing
from hexapla.versions.places import shown
from hexapla.versions.quantities import Day, Values, of_sentences

# A period has two ends.
_MOST = 2


def date_differences(pairing: Pairing, left: Values, right: Values) -> Iterator[Difference]:
    """Yield dates of surely aligned sentences that cannot be one date.

    Only where as many dates of each side have no partner, each can have become the one that stands in its place, and
    they are few: which of many became which is a guess.
    """
    for position, link in enumerate(pairing.links):
        if not of_sentences(left.days, link.left) or not of_sentences(right.days, link.right):
            continue
        if not pairing.sure(link):
            continue
        near = pairing.links[max(0, position - 1) : position + 2]
        near_left = [day for each in near for day in of_sentences(left.days, each.left)]
        near_right = [day for each in near for day in of_sentences(right.days, each.right)]
        lost = _without(of_sentences(left.days, link.left), near_right)
        new = _without(of_sentences(right.days, link.right), near_left)
        if len(lost) == len(new) <= _MOST and all(map(Day.comparable, lost, new)):
            yield from (_changed(pairing, *both) for both in zip(lost, new, strict=True))


def _without(days: list[Day], others: list[Day]) -> list[Day]:
    return [day for day in days if not any(day.agrees(other) for other in others)]


def _changed(pairing: Pairing, day: Day, other: Day) -> Difference:
    detail = f"A date changed: {shown(day.where.text)} became {shown(other.where.text)}"
    ids = pairing.left.article.id, pairing.right.article.id
    values = (day.where.text, other.where.text)
    return Difference("date-changed", "error", day.where, other.where, *ids, values, detail)
