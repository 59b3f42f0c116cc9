"""Review in a terminal: what can be judged, with ids, and what was said."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from hexapla.editions.reviews import Reviewable, Said, told
from hexapla.editions.terminal import clean, columns, page
from hexapla.editions.wording import clip

_SAID = {
    "accept": "accepted", "reject": "rejected", "correct": "corrected", "reviewed": "reviewed", "merge": "merged",
    "split": "split", "undo": "undone",
}  # fmt: skip
_LONGEST = 100
_STYLES = {"accept": "green", "reject": "red", "correct": "yellow"}


def show_reviewables(found: Sequence[Reviewable]) -> RenderableType:
    """Return the facts and differences of an event with their ids, for a terminal."""
    table = columns()
    for one in found:
        said = Text()
        if one.review is not None:
            said = Text(clean(told(one.review)), style=_STYLES.get(one.review.verdict, ""))
        sure = "" if one.kind == "difference" else f"{one.confidence:.2f}"
        label = Text(clean(clip(one.label, _LONGEST)))
        table.add_row(Text(one.id, style="bold"), Text(one.kind), Text(sure), label, said)
    return page(table)


def show_said(rows: Sequence[Said]) -> RenderableType:
    """Return what reviewers said, for a terminal."""
    table = columns()
    for row in rows:
        one = row.verdict
        what = f"#{one.undoes}: {one.label}" if one.undoes else one.label
        values = "; ".join(f"{name} = {value}" for name, value in sorted(one.values.items()))
        more = " · ".join(filter(None, (values, one.note)))
        table.add_row(
            Text(f"#{one.number}", style="bold"),
            Text(one.event[:8]),
            Text(_SAID[one.verdict], style=_STYLES.get(one.verdict, "")),
            Text(clean(f"{clip(what, _LONGEST)}{' (' + more + ')' if more else ''}")),
            Text(clean(f"{one.by}, {one.at[:16]}")),
            Text("" if row.state == "in force" else row.state, style="dim"),
        )
    return page(table)
