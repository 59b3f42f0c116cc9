"""The ledger of outlets for a person: a table an outlet, a line a piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group
from rich.table import Table
from rich.text import Text

from hexapla.cli.messages import one_line
from hexapla.values.outlet import SetAside

_LONGEST = 120  # characters of a piece that are shown
_WIDEST = 28  # columns of a terminal that a reason may take


def show_ledger(lines: Sequence[SetAside]) -> Group:
    """Return what was set aside as tables, one an outlet; a foreign language is marked with ≠."""
    return Group(*(_table(outlet, list(some)) for outlet, some in groupby(lines, key=lambda one: one.outlet)))


def _table(outlet: str | None, lines: Sequence[SetAside]) -> Table:
    title = Text(one_line(outlet or "no outlet"))
    table = Table(title=title, title_justify="left", box=None, padding=(0, 2, 0, 0), header_style="dim", expand=True)
    rows = list(_rows(lines))
    for i, name in enumerate(("set aside as", "pages", "language")):
        widest = max(row[i].cell_len for row in rows)
        table.add_column(name, no_wrap=True, min_width=min(max(widest, len(name)), _WIDEST))
    table.add_column("text", overflow="ellipsis", no_wrap=True, ratio=1)
    for row in rows:
        table.add_row(*row)
    return table


def _rows(lines: Sequence[SetAside]) -> Iterator[tuple[Text, ...]]:
    for line in lines:
        language = f"{line.language or ''}{' ≠' if line.foreign else ''}"
        text = " ".join(line.text.split())
        shown = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
        yield tuple(Text(one_line(cell)) for cell in (line.reason, str(line.pages), language, shown))
