"""What lines are, while they are read: body, caption, title, standfirst, or set aside with a verdict."""

from __future__ import annotations

from msgspec import Struct

from hexapla.articles.furniture import Verdict
from hexapla.articles.line import Line

CUT_OFF = "cut off"
"""The place, and the reason in the ledger, of what stands behind the last line that is read."""

BODY, CAPTION, TITLE, STANDFIRST = "body", "caption", "title", "standfirst"


class Reader(Struct):
    """The lines under reading; ``roles`` fills up, ``None`` is not settled yet."""

    lines: list[Line]
    language: str | None
    title: str | None
    roles: list[str | Verdict | None]

    def open(self, i: int) -> bool:
        """Say whether a line is not settled yet."""
        return self.roles[i] is None
