"""Surroundings: what of a text stands near some places, so that what is read there alone is read in a shorter text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

_BREAK = "\n"


class Surroundings(Struct, frozen=True):
    """Pieces of a text in their order, a line break between; the pieces begin at ``begun`` here, at ``origins`` there.

    Where there is no place there is no piece, and ``text`` is empty.
    """

    text: str
    begun: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, place: int) -> int:
        """Return where in the whole text a place of a piece is."""
        piece = bisect_right(self.begun, place) - 1
        return place - self.begun[piece] + self.origins[piece]


def surroundings(text: str, places: Sequence[int], reach: int) -> Surroundings:
    """Return what stands at most so many codepoints before and behind places, which are in rising order."""
    bounds: list[tuple[int, int]] = []
    for place in places:
        start, end = max(0, place - reach), place + reach
        bounds.append((bounds.pop()[0], end) if bounds and start <= bounds[-1][1] else (start, end))
    begun, length = [], 0
    for start, end in bounds:
        begun.append(length)
        length += end - start + len(_BREAK)
    return Surroundings(
        _BREAK.join(text[start:end] for start, end in bounds), tuple(begun), tuple(start for start, _ in bounds)
    )
