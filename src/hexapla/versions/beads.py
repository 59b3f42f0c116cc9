"""Beads: how many sentences of each side one link of an alignment may hold."""

from __future__ import annotations

from typing import Final

# Gale and Church (1993) use the first five shapes with 1-0 and 0-1; real bitext has 1-3 and 3-1 as well.
BEADS: Final[tuple[tuple[int, int], ...]] = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
TWO_SIDED: Final[tuple[tuple[int, int], ...]] = tuple(bead for bead in BEADS if bead[0] and bead[1])
LONGEST: Final[int] = max(max(bead) for bead in BEADS)


def name(bead: tuple[int, int]) -> str:
    """Return the bead's name as the literature writes it, ``1-2``."""
    return f"{bead[0]}-{bead[1]}"
