"""A rejection: what a step refused, and why, kept as a value so that nothing is dropped in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct


class Rejection(Struct, frozen=True, order=True):
    """One refused subject.

    ``subject`` names it (a location, an article id), ``step`` the room that refused it, ``reason`` is a
    short stable phrase fit for counting, ``detail`` one line for a person.
    """

    subject: str
    step: str
    reason: str
    detail: str = ""


class Refusals(Struct, frozen=True):
    """What was refused, in sum: how many subjects, why and how often, the first of them in order.

    The most frequent reasons come first.
    """

    total: int
    reasons: tuple[tuple[str, int], ...]
    first: tuple[Rejection, ...]

    @classmethod
    def of(cls, rejections: Sequence[Rejection], most: int) -> Refusals:
        """Return the sum of what was refused, with at most so many reasons and subjects."""
        reasons = Counter(one.reason for one in rejections)
        ordered = sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
        return cls(len(rejections), tuple(ordered[:most]), tuple(sorted(rejections)[:most]))
