"""Beads: how many sentences of each side one link of an alignment may hold."""

from __future__ import annotations

from typing import Final

# Gale and Church (1993) use 1-1, 1-0, 0-1, 1-2, 2-1 and 2-2; real bitext has longer ones as well.
BEADS: Final[tuple[tuple[int, int], ...]] = (
    (1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (1, 4), (4, 1),
)  # fmt: skip
TWO_SIDED: Final[tuple[tuple[int, int], ...]] = tuple(bead for bead in BEADS if bead[0] and bead[1])
LONGEST: Final[int] = max(max(bead) for bead in BEADS)


def name(bead: tuple[int, int]) -> str:
    """Return the bead's name as the literature writes it, ``1-2``."""
    return f"{bead[0]}-{bead[1]}"
