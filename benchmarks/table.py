"""Small aligned tables: names to the left, figures to the right."""

from __future__ import annotations

from collections.abc import Sequence

NOTHING = "–"


def show(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table; the first column holds names, the others figures."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    print(f"\n{title}")
    for row in (head, *rows):
        name, *figures = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        print("  " + "   ".join((name.strip().ljust(widths[0]), *figures)).rstrip(), flush=True)


def score(value: float) -> str:
    """Return a share of 1 as the field writes it: ``.962``."""
    return f"{value:.3f}".removeprefix("0")


def ratio(value: float, peer: float | None) -> str:
    """Return how many times the peer's a value is."""
    return f"{value / peer:.2f}×" if peer else NOTHING


def whole(value: float) -> str:
    return f"{value:,.0f}"
