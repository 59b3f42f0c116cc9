"""Ties: which articles people say report one event, and which they say report two."""

from __future__ import annotations

from msgspec import Struct


class Words(Struct, frozen=True):
    """What one verdict says of which articles, to be told to who asks: its number and who gave it, when and why."""

    number: int
    kind: str
    by: str
    at: str
    note: str | None
    articles: frozenset[str]
    others: frozenset[str]

    def tells_of(self, a: str, b: str) -> bool:
        """Say whether the verdict itself is on two articles."""
        if self.kind == "merge":
            both = self.articles | self.others
            return a in both and b in both
        across = (a in self.articles and b in self.others) or (b in self.articles and a in self.others)
        return across or (a in self.articles and b in self.articles)


class Ties(Struct, frozen=True):
    """What holds of articles whatever else speaks for it or against it, by article id; it contradicts itself nowhere.

    ``together`` are groups that report one event each, every article in one at most, and ``apart`` are pairs that
    report two: what is said of one article of a group is said of all of it. ``words`` are the verdicts that it comes
    from, by number.
    """

    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    words: tuple[Words, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything was said at all."""
        return bool(self.together or self.apart)

    def said_of(self, a: str, b: str) -> Words | None:
        """Return the last verdict on two articles themselves; what holds of them may follow from others."""
        return next((one for one in reversed(self.words) if one.tells_of(a, b)), None)


UNTIED = Ties()
