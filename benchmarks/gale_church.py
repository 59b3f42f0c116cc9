"""The plain baseline of sentence alignment: lengths alone (Gale and Church 1993)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scoring import Link

# The paper's table 5; as in its program, each of the two shapes of a kind has the probability of the kind.
_CHANCES = {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (1, 2): 0.089, (2, 1): 0.089, (2, 2): 0.011}
_PRIORS = {bead: -math.log(chance) for bead, chance in _CHANCES.items()}
_VARIANCE = 6.8  # of the characters that stand for one of the other side (section 3)
_FARTHEST = 25.0  # what the paper's program takes for the -log of a probability of nothing


def align(a: Sequence[str], b: Sequence[str]) -> list[Link]:
    """Return the cheapest path of beads; the ratio of lengths is that of the whole texts."""
    lengths_a, lengths_b = _sums(a), _sums(b)
    ratio = lengths_b[-1] / lengths_a[-1] if lengths_a[-1] else 1.0
    cost = {(0, 0): 0.0}
    back: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            for (m, n), prior in _PRIORS.items():
                before = cost.get((i - m, j - n))
                if before is None:
                    continue
                left, right = lengths_a[i] - lengths_a[i - m], lengths_b[j] - lengths_b[j - n]
                total = before + prior + _mismatch(left, right, ratio)
                if total < cost.get((i, j), math.inf):
                    cost[i, j], back[i, j] = total, (m, n)
    links: list[Link] = []
    i, j = len(a), len(b)
    while i or j:
        m, n = back[i, j]
        links.append((tuple(range(i - m, i)), tuple(range(j - n, j))))
        i, j = i - m, j - n
    return links[::-1]


def _sums(sentences: Sequence[str]) -> list[int]:
    sums = [0]
    for sentence in sentences:
        sums.append(sums[-1] + len(sentence))
    return sums


def _mismatch(length_a: float, length_b: float, ratio: float) -> float:
    """Return -log of the chance that lengths differ so much or more (two-sided, normal)."""
    mean = (length_a + length_b / ratio) / 2 if ratio else 0.0
    if not mean:
        return 0.0
    chance = math.erfc(abs(length_a * ratio - length_b) / math.sqrt(2 * _VARIANCE * mean))
    return -math.log(chance) if chance > 0 else _FARTHEST
